// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tree of units to choose one from, to look at; the choice is the workbook's unit filter. */
#define KB_TYPE_UNIT_CHOOSER (kb_unit_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KbUnitChooser, kb_unit_chooser, KB, UNIT_CHOOSER, GtkPopover)

void kb_unit_chooser_set_workbook (KbUnitChooser *chooser, KbWorkbook *workbook);

G_END_DECLS

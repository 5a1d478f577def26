// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Why a system has its class, beside the class. */
#define KB_TYPE_WHY_POPOVER (kb_why_popover_get_type ())
G_DECLARE_FINAL_TYPE (KbWhyPopover, kb_why_popover, KB, WHY_POPOVER, GtkPopover)

GtkWidget *kb_why_popover_new (KbWorkbook *workbook, const char *system_id);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"
#include "kb-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An information asset in the list beside a classification: its name and how far it has come. */
#define KB_TYPE_OBJECT_ROW (kb_object_row_get_type ())
G_DECLARE_FINAL_TYPE (KbObjectRow, kb_object_row, KB, OBJECT_ROW, GtkBox)

void kb_object_row_set (KbObjectRow *row,
                        const KbMethod *method,
                        const KbRecord *asset,
                        const KbClass *class,
                        gboolean current);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list whose rows are made anew when what they show has changed. The keyboard stays where it was:
 * on the same part of the row that now stands in the same place. */

void kb_list_rows_clear (GtkListBox *list);
void kb_list_rows_filled (GtkListBox *list);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a record is shown, and where on its page a column of it is. */

const char *kb_place_section (KbKind kind);
void kb_place_mark (GtkWidget *widget, const char *column);
gboolean kb_place_focus (GtkWidget *page, const char *place);

G_END_DECLS

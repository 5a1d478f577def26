// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A method on the start page: its letters, its name and what is particular to it. Choosing it makes
 * a workbook. */
#define KB_TYPE_METHOD_CARD (kb_method_card_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodCard, kb_method_card, KB, METHOD_CARD, GtkButton)

GtkWidget *kb_method_card_new (const KbMethod *method);
GtkWidget *kb_method_card_new_example (void);

G_END_DECLS

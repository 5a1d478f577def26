// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-catalogue.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_BEGIN_DECLS

void kb_gui_init_translations (void);
KbLanguage kb_gui_language (void);
void kb_gui_set_language (const char *choice);
const char *kb_gui_text (const char *text) G_GNUC_FORMAT (1);

void kb_gui_show_error (GtkWidget *widget, const GError *error);
void kb_gui_show_message (GtkWidget *widget, const char *text);
void kb_gui_show_toast (GtkWidget *widget, const char *text);
void kb_gui_show_undo_toast (GtkWidget *widget, const char *text);
void kb_gui_dispose_template (GtkWidget *widget, GType type);
int kb_gui_character_width (GtkWidget *widget);
void kb_gui_reveal (GtkWidget *widget);
void kb_gui_set_label (GtkWidget *widget, const char *label);
void kb_gui_set_tooltip (GtkWidget *widget, const char *text);
gboolean kb_gui_is_dark (void);
gboolean kb_gui_has_letter_keys (GtkWidget *widget);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-card"

#include "kb-method-card.h"

#include "kb-gui.h"

struct _KbMethodCard {
  GtkButton parent_instance;

  GtkBox *letters;
  GtkLabel *name;
  GtkLabel *summary;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (KbMethodCard, kb_method_card, GTK_TYPE_BUTTON)

static void
kb_method_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_CARD);
  G_OBJECT_CLASS (kb_method_card_parent_class)->dispose (object);
}

static void
kb_method_card_class_init (KbMethodCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodCard, letters);
  gtk_widget_class_bind_template_child (widget_class, KbMethodCard, name);
  gtk_widget_class_bind_template_child (widget_class, KbMethodCard, summary);
  gtk_widget_class_bind_template_child (widget_class, KbMethodCard, note);
}

static void
kb_method_card_init (KbMethodCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_texts (KbMethodCard *self, const char *name, const char *summary, const char *note)
{
  g_autofree char *spoken = g_strdup_printf ("%s. %s %s", name, summary, note);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->note, note);
  kb_gui_set_label (GTK_WIDGET (self), spoken);
}

/**
 * kb_method_card_new:
 * @method: a method that comes with the program
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
kb_method_card_new (const KbMethod *method)
{
  KbMethodCard *card = g_object_new (KB_TYPE_METHOD_CARD, NULL);
  const KbRecord *header = kb_method_header (method);
  KbLanguage language = kb_gui_language ();

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    GtkWidget *letter = gtk_label_new (kb_method_aspect_letter (method, a));

    gtk_widget_add_css_class (letter, "kb-letter");
    gtk_box_append (card->letters, letter);
  }
  set_texts (card, kb_method_name (method, language),
             kb_record_localized (header, KB_METHOD_SUMMARY_SV, language),
             kb_record_localized (header, KB_METHOD_NOTE_SV, language));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", kb_method_code (method));
  return GTK_WIDGET (card);
}

/**
 * kb_method_card_new_example:
 *
 * Returns: (transfer floating): the card that opens the worked example
 */
GtkWidget *
kb_method_card_new_example (void)
{
  KbMethodCard *card = g_object_new (KB_TYPE_METHOD_CARD, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("kb-play-symbolic");

  gtk_widget_add_css_class (icon, "kb-letter");
  gtk_box_append (card->letters, icon);
  gtk_widget_add_css_class (GTK_WIDGET (card), "kb-example");
  set_texts (card, _ ("Try the example"),
             _ ("Björkhamra's social services with 24 information assets."),
             _ ("Takes ten minutes to go through"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.example");
  return GTK_WIDGET (card);
}

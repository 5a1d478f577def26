// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-stat-card"

#include "kb-stat-card.h"

#include "kb-donut.h"
#include "kb-gui.h"

struct _KbStatCard {
  GtkButton parent_instance;

  KbDonut *donut;
  GtkImage *icon;
  GtkLabel *figure;
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (KbStatCard, kb_stat_card, GTK_TYPE_BUTTON)

static void
kb_stat_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_STAT_CARD);
  G_OBJECT_CLASS (kb_stat_card_parent_class)->dispose (object);
}

static void
kb_stat_card_class_init (KbStatCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_stat_card_dispose;
  g_type_ensure (KB_TYPE_DONUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-stat-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, donut);
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, icon);
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, figure);
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, title);
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, caption);
  gtk_widget_class_bind_template_child (widget_class, KbStatCard, note);
}

static void
kb_stat_card_init (KbStatCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kb_stat_card_set_icon (KbStatCard *card, const char *icon_name)
{
  g_return_if_fail (KB_IS_STAT_CARD (card));

  gtk_image_set_from_icon_name (card->icon, icon_name);
}

/**
 * kb_stat_card_set_share:
 * @card: a card
 * @share: 0–1, shown as a ring in place of the icon
 */
void
kb_stat_card_set_share (KbStatCard *card, double share)
{
  g_return_if_fail (KB_IS_STAT_CARD (card));

  gtk_widget_set_visible (GTK_WIDGET (card->donut), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (card->icon), FALSE);
  kb_donut_set_share (card->donut, share);
}

/**
 * kb_stat_card_set_all:
 * @card: a card
 * @figure: the number, large
 * @title: what it counts
 * @caption: what else is worth knowing
 * @note: (nullable): and one thing more
 */
void
kb_stat_card_set_all (
    KbStatCard *card, const char *figure, const char *title, const char *caption, const char *note)
{
  g_autofree char *spoken =
      g_strdup_printf ("%s %s, %s%s%s", figure, title, caption, note ? ", " : "", note ? note : "");

  g_return_if_fail (KB_IS_STAT_CARD (card));

  gtk_label_set_text (card->figure, figure);
  gtk_label_set_text (card->title, title);
  gtk_label_set_text (card->caption, caption);
  gtk_label_set_text (card->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (card->note), note != NULL);
  kb_gui_set_label (GTK_WIDGET (card), spoken);
}

void
kb_stat_card_set (KbStatCard *card, const char *figure, const char *title, const char *caption)
{
  kb_stat_card_set_all (card, figure, title, caption, NULL);
}

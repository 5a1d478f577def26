// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-vote-row"

#include "kb-vote-row.h"

#include "kb-gui.h"
#include "kb-tile.h"

struct _KbVoteRow {
  GtkButton parent_instance;

  KbTile *keycap;
  GtkLabel *name_label;
  GtkLabel *text_label;
  GtkLevelBar *bar;
  GtkLabel *count_label;
  GtkLabel *median_label;
  GtkWidget *check;

  guint level;
  char *name;
};

G_DEFINE_FINAL_TYPE (KbVoteRow, kb_vote_row, GTK_TYPE_BUTTON)

static void
kb_vote_row_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_VOTE_ROW);
  G_OBJECT_CLASS (kb_vote_row_parent_class)->dispose (object);
}

static void
kb_vote_row_finalize (GObject *object)
{
  g_free (KB_VOTE_ROW (object)->name);
  G_OBJECT_CLASS (kb_vote_row_parent_class)->finalize (object);
}

static void
kb_vote_row_class_init (KbVoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_vote_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_vote_row_finalize;
  g_type_ensure (KB_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-vote-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, keycap);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, bar);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, median_label);
  gtk_widget_class_bind_template_child (widget_class, KbVoteRow, check);
}

static void
kb_vote_row_init (KbVoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kb_vote_row_new (const KbMethod *method, guint aspect, guint level)
{
  KbVoteRow *self = g_object_new (KB_TYPE_VOTE_ROW, NULL);
  KbRecord *record = kb_method_item (method, KB_KIND_LEVEL, level);
  const char *text = kb_method_level_text (method, aspect, level, kb_gui_language ());
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, KB_LEVEL_NUMBER));

  self->level = level;
  self->name = g_strdup_printf ("%s %s", number,
                                kb_record_localized (record, KB_LEVEL_NAME_SV, kb_gui_language ()));
  kb_tile_set (self->keycap, number, kb_record_text (record, KB_LEVEL_COLOR));
  gtk_label_set_text (self->name_label,
                      kb_record_localized (record, KB_LEVEL_NAME_SV, kb_gui_language ()));
  gtk_label_set_text (self->text_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), text && *text);
  return GTK_WIDGET (self);
}

/**
 * kb_vote_row_show:
 * @row: a row
 * @count: how many chose the level
 * @most: how many chose the level that most chose
 * @seen: whether the count may be seen now
 * @chosen: whether the room agrees on this level
 * @median: whether the median lies here
 */
void
kb_vote_row_show (
    KbVoteRow *row, guint count, guint most, gboolean seen, gboolean chosen, gboolean median)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *spoken =
      seen ? g_strdup_printf ("%s: %s", row->name, text) : g_strdup (row->name);

  g_return_if_fail (KB_IS_VOTE_ROW (row));

  /* A bar whose value stays is not drawn anew when its scale changes. */
  gtk_level_bar_set_value (row->bar, 0);
  gtk_level_bar_set_max_value (row->bar, most);
  gtk_level_bar_set_value (row->bar, seen ? count : 0);
  gtk_label_set_text (row->count_label, seen ? text : "");
  /* It keeps its room, so that all bars are as long. */
  gtk_widget_set_opacity (GTK_WIDGET (row->median_label), median ? 1 : 0);
  gtk_widget_set_opacity (row->check, chosen ? 1 : 0);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (row), "kb-in-range");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "kb-in-range");
  kb_gui_set_label (GTK_WIDGET (row), spoken);
}

guint
kb_vote_row_get_level (KbVoteRow *row)
{
  return row->level;
}

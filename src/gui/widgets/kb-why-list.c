// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-why-list"

#include "kb-why-list.h"

#include "kb-explain.h"
#include "kb-gui.h"
#include "kb-tile.h"

struct _KbWhyList {
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KbWhyList, kb_why_list, ADW_TYPE_BIN)

/* A link is "assets/ID" or "systems/ID". */
static gboolean
on_link_activated (GtkLabel *label, const char *uri, KbWhyList *self)
{
  g_auto (GStrv) parts = g_strsplit (uri, "/", 2);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (g_strv_length (parts) == 2) {
    if (popover)
      gtk_popover_popdown (GTK_POPOVER (popover));
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", parts[0], parts[1]);
  }
  return TRUE;
}

static void
add_row (KbWhyList *self, GtkWidget *start, const char *markup)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link_activated), self, 0);
  gtk_widget_set_valign (start, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  kb_gui_set_label (row, gtk_label_get_text (GTK_LABEL (label)));
  gtk_list_box_append (self->list, row);
}

static GtkWidget *
icon (const char *name, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (image, css_class);
  return image;
}

static void
add_aspect (KbWhyList *self, const KbExplainer *explainer, const char *system_id, guint aspect)
{
  const KbSystemClass *class = kb_inheritance_system (explainer->inheritance, system_id);
  g_autofree char *text = kb_explain_inherited (explainer, system_id, aspect);
  GtkWidget *tile = kb_tile_new ("kb-badge");

  kb_tile_set_level (KB_TILE (tile), explainer->method, aspect, class->inherited.aspects[aspect]);
  gtk_widget_add_css_class (tile, "kb-medium");
  add_row (self, tile, text);
}

/* "K4 by hand. Accumulation. Why, in words. Role, date" */
static void
add_manual (KbWhyList *self, const KbExplainer *explainer, const char *system_id, guint aspect)
{
  KbRecord *level = kb_content_find_pair (
      explainer->content, KB_KIND_SYSTEM_LEVEL, system_id,
      kb_record_id (kb_method_item (explainer->method, KB_KIND_ASPECT, aspect)));
  g_autofree char *reason = kb_explain_manual (explainer, system_id, aspect);
  g_autofree char *signature = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *text = NULL;
  GtkWidget *tile = kb_tile_new ("kb-badge");
  KbLevelRange range;

  g_object_ref_sink (tile);
  if (reason) {
    range = kb_level_range_from_ids (explainer->method,
                                     kb_record_text (level, KB_SYSTEM_LEVEL_RAISED), NULL);
    signature = kb_explain_manual_signature (explainer, level);
    safe = g_markup_escape_text (signature, -1);
    text = g_strdup_printf ("%s: %s\n%s", _ ("By hand"), reason, safe);
    kb_tile_set_level (KB_TILE (tile), explainer->method, aspect, range);
    gtk_widget_add_css_class (tile, "kb-medium");
    add_row (self, tile, text);
  }
  g_object_unref (tile);
}

static void
kb_why_list_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WHY_LIST);
  G_OBJECT_CLASS (kb_why_list_parent_class)->dispose (object);
}

static void
kb_why_list_class_init (KbWhyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_why_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-why-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWhyList, list);
}

static void
kb_why_list_init (KbWhyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_why_list_set:
 * @why: the list
 * @workbook: a workbook
 * @system_id: (nullable): one of its systems; %NULL empties the list
 * @with_manual: also what was set by hand, where that is not shown beside
 *
 * Shows why the system has its class as it is now (design §6).
 */
void
kb_why_list_set (KbWhyList *why, KbWorkbook *workbook, const char *system_id, gboolean with_manual)
{
  KbExplainer explainer;
  g_autoptr (GPtrArray) marks = NULL;
  GtkWidget *child;

  g_return_if_fail (KB_IS_WHY_LIST (why));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (why->list))))
    gtk_list_box_remove (why->list, child);
  if (!system_id)
    return;
  explainer = (KbExplainer){ kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                             kb_workbook_get_inheritance (workbook), kb_gui_language (), TRUE };
  if (!kb_inheritance_system (explainer.inheritance, system_id))
    return;
  for (guint a = 0; a < kb_method_size (explainer.method, KB_KIND_ASPECT); a++) {
    add_aspect (why, &explainer, system_id, a);
    if (with_manual)
      add_manual (why, &explainer, system_id, a);
  }
  marks = kb_explain_marks (&explainer, system_id);
  for (guint i = 0; i < marks->len; i++) {
    const KbMark *mark = g_ptr_array_index (marks, i);
    gboolean circle = mark->type == KB_MARK_CIRCLE;

    add_row (why, icon (circle ? "kb-refresh-symbolic" : "kb-warning-symbolic", "kb-warning"),
             mark->text);
  }
}

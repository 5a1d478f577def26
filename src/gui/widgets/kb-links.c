// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-links"

#include "kb-links.h"

#include "kb-collation.h"
#include "kb-commands.h"
#include "kb-format.h"
#include "kb-gui.h"

struct _KbLinks {
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkMenuButton *add_button;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListView *candidates;
  GtkLabel *nothing_label;
  GtkListBox *list;
  GtkLabel *empty_label;

  GHashTable *linked;    /* ids */
  GPtrArray *records;    /* KbRecord that can be linked, NULL when none can */
  GtkStringList *titles; /* of those that the search lets through */
  GPtrArray *ids;        /* in step with titles */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (KbLinks, kb_links, GTK_TYPE_BOX)

static guint link_signal;
static guint unlink_signal;
static guint open_signal;

/* "R04 Title" for what is numbered, else the name. */
static char *
title_of (const KbRecord *record)
{
  g_autofree char *label = NULL;

  if (kb_record_kind (record) == KB_KIND_RISK)
    label = kb_risk_label (record);
  else if (kb_record_kind (record) == KB_KIND_ACTION)
    label = kb_action_label (record);
  return label ? g_strdup_printf ("%s %s", label, kb_record_title (record))
               : g_strdup (kb_record_title (record));
}

static void
show_candidates (KbLinks *self)
{
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->search));

  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          NULL);
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; self->records && i < self->records->len; i++) {
    KbRecord *record = g_ptr_array_index (self->records, i);
    g_autofree char *title = title_of (record);

    if (g_hash_table_contains (self->linked, kb_record_id (record)))
      continue;
    if (*needle && !kb_folded_contains (title, needle))
      continue;
    gtk_string_list_append (self->titles, title);
    g_ptr_array_add (self->ids, g_strdup (kb_record_id (record)));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), self->ids->len == 0);
  gtk_label_set_text (self->nothing_label,
                      *needle ? _ ("Nothing matches") : _ ("There is nothing more to choose."));
}

static void
on_popover_shown (KbLinks *self)
{
  gtk_editable_set_text (self->search, "");
  show_candidates (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search_changed (KbLinks *self)
{
  show_candidates (self);
}

static void
link_at (KbLinks *self, guint position)
{
  g_autofree char *id = NULL;

  if (position >= self->ids->len)
    return;
  id = g_strdup (g_ptr_array_index (self->ids, position));
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, link_signal, 0, id);
}

static void
on_candidate_activated (KbLinks *self, guint position)
{
  link_at (self, position);
}

static void
on_search_activate (KbLinks *self)
{
  show_candidates (self);
  link_at (self, 0);
}

static void
on_row_activated (KbLinks *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  g_signal_emit (self, open_signal, 0, id);
}

static void
on_remove_clicked (KbLinks *self, GtkButton *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  g_signal_emit (self, unlink_signal, 0, id);
}

static void
on_candidate_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
on_candidate_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
kb_links_dispose (GObject *object)
{
  KbLinks *self = KB_LINKS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LINKS);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->titles);
  G_OBJECT_CLASS (kb_links_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, KB_TYPE_LINKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       G_TYPE_STRING);
}

static void
kb_links_class_init (KbLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_links_dispose;
  link_signal = new_signal ("link");
  unlink_signal = new_signal ("unlink");
  open_signal = new_signal ("open");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-links.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLinks, heading);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, popover);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, search);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, candidates);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, list);
  gtk_widget_class_bind_template_child (widget_class, KbLinks, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_candidate_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kb_links_init (KbLinks *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = gtk_string_list_new (NULL);
  self->editable = TRUE;
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->titles)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_candidate_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_candidate_bind), NULL);
  gtk_list_view_set_factory (self->candidates, factory);
  gtk_list_view_set_model (self->candidates, GTK_SELECTION_MODEL (selection));
}

/**
 * kb_links_set_texts:
 * @links: a list of links
 * @heading: what is linked
 * @add: what the button that links one more says
 * @empty: what stands there while nothing is linked
 */
void
kb_links_set_texts (KbLinks *links, const char *heading, const char *add, const char *empty)
{
  g_return_if_fail (KB_IS_LINKS (links));

  gtk_label_set_text (links->heading, heading);
  kb_gui_set_tooltip (GTK_WIDGET (links->add_button), add);
  kb_gui_set_label (GTK_WIDGET (links->add_button), add);
  kb_gui_set_label (GTK_WIDGET (links->list), heading);
  gtk_label_set_text (links->empty_label, empty);
}

static void
show_emptiness (KbLinks *self)
{
  gboolean any = g_hash_table_size (self->linked) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), !any);
}

void
kb_links_clear (KbLinks *links)
{
  GtkWidget *child;

  g_return_if_fail (KB_IS_LINKS (links));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (links->list))))
    gtk_list_box_remove (links->list, child);
  g_hash_table_remove_all (links->linked);
  show_emptiness (links);
}

static GtkWidget *
remove_button (KbLinks *self, const char *id, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("kb-remove-symbolic");
  g_autofree char *label = kb_fill (_ ("Remove the link to {name}"), "name", title, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kb_gui_set_tooltip (button, label);
  kb_gui_set_label (button, label);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/**
 * kb_links_add:
 * @links: a list of links
 * @record: a linked record
 * @title: (nullable): what its row says; its own title without
 * @suffix: (nullable) (transfer floating): shown at the row's end
 */
void
kb_links_add (KbLinks *links, const KbRecord *record, const char *title, GtkWidget *suffix)
{
  g_autofree char *own = title ? g_strdup (title) : title_of (record);
  g_autofree char *escaped = g_markup_escape_text (own, -1);
  GtkWidget *row = adw_action_row_new ();

  g_return_if_fail (KB_IS_LINKS (links));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kb_gui_set_label (row, own);
  if (suffix) {
    gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  }
  if (links->editable)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               remove_button (links, kb_record_id (record), own));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (kb_record_id (record)), g_free);
  gtk_list_box_append (links->list, row);
  g_hash_table_add (links->linked, g_strdup (kb_record_id (record)));
  show_emptiness (links);
}

/**
 * kb_links_set_candidates:
 * @links: a list of links
 * @records: (element-type KbRecord): what can be linked; those that are linked already are left out
 */
void
kb_links_set_candidates (KbLinks *links, const GPtrArray *records)
{
  g_return_if_fail (KB_IS_LINKS (links));

  g_clear_pointer (&links->records, g_ptr_array_unref);
  links->records = g_ptr_array_new_full (records->len, (GDestroyNotify) kb_record_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (links->records, kb_record_ref (g_ptr_array_index (records, i)));
}

void
kb_links_set_editable (KbLinks *links, gboolean editable)
{
  g_return_if_fail (KB_IS_LINKS (links));

  links->editable = editable;
  gtk_widget_set_visible (GTK_WIDGET (links->add_button), editable);
}

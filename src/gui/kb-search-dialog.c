// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-search-dialog"

#include "kb-search-dialog.h"

#include "kb-gui.h"
#include "kb-list-rows.h"
#include "kb-place.h"
#include "kb-search-acts.h"
#include "kb-search-row.h"
#include "kb-window-private.h"

/* How many of each group are shown; typing one more letter is quicker than reading on. */
#define MOST 8

struct _KbSearchDialog {
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *count_label;

  KbWindow *window; /* borrowed: the dialog goes with it */
  KbSearch *search;
};

G_DEFINE_FINAL_TYPE (KbSearchDialog, kb_search_dialog, ADW_TYPE_WINDOW)

static void
add_pages (KbSearchDialog *self)
{
  for (guint i = 0; i < kb_workbook_view_n_sections (); i++)
    kb_search_add (self->search, KB_FOUND_PAGE, kb_workbook_view_section_name (i),
                   kb_workbook_view_section_title (i));
}

static char *
key_of (KbSearchDialog *self, const KbHit *hit)
{
  g_autofree char *action = NULL;

  if (hit->group == KB_FOUND_ACT)
    return kb_search_act_key (self->window, hit->id);
  if (hit->group != KB_FOUND_PAGE)
    return NULL;
  action = g_strdup_printf ("win.section('%s')", hit->id);
  return kb_search_act_key (self->window, action);
}

static GtkWidget *
heading_new (const KbHits *hits)
{
  g_autofree char *shown = g_strdup_printf ("%u", hits->hits->len);
  g_autofree char *total = g_strdup_printf ("%u", hits->total);
  g_autofree char *text =
      hits->hits->len == hits->total
          ? g_strdup (kb_search_group_title (hits->group))
          : kb_fill (_ ("{group}, {n} of {total}"), "group", kb_search_group_title (hits->group),
                     "n", shown, "total", total, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "kb-search-heading");
  return label;
}

/* The first row of a group carries the group's heading. */
static void
set_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *heading = g_object_get_data (G_OBJECT (row), "heading");

  if (heading && gtk_list_box_row_get_header (row) != heading)
    gtk_list_box_row_set_header (row, heading);
}

static void
add_hits (KbSearchDialog *self, const KbHits *hits)
{
  for (guint i = 0; i < hits->hits->len; i++) {
    const KbHit *hit = &g_array_index (hits->hits, KbHit, i);
    g_autofree char *key = key_of (self, hit);
    GtkWidget *row =
        kb_search_row_new (self->window->workbook, hit, gtk_editable_get_text (self->entry), key);

    g_object_set_data (G_OBJECT (row), "group", GINT_TO_POINTER (hit->group));
    g_object_set_data_full (G_OBJECT (row), "id", g_strdup (hit->id), g_free);
    if (i == 0)
      g_object_set_data_full (G_OBJECT (row), "heading", g_object_ref_sink (heading_new (hits)),
                              g_object_unref);
    gtk_list_box_append (self->list, row);
  }
}

static void
refresh (KbSearchDialog *self)
{
  g_autoptr (GPtrArray) results =
      kb_search_run (self->search, gtk_editable_get_text (self->entry), MOST);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint total = 0;

  kb_list_rows_clear (self->list);
  for (guint i = 0; i < results->len; i++) {
    const KbHits *hits = g_ptr_array_index (results, i);

    add_hits (self, hits);
    total += hits->total;
  }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "results" : "nothing");
  count = g_strdup_printf ("%u", total);
  text = kb_fill (ngettext ("{n} hit", "{n} hits", total), "n", count, NULL);
  gtk_label_set_text (self->count_label, text);
}

/* The dialog is gone before anything opens, so that focus stays where it goes. */
static void
open_row (KbSearchDialog *self, GtkListBoxRow *row)
{
  KbFound group = (KbFound) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group"));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  KbWindow *window = self->window;
  const char *section;

  gtk_window_destroy (GTK_WINDOW (self));
  switch (group) {
  case KB_FOUND_PAGE:
    kb_window_show_section (window, id, NULL);
    break;
  case KB_FOUND_ACT:
    kb_search_act_run (window, id);
    break;
  default:
    section = kb_place_section (kb_search_group_kind (group));
    kb_window_show_section (window, section, id);
    break;
  }
}

static void
on_row_activated (KbSearchDialog *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

static void
on_entry_activated (KbSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  /* Enter comes here from the list too. What is typed is searched for before its delay has passed.
   */
  if (!gtk_widget_get_focus_child (GTK_WIDGET (self->list))) {
    refresh (self);
    row = gtk_list_box_get_selected_row (self->list);
  }
  if (row)
    open_row (self, row);
}

static void
on_show_assets (KbSearchDialog *self)
{
  KbWindow *window = self->window;

  gtk_window_destroy (GTK_WINDOW (self));
  kb_window_show_section (window, "assets", NULL);
}

/* Down goes from the field to the second hit (Enter opens the first), Up from the first back. */
static gboolean
on_key_pressed (KbSearchDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean in_list = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  int index = row ? gtk_list_box_row_get_index (row) : -1;

  if (key == GDK_KEY_Down && !in_list && row) {
    GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index + 1);

    row = next ? next : row;
    gtk_list_box_select_row (self->list, row);
    gtk_widget_grab_focus (GTK_WIDGET (row));
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Up && in_list && index == 0) {
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
kb_search_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_SEARCH_DIALOG);
  G_OBJECT_CLASS (kb_search_dialog_parent_class)->dispose (object);
}

static void
kb_search_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KB_SEARCH_DIALOG (object)->search, kb_search_free);
  G_OBJECT_CLASS (kb_search_dialog_parent_class)->finalize (object);
}

static void
kb_search_dialog_class_init (KbSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_search_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KbSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KbSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, KbSearchDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_show_assets);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kb_search_dialog_init (KbSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_heading, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kb_search_dialog_new:
 * @window: a window with a workbook
 *
 * Returns: (transfer floating): the dialog
 */
KbSearchDialog *
kb_search_dialog_new (KbWindow *window)
{
  KbSearchDialog *dialog = g_object_new (KB_TYPE_SEARCH_DIALOG, "transient-for", window, NULL);

  dialog->window = window;
  dialog->search = kb_search_new (kb_workbook_get_content (window->workbook));
  add_pages (dialog);
  kb_search_acts_add (dialog->search, window);
  refresh (dialog);
  return dialog;
}

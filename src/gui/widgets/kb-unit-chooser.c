// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-chooser"

#include "kb-unit-chooser.h"

#include "kb-commands.h"
#include "kb-format.h"
#include "kb-gui.h"

#define INDENT 18

struct _KbUnitChooser {
  GtkPopover parent_instance;

  GtkEditable *search;
  GtkListBox *list;

  KbWorkbook *workbook;
};

G_DEFINE_FINAL_TYPE (KbUnitChooser, kb_unit_chooser, GTK_TYPE_POPOVER)

static const char *
id_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  KbUnitChooser *self = data;
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->search));
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  return !*needle || (path && kb_folded_contains (path, needle));
}

static void
on_search_changed (KbUnitChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
choose (KbUnitChooser *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (id_of (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  kb_workbook_set_unit_filter (self->workbook, id);
}

static void
on_row_activated (KbUnitChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static GtkListBoxRow *
first_shown (KbUnitChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (is_shown (GTK_LIST_BOX_ROW (row), self))
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

/* Enter in the search field takes the first that is found. */
static void
on_search_activated (KbUnitChooser *self)
{
  GtkListBoxRow *row = first_shown (self);

  if (row)
    choose (self, row);
}

/* Down goes from the search field into the list. */
static gboolean
on_key_pressed (KbUnitChooser *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = key == GDK_KEY_Down ? first_shown (self) : NULL;

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_row (KbUnitChooser *self, const char *id, const char *name, const char *path, guint depth)
{
  const char *chosen = kb_workbook_get_unit_filter (self->workbook);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, (int) MIN (depth, 6) * INDENT);
  gtk_box_append (GTK_BOX (box), label);
  if (g_strcmp0 (chosen, id) == 0) {
    GtkWidget *mark = gtk_image_new_from_icon_name ("kb-check-symbolic");

    gtk_box_append (GTK_BOX (box), mark);
    gtk_widget_add_css_class (label, "kb-strong");
  }
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  kb_gui_set_label (row, path ? path : name);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_units (KbUnitChooser *self, const char *parent_id, guint depth)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  g_autoptr (GPtrArray) units = kb_unit_children (content, parent_id);

  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    g_autofree char *path = kb_format_unit_path (content, kb_record_id (unit));

    add_row (self, kb_record_id (unit), kb_record_title (unit), path, depth);
    add_units (self, kb_record_id (unit), depth + 1);
  }
}

static void
on_shown (KbUnitChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  if (self->workbook) {
    add_row (self, NULL, _ ("All units"), NULL, 0);
    add_units (self, NULL, 0);
  }
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
kb_unit_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_UNIT_CHOOSER);
  g_clear_object (&KB_UNIT_CHOOSER (object)->workbook);
  G_OBJECT_CLASS (kb_unit_chooser_parent_class)->dispose (object);
}

static void
kb_unit_chooser_class_init (KbUnitChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_unit_chooser_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-unit-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, KbUnitChooser, search);
  gtk_widget_class_bind_template_child (widget_class, KbUnitChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kb_unit_chooser_init (KbUnitChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
}

/**
 * kb_unit_chooser_set_workbook:
 * @chooser: the chooser
 * @workbook: (nullable): whose units
 */
void
kb_unit_chooser_set_workbook (KbUnitChooser *chooser, KbWorkbook *workbook)
{
  g_return_if_fail (KB_IS_UNIT_CHOOSER (chooser));

  g_set_object (&chooser->workbook, workbook);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-picture-window"

#include "kb-picture-window.h"

#include "kb-gui.h"
#include "kb-picture-share.h"

/* A report that a window and a dialog to save it share. */
typedef struct {
  gatomicrefcount references;
  KbReport *report;
} KbShared;

struct _KbPictureWindow {
  AdwWindow parent_instance;

  GtkDropDown *kind_drop_down;
  GtkDrawingArea *area;
  GtkGrid *table;

  KbShared *shared;
};

G_DEFINE_FINAL_TYPE (KbPictureWindow, kb_picture_window, ADW_TYPE_WINDOW)

static void
shared_unref (gpointer data)
{
  KbShared *shared = data;

  if (!g_atomic_ref_count_dec (&shared->references))
    return;
  kb_report_free (shared->report);
  g_free (shared);
}

static KbClassPicture
chosen (KbPictureWindow *self)
{
  return gtk_drop_down_get_selected (self->kind_drop_down) == 1 ? KB_CLASS_PICTURE_UNITS
                                                                : KB_CLASS_PICTURE_ASPECTS;
}

static void
draw_aspects (KbPicture *picture, gconstpointer data, double width, double height)
{
  kb_class_picture_aspects (picture, ((const KbShared *) data)->report, width, height);
}

static void
draw_units (KbPicture *picture, gconstpointer data, double width, double height)
{
  kb_class_picture_units (picture, ((const KbShared *) data)->report, width, height);
}

static KbDrawFunc
draw_of (KbPictureWindow *self)
{
  return chosen (self) == KB_CLASS_PICTURE_UNITS ? draw_units : draw_aspects;
}

/* On screen as on paper: on white, since its colours are chosen for that. */
static void
draw_area (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  KbPictureWindow *self = data;
  double scale =
      MIN ((double) width / KB_CLASS_PICTURE_WIDTH, (double) height / KB_CLASS_PICTURE_HEIGHT);
  g_autoptr (KbPicture) picture = NULL;

  if (!self->shared)
    return;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  picture = kb_picture_new (cr);
  draw_of (self) (picture, self->shared, KB_CLASS_PICTURE_WIDTH, KB_CLASS_PICTURE_HEIGHT);
}

static void
show_table (KbPictureWindow *self)
{
  g_autoptr (GPtrArray) lines = kb_class_picture_table (self->shared->report, chosen (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))))
    gtk_grid_remove (self->table, child);
  for (guint row = 0; row < lines->len; row++) {
    char **cells = g_ptr_array_index (lines, row);

    for (guint column = 0; cells[column]; column++) {
      GtkWidget *label = gtk_label_new (cells[column]);

      gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, row == 0 ? "kb-caption" : "numeric");
      gtk_grid_attach (self->table, label, (int) column, (int) row, 1, 1);
    }
  }
}

static void
refresh (KbPictureWindow *self)
{
  kb_gui_set_label (GTK_WIDGET (self->area),
                    kb_class_picture_title (chosen (self), kb_gui_language ()));
  show_table (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
on_kind_chosen (KbPictureWindow *self)
{
  if (self->shared)
    refresh (self);
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbPictureWindow *self = KB_PICTURE_WINDOW (widget);

  kb_picture_copy (widget, draw_of (self), self->shared, KB_CLASS_PICTURE_WIDTH,
                   KB_CLASS_PICTURE_HEIGHT);
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbPictureWindow *self = KB_PICTURE_WINDOW (widget);

  g_atomic_ref_count_inc (&self->shared->references);
  kb_picture_save (widget, kb_class_picture_title (chosen (self), kb_gui_language ()),
                   draw_of (self), self->shared, shared_unref, KB_CLASS_PICTURE_WIDTH,
                   KB_CLASS_PICTURE_HEIGHT);
}

static void
kb_picture_window_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PICTURE_WINDOW);
  g_clear_pointer (&KB_PICTURE_WINDOW (object)->shared, shared_unref);
  G_OBJECT_CLASS (kb_picture_window_parent_class)->dispose (object);
}

static void
kb_picture_window_class_init (KbPictureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_picture_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-picture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPictureWindow, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbPictureWindow, area);
  gtk_widget_class_bind_template_child (widget_class, KbPictureWindow, table);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, action_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_picture_window_init (KbPictureWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KB_N_CLASS_PICTURES; i++)
    gtk_string_list_append (names, kb_class_picture_title ((KbClassPicture) i, kb_gui_language ()));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (names));
  gtk_drawing_area_set_draw_func (self->area, draw_area, self, NULL);
}

/**
 * kb_picture_window_new:
 * @parent: where a person asked for it
 * @report: (transfer full): what it shows
 *
 * Returns: (transfer none): a window, to be presented
 */
KbPictureWindow *
kb_picture_window_new (GtkWidget *parent, KbReport *report)
{
  KbPictureWindow *window = g_object_new (KB_TYPE_PICTURE_WINDOW, "transient-for",
                                          GTK_WINDOW (gtk_widget_get_root (parent)), NULL);

  window->shared = g_new0 (KbShared, 1);
  g_atomic_ref_count_init (&window->shared->references);
  window->shared->report = report;
  refresh (window);
  return window;
}

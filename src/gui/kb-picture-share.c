// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-picture-share"

#include "kb-picture-share.h"

#include "kb-exchange-error.h"
#include "kb-gui.h"

typedef struct {
  GtkWidget *widget; /* a weak pointer */
  char *name;
  KbDrawFunc draw;
  gpointer data;
  GDestroyNotify free_data;
  int width;
  int height;
} KbSaving;

static void
saving_free (gpointer data, GClosure *closure)
{
  KbSaving *saving = data;

  g_clear_weak_pointer (&saving->widget);
  g_free (saving->name);
  saving->free_data (saving->data);
  g_free (saving);
}

/**
 * kb_picture_copy:
 * @widget: where a person asked for it
 * @draw: what draws it
 * @data: for @draw
 * @width: in pixels
 * @height: in pixels
 *
 * Puts the picture on the clipboard.
 */
void
kb_picture_copy (GtkWidget *widget, KbDrawFunc draw, gconstpointer data, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (KbPicture) picture = kb_picture_new (cr);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw (picture, data, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) (cairo_image_surface_get_stride (surface) * height));
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  kb_gui_show_toast (widget, _ ("The picture is copied."));
}

/**
 * kb_picture_write:
 * @draw: what draws it
 * @data: for @draw
 * @width: in design pixels
 * @height: in design pixels
 * @title: what it shows
 * @path: where; its ending says in which format
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
kb_picture_write (KbDrawFunc draw,
                  gconstpointer data,
                  int width,
                  int height,
                  const char *title,
                  const char *path,
                  GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".svg"))
    return kb_picture_write_svg (draw, data, width, height, title,
                                 kb_language_code (kb_gui_language ()), path, error);
  if (g_str_has_suffix (lower, ".pdf"))
    return kb_picture_write_pdf (draw, data, width, height, title, path, error);
  if (g_str_has_suffix (lower, ".png"))
    return kb_picture_write_png (draw, data, width, height, path, error);
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_FORMAT, "value", path, "choices",
                ".png, .svg, .pdf", NULL);
  return FALSE;
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  KbSaving *saving = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && path && saving->widget) {
    if (kb_picture_write (saving->draw, saving->data, saving->width, saving->height, saving->name,
                          path, &error))
      kb_gui_show_toast (saving->widget, _ ("The picture is saved."));
    else
      kb_gui_show_error (saving->widget, error);
  }
  g_object_unref (dialog);
}

/**
 * kb_picture_save:
 * @widget: where a person asked for it
 * @name: what it shows
 * @draw: what draws it
 * @data: (transfer full): for @draw
 * @free_data: frees @data
 * @width: in design pixels
 * @height: in design pixels
 *
 * Asks where, and writes it as PNG, SVG or PDF.
 */
void
kb_picture_save (GtkWidget *widget,
                 const char *name,
                 KbDrawFunc draw,
                 gpointer data,
                 GDestroyNotify free_data,
                 int width,
                 int height)
{
  KbSaving *saving = g_new0 (KbSaving, 1);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      name, GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);

  *saving = (KbSaving){ NULL, g_strdup (name), draw, data, free_data, width, height };
  g_set_weak_pointer (&saving->widget, widget);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_place_chosen), saving, saving_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

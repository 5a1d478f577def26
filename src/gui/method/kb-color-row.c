// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-color-row"

#include "kb-color-row.h"

#include "kb-color.h"
#include "kb-gui.h"
#include "kb-scale-change.h"
#include "kb-tile.h"

#include <string.h>

/* WCAG 2.1, 1.4.3: text of normal size. */
#define ENOUGH_CONTRAST 4.5
/* Two fills side by side that are less apart than this look alike in grey. */
#define ENOUGH_DIFFERENCE 1.08

struct _KbColorRow {
  AdwEntryRow parent_instance;

  KbTile *tile;
  GtkLabel *verdict_label;
  GtkColorChooser *button;

  KbContent *content;
  KbRecord *record;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KbColorRow, kb_color_row, ADW_TYPE_ENTRY_ROW)

static guint
color_field (KbColorRow *self)
{
  return (guint) kb_field_from_column (kb_record_kind (self->record), "color");
}

/* The neighbour that the colour is hard to tell from, or NULL. */
static KbRecord *
look_alike (KbColorRow *self, const char *hex)
{
  const GPtrArray *list = kb_content_list (self->content, kb_record_kind (self->record));
  guint place = list->len;

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (kb_record_id (g_ptr_array_index (list, i)), kb_record_id (self->record)))
      place = i;
  for (guint i = 0; i < list->len; i++) {
    KbRecord *other = g_ptr_array_index (list, i);

    if ((i + 1 == place || i == place + 1)
        && kb_color_contrast (kb_color_parse (hex),
                              kb_color_parse (kb_record_text (other, color_field (self))))
               < ENOUGH_DIFFERENCE)
      return other;
  }
  return NULL;
}

static char *
judge (KbColorRow *self, const char *hex, gboolean *good)
{
  double contrast =
      kb_color_contrast (kb_color_parse (hex), kb_color_parse (kb_color_text_on (hex)));
  g_autofree char *number = g_strdup_printf ("%.1f", contrast);
  KbRecord *other = look_alike (self, hex);
  g_autofree char *name = other ? kb_describe_step (other, kb_gui_language ()) : NULL;

  *good = FALSE;
  if (kb_gui_language () == KB_LANGUAGE_SV)
    g_strdelimit (number, ".", ',');
  if (contrast < ENOUGH_CONTRAST)
    return kb_fill (_ ("Contrast {n} : 1, too low to read: at least 4.5 is needed"), "n", number,
                    NULL);
  if (other)
    return kb_fill (_ ("Contrast {n} : 1, but in grey like {name}"), "n", number, "name", name,
                    NULL);
  *good = TRUE;
  return kb_fill (_ ("Contrast {n} : 1, reads well"), "n", number, NULL);
}

static char *
short_text (const KbRecord *record)
{
  int number = kb_field_from_column (kb_record_kind (record), "number");
  int letter = kb_field_from_column (kb_record_kind (record), "letter_sv");

  if (number != KB_NONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, (guint) number));
  return g_strdup (
      letter == KB_NONE ? "" : kb_record_localized (record, (guint) letter, kb_gui_language ()));
}

static void
on_changed (KbColorRow *self)
{
  const char *hex = gtk_editable_get_text (GTK_EDITABLE (self));
  gboolean valid, good = FALSE;
  g_autofree char *text = NULL;
  g_autofree char *inside = NULL;
  GdkRGBA rgba;

  if (!self->record)
    return;
  valid = kb_color_row_is_valid (self);
  inside = short_text (self->record);
  text = valid ? judge (self, hex, &good) : g_strdup (_ ("Write the colour as #1A5FB4."));
  gtk_label_set_text (self->verdict_label, text);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict_label), "kb-warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict_label), "kb-warning");
  if (!valid)
    return;
  kb_tile_set (self->tile, inside, hex);
  if (gdk_rgba_parse (&rgba, hex)) {
    self->loading = TRUE;
    gtk_color_chooser_set_rgba (self->button, &rgba);
    self->loading = FALSE;
  }
}

static void
on_picked (KbColorRow *self)
{
  GdkRGBA rgba;
  g_autofree char *hex = NULL;

  if (self->loading)
    return;
  gtk_color_chooser_get_rgba (self->button, &rgba);
  hex = g_strdup_printf ("#%02X%02X%02X", (guint) (rgba.red * 255 + 0.5f),
                         (guint) (rgba.green * 255 + 0.5f), (guint) (rgba.blue * 255 + 0.5f));
  gtk_editable_set_text (GTK_EDITABLE (self), hex);
}

static void
kb_color_row_finalize (GObject *object)
{
  KbColorRow *self = KB_COLOR_ROW (object);

  g_clear_pointer (&self->content, kb_content_unref);
  g_clear_pointer (&self->record, kb_record_unref);
  G_OBJECT_CLASS (kb_color_row_parent_class)->finalize (object);
}

static void
kb_color_row_class_init (KbColorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_color_row_finalize;
  g_type_ensure (KB_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-color-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbColorRow, tile);
  gtk_widget_class_bind_template_child (widget_class, KbColorRow, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, KbColorRow, button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
kb_color_row_init (KbColorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->tile), "kb-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self->tile), "kb-medium");
  kb_gui_set_label (GTK_WIDGET (self->button), _ ("Pick a colour"));
  /* The button that takes the focus is one inside it. */
  kb_gui_set_label (gtk_widget_get_first_child (GTK_WIDGET (self->button)), _ ("Pick a colour"));
}

/**
 * kb_color_row_new:
 * @content: the workbook's content, for the neighbours
 * @record: a level or a band
 *
 * Returns: (transfer floating): a row with its colour
 */
GtkWidget *
kb_color_row_new (KbContent *content, KbRecord *record)
{
  KbColorRow *row = g_object_new (KB_TYPE_COLOR_ROW, NULL);
  const char *hex;

  row->content = kb_content_ref (content);
  row->record = kb_record_ref (record);
  hex = kb_record_text (record, color_field (row));
  gtk_editable_set_text (GTK_EDITABLE (row), hex ? hex : "#FFFFFF");
  on_changed (row);
  return GTK_WIDGET (row);
}

gboolean
kb_color_row_is_valid (KbColorRow *row)
{
  const char *hex = gtk_editable_get_text (GTK_EDITABLE (row));

  if (strlen (hex) != 7 || hex[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (hex[i]))
      return FALSE;
  return TRUE;
}

/**
 * kb_color_row_get_verdict:
 * @row: a row
 *
 * Returns: what it says of the colour
 */
const char *
kb_color_row_get_verdict (KbColorRow *row)
{
  g_return_val_if_fail (KB_IS_COLOR_ROW (row), NULL);

  return gtk_label_get_text (row->verdict_label);
}

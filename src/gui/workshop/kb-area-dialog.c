// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-area-dialog"

#include "kb-area-dialog.h"

#include "kb-area-row.h"
#include "kb-workshop-commands.h"

struct _KbAreaDialog {
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkBox *rows;

  KbSection *section; /* borrowed: the pane that it was opened from, its parent */
  char *asset_id;
  guint aspect;
};

G_DEFINE_FINAL_TYPE (KbAreaDialog, kb_area_dialog, ADW_TYPE_WINDOW)

static int
level_of (KbAreaDialog *self, const char *area_id)
{
  KbContent *content = kb_section_get_content (self->section);
  KbMethod *method = kb_section_get_method (self->section);
  const char *aspect_id = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, self->aspect));
  const GPtrArray *rows =
      kb_content_referring (content, KB_KIND_AREA_LEVEL, KB_AREA_LEVEL_ASSET, self->asset_id);

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_ASPECT), aspect_id) == 0
        && g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_AREA), area_id) == 0
        && kb_record_text (row, KB_AREA_LEVEL_LEVEL))
      return kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (row, KB_AREA_LEVEL_LEVEL));
  }
  return KB_NONE;
}

static void
show_heading (KbAreaDialog *self)
{
  KbMethod *method = kb_section_get_method (self->section);
  KbRecord *asset =
      kb_content_find (kb_section_get_content (self->section), KB_KIND_ASSET, self->asset_id);
  int highest = KB_NONE;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  for (guint a = 0; a < kb_method_size (method, KB_KIND_AREA); a++)
    highest =
        MAX (highest, level_of (self, kb_record_id (kb_method_item (method, KB_KIND_AREA, a))));
  number = highest == KB_NONE
               ? g_strdup ("–")
               : g_strdup_printf ("%" G_GINT64_FORMAT,
                                  kb_method_number (method, KB_KIND_LEVEL, (guint) highest));
  text = kb_fill (_ ("{asset}: the highest decides, {letter}{level}"), "asset",
                  asset ? kb_record_title (asset) : "", "letter",
                  kb_method_aspect_letter (method, self->aspect), "level", number, NULL);
  gtk_label_set_text (self->heading, text);
}

static void
on_chosen (KbAreaDialog *self, int level, KbAreaRow *row)
{
  KbMethod *method = kb_section_get_method (self->section);
  const char *area =
      kb_record_id (kb_method_item (method, KB_KIND_AREA, kb_area_row_get_area (row)));
  GError *error = NULL;
  gboolean done = kb_workbook_set_area_level (kb_section_get_workbook (self->section),
                                              self->asset_id, self->aspect, area, level, &error);

  kb_section_check (self->section, done, error);
  kb_area_row_set_level (row, level_of (self, area));
  show_heading (self);
}

static void
add_area (KbAreaDialog *self, KbMethod *method, guint area)
{
  GtkWidget *row = kb_area_row_new (method, area);

  kb_area_row_set_level (
      KB_AREA_ROW (row),
      level_of (self, kb_record_id (kb_method_item (method, KB_KIND_AREA, area))));
  g_signal_connect_object (row, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

static void
kb_area_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_AREA_DIALOG);
  G_OBJECT_CLASS (kb_area_dialog_parent_class)->dispose (object);
}

static void
kb_area_dialog_finalize (GObject *object)
{
  g_free (KB_AREA_DIALOG (object)->asset_id);
  G_OBJECT_CLASS (kb_area_dialog_parent_class)->finalize (object);
}

static void
kb_area_dialog_class_init (KbAreaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_area_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_area_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-area-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAreaDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, KbAreaDialog, rows);
}

static void
kb_area_dialog_init (KbAreaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_area_dialog_present:
 * @section: where it is opened from; it is modal to its window
 * @asset_id: what is classified
 * @aspect: the aspect
 */
void
kb_area_dialog_present (KbSection *section, const char *asset_id, guint aspect)
{
  KbMethod *method = kb_section_get_method (section);
  KbAreaDialog *self;

  if (kb_method_size (method, KB_KIND_AREA) == 0) {
    kb_gui_show_toast (GTK_WIDGET (section), _ ("The method has no consequence areas."));
    return;
  }
  self = g_object_new (KB_TYPE_AREA_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (section)), NULL);
  self->section = section;
  self->asset_id = g_strdup (asset_id);
  self->aspect = aspect;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_AREA); a++)
    add_area (self, method, a);
  show_heading (self);
  gtk_window_present (GTK_WINDOW (self));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-area-dialog"

#include "kb-area-dialog.h"

#include "kb-workshop-commands.h"

struct _KbAreaDialog {
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkGrid *grid;

  KbSection *section; /* borrowed: the pane that it was opened from, its parent */
  char *asset_id;
  guint aspect;
  gboolean setting;
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
on_toggled (GtkToggleButton *button, KbAreaDialog *self)
{
  const char *area_id = g_object_get_data (G_OBJECT (button), "area");
  int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  GError *error = NULL;
  gboolean done;

  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  done = kb_workbook_set_area_level (kb_section_get_workbook (self->section), self->asset_id,
                                     self->aspect, area_id, level, &error);
  kb_section_check (self->section, done, error);
  show_heading (self);
}

static void
add_area (KbAreaDialog *self, KbMethod *method, guint area)
{
  KbRecord *record = kb_method_item (method, KB_KIND_AREA, area);
  const char *name = kb_record_localized (record, KB_AREA_NAME_SV, kb_gui_language ());
  GtkWidget *label = gtk_label_new (name);
  GtkToggleButton *first = NULL;
  int chosen = level_of (self, kb_record_id (record));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_grid_attach (self->grid, label, 0, (int) area, 1, 1);
  for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++) {
    const char *text = kb_method_area_text (method, area, level, kb_gui_language ());
    g_autofree char *number =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, level));
    g_autofree char *caption =
        text && *text ? g_strdup_printf ("%s  %s", number, text) : g_strdup (number);
    GtkWidget *button = gtk_toggle_button_new ();
    GtkWidget *child = gtk_label_new (caption);
    g_autofree char *spoken = g_strdup_printf ("%s: %s", name, caption);

    gtk_label_set_wrap (GTK_LABEL (child), TRUE);
    gtk_label_set_xalign (GTK_LABEL (child), 0);
    gtk_label_set_max_width_chars (GTK_LABEL (child), 18);
    gtk_button_set_child (GTK_BUTTON (button), child);
    gtk_widget_add_css_class (button, "kb-choice");
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    if (!first)
      first = GTK_TOGGLE_BUTTON (button);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (int) level == chosen);
    kb_gui_set_label (button, spoken);
    g_object_set_data_full (G_OBJECT (button), "area", g_strdup (kb_record_id (record)), g_free);
    g_object_set_data (G_OBJECT (button), "level", GINT_TO_POINTER ((int) level));
    g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
    gtk_widget_set_hexpand (button, TRUE);
    gtk_grid_attach (self->grid, button, (int) level + 1, (int) area, 1, 1);
  }
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
  gtk_widget_class_bind_template_child (widget_class, KbAreaDialog, grid);
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
  self->setting = TRUE;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_AREA); a++)
    add_area (self, method, a);
  self->setting = FALSE;
  show_heading (self);
  gtk_window_present (GTK_WINDOW (self));
}

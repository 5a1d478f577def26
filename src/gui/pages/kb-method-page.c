// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-page"

#include "kb-method-page.h"

#include "kb-method-facts.h"
#include "kb-method-file.h"
#include "kb-method-list.h"
#include "kb-method-map-dialog.h"
#include "kb-method-matrix.h"
#include "kb-method-texts.h"
#include "kb-page.h"
#include "kb-tab-stop.h"

struct _KbMethodPage {
  KbSection parent_instance;

  KbPage *page;
  GtkWidget *sidebar;
  GtkStack *stack;
  KbMethodList *aspect_list;
  KbMethodList *level_list;
  KbMethodList *role_list;
  KbMethodList *control_list;
  KbMethodMatrix *matrix;
};

G_DEFINE_FINAL_TYPE (KbMethodPage, kb_method_page, KB_TYPE_SECTION)

static void
refresh (KbMethodPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));

  kb_page_set_subtitle (self->page, kb_method_name (method, kb_gui_language ()));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "method-page.replace",
                                 kb_section_is_writable (KB_SECTION (self)));
}

static GtkFileChooserNative *
choose_file (KbMethodPage *self, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Methods"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/* The path that was chosen, or NULL; the chooser goes. */
static char *
take_path (GtkNativeDialog *chooser, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  char *path = file ? g_file_get_path (file) : NULL;

  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  return path;
}

static void
on_place_chosen (GtkNativeDialog *chooser, int response, KbMethodPage *self)
{
  g_autofree char *path = take_path (chooser, response);
  g_autofree char *name = path ? g_path_get_basename (path) : NULL;
  g_autofree char *text = kb_fill (_ ("The method is in {file}."), "file", name, NULL);
  g_autoptr (GError) error = NULL;

  if (!path || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  if (kb_method_file_write (kb_section_get_content (KB_SECTION (self)), path, &error))
    kb_gui_show_toast (GTK_WIDGET (self), text);
  else
    kb_gui_show_error (GTK_WIDGET (self), error);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodPage *self = KB_METHOD_PAGE (widget);
  GtkFileChooserNative *chooser =
      choose_file (self, _ ("Hand on the method"), GTK_FILE_CHOOSER_ACTION_SAVE);
  const char *code = kb_method_code (kb_section_get_method (KB_SECTION (self)));
  g_autofree char *suggested = g_strconcat (code ? code : "metod", ".json", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_method_chosen (GtkNativeDialog *chooser, int response, KbMethodPage *self)
{
  g_autofree char *path = take_path (chooser, response);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) method = NULL;
  KbMethodMapDialog *dialog = NULL;

  if (!path || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  method = kb_method_file_read (path, &error);
  if (method)
    dialog = kb_method_map_dialog_new_replace (
        GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)), method, &error);
  if (dialog)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    kb_gui_show_error (GTK_WIDGET (self), error);
}

static void
action_replace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodPage *self = KB_METHOD_PAGE (widget);
  GtkFileChooserNative *chooser =
      choose_file (self, _ ("Replace the method"), GTK_FILE_CHOOSER_ACTION_OPEN);

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_method_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
kb_method_page_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_METHOD_PAGE (section));
}

static void
kb_method_page_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_PAGE (section));
}

static void
kb_method_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_PAGE);
  G_OBJECT_CLASS (kb_method_page_parent_class)->dispose (object);
}

static void
kb_method_page_class_init (KbMethodPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_page_dispose;
  section_class->bind = kb_method_page_bind;
  section_class->update = kb_method_page_update;
  section_class->lazy = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_METHOD_FACTS);
  g_type_ensure (KB_TYPE_METHOD_LIST);
  g_type_ensure (KB_TYPE_METHOD_MATRIX);
  g_type_ensure (KB_TYPE_METHOD_TEXTS);
  g_type_ensure (KB_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, aspect_list);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, level_list);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, role_list);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, control_list);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, matrix);
  gtk_widget_class_install_action (widget_class, "method-page.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "method-page.replace", NULL, action_replace);
}

/* The rows of a stack's sidebar say nothing by themselves to who cannot see the label in them. */
static void
name_rows (GtkWidget *widget, GtkWidget *row)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    row = widget;
  if (row && GTK_IS_LABEL (widget))
    kb_gui_set_label (row, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_rows (child, row);
}

static void
kb_method_page_init (KbMethodPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_rows (self->sidebar, NULL);
}

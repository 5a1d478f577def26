// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-page"

#include "kb-measure-page.h"

#include "kb-catalogue-view.h"
#include "kb-export.h"
#include "kb-gap-list.h"
#include "kb-measure-catalogue.h"
#include "kb-measure-commands.h"
#include "kb-measure-file.h"
#include "kb-measure-list.h"
#include "kb-page.h"

#include <string.h>

struct _KbMeasurePage {
  KbSection parent_instance;

  KbPage *page;
  GtkStack *outer;
  GtkToggleButton *gap_button;
  GtkToggleButton *catalogue_button;
  GtkWidget *requirements_button;
  KbGapList *objects;
  KbMeasureList *list;
  KbCatalogueView *catalogue;

  GPtrArray *shipped; /* the measures that come with the program, read once */
};

/* What the thread works on. */
typedef struct {
  KbReport *report;
  char *path;
  GPtrArray *results;
} KbRequirementsJob;

G_DEFINE_FINAL_TYPE (KbMeasurePage, kb_measure_page, KB_TYPE_SECTION)

static void
job_free (gpointer data)
{
  KbRequirementsJob *job = data;

  kb_report_free (job->report);
  g_clear_pointer (&job->results, g_ptr_array_unref);
  g_free (job->path);
  g_free (job);
}

static void
enable (KbMeasurePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  gboolean gap = gtk_toggle_button_get_active (self->gap_button);
  KbKind kind = kb_gap_list_get_kind (self->objects);

  gtk_widget_action_set_enabled (widget, "measure.import", writable);
  gtk_widget_action_set_enabled (
      widget, "measure.export",
      kb_content_count (kb_section_get_content (KB_SECTION (self)), KB_KIND_MEASURE) > 0);
  gtk_widget_action_set_enabled (widget, "measure.requirements",
                                 gap && kind != KB_KIND_ENVIRONMENT
                                     && kb_gap_list_get_chosen (self->objects) != NULL);
}

static void
on_chosen (KbMeasurePage *self)
{
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  kb_measure_list_show (self->list, kb_gap_list_get_kind (self->objects),
                        kb_gap_list_get_chosen (self->objects));
  enable (self);
}

static void
on_view_toggled (KbMeasurePage *self)
{
  gtk_stack_set_visible_child_name (
      self->outer, gtk_toggle_button_get_active (self->gap_button) ? "gap" : "catalogue");
  if (kb_section_get_workbook (KB_SECTION (self)))
    enable (self);
}

static void
set_measures (KbMeasurePage *self)
{
  g_autoptr (KbMeasures) measures =
      kb_measures_new (self->shipped, kb_section_get_content (KB_SECTION (self)));

  kb_gap_list_set_measures (self->objects, measures);
  kb_measure_list_set_measures (self->list, measures);
  kb_catalogue_view_set_measures (self->catalogue, measures);
}

/* Where there is no operating environment yet, the systems are what one wants to see. */
static void
choose_first (KbMeasurePage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);

  if (kb_content_count (content, KB_KIND_ENVIRONMENT) == 0 && systems->len > 0
      && kb_gap_list_get_kind (self->objects) == KB_KIND_ENVIRONMENT)
    kb_gap_list_choose (self->objects, KB_KIND_SYSTEM,
                        kb_record_id (g_ptr_array_index (systems, 0)));
}

static void
kb_measure_page_bind (KbSection *section)
{
  KbMeasurePage *self = KB_MEASURE_PAGE (section);
  GError *error = NULL;

  if (!kb_section_get_workbook (section)) {
    kb_measure_list_show (self->list, KB_KIND_ENVIRONMENT, NULL);
    return;
  }
  if (!self->shipped)
    self->shipped = kb_measure_catalogue_load (&error);
  if (!self->shipped) {
    kb_section_check (section, FALSE, error);
    return;
  }
  set_measures (self);
  choose_first (self);
  on_chosen (self);
}

static void
kb_measure_page_update (KbSection *section, const KbChanges *changes)
{
  KbMeasurePage *self = KB_MEASURE_PAGE (section);

  if (kb_changes_touch (changes, KB_KIND_MEASURE) && self->shipped)
    set_measures (self);
  enable (self);
}

static void
import_from (KbMeasurePage *self, const char *path)
{
  g_autoptr (GPtrArray) measures = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  GError *error = NULL;

  measures = kb_measure_file_read (path, &error);
  if (!measures
      || !kb_workbook_import_measures (kb_section_get_workbook (KB_SECTION (self)), measures, name,
                                       &error)) {
    kb_section_check (KB_SECTION (self), FALSE, error);
    return;
  }
  text = kb_fill_count (ngettext ("{n} measure imported", "{n} measures imported", measures->len),
                        measures->len);
  kb_gui_show_undo_toast (GTK_WIDGET (self), text);
}

static void
on_import_chosen (GtkNativeDialog *chooser, int response, KbMeasurePage *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      import_from (self, path);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static GtkFileChooserNative *
chooser_new (KbMeasurePage *self,
             const char *title,
             GtkFileChooserAction action,
             const char *pattern)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, pattern);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser = chooser_new (KB_MEASURE_PAGE (widget), _ ("Import a catalogue"),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, "*.json");

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_import_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The path chosen, with an ending. */
static char *
path_of (GtkNativeDialog *chooser, int response, const char *ending)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (!path)
    return NULL;
  return strchr (path + strlen (path) - MIN (strlen (path), 5), '.')
             ? g_steal_pointer (&path)
             : g_strconcat (path, ending, NULL);
}

static void
on_export_chosen (GtkNativeDialog *chooser, int response, KbMeasurePage *self)
{
  const GPtrArray *own =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_MEASURE);
  g_autofree char *path = path_of (chooser, response, ".json");
  GError *error = NULL;

  if (path && !kb_measure_file_write (path, own, &error)) {
    kb_section_check (KB_SECTION (self), FALSE, error);
  } else if (path) {
    g_autofree char *text = kb_fill_count (
        ngettext ("{n} measure exported", "{n} measures exported", own->len), own->len);

    kb_gui_show_toast (GTK_WIDGET (self), text);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser =
      chooser_new (KB_MEASURE_PAGE (widget), _ ("Export the kommun’s catalogue"),
                   GTK_FILE_CHOOSER_ACTION_SAVE, "*.json");

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("measures.json"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_export_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
run_requirements (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KbRequirementsJob *job = data;
  GError *error = NULL;

  job->results =
      kb_export (job->report, job->path, KB_REPORT_REQUIREMENTS, cancellable, NULL, NULL, &error);
  if (job->results)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_requirements_done (GObject *source, GAsyncResult *result, gpointer data)
{
  KbMeasurePage *self = KB_MEASURE_PAGE (source);
  KbRequirementsJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self))) {
    g_clear_error (&error);
    return;
  }
  if (done) {
    const KbExportResult *first = g_ptr_array_index (job->results, 0);
    g_autofree char *text =
        kb_fill_count (ngettext ("Written and read back: {n} requirement",
                                 "Written and read back: {n} requirements", first->requirements),
                       first->requirements);

    kb_gui_show_toast (GTK_WIDGET (self), text);
  } else {
    kb_section_check (KB_SECTION (self), FALSE, error);
  }
}

static void
on_requirements_chosen (GtkNativeDialog *chooser, int response, KbMeasurePage *self)
{
  g_autofree char *path = path_of (chooser, response, ".xlsx");
  const char *id = kb_gap_list_get_chosen (self->objects);

  if (path && id) {
    g_autoptr (GTask) task = g_task_new (self, NULL, on_requirements_done, NULL);
    KbRequirementsJob *job = g_new0 (KbRequirementsJob, 1);

    job->report = kb_report_new (kb_section_get_workbook (KB_SECTION (self)), kb_gui_language (),
                                 KB_PROFILE_COMPLETE);
    kb_report_set_object (job->report, kb_gap_list_get_kind (self->objects), id);
    job->path = g_steal_pointer (&path);
    g_task_set_task_data (task, job, job_free);
    g_task_run_in_thread (task, run_requirements);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
action_requirements (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KbMeasurePage *self = KB_MEASURE_PAGE (widget);
  KbRecord *object = kb_content_find (kb_section_get_content (KB_SECTION (self)),
                                      kb_gap_list_get_kind (self->objects),
                                      kb_gap_list_get_chosen (self->objects));
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;

  if (!object)
    return;
  chooser = chooser_new (self, _ ("Requirements for a procurement"), GTK_FILE_CHOOSER_ACTION_SAVE,
                         "*.xlsx");
  name = kb_fill (_ ("Requirements {name}.xlsx"), "name", kb_record_title (object), NULL);
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_requirements_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
kb_measure_page_dispose (GObject *object)
{
  g_clear_pointer (&KB_MEASURE_PAGE (object)->shipped, g_ptr_array_unref);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEASURE_PAGE);
  G_OBJECT_CLASS (kb_measure_page_parent_class)->dispose (object);
}

static void
kb_measure_page_class_init (KbMeasurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_measure_page_dispose;
  section_class->bind = kb_measure_page_bind;
  section_class->update = kb_measure_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_GAP_LIST);
  g_type_ensure (KB_TYPE_MEASURE_LIST);
  g_type_ensure (KB_TYPE_CATALOGUE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-measure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, page);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, outer);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, gap_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, catalogue_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, requirements_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, objects);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, list);
  gtk_widget_class_bind_template_child (widget_class, KbMeasurePage, catalogue);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
  gtk_widget_class_install_action (widget_class, "measure.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "measure.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "measure.requirements", NULL, action_requirements);
}

static void
kb_measure_page_init (KbMeasurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_measure_page_choose:
 * @page: the page
 * @kind: an operating environment, a system or an asset
 * @id: one of them
 */
void
kb_measure_page_choose (KbMeasurePage *page, KbKind kind, const char *id)
{
  g_return_if_fail (KB_IS_MEASURE_PAGE (page));

  gtk_toggle_button_set_active (page->gap_button, TRUE);
  kb_gap_list_choose (page->objects, kind, id);
}

/**
 * kb_measure_page_choose_id:
 * @page: the page
 * @id: an operating environment, a system or an asset
 */
void
kb_measure_page_choose_id (KbMeasurePage *page, const char *id)
{
  static const KbKind kinds[] = { KB_KIND_ENVIRONMENT, KB_KIND_SYSTEM, KB_KIND_ASSET };
  KbContent *content = kb_section_get_content (KB_SECTION (page));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kb_content_find (content, kinds[i], id))
      kb_measure_page_choose (page, kinds[i], id);
}

void
kb_measure_page_search (KbMeasurePage *page)
{
  g_return_if_fail (KB_IS_MEASURE_PAGE (page));

  if (gtk_toggle_button_get_active (page->catalogue_button))
    kb_catalogue_view_search (page->catalogue);
  else
    kb_measure_list_search (page->list);
}

void
kb_measure_page_flush (KbMeasurePage *page)
{
  g_return_if_fail (KB_IS_MEASURE_PAGE (page));

  kb_measure_list_flush (page->list);
}

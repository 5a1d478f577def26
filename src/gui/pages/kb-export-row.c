// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-export-row"

#include "kb-export-row.h"

#include "kb-error-text.h"
#include "kb-package.h"

/* In the question before an export; the page shows them all. */
#define HITS_SHOWN 4

struct _KbExportRow {
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *description_label;
  GtkLabel *result_label;
  GtkProgressBar *progress;
  GtkWidget *show_button;
  GtkButton *export_button;

  KbSection *section; /* borrowed: the page, which owns the row */
  const KbExportKind *kind;
  KbVersion *version;        /* what is exported; NULL for the workbook as it is now */
  GArray *objects;           /* what it is limited to; NULL for everything */
  GCancellable *cancellable; /* while it is under way */
  char *path;                /* of what was written last */
  gboolean disposed;         /* its window is closed while the thread still writes */
};

/* What the thread works on. */
typedef struct {
  KbReport *report;
  KbReport *open; /* of the package: the public extract */
  char *path;
  GPtrArray *results;
  KbExportRow *row; /* for progress; the task holds a reference to it */
} KbExportJob;

G_DEFINE_FINAL_TYPE (KbExportRow, kb_export_row, GTK_TYPE_LIST_BOX_ROW)

static guint finished_signal;

static void
job_free (gpointer data)
{
  KbExportJob *job = data;

  g_clear_pointer (&job->report, kb_report_free);
  g_clear_pointer (&job->open, kb_report_free);
  g_clear_pointer (&job->results, g_ptr_array_unref);
  g_free (job->path);
  g_free (job);
}

static void
show_state (KbExportRow *self)
{
  gboolean running = self->cancellable != NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_button_set_label (self->export_button, running      ? _ ("Cancel")
                                             : self->path ? _ ("Export again …")
                                                          : _ ("Export …"));
  gtk_widget_set_visible (self->show_button, self->path && !running);
  spoken = g_strdup_printf ("%s: %s", gtk_button_get_label (self->export_button),
                            kb_gui_text (self->kind->title));
  kb_gui_set_label (GTK_WIDGET (self->export_button), spoken);
}

static void
show_result (KbExportRow *self, const char *text, const char *css_class)
{
  gtk_label_set_text (self->result_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), *text != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "kb-ok");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "kb-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->result_label), css_class);
}

typedef struct {
  KbExportRow *row;
  double fraction;
} KbProgressNote;

static gboolean
on_progress (gpointer data)
{
  KbProgressNote *note = data;

  if (note->row->cancellable && !note->row->disposed)
    gtk_progress_bar_set_fraction (note->row->progress, note->fraction);
  return G_SOURCE_REMOVE;
}

static void
note_free (gpointer data)
{
  KbProgressNote *note = data;

  g_object_unref (note->row);
  g_free (note);
}

/* In the thread. */
static void
tell_progress (double fraction, gpointer data)
{
  KbExportJob *job = data;
  KbProgressNote *note = g_new0 (KbProgressNote, 1);

  note->row = g_object_ref (job->row);
  note->fraction = fraction;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_progress, note, note_free);
}

static void
run_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KbExportJob *job = data;
  GError *error = NULL;

  job->results = job->open ? kb_package_export (job->report, job->open, job->path, cancellable,
                                                tell_progress, job, &error)
                           : kb_export (job->report, job->path, KB_REPORT_DEFAULT, cancellable,
                                        tell_progress, job, &error);
  if (job->results)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* "Read back 14:42: 24 information assets, 18 risks, 16 actions" */
static char *
describe_result (const KbExportJob *job)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  KbExportResult sum = { 0 };
  g_autofree char *assets = NULL;
  g_autofree char *risks = NULL;
  g_autofree char *actions = NULL;
  g_autofree char *read_back = NULL;

  for (guint i = 0; i < job->results->len; i++) {
    const KbExportResult *result = g_ptr_array_index (job->results, i);

    if (job->open && i > 0)
      break; /* the parts of a package tell of the same things */
    sum.assets += result->assets;
    sum.risks += result->risks;
    sum.actions += result->actions;
  }
  assets = kb_fill_count (ngettext ("{n} information asset", "{n} information assets", sum.assets),
                          sum.assets);
  risks = kb_fill_count (ngettext ("{n} risk", "{n} risks", sum.risks), sum.risks);
  actions = kb_fill_count (ngettext ("{n} action", "{n} actions", sum.actions), sum.actions);
  read_back = kb_fill (_ ("Read back {time}:"), "time", clock, NULL);
  if (job->open) {
    const KbExportResult *paper = g_ptr_array_index (job->results, job->results->len - 1);
    g_autofree char *files =
        kb_fill_count (ngettext ("{n} file", "{n} files", job->results->len), job->results->len);
    g_autofree char *pages =
        kb_fill_count (ngettext ("{n} page", "{n} pages", paper->pages), paper->pages);

    return g_strdup_printf ("%s %s, %s, %s, %s. PDF: %s", read_back, files, assets, risks, actions,
                            pages);
  }
  return g_strdup_printf ("%s %s, %s, %s", read_back, assets, risks, actions);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  KbExportRow *self = KB_EXPORT_ROW (source);
  KbExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->cancellable);
  if (self->disposed)
    return;
  if (done) {
    const KbExportResult *first = g_ptr_array_index (job->results, 0);
    g_autofree char *text = describe_result (job);

    g_free (self->path);
    self->path = g_strdup (first->path);
    show_result (self, text, "kb-ok");
  } else {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    show_result (self, text, "kb-error");
  }
  show_state (self);
  g_signal_emit (self, finished_signal, 0, done);
}

static KbReport *
make_report (KbExportRow *self, KbProfile profile, GError **error)
{
  KbWorkbook *workbook = kb_section_get_workbook (self->section);
  KbReport *report;

  if (self->version) {
    report = kb_report_new_of_version (workbook, self->version, kb_gui_language (), profile, error);
  } else {
    report = kb_report_new (workbook, kb_gui_language (), profile);
    kb_report_note_version (report, workbook);
  }
  if (report && self->objects)
    kb_report_limit (report, self->objects);
  return report;
}

/**
 * kb_export_row_set_version:
 * @row: a row
 * @version: (nullable): the version to export; %NULL for the workbook as it is now
 */
void
kb_export_row_set_version (KbExportRow *row, const KbVersion *version)
{
  g_return_if_fail (KB_IS_EXPORT_ROW (row));

  g_clear_pointer (&row->version, kb_version_free);
  row->version = version ? kb_version_copy (version) : NULL;
}

static void
clear_object (gpointer data)
{
  g_free (((KbReportObject *) data)->id);
}

/**
 * kb_export_row_set_objects:
 * @row: a row
 * @kind: system or asset
 * @ids: (element-type utf8): what the export is limited to
 */
void
kb_export_row_set_objects (KbExportRow *row, KbKind kind, const GPtrArray *ids)
{
  g_return_if_fail (KB_IS_EXPORT_ROW (row));

  g_clear_pointer (&row->objects, g_array_unref);
  row->objects = g_array_new (FALSE, FALSE, sizeof (KbReportObject));
  g_array_set_clear_func (row->objects, clear_object);
  for (guint i = 0; i < ids->len; i++) {
    KbReportObject object = { kind, g_strdup (g_ptr_array_index (ids, i)) };

    g_array_append_val (row->objects, object);
  }
}

/**
 * kb_export_row_get_n_objects:
 * @row: a row
 *
 * Returns: how many systems or assets it is limited to, 0 when it is not
 */
guint
kb_export_row_get_n_objects (KbExportRow *row)
{
  g_return_val_if_fail (KB_IS_EXPORT_ROW (row), 0);

  return row->objects ? row->objects->len : 0;
}

/* The reports are copies of the workbook as it is now. FALSE when a version can't be read. */
static gboolean
take_reports (KbExportRow *self, KbExportJob *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  job->report = make_report (self, self->kind->profile, &error);
  if (job->report && !self->kind->ending)
    job->open = make_report (self, KB_PROFILE_PUBLIC, &error);
  if (!error)
    return TRUE;
  text = kb_error_text_for_window (error, kb_gui_language ());
  show_result (self, text, "kb-error");
  return FALSE;
}

/**
 * kb_export_row_export_to:
 * @row: a row
 * @path: where to write
 *
 * Writes a snapshot of the workbook as it is now, in a thread.
 */
void
kb_export_row_export_to (KbExportRow *row, const char *path)
{
  g_autoptr (GTask) task = NULL;
  KbExportJob *job;

  g_return_if_fail (KB_IS_EXPORT_ROW (row));

  if (row->cancellable)
    return;
  job = g_new0 (KbExportJob, 1);
  if (!take_reports (row, job)) {
    job_free (job);
    return;
  }
  row->cancellable = g_cancellable_new ();
  task = g_task_new (row, row->cancellable, on_exported, NULL);
  /* What was finished before the cancelling came stays finished. */
  g_task_set_check_cancellable (task, FALSE);
  job->path = !row->kind->ending || g_str_has_suffix (path, row->kind->ending)
                  ? g_strdup (path)
                  : g_strconcat (path, row->kind->ending, NULL);
  job->row = row;
  g_task_set_task_data (task, job, job_free);
  gtk_progress_bar_set_fraction (row->progress, 0);
  show_result (row, "", "kb-ok");
  show_state (row);
  g_task_run_in_thread (task, run_export);
}

static void
on_place_chosen (GtkNativeDialog *chooser, int response, KbExportRow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_export_row_export_to (self, path);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static char *
suggested_name (KbExportRow *self)
{
  KbContent *content = kb_section_get_content (self->section);
  g_autofree char *period = kb_format_period (content);
  g_autofree char *name = kb_fill (kb_gui_text (self->kind->file_name), "unit",
                                   kb_format_owner_unit (content), "period", period, NULL);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  return g_strconcat (name, self->kind->ending, NULL);
}

static void
choose_place (KbExportRow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      self->kind->ending ? _ ("Export") : _ ("Choose a folder for the package"),
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      self->kind->ending ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      NULL, NULL);

  if (self->kind->ending) {
    g_autofree char *name = suggested_name (self);

    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_looked (AdwMessageDialog *dialog, const char *response, KbExportRow *self)
{
  if (g_str_equal (response, "export"))
    choose_place (self);
}

/* What becomes public is looked at first. */
static void
ask_about (KbExportRow *self, const GPtrArray *hits)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _ ("Look at this first"), NULL);
  g_autoptr (GString) body = g_string_new (_ ("This becomes public and looks sensitive:"));

  for (guint i = 0; i < MIN (hits->len, HITS_SHOWN); i++) {
    const KbScreeningHit *hit = g_ptr_array_index (hits, i);

    g_autofree char *words =
        kb_fill (_ ("{place}. “{words}”"), "place", hit->place, "words", hit->words, NULL);

    g_string_append_printf (body, "\n\n%s: %s",
                            kb_screening_reason (hit->reason, kb_gui_language ()), words);
  }
  if (hits->len > HITS_SHOWN) {
    g_autofree char *more = kb_fill_count (_ ("… and {n} more"), hits->len - HITS_SHOWN);

    g_string_append_printf (body, "\n\n%s", more);
  }
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body->str);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go back"), "export",
                                    _ ("_Export all the same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_looked), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_export_clicked (KbExportRow *self)
{
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (self->cancellable) {
    g_cancellable_cancel (self->cancellable);
    return;
  }
  if (!self->kind->ending || self->kind->profile == KB_PROFILE_PUBLIC)
    report = make_report (self, KB_PROFILE_PUBLIC, NULL);
  hits = report ? kb_screening_run (report, KB_SCREEN_EXTRACT, kb_gui_language ()) : NULL;
  if (hits && hits->len > 0)
    ask_about (self, hits);
  else
    choose_place (self);
}

static void
on_show_clicked (KbExportRow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
kb_export_row_dispose (GObject *object)
{
  KbExportRow *self = KB_EXPORT_ROW (object);

  self->disposed = TRUE;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_EXPORT_ROW);
  G_OBJECT_CLASS (kb_export_row_parent_class)->dispose (object);
}

static void
kb_export_row_finalize (GObject *object)
{
  KbExportRow *self = KB_EXPORT_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->version, kb_version_free);
  g_clear_pointer (&self->objects, g_array_unref);
  g_free (self->path);
  G_OBJECT_CLASS (kb_export_row_parent_class)->finalize (object);
}

static void
kb_export_row_class_init (KbExportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_export_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_export_row_finalize;
  finished_signal = g_signal_new ("finished", KB_TYPE_EXPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-export-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, description_label);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, result_label);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, progress);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, KbExportRow, export_button);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
}

static void
kb_export_row_init (KbExportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_export_row_new:
 * @section: the page it stands on, which outlives it
 * @kind: what it exports; must live as long as the program
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kb_export_row_new (KbSection *section, const KbExportKind *kind)
{
  KbExportRow *row = g_object_new (KB_TYPE_EXPORT_ROW, NULL);

  row->section = section;
  row->kind = kind;
  gtk_image_set_from_icon_name (row->icon, kind->icon);
  gtk_widget_add_css_class (GTK_WIDGET (row->icon), kind->css_class);
  gtk_label_set_text (row->title_label, kb_gui_text (kind->title));
  gtk_label_set_text (row->description_label, kb_gui_text (kind->description));
  show_state (row);
  kb_gui_set_label (GTK_WIDGET (row), kb_gui_text (kind->title));
  return GTK_WIDGET (row);
}

/**
 * kb_export_row_get_result:
 * @row: a row
 *
 * Returns: what it says of the last export; empty before the first
 */
const char *
kb_export_row_get_result (KbExportRow *row)
{
  return gtk_label_get_text (row->result_label);
}

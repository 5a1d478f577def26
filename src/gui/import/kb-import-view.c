// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-view"

#include "kb-import-view.h"

#include "kb-error-text.h"
#include "kb-import-mapping.h"
#include "kb-import-preview-pane.h"
#include "kb-step-rail.h"

#include <string.h>

struct _KbImportView {
  KbSection parent_instance;

  AdwWindowTitle *title;
  GtkButton *import_button;
  KbStepRail *rail;
  GtkStack *stack;
  GtkWidget *drop_zone;
  GtkWidget *choose_button;
  GtkLabel *choose_error;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  GtkPaned *panes;
  KbImportMapping *mapping;
  KbImportPreviewPane *preview;
  AdwStatusPage *result_page;
  GtkButton *show_button;

  char *path;
  char *base_name;
  char **sheets;
  KbTable *table;
  KbImport *import;
  KbImportResult *result;
  KbKind kind;
  GCancellable *cancellable; /* while a file is read or the rows are written */
  guint pulse_id;
  guint arrange_id;
  gboolean turned; /* the panes, and their new place is still to be set */
};

G_DEFINE_FINAL_TYPE (KbImportView, kb_import_view, KB_TYPE_SECTION)

static const struct {
  KbKind kind;
  const char *section;
  const char *show;
} kinds[] = {
  { KB_KIND_ASSET, "assets", N_ ("_Show the information assets") },
  { KB_KIND_SYSTEM, "systems", N_ ("_Show the systems") },
  { KB_KIND_RISK, "risks", N_ ("_Show the risks") },
  { KB_KIND_ACTION, "plan", N_ ("_Show the action plan") },
};

static void
show_step (KbImportView *self, guint step, const char *page)
{
  kb_step_rail_set_current (self->rail, step);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), g_str_equal (page, "map"));
}

#define PANE_WIDTH 736 /* of the columns, as in the template */

/* How wide a pane must be to show all of it without scrolling sideways. */
static int
width_of_pane (GtkWidget *pane)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (pane));
  int minimum = 0;

  if (GTK_IS_STACK (child))
    child = gtk_stack_get_visible_child (GTK_STACK (child));
  if (GTK_IS_SCROLLED_WINDOW (child))
    child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child));
  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Side by side while there is room, else one above the other: with large text, or in a narrow
 * window. */
static gboolean
arrange_panes (gpointer data)
{
  KbImportView *self = KB_IMPORT_VIEW (data);
  int width = gtk_widget_get_width (GTK_WIDGET (self->panes));
  int height = gtk_widget_get_height (GTK_WIDGET (self->panes));
  int left = width_of_pane (GTK_WIDGET (self->mapping));
  int right = width_of_pane (GTK_WIDGET (self->preview));
  gboolean beside = left + right <= width;
  GtkOrientation orientation = beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  self->arrange_id = 0;
  if (width <= 0)
    return G_SOURCE_REMOVE;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) != orientation) {
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
    /* The paned brings its old position into proportion first, and then it is resized again. */
    self->turned = TRUE;
  } else if (self->turned) {
    self->turned = FALSE;
    gtk_paned_set_position (self->panes, beside ? PANE_WIDTH : height / 2);
  }
  return G_SOURCE_REMOVE;
}

static void
on_panes_resized (KbImportView *self)
{
  if (self->arrange_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->arrange_id = g_idle_add (arrange_panes, self);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (KB_IMPORT_VIEW (data)->busy_bar);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (KbImportView *self, const char *text, guint step)
{
  gtk_label_set_text (self->busy_label, text);
  show_step (self, step, "busy");
  if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (120, pulse, self);
}

static void
end_busy (KbImportView *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
}

/* The button says how much it would do. */
static void
show_button (KbImportView *self)
{
  guint rows = self->result ? self->result->created + self->result->updated : 0;
  g_autofree char *count = g_strdup_printf ("%u", rows);
  g_autofree char *label =
      rows > 0 ? kb_fill (ngettext ("_Import {count} row", "_Import {count} rows", rows), "count",
                          count, NULL)
               : g_strdup (_ ("_Import"));

  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), rows > 0);
}

static void
try_import (KbImportView *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->result, kb_import_result_free);
  self->result = kb_import_run (self->import, &error);
  if (self->result) {
    kb_import_preview_pane_show (self->preview, self->import, self->result,
                                 kb_section_get_method (KB_SECTION (self)));
    if (!kb_import_mapping_has_same (self->mapping)) {
      g_autoptr (GPtrArray) names = kb_import_similar_names (self->import, self->result);

      kb_import_mapping_set_similar (self->mapping, names);
    }
  } else {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_import_preview_pane_show_error (self->preview, text);
  }
  show_button (self);
}

static void
fail_to_choose (KbImportView *self, const GError *error)
{
  g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

  gtk_label_set_text (self->choose_error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_error), TRUE);
  show_step (self, 0, "choose");
}

static void
apply_remembered (KbImportView *self)
{
  g_autofree char *signature = kb_import_signature (self->import);
  g_autofree char *json =
      kb_workbook_get_import_mapping (kb_section_get_workbook (KB_SECTION (self)), signature);

  if (json)
    kb_import_apply_mapping_json (self->import, json);
}

static void
show_file (KbImportView *self)
{
  const char *sheet = kb_table_sheet (self->table);
  g_autofree char *subtitle =
      self->sheets && sheet && *sheet
          ? kb_fill (_ ("{file}, sheet {sheet}"), "file", self->base_name, "sheet", sheet, NULL)
          : g_strdup (self->base_name);

  adw_window_title_set_subtitle (self->title, subtitle);
}

/* What had the keyboard has gone with the step before. */
static void
focus_mapping (KbImportView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panes))))
    gtk_widget_child_focus (GTK_WIDGET (self->mapping), GTK_DIR_TAB_FORWARD);
}

static void
make_import (KbImportView *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GError) error = NULL;
  KbImport *old = g_steal_pointer (&self->import);

  g_clear_pointer (&self->result, kb_import_result_free);
  self->import = kb_import_new (self->table, content, method, self->kind, kb_gui_language (),
                                self->base_name, &error);
  if (self->import)
    apply_remembered (self);
  kb_import_mapping_set (self->mapping, self->import, method, self->kind, self->sheets,
                         kb_table_sheet (self->table));
  g_clear_pointer (&old, kb_import_free);
  show_file (self);
  show_step (self, 1, "map");
  focus_mapping (self);
  if (self->import) {
    try_import (self);
  } else {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_import_preview_pane_show_error (self->preview, text);
    show_button (self);
  }
  on_panes_resized (self);
}

/* What the reading thread works on. */
typedef struct {
  char *path;
  char *sheet; /* NULL: the first that looks like a list */
  char **sheets;
  KbMethod *method;
  KbContent *content; /* of the worker's own */
  KbTable *table;
} KbReadJob;

static void
read_job_free (gpointer data)
{
  KbReadJob *job = data;

  g_free (job->path);
  g_free (job->sheet);
  g_strfreev (job->sheets);
  g_clear_pointer (&job->table, kb_table_unref);
  kb_method_unref (job->method);
  kb_content_unref (job->content);
  g_free (job);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KbReadJob *job = data;
  GError *error = NULL;

  if (!job->sheets)
    job->sheets = kb_table_list_sheets (job->path, NULL);
  job->table = job->sheet ? kb_table_read (job->path, job->sheet, &error)
                          : kb_import_read_table (job->path, job->method, job->content, &error);
  if (job->table)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  KbImportView *self = KB_IMPORT_VIEW (source);
  KbReadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Cancelled: another file may be on its way, or the view is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  end_busy (self);
  if (!done) {
    fail_to_choose (self, error);
    return;
  }
  g_strfreev (self->sheets);
  self->sheets = g_steal_pointer (&job->sheets);
  g_clear_pointer (&self->table, kb_table_unref);
  self->table = g_steal_pointer (&job->table);
  self->kind = kb_import_guess_kind (self->table, kb_section_get_method (KB_SECTION (self)),
                                     kb_section_get_content (KB_SECTION (self)));
  make_import (self);
}

static void
read_sheet (KbImportView *self, const char *sheet)
{
  g_autoptr (GTask) task = NULL;
  KbReadJob *job = g_new0 (KbReadJob, 1);
  g_autofree char *text = kb_fill (_ ("Reading {file} …"), "file", self->base_name, NULL);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->path = g_strdup (self->path);
  job->sheet = g_strdup (sheet);
  job->method = kb_method_ref (kb_section_get_method (KB_SECTION (self)));
  job->content = kb_content_new ();
  kb_content_put (job->content, kb_content_workbook (kb_section_get_content (KB_SECTION (self))));
  task = g_task_new (self, self->cancellable, on_file_read, NULL);
  g_task_set_task_data (task, job, read_job_free);
  set_busy (self, text, 0);
  g_task_run_in_thread (task, read_file);
}

/**
 * kb_import_view_load:
 * @view: the view
 * @path: a list, CSV or XLSX
 *
 * Reads the list and shows how it would be imported. Nothing is written.
 */
void
kb_import_view_load (KbImportView *view, const char *path)
{
  g_return_if_fail (KB_IS_IMPORT_VIEW (view));

  g_free (view->path);
  view->path = g_strdup (path);
  g_free (view->base_name);
  view->base_name = g_path_get_basename (path);
  gtk_widget_set_visible (GTK_WIDGET (view->choose_error), FALSE);
  read_sheet (view, NULL);
}

/**
 * kb_import_view_load_text:
 * @view: the view
 * @text: cells from a spreadsheet's clipboard
 *
 * Shows how pasted rows would be imported, by the same rules as a list in a file; but what exists
 * is left alone unless somebody asks for it to be updated.
 */
void
kb_import_view_load_text (KbImportView *view, const char *text)
{
  g_autoptr (GError) error = NULL;
  KbTable *table = kb_table_read_csv_bytes (text, strlen (text), &error);

  g_return_if_fail (KB_IS_IMPORT_VIEW (view));

  g_clear_pointer (&view->path, g_free);
  g_free (view->base_name);
  view->base_name = g_strdup (_ ("Pasted rows"));
  if (!table) {
    fail_to_choose (view, error);
    return;
  }
  g_clear_pointer (&view->sheets, g_strfreev);
  g_clear_pointer (&view->table, kb_table_unref);
  view->table = table;
  kb_import_mapping_skip_existing (view->mapping);
  view->kind = kb_import_guess_kind (view->table, kb_section_get_method (KB_SECTION (view)),
                                     kb_section_get_content (KB_SECTION (view)));
  make_import (view);
}

static void
on_mapping_changed (KbImportView *self)
{
  if (self->import)
    try_import (self);
}

static void
on_kind_changed (KbImportView *self)
{
  self->kind = kb_import_mapping_get_kind (self->mapping);
  if (self->table)
    make_import (self);
}

static void
on_sheet_changed (KbImportView *self)
{
  g_autofree char *sheet = g_strdup (kb_import_mapping_get_sheet (self->mapping));

  if (sheet && g_strcmp0 (sheet, kb_table_sheet (self->table)) != 0)
    read_sheet (self, sheet);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, KbImportView *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_import_view_load (self, path);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_choose_clicked (KbImportView *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Choose a list"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists (Excel and CSV)"));
  gtk_file_filter_add_suffix (lists, "xlsx");
  gtk_file_filter_add_suffix (lists, "xlsm");
  gtk_file_filter_add_suffix (lists, "csv");
  gtk_file_filter_add_suffix (lists, "tsv");
  gtk_file_filter_add_suffix (lists, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), lists);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, KbImportView *self)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (!path)
    return FALSE;
  kb_import_view_load (self, path);
  return TRUE;
}

static char *
describe_done (KbImportView *self)
{
  guint n_created = self->result->created, n_updated = self->result->updated;
  guint n_left_out = self->result->skipped + self->result->failed;
  g_autofree char *created = kb_fill_count (ngettext ("{n} new", "{n} new", n_created), n_created);
  g_autofree char *updated =
      kb_fill_count (ngettext ("{n} changed", "{n} changed", n_updated), n_updated);
  g_autofree char *left_out =
      kb_fill_count (ngettext ("{n} row left out", "{n} rows left out", n_left_out), n_left_out);

  return g_strdup_printf ("%s, %s, %s", created, updated, left_out);
}

static void
show_done (KbImportView *self)
{
  g_autofree char *text = describe_done (self);

  adw_status_page_set_description (self->result_page, text);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == self->kind) {
      gtk_button_set_label (self->show_button, _ (kinds[i].show));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "s", kinds[i].section);
    }
  show_step (self, 2, "result");
  gtk_widget_grab_focus (GTK_WIDGET (self->show_button));
  kb_gui_show_undo_toast (GTK_WIDGET (self), text);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KbImportView) self = KB_IMPORT_VIEW (data);
  g_autoptr (GError) error = NULL;
  gboolean done = kb_workbook_commit_finish (KB_WORKBOOK (source), result, &error);

  if (!self->stack)
    return;
  end_busy (self);
  if (done) {
    show_done (self);
    return;
  }
  show_step (self, 1, "map");
  try_import (self); /* what was to be written is used up */
  if (!g_error_matches (error, KB_STORE_ERROR, KB_STORE_ERROR_CANCELLED))
    kb_gui_show_error (GTK_WIDGET (self), error);
}

static void
remember_mapping (KbImportView *self)
{
  g_autofree char *signature = kb_import_signature (self->import);
  g_autofree char *json = kb_import_mapping_json (self->import);
  g_autoptr (GError) error = NULL;

  if (!kb_workbook_set_import_mapping (kb_section_get_workbook (KB_SECTION (self)), signature, json,
                                       &error))
    g_debug ("How the columns are matched was not remembered: %s", error->message);
}

static void
on_import_clicked (KbImportView *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autoptr (GError) error = NULL;

  if (!self->result || self->cancellable)
    return;
  if (kb_import_mapping_get_remember (self->mapping))
    remember_mapping (self);
  /* The import can be undone all the same, so it goes on without a backup; but it is said. */
  if (!kb_workbook_back_up (workbook, "import", &error))
    kb_gui_show_error (GTK_WIDGET (self), error);
  self->cancellable = g_cancellable_new ();
  set_busy (self, _ ("Writing the rows …"), 1);
  kb_workbook_commit_async (workbook, g_steal_pointer (&self->result->edit), self->cancellable,
                            on_committed, g_object_ref (self));
}

static void
on_stop_clicked (KbImportView *self)
{
  gboolean reading = self->table == NULL || kb_step_rail_get_current (self->rail) == 0;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  if (reading) {
    end_busy (self);
    show_step (self, 0, "choose");
  }
}

static void
on_another_clicked (KbImportView *self)
{
  adw_window_title_set_subtitle (self->title, "");
  show_step (self, 0, "choose");
  gtk_widget_grab_focus (self->choose_button);
}

static void
on_report_place_chosen (GtkNativeDialog *dialog, int response, KbImportView *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->result) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;
    g_autoptr (GError) error = NULL;

    if (path && kb_import_write_report (self->import, self->result, path, &error))
      kb_gui_show_toast (GTK_WIDGET (self), _ ("The report is saved."));
    else if (error)
      kb_gui_show_error (GTK_WIDGET (self), error);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbImportView *self = KB_IMPORT_VIEW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the rows as a report"), GTK_WINDOW (gtk_widget_get_root (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *suggestion =
      kb_fill (_ ("Rows left out of {file}.csv"), "file", self->base_name, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggestion);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_report_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
forget (KbImportView *self)
{
  g_clear_pointer (&self->result, kb_import_result_free);
  g_clear_pointer (&self->import, kb_import_free);
  g_clear_pointer (&self->table, kb_table_unref);
}

/* Another act changes what the list is compared with; undoing the import takes one back to it. */
static void
kb_import_view_update (KbSection *section, const KbChanges *changes)
{
  KbImportView *self = KB_IMPORT_VIEW (section);

  if (self->table && !self->cancellable && kb_step_rail_get_current (self->rail) > 0)
    make_import (self);
}

static void
kb_import_view_dispose (GObject *object)
{
  KbImportView *self = KB_IMPORT_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  end_busy (self);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_IMPORT_VIEW);
  self->stack = NULL;
  forget (self);
  G_OBJECT_CLASS (kb_import_view_parent_class)->dispose (object);
}

static void
kb_import_view_finalize (GObject *object)
{
  KbImportView *self = KB_IMPORT_VIEW (object);

  g_free (self->path);
  g_free (self->base_name);
  g_strfreev (self->sheets);
  G_OBJECT_CLASS (kb_import_view_parent_class)->finalize (object);
}

static void
kb_import_view_class_init (KbImportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_import_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_import_view_finalize;
  KB_SECTION_CLASS (klass)->update = kb_import_view_update;
  g_type_ensure (KB_TYPE_STEP_RAIL);
  g_type_ensure (KB_TYPE_IMPORT_MAPPING);
  g_type_ensure (KB_TYPE_IMPORT_PREVIEW_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-import-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbImportView, title);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, import_button);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, rail);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, stack);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, drop_zone);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, choose_error);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, busy_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, panes);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, mapping);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, preview);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, result_page);
  gtk_widget_class_bind_template_child (widget_class, KbImportView, show_button);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_mapping_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_resized);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_another_clicked);
  gtk_widget_class_install_action (widget_class, "import.report", NULL, action_report);
}

static void
kb_import_view_init (KbImportView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  const char *steps[] = { _ ("Choose a file"), _ ("Match and try"), _ ("Result"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  kb_step_rail_set_steps (self->rail, steps);
  show_step (self, 0, "choose");
}

KbImportView *
kb_import_view_new (KbWorkbook *workbook)
{
  return g_object_new (KB_TYPE_IMPORT_VIEW, "workbook", workbook, NULL);
}
/**
 * kb_import_view_begin:
 * @view: the view, in its window
 *
 * Gives the keyboard to what comes first: choosing a file.
 */
void
kb_import_view_begin (KbImportView *view)
{
  g_return_if_fail (KB_IS_IMPORT_VIEW (view));

  gtk_widget_grab_focus (view->choose_button);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-package"

#include "kb-package.h"

#include "kb-decision-document.h"
#include "kb-export-document.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The package for the nämnd: the complete spreadsheet, the public extract and the appendix to the
 * kallelse, all of them or none. */

#define LONGEST_NAME 180 /* bytes; a file system allows 255 and a temporary name needs more */

typedef struct {
  const KbReport *complete;
  const KbReport *open;
  GCancellable *cancellable;
  KbProgressFunc progress;
  gpointer data;
  double done;  /* of all parts */
  double share; /* of the part that is being written */
  GPtrArray *outputs;
  GPtrArray *results;
} KbPackage;

/**
 * kb_package_file_name:
 * @report: what is written
 * @pattern: its name, with {unit} and {period}
 * @ending: .xlsx or .pdf
 *
 * Returns: (transfer full): a name that any file system takes
 */
char *
kb_package_file_name (const KbReport *report, const char *pattern, const char *ending)
{
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *unit =
      report->scope
          ? g_strdup_printf ("%s %s", kb_format_owner_unit (report->content), report->scope)
          : g_strdup (kb_format_owner_unit (report->content));
  g_autofree char *valid = g_utf8_make_valid (unit, -1);
  g_autofree char *name = NULL;

  if (strlen (valid) > LONGEST_NAME / 2)
    *g_utf8_find_prev_char (valid, valid + LONGEST_NAME / 2) = '\0';
  name = kb_fill (kb_text (report->language, pattern), "unit", valid, "period", period, NULL);
  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  return g_strconcat (g_strstrip (name), ending, NULL);
}

static gboolean
is_cancelled (const KbPackage *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CANCELLED, NULL);
  return TRUE;
}

static void
tell (double fraction, gpointer data)
{
  KbPackage *self = data;

  if (self->progress)
    self->progress (self->done + fraction * self->share, self->data);
}

static gboolean
add_part (KbPackage *self, const KbReport *report, const char *path, double share, GError **error)
{
  g_autoptr (KbOutput) output = NULL;
  g_autoptr (KbExportResult) result = kb_export_result_new (path);
  gboolean ok;

  if (is_cancelled (self, error))
    return FALSE;
  output = kb_output_begin (path, error);
  if (!output)
    return FALSE;
  self->share = share;
  if (g_str_has_suffix (path, ".pdf")) {
    g_autoptr (KbDocument) document = kb_decision_document (report);

    ok = kb_export_document (document, output, result, error);
    kb_export_count (report, result);
  } else {
    ok = kb_export_xlsx (report, output->temporary, KB_REPORT_DEFAULT, self->cancellable, tell,
                         self, result, error);
    if (!ok && error && *error)
      kb_error_add_detail (*error, "file", path);
  }
  if (!ok)
    return FALSE;
  self->done += share;
  tell (0, self);
  g_ptr_array_add (self->outputs, g_steal_pointer (&output));
  g_ptr_array_add (self->results, g_steal_pointer (&result));
  return TRUE;
}

static char *
place (const KbReport *report, const char *folder, const char *pattern, const char *ending)
{
  g_autofree char *name = kb_package_file_name (report, pattern, ending);

  return g_build_filename (folder, name, NULL);
}

static gboolean
write_parts (KbPackage *self, const char *folder, GError **error)
{
  g_autofree char *plan =
      place (self->complete, folder, N_ ("Action plan {unit} {period}"), ".xlsx");
  g_autofree char *open =
      place (self->open, folder, N_ ("Action plan {unit} {period}, public extract"), ".xlsx");
  g_autofree char *paper =
      place (self->complete, folder, N_ ("Basis for the decision {unit} {period}"), ".pdf");

  return add_part (self, self->complete, plan, 0.55, error)
         && add_part (self, self->open, open, 0.25, error)
         && add_part (self, self->complete, paper, 0.2, error) && !is_cancelled (self, error)
         && kb_output_commit_all (self->outputs, error);
}

static gboolean
make_folder (const char *folder, gboolean *made, GError **error)
{
  *made = FALSE;
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir (folder, 0755) == 0) {
    *made = TRUE;
    return TRUE;
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, kb_exchange_error_of_errno (errno), "file", folder,
                "reason", g_strerror (errno), NULL);
  return FALSE;
}

/**
 * kb_package_export:
 * @complete: the workbook or a version of it, complete
 * @open: the same as a public extract
 * @folder: where; made when it is not there
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @error: (out): %KB_EXCHANGE_ERROR with "file"; the folder is then as it was
 *
 * Writes each part under another name, reads it back, and gives all of them their names at once.
 *
 * Returns: (transfer full) (nullable) (element-type KbExportResult): what was written
 */
GPtrArray *
kb_package_export (const KbReport *complete,
                   const KbReport *open,
                   const char *folder,
                   GCancellable *cancellable,
                   KbProgressFunc progress,
                   gpointer data,
                   GError **error)
{
  KbPackage self = { .complete = complete,
                     .open = open,
                     .cancellable = cancellable,
                     .progress = progress,
                     .data = data };
  gboolean made, ok;

  if (!make_folder (folder, &made, error))
    return NULL;
  self.outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_output_free);
  self.results = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_export_result_free);
  ok = write_parts (&self, folder, error);
  g_ptr_array_unref (self.outputs);
  if (ok)
    return self.results;
  g_ptr_array_unref (self.results);
  if (made)
    g_rmdir (folder);
  return NULL;
}

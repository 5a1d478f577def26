// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-xlsx-export"

#include "kb-exchange-error.h"
#include "kb-export.h"
#include "kb-requirements.h"
#include "kb-table.h"
#include "kb-xlsx-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define PROBE (1024 * 1024) /* bytes */

typedef struct {
  void (*write) (KbXlsxWriter *writer);
  KbReportType type; /* besides the whole plan, the report it belongs to */
  gboolean open;     /* stands in the public extract too */
} KbSheetPlace;

static void
matrix_before (KbXlsxWriter *writer)
{
  kb_sheet_matrix (writer, KB_MOMENT_BEFORE);
}

static void
matrix_after (KbXlsxWriter *writer)
{
  kb_sheet_matrix (writer, KB_MOMENT_AFTER);
}

static void
matrix_previous (KbXlsxWriter *writer)
{
  kb_sheet_matrix (writer, KB_MOMENT_PREVIOUS);
}

/* The sheets in order. The public extract is an allow-list. */
static const KbSheetPlace sheets[] = {
  { kb_sheet_decision, KB_REPORT_PLAN, TRUE },
  { kb_sheet_plan, KB_REPORT_PLAN, TRUE },
  { kb_sheet_timetable, KB_REPORT_PLAN, TRUE },
  { matrix_before, KB_REPORT_RISKS, TRUE },
  { matrix_after, KB_REPORT_RISKS, TRUE },
  { matrix_previous, KB_REPORT_RISKS, TRUE },
  { kb_sheet_risks, KB_REPORT_RISKS, FALSE },
  { kb_sheet_systems, KB_REPORT_REGISTER, FALSE },
  { kb_sheet_classification, KB_REPORT_REGISTER, FALSE },
  { kb_sheet_measures, KB_REPORT_PLAN, FALSE },
  { kb_sheet_suppliers, KB_REPORT_PLAN, FALSE },
  { kb_sheet_requirements, KB_REPORT_REQUIREMENTS, TRUE },
  { kb_sheet_method, KB_REPORT_DEFAULT, TRUE },
  { kb_sheet_history, KB_REPORT_PLAN, FALSE },
};

static gboolean
had_a_round (const KbReport *report)
{
  KbMatrix matrix = kb_matrix_count (report->content, report->method, KB_MOMENT_PREVIOUS);

  return matrix.unplaced < matrix.total;
}

static gboolean
is_wanted (const KbSheetPlace *place, const KbReport *report, KbReportType type)
{
  if (report->profile == KB_PROFILE_PUBLIC && !place->open)
    return FALSE;
  /* The history tells of everything, so it does not go with a part. */
  if (report->scope && place->write == kb_sheet_history)
    return FALSE;
  if (place->write == matrix_previous && !had_a_round (report))
    return FALSE;
  /* An empty list of controls would only ask whether some are missing. */
  if (place->write == kb_sheet_suppliers
      && kb_content_count (report->content, KB_KIND_SUPPLIER_CONTROL) == 0)
    return FALSE;
  /* It goes to bidders: by itself and nothing beside it. */
  if (type == KB_REPORT_REQUIREMENTS || place->type == KB_REPORT_REQUIREMENTS)
    return type == place->type;
  return type == KB_REPORT_DEFAULT || type == KB_REPORT_PLAN || place->type == type
         || place->type == KB_REPORT_DEFAULT;
}

static gboolean
mismatch (const KbXlsxAnchor *anchor, const char *found, GError **error)
{
  g_autofree char *letters = kb_table_column_name (anchor->column);
  g_autofree char *place = g_strdup_printf ("%s!%s%u", anchor->sheet, letters, anchor->row + 1);

  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", place, "expected",
                anchor->text, "value", found, NULL);
  return FALSE;
}

static char *
find_cell (const KbTable *table, guint row, guint column)
{
  guint low = 0, high = kb_table_n_rows (table);

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (kb_table_row_number (table, middle) == row)
      return g_strdup (kb_table_cell (table, middle, column));
    if (kb_table_row_number (table, middle) < row)
      low = middle + 1;
    else
      high = middle;
  }
  return g_strdup ("");
}

/* Opens what was written with our own reader and compares it cell by cell with what should stand
 * there. */
static gboolean
read_back (KbXlsxWriter *writer, const char *path, GError **error)
{
  g_autoptr (KbTable) table = NULL;

  for (guint i = 0; i < writer->anchors->len; i++) {
    const KbXlsxAnchor *anchor = &g_array_index (writer->anchors, KbXlsxAnchor, i);
    g_autofree char *found = NULL;

    if (!table || !g_str_equal (kb_table_sheet (table), anchor->sheet)) {
      g_clear_pointer (&table, kb_table_unref);
      table = kb_table_read_xlsx (path, anchor->sheet, error);
      if (!table)
        return FALSE;
    }
    found = find_cell (table, anchor->row + 1, anchor->column);
    if (!g_str_equal (found, anchor->text))
      return mismatch (anchor, found, error);
  }
  return TRUE;
}

/* Whether a megabyte more finds room in a file; its errno else. */
static int
try_room (FILE *file)
{
  g_autofree char *more = g_malloc0 (PROBE);
  int saved = file && fwrite (more, 1, PROBE, file) == PROBE ? 0 : errno;

  if (file && fclose (file) != 0 && saved == 0)
    saved = errno;
  return saved;
}

/* The library does not tell of bytes that found no room while it went back in the file, or in its
 * own temporary files. So what can't be read back may be a disk that is full: then it takes no more
 * either. */
static gboolean
is_full (const char *path)
{
  int here = try_room (g_fopen (path, "ab"));
  int there = try_room (tmpfile ());

  return kb_exchange_error_of_errno (here) == KB_EXCHANGE_ERROR_FULL
         || kb_exchange_error_of_errno (there) == KB_EXCHANGE_ERROR_FULL;
}

/**
 * kb_export_xlsx:
 * @report: what to write
 * @path: where; the caller renames it when all is well
 * @type: the whole plan, or one of its parts
 * @cancellable: (nullable): stops between two sheets
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @result: (out caller-allocates): what was written and read back
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether the spreadsheet is written and reads back right
 */
gboolean
kb_export_xlsx (const KbReport *report,
                const char *path,
                KbReportType type,
                GCancellable *cancellable,
                KbProgressFunc progress,
                gpointer data,
                KbExportResult *result,
                GError **error)
{
  g_autoptr (KbXlsxWriter) writer = NULL;
  g_autoptr (GPtrArray) requirements = NULL;

  if (type == KB_REPORT_REQUIREMENTS) {
    requirements = kb_requirements (report, error);
    if (!requirements)
      return FALSE;
  }
  writer = kb_xlsx_writer_new (report, path);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++) {
    if (g_cancellable_is_cancelled (cancellable)) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CANCELLED, NULL);
      return FALSE;
    }
    if (is_wanted (&sheets[i], report, type)) {
      sheets[i].write (writer);
      result->sheets++;
    }
    if (progress)
      progress ((double) (i + 1) / (G_N_ELEMENTS (sheets) + 2), data);
  }
  if (!kb_xlsx_writer_close (writer, error))
    return FALSE;
  if (!read_back (writer, path, error)) {
    if (is_full (path)) {
      g_clear_error (error);
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_FULL, NULL);
    }
    return FALSE;
  }
  if (progress)
    progress (1.0, data);
  if (requirements) {
    result->requirements = requirements->len;
    return TRUE;
  }
  kb_export_count (report, result);
  return TRUE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-history"

#include "kb-xlsx-writer.h"

#define HEADER_ROW 3

/**
 * kb_sheet_history:
 * @writer: a writer
 *
 * Writes "Historik": who did what and when, an entry a row, with the hash that ties it to the one
 * before.
 */
void
kb_sheet_history (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  guint n = kb_history_size (report->history);
  const KbXlsxColumn columns[] = {
    { kb_report_text (report, "No."), 8, KB_XLSX_NUMBER },
    { kb_report_text (report, "Time"), 18, 0 },
    { kb_label_kind (KB_KIND_ROLE, report->language), 30, KB_XLSX_WRAP },
    { kb_report_text (report, "Change"), 70, KB_XLSX_WRAP },
    { kb_report_text (report, "Hash"), 70, 0 },
  };
  g_autofree char *board = kb_report_board (report);

  kb_xlsx_sheet (writer, kb_report_text (report, "History"));
  kb_xlsx_title (writer, kb_report_text (report, "History"), board, G_N_ELEMENTS (columns));
  kb_xlsx_table (writer, "Historik", HEADER_ROW, n, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++) {
    const KbEntry *entry = kb_history_get (report->history, i);
    guint row = HEADER_ROW + 1 + i;
    g_autofree char *time = kb_format_time (entry->time);
    g_autofree char *act = kb_describe_entry (entry, report->language);

    kb_xlsx_put_number (writer, row, 0, (double) entry->sequence,
                        kb_xlsx_column_format (writer, &columns[0], i));
    kb_xlsx_put (writer, row, 1, time, kb_xlsx_column_format (writer, &columns[1], i));
    kb_xlsx_put (writer, row, 2, kb_label_author (entry->author, report->language),
                 kb_xlsx_column_format (writer, &columns[2], i));
    kb_xlsx_put (writer, row, 3, act, kb_xlsx_column_format (writer, &columns[3], i));
    kb_xlsx_put (writer, row, 4, entry->hash, kb_xlsx_column_format (writer, &columns[4], i));
  }
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 0);
  kb_xlsx_page (writer, TRUE, 9, HEADER_ROW + 1);
}

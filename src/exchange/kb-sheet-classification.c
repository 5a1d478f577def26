// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-classification"

#include "kb-xlsx-writer.h"

#define HEADER_ROW  3
#define MAX_COLUMNS 48

typedef enum {
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_SYSTEMS,
  COLUMN_LEVEL,
  COLUMN_CLASS,
  COLUMN_MOTIVATION,
  COLUMN_FIELD,
  COLUMN_ID,
} KbClassColumn;

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  KbXlsxColumn columns[MAX_COLUMNS];
  KbClassColumn types[MAX_COLUMNS];
  guint details[MAX_COLUMNS]; /* aspect or field */
  guint n_columns;
} KbClassSheet;

static void
add_column (KbClassSheet *self,
            KbClassColumn type,
            guint detail,
            const char *header,
            double width,
            guint style)
{
  g_assert (self->n_columns < MAX_COLUMNS);
  self->types[self->n_columns] = type;
  self->details[self->n_columns] = detail;
  self->columns[self->n_columns] =
      (KbXlsxColumn){ kb_xlsx_keep (self->writer, header), width, style };
  self->n_columns++;
}

static void
add_columns (KbClassSheet *self)
{
  static const struct {
    guint field;
    double width;
    guint style;
  } fields[] = {
    { KB_ASSET_STATUS, 12, 0 },
    { KB_ASSET_ESTABLISHED_BY, 20, KB_XLSX_WRAP },
    { KB_ASSET_ESTABLISHED_ON, 15, KB_XLSX_DATE },
    { KB_ASSET_OWNER, 22, KB_XLSX_WRAP },
    { KB_ASSET_STATUTES, 20, KB_XLSX_WRAP },
    { KB_ASSET_PERSONAL_DATA, 16, KB_XLSX_WRAP },
    { KB_ASSET_LEGAL_BASIS, 20, KB_XLSX_WRAP },
    { KB_ASSET_RECORD_REFERENCE, 18, KB_XLSX_WRAP },
    { KB_ASSET_IMPACT_ASSESSMENT, 18, KB_XLSX_WRAP },
    { KB_ASSET_IMPACT_REFERENCE, 20, KB_XLSX_WRAP },
    { KB_ASSET_CRITICAL, 14, KB_XLSX_CENTER },
    { KB_ASSET_SHARED, 20, KB_XLSX_WRAP },
    { KB_ASSET_FORM, 12, 0 },
    { KB_ASSET_RETENTION, 20, KB_XLSX_WRAP },
    { KB_ASSET_CLASSIFIED_ON, 11.5, KB_XLSX_DATE },
    { KB_ASSET_REVIEW_ON, 11.5, KB_XLSX_DATE },
    { KB_ASSET_DESCRIPTION, 36, KB_XLSX_WRAP },
    { KB_ASSET_NOTES, 30, KB_XLSX_WRAP },
  };
  const KbReport *report = self->report;
  KbLanguage language = report->language;
  guint n_aspects = kb_method_size (report->method, KB_KIND_ASPECT);

  add_column (self, COLUMN_NAME, 0, kb_label_kind (KB_KIND_ASSET, language), 34,
              KB_XLSX_WRAP | KB_XLSX_BOLD);
  add_column (self, COLUMN_UNIT, 0, kb_label_kind (KB_KIND_UNIT, language), 26, KB_XLSX_WRAP);
  for (guint a = 0; a < n_aspects; a++)
    add_column (self, COLUMN_LEVEL, a,
                kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, a),
                                     KB_ASPECT_NAME_SV, language),
                18, KB_XLSX_CENTER | KB_XLSX_BOLD);
  add_column (self, COLUMN_CLASS, 0, kb_report_text (report, "Class"), 12, 0);
  for (guint a = 0; a < n_aspects; a++) {
    g_autofree char *header =
        kb_fill (kb_report_text (report, "Motivation for {name}"), "name",
                 kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, a),
                                      KB_ASPECT_NAME_SV, language),
                 NULL);

    add_column (self, COLUMN_MOTIVATION, a, header, 36, KB_XLSX_WRAP);
  }
  add_column (self, COLUMN_SYSTEMS, 0, kb_label_kind (KB_KIND_SYSTEM, language), 28, KB_XLSX_WRAP);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    add_column (self, COLUMN_FIELD, fields[f].field,
                kb_label_field (KB_KIND_ASSET, fields[f].field, language), fields[f].width,
                fields[f].style);
  add_column (self, COLUMN_ID, 0, kb_report_text (report, "Id"), 10, 0);
}

static void
put_level (KbXlsxWriter *w, guint row, guint column, KbLevelRange range, lxw_format *format)
{
  g_autofree char *text = kb_format_range (w->report->method, range);

  if (range.high == KB_NONE) {
    kb_xlsx_put (w, row, column, NULL, format);
    return;
  }
  if (range.low == range.high)
    kb_xlsx_put_number (
        w, row, column,
        (double) kb_method_number (w->report->method, KB_KIND_LEVEL, (guint) range.high), format);
  else
    kb_xlsx_put (w, row, column, text, format);
  kb_xlsx_anchor (w, row, column, text);
}

/* The reasons for a level, with what an unresolved one depends on. */
static char *
motivation_text (const KbReport *report, const char *asset_id, guint aspect)
{
  KbRecord *level =
      kb_content_find_pair (report->content, KB_KIND_ASSET_LEVEL, asset_id,
                            kb_record_id (kb_method_item (report->method, KB_KIND_ASPECT, aspect)));
  const char *motivation = level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;
  const char *depends = level ? kb_record_text (level, KB_ASSET_LEVEL_DEPENDS_ON) : NULL;

  if (!depends)
    return g_strdup (motivation);
  return g_strdup_printf (
      "%s%s%s: %s", motivation ? motivation : "", motivation ? "\n" : "",
      kb_label_field (KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_DEPENDS_ON, report->language), depends);
}

static void
put_cell (KbClassSheet *self, guint row, guint column, const KbRecord *asset, lxw_format *format)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const char *id = kb_record_id (asset);
  const KbClass *class = kb_inheritance_asset (report->inheritance, id);
  guint detail = self->details[column];
  g_autofree char *text = NULL;

  switch (self->types[column]) {
  case COLUMN_NAME:
    text = g_strdup (kb_record_text (asset, KB_ASSET_NAME));
    kb_xlsx_anchor (w, row, column, text);
    break;
  case COLUMN_UNIT:
    text = kb_format_unit_path (report->content, kb_record_text (asset, KB_ASSET_UNIT));
    break;
  case COLUMN_SYSTEMS:
    text = kb_report_asset_systems (report, id);
    break;
  case COLUMN_LEVEL:
    put_level (w, row, column, class->aspects[detail], format);
    return;
  case COLUMN_CLASS:
    text = kb_format_class (report->method, class);
    break;
  case COLUMN_MOTIVATION:
    text = motivation_text (report, id, detail);
    break;
  case COLUMN_FIELD:
    if (kb_field_info (KB_KIND_ASSET, detail)->type == KB_TYPE_DATE) {
      kb_xlsx_put_date (w, row, column, kb_record_text (asset, detail), format);
      return;
    }
    if (!kb_record_is_null (asset, detail))
      text = kb_describe_value (report->content, KB_KIND_ASSET, detail, asset, report->language);
    break;
  case COLUMN_ID:
  default:
    text = g_strdup (id);
    break;
  }
  kb_xlsx_put (w, row, column, text, format);
}

/**
 * kb_sheet_classification:
 * @writer: a writer
 *
 * Writes "Klassning": every information asset with its levels and the reasons for them.
 */
void
kb_sheet_classification (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbClassSheet self = { .writer = writer, .report = report };
  const GPtrArray *assets = kb_content_list (report->content, KB_KIND_ASSET);
  const KbCoverage *coverage = &report->summary.assets;
  g_autofree char *total = g_strdup_printf ("%u", coverage->total);
  g_autofree char *classified = g_strdup_printf ("%u", coverage->classified);
  g_autofree char *unresolved = g_strdup_printf ("%u", coverage->unresolved);
  g_autofree char *subtitle =
      kb_fill (kb_report_text (report, "{classified} of {total} information assets are "
                                       "classified, {unresolved} are unresolved."),
               "classified", classified, "total", total, "unresolved", unresolved, NULL);
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  kb_xlsx_sheet (writer, kb_report_text (report, "Classification"));
  add_columns (&self);
  kb_xlsx_title (writer, kb_report_text (report, "Classification of information assets"), subtitle,
                 self.n_columns);
  kb_xlsx_table (writer, "Klassning", HEADER_ROW, assets->len, self.columns, self.n_columns);
  for (guint i = 0; i < assets->len; i++)
    for (guint column = 0; column < self.n_columns; column++)
      put_cell (&self, HEADER_ROW + 1 + i, column, g_ptr_array_index (assets, i),
                kb_xlsx_column_format (writer, &self.columns[column], i));
  kb_xlsx_level_colors (writer, HEADER_ROW + 1, 2, HEADER_ROW + MAX (assets->len, 1),
                        1 + kb_method_size (report->method, KB_KIND_ASPECT));
  worksheet_set_column_opt (writer->worksheet, (lxw_col_t) (self.n_columns - 1),
                            (lxw_col_t) (self.n_columns - 1), 10, NULL, &hidden);
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 1);
  kb_xlsx_page (writer, TRUE, 8, HEADER_ROW + 1);
}

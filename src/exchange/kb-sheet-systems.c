// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-systems"

#include "kb-explain.h"
#include "kb-xlsx-writer.h"

#define HEADER_ROW  3
#define MAX_COLUMNS 64

typedef enum {
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_ROLE,
  COLUMN_FIELD,
  COLUMN_ASSETS,
  COLUMN_LEVEL,
  COLUMN_CLASS,
  COLUMN_DECIDING,
  COLUMN_MARKS,
  COLUMN_NEEDS,
  COLUMN_NEEDED_BY,
  COLUMN_RAISED,
  COLUMN_ANALYSED,
  COLUMN_ID,
} KbSystemColumn;

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  KbXlsxColumn columns[MAX_COLUMNS];
  KbSystemColumn types[MAX_COLUMNS];
  guint details[MAX_COLUMNS]; /* role, field or aspect */
  guint n_columns;
  guint first_level;
} KbSystemSheet;

static void
add_column (KbSystemSheet *self,
            KbSystemColumn type,
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
add_field (KbSystemSheet *self, guint field, double width, guint style)
{
  add_column (self, COLUMN_FIELD, field,
              kb_label_field (KB_KIND_SYSTEM, field, self->report->language), width, style);
}

/* The rest of the register, after what a reader looks at first. */
static void
add_register_fields (KbSystemSheet *self)
{
  static const struct {
    guint field;
    double width;
    guint style;
  } fields[] = {
    { KB_SYSTEM_CRITICAL, 13, KB_XLSX_CENTER },
    { KB_SYSTEM_PERSONAL_DATA, 16, KB_XLSX_WRAP },
    { KB_SYSTEM_CLOUD, 13, KB_XLSX_CENTER },
    { KB_SYSTEM_PROCUREMENT_CHECK, 19, KB_XLSX_WRAP },
    { KB_SYSTEM_PROCUREMENT_ON, 15, KB_XLSX_DATE },
    { KB_SYSTEM_CONTRACT, 22, KB_XLSX_WRAP },
    { KB_SYSTEM_CONTRACT_ENDS_ON, 13, KB_XLSX_DATE },
    { KB_SYSTEM_PROCESSOR_AGREEMENT, 20, KB_XLSX_WRAP },
    { KB_SYSTEM_RECOVERY_HOURS, 19, KB_XLSX_CENTER },
    { KB_SYSTEM_LOSS_HOURS, 19, KB_XLSX_CENTER },
    { KB_SYSTEM_DOWNTIME_HOURS, 21, KB_XLSX_CENTER },
    { KB_SYSTEM_CYBERSECURITY_ACT, 20, KB_XLSX_WRAP },
    { KB_SYSTEM_LIFE_CYCLE, 15, KB_XLSX_WRAP },
    { KB_SYSTEM_DESCRIPTION, 36, KB_XLSX_WRAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, fields[i].field, fields[i].width, fields[i].style);
}

static void
add_columns (KbSystemSheet *self)
{
  const KbReport *report = self->report;
  const KbMethod *method = report->method;
  KbLanguage language = report->language;

  add_column (self, COLUMN_NAME, 0, kb_label_kind (KB_KIND_SYSTEM, language), 32,
              KB_XLSX_WRAP | KB_XLSX_BOLD);
  add_column (self, COLUMN_UNIT, 0, kb_label_kind (KB_KIND_UNIT, language), 24, KB_XLSX_WRAP);
  for (guint r = 0; r < kb_method_size (method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, r);

    if (kb_record_flag (role, KB_ROLE_ON_SYSTEM))
      add_column (self, COLUMN_ROLE, r, kb_record_localized (role, KB_ROLE_NAME_SV, language), 22,
                  KB_XLSX_WRAP);
  }
  add_field (self, KB_SYSTEM_HOSTING, 20, KB_XLSX_WRAP);
  add_field (self, KB_SYSTEM_ENVIRONMENT, 20, KB_XLSX_WRAP);
  add_field (self, KB_SYSTEM_SUPPLIER, 18, KB_XLSX_WRAP);
  add_column (self, COLUMN_ASSETS, 0, kb_report_text (report, "Assets"), 13, KB_XLSX_CENTER);
  self->first_level = self->n_columns;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    add_column (self, COLUMN_LEVEL, a,
                kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_NAME_SV,
                                     language),
                18, KB_XLSX_CENTER | KB_XLSX_BOLD);
  add_column (self, COLUMN_CLASS, 0, kb_report_text (report, "Class"), 12, 0);
  add_column (self, COLUMN_DECIDING, 0, kb_report_text (report, "Decided by"), 44, KB_XLSX_WRAP);
  add_column (self, COLUMN_RAISED, 0, kb_report_text (report, "Raised by hand"), 36, KB_XLSX_WRAP);
  add_column (self, COLUMN_MARKS, 0, kb_report_text (report, "Remarks on the class"), 36,
              KB_XLSX_WRAP);
  add_column (self, COLUMN_ANALYSED, 0, kb_report_text (report, "Analysed in part 2"), 14,
              KB_XLSX_WRAP);
  add_column (self, COLUMN_NEEDS, 0, kb_report_text (report, "Depends on systems"), 28,
              KB_XLSX_WRAP);
  add_column (self, COLUMN_NEEDED_BY, 0, kb_report_text (report, "Systems that depend on it"), 28,
              KB_XLSX_WRAP);
  add_register_fields (self);
  add_field (self, KB_SYSTEM_REVIEW_ON, 11.5, KB_XLSX_DATE);
  add_field (self, KB_SYSTEM_NOTES, 30, KB_XLSX_WRAP);
  add_column (self, COLUMN_ID, 0, kb_report_text (report, "Id"), 10, 0);
}

/* "K3 → K4, Ackumulering: …" for each aspect raised by hand. */
static char *
raised_text (const KbReport *report, const char *system_id)
{
  const KbSystemClass *class = kb_inheritance_system (report->inheritance, system_id);
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *level =
        kb_content_find_pair (report->content, KB_KIND_SYSTEM_LEVEL, system_id,
                              kb_record_id (kb_method_item (report->method, KB_KIND_ASPECT, a)));
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;

    if (!level || kb_record_is_null (level, KB_SYSTEM_LEVEL_RAISED))
      continue;
    from = kb_format_badge (report->method, a, class->inherited.aspects[a]);
    to =
        kb_format_badge (report->method, a,
                         kb_level_range_from_ids (
                             report->method, kb_record_text (level, KB_SYSTEM_LEVEL_RAISED), NULL));
    g_string_append_printf (text, "%s%s → %s, %s: %s", text->len > 0 ? "\n" : "", from, to,
                            kb_label_choice (KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON,
                                             kb_record_text (level, KB_SYSTEM_LEVEL_REASON),
                                             report->language),
                            kb_record_text (level, KB_SYSTEM_LEVEL_REASON_TEXT)
                                ? kb_record_text (level, KB_SYSTEM_LEVEL_REASON_TEXT)
                                : "–");
  }
  return g_string_free (text, FALSE);
}

/* What a reader must know of the class beside what decides it, one on a line. */
static char *
marks_text (const KbReport *report, const char *system_id)
{
  const KbExplainer explainer = { report->content, report->method, report->inheritance,
                                  report->language, FALSE };
  g_autoptr (GPtrArray) marks = kb_explain_marks (&explainer, system_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((KbMark *) g_ptr_array_index (marks, i))->text);
  return g_string_free (text, FALSE);
}

static const char *
analysed_text (const KbReport *report, const KbSystemClass *class)
{
  if (kb_class_progress (&class->class, report->method) == KB_PROGRESS_NOTHING)
    return "–";
  return kb_class_is_cut_off (&class->class, report->method)
             ? kb_report_text (report, "No, lowest level")
             : kb_report_text (report, "Yes");
}

static void
put_level (KbXlsxWriter *w, guint row, guint column, KbLevelRange range, lxw_format *format)
{
  g_autofree char *text = kb_format_range (w->report->method, range);

  if (range.high == KB_NONE)
    kb_xlsx_put (w, row, column, NULL, format);
  else if (range.low == range.high)
    kb_xlsx_put_number (
        w, row, column,
        (double) kb_method_number (w->report->method, KB_KIND_LEVEL, (guint) range.high), format);
  else
    kb_xlsx_put (w, row, column, text, format);
  if (range.high != KB_NONE)
    kb_xlsx_anchor (w, row, column, text);
}

static void
put_cell (KbSystemSheet *self, guint row, guint column, const KbRecord *system, lxw_format *format)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const char *id = kb_record_id (system);
  const KbSystemClass *class = kb_inheritance_system (report->inheritance, id);
  guint detail = self->details[column];
  g_autofree char *text = NULL;
  KbRecord *holder;

  switch (self->types[column]) {
  case COLUMN_NAME:
    text = g_strdup (kb_record_text (system, KB_SYSTEM_NAME));
    kb_xlsx_anchor (w, row, column, text);
    break;
  case COLUMN_UNIT:
    text = kb_format_unit_path (report->content, kb_record_text (system, KB_SYSTEM_UNIT));
    break;
  case COLUMN_ROLE:
    holder =
        kb_content_find_pair (report->content, KB_KIND_SYSTEM_ROLE, id,
                              kb_record_id (kb_method_item (report->method, KB_KIND_ROLE, detail)));
    text = g_strdup (holder ? kb_record_text (holder, KB_SYSTEM_ROLE_HOLDER) : NULL);
    break;
  case COLUMN_FIELD:
    if (kb_field_info (KB_KIND_SYSTEM, detail)->type == KB_TYPE_DATE) {
      kb_xlsx_put_date (w, row, column, kb_record_text (system, detail), format);
      return;
    }
    if (kb_field_info (KB_KIND_SYSTEM, detail)->type == KB_TYPE_INTEGER
        && !kb_record_is_null (system, detail)) {
      kb_xlsx_put_number (w, row, column, (double) kb_record_integer (system, detail), format);
      return;
    }
    if (!kb_record_is_null (system, detail))
      text = kb_describe_value (report->content, KB_KIND_SYSTEM, detail, system, report->language);
    break;
  case COLUMN_ASSETS:
    kb_xlsx_put_number (w, row, column, class->n_assets, format);
    return;
  case COLUMN_LEVEL:
    put_level (w, row, column, class->class.aspects[detail], format);
    return;
  case COLUMN_CLASS:
    text = kb_format_class (report->method, &class->class);
    break;
  case COLUMN_DECIDING:
    text = kb_report_deciding (report, id);
    break;
  case COLUMN_RAISED:
    text = raised_text (report, id);
    break;
  case COLUMN_MARKS:
    text = marks_text (report, id);
    break;
  case COLUMN_NEEDS:
    text = kb_report_dependencies (report, id, FALSE);
    break;
  case COLUMN_NEEDED_BY:
    text = kb_report_dependencies (report, id, TRUE);
    break;
  case COLUMN_ANALYSED:
    text = g_strdup (analysed_text (report, class));
    break;
  case COLUMN_ID:
  default:
    text = g_strdup (id);
    break;
  }
  kb_xlsx_put (w, row, column, text, format);
}

/**
 * kb_sheet_systems:
 * @writer: a writer
 *
 * Writes "Systemförteckning", Åmål's riskmatris del 1: every system with its roles, its hosting,
 * its class and what decides it.
 */
void
kb_sheet_systems (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbSystemSheet self = { .writer = writer, .report = report };
  const GPtrArray *systems = kb_content_list (report->content, KB_KIND_SYSTEM);
  g_autofree char *board = kb_report_board (report);
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  kb_xlsx_sheet (writer, kb_report_text (report, "System register"));
  add_columns (&self);
  kb_xlsx_title (writer, kb_report_text (report, "System register (part 1)"), board,
                 self.n_columns);
  kb_xlsx_table (writer, "System", HEADER_ROW, systems->len, self.columns, self.n_columns);
  for (guint i = 0; i < systems->len; i++)
    for (guint column = 0; column < self.n_columns; column++)
      put_cell (&self, HEADER_ROW + 1 + i, column, g_ptr_array_index (systems, i),
                kb_xlsx_column_format (writer, &self.columns[column], i));
  kb_xlsx_level_colors (writer, HEADER_ROW + 1, self.first_level,
                        HEADER_ROW + MAX (systems->len, 1),
                        self.first_level + kb_method_size (report->method, KB_KIND_ASPECT) - 1);
  worksheet_set_column_opt (writer->worksheet, (lxw_col_t) (self.n_columns - 1),
                            (lxw_col_t) (self.n_columns - 1), 10, NULL, &hidden);
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 1);
  kb_xlsx_page (writer, TRUE, 8, HEADER_ROW + 1);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-decision"

#include "kb-color.h"
#include "kb-matrix-text.h"
#include "kb-xlsx-writer.h"

#define HEAD      "#1A3A5C"
#define SOFT      "#DFE8F2"
#define LARGEST   5
#define MAX_LINES 12

/* The page's columns: two matrices side by side, then the tables at the right. */
enum {
  LEFT_LABEL = 0,
  LEFT_CELLS = 1, /* as many as there are likelihoods */
};

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  guint right_matrix; /* column of the second matrix's labels */
  guint tables;       /* column of the tables at the right */
  guint last;         /* last column */
  guint row;
} KbDecisionSheet;

static lxw_format *
head_format (KbDecisionSheet *self)
{
  return kb_xlsx_format (self->writer, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_INDENT, 11,
                         "#FFFFFF", HEAD);
}

static lxw_format *
center_head_format (KbDecisionSheet *self)
{
  return kb_xlsx_format (self->writer, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_CENTER, 11,
                         "#FFFFFF", HEAD);
}

static lxw_format *
cell_format (KbDecisionSheet *self, guint style)
{
  return kb_xlsx_format (self->writer,
                         style | KB_XLSX_BORDER | (style & KB_XLSX_CENTER ? 0 : KB_XLSX_INDENT), 11,
                         NULL, NULL);
}

static void
put_heading (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  g_autofree char *title = kb_report_title (report);
  g_autofree char *board = kb_report_board (report);
  const char *number = kb_report_decision_text (report, KB_DECISION_REGISTRY_NUMBER);
  const char *meeting = kb_report_decision_text (report, KB_DECISION_MEETING_ON);
  g_autofree char *case_line =
      kb_fill (kb_report_text (report, "Registry number {number}. Meeting {meeting}."), "number",
               *number ? number : "–", "meeting", *meeting ? meeting : "–", NULL);
  const char *method = kb_method_name (report->method, report->language);
  g_autofree char *locked = report->version ? kb_format_time (report->locked_at) : NULL;
  g_autofree char *made =
      report->version
          ? kb_fill (
              kb_report_text (report, "Version {version}, locked {time}, by the method {method}."),
              "version", report->version, "time", locked, "method", method, NULL)
          : kb_fill (
              kb_report_text (report, "Made {date} from the workbook by the method {method}."),
              "date", report->today, "method", method, NULL);

  worksheet_set_row (w->worksheet, 0, 30, NULL);
  kb_xlsx_put (w, 0, 0, title, kb_xlsx_format (w, KB_XLSX_BOLD, 20, HEAD, NULL));
  kb_xlsx_put (w, 1, 0, board, kb_xlsx_format (w, KB_XLSX_BOLD, 12, NULL, NULL));
  kb_xlsx_put (w, 2, 0, case_line, kb_xlsx_format (w, 0, 11, NULL, NULL));
  kb_xlsx_put (w, 3, 0, made, kb_xlsx_format (w, 0, 10, "#5E5C64", NULL));
  kb_xlsx_anchor (w, 0, 0, title);
}

/* OSL 5 kap. 5 §: a marking names the provision, the day and the authority that made it. */
static void
put_marking (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const char *provision = kb_report_decision_text (report, KB_DECISION_SECRECY);
  lxw_format *red = kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_RIGHT, 11, "#9C1B14", NULL);
  guint line = 1;

  if (report->profile == KB_PROFILE_PUBLIC) {
    kb_xlsx_put (w, line, self->last, kb_report_text (report, "Public extract"),
                 kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_RIGHT, 13, "#1A5FB4", NULL));
    return;
  }
  if (*provision) {
    g_autofree char *text =
        kb_fill (kb_report_text (report, "May be covered by secrecy, {provision}."), "provision",
                 provision, NULL);
    g_autofree char *by = kb_fill (
        "{date} {authority}", "date", kb_report_decision_text (report, KB_DECISION_SECRECY_ON),
        "authority", kb_report_decision_text (report, KB_DECISION_SECRECY_BY), NULL);

    kb_xlsx_put (w, line++, self->last, text, red);
    kb_xlsx_put (w, line++, self->last, g_strstrip (by), red);
  }
  if (kb_record_flag (kb_method_header (report->method), KB_METHOD_SAFE_CHANNEL))
    kb_xlsx_put (w, line, self->last,
                 kb_report_text (report, "Send by secure messages, not by e-mail."),
                 kb_xlsx_format (w, KB_XLSX_RIGHT, 10, "#9C1B14", NULL));
}

static void
put_cell (KbDecisionSheet *self, const KbMatrix *matrix, guint row, guint column, guint left)
{
  KbXlsxWriter *w = self->writer;
  KbPosition position = kb_axes_position (&matrix->axes, row, column);
  KbRecord *band =
      kb_method_item (self->report->method, KB_KIND_BAND, kb_matrix_band (matrix, position));
  const char *fill = kb_record_text (band, KB_BAND_COLOR);
  const char *letter = kb_record_localized (band, KB_BAND_LETTER_SV, self->report->language);
  guint n = kb_matrix_risks (matrix, position);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s  %u", letter, n) : g_strdup (letter);

  kb_xlsx_put (w, self->row + 1 + row, left + 1 + column, text,
               kb_xlsx_format (w, KB_XLSX_EDGE | KB_XLSX_CENTER | (n > 0 ? KB_XLSX_BOLD : 0), 11,
                               kb_color_text_on (fill), fill));
  kb_xlsx_anchor (w, self->row + 1 + row, left + 1 + column, text);
}

static void
put_matrix (KbDecisionSheet *self, const KbMatrix *matrix, guint left, const char *title)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const KbAxes *axes = &matrix->axes;
  guint n_rows = kb_axes_n_rows (axes), n_columns = kb_axes_n_columns (axes);
  g_autofree char *total = g_strdup_printf ("%u", matrix->total);
  g_autofree char *heading = kb_fill (title, "n", total, NULL);
  g_autofree char *directions =
      g_strdup_printf ("%s  %s", kb_matrix_axis_title (axes, TRUE, report->language),
                       kb_matrix_axis_title (axes, FALSE, report->language));
  lxw_format *label = kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_INDENT, 10, NULL, SOFT);
  lxw_format *number =
      kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_BOLD | KB_XLSX_CENTER, 10, NULL, SOFT);

  kb_xlsx_merge (w, self->row, left, self->row, left + n_columns, heading, head_format (self));
  for (guint row = 0; row < n_rows; row++) {
    g_autofree char *name = kb_matrix_step_label (report->method, kb_axes_kind (axes, TRUE),
                                                  kb_axes_step (axes, TRUE, row), report->language);

    worksheet_set_row (w->worksheet, self->row + 1 + row, 24, NULL);
    kb_xlsx_put (w, self->row + 1 + row, left, name, label);
    for (guint column = 0; column < n_columns; column++)
      put_cell (self, matrix, row, column, left);
  }
  kb_xlsx_put (w, self->row + 1 + n_rows, left, directions,
               kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_RIGHT, 9, "#5E5C64", SOFT));
  for (guint column = 0; column < n_columns; column++)
    kb_xlsx_put_number (w, self->row + 1 + n_rows, left + 1 + column,
                        (double) kb_method_number (report->method, kb_axes_kind (axes, FALSE),
                                                   kb_axes_step (axes, FALSE, column)),
                        number);
}

static void
put_bands (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const KbMethod *method = report->method;
  const KbMatrix *before = &report->summary.before;
  const KbMatrix *after = &report->summary.after;
  guint n = kb_method_size (method, KB_KIND_BAND);
  const char *heads[] = { N_ ("Risk level"), N_ ("Before"), N_ ("After"), N_ ("Difference") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    kb_xlsx_put (w, self->row, self->tables + i, kb_report_text (report, heads[i]),
                 i == 0 ? head_format (self) : center_head_format (self));
  for (guint i = 0; i < n; i++) {
    guint b = n - 1 - i;
    guint row = self->row + 1 + i;
    KbRecord *band = kb_method_item (method, KB_KIND_BAND, b);
    const char *fill = kb_record_text (band, KB_BAND_COLOR);
    g_autofree char *name =
        g_strdup_printf ("%s  %s", kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                         kb_record_localized (band, KB_BAND_NAME_SV, report->language));

    kb_xlsx_put (w, row, self->tables, name,
                 kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_BOLD | KB_XLSX_INDENT, 11,
                                 kb_color_text_on (fill), fill));
    kb_xlsx_put_number (w, row, self->tables + 1, before->by_band[b],
                        cell_format (self, KB_XLSX_CENTER));
    kb_xlsx_put_number (w, row, self->tables + 2, after->by_band[b],
                        cell_format (self, KB_XLSX_CENTER));
    kb_xlsx_put_number (w, row, self->tables + 3,
                        (double) after->by_band[b] - (double) before->by_band[b],
                        cell_format (self, KB_XLSX_CENTER | KB_XLSX_SIGNED));
  }
}

static guint
matrices_height (const KbDecisionSheet *self)
{
  guint rows = kb_axes_n_rows (&self->report->summary.before.axes) + 2;
  guint bands = kb_method_size (self->report->method, KB_KIND_BAND) + 1;

  return MAX (rows, bands);
}

/* The proposal line by line at the left. Returns the rows it took. */
static guint
put_proposal (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const char *proposal = kb_report_decision_text (self->report, KB_DECISION_PROPOSAL);
  g_auto (GStrv) lines = g_strsplit (proposal, "\n", MAX_LINES);
  guint used = 1;

  kb_xlsx_merge (w, self->row, 0, self->row, self->tables - 2,
                 kb_report_text (self->report, "Proposed decision"), head_format (self));
  for (guint i = 0; lines[i]; i++) {
    g_autofree char *line = g_strstrip (g_strdup (lines[i]));

    if (!*line)
      continue;
    if (g_utf8_strlen (line, -1) > 110)
      worksheet_set_row (w->worksheet, self->row + used, 30, NULL);
    kb_xlsx_merge (w, self->row + used, 0, self->row + used, self->tables - 2, line,
                   cell_format (self, KB_XLSX_WRAP));
    used++;
  }
  if (used == 1) {
    kb_xlsx_merge (
        w, self->row + used, 0, self->row + used, self->tables - 2,
        kb_report_text (self->report, "No proposal is written yet."),
        kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_ITALIC | KB_XLSX_INDENT, 11, "#5E5C64", NULL));
    used++;
  }
  return used;
}

static guint
put_coverage (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const KbSummary *s = &report->summary;
  g_autofree char *actions =
      kb_fill_count (kb_text_plural (report->language, "Actions, of which {n} overdue",
                                     "Actions, of which {n} overdue", s->plan.overdue),
                     s->plan.overdue);
  const struct {
    const char *label;
    guint value;
  } lines[] = {
    { kb_report_text (report, "Systems in the register"), s->systems.total },
    { kb_report_text (report, "Information assets"), s->assets.total },
    { kb_report_text (report, "of which classified"), s->assets.classified },
    { actions, s->plan.total },
  };

  kb_xlsx_merge (w, self->row, self->tables, self->row, self->last - 1,
                 kb_report_text (report, "Where we stand"), head_format (self));
  kb_xlsx_put (w, self->row, self->last, kb_report_text (report, "Count"),
               center_head_format (self));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    kb_xlsx_merge (w, self->row + 1 + i, self->tables, self->row + 1 + i, self->last - 1,
                   lines[i].label, cell_format (self, 0));
    kb_xlsx_put_number (w, self->row + 1 + i, self->last, lines[i].value,
                        cell_format (self, KB_XLSX_BOLD | KB_XLSX_CENTER | KB_XLSX_NUMBER));
  }
  return G_N_ELEMENTS (lines) + 1;
}

static void
put_band_cell (
    KbDecisionSheet *self, guint row, guint column, const KbRecord *risk, KbMoment moment)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  int band = kb_risk_band (report->method, risk, moment);
  const char *fill =
      band == KB_NONE ? NULL
                      : kb_record_text (kb_method_item (report->method, KB_KIND_BAND, (guint) band),
                                        KB_BAND_COLOR);
  g_autofree char *text = kb_report_band (report, risk, moment);

  kb_xlsx_put (w, row, column, text,
               kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_CENTER | KB_XLSX_BOLD, 11,
                               fill ? kb_color_text_on (fill) : NULL, fill));
}

/* The largest risks, in a complete export only. */
static guint
put_largest (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  g_autoptr (GPtrArray) risks =
      kb_risks_by_size (report->content, report->method, KB_MOMENT_BEFORE);
  guint before = self->tables - 5;

  if (report->profile == KB_PROFILE_PUBLIC)
    return 0;
  kb_xlsx_merge (w, self->row, 0, self->row, before - 1,
                 kb_report_text (report, "The largest risks before actions"), head_format (self));
  kb_xlsx_put (w, self->row, before, kb_report_text (report, "Before"), center_head_format (self));
  kb_xlsx_put (w, self->row, before + 1, kb_report_text (report, "After"),
               center_head_format (self));
  kb_xlsx_merge (w, self->row, before + 2, self->row, self->tables - 2,
                 kb_label_kind (KB_KIND_ACTION, report->language), center_head_format (self));
  for (guint i = 0; i < MIN (risks->len, LARGEST); i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autoptr (GPtrArray) actions = kb_risk_actions (report->content, kb_record_id (risk));
    g_autofree char *labels = kb_format_labels (actions);
    g_autofree char *label = kb_risk_label (risk);
    const char *title = kb_record_text (risk, KB_RISK_TITLE);
    g_autofree char *text = g_strdup_printf ("%s  %s", label, title ? title : "");
    guint row = self->row + 1 + i;

    kb_xlsx_merge (w, row, 0, row, before - 1, text, cell_format (self, KB_XLSX_WRAP));
    put_band_cell (self, row, before, risk, KB_MOMENT_BEFORE);
    put_band_cell (self, row, before + 1, risk, KB_MOMENT_AFTER);
    kb_xlsx_merge (w, row, before + 2, row, self->tables - 2, *labels ? labels : "–",
                   cell_format (self, KB_XLSX_CENTER));
  }
  return MIN (risks->len, LARGEST) + 1;
}

/* Costs by year: what is within the budget and what is not. */
static guint
put_costs (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const KbPlan *plan = &report->summary.plan;
  const char *heads[] = { N_ ("Cost a year, SEK thousand"), N_ ("Within budget"),
                          N_ ("Not financed"), N_ ("Total") };
  gint64 sum = 0, financed = 0;
  lxw_format *bold = kb_xlsx_format (
      w, KB_XLSX_BORDER | KB_XLSX_BOLD | KB_XLSX_NUMBER | KB_XLSX_RIGHT, 11, NULL, SOFT);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    kb_xlsx_put (w, self->row, self->tables + i, kb_report_text (report, heads[i]),
                 i == 0 ? head_format (self) : center_head_format (self));
  for (guint y = 0; y < plan->n_years; y++) {
    guint row = self->row + 1 + y;

    kb_xlsx_put_number (w, row, self->tables, plan->first_year + (int) y,
                        cell_format (self, KB_XLSX_LEFT));
    kb_xlsx_put_number (w, row, self->tables + 1, (double) plan->years_financed[y],
                        cell_format (self, KB_XLSX_NUMBER | KB_XLSX_RIGHT));
    kb_xlsx_put_number (w, row, self->tables + 2,
                        (double) (plan->years[y] - plan->years_financed[y]),
                        cell_format (self, KB_XLSX_NUMBER | KB_XLSX_RIGHT));
    kb_xlsx_put_number (w, row, self->tables + 3, (double) plan->years[y],
                        cell_format (self, KB_XLSX_NUMBER | KB_XLSX_RIGHT));
    sum += plan->years[y];
    financed += plan->years_financed[y];
  }
  kb_xlsx_put (w, self->row + 1 + plan->n_years, self->tables, kb_report_text (report, "Total"),
               kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_BOLD | KB_XLSX_INDENT, 11, NULL, SOFT));
  kb_xlsx_put_number (w, self->row + 1 + plan->n_years, self->tables + 1, (double) financed, bold);
  kb_xlsx_put_number (w, self->row + 1 + plan->n_years, self->tables + 2, (double) (sum - financed),
                      bold);
  kb_xlsx_put_number (w, self->row + 1 + plan->n_years, self->tables + 3, (double) sum, bold);
  return plan->n_years + 2;
}

static void
put_outcome (KbDecisionSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const char *paragraph = kb_report_decision_text (report, KB_DECISION_PARAGRAPH);
  g_autofree char *text =
      kb_fill (kb_report_text (report, "Decision: see the minutes, § {paragraph}"), "paragraph",
               *paragraph ? paragraph : "……", NULL);

  kb_xlsx_merge (
      w, self->row, 0, self->row, self->last, text,
      kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_INDENT, 12, HEAD, SOFT));
  worksheet_set_row (w->worksheet, self->row, 26, NULL);
}

static void
set_widths (KbDecisionSheet *self)
{
  lxw_worksheet *sheet = self->writer->worksheet;
  guint n_l = kb_axes_n_columns (&self->report->summary.before.axes);

  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, (lxw_col_t) n_l, 9, NULL);
  worksheet_set_column (sheet, (lxw_col_t) (n_l + 1), (lxw_col_t) (n_l + 1), 3, NULL);
  worksheet_set_column (sheet, (lxw_col_t) self->right_matrix, (lxw_col_t) self->right_matrix, 24,
                        NULL);
  worksheet_set_column (sheet, (lxw_col_t) (self->right_matrix + 1),
                        (lxw_col_t) (self->right_matrix + n_l), 9, NULL);
  worksheet_set_column (sheet, (lxw_col_t) (self->tables - 1), (lxw_col_t) (self->tables - 1), 3,
                        NULL);
  worksheet_set_column (sheet, (lxw_col_t) self->tables, (lxw_col_t) self->tables, 26, NULL);
  worksheet_set_column (sheet, (lxw_col_t) (self->tables + 1), (lxw_col_t) self->last, 13, NULL);
}

/**
 * kb_sheet_decision:
 * @writer: a writer
 *
 * Writes "Beslut": one page that a politician understands.
 */
void
kb_sheet_decision (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  guint n_l = kb_axes_n_columns (&report->summary.before.axes);
  KbDecisionSheet self = { .writer = writer, .report = report };
  guint left, right;

  self.right_matrix = n_l + 2;
  self.tables = 2 * n_l + 4;
  self.last = self.tables + 3;
  self.row = 5;
  kb_xlsx_sheet (writer, kb_report_text (report, "Decision"));
  kb_xlsx_page (writer, TRUE, 9, 0);
  worksheet_fit_to_pages (writer->worksheet, 1, 1);
  set_widths (&self);
  put_heading (&self);
  put_marking (&self);
  put_matrix (&self, &report->summary.before, LEFT_LABEL,
              kb_report_text (report, "Risks before actions: {n}"));
  put_matrix (&self, &report->summary.after, self.right_matrix,
              kb_report_text (report, "Risks after actions: {n}"));
  put_bands (&self);
  self.row += matrices_height (&self);
  kb_xlsx_put (writer, self.row, 0,
               kb_report_text (report, "The number in a cell is how many risks stand there."),
               kb_xlsx_format (writer, 0, 9, "#5E5C64", NULL));
  self.row += 2;
  left = put_proposal (&self);
  right = put_coverage (&self);
  self.row += MAX (left, right) + 1;
  left = put_largest (&self);
  right = put_costs (&self);
  self.row += MAX (left, right) + 1;
  put_outcome (&self);
  worksheet_activate (writer->worksheet);
}

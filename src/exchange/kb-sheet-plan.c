// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-plan"

#include "kb-color.h"
#include "kb-plan-return.h"
#include "kb-table.h"
#include "kb-xlsx-writer.h"

#include <string.h>

#define HEADER_ROW  3
#define MAX_COLUMNS 48

/* What a column shows. */
typedef enum {
  COLUMN_NUMBER,
  COLUMN_SECTION,
  COLUMN_OBJECT,
  COLUMN_CLASS,
  COLUMN_RISKS,
  COLUMN_BEFORE,
  COLUMN_TITLE,
  COLUMN_FIELD, /* a field of the action */
  COLUMN_YEAR,
  COLUMN_ONCE,
  COLUMN_AFTER,
  COLUMN_ID,
  COLUMN_SENT, /* what is sent out, to compare a returned plan with */
} KbPlanColumn;

typedef struct {
  KbPlanColumn type;
  guint field; /* FIELD: which; YEAR: the year */
} KbPlanCell;

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  KbXlsxColumn columns[MAX_COLUMNS];
  KbPlanCell cells[MAX_COLUMNS];
  guint n_columns;
  GPtrArray *actions;         /* by section, then number */
  const GPtrArray *costs;     /* of the row's action */
  const GPtrArray *risks;     /* of the row's action, by number */
  gint64 sums[MAX_COLUMNS];   /* of the amounts in a column */
  gint64 others[MAX_COLUMNS]; /* the same of what is requested of another nämnd */
  gboolean is_own;            /* whether the row's action is in the nämnd's sum */
  gboolean requested;         /* whether any is not */
  lxw_format *formats[2][MAX_COLUMNS];
} KbPlanSheet;

static guint
add_column (KbPlanSheet *self,
            KbPlanColumn type,
            guint field,
            const char *header,
            double width,
            guint style)
{
  g_assert (self->n_columns < MAX_COLUMNS);
  self->cells[self->n_columns] = (KbPlanCell){ type, field };
  self->columns[self->n_columns] =
      (KbXlsxColumn){ kb_xlsx_keep (self->writer, header), width, style };
  return self->n_columns++;
}

static guint
add_field (KbPlanSheet *self, guint field, double width, guint style)
{
  return add_column (self, COLUMN_FIELD, field,
                     kb_label_field (KB_KIND_ACTION, field, self->report->language), width, style);
}

static void
add_columns (KbPlanSheet *self)
{
  const KbReport *report = self->report;
  const KbPlan *plan = &report->summary.plan;
  gboolean complete = report->profile == KB_PROFILE_COMPLETE;

  add_column (self, COLUMN_NUMBER, 0, kb_report_text (report, "No."), 7, KB_XLSX_BOLD);
  add_column (self, COLUMN_SECTION, 0,
              kb_label_field (KB_KIND_ACTION, KB_ACTION_SECTION, report->language), 19,
              KB_XLSX_WRAP);
  if (complete) {
    add_column (self, COLUMN_OBJECT, 0, kb_report_text (report, "Information asset or system"), 22,
                KB_XLSX_WRAP);
    add_column (self, COLUMN_CLASS, 0, kb_report_text (report, "Class"), 10, 0);
    add_column (self, COLUMN_RISKS, 0, kb_label_kind (KB_KIND_RISK, report->language), 9,
                KB_XLSX_WRAP);
    add_column (self, COLUMN_BEFORE, 0, kb_report_text (report, "Risk level before"), 9,
                KB_XLSX_CENTER);
  }
  add_column (self, COLUMN_TITLE, 0, kb_label_kind (KB_KIND_ACTION, report->language), 34,
              KB_XLSX_WRAP);
  if (complete) {
    add_field (self, KB_ACTION_CATEGORY, 14, 0);
    add_field (self, KB_ACTION_STRATEGY, 10, 0);
    add_field (self, KB_ACTION_REFERENCE, 13, KB_XLSX_WRAP);
  }
  add_field (self, KB_ACTION_OWNER, 25, KB_XLSX_WRAP);
  add_field (self, KB_ACTION_BOARD, 15, KB_XLSX_WRAP);
  if (complete)
    add_field (self, KB_ACTION_PRIORITY, 11, 0);
  add_field (self, KB_ACTION_START_ON, 11.5, KB_XLSX_DATE);
  add_field (self, KB_ACTION_DUE_ON, 11.5, KB_XLSX_DATE);
  for (guint y = 0; y < plan->n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", plan->first_year + (int) y);

    add_column (self, COLUMN_YEAR, (guint) plan->first_year + y, year, 7.5, KB_XLSX_NUMBER);
  }
  add_column (self, COLUMN_ONCE, 0, kb_report_text (report, "One-off, SEK thousand"), 10,
              KB_XLSX_NUMBER | KB_XLSX_BOLD);
  add_column (self, COLUMN_FIELD, KB_ACTION_COST_YEARLY,
              kb_report_text (report, "Running cost a year, SEK thousand"), 11, KB_XLSX_NUMBER);
  add_field (self, KB_ACTION_FINANCING, 13, 0);
  add_field (self, KB_ACTION_STATUS, 12, KB_XLSX_BOLD);
  if (complete) {
    add_column (self, COLUMN_AFTER, 0, kb_report_text (report, "Risk level after"), 9,
                KB_XLSX_CENTER);
    add_field (self, KB_ACTION_FOLLOW_UP_ON, 12, KB_XLSX_DATE);
    add_field (self, KB_ACTION_FOLLOW_UP, 28, KB_XLSX_WRAP);
    add_field (self, KB_ACTION_DECIDED, 11, KB_XLSX_WRAP);
  }
  add_column (self, COLUMN_ID, 0, kb_report_text (report, "Id"), 10, 0);
  if (complete)
    add_column (self, COLUMN_SENT, 0, kb_report_text (report, "Sent out"), 10, 0);
}

static int
find_column (const KbPlanSheet *self, KbPlanColumn type, guint field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->cells[i].type == type && (type != COLUMN_FIELD || self->cells[i].field == field))
      return (int) i;
  return KB_NONE;
}

static GPtrArray *
order_actions (const KbReport *report)
{
  g_autoptr (GPtrArray) sections = kb_report_actions_by_section (report);
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint s = 0; s < sections->len; s++)
    g_ptr_array_extend (ordered, g_ptr_array_index (sections, s), NULL, NULL);
  return ordered;
}

/* The assets and systems that the action's risks are about, and their classes. */
static char *
objects_text (const KbReport *report, const GPtrArray *risks, gboolean classes)
{
  g_autoptr (GHashTable) seen = NULL;
  GString *text;

  if (risks->len == 0)
    return NULL;
  seen = g_hash_table_new (NULL, NULL);
  text = g_string_new (NULL);

  for (guint i = 0; i < risks->len; i++) {
    KbRecord *object = kb_report_risk_object (report, g_ptr_array_index (risks, i));
    const KbClass *class = object ? kb_inheritance_class_of (report->inheritance, object) : NULL;
    g_autofree char *line = NULL;

    if (!object || !g_hash_table_add (seen, object))
      continue;
    line = classes && class ? kb_format_class (report->method, class)
                            : g_strdup (classes ? "–" : kb_record_title (object));
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}

static void
add_sum (KbPlanSheet *self, guint column, gint64 amount)
{
  self->sums[column] += amount;
  if (!self->is_own)
    self->others[column] += amount;
}

static void
put_field (KbPlanSheet *self,
           guint row,
           guint column,
           const KbRecord *action,
           guint field,
           lxw_format *format)
{
  KbXlsxWriter *w = self->writer;
  const KbFieldInfo *info = kb_field_info (KB_KIND_ACTION, field);

  if (info->type == KB_TYPE_DATE) {
    kb_xlsx_put_date (w, row, column, kb_record_text (action, field), format);
  } else if (info->type == KB_TYPE_INTEGER) {
    if (kb_record_is_null (action, field))
      kb_xlsx_put (w, row, column, NULL, format);
    else {
      add_sum (self, column, kb_record_integer (action, field));
      kb_xlsx_put_number (w, row, column, (double) kb_record_integer (action, field), format);
    }
  } else if (info->type == KB_TYPE_CHOICE) {
    const char *code = kb_record_text (action, field);

    if (field == KB_ACTION_STATUS)
      code = kb_status_code (kb_action_status (action));
    kb_xlsx_put (w, row, column,
                 kb_label_choice (KB_KIND_ACTION, field, code, self->report->language), format);
  } else {
    kb_xlsx_put (w, row, column, kb_record_text (action, field), format);
  }
}

static void
put_band (KbPlanSheet *self,
          guint row,
          guint column,
          const KbRecord *action,
          KbMoment moment,
          lxw_format *format)
{
  const KbReport *report = self->report;
  int score = 0;
  int band =
      self->risks->len > 0 ? kb_report_action_band (report, action, moment, &score) : KB_NONE;
  g_autofree char *text =
      band == KB_NONE ? NULL : kb_format_band (report->method, band, score, report->language);

  kb_xlsx_put (self->writer, row, column, text, format);
}

static void
put_amount (KbPlanSheet *self, guint row, guint column, gint64 amount, lxw_format *format)
{
  add_sum (self, column, amount);
  if (amount != 0)
    kb_xlsx_put_number (self->writer, row, column, (double) amount, format);
  else
    kb_xlsx_put (self->writer, row, column, NULL, format);
}

static void
put_cell (KbPlanSheet *self, guint row, guint column, const KbRecord *action, lxw_format *format)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const char *id = kb_record_id (action);
  g_autofree char *text = NULL;
  KbRecord *section;

  switch (self->cells[column].type) {
  case COLUMN_NUMBER:
    text = kb_action_label (action);
    kb_xlsx_anchor (w, row, column, text);
    break;
  case COLUMN_SECTION:
    section = kb_content_find (report->content, KB_KIND_SECTION,
                               kb_record_text (action, KB_ACTION_SECTION));
    text = g_strdup (section ? kb_record_localized (section, KB_SECTION_NAME_SV, report->language)
                             : NULL);
    break;
  case COLUMN_OBJECT:
    text = objects_text (report, self->risks, FALSE);
    break;
  case COLUMN_CLASS:
    text = objects_text (report, self->risks, TRUE);
    break;
  case COLUMN_RISKS:
    text = self->risks->len > 0 ? kb_format_labels (self->risks) : NULL;
    break;
  case COLUMN_BEFORE:
    put_band (self, row, column, action, KB_MOMENT_BEFORE, format);
    return;
  case COLUMN_AFTER:
    put_band (self, row, column, action, KB_MOMENT_AFTER, format);
    return;
  case COLUMN_TITLE:
    text = kb_report_action_title (report, action);
    kb_xlsx_anchor (w, row, column, text);
    break;
  case COLUMN_YEAR:
    put_amount (self, row, column, kb_costs_in (self->costs, (int) self->cells[column].field),
                format);
    return;
  case COLUMN_ONCE:
    put_amount (self, row, column, kb_costs_once (self->costs), format);
    return;
  case COLUMN_ID:
    text = g_strdup (id);
    break;
  case COLUMN_SENT:
    text = kb_plan_return_base (report, action);
    break;
  case COLUMN_FIELD:
  default:
    put_field (self, row, column, action, self->cells[column].field, format);
    return;
  }
  kb_xlsx_put (w, row, column, text, format);
}

static gboolean
is_amount (const KbPlanCell *cell)
{
  return cell->type == COLUMN_YEAR || cell->type == COLUMN_ONCE
         || (cell->type == COLUMN_FIELD && cell->field == KB_ACTION_COST_YEARLY);
}

/* Live sums below the table, with the value worked out already so that every viewer shows it. */
static void
put_totals (KbPlanSheet *self)
{
  KbXlsxWriter *w = self->writer;
  guint first = HEADER_ROW + 2, last = HEADER_ROW + 1 + self->actions->len;
  guint row = HEADER_ROW + MAX (self->actions->len, 1) + 2;
  lxw_format *label = kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER, 11, "#FFFFFF", "#1A3A5C");
  lxw_format *sum =
      kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_NUMBER, 11, "#FFFFFF", "#1A3A5C");

  for (guint column = 0; column < (guint) find_column (self, COLUMN_ID, 0); column++) {
    const KbPlanCell *cell = &self->cells[column];
    g_autofree char *letters = kb_table_column_name (column);
    g_autofree char *formula = NULL;

    if (!is_amount (cell)) {
      kb_xlsx_put (w, row, column,
                   cell->type == COLUMN_TITLE ? kb_report_text (self->report, KB_PLAN_TOTAL) : NULL,
                   label);
      continue;
    }
    formula =
        g_strdup_printf ("=SUBTOTAL(109,%s%u:%s%u)", letters, first, letters, MAX (last, first));
    kb_xlsx_check (w, worksheet_write_formula_num (w->worksheet, row, (lxw_col_t) column, formula,
                                                   sum, (double) self->sums[column]));
  }
}

/* A name as a criterion of SUMIFS: quotes doubled, wildcards taken by the letter. */
static char *
criterion (const char *name)
{
  GString *text = g_string_new ("\"<>");

  for (const char *p = name; *p; p++) {
    if (strchr ("*?~", *p))
      g_string_append_c (text, '~');
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

/* What another nämnd is asked to do stands outside this nämnd's sum (design §11): how much of the
 * whole plan it is stands in a line of its own. */
static void
put_requested (KbPlanSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const char *own = kb_report_decision_text (self->report, KB_DECISION_BOARD);
  guint first = HEADER_ROW + 2, last = HEADER_ROW + 1 + self->actions->len;
  guint row = HEADER_ROW + MAX (self->actions->len, 1) + 3;
  g_autofree char *board =
      kb_table_column_name ((guint) find_column (self, COLUMN_FIELD, KB_ACTION_BOARD));
  g_autofree char *not_own = criterion (own);
  lxw_format *label = kb_xlsx_format (w, KB_XLSX_BORDER, 10.5, NULL, "#DFE8F2");
  lxw_format *sum = kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_NUMBER, 10.5, NULL, "#DFE8F2");

  if (!self->requested)
    return;
  for (guint column = 0; column < (guint) find_column (self, COLUMN_ID, 0); column++) {
    g_autofree char *letters = kb_table_column_name (column);
    g_autofree char *formula = NULL;

    if (!is_amount (&self->cells[column])) {
      kb_xlsx_put (w, row, column,
                   self->cells[column].type == COLUMN_TITLE
                       ? kb_report_text (self->report, KB_PLAN_REQUESTED)
                       : NULL,
                   label);
      continue;
    }
    formula = g_strdup_printf ("=SUMIFS(%s%u:%s%u,%s%u:%s%u,%s,%s%u:%s%u,\"<>\")", letters, first,
                               letters, last, board, first, board, last, not_own, board, first,
                               board, last);
    kb_xlsx_check (w, worksheet_write_formula_num (w->worksheet, row, (lxw_col_t) column, formula,
                                                   sum, (double) self->others[column]));
  }
}

static void
add_choice_list (KbPlanSheet *self, guint field)
{
  KbXlsxWriter *w = self->writer;
  const KbChoice *choices = kb_choices (KB_KIND_ACTION, field);
  int column = find_column (self, COLUMN_FIELD, field);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  lxw_data_validation validation = { 0 };

  if (column == KB_NONE)
    return;
  for (guint i = 0; choices[i].code; i++)
    g_ptr_array_add (words, (gpointer) kb_report_text (self->report, choices[i].text));
  g_ptr_array_add (words, NULL);
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = (void *) words->pdata; /* const only in newer headers */
  kb_xlsx_check (w, worksheet_data_validation_range (
                        w->worksheet, HEADER_ROW + 1, (lxw_col_t) column,
                        HEADER_ROW + MAX (self->actions->len, 1), (lxw_col_t) column, &validation));
}

/* The roles stand in "Metod och skalor", because a list in the rule itself holds at most 255
 * letters. */
static void
add_role_list (KbPlanSheet *self)
{
  KbXlsxWriter *w = self->writer;
  int column = find_column (self, COLUMN_FIELD, KB_ACTION_OWNER);
  lxw_data_validation validation = { 0 };

  if (column == KB_NONE)
    return;
  validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  validation.value_formula = (char *) "=Ansvariga";
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  kb_xlsx_check (w, worksheet_data_validation_range (
                        w->worksheet, HEADER_ROW + 1, (lxw_col_t) column,
                        HEADER_ROW + MAX (self->actions->len, 1), (lxw_col_t) column, &validation));
}

static void
color_status (KbPlanSheet *self)
{
  static const struct {
    KbStatus status;
    const char *color;
  } colors[] = { { KB_STATUS_STARTED, "#DBE8F8" },
                 { KB_STATUS_DONE, "#D9EFE2" },
                 { KB_STATUS_POSTPONED, "#ECECEC" } };
  KbXlsxWriter *w = self->writer;
  int column = find_column (self, COLUMN_FIELD, KB_ACTION_STATUS);
  guint last = HEADER_ROW + MAX (self->actions->len, 1);

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    lxw_conditional_format rule = { 0 };
    lxw_format *format = workbook_add_format (w->book);
    g_autofree char *word = g_strdup_printf (
        "\"%s\"", kb_label_choice (KB_KIND_ACTION, KB_ACTION_STATUS,
                                   kb_status_code (colors[i].status), self->report->language));

    format_set_bg_color (format, kb_color_number (colors[i].color));
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = (char *) kb_xlsx_keep (w, word);
    rule.format = format;
    kb_xlsx_check (w, worksheet_conditional_format_range (w->worksheet, HEADER_ROW + 1,
                                                          (lxw_col_t) column, last,
                                                          (lxw_col_t) column, &rule));
  }
}

/* Overdue follows from the date and is never chosen: the date turns red and bold on its own. */
static void
color_overdue (KbPlanSheet *self)
{
  KbXlsxWriter *w = self->writer;
  int due = find_column (self, COLUMN_FIELD, KB_ACTION_DUE_ON);
  int status = find_column (self, COLUMN_FIELD, KB_ACTION_STATUS);
  g_autofree char *due_letters = kb_table_column_name ((guint) due);
  g_autofree char *status_letters = kb_table_column_name ((guint) status);
  lxw_conditional_format rule = { 0 };
  lxw_format *format = workbook_add_format (w->book);
  g_autofree char *formula = g_strdup_printf (
      "=AND($%s%d<>\"\",$%s%d<TODAY(),OR($%s%d=\"%s\",$%s%d=\"%s\"))", due_letters, HEADER_ROW + 2,
      due_letters, HEADER_ROW + 2, status_letters, HEADER_ROW + 2,
      kb_label_choice (KB_KIND_ACTION, KB_ACTION_STATUS, "planned", self->report->language),
      status_letters, HEADER_ROW + 2,
      kb_label_choice (KB_KIND_ACTION, KB_ACTION_STATUS, "started", self->report->language));

  format_set_font_color (format, 0xB3261E);
  format_set_bold (format);
  format_set_bg_color (format, 0xFBE0DD);
  rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
  rule.value_string = (char *) kb_xlsx_keep (w, formula);
  rule.format = format;
  kb_xlsx_check (w, worksheet_conditional_format_range (
                        w->worksheet, HEADER_ROW + 1, (lxw_col_t) due,
                        HEADER_ROW + MAX (self->actions->len, 1), (lxw_col_t) due, &rule));
}

static void
color_bands (KbPlanSheet *self)
{
  int before = find_column (self, COLUMN_BEFORE, 0);
  int after = find_column (self, COLUMN_AFTER, 0);
  guint last = HEADER_ROW + MAX (self->actions->len, 1);

  if (before == KB_NONE)
    return;
  kb_xlsx_band_colors (self->writer, HEADER_ROW + 1, (guint) before, last, (guint) before);
  kb_xlsx_band_colors (self->writer, HEADER_ROW + 1, (guint) after, last, (guint) after);
}

/**
 * kb_sheet_plan:
 * @writer: a writer
 *
 * Writes "Handlingsplan": a row an action, to be sorted, filtered and filled in. A filled-in plan
 * can be read back by the ids in a hidden column; another says what was sent out.
 */
void
kb_sheet_plan (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbPlanSheet self = { .writer = writer, .report = report };
  g_autofree char *title = kb_report_title (report);
  g_autofree char *board = kb_report_board (report);
  g_autofree char *subtitle =
      report->profile == KB_PROFILE_PUBLIC
          ? g_strdup (board)
          : kb_fill (kb_report_text (
                         report, "{board}. Status is changed in the list and can be read back."),
                     "board", board, NULL);
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  kb_xlsx_sheet (writer, kb_report_text (report, "Action plan"));
  add_columns (&self);
  self.actions = order_actions (report);
  kb_xlsx_title (writer, title, subtitle, self.n_columns);
  kb_xlsx_table (writer, "Handlingsplan", HEADER_ROW, self.actions->len, self.columns,
                 self.n_columns);
  for (guint column = 0; column < self.n_columns; column++)
    for (guint i = 0; i < 2; i++)
      self.formats[i][column] = kb_xlsx_column_format (writer, &self.columns[column], i);
  for (guint i = 0; i < self.actions->len; i++) {
    const KbRecord *action = g_ptr_array_index (self.actions, i);
    g_autoptr (GPtrArray) risks = kb_action_risks (report->content, kb_record_id (action));

    self.risks = risks;
    self.is_own = kb_action_is_in_sum (report->content, action);
    self.requested |= !self.is_own;
    self.costs = kb_action_costs (report->content, kb_record_id (action));
    for (guint column = 0; column < self.n_columns; column++)
      put_cell (&self, HEADER_ROW + 1 + i, column, action, self.formats[i % 2][column]);
  }
  put_totals (&self);
  put_requested (&self);
  add_choice_list (&self, KB_ACTION_STATUS);
  add_choice_list (&self, KB_ACTION_PRIORITY);
  add_choice_list (&self, KB_ACTION_FINANCING);
  add_role_list (&self);
  color_status (&self);
  color_overdue (&self);
  color_bands (&self);
  worksheet_set_column_opt (writer->worksheet, (lxw_col_t) find_column (&self, COLUMN_ID, 0),
                            (lxw_col_t) (self.n_columns - 1), 10, NULL, &hidden);
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 1);
  kb_xlsx_page (writer, TRUE, self.n_columns > 16 ? 8 : 9, HEADER_ROW + 1);
  g_ptr_array_unref (self.actions);
}

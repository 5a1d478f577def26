// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-timetable"

#include "kb-xlsx-writer.h"

#define FIRST_ROW     5
#define FIRST_QUARTER 4 /* column; before it: number, action, responsible, status */

/* How the bar of an action looks. */
typedef enum {
  LOOK_PLANNED,
  LOOK_STARTED,
  LOOK_DONE,
  LOOK_OVERDUE,
  LOOK_POSTPONED,
  N_LOOKS,
} KbLook;

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  guint n_quarters;
  guint row;
  lxw_format *label;
  lxw_format *text;
  lxw_format *empty;
  lxw_format *bars[N_LOOKS];
} KbTimetable;

/* The quarter a date falls in, counted from the period's first; below 0 before it. */
static int
quarter_of (const KbTimetable *self, const char *date)
{
  int year = kb_date_year (date);
  int month = year > 0 ? (int) g_ascii_strtoll (date + 5, NULL, 10) : 0;

  return year > 0 ? (year - self->report->summary.plan.first_year) * 4 + (month - 1) / 3 : G_MININT;
}

static void
put_headers (KbTimetable *self)
{
  KbXlsxWriter *w = self->writer;
  const KbPlan *plan = &self->report->summary.plan;
  lxw_format *head =
      kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_CENTER, 10, "#FFFFFF", "#1A3A5C");
  lxw_format *left = kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER, 10, "#FFFFFF", "#1A3A5C");
  const char *labels[] = {
    kb_report_text (self->report, "No."), kb_label_kind (KB_KIND_ACTION, self->report->language),
    kb_label_field (KB_KIND_ACTION, KB_ACTION_OWNER, self->report->language),
    kb_label_field (KB_KIND_ACTION, KB_ACTION_STATUS, self->report->language)
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    kb_xlsx_merge (w, FIRST_ROW - 2, i, FIRST_ROW - 1, i, labels[i], left);
  for (guint y = 0; y < plan->n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", plan->first_year + (int) y);

    kb_xlsx_merge (w, FIRST_ROW - 2, FIRST_QUARTER + y * 4, FIRST_ROW - 2,
                   FIRST_QUARTER + y * 4 + 3, year, head);
    for (guint q = 0; q < 4; q++) {
      g_autofree char *number = g_strdup_printf ("%u", q + 1);
      g_autofree char *quarter = kb_fill (kb_report_text (self->report, "Q{n}"), "n", number, NULL);

      kb_xlsx_put (w, FIRST_ROW - 1, FIRST_QUARTER + y * 4 + q, quarter, head);
    }
  }
}

static void
put_section (KbTimetable *self, const char *name, guint n)
{
  KbXlsxWriter *w = self->writer;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text = kb_fill ("{name} ({n})", "name", name, "n", count, NULL);

  kb_xlsx_merge (w, self->row, 0, self->row, FIRST_QUARTER + self->n_quarters - 1, text,
                 kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER, 10.5, "#1A3A5C", "#DFE8F2"));
  self->row++;
}

/* A mark as well as a colour, so that a print in black tells the same. */
static const struct {
  const char *mark;
  const char *color;
  const char *text_color;
} looks[N_LOOKS] = {
  [LOOK_PLANNED] = { "·", "#9DBBE3", "#1A3A5C" },   [LOOK_STARTED] = { "▶", "#1A5FB4", "#FFFFFF" },
  [LOOK_DONE] = { "✓", "#1B7A4B", "#FFFFFF" },      [LOOK_OVERDUE] = { "!", "#B3261E", "#FFFFFF" },
  [LOOK_POSTPONED] = { "»", "#DCDFE4", "#1A3A5C" },
};

static void
put_bar (KbTimetable *self, const KbRecord *action)
{
  KbXlsxWriter *w = self->writer;
  KbStatus status = kb_action_status (action);
  KbLook look = status == KB_STATUS_DONE                             ? LOOK_DONE
                : kb_action_is_overdue (action, self->report->today) ? LOOK_OVERDUE
                : status == KB_STATUS_STARTED                        ? LOOK_STARTED
                : status == KB_STATUS_POSTPONED                      ? LOOK_POSTPONED
                                                                     : LOOK_PLANNED;
  const char *due = kb_record_text (action, KB_ACTION_DUE_ON);
  const char *start = kb_record_text (action, KB_ACTION_START_ON);
  int to = due ? quarter_of (self, due) : G_MININT;
  int from = start ? quarter_of (self, start) : to;

  for (int q = 0; q < (int) self->n_quarters; q++) {
    gboolean inside = to != G_MININT && q >= from && q <= to;

    kb_xlsx_put (w, self->row, FIRST_QUARTER + (guint) q, inside ? looks[look].mark : NULL,
                 inside ? self->bars[look] : self->empty);
  }
}

static void
put_action (KbTimetable *self, const KbRecord *action)
{
  KbXlsxWriter *w = self->writer;
  g_autofree char *label = kb_action_label (action);
  g_autofree char *title = kb_report_action_title (self->report, action);

  kb_xlsx_put (w, self->row, 0, label, self->label);
  kb_xlsx_anchor (w, self->row, 0, label);
  kb_xlsx_put (w, self->row, 1, title, self->text);
  kb_xlsx_put (w, self->row, 2, kb_record_text (action, KB_ACTION_OWNER), self->text);
  kb_xlsx_put (w, self->row, 3,
               kb_label_status (action, self->report->today, self->report->language), self->text);
  put_bar (self, action);
  self->row++;
}

/**
 * kb_sheet_timetable:
 * @writer: a writer
 *
 * Writes "Tidplan": Åmål's overall timetable, quarter by quarter over the plan's period.
 */
void
kb_sheet_timetable (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbTimetable self = { .writer = writer,
                       .report = report,
                       .n_quarters = report->summary.plan.n_years * 4,
                       .row = FIRST_ROW,
                       .label =
                           kb_xlsx_format (writer, KB_XLSX_BORDER | KB_XLSX_BOLD, 10, NULL, NULL),
                       .text =
                           kb_xlsx_format (writer, KB_XLSX_BORDER | KB_XLSX_WRAP, 10, NULL, NULL),
                       .empty = kb_xlsx_format (writer, KB_XLSX_BORDER, 9, NULL, NULL) };
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *title =
      kb_fill (kb_report_text (report, "Timetable {period}"), "period", period, NULL);
  g_autoptr (GPtrArray) sections = kb_report_actions_by_section (report);
  guint n_sections = kb_method_size (report->method, KB_KIND_SECTION);

  for (guint i = 0; i < N_LOOKS; i++)
    self.bars[i] = kb_xlsx_format (writer, KB_XLSX_CENTER | KB_XLSX_BORDER, 9, looks[i].text_color,
                                   looks[i].color);
  kb_xlsx_sheet (writer, kb_report_text (report, "Timetable"));
  kb_xlsx_title (
      writer, title,
      kb_report_text (report, "· planned   ▶ under way   ✓ done   ! overdue   » postponed"),
      FIRST_QUARTER + self.n_quarters);
  worksheet_set_column (writer->worksheet, 0, 0, 7, NULL);
  worksheet_set_column (writer->worksheet, 1, 1, 42, NULL);
  worksheet_set_column (writer->worksheet, 2, 2, 26, NULL);
  worksheet_set_column (writer->worksheet, 3, 3, 12, NULL);
  worksheet_set_column (writer->worksheet, FIRST_QUARTER,
                        (lxw_col_t) (FIRST_QUARTER + self.n_quarters - 1), 4.5, NULL);
  put_headers (&self);
  for (guint s = 0; s <= n_sections; s++) {
    KbRecord *section = s < n_sections ? kb_method_item (report->method, KB_KIND_SECTION, s) : NULL;
    const GPtrArray *actions = g_ptr_array_index (sections, s);

    if (actions->len == 0)
      continue;
    put_section (&self,
                 section ? kb_record_localized (section, KB_SECTION_NAME_SV, report->language)
                         : kb_report_text (report, "Without a section"),
                 actions->len);
    for (guint i = 0; i < actions->len; i++)
      put_action (&self, g_ptr_array_index (actions, i));
  }
  worksheet_freeze_panes (writer->worksheet, FIRST_ROW, 2);
  kb_xlsx_page (writer, TRUE, 9, FIRST_ROW);
}

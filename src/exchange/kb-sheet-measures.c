// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-measures"

#include "kb-measure-catalogue.h"
#include "kb-measure-text.h"
#include "kb-xlsx-writer.h"

#define HEADER_ROW 3

enum {
  KIND,
  OBJECT,
  CLASS,
  CODE,
  TITLE,
  STATE,
  GROUP,
  WHY,
  ANSWER,
  SOURCE,
  HOW,
  SAID,
  VERIFIED,
  VERIFIED_HOW,
  ACTION,
  N_COLUMNS,
};

/* A row of the sheet; it borrows from its gap. */
typedef struct {
  KbRecord *object;
  const KbGapItem *item; /* NULL for what is not answered, in one row */
  const KbGap *gap;
} KbMeasureLine;

/* What nobody has answered here. */
static gboolean
is_open (const KbGapItem *item)
{
  return item->answer == KB_ANSWER_NONE && !item->over && !item->own;
}

/* What is answered elsewhere stands there; here only what is the object's own. */
static gboolean
is_elsewhere (const KbGapItem *item)
{
  return item->shared && !item->own;
}

static gboolean
has_answers (const KbGap *gap)
{
  return gap->answers[KB_ANSWER_NONE] < gap->total || gap->over > 0;
}

static void
add_lines (const KbGap *gap, KbRecord *object, GArray *lines)
{
  KbMeasureLine line = { .object = object, .gap = gap };
  gboolean open = FALSE;

  for (guint m = 0; m < gap->items->len; m++) {
    line.item = kb_gap_item (gap, m);
    if (is_elsewhere (line.item))
      continue;
    if (is_open (line.item))
      open = TRUE;
    else
      g_array_append_val (lines, line);
  }
  line.item = NULL;
  if (open)
    g_array_append_val (lines, line);
}

/* What nobody has begun to answer would only fill the sheet: it is counted above it. */
static guint
collect (const KbReport *report, const KbMeasures *measures, GPtrArray *gaps, GArray *lines)
{
  static const KbKind kinds[] = { KB_KIND_ENVIRONMENT, KB_KIND_SYSTEM, KB_KIND_ASSET };
  guint untouched = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    const GPtrArray *objects = kb_content_list (report->content, kinds[k]);

    for (guint i = 0; i < objects->len; i++) {
      KbRecord *object = g_ptr_array_index (objects, i);
      const char *id = kb_record_id (object);
      KbGap *gap;

      /* An asset stands here only with answers of its own. */
      if (kinds[k] == KB_KIND_ASSET
          && kb_content_count_referring (report->content, KB_KIND_ASSESSMENT, KB_ASSESSMENT_ASSET,
                                         id)
                 == 0)
        continue;
      gap =
          kb_gap_new (report->content, report->method, report->inheritance, measures, kinds[k], id);
      g_ptr_array_add (gaps, gap);
      if (!has_answers (gap)) {
        untouched += kinds[k] == KB_KIND_SYSTEM;
        continue;
      }
      add_lines (gap, object, lines);
    }
  }
  return untouched;
}

static const char *
answer_text (const KbReport *report, const KbGapItem *item)
{
  if (item->over)
    return kb_report_text (report, "More than the class asks for");
  if (item->answer == KB_ANSWER_NONE)
    return kb_report_text (report, "Not answered");
  return kb_label_choice (KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER, kb_answer_code (item->answer),
                          report->language);
}

static const char *
said (const KbGapItem *item, guint field)
{
  const KbRecord *record = item->own ? item->own : item->assessment;
  const char *text = record ? kb_record_text (record, field) : NULL;

  return text ? text : item->assessment ? kb_record_text (item->assessment, field) : NULL;
}

/* The measures that are not answered yet, by their codes. */
static void
put_open (KbXlsxWriter *w, const KbMeasureLine *line, guint row, lxw_format **formats)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint m = 0; m < line->gap->items->len; m++) {
    const KbGapItem *item = kb_gap_item (line->gap, m);

    if (is_elsewhere (item) || !is_open (item))
      continue;
    g_string_append_printf (codes, "%s%s", n > 0 ? ", " : "",
                            kb_record_text (item->measure, KB_MEASURE_CODE));
    n++;
  }
  for (guint i = CODE; i < N_COLUMNS; i++)
    kb_xlsx_put (w, row, i, NULL, formats[i]);
  count = kb_fill_count (kb_text_plural (w->report->language, "{n} requirement not answered yet",
                                         "{n} requirements not answered yet", n),
                         n);
  kb_xlsx_put (w, row, TITLE, count, formats[TITLE]);
  kb_xlsx_put (w, row, STATE, codes->str, formats[STATE]);
  kb_xlsx_put (w, row, ANSWER, kb_report_text (w->report, "Not answered"), formats[ANSWER]);
  kb_xlsx_anchor (w, row, STATE, codes->str);
}

static void
put_measure (KbXlsxWriter *w, const KbMeasureLine *line, guint row, lxw_format **f)
{
  const KbReport *report = w->report;
  const KbGapItem *item = line->item;
  const KbRecord *measure = item->measure;
  const KbRecord *from = item->source ? item->source : line->object;
  KbRecord *action = kb_measure_action (report->content, kb_record_kind (from), kb_record_id (from),
                                        kb_record_text (measure, KB_MEASURE_CODE));
  const char *answer = answer_text (report, item);
  g_autofree char *why = kb_measure_why (measure, report->method, item->aspects, report->language);
  g_autofree char *label = action ? kb_action_label (action) : NULL;

  kb_xlsx_put (w, row, CODE, kb_record_text (measure, KB_MEASURE_CODE), f[CODE]);
  kb_xlsx_anchor (w, row, CODE, kb_record_text (measure, KB_MEASURE_CODE));
  kb_xlsx_put (w, row, TITLE, kb_record_localized (measure, KB_MEASURE_TITLE_SV, report->language),
               f[TITLE]);
  kb_xlsx_put (w, row, STATE, kb_record_localized (measure, KB_MEASURE_STATE_SV, report->language),
               f[STATE]);
  kb_xlsx_put (w, row, GROUP, kb_measure_group (measure, report->method, report->language),
               f[GROUP]);
  kb_xlsx_put (w, row, WHY, why, f[WHY]);
  kb_xlsx_put (w, row, ANSWER, answer, f[ANSWER]);
  kb_xlsx_anchor (w, row, ANSWER, answer);
  kb_xlsx_put (w, row, SOURCE, item->source ? kb_record_title (item->source) : NULL, f[SOURCE]);
  kb_xlsx_put (w, row, HOW, said (item, KB_ASSESSMENT_IMPLEMENTATION), f[HOW]);
  kb_xlsx_put (w, row, SAID, said (item, KB_ASSESSMENT_COMMENT), f[SAID]);
  kb_xlsx_put_date (w, row, VERIFIED,
                    item->verified ? kb_record_text (item->assessment, KB_ASSESSMENT_VERIFIED_ON)
                                   : NULL,
                    f[VERIFIED]);
  kb_xlsx_put (w, row, VERIFIED_HOW,
               item->verified ? kb_record_text (item->assessment, KB_ASSESSMENT_VERIFIED_HOW)
                              : NULL,
               f[VERIFIED_HOW]);
  kb_xlsx_put (w, row, ACTION, label, f[ACTION]);
}

static void
put_line (KbXlsxWriter *w, const KbXlsxColumn *columns, guint index, const KbMeasureLine *line)
{
  const KbReport *report = w->report;
  guint row = HEADER_ROW + 1 + index;
  KbKind kind = kb_record_kind (line->object);
  const KbClass *class = kind == KB_KIND_ENVIRONMENT
                             ? NULL
                             : kb_inheritance_class_of (report->inheritance, line->object);
  g_autofree char *class_text = class ? kb_format_class (report->method, class) : NULL;
  lxw_format *f[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    f[i] = kb_xlsx_column_format (w, &columns[i], index);
  kb_xlsx_put (w, row, KIND, kb_label_kind (kind, report->language), f[KIND]);
  kb_xlsx_put (w, row, OBJECT, kb_record_title (line->object), f[OBJECT]);
  kb_xlsx_anchor (w, row, OBJECT, kb_record_title (line->object));
  kb_xlsx_put (w, row, CLASS, class_text, f[CLASS]);
  if (line->item)
    put_measure (w, line, row, f);
  else
    put_open (w, line, row, f);
}

/* Met and what is missing, in words and in a tint. */
static void
color_answers (KbXlsxWriter *w, guint n)
{
  static const struct {
    KbAnswer answer;
    const char *color;
  } colors[] = { { KB_ANSWER_MET, "#D9EFE2" },
                 { KB_ANSWER_PARTLY, "#FDF1D3" },
                 { KB_ANSWER_NOT_MET, "#FBE0DD" } };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    lxw_conditional_format format = { 0 };
    g_autofree char *word = g_strdup_printf (
        "\"%s\"", kb_label_choice (KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER,
                                   kb_answer_code (colors[i].answer), w->report->language));

    format.type = LXW_CONDITIONAL_TYPE_CELL;
    format.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    format.value_string = (char *) kb_xlsx_keep (w, word);
    format.format = kb_xlsx_format (w, 0, 0, NULL, colors[i].color);
    kb_xlsx_check (w,
                   worksheet_conditional_format_range (w->worksheet, HEADER_ROW + 1, ANSWER,
                                                       HEADER_ROW + MAX (n, 1), ANSWER, &format));
  }
}

/**
 * kb_sheet_measures:
 * @writer: a writer
 *
 * Writes "Krav": what each operating environment, system and asset is held against, with its
 * answer, how it is done and whether it is verified.
 */
void
kb_sheet_measures (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbLanguage language = report->language;
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (report->content, NULL);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_gap_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (KbMeasureLine));
  guint untouched = measures ? collect (report, measures, gaps, lines) : 0;
  g_autofree char *count =
      kb_fill_count (kb_text_plural (language, "{n} system has no answers yet",
                                     "{n} systems have no answers yet", untouched),
                     untouched);
  g_autofree char *subtitle =
      g_strdup_printf ("%s%s%s",
                       kb_report_text (report, "What is inherited is told of once, where "
                                               "it is answered."),
                       untouched > 0 ? " " : "", untouched > 0 ? count : "");
  const KbXlsxColumn columns[N_COLUMNS] = {
    [KIND] = { kb_report_text (report, "Kind"), 16, KB_XLSX_WRAP },
    [OBJECT] = { kb_report_text (report, "What it is about"), 28, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [CLASS] = { kb_report_text (report, "Class"), 12, 0 },
    [CODE] = { kb_report_text (report, "No."), 8, 0 },
    [TITLE] = { kb_label_kind (KB_KIND_MEASURE, language), 28, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [STATE] = { kb_report_text (report, "What is to be so"), 50, KB_XLSX_WRAP },
    [GROUP] = { kb_report_text (report, "Area"), 22, KB_XLSX_WRAP },
    [WHY] = { kb_report_text (report, "Applies from"), 16, KB_XLSX_WRAP },
    [ANSWER] = { kb_label_field (KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER, language), 16,
                 KB_XLSX_WRAP },
    [SOURCE] = { kb_report_text (report, "Answered in"), 22, KB_XLSX_WRAP },
    [HOW] = { kb_label_field (KB_KIND_ASSESSMENT, KB_ASSESSMENT_IMPLEMENTATION, language), 34,
              KB_XLSX_WRAP },
    [SAID] = { kb_label_field (KB_KIND_ASSESSMENT, KB_ASSESSMENT_COMMENT, language), 34,
               KB_XLSX_WRAP },
    [VERIFIED] = { kb_label_field (KB_KIND_ASSESSMENT, KB_ASSESSMENT_VERIFIED_ON, language), 11.5,
                   KB_XLSX_DATE },
    [VERIFIED_HOW] = { kb_label_field (KB_KIND_ASSESSMENT, KB_ASSESSMENT_VERIFIED_HOW, language),
                       28, KB_XLSX_WRAP },
    [ACTION] = { kb_label_kind (KB_KIND_ACTION, language), 9, 0 },
  };

  kb_xlsx_sheet (writer, kb_report_text (report, "Requirements"));
  kb_xlsx_title (writer, kb_report_text (report, "Measures and their state"), subtitle, N_COLUMNS);
  kb_xlsx_table (writer, "Skydd", HEADER_ROW, lines->len, columns, N_COLUMNS);
  for (guint i = 0; i < lines->len; i++)
    put_line (writer, columns, i, &g_array_index (lines, KbMeasureLine, i));
  color_answers (writer, lines->len);
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 2);
  kb_xlsx_page (writer, TRUE, 8, HEADER_ROW + 1);
}

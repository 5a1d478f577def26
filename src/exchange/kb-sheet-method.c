// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-method"

#include "kb-collation.h"
#include "kb-color.h"
#include "kb-xlsx-writer.h"

#include <string.h>

#define LIST_COLUMN 12 /* where the list of responsible roles stands, out of the print */
#define WIDTH       6

typedef struct {
  KbXlsxWriter *writer;
  const KbReport *report;
  guint row;
} KbMethodSheet;

static void
put_heading (KbMethodSheet *self, const char *text)
{
  self->row++;
  kb_xlsx_merge (
      self->writer, self->row, 0, self->row, WIDTH, text,
      kb_xlsx_format (self->writer, KB_XLSX_BOLD | KB_XLSX_BORDER, 11, "#FFFFFF", "#1A3A5C"));
  self->row++;
}

/* A line of label, text and source. A long text gets the height it needs: merged cells do not grow
 * by themselves. */
static void
put_line (
    KbMethodSheet *self, const char *label, const char *text, const char *source, const char *fill)
{
  KbXlsxWriter *w = self->writer;
  glong length = g_utf8_strlen (text, -1);
  guint lines = 1 + (guint) MAX (length / 88, g_utf8_strlen (source, -1) / 46);

  kb_xlsx_put (w, self->row, 0, label,
               kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER | KB_XLSX_WRAP | KB_XLSX_TOP, 10.5,
                               fill ? kb_color_text_on (fill) : NULL, fill));
  kb_xlsx_merge (w, self->row, 1, self->row, WIDTH - 2, text,
                 kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_WRAP | KB_XLSX_TOP, 10.5, NULL, NULL));
  kb_xlsx_merge (
      w, self->row, WIDTH - 1, self->row, WIDTH, source,
      kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_WRAP | KB_XLSX_TOP, 9, "#5E5C64", NULL));
  worksheet_set_row (w->worksheet, self->row, 15.0 * lines + 2, NULL);
  self->row++;
}

/* Where a statement comes from; what no policy says is marked as assumed. */
static const char *
source_of (KbMethodSheet *self, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  int assumed = kb_field_from_column (kind, "assumed");
  int source = kb_field_from_column (kind, "source");

  if (assumed != KB_NONE && kb_record_flag (record, (guint) assumed))
    return kb_report_text (self->report, "Default: the policy does not say. National standard.");
  if (source != KB_NONE && kb_record_text (record, (guint) source))
    return kb_record_text (record, (guint) source);
  return "";
}

static const char *
header_source (KbMethodSheet *self, const KbRecord *header, guint field)
{
  return kb_method_field_is_assumed (header, field)
             ? kb_report_text (self->report, "Default: the policy does not say. National standard.")
             : "";
}

static void
put_basics (KbMethodSheet *self)
{
  const KbReport *report = self->report;
  const KbRecord *header = kb_method_header (report->method);
  const char *head = kb_history_head (report->history);
  g_autofree char *head_text = kb_format_checksum (head ? head : "");

  put_heading (self, kb_report_text (report, "The method"));
  put_line (self, kb_label_kind (KB_KIND_METHOD, report->language),
            kb_method_name (report->method, report->language),
            header_source (self, header, KB_METHOD_NAME_SV), NULL);
  put_line (self, kb_report_text (report, "Source"),
            kb_record_localized (header, KB_METHOD_DOCUMENT_SV, report->language),
            header_source (self, header, KB_METHOD_DOCUMENT_SV), NULL);
  if (report->version) {
    g_autofree char *checksum = kb_format_checksum (report->checksum);
    g_autofree char *time = kb_format_time (report->locked_at);
    g_autofree char *version = kb_fill (kb_report_text (report, "{version}, locked {time}"),
                                        "version", report->version, "time", time, NULL);

    put_line (self, kb_report_text (report, "Version"), version, "", NULL);
    kb_xlsx_anchor (self->writer, self->row - 1, 1, version);
    put_line (self, kb_report_text (report, "Checksum of the version"), checksum,
              kb_report_text (report, "SHA-256. Shows that this is what was locked."), NULL);
    kb_xlsx_anchor (self->writer, self->row - 1, 1, checksum);
  } else {
    g_autofree char *draft = kb_fill (kb_report_text (report, "Not locked: a draft of {date}"),
                                      "date", report->today, NULL);

    put_line (self, kb_report_text (report, "Version"), draft, "", NULL);
  }
  if (report->profile == KB_PROFILE_COMPLETE && head) {
    put_line (self, kb_report_text (report, "History head"), head_text,
              kb_report_text (report, "SHA-256. Anchors the workbook's chain of changes."), NULL);
    kb_xlsx_anchor (self->writer, self->row - 1, 1, head_text);
  }
}

static void
put_aspects (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  put_heading (self, kb_label_kind_plural (KB_KIND_ASPECT, report->language));
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (report->method, KB_KIND_ASPECT, a);
    g_autofree char *label =
        g_strdup_printf ("%s  %s", kb_method_aspect_letter (report->method, a),
                         kb_record_localized (aspect, KB_ASPECT_NAME_SV, report->language));

    put_line (self, label, kb_record_localized (aspect, KB_ASPECT_DEFINITION_SV, report->language),
              source_of (self, aspect), NULL);
    kb_xlsx_anchor (self->writer, self->row - 1, 0, label);
  }
}

/* Each level with what it means for every aspect. */
static void
put_levels (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  put_heading (self, kb_report_text (report, "Levels and what they mean"));
  for (guint l = 0; l < kb_method_size (report->method, KB_KIND_LEVEL); l++) {
    KbRecord *level = kb_method_item (report->method, KB_KIND_LEVEL, l);
    g_autofree char *label =
        g_strdup_printf ("%" G_GINT64_FORMAT "  %s", kb_record_integer (level, KB_LEVEL_NUMBER),
                         kb_record_localized (level, KB_LEVEL_NAME_SV, report->language));
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
      const char *meaning = kb_method_level_text (report->method, a, l, report->language);

      if (*meaning)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "  " : "",
                                kb_method_aspect_letter (report->method, a), meaning);
    }
    put_line (self, label, text->str, source_of (self, level),
              kb_record_text (level, KB_LEVEL_COLOR));
  }
}

static void
put_areas (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  if (kb_method_size (report->method, KB_KIND_AREA) == 0)
    return;
  put_heading (self, kb_label_kind_plural (KB_KIND_AREA, report->language));
  for (guint i = 0; i < kb_method_size (report->method, KB_KIND_AREA); i++) {
    KbRecord *area = kb_method_item (report->method, KB_KIND_AREA, i);
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint l = 0; l < kb_method_size (report->method, KB_KIND_LEVEL); l++) {
      const char *meaning = kb_method_area_text (report->method, i, l, report->language);

      if (*meaning)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT ": %s", text->len > 0 ? "; " : "",
                                kb_method_number (report->method, KB_KIND_LEVEL, l), meaning);
    }
    put_line (self, kb_record_localized (area, KB_AREA_NAME_SV, report->language), text->str,
              source_of (self, area), NULL);
  }
}

static void
put_steps (KbMethodSheet *self, KbKind kind)
{
  const KbReport *report = self->report;

  put_heading (self, kind == KB_KIND_LIKELIHOOD
                         ? kb_report_text (report, "Likelihood in the risk matrix")
                         : kb_report_text (report, "Consequence in the risk matrix"));
  for (guint i = 0; i < kb_method_size (report->method, kind); i++) {
    g_autofree char *number =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (report->method, kind, i));

    put_line (self, number, kb_method_step_name (report->method, kind, i, report->language),
              source_of (self, kb_method_item (report->method, kind, i)), NULL);
  }
}

static void
put_bands (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  put_heading (self, kb_report_text (report, "Risk levels and who may accept"));
  for (guint b = 0; b < kb_method_size (report->method, KB_KIND_BAND); b++) {
    KbRecord *band = kb_method_item (report->method, KB_KIND_BAND, b);
    g_autofree char *label =
        g_strdup_printf ("%s  %s", kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                         kb_record_localized (band, KB_BAND_NAME_SV, report->language));

    put_line (self, label, kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
              source_of (self, band), kb_record_text (band, KB_BAND_COLOR));
  }
}

static void
put_named (KbMethodSheet *self, KbKind kind, const char *heading, guint name, guint text)
{
  const KbReport *report = self->report;

  if (kb_method_size (report->method, kind) == 0)
    return;
  put_heading (self, heading);
  for (guint i = 0; i < kb_method_size (report->method, kind); i++) {
    KbRecord *record = kb_method_item (report->method, kind, i);

    put_line (self, kb_record_localized (record, name, report->language),
              text == name ? "" : kb_record_localized (record, text, report->language),
              source_of (self, record), NULL);
  }
}

static void
put_controls (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  if (kb_method_size (report->method, KB_KIND_CONTROL) == 0)
    return;
  put_heading (self, kb_label_kind_plural (KB_KIND_CONTROL, report->language));
  for (guint i = 0; i < kb_method_size (report->method, KB_KIND_CONTROL); i++) {
    KbRecord *control = kb_method_item (report->method, KB_KIND_CONTROL, i);
    gint64 months = kb_record_integer (control, KB_CONTROL_MONTHS);
    g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, months);
    g_autofree char *label = kb_fill (kb_text_plural (report->language, "Every month",
                                                      "Every {n} months", (gulong) MAX (months, 1)),
                                      "n", n, NULL);

    put_line (self, label, kb_record_localized (control, KB_CONTROL_NAME_SV, report->language),
              source_of (self, control), NULL);
  }
}

static void
put_statements (KbMethodSheet *self)
{
  const KbReport *report = self->report;

  if (kb_method_size (report->method, KB_KIND_STATEMENT) == 0)
    return;
  put_heading (self, kb_report_text (report, "What the policy says"));
  for (guint i = 0; i < kb_method_size (report->method, KB_KIND_STATEMENT); i++) {
    KbRecord *statement = kb_method_item (report->method, KB_KIND_STATEMENT, i);

    put_line (self,
              kb_label_choice (KB_KIND_STATEMENT, KB_STATEMENT_TOPIC,
                               kb_record_text (statement, KB_STATEMENT_TOPIC), report->language),
              kb_record_localized (statement, KB_STATEMENT_TEXT_SV, report->language),
              source_of (self, statement), NULL);
  }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return kb_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
add_word (GPtrArray *words, GHashTable *seen, const char *word)
{
  if (word && g_hash_table_add (seen, (gpointer) word))
    g_ptr_array_add (words, (gpointer) word);
}

/* The roles that can be chosen as responsible in the plan: those used already and the method's own.
 */
static void
put_role_list (KbMethodSheet *self)
{
  KbXlsxWriter *w = self->writer;
  const KbReport *report = self->report;
  const GPtrArray *actions = kb_content_list (report->content, KB_KIND_ACTION);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *formula = NULL;
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint i = 0; i < actions->len; i++)
    add_word (words, seen, kb_record_text (g_ptr_array_index (actions, i), KB_ACTION_OWNER));
  for (guint r = 0; r < kb_method_size (report->method, KB_KIND_ROLE); r++)
    add_word (words, seen,
              kb_record_localized (kb_method_item (report->method, KB_KIND_ROLE, r),
                                   KB_ROLE_NAME_SV, report->language));
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    kb_xlsx_put (w, i, LIST_COLUMN, g_ptr_array_index (words, i), NULL);
  formula = g_strdup_printf ("='%s'!$M$1:$M$%u", w->sheet, MAX (words->len, 1));
  kb_xlsx_check (w, workbook_define_name (w->book, "Ansvariga", formula));
  worksheet_set_column_opt (w->worksheet, LIST_COLUMN, LIST_COLUMN, 20, NULL, &hidden);
}

/**
 * kb_sheet_method:
 * @writer: a writer
 *
 * Writes "Metod och skalor": the legend to everything else, each statement with its source.
 */
void
kb_sheet_method (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbMethodSheet self = { .writer = writer, .report = report, .row = 1 };
  g_autofree char *board = kb_report_board (report);

  kb_xlsx_sheet (writer, kb_report_text (report, "Method and scales"));
  kb_xlsx_title (writer, kb_report_text (report, "Method and scales"), board, WIDTH + 1);
  worksheet_set_column (writer->worksheet, 0, 0, 30, NULL);
  worksheet_set_column (writer->worksheet, 1, WIDTH - 2, 21, NULL);
  worksheet_set_column (writer->worksheet, WIDTH - 1, WIDTH, 22, NULL);
  put_basics (&self);
  put_aspects (&self);
  put_levels (&self);
  put_areas (&self);
  put_steps (&self, KB_KIND_LIKELIHOOD);
  put_steps (&self, KB_KIND_CONSEQUENCE);
  put_bands (&self);
  put_named (&self, KB_KIND_ROLE, kb_label_kind_plural (KB_KIND_ROLE, report->language),
             KB_ROLE_NAME_SV, KB_ROLE_DESCRIPTION_SV);
  put_named (&self, KB_KIND_SECTION, kb_label_kind_plural (KB_KIND_SECTION, report->language),
             KB_SECTION_NAME_SV, KB_SECTION_NAME_SV);
  put_controls (&self);
  put_statements (&self);
  put_role_list (&self);
  worksheet_print_area (writer->worksheet, 0, 0, self.row, WIDTH);
  kb_xlsx_page (writer, TRUE, 9, 0);
}

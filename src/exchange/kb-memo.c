// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-memo"

#include "kb-memo.h"

#include "kb-memo-private.h"

#include <string.h>

/* The headings in the order of a tjänsteskrivelse (domain §4.2). */
static const struct {
  guint field;
  char *(*suggest) (const KbReport *report);
} parts[KB_MEMO_PARTS] = {
  { KB_DECISION_SUMMARY, kb_memo_suggest_summary },
  { KB_DECISION_BACKGROUND, kb_memo_suggest_background },
  { KB_DECISION_APPRAISAL, kb_memo_suggest_appraisal },
  { KB_DECISION_ECONOMY, kb_memo_suggest_economy },
  { KB_DECISION_CHILDREN, kb_memo_suggest_children },
  { KB_DECISION_PROPOSAL, kb_proposal_suggest },
  { KB_DECISION_ATTACHMENTS, kb_memo_suggest_attachments },
  { KB_DECISION_RECIPIENTS, kb_memo_suggest_recipients },
};

guint
kb_memo_field (guint part)
{
  g_return_val_if_fail (part < KB_MEMO_PARTS, 0);

  return parts[part].field;
}

const char *
kb_memo_heading (guint part, KbLanguage language)
{
  return kb_label_field (KB_KIND_DECISION, kb_memo_field (part), language);
}

/**
 * kb_memo_suggest:
 * @report: the workbook as it is now
 * @part: which heading, from 0
 *
 * Returns: (transfer full): a text made from counts and sums. It names no system, risk or threat,
 * since a tjänsteskrivelse is public.
 */
char *
kb_memo_suggest (const KbReport *report, guint part)
{
  g_return_val_if_fail (part < KB_MEMO_PARTS, NULL);

  return parts[part].suggest (report);
}

gboolean
kb_memo_is_written (const KbReport *report, guint part)
{
  return *kb_report_decision_text (report, kb_memo_field (part)) != '\0';
}

/**
 * kb_memo_text:
 * @report: a report
 * @part: which heading, from 0
 *
 * Returns: (transfer full): what somebody has written, or else the proposal
 */
char *
kb_memo_text (const KbReport *report, guint part)
{
  return kb_memo_is_written (report, part)
             ? g_strdup (kb_report_decision_text (report, kb_memo_field (part)))
             : kb_memo_suggest (report, part);
}

/* What a line of the text is: a numbered point, a point, or a paragraph. Returns where its words
 * begin. */
static const char *
read_line (const char *line, char *type)
{
  const char *p = line;

  *type = 'p';
  while (g_ascii_isdigit (*p))
    p++;
  if (p > line && p - line < 4 && p[0] == '.' && p[1] == ' ') {
    *type = 'o';
    return p + 2;
  }
  if ((line[0] == '-' || line[0] == '*') && line[1] == ' ') {
    *type = 'u';
    return line + 2;
  }
  if (g_str_has_prefix (line, "• ")) {
    *type = 'u';
    return line + strlen ("• ");
  }
  return line;
}

static void
put_escaped (GString *html, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '&')
      g_string_append (html, "&amp;");
    else if (c == '<')
      g_string_append (html, "&lt;");
    else if (c == '>')
      g_string_append (html, "&gt;");
    else if (c == '"')
      g_string_append (html, "&quot;");
    else if (c >= 0x20 || c == '\t')
      g_string_append_unichar (html, c);
  }
}

static void
put_lines (GString *html, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  char open = 'p';

  for (guint i = 0; lines[i]; i++) {
    const char *line = g_strstrip (lines[i]);
    char type;
    const char *words = read_line (line, &type);

    if (!*line)
      continue;
    if (type != open && open != 'p')
      g_string_append_printf (html, "</%cl>\n", open);
    if (type != open && type != 'p')
      g_string_append_printf (html, "<%cl>\n", type);
    open = type;
    g_string_append (html, type == 'p' ? "<p>" : "<li>");
    put_escaped (html, words);
    g_string_append (html, type == 'p' ? "</p>\n" : "</li>\n");
  }
  if (open != 'p')
    g_string_append_printf (html, "</%cl>\n", open);
}

static void
begin_html (GString *html, KbLanguage language)
{
  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">"
                          "</head>\n<body>\n",
                          kb_language_code (language));
}

static void
put_part (GString *html, const char *heading, const char *text)
{
  if (heading) {
    g_string_append (html, "<h2>");
    put_escaped (html, heading);
    g_string_append (html, "</h2>\n");
  }
  put_lines (html, text);
}

/**
 * kb_memo_html:
 * @heading: (nullable): a heading; %NULL when the template has it already
 * @text: its text
 * @language: what it is written in
 *
 * Returns: (transfer full): it as formatted text for the clipboard, with points as lists
 */
char *
kb_memo_html (const char *heading, const char *text, KbLanguage language)
{
  GString *html = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  begin_html (html, language);
  put_part (html, heading, valid);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

char *
kb_memo_all_html (const KbReport *report)
{
  GString *html = g_string_new (NULL);

  begin_html (html, report->language);
  for (guint i = 0; i < KB_MEMO_PARTS; i++) {
    g_autofree char *text = kb_memo_text (report, i);
    g_autofree char *valid = g_utf8_make_valid (text, -1);

    put_part (html, kb_memo_heading (i, report->language), valid);
  }
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

char *
kb_memo_all_plain (const KbReport *report)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < KB_MEMO_PARTS; i++) {
    g_autofree char *text = kb_memo_text (report, i);

    g_string_append_printf (plain, "%s%s\n%s\n", i > 0 ? "\n" : "",
                            kb_memo_heading (i, report->language), text);
  }
  return g_string_free (plain, FALSE);
}

/**
 * kb_memo_document:
 * @report: a report
 *
 * Returns: (transfer full): all headings with their texts
 */
KbDocument *
kb_memo_document (const KbReport *report)
{
  g_autofree char *title = kb_report_title (report);
  KbDocument *document = kb_document_new (title, report->today, report->language);

  for (guint i = 0; i < KB_MEMO_PARTS; i++) {
    g_autofree char *text = kb_memo_text (report, i);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    kb_document_add_heading (document, 2, kb_memo_heading (i, report->language));
    for (guint l = 0; lines[l]; l++)
      kb_document_add_paragraph (document, g_strstrip (lines[l]));
  }
  return document;
}

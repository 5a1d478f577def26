// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-format"

#include "kb-format.h"

#include <string.h>

#define NO_BREAK_SPACE "\302\240"
#define EN_DASH        "\342\200\223"

/**
 * kb_format_number:
 * @number: a whole number
 * @language: the reader's language
 *
 * Returns: (transfer full): the number with its thousands apart: 4 015 in Swedish (no-break
 * spaces), 4,015 in English
 */
char *
kb_format_number (gint64 number, KbLanguage language)
{
  g_autofree char *digits =
      g_strdup_printf ("%" G_GUINT64_FORMAT, number < 0 ? (guint64) -number : (guint64) number);
  gsize length = strlen (digits);
  GString *text = g_string_new (number < 0 ? "\342\210\222" : "");

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (text, language == KB_LANGUAGE_SV ? NO_BREAK_SPACE : ",");
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_format_range:
 * @method: the method
 * @range: the levels of an aspect
 *
 * Returns: (transfer full): the method's own number, 2–3 for an unresolved one, – for none
 */
char *
kb_format_range (const KbMethod *method, KbLevelRange range)
{
  gint64 low, high;

  if (range.high == KB_NONE)
    return g_strdup (EN_DASH);
  low = kb_method_number (method, KB_KIND_LEVEL, (guint) range.low);
  high = kb_method_number (method, KB_KIND_LEVEL, (guint) range.high);
  if (low == high)
    return g_strdup_printf ("%" G_GINT64_FORMAT, high);
  return g_strdup_printf ("%" G_GINT64_FORMAT EN_DASH "%" G_GINT64_FORMAT, low, high);
}

/**
 * kb_format_badge:
 * @method: the method
 * @aspect: an aspect in use
 * @range: its levels
 *
 * Returns: (transfer full): K3, K2–3, K–
 */
char *
kb_format_badge (const KbMethod *method, guint aspect, KbLevelRange range)
{
  g_autofree char *number = kb_format_range (method, range);

  return g_strconcat (kb_method_aspect_letter (method, aspect), number, NULL);
}

/**
 * kb_format_class:
 * @method: the method
 * @class: a class
 *
 * Returns: (transfer full): K3 R4 T3
 */
char *
kb_format_class (const KbMethod *method, const KbClass *class)
{
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    g_autofree char *badge = kb_format_badge (method, a, class->aspects[a]);

    g_string_append_printf (text, "%s%s", a > 0 ? " " : "", badge);
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_format_band:
 * @method: the method
 * @band: a band, or %KB_NONE
 * @score: likelihood × consequence
 * @language: the reader's language
 *
 * Returns: (transfer full): the band's letter and the score, H 12; – when not placed
 */
char *
kb_format_band (const KbMethod *method, int band, int score, KbLanguage language)
{
  KbRecord *record;

  if (band == KB_NONE)
    return g_strdup (EN_DASH);
  record = kb_method_item (method, KB_KIND_BAND, (guint) band);
  return g_strdup_printf ("%s" NO_BREAK_SPACE "%d",
                          kb_record_localized (record, KB_BAND_LETTER_SV, language), score);
}

/**
 * kb_format_checksum:
 * @hex: a SHA-256 in hexadecimal
 *
 * Returns: (transfer full): the same in groups of four, so that two people can read it to each
 * other
 */
char *
kb_format_checksum (const char *hex)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; hex[i]; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, hex[i]);
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_format_time:
 * @utc: a moment as the history keeps it
 *
 * Returns: (transfer full): the moment in local time, 2027-02-25 14:41
 */
char *
kb_format_time (const char *utc)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = moment ? g_date_time_to_local (moment) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (utc);
}

/**
 * kb_format_period:
 * @content: a content
 *
 * Returns: (transfer full): the plan's period, 2027–2030, or 2027 for a single year
 */
char *
kb_format_period (const KbContent *content)
{
  KbRecord *workbook = kb_content_workbook (content);
  gint64 from = kb_record_integer (workbook, KB_WORKBOOK_PERIOD_FROM);
  gint64 to = kb_record_integer (workbook, KB_WORKBOOK_PERIOD_TO);

  if (from == KB_NO_INTEGER)
    return g_strdup ("");
  if (to == KB_NO_INTEGER || to <= from)
    return g_strdup_printf ("%" G_GINT64_FORMAT, from);
  return g_strdup_printf ("%" G_GINT64_FORMAT EN_DASH "%" G_GINT64_FORMAT, from, to);
}

/**
 * kb_format_unit_path:
 * @content: a content
 * @unit_id: (nullable): a unit
 *
 * Returns: (transfer full): the unit under the units it belongs to, "Socialförvaltningen / Barn och
 * unga"; empty for none
 */
char *
kb_format_unit_path (const KbContent *content, const char *unit_id)
{
  GString *path = g_string_new (NULL);

  for (int depth = 0; unit_id && depth < 20; depth++) {
    KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, unit_id);

    if (!unit)
      break;
    if (path->len > 0)
      g_string_prepend (path, " / ");
    g_string_prepend (path, kb_record_text (unit, KB_UNIT_NAME));
    unit_id = kb_record_text (unit, KB_UNIT_PARENT);
  }
  return g_string_free (path, FALSE);
}

/**
 * kb_format_labels:
 * @records: (element-type KbRecord): risks or actions
 *
 * Returns: (transfer full): their labels, "R04, R11"
 */
char *
kb_format_labels (const GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);
    g_autofree char *label =
        kb_record_kind (record) == KB_KIND_RISK ? kb_risk_label (record) : kb_action_label (record);

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label);
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_format_owner_unit:
 * @content: a content
 *
 * Returns: the förvaltning or bolag whose workbook it is, else the organisation
 */
const char *
kb_format_owner_unit (const KbContent *content)
{
  KbRecord *workbook = kb_content_workbook (content);
  KbRecord *unit =
      kb_content_find (content, KB_KIND_UNIT, kb_record_text (workbook, KB_WORKBOOK_UNIT));
  const char *name = unit ? kb_record_text (unit, KB_UNIT_NAME)
                          : kb_record_text (workbook, KB_WORKBOOK_ORGANISATION);

  return name ? name : "";
}

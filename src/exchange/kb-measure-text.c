// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-text"

#include "kb-measure-text.h"

#include "kb-catalogue.h"
#include "kb-choices.h"
#include "kb-measure-catalogue.h"

/**
 * kb_method_level_from_position:
 * @method: a method
 * @position: a place on the catalogue's scale 0–4
 *
 * Returns: the lowest level of the method that is at least there, or %KB_NONE when it has none
 */
int
kb_method_level_from_position (const KbMethod *method, int position)
{
  for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++)
    if (kb_method_position_of_level (method, (int) level) >= position)
      return (int) level;
  return KB_NONE;
}

/**
 * kb_measure_why:
 * @measure: a measure
 * @method: the method
 * @aspects: the aspects to name, a bit each; all ones for every aspect in use
 * @language: the reader's language
 *
 * Returns: (transfer full): "K ≥ 2, T ≥ 3" in the method's own letters and numbers
 */
char *
kb_measure_why (const KbRecord *measure, const KbMethod *method, guint aspects, KbLanguage language)
{
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    int from = kb_measure_from (
        measure, kb_record_text (kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_CODE));
    int level = from == KB_NONE ? KB_NONE : kb_method_level_from_position (method, from);

    if (level == KB_NONE || !(aspects & 1u << a))
      continue;
    g_string_append_printf (text, "%s%s ≥ %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
                            kb_method_aspect_letter (method, a),
                            kb_method_number (method, KB_KIND_LEVEL, (guint) level));
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_measure_group:
 * @measure: a measure
 * @method: the method
 * @language: the reader's language
 *
 * Returns: the heading it stands under: the method's own section, else its category
 */
const char *
kb_measure_group (const KbRecord *measure, const KbMethod *method, KbLanguage language)
{
  KbRecord *section = kb_measure_section (measure, method);

  return section ? kb_record_localized (section, KB_SECTION_NAME_SV, language)
                 : kb_label_choice (KB_KIND_MEASURE, KB_MEASURE_CATEGORY,
                                    kb_record_text (measure, KB_MEASURE_CATEGORY), language);
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Each number of a list with its short name. */
static void
add_described (
    GString *text, const char *heading, const char *list, gboolean areas, KbLanguage language)
{
  g_auto (GStrv) numbers = list ? g_strsplit (list, ", ", -1) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; numbers && numbers[i]; i++) {
    g_autofree char *name =
        areas ? kb_describe_act_area ((guint) g_ascii_strtoull (numbers[i], NULL, 10), language)
              : kb_describe_standard (numbers[i], language);

    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
  }
  if (names->len == 0)
    return;
  line = g_strdup_printf ("%s: %s", heading, names->str);
  add_line (text, line);
}

/**
 * kb_measure_references:
 * @measure: a measure
 * @language: the reader's language
 *
 * Returns: (transfer full): what it refers to, a line each: the standard, the act, the GDPR
 */
char *
kb_measure_references (const KbRecord *measure, KbLanguage language)
{
  GString *text = g_string_new (NULL);
  const char *article = kb_record_text (measure, KB_MEASURE_ARTICLE_32);

  add_described (text, "ISO/IEC 27002:2022", kb_record_text (measure, KB_MEASURE_STANDARD), FALSE,
                 language);
  add_described (text, kb_text (language, "Cybersecurity Act, chapter 2 section 3"),
                 kb_record_text (measure, KB_MEASURE_ACT_AREAS), TRUE, language);
  if (article) {
    g_autofree char *line = kb_fill (kb_text (language, "GDPR, article {n}"), "n", article, NULL);

    add_line (text, line);
  }
  return g_string_free (text, FALSE);
}

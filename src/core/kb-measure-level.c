// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-level"

#include "kb-measure-level.h"

#include "kb-aspect.h"

#include <string.h>

/*
 * From which level a measure protects an aspect. The four standard aspects have a field each; those
 * that a kommun has added stand in one, by the codes that files know them by: "etik 3, halsa 2". A
 * catalogue may speak of aspects that a workbook does not have: they stay and mean nothing there.
 */

#define BETWEEN ", "

static const struct {
  const char *code;
  guint field;
} standard[] = {
  { "confidentiality", KB_MEASURE_CONFIDENTIALITY },
  { "integrity", KB_MEASURE_INTEGRITY },
  { "availability", KB_MEASURE_AVAILABILITY },
  { "traceability", KB_MEASURE_TRACEABILITY },
};

static int
standard_field (const char *aspect_code)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    if (g_strcmp0 (standard[i].code, aspect_code) == 0)
      return (int) standard[i].field;
  return KB_NONE;
}

static char **
own_parts (const KbRecord *measure)
{
  const char *text = kb_record_text (measure, KB_MEASURE_OWN_ASPECTS);

  return g_strsplit (text ? text : "", BETWEEN, -1);
}

/* "etik 3" is of "etik" from 3; anything else is of no aspect. */
static gboolean
split_part (const char *part, char **code, int *from)
{
  const char *space = strchr (part, ' ');
  gint64 level;

  if (!space || !g_ascii_string_to_signed (space + 1, 10, 0, KB_MEASURE_TOP, &level, NULL))
    return FALSE;
  *code = g_strndup (part, (gsize) (space - part));
  *from = (int) level;
  if (kb_aspect_code_is_valid (*code))
    return TRUE;
  g_clear_pointer (code, g_free);
  return FALSE;
}

/**
 * kb_measure_from:
 * @measure: a measure
 * @aspect_code: (nullable): an aspect's code
 *
 * Returns: the level on the scale 0–4 from which it protects the aspect, or %KB_NONE
 */
int
kb_measure_from (const KbRecord *measure, const char *aspect_code)
{
  int field = standard_field (aspect_code);
  g_auto (GStrv) parts = NULL;

  if (field != KB_NONE)
    return kb_record_is_null (measure, (guint) field)
               ? KB_NONE
               : (int) CLAMP (kb_record_integer (measure, (guint) field), 0, KB_MEASURE_TOP);
  if (kb_record_is_null (measure, KB_MEASURE_OWN_ASPECTS))
    return KB_NONE;
  parts = own_parts (measure);
  for (guint i = 0; parts[i]; i++) {
    g_autofree char *code = NULL;
    int from;

    if (split_part (parts[i], &code, &from) && g_strcmp0 (code, aspect_code) == 0)
      return from;
  }
  return KB_NONE;
}

/**
 * kb_measure_set_from:
 * @measure: a measure that is not shared yet
 * @aspect_code: an aspect's code
 * @from: the level on the scale 0–4 from which it is to protect the aspect; %KB_NONE for not at all
 */
void
kb_measure_set_from (KbRecord *measure, const char *aspect_code, int from)
{
  int field = standard_field (aspect_code);
  g_auto (GStrv) codes = NULL;
  g_autoptr (GString) text = NULL;
  gboolean done = from == KB_NONE;

  g_return_if_fail (from == KB_NONE || (from >= 0 && from <= KB_MEASURE_TOP));

  if (field != KB_NONE) {
    kb_record_set_integer (measure, (guint) field, from == KB_NONE ? KB_NO_INTEGER : from);
    return;
  }
  g_return_if_fail (kb_aspect_code_is_valid (aspect_code));
  codes = kb_measure_own_aspects (measure);
  text = g_string_new (NULL);
  for (guint i = 0; codes[i]; i++) {
    gboolean meant = g_str_equal (codes[i], aspect_code);

    if (meant && from == KB_NONE)
      continue;
    g_string_append_printf (text, "%s%s %d", text->len > 0 ? BETWEEN : "", codes[i],
                            meant ? from : kb_measure_from (measure, codes[i]));
    done = done || meant;
  }
  if (!done)
    g_string_append_printf (text, "%s%s %d", text->len > 0 ? BETWEEN : "", aspect_code, from);
  kb_record_set_text (measure, KB_MEASURE_OWN_ASPECTS, text->len > 0 ? text->str : NULL);
}

/**
 * kb_measure_own_aspects:
 * @measure: a measure
 *
 * Returns: (transfer full): the codes of the aspects beside the four standard ones that it has a
 * level for, in or out of use here
 */
char **
kb_measure_own_aspects (const KbRecord *measure)
{
  g_auto (GStrv) parts = own_parts (measure);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++) {
    g_autofree char *code = NULL;
    int from;

    if (split_part (parts[i], &code, &from))
      g_strv_builder_add (codes, code);
  }
  return g_strv_builder_end (codes);
}

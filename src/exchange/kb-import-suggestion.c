// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-suggestion"

#include "kb-import-private.h"

#include <string.h>

/* Headers that are not known, but look like something: a person is asked, nothing is done. */

#define LIKELY         0.62
#define SHORTEST_WORD  5 /* letters; shorter words are in all sorts of headers */
#define LIKE_ONE_WORD  0.7
#define LONGEST_HEADER 120

/* "Systemets leverantör" has the word "leverantör", and "Driftsformen i dag" has "driftsform". */
static gboolean
has_word (const char *header, const char *word)
{
  const char *found = strstr (header, word);
  const char *end = found ? found + strlen (word) : NULL;

  if (!found || (found > header && found[-1] != ' ' && found[-1] != '/'))
    return FALSE;
  for (guint ending = 0; ending < 2 && g_ascii_islower (*end); ending++)
    end++;
  return !*end || strchr (" /,:?()-", *end);
}

static double
likeness (char **names, const char *header)
{
  double best = 0.0;

  for (guint i = 0; names && names[i]; i++) {
    if (g_utf8_strlen (names[i], -1) < SHORTEST_WORD)
      continue;
    best = MAX (best, kb_similarity (names[i], header));
    if (has_word (header, names[i]))
      best = MAX (best, LIKE_ONE_WORD);
  }
  return best;
}

static gboolean
is_taken (const KbImport *self, const KbTarget *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (kb_import_column (self, i)->target == target)
      return TRUE;
  return FALSE;
}

static const KbTarget *
find_likeliest (const KbImport *self, const char *header)
{
  const KbTarget *best = NULL;
  double best_likeness = LIKELY;

  for (guint i = 0; i < self->targets->len; i++) {
    const KbTarget *target = g_ptr_array_index (self->targets, i);
    double here = MAX (likeness (target->names, header), likeness (target->synonyms, header));

    if (target->type != KB_TARGET_SCALE && here > best_likeness && !is_taken (self, target)) {
      best = target;
      best_likeness = here;
    }
  }
  return best;
}

/**
 * kb_import_suggestion:
 * @import: an import
 * @column: a column
 *
 * Returns: (nullable): the key of the field that a column which is not imported may be, by a header
 * that is nearly known; never one that is likely to name people
 */
const char *
kb_import_suggestion (const KbImport *import, guint column)
{
  KbColumn *wanted = kb_import_column (import, column);
  glong length = g_utf8_strlen (wanted->folded, -1);

  if (wanted->target || wanted->match != KB_MATCH_NONE)
    return NULL;
  if (!wanted->suggestion_known && length >= SHORTEST_WORD && length <= LONGEST_HEADER)
    wanted->suggestion = find_likeliest (import, wanted->folded);
  wanted->suggestion_known = TRUE;
  return wanted->suggestion && !is_taken (import, wanted->suggestion) ? wanted->suggestion->key
                                                                      : NULL;
}

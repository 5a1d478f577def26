// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-similarity"

#include "kb-similarity.h"

#include "kb-collation.h"

#define MAX_LENGTH 200

/**
 * kb_similarity:
 * @one: (nullable): a name
 * @other: (nullable): another
 *
 * Compares folded names by edit distance; of long names only the first 200 letters.
 *
 * Returns: 1.0 for the same name, 0.0 for names with nothing in common
 */
double
kb_similarity (const char *one, const char *other)
{
  g_autofree char *first = kb_fold (one);
  g_autofree char *second = kb_fold (other);
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong n = 0, m = 0;
  glong row[MAX_LENGTH + 1];

  if (!*first || !*second)
    return 0.0;
  a = g_utf8_to_ucs4_fast (first, -1, &n);
  b = g_utf8_to_ucs4_fast (second, -1, &m);
  n = MIN (n, MAX_LENGTH);
  m = MIN (m, MAX_LENGTH);
  for (glong j = 0; j <= m; j++)
    row[j] = j;
  for (glong i = 1; i <= n; i++) {
    glong diagonal = row[0];

    row[0] = i;
    for (glong j = 1; j <= m; j++) {
      glong replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

      diagonal = row[j];
      row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
    }
  }
  return 1.0 - (double) row[m] / (double) MAX (n, m);
}

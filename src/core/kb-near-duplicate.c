// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-near-duplicate"

#include "kb-near-duplicate.h"

#include "kb-collation.h"
#include "kb-similarity.h"

#include <string.h>

/* Shorter beginnings than this say nothing: "bygg" begins much. */
#define MIN_STEM 6

typedef struct {
  KbRecord *record;
  double likeness;
} KbCandidate;

static int
name_field (KbKind kind)
{
  static const char *const columns[] = { "name", "title", "object", "role", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    int field = kb_field_from_column (kind, columns[i]);

    if (field != KB_NONE)
      return field;
  }
  return KB_NONE;
}

/* Swedish bends its nouns at the end: Orosanmälan and Orosanmälningar have one stem. */
static gboolean
same_stem (const char *one, glong one_length, const char *other, glong other_length)
{
  glong shorter = MIN (one_length, other_length);
  glong longer = MAX (one_length, other_length);
  glong shared = 0;

  while (*one && g_utf8_get_char (one) == g_utf8_get_char (other)) {
    one = g_utf8_next_char (one);
    other = g_utf8_next_char (other);
    shared++;
  }
  return shared >= MIN_STEM && shared * 4 >= shorter * 3 && longer - shared <= 6;
}

static double
likeness (const char *wanted, glong wanted_length, const char *folded)
{
  glong length = g_utf8_strlen (folded, -1);
  double similarity = 0.0;

  if (g_str_equal (wanted, folded))
    return 2.0;
  /* The lengths alone often tell that it can't be near enough. */
  if ((double) ABS (length - wanted_length)
      <= (1.0 - KB_SIMILAR) * (double) MAX (length, wanted_length))
    similarity = kb_similarity (wanted, folded);
  if (similarity >= KB_SIMILAR)
    return similarity;
  return same_stem (wanted, wanted_length, folded, length) ? KB_SIMILAR : 0.0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const KbCandidate *one = a;
  const KbCandidate *other = b;

  if (one->likeness > other->likeness)
    return -1;
  if (one->likeness < other->likeness)
    return 1;
  return strcmp (kb_record_id (one->record), kb_record_id (other->record));
}

/**
 * kb_find_near_duplicates:
 * @content: a content
 * @kind: a kind with names
 * @name: a name that is about to be added
 * @limit: how many to find at most
 *
 * Returns: (transfer full) (element-type KbRecord): records with that name or nearly that name, the
 * likest first; the very same name stands before all others
 */
GPtrArray *
kb_find_near_duplicates (KbContent *content, KbKind kind, const char *name, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (KbCandidate));
  const GPtrArray *list = kb_content_list (content, kind);
  g_autofree char *wanted = kb_fold (name);
  glong wanted_length = g_utf8_strlen (wanted, -1);
  int field = name_field (kind);

  if (!*wanted || field == KB_NONE)
    return found;
  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    g_autofree char *folded = kb_fold (kb_record_text (record, (guint) field));
    KbCandidate candidate = { record, likeness (wanted, wanted_length, folded) };

    if (candidate.likeness > 0.0)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, limit); i++)
    g_ptr_array_add (found, kb_record_ref (g_array_index (candidates, KbCandidate, i).record));
  return found;
}

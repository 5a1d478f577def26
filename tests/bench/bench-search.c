// SPDX-License-Identifier: EUPL-1.2
/*
 * How much longer a search over 10,000 records takes than the bare limit in the same run: one
 * strstr() in each of the same folded texts (design §10 and §11). A figure to read, with a limit
 * far above what is measured: never a test of correctness.
 */
#include "content.h"
#include "kb-collation.h"
#include "kb-search.h"

#include <stdio.h>
#include <string.h>

#define N_ASSETS 10000
#define N_ROUNDS 15
#define LIMIT    8.0

static const char *const words[] = { "Avtal",    "Ärenden",   "Löner",    "Journaler", "Beslut",
                                     "Register", "Protokoll", "Underlag", "Larm",      "Scheman" };

static KbContent *
make_content (GPtrArray *folded)
{
  KbContent *content = kb_content_new ();

  for (guint i = 0; i < N_ASSETS; i++) {
    g_autofree char *id = g_strdup_printf ("asset-%u", i);
    g_autofree char *name = g_strdup_printf ("%s för enhet %u", words[i % G_N_ELEMENTS (words)], i);
    g_autofree char *text =
        g_strdup_printf ("%s som hanteras av verksamheten enligt rutin %u, gallras efter beslut",
                         words[i / 10 % G_N_ELEMENTS (words)], i % 97);
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, name);
    kb_record_set_text (asset, KB_ASSET_DESCRIPTION, text);
    kb_content_put (content, asset);
    g_ptr_array_add (folded, kb_fold (name));
    g_ptr_array_add (folded, kb_fold (text));
  }
  return content;
}

static guint
plain_scan (const GPtrArray *texts, const char *needle)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += strstr (g_ptr_array_index (texts, i), needle) != NULL;
  return n;
}

static gint64
shortest (gint64 one, gint64 other)
{
  return one == 0 ? other : MIN (one, other);
}

int
main (int argc, char *argv[])
{
  /* As it is typed, letter by letter; the last finds nothing. */
  static const char *const typed[] = { "ä", "är", "äre", "ärenden", "enhet 99", "finns inte" };
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KbContent) content = NULL;
  g_autoptr (KbSearch) search = NULL;
  gint64 start, made;
  double worst = 0;

  g_test_init (&argc, &argv, NULL);
  content = make_content (folded);
  start = g_get_monotonic_time ();
  search = kb_search_new (content);
  made = g_get_monotonic_time () - start;
  printf ("%u records folded in %.1f ms\n", kb_search_size (search), (double) made / 1000);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    gint64 bare = 0, all = 0;
    guint n = 0, found = 0;

    for (guint round = 0; round < N_ROUNDS; round++) {
      gint64 half;

      start = g_get_monotonic_time ();
      n += plain_scan (folded, typed[i]);
      half = g_get_monotonic_time ();
      {
        g_autoptr (GPtrArray) results = kb_search_run (search, typed[i], 8);

        found = results->len > 0 ? ((KbHits *) g_ptr_array_index (results, 0))->total : 0;
      }
      bare = shortest (bare, MAX (half - start, 1));
      all = shortest (all, MAX (g_get_monotonic_time () - half, 1));
    }
    worst = MAX (worst, (double) all / (double) bare);
    printf ("“%s”: %u found in %.2f ms, a plain scan (%u) takes %.2f ms, ratio %.1f (limit %.0f)\n",
            typed[i], found, (double) all / 1000, n / N_ROUNDS, (double) bare / 1000,
            (double) all / (double) bare, LIMIT);
  }
  return worst <= LIMIT ? 0 : 1;
}

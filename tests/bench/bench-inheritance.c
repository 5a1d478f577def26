// SPDX-License-Identifier: EUPL-1.2
/*
 * How much longer the classes of all systems take than the bare limit in the same run: one plain
 * pass over the same links that only looks up both ends and keeps the higher level (design §10).
 * A figure to read, with a limit far above what is measured: never a test of correctness.
 */
#include "content.h"

#include <stdio.h>

#define N_ASSETS  5000
#define N_SYSTEMS 1000
#define N_LINKS   20000
#define N_NEEDS   2000
#define N_ROUNDS  15
#define LIMIT     12.0

static void
link_up (KbContent *content, KbKind kind, guint one, guint other)
{
  g_autoptr (KbRecord) record = kb_record_new (kind, NULL);
  g_autofree char *first =
      g_strdup_printf (kind == KB_KIND_ASSET_SYSTEM ? "asset-%u" : "system-%u", one);
  g_autofree char *second = g_strdup_printf ("system-%u", other);

  kb_record_set_text (record, 0, first);
  kb_record_set_text (record, 1, second);
  kb_content_put (content, record);
}

/* Every asset in four systems on the average, each system on two others, with some circles. */
static KbContent *
make_content (void)
{
  KbContent *content = test_content_new ("amal");

  for (guint i = 0; i < N_ASSETS; i++) {
    g_autofree char *line =
        g_strdup_printf ("asset asset-%u class=%u/%u/%u", i, i % 4, i / 4 % 4, i / 16 % 4);

    test_content_add (content, line);
  }
  for (guint i = 0; i < N_SYSTEMS; i++) {
    g_autofree char *line = g_strdup_printf ("system system-%u", i);

    test_content_add (content, line);
  }
  for (guint i = 0; i < N_LINKS; i++)
    link_up (content, KB_KIND_ASSET_SYSTEM, i % N_ASSETS, (i * 7 + i / N_ASSETS) % N_SYSTEMS);
  for (guint i = 0; i < N_NEEDS; i++)
    link_up (content, KB_KIND_DEPENDENCY, i % N_SYSTEMS,
             i % 50 == 0 ? (i + N_SYSTEMS - 3) % N_SYSTEMS : (i + 1 + i / N_SYSTEMS) % N_SYSTEMS);
  return content;
}

typedef struct {
  KbLevelRange aspects[KB_MAX_ASPECTS];
} Highest;

/* The bare limit: the links once, the levels ready at hand. */
static guint
plain_pass (KbContent *content, GHashTable *levels, GHashTable *highest, guint n_aspects)
{
  const GPtrArray *links = kb_content_list (content, KB_KIND_ASSET_SYSTEM);
  guint sum = 0;

  for (guint i = 0; i < links->len; i++) {
    KbRecord *link = g_ptr_array_index (links, i);
    const KbClass *class =
        g_hash_table_lookup (levels, kb_record_text (link, KB_ASSET_SYSTEM_ASSET));
    Highest *system = g_hash_table_lookup (highest, kb_record_text (link, KB_ASSET_SYSTEM_SYSTEM));

    for (guint a = 0; a < n_aspects; a++)
      if (class->aspects[a].high > system->aspects[a].high)
        system->aspects[a] = class->aspects[a];
    sum += (guint) system->aspects[0].high;
  }
  return sum;
}

static gint64
shortest (gint64 one, gint64 other)
{
  return one == 0 ? other : MIN (one, other);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KbContent) content = NULL;
  g_autoptr (KbMethod) method = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) highest = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const GPtrArray *assets, *systems;
  gint64 bare = 0, all = 0;
  guint checksum = 0;
  double ratio;

  g_test_init (&argc, &argv, NULL);
  content = make_content ();
  method = test_method_of (content);
  assets = kb_content_list (content, KB_KIND_ASSET);
  systems = kb_content_list (content, KB_KIND_SYSTEM);
  for (guint i = 0; i < assets->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (assets, i));
    KbClass *class = g_new (KbClass, 1);

    *class = kb_class_of_asset (content, method, id);
    g_hash_table_insert (levels, (gpointer) id, class);
  }
  for (guint i = 0; i < systems->len; i++)
    g_hash_table_insert (highest, (gpointer) kb_record_id (g_ptr_array_index (systems, i)),
                         g_new0 (Highest, 1));
  for (guint round = 0; round < N_ROUNDS; round++) {
    gint64 start = g_get_monotonic_time ();
    gint64 half;

    checksum += plain_pass (content, levels, highest, kb_method_size (method, KB_KIND_ASPECT));
    half = g_get_monotonic_time ();
    {
      g_autoptr (KbInheritance) inheritance = kb_inheritance_new (content, method);

      checksum += kb_inheritance_n_circles (inheritance);
    }
    bare = shortest (bare, MAX (half - start, 1));
    all = shortest (all, MAX (g_get_monotonic_time () - half, 1));
  }
  ratio = (double) all / (double) bare;
  printf ("inheritance of %u systems, %u assets, %u links, %u dependencies (checksum %u)\n",
          systems->len, assets->len, kb_content_count (content, KB_KIND_ASSET_SYSTEM),
          kb_content_count (content, KB_KIND_DEPENDENCY), checksum);
  printf ("one plain pass over the links: %.2f ms\n", (double) bare / 1000);
  printf ("all classes: %.2f ms, ratio %.1f (limit %.0f)\n", (double) all / 1000, ratio, LIMIT);
  return ratio <= LIMIT ? 0 : 1;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-systems"

#include "kb-import-row.h"

/*
 * Systems, by the names that a list calls them: those of the workbook, those of rows that are still
 * to come, and new ones. What depends on what is kept free of circles.
 */

#define MAX_STEPS 200000 /* of one search for a circle, so that no list takes hours */

/**
 * kb_import_systems_start:
 * @run: a run that begins
 *
 * Learns the names of the systems there are, and of those that the list itself has in its rows.
 */
void
kb_import_systems_start (KbRun *run)
{
  const KbImport *import = run->import;
  const GPtrArray *systems = kb_content_list (import->content, KB_KIND_SYSTEM);

  run->systems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->promised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->named_early = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->stopped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->links =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  run->leant_on = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < systems->len; i++) {
    KbRecord *record = g_ptr_array_index (systems, i);

    g_hash_table_insert (run->systems, kb_fold (kb_record_title (record)),
                         g_strdup (kb_record_id (record)));
  }
  if (import->kind != KB_KIND_SYSTEM)
    return;
  /* Systems that are only named stand after those that have a row. */
  run->next_system_position += kb_table_n_rows (import->table);
  for (guint i = import->header_index + 1; i < kb_table_n_rows (import->table); i++) {
    KbRowWork work = { .run = run, .index = i };
    const char *name = kb_import_row_cell (&work, run->name_column);
    g_autofree char *folded = kb_fold (name);
    const char *same = g_hash_table_lookup (import->same, folded);

    if (!*folded)
      continue;
    if (kb_import_row_says_stop (&work)) {
      g_hash_table_add (run->stopped, g_steal_pointer (&folded));
    } else if (same) {
      g_hash_table_insert (run->systems, g_steal_pointer (&folded), g_strdup (same));
    } else if (!g_hash_table_contains (run->systems, folded)
               && !g_hash_table_contains (run->promised, folded)) {
      char *id = kb_new_id ();

      g_hash_table_insert (run->titles, g_strdup (id), g_strstrip (g_strdup (name)));
      g_hash_table_insert (run->promised, g_steal_pointer (&folded), id);
    }
  }
}

void
kb_import_systems_clear (KbRun *run)
{
  g_clear_pointer (&run->systems, g_hash_table_unref);
  g_clear_pointer (&run->promised, g_hash_table_unref);
  g_clear_pointer (&run->named_early, g_hash_table_unref);
  g_clear_pointer (&run->stopped, g_hash_table_unref);
  g_clear_pointer (&run->titles, g_hash_table_unref);
  g_clear_pointer (&run->links, g_hash_table_unref);
  g_clear_pointer (&run->leant_on, g_hash_table_unref);
}

/**
 * kb_import_systems_take_id:
 * @run: a run
 * @folded: the name of a row's system, which is new
 *
 * Returns: (transfer full): the id that the system of this row must have, as others may refer to it
 */
char *
kb_import_systems_take_id (KbRun *run, const char *folded)
{
  const char *promised = g_hash_table_lookup (run->promised, folded);

  return promised ? g_strdup (promised) : kb_new_id ();
}

/**
 * kb_import_systems_made:
 * @run: a run
 * @folded: the name of a system
 * @id: its id
 *
 * Says that the row with this system was written.
 */
void
kb_import_systems_made (KbRun *run, const char *folded, const char *id)
{
  g_hash_table_insert (run->systems, g_strdup (folded), g_strdup (id));
  g_hash_table_remove (run->named_early, folded);
  g_hash_table_remove (run->promised, folded);
}

static void
make_system (KbRun *run, const char *id, const char *name)
{
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_SYSTEM, id);

  kb_record_set_text (record, KB_SYSTEM_NAME, name);
  kb_record_set_integer (record, KB_SYSTEM_POSITION, run->next_system_position++);
  kb_edit_insert (run->result->edit, record);
}

/* The id of a system, without making one. NULL for a name that is quite new. */
static const char *
known_system (const KbRun *run, const char *folded)
{
  const char *found = g_hash_table_lookup (run->systems, folded);

  return found ? found : g_hash_table_lookup (run->promised, folded);
}

static gboolean
knows_system (gpointer run, const char *folded)
{
  return known_system (run, folded) != NULL;
}

/* Finds a system, or makes it. NULL for one that must not be kept. */
static const char *
find_system (KbRun *run, const char *name)
{
  g_autofree char *folded = kb_fold (name);
  const char *found = g_hash_table_lookup (run->systems, folded);
  const char *promised = found ? NULL : g_hash_table_lookup (run->promised, folded);
  char *id;

  if (found)
    return found;
  if (promised) {
    g_hash_table_add (run->named_early, g_strdup (folded));
    return promised;
  }
  if (g_hash_table_contains (run->stopped, folded))
    return NULL;
  id = kb_new_id ();
  make_system (run, id, name);
  g_hash_table_insert (run->titles, g_strdup (id), g_strdup (name));
  g_hash_table_insert (run->systems, g_steal_pointer (&folded), id);
  return id;
}

static char **
names_in (const KbRowWork *work, guint column)
{
  return kb_import_split_names (kb_import_row_cell (work, column), knows_system, work->run);
}

/**
 * kb_import_write_systems:
 * @work: a row about an asset
 *
 * Links it to the systems it names.
 */
void
kb_import_write_systems (KbRowWork *work)
{
  guint column;
  g_auto (GStrv) names = NULL;
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  if (!kb_import_column_for (work->run->import, KB_TARGET_SYSTEMS, 0, &column))
    return;
  names = names_in (work, column);
  for (guint i = 0; names[i]; i++) {
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ASSET_SYSTEM, NULL);
    const char *system = find_system (work->run, names[i]);

    if (!g_hash_table_add (linked, (gpointer) system))
      continue;
    kb_record_set_text (link, KB_ASSET_SYSTEM_ASSET, kb_record_id (work->record));
    kb_record_set_text (link, KB_ASSET_SYSTEM_SYSTEM, system);
    kb_import_row_put (work, link);
  }
}

/* What a system depends on: in the workbook, and by what the list said so far. */
static GPtrArray *
dependencies_of (const KbRun *run, const char *id)
{
  GPtrArray *all = g_ptr_array_new ();
  const GPtrArray *old =
      kb_content_referring (run->import->content, KB_KIND_DEPENDENCY, KB_DEPENDENCY_SYSTEM, id);
  const GPtrArray *new = g_hash_table_lookup (run->links, id);

  for (guint i = 0; old && i < old->len; i++)
    g_ptr_array_add (all, (gpointer) kb_record_text (g_ptr_array_index (old, i), KB_DEPENDENCY_ON));
  for (guint i = 0; new &&i < new->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (new, i));
  return all;
}

/* Nothing depends on most systems, and then there is no circle to look for. */
static gboolean
anything_leans_on (const KbRun *run, const char *id)
{
  return g_hash_table_contains (run->leant_on, id)
         || kb_content_count_referring (run->import->content, KB_KIND_DEPENDENCY, KB_DEPENDENCY_ON,
                                        id)
                > 0;
}

static const char *
title_of (const KbRun *run, const char *id)
{
  const KbRecord *record = kb_content_find (run->import->content, KB_KIND_SYSTEM, id);
  const char *title = record ? kb_record_title (record) : g_hash_table_lookup (run->titles, id);

  return title ? title : "";
}

/* "Treserva → AD → Treserva", from where each was reached. */
static char *
describe_circle (const KbRun *run, GHashTable *reached_from, const char *id, const char *last)
{
  g_autoptr (GString) text = g_string_new (title_of (run, id));

  for (const char *at = last; at; at = g_hash_table_lookup (reached_from, at)) {
    g_string_prepend (text, " → ");
    g_string_prepend (text, title_of (run, at));
  }
  g_string_prepend (text, " → ");
  g_string_prepend (text, title_of (run, id));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether @on depends, by itself or through others, on @id: then @id can't depend on @on. */
static char *
find_circle (const KbRun *run, const char *id, const char *on)
{
  g_autoptr (GHashTable) reached_from = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  if (g_str_equal (id, on))
    return g_strdup_printf ("%s → %s", title_of (run, id), title_of (run, id));
  if (!anything_leans_on (run, id))
    return NULL;
  g_hash_table_insert (reached_from, (gpointer) on, NULL);
  g_ptr_array_add (queue, (gpointer) on);
  for (guint i = 0; i < queue->len && i < MAX_STEPS; i++) {
    const char *at = g_ptr_array_index (queue, i);
    g_autoptr (GPtrArray) next = dependencies_of (run, at);

    for (guint n = 0; n < next->len; n++) {
      const char *target = g_ptr_array_index (next, n);

      if (g_str_equal (target, id))
        return describe_circle (run, reached_from, id, at);
      if (g_hash_table_contains (reached_from, target))
        continue;
      g_hash_table_insert (reached_from, (gpointer) target, (gpointer) at);
      g_ptr_array_add (queue, (gpointer) target);
    }
  }
  return NULL;
}

static gboolean
is_linked (const KbRun *run, const char *id, const char *on)
{
  return kb_content_find_pair (run->import->content, KB_KIND_DEPENDENCY, id, on) != NULL;
}

/* The names in the row's column of that type; none when there is no such column. */
static char **
names_of (const KbRowWork *work, KbTargetType type, guint *column)
{
  if (!kb_import_column_for (work->run->import, type, 0, column))
    return g_new0 (char *, 1);
  return names_in (work, *column);
}

static void
note_link (KbRun *run, const char *id, const char *on)
{
  GPtrArray *links = g_hash_table_lookup (run->links, id);

  if (!links) {
    links = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (run->links, g_strdup (id), links);
  }
  g_ptr_array_add (links, g_strdup (on));
  g_hash_table_add (run->leant_on, g_strdup (on));
}

static gboolean
is_noted (const KbRun *run, const char *id, const char *on)
{
  const GPtrArray *links = g_hash_table_lookup (run->links, id);

  for (guint i = 0; links && i < links->len; i++)
    if (g_str_equal (g_ptr_array_index (links, i), on))
      return TRUE;
  return FALSE;
}

/* What the row says that it depends on. */
static gboolean
check_forward (KbRowWork *work, char **names, guint column)
{
  const KbRun *run = work->run;
  const char *id = kb_record_id (work->record);

  for (guint i = 0; names[i]; i++) {
    g_autofree char *folded = kb_fold (names[i]);
    const char *on = known_system (run, folded);
    g_autofree char *circle = NULL;

    if (!on || is_linked (run, id, on))
      continue;
    circle = find_circle (run, id, on);
    if (circle)
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_CIRCLE, (int) column, circle);
  }
  return TRUE;
}

/* What the row says that depends on it. A name that is quite new leads nowhere, but for the one
 * that stands in both lists. */
static gboolean
check_backward (KbRowWork *work, char **names, char **forward, guint column)
{
  const KbRun *run = work->run;
  const char *id = kb_record_id (work->record);

  for (guint i = 0; names[i]; i++) {
    g_autofree char *folded = kb_fold (names[i]);
    const char *from = known_system (run, folded);
    g_autofree char *circle = NULL;

    for (guint f = 0; !from && forward[f]; f++) {
      g_autofree char *other = kb_fold (forward[f]);

      if (g_str_equal (other, folded) && !circle)
        circle = g_strdup_printf ("%s → %s → %s", names[i], work->outcome->name, names[i]);
    }
    if (from && !is_linked (run, from, id))
      circle = find_circle (run, from, id);
    if (circle)
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_CIRCLE, (int) column, circle);
  }
  return TRUE;
}

/**
 * kb_import_check_dependencies:
 * @work: a row about a system
 *
 * Returns: whether what it depends on does not, in turn, depend on it, by what the row says in both
 *   directions
 */
gboolean
kb_import_check_dependencies (KbRowWork *work)
{
  KbRun *run = work->run;
  const char *id = kb_record_id (work->record);
  guint column = 0, back_column = 0, n_old = 0;
  g_auto (GStrv) names = names_of (work, KB_TARGET_DEPENDENCIES, &column);
  g_auto (GStrv) back = names_of (work, KB_TARGET_DEPENDANTS, &back_column);
  GPtrArray *links = g_hash_table_lookup (run->links, id);
  gboolean ok;

  if (!check_forward (work, names, column))
    return FALSE;
  if (!back[0])
    return TRUE;
  /* Those who depend on it are looked at as if what it depends on were written. */
  n_old = links ? links->len : 0;
  for (guint i = 0; names[i]; i++) {
    g_autofree char *folded = kb_fold (names[i]);
    const char *on = known_system (run, folded);

    if (on)
      note_link (run, id, on);
  }
  ok = check_backward (work, back, names, back_column);
  links = g_hash_table_lookup (run->links, id);
  if (links)
    g_ptr_array_set_size (links, (int) n_old);
  return ok;
}

/* Notes that @id depends on @on, once, whichever row said so first. */
static void
add_link (KbRowWork *work, const char *id, const char *on)
{
  KbRun *run = work->run;
  g_autoptr (KbRecord) link = NULL;

  if (!id || !on || is_noted (run, id, on) || is_linked (run, id, on))
    return;
  link = kb_record_new (KB_KIND_DEPENDENCY, NULL);
  kb_record_set_text (link, KB_DEPENDENCY_SYSTEM, id);
  kb_record_set_text (link, KB_DEPENDENCY_ON, on);
  kb_import_row_put (work, link);
  note_link (run, id, on);
}

/**
 * kb_import_write_dependencies:
 * @work: a row about a system, which was checked
 */
void
kb_import_write_dependencies (KbRowWork *work)
{
  const char *id = kb_record_id (work->record);
  guint column = 0;
  g_auto (GStrv) names = names_of (work, KB_TARGET_DEPENDENCIES, &column);
  g_auto (GStrv) back = names_of (work, KB_TARGET_DEPENDANTS, &column);

  for (guint i = 0; names[i]; i++)
    add_link (work, id, find_system (work->run, names[i]));
  for (guint i = 0; back[i]; i++)
    add_link (work, find_system (work->run, back[i]), id);
}

/**
 * kb_import_systems_end:
 * @run: a run whose rows have all been read
 *
 * A system that was named but whose own row could not be imported is made with its name alone.
 */
void
kb_import_systems_end (KbRun *run)
{
  GHashTableIter iter;
  gpointer folded;

  g_hash_table_iter_init (&iter, run->named_early);
  while (g_hash_table_iter_next (&iter, &folded, NULL)) {
    const char *id = g_hash_table_lookup (run->promised, folded);

    make_system (run, id, title_of (run, id));
  }
}

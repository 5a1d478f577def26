// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-search"

#include "kb-search.h"

#include "kb-collation.h"
#include "kb-plan.h"

#include <string.h>

/* Longer than anybody types; what follows is not looked for. */
#define MAX_TYPED 200
#define MAX_WORDS 12

typedef struct {
  KbFound group;
  char *id;
  char *label; /* NULL: none */
  char *folded_label;
  char *title;
  char *folded; /* the title */
  guint first_field;
  guint n_fields;
} KbThing;

/* A text field beside the title, folded. */
typedef struct {
  KbRecord *record; /* referenced; holds the text as written */
  guint field;
  char *folded;
} KbThingField;

struct _KbSearch {
  GArray *things;
  GArray *fields;
};

static void
thing_clear (gpointer data)
{
  KbThing *thing = data;

  g_free (thing->id);
  g_free (thing->label);
  g_free (thing->folded_label);
  g_free (thing->title);
  g_free (thing->folded);
}

static void
field_clear (gpointer data)
{
  KbThingField *field = data;

  kb_record_unref (field->record);
  g_free (field->folded);
}

static KbThing *
add_thing (KbSearch *self, KbFound group, const char *id, const char *title)
{
  KbThing thing = { .group = group,
                    .id = g_strdup (id),
                    .title = g_utf8_normalize (title, -1, G_NORMALIZE_DEFAULT_COMPOSE),
                    .folded = kb_fold (title),
                    .first_field = self->fields->len };

  if (!thing.title)
    thing.title = g_utf8_make_valid (title, -1);
  g_array_append_val (self->things, thing);
  return &g_array_index (self->things, KbThing, self->things->len - 1);
}

static void
add_record (KbSearch *self, KbFound group, KbRecord *record, guint title_field)
{
  const char *title = kb_record_text (record, title_field);
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));
  KbThing *thing = add_thing (self, group, kb_record_id (record), title ? title : "");

  if (group == KB_FOUND_RISK)
    thing->label = kb_risk_label (record);
  else if (group == KB_FOUND_ACTION)
    thing->label = kb_action_label (record);
  if (thing->label)
    thing->folded_label = kb_fold (thing->label);
  for (guint field = 0; field < info->n_fields; field++) {
    KbThingField more;

    if (field == title_field || info->fields[field].type != KB_TYPE_TEXT
        || kb_record_is_null (record, field))
      continue;
    more.record = kb_record_ref (record);
    more.field = field;
    more.folded = kb_fold (kb_record_text (record, field));
    g_array_append_val (self->fields, more);
    thing->n_fields++;
  }
}

static void
add_kind (KbSearch *self, KbContent *content, KbKind kind, KbFound group, guint title_field)
{
  const GPtrArray *list = kb_content_list (content, kind);

  for (guint i = 0; i < list->len; i++)
    add_record (self, group, g_ptr_array_index (list, i), title_field);
}

/**
 * kb_search_new:
 * @content: a content
 *
 * Returns: (transfer full): a search over its assets, systems, risks, actions, workshops and units
 */
KbSearch *
kb_search_new (KbContent *content)
{
  KbSearch *search = g_new0 (KbSearch, 1);

  search->things = g_array_new (FALSE, FALSE, sizeof (KbThing));
  search->fields = g_array_new (FALSE, FALSE, sizeof (KbThingField));
  g_array_set_clear_func (search->things, thing_clear);
  g_array_set_clear_func (search->fields, field_clear);
  add_kind (search, content, KB_KIND_ASSET, KB_FOUND_ASSET, KB_ASSET_NAME);
  add_kind (search, content, KB_KIND_SYSTEM, KB_FOUND_SYSTEM, KB_SYSTEM_NAME);
  add_kind (search, content, KB_KIND_RISK, KB_FOUND_RISK, KB_RISK_TITLE);
  add_kind (search, content, KB_KIND_ACTION, KB_FOUND_ACTION, KB_ACTION_TITLE);
  add_kind (search, content, KB_KIND_WORKSHOP, KB_FOUND_WORKSHOP, KB_WORKSHOP_OBJECT);
  add_kind (search, content, KB_KIND_UNIT, KB_FOUND_UNIT, KB_UNIT_NAME);
  return search;
}

/**
 * kb_search_add:
 * @search: a search
 * @group: a page or an act
 * @id: what the caller knows it by
 * @title: what it is called
 *
 * Adds something that is no record of the workbook.
 */
void
kb_search_add (KbSearch *search, KbFound group, const char *id, const char *title)
{
  add_thing (search, group, id, title);
}

void
kb_search_free (KbSearch *search)
{
  g_array_unref (search->things);
  g_array_unref (search->fields);
  g_free (search);
}

guint
kb_search_size (const KbSearch *search)
{
  return search->things->len;
}

static gboolean
is_word_start (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, at)));
}

static gboolean
begins_a_word (const char *text, const char *word)
{
  for (const char *at = strstr (text, word); at; at = strstr (at + 1, word))
    if (is_word_start (text, at))
      return TRUE;
  return FALSE;
}

typedef struct {
  char *whole; /* folded */
  char **words;
  guint n_words;
} KbQuery;

/* The rank of the title alone; ELSEWHERE when some word is not in it. */
static KbRank
rank_title (const KbThing *thing, const KbQuery *query)
{
  KbRank rank = KB_RANK_WORDS;

  if (g_str_equal (thing->folded, query->whole)
      || (thing->folded_label && g_str_equal (thing->folded_label, query->whole)))
    return KB_RANK_SAME;
  if (g_str_has_prefix (thing->folded, query->whole))
    return KB_RANK_BEGINS;
  for (guint i = 0; i < query->n_words; i++) {
    gboolean starts =
        begins_a_word (thing->folded, query->words[i])
        || (thing->folded_label && g_str_has_prefix (thing->folded_label, query->words[i]));

    if (!starts && !strstr (thing->folded, query->words[i]))
      return KB_RANK_ELSEWHERE;
    if (!starts)
      rank = KB_RANK_CONTAINS;
  }
  return rank;
}

/* Each word stands in the title or some other field. Tells the first field that holds a word the
 * title has not. */
static gboolean
find_elsewhere (const KbSearch *self, const KbThing *thing, const KbQuery *query, int *found)
{
  *found = KB_NONE;
  for (guint i = 0; i < query->n_words; i++) {
    gboolean here = strstr (thing->folded, query->words[i]) != NULL;

    for (guint f = 0; f < thing->n_fields && !here; f++) {
      guint index = thing->first_field + f;

      here = strstr (g_array_index (self->fields, KbThingField, index).folded, query->words[i])
             != NULL;
      if (here && *found == KB_NONE)
        *found = (int) index;
    }
    if (!here)
      return FALSE;
  }
  return TRUE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const KbHit *one = a;
  const KbHit *other = b;
  int order;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  order = kb_collate (one->label, other->label);
  if (order == 0)
    order = kb_collate (one->title, other->title);
  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const KbHits *one = *(const KbHits *const *) a;
  const KbHits *other = *(const KbHits *const *) b;
  KbRank first = g_array_index (one->hits, KbHit, 0).rank;
  KbRank second = g_array_index (other->hits, KbHit, 0).rank;

  if (first != second)
    return first < second ? -1 : 1;
  return (int) one->group - (int) other->group;
}

static void
hits_free (gpointer data)
{
  KbHits *hits = data;

  g_array_unref (hits->hits);
  g_free (hits);
}

static KbQuery
query_new (const char *typed)
{
  g_autofree char *short_text =
      g_utf8_substring (typed, 0, MIN (g_utf8_strlen (typed, -1), MAX_TYPED));
  KbQuery query = { .whole = kb_fold (short_text) };

  query.words = g_strsplit (query.whole, " ", -1);
  query.n_words = *query.whole ? MIN (g_strv_length (query.words), MAX_WORDS) : 0;
  return query;
}

/* Keeps the best in order: comparing with the last of them is all that most hits need. */
static void
keep (KbHits *hits, const KbHit *hit, guint most, gboolean ordered)
{
  guint at = hits->hits->len;

  hits->total++;
  while (ordered && at > 0 && compare_hits (hit, &g_array_index (hits->hits, KbHit, at - 1)) < 0)
    at--;
  if (at >= most)
    return;
  g_array_insert_val (hits->hits, at, *hit);
  if (hits->hits->len > most)
    g_array_set_size (hits->hits, most);
}

static void
look_at (
    const KbSearch *self, const KbThing *thing, const KbQuery *query, guint most, KbHits **groups)
{
  KbHit hit = { .group = thing->group,
                .rank = rank_title (thing, query),
                .id = thing->id,
                .label = thing->label ? thing->label : "",
                .title = thing->title,
                .field = KB_NONE };
  int elsewhere;

  if (hit.rank == KB_RANK_ELSEWHERE) {
    if (!find_elsewhere (self, thing, query, &elsewhere))
      return;
    if (elsewhere != KB_NONE) {
      const KbThingField *field = &g_array_index (self->fields, KbThingField, (guint) elsewhere);

      hit.field = (int) field->field;
      hit.text = kb_record_text (field->record, field->field);
    }
  }
  if (!groups[thing->group]) {
    groups[thing->group] = g_new0 (KbHits, 1);
    groups[thing->group]->group = thing->group;
    groups[thing->group]->hits = g_array_new (FALSE, FALSE, sizeof (KbHit));
  }
  /* With nothing typed, pages and acts stay in the order they were added. */
  keep (groups[thing->group], &hit, most, query->n_words > 0);
}

/**
 * kb_search_run:
 * @search: a search
 * @typed: what was typed, as written
 * @most: how many hits of a group are wanted
 *
 * Finds what holds every word typed, whatever its case and accents; å, ä and ö are letters of
 * their own. With nothing typed the pages and acts are all there is.
 *
 * Returns: (transfer full) (element-type KbHits): the groups that have hits, the one with the best
 * hit first; hits borrow from @search
 */
GPtrArray *
kb_search_run (const KbSearch *search, const char *typed, guint most)
{
  KbHits *groups[KB_N_FOUND] = { NULL };
  GPtrArray *results = g_ptr_array_new_with_free_func (hits_free);
  KbQuery query = query_new (typed);

  for (guint i = 0; i < search->things->len; i++) {
    const KbThing *thing = &g_array_index (search->things, KbThing, i);

    if (query.n_words > 0 || thing->group == KB_FOUND_PAGE || thing->group == KB_FOUND_ACT)
      look_at (search, thing, &query, most, groups);
  }
  for (int g = 0; g < KB_N_FOUND; g++)
    if (groups[g])
      g_ptr_array_add (results, groups[g]);
  g_ptr_array_sort (results, compare_groups);
  g_free (query.whole);
  g_strfreev (query.words);
  return results;
}

/**
 * kb_folded_find:
 * @text: a text as written, composed (NFC)
 * @folded_word: a word, folded
 * @start: (out): the byte where it begins
 * @end: (out): the byte after it
 *
 * Tells where a text holds what was searched for, so that it can be shown. A place where a word
 * begins is preferred.
 *
 * Returns: whether it does
 */
gboolean
kb_folded_find (const char *text, const char *folded_word, gsize *start, gsize *end)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *at, *best = NULL;
  gsize length = strlen (folded_word);

  if (length == 0)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
    g_autofree char *plain = kb_fold (letter);
    gsize offset = (gsize) (p - text);

    /* A blank folds to nothing by itself; inside a text a run of them is one. */
    if (!*plain && folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
    else
      g_string_append (folded, plain);
    while (offsets->len < folded->len)
      g_array_append_val (offsets, offset);
  }
  for (at = strstr (folded->str, folded_word); at; at = strstr (at + 1, folded_word)) {
    if (!best || is_word_start (folded->str, at))
      best = at;
    if (is_word_start (folded->str, at))
      break;
  }
  if (!best)
    return FALSE;
  *start = g_array_index (offsets, gsize, (guint) (best - folded->str));
  at = text + g_array_index (offsets, gsize, (guint) ((gsize) (best - folded->str) + length - 1));
  *end = (gsize) (g_utf8_next_char (at) - text);
  return TRUE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method"

#include "kb-method.h"

#include "kb-collation.h"
#include "kb-method-format.h"

#include <string.h>

/* Up to here it is quicker to look through a scale than to work out a hash: a matrix asks it twice
 * for each risk. */
#define SHORT_SCALE 8

typedef struct {
  GPtrArray *records;
  GHashTable *ordinals; /* id → ordinal, for a scale that is long */
} KbScale;

struct _KbMethod {
  gatomicrefcount references;
  KbContent *content; /* of method records only */
  KbRecord *header;
  KbScale scales[KB_KIND_METHOD];          /* by kind; aspects hold those in use */
  guint bands[KB_MAX_STEPS][KB_MAX_STEPS]; /* [likelihood][consequence] */
};

/* How many of each kind a method may have. */
static const struct {
  KbKind kind;
  guint minimum;
  guint maximum;
} bounds[] = {
  { KB_KIND_ASPECT, 3, KB_MAX_ASPECTS },
  { KB_KIND_LEVEL, 3, KB_MAX_LEVELS },
  { KB_KIND_LIKELIHOOD, 2, KB_MAX_STEPS },
  { KB_KIND_CONSEQUENCE, 2, KB_MAX_STEPS },
  { KB_KIND_BAND, 2, KB_MAX_BANDS },
  { KB_KIND_AREA, 0, 20 },
  { KB_KIND_ROLE, 1, 40 },
  { KB_KIND_SECTION, 1, 20 },
  { KB_KIND_CONTROL, 0, 60 },
  { KB_KIND_STATEMENT, 0, 200 },
  { KB_KIND_TRIGGER, 0, 60 },
};

static gboolean
is_scale (KbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i].kind == kind)
      return TRUE;
  return FALSE;
}

static void
fill_scale (KbMethod *method, KbKind kind)
{
  const GPtrArray *list = kb_content_list (method->content, kind);
  KbScale *scale = &method->scales[kind];

  scale->records = g_ptr_array_new ();
  scale->ordinals = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    if (kind == KB_KIND_ASPECT && !kb_record_flag (record, KB_ASPECT_IN_USE))
      continue;
    g_hash_table_insert (scale->ordinals, (gpointer) kb_record_id (record),
                         GUINT_TO_POINTER (scale->records->len));
    g_ptr_array_add (scale->records, record);
  }
}

/* As a method file calls the list. */
static const char *
list_name (KbKind kind)
{
  for (guint i = 0; i < kb_method_n_lists; i++)
    if (kb_method_lists[i].kind == kind)
      return kb_method_lists[i].member;
  return kb_kind_info (kind)->table;
}

/**
 * kb_method_check_size:
 * @kind: a kind of the method
 * @size: how many there are of it; of aspects, those in use
 * @error: (out): %KB_CORE_ERROR_COUNT, with the name of the list in a method file
 *
 * Returns: whether a method may have so many
 */
gboolean
kb_method_check_size (KbKind kind, guint size, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++) {
    g_autofree char *value = NULL;
    g_autofree char *minimum = NULL;
    g_autofree char *maximum = NULL;

    if (bounds[i].kind != kind || (size >= bounds[i].minimum && size <= bounds[i].maximum))
      continue;
    value = g_strdup_printf ("%u", size);
    minimum = g_strdup_printf ("%u", bounds[i].minimum);
    maximum = g_strdup_printf ("%u", bounds[i].maximum);
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_COUNT, "path", list_name (kind), "value",
                  value, "minimum", minimum, "maximum", maximum, NULL);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_bounds (const KbMethod *method, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (!kb_method_check_size (bounds[i].kind, kb_method_size (method, bounds[i].kind), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_distinct (const KbMethod *method, KbKind kind, guint field, const char *path, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < kb_method_size (method, kind); i++) {
    KbRecord *record = kb_method_item (method, kind, i);
    g_autofree char *value =
        kb_field_is_integer (kb_field_info (kind, field))
            ? g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, field))
            : kb_fold (kb_record_text (record, field)); /* a letter is read in either case */

    if (!g_hash_table_add (seen, g_strdup (value))) {
      kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_DUPLICATE, "path", path, "value", value,
                    NULL);
      return FALSE;
    }
  }
  return TRUE;
}

/* Values of an aspect out of use are known by its code too. */
static gboolean
check_codes (const KbMethod *method, GError **error)
{
  const GPtrArray *aspects = kb_content_list (method->content, KB_KIND_ASPECT);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < aspects->len; i++) {
    const char *code = kb_record_text (g_ptr_array_index (aspects, i), KB_ASPECT_CODE);

    if (code && !g_hash_table_add (seen, (gpointer) code)) {
      kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_DUPLICATE, "path", "aspects.code", "value",
                    code, NULL);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
fill_matrix (KbMethod *method, GError **error)
{
  for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++) {
    for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
      KbRecord *likelihood = kb_method_item (method, KB_KIND_LIKELIHOOD, l);
      KbRecord *consequence = kb_method_item (method, KB_KIND_CONSEQUENCE, c);
      KbRecord *cell = kb_content_find_pair (method->content, KB_KIND_CELL,
                                             kb_record_id (likelihood), kb_record_id (consequence));
      int band = cell
                     ? kb_method_ordinal (method, KB_KIND_BAND, kb_record_text (cell, KB_CELL_BAND))
                     : KB_NONE;

      if (band == KB_NONE) {
        g_autofree char *path = g_strdup_printf ("matrix[%u][%u]", c, l);

        kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_MATRIX, "path", path, NULL);
        return FALSE;
      }
      method->bands[l][c] = (guint) band;
    }
  }
  return TRUE;
}

/**
 * kb_method_new:
 * @content: a content that holds the records of a method
 * @error: (out): %KB_CORE_ERROR naming what is wrong and where
 *
 * Returns: (transfer full) (nullable): the method, checked
 */
KbMethod *
kb_method_new (KbContent *content, GError **error)
{
  g_autoptr (KbMethod) method = g_new0 (KbMethod, 1);

  g_atomic_ref_count_init (&method->references);
  method->content = kb_content_new ();
  for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      kb_content_put (method->content, g_ptr_array_index (list, i));
  }
  method->header = kb_content_find (method->content, KB_KIND_METHOD, KB_METHOD_ID);
  if (!method->header) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_MISSING, "path", "method", NULL);
    return NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    fill_scale (method, bounds[i].kind);
  if (!check_bounds (method, error)
      || !check_distinct (method, KB_KIND_ASPECT, KB_ASPECT_LETTER, "aspects.letter", error)
      || !check_codes (method, error)
      || !check_distinct (method, KB_KIND_LEVEL, KB_LEVEL_NUMBER, "levels.number", error)
      || !check_distinct (method, KB_KIND_LIKELIHOOD, KB_LIKELIHOOD_NUMBER, "likelihoods.number",
                          error)
      || !check_distinct (method, KB_KIND_CONSEQUENCE, KB_CONSEQUENCE_NUMBER, "consequences.number",
                          error)
      || !fill_matrix (method, error))
    return NULL;
  return g_steal_pointer (&method);
}

KbMethod *
kb_method_ref (KbMethod *method)
{
  g_atomic_ref_count_inc (&method->references);
  return method;
}

void
kb_method_unref (KbMethod *method)
{
  if (!g_atomic_ref_count_dec (&method->references))
    return;
  for (int kind = 0; kind < KB_KIND_METHOD; kind++) {
    g_clear_pointer (&method->scales[kind].records, g_ptr_array_unref);
    g_clear_pointer (&method->scales[kind].ordinals, g_hash_table_unref);
  }
  kb_content_unref (method->content);
  g_free (method);
}

KbRecord *
kb_method_header (const KbMethod *method)
{
  return method->header;
}

const char *
kb_method_code (const KbMethod *method)
{
  return kb_record_text (method->header, KB_METHOD_CODE);
}

const char *
kb_method_name (const KbMethod *method, KbLanguage language)
{
  return kb_record_localized (method->header, KB_METHOD_NAME_SV, language);
}

KbPeriodKind
kb_method_period_kind (const KbMethod *method)
{
  return g_strcmp0 (kb_record_text (method->header, KB_METHOD_PERIOD_KIND), "year") == 0
             ? KB_PERIOD_YEAR
             : KB_PERIOD_TERM;
}

/**
 * kb_method_size:
 * @method: a method
 * @kind: one of its lists: aspects (those in use), levels, likelihoods, consequences, bands, roles
 * …
 *
 * Returns: how many there are
 */
guint
kb_method_size (const KbMethod *method, KbKind kind)
{
  g_return_val_if_fail (is_scale (kind), 0);

  return method->scales[kind].records->len;
}

/**
 * kb_method_item:
 * @method: a method
 * @kind: one of its lists
 * @ordinal: a place in the list, from 0
 *
 * Returns: (transfer none): the record there
 */
KbRecord *
kb_method_item (const KbMethod *method, KbKind kind, guint ordinal)
{
  g_return_val_if_fail (is_scale (kind), NULL);
  g_return_val_if_fail (ordinal < method->scales[kind].records->len, NULL);

  return g_ptr_array_index (method->scales[kind].records, ordinal);
}

/**
 * kb_method_ordinal:
 * @method: a method
 * @kind: one of its lists
 * @id: (nullable): a record's id
 *
 * Returns: its place in the list, or %KB_NONE
 */
int
kb_method_ordinal (const KbMethod *method, KbKind kind, const char *id)
{
  const KbScale *scale = &method->scales[kind];
  gpointer ordinal;

  g_return_val_if_fail (is_scale (kind), KB_NONE);

  if (!id)
    return KB_NONE;
  if (scale->records->len > SHORT_SCALE)
    return g_hash_table_lookup_extended (scale->ordinals, id, NULL, &ordinal)
               ? (int) GPOINTER_TO_UINT (ordinal)
               : KB_NONE;
  for (guint i = 0; i < scale->records->len; i++)
    if (strcmp (kb_record_id (g_ptr_array_index (scale->records, i)), id) == 0)
      return (int) i;
  return KB_NONE;
}

const char *
kb_method_aspect_letter (const KbMethod *method, guint aspect)
{
  const char *letter =
      kb_record_text (kb_method_item (method, KB_KIND_ASPECT, aspect), KB_ASPECT_LETTER);

  return letter ? letter : "";
}

/**
 * kb_method_aspect_from_code:
 * @method: a method
 * @code: confidentiality, integrity, availability or traceability
 *
 * Returns: the aspect's place among those in use, or %KB_NONE
 */
int
kb_method_aspect_from_code (const KbMethod *method, const char *code)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    if (g_strcmp0 (kb_record_text (kb_method_item (method, KB_KIND_ASPECT, i), KB_ASPECT_CODE),
                   code)
        == 0)
      return (int) i;
  return KB_NONE;
}

static guint
number_field (KbKind kind)
{
  switch (kind) {
  case KB_KIND_LEVEL:
    return KB_LEVEL_NUMBER;
  case KB_KIND_LIKELIHOOD:
    return KB_LIKELIHOOD_NUMBER;
  case KB_KIND_CONSEQUENCE:
    return KB_CONSEQUENCE_NUMBER;
  default:
    g_return_val_if_reached (0);
  }
}

/**
 * kb_method_number:
 * @method: a method
 * @kind: levels, likelihoods or consequences
 * @ordinal: a step
 *
 * Returns: the step's number as the kommun writes it
 */
gint64
kb_method_number (const KbMethod *method, KbKind kind, guint ordinal)
{
  return kb_record_integer (kb_method_item (method, kind, ordinal), number_field (kind));
}

/**
 * kb_method_ordinal_from_number:
 * @method: a method
 * @kind: levels, likelihoods or consequences
 * @number: a number as the kommun writes it
 *
 * Returns: the step with that number, or %KB_NONE
 */
int
kb_method_ordinal_from_number (const KbMethod *method, KbKind kind, gint64 number)
{
  for (guint i = 0; i < kb_method_size (method, kind); i++)
    if (kb_method_number (method, kind, i) == number)
      return (int) i;
  return KB_NONE;
}

/**
 * kb_method_step_name:
 * @method: a method
 * @kind: levels, likelihoods, consequences or bands
 * @ordinal: a step
 * @language: a language
 *
 * Returns: the step's name
 */
const char *
kb_method_step_name (const KbMethod *method, KbKind kind, guint ordinal, KbLanguage language)
{
  int field = kb_field_from_column (kind, "name_sv");

  g_return_val_if_fail (field != KB_NONE, "");
  return kb_record_localized (kb_method_item (method, kind, ordinal), (guint) field, language);
}

/**
 * kb_method_level_text:
 * @method: a method
 * @aspect: an aspect in use
 * @level: a level
 * @language: a language
 *
 * Returns: what the kommun says that level means for that aspect; empty when it says nothing
 */
const char *
kb_method_level_text (const KbMethod *method, guint aspect, guint level, KbLanguage language)
{
  KbRecord *text =
      kb_content_find_pair (method->content, KB_KIND_LEVEL_TEXT,
                            kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect)),
                            kb_record_id (kb_method_item (method, KB_KIND_LEVEL, level)));

  return text ? kb_record_localized (text, KB_LEVEL_TEXT_TEXT_SV, language) : "";
}

/**
 * kb_method_area_text:
 * @method: a method
 * @area: a consequence area (liv och hälsa, verksamhet, ekonomi …)
 * @level: a level
 * @language: a language
 *
 * Returns: what that level means in that area; empty when the method says nothing
 */
const char *
kb_method_area_text (const KbMethod *method, guint area, guint level, KbLanguage language)
{
  KbRecord *text =
      kb_content_find_pair (method->content, KB_KIND_AREA_TEXT,
                            kb_record_id (kb_method_item (method, KB_KIND_AREA, area)),
                            kb_record_id (kb_method_item (method, KB_KIND_LEVEL, level)));

  return text ? kb_record_localized (text, KB_AREA_TEXT_TEXT_SV, language) : "";
}

/**
 * kb_method_band_at:
 * @method: a method
 * @likelihood: a step of likelihood
 * @consequence: a step of consequence
 *
 * The band is a lookup per cell, as MSB's metodstöd asks: the product of two numbers is
 * presentation, not mathematics.
 *
 * Returns: the band of the cell
 */
guint
kb_method_band_at (const KbMethod *method, guint likelihood, guint consequence)
{
  g_return_val_if_fail (likelihood < kb_method_size (method, KB_KIND_LIKELIHOOD), 0);
  g_return_val_if_fail (consequence < kb_method_size (method, KB_KIND_CONSEQUENCE), 0);

  return method->bands[likelihood][consequence];
}

/**
 * kb_method_separate_level:
 * @method: a method
 *
 * Returns: the level from which a separate analysis is made instead of catalogue measures (KLASSA's
 * 4), or %KB_NONE
 */
int
kb_method_separate_level (const KbMethod *method)
{
  return kb_method_ordinal (method, KB_KIND_LEVEL,
                            kb_record_text (method->header, KB_METHOD_SEPARATE_LEVEL));
}

/**
 * kb_method_has_cut_off:
 * @method: a method
 *
 * Returns: whether objects whose every aspect is at the lowest level stay out of risk analysis
 * (Åmål)
 */
gboolean
kb_method_has_cut_off (const KbMethod *method)
{
  return kb_record_flag (method->header, KB_METHOD_CUT_OFF);
}

/**
 * kb_method_role:
 * @method: a method
 * @role_flag: a task: %KB_ROLE_INVITES, %KB_ROLE_ESTABLISHES, %KB_ROLE_ACCEPTS or %KB_ROLE_PROTECTS
 *
 * Returns: (transfer none) (nullable): the first role with that task
 */
KbRecord *
kb_method_role (const KbMethod *method, guint role_flag)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ROLE); i++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, i);

    if (kb_record_flag (role, role_flag))
      return role;
  }
  return NULL;
}

/**
 * kb_method_field_is_assumed:
 * @header: the record of a method
 * @field: one of its fields
 *
 * Returns: whether the policy does not say this, so that the national standard is used
 */
gboolean
kb_method_field_is_assumed (const KbRecord *header, guint field)
{
  const char *text = kb_record_text (header, KB_METHOD_ASSUMED_FIELDS);
  g_auto (GStrv) members = text ? g_strsplit (text, " ", -1) : NULL;
  g_autofree char *member = kb_method_header_member (field);

  return members && member && g_strv_contains ((const char *const *) members, member);
}

/**
 * kb_method_field_is_stated:
 * @header: the record of a method
 * @field: one of its fields, which somebody has written
 *
 * Takes away the mark of what is assumed.
 */
void
kb_method_field_is_stated (KbRecord *header, guint field)
{
  const char *text = kb_record_text (header, KB_METHOD_ASSUMED_FIELDS);
  g_auto (GStrv) members = text ? g_strsplit (text, " ", -1) : NULL;
  g_autofree char *member = kb_method_header_member (field);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; members && members[i]; i++)
    if (g_strcmp0 (members[i], member) != 0)
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", members[i]);
  if (text)
    kb_record_set_text (header, KB_METHOD_ASSUMED_FIELDS, left->str);
}

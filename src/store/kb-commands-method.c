// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-method"

#include "kb-method-commands.h"

#include "kb-commands.h"

/* What the method calls a thing, in both languages, for the line of history. */
static void
name_item (KbEdit *edit, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  int field = kb_field_from_column (kind, kind == KB_KIND_STATEMENT ? "text_sv" : "name_sv");

  kb_edit_set_argument (edit, "kind", kb_kind_info (kind)->table);
  if (field == KB_NONE)
    return;
  kb_edit_set_argument (edit, "name_sv",
                        kb_record_localized (record, (guint) field, KB_LANGUAGE_SV));
  kb_edit_set_argument (edit, "name_en",
                        kb_record_localized (record, (guint) field, KB_LANGUAGE_EN));
}

/* "0–3" */
static char *
span_of (KbContent *content, KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint field = (guint) kb_field_from_column (kind, "number");
  gint64 first, last;

  if (list->len == 0)
    return g_strdup ("");
  first = kb_record_integer (g_ptr_array_index (list, 0), field);
  last = kb_record_integer (g_ptr_array_index (list, list->len - 1), field);
  return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, MIN (first, last),
                          MAX (first, last));
}

static gboolean
commit_map (KbWorkbook *workbook, KbMethodMap *map, KbEdit *edit, GError **error)
{
  g_autoptr (KbContent) result = kb_method_map_apply (map, error);

  if (!result)
    return FALSE;
  kb_edit_add_difference (edit, kb_workbook_get_content (workbook), result);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_change_scale:
 * @workbook: a workbook
 * @map: how its values are carried over; made from its content as it is now
 * @kind: levels, likelihoods or consequences: what the act is about
 * @error: (out): %KB_CORE_ERROR_UNDECIDED, or %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_change_scale (KbWorkbook *workbook, KbMethodMap *map, KbKind kind, GError **error)
{
  g_autofree char *from = span_of (kb_workbook_get_content (workbook), kind);
  g_autofree char *to = span_of (kb_method_map_target (map), kind);
  g_autoptr (KbEdit) edit = kb_edit_new (kind == KB_KIND_LEVEL        ? "method-levels"
                                         : kind == KB_KIND_LIKELIHOOD ? "method-likelihoods"
                                                                      : "method-consequences");

  kb_edit_set_argument (edit, "level", from);
  kb_edit_set_argument (edit, "other", to);
  return commit_map (workbook, map, edit, error);
}

/**
 * kb_workbook_replace_method:
 * @workbook: a workbook
 * @map: how its values are carried over; made from its content as it is now
 * @error: (out): %KB_CORE_ERROR_UNDECIDED, or %KB_STORE_ERROR
 *
 * Returns: whether the whole method was replaced
 */
gboolean
kb_workbook_replace_method (KbWorkbook *workbook, KbMethodMap *map, GError **error)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("method-replace");

  name_item (edit, kb_content_get (kb_method_map_target (map), KB_KIND_METHOD, KB_METHOD_ID));
  return commit_map (workbook, map, edit, error);
}

/**
 * kb_workbook_remove_method_item:
 * @workbook: a workbook
 * @map: how values of the item are carried over, to a method from kb_method_without()
 * @kind: a kind of the method that is no scale
 * @id: the item
 * @error: (out): %KB_CORE_ERROR_UNDECIDED, or %KB_STORE_ERROR
 *
 * Returns: whether it was removed
 */
gboolean
kb_workbook_remove_method_item (
    KbWorkbook *workbook, KbMethodMap *map, KbKind kind, const char *id, GError **error)
{
  KbRecord *record = kb_content_find (kb_workbook_get_content (workbook), kind, id);
  g_autoptr (KbEdit) edit = kb_edit_new ("method-remove");

  if (!record)
    return kb_store_error_gone (error, id);
  name_item (edit, record);
  return commit_map (workbook, map, edit, error);
}

/**
 * kb_workbook_remove_aspect:
 * @workbook: a workbook
 * @id: an aspect for which kb_aspect_can_go()
 * @error: (out): %KB_STORE_ERROR_ASPECT_USED, %KB_STORE_ERROR_METHOD when too few would be left
 *
 * Returns: whether it was removed, with all that stood under it
 */
gboolean
kb_workbook_remove_aspect (KbWorkbook *workbook, const char *id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *aspect = kb_content_find (content, KB_KIND_ASPECT, id);
  g_autoptr (KbContent) result = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("method-remove");

  if (!aspect)
    return kb_store_error_gone (error, id);
  if (!kb_aspect_can_go (content, id)) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_ASPECT_USED, "name",
                  kb_record_title (aspect), NULL);
    return FALSE;
  }
  name_item (edit, aspect);
  result = kb_aspect_remove (content, id);
  kb_edit_add_difference (edit, content, result);
  return kb_workbook_commit (workbook, edit, error);
}

/* A new aspect gets the code that files know it by; nobody changes one that has it. */
static gboolean
give_code (KbContent *content, const KbRecord *old, KbRecord *aspect, GError **error)
{
  const char *code = kb_record_text (aspect, KB_ASPECT_CODE);
  const char *letter = kb_record_text (aspect, KB_ASPECT_LETTER);

  if (old)
    kb_record_set_text (aspect, KB_ASPECT_CODE, kb_record_text (old, KB_ASPECT_CODE));
  if (!old && !code) {
    g_autofree char *made = kb_aspect_make_code (content, aspect);

    kb_record_set_text (aspect, KB_ASPECT_CODE, made);
  } else if (!old && !kb_aspect_code_is_valid (code)) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_VALUE, "path", "aspects.code", "value", code,
                  NULL);
    return FALSE;
  }
  if (letter && g_utf8_strlen (letter, -1) > KB_MAX_LETTERS) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_VALUE, "path", "aspects.letter", "value",
                  letter, NULL);
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_name (KbKind kind, guint field)
{
  int name = kb_field_from_column (kind, "name_sv");

  return name != KB_NONE && (field == (guint) name || field == (guint) name + 1);
}

/* Which one field differs; KB_NONE when several do. Names in two languages count as one. */
static int
one_change (const KbRecord *old, const KbRecord *record, gboolean *name_only)
{
  KbKind kind = kb_record_kind (record);
  guint n = 0, n_names = 0;
  int changed = KB_NONE;

  for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++)
    if (!kb_record_same_value (old, record, field)) {
      n++;
      n_names += is_name (kind, field);
      changed = (int) field;
    }
  *name_only = n > 0 && n == n_names;
  return n == 1 ? changed : KB_NONE;
}

static KbEdit *
rename_edit (const KbRecord *old, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  int number = kb_field_from_column (kind, "number");
  KbEdit *edit = kb_edit_new (kind == KB_KIND_LEVEL         ? "method-name-level"
                              : kind == KB_KIND_LIKELIHOOD  ? "method-name-likelihood"
                              : kind == KB_KIND_CONSEQUENCE ? "method-name-consequence"
                                                            : "method-name");

  name_item (edit, record);
  if (number != KB_NONE) {
    g_autofree char *text =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, (guint) number));

    kb_edit_set_argument (edit, "level", text);
  } else {
    guint field = (guint) kb_field_from_column (kind, "name_sv");

    kb_edit_set_argument (edit, "role_sv", kb_record_localized (old, field, KB_LANGUAGE_SV));
    kb_edit_set_argument (edit, "role_en", kb_record_localized (old, field, KB_LANGUAGE_EN));
  }
  return edit;
}

/* A text of a level is called by its level and what it is about. */
static KbEdit *
text_edit (KbContent *content, const KbRecord *record)
{
  KbKind owner = kb_record_kind (record) == KB_KIND_AREA_TEXT ? KB_KIND_AREA : KB_KIND_ASPECT;
  KbRecord *about = kb_content_find (content, owner, kb_record_text (record, 0));
  KbRecord *level = kb_content_find (content, KB_KIND_LEVEL, kb_record_text (record, 1));
  KbEdit *edit = kb_edit_new ("method-text");
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, level ? kb_record_integer (level, KB_LEVEL_NUMBER) : 0);

  if (about)
    name_item (edit, about);
  kb_edit_set_argument (edit, "level", number);
  return edit;
}

static KbEdit *
item_edit (KbContent *content, const KbRecord *old, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  gboolean name_only = FALSE;
  KbEdit *edit;
  int field;

  if (kind == KB_KIND_LEVEL_TEXT || kind == KB_KIND_AREA_TEXT)
    return text_edit (content, record);
  if (!old) {
    edit = kb_edit_new ("method-add");
    name_item (edit, record);
    return edit;
  }
  field = one_change (old, record, &name_only);
  if (name_only)
    return rename_edit (old, record);
  edit = kb_edit_new (field == KB_NONE ? "method-set" : "field-set");
  name_item (edit, record);
  if (field != KB_NONE)
    kb_edit_set_argument (edit, "field", kb_field_info (kind, (guint) field)->column);
  return edit;
}

/**
 * kb_workbook_put_method_item:
 * @workbook: a workbook
 * @record: a record of the method, changed or new; a new one without a position comes last, a new
 *   aspect without a code gets one
 * @error: (out): %KB_STORE_ERROR, %KB_CORE_ERROR_VALUE for an aspect's code or letter
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_put_method_item (KbWorkbook *workbook, KbRecord *record, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbKind kind = kb_record_kind (record);
  KbRecord *old = kb_content_find (content, kind, kb_record_id (record));
  int position = kb_field_from_column (kind, "position");
  g_autoptr (KbRecord) copy = kb_record_copy (record);
  g_autoptr (KbEdit) edit = item_edit (content, old, record);

  g_return_val_if_fail (kb_kind_is_method (kind), FALSE);

  if (kind == KB_KIND_METHOD && old)
    for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++)
      if (field != KB_METHOD_ASSUMED_FIELDS && !kb_record_same_value (old, record, field))
        kb_method_field_is_stated (copy, field);
  if (kind == KB_KIND_ASPECT && !give_code (content, old, copy, error))
    return FALSE;
  if (position != KB_NONE && kb_record_is_null (copy, (guint) position))
    kb_record_set_integer (copy, (guint) position,
                           kb_content_next_position (content, kind, (guint) position));
  kb_edit_put (edit, content, copy);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_move_method_item:
 * @workbook: a workbook
 * @kind: a kind of the method that has an order of its own
 * @id: the item
 * @by: how many places, down when it is above 0
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it stands there now; at the end of the list it stays
 */
gboolean
kb_workbook_move_method_item (
    KbWorkbook *workbook, KbKind kind, const char *id, int by, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *record = kb_content_find (content, kind, id);
  const GPtrArray *list = kb_content_list (content, kind);
  guint field = (guint) kb_field_from_column (kind, "position");
  g_autoptr (KbEdit) edit = kb_edit_new ("method-move");
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint from = 0;
  int to;

  if (!record)
    return kb_store_error_gone (error, id);
  for (guint i = 0; i < list->len; i++) {
    if (g_ptr_array_index (list, i) == record)
      from = i;
    else
      g_ptr_array_add (order, g_ptr_array_index (list, i));
  }
  to = CLAMP ((int) from + by, 0, (int) list->len - 1);
  g_ptr_array_insert (order, to, record);
  name_item (edit, record);
  for (guint i = 0; i < order->len; i++) {
    g_autoptr (KbRecord) copy = kb_record_copy (g_ptr_array_index (order, i));

    kb_record_set_integer (copy, field, i + 1);
    kb_edit_put (edit, content, copy);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_set_cell:
 * @workbook: a workbook
 * @likelihood: a step
 * @consequence: a step
 * @band: what the cell between them is to be
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_cell (
    KbWorkbook *workbook, guint likelihood, guint consequence, guint band, GError **error)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  g_autoptr (KbRecord) cell = kb_record_new (KB_KIND_CELL, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("method-cell");
  KbRecord *record;
  g_autofree char *l = NULL;
  g_autofree char *c = NULL;

  g_return_val_if_fail (likelihood < kb_method_size (method, KB_KIND_LIKELIHOOD), FALSE);
  g_return_val_if_fail (consequence < kb_method_size (method, KB_KIND_CONSEQUENCE), FALSE);
  g_return_val_if_fail (band < kb_method_size (method, KB_KIND_BAND), FALSE);

  record = kb_method_item (method, KB_KIND_BAND, band);
  l = g_strdup_printf ("%" G_GINT64_FORMAT,
                       kb_method_number (method, KB_KIND_LIKELIHOOD, likelihood));
  c = g_strdup_printf ("%" G_GINT64_FORMAT,
                       kb_method_number (method, KB_KIND_CONSEQUENCE, consequence));
  name_item (edit, record);
  kb_edit_set_argument (edit, "letter", l);
  kb_edit_set_argument (edit, "level", c);
  kb_record_set_text (cell, KB_CELL_LIKELIHOOD,
                      kb_record_id (kb_method_item (method, KB_KIND_LIKELIHOOD, likelihood)));
  kb_record_set_text (cell, KB_CELL_CONSEQUENCE,
                      kb_record_id (kb_method_item (method, KB_KIND_CONSEQUENCE, consequence)));
  kb_record_set_text (cell, KB_CELL_BAND, kb_record_id (record));
  kb_edit_put (edit, kb_workbook_get_content (workbook), cell);
  return kb_workbook_commit (workbook, edit, error);
}

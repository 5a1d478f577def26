// SPDX-License-Identifier: EUPL-1.2
#include "content.h"

#include "cases.h"

#include <string.h>

/* A content with the records of a method that comes with the program. */
KbContent *
test_content_new (const char *method_id)
{
  g_autoptr (GError) error = NULL;
  KbContent *content = kb_method_read_shipped (method_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

/* The same for a method file beside the tests. */
KbContent *
test_content_new_json (const char *file)
{
  g_autofree char *json = test_file_read (file);
  g_autoptr (GError) error = NULL;
  KbContent *content = kb_method_read_json (json, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

KbMethod *
test_method_of (KbContent *content)
{
  g_autoptr (GError) error = NULL;
  KbMethod *method = kb_method_new (content, &error);

  g_assert_no_error (error);
  return method;
}

static void
set_field (KbRecord *record, guint field, const char *value)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), field);
  gint64 number;

  if (!kb_field_is_integer (info)) {
    kb_record_set_text (record, field, value);
    return;
  }
  if (!g_ascii_string_to_signed (value, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL))
    g_error ("%s is no number: %s", info->column, value);
  kb_record_set_integer (record, field, number);
}

static void
set_default (KbContent *content, KbRecord *record, const char *column, const char *text)
{
  KbKind kind = kb_record_kind (record);
  int field = kb_field_from_column (kind, column);

  if (field == KB_NONE || !kb_record_is_null (record, (guint) field))
    return;
  if (text)
    kb_record_set_text (record, (guint) field, text);
  else
    kb_record_set_integer (record, (guint) field, kb_content_count (content, kind) + 1);
}

static const char *
step_id (const KbMethod *method, KbKind kind, const char *number)
{
  gint64 value;
  int ordinal = KB_NONE;

  if (g_str_equal (number, "-"))
    return NULL;
  if (g_ascii_string_to_signed (number, 10, -99, 99, &value, NULL))
    ordinal = kb_method_ordinal_from_number (method, kind, value);
  if (ordinal == KB_NONE)
    g_error ("The method has no %s %s", kb_kind_info (kind)->table, number);
  return kb_record_id (kb_method_item (method, kind, (guint) ordinal));
}

/* Puts one row an aspect with the levels of "3/1..2/-"; an existing row gets them too. */
static void
put_levels (KbContent *content,
            KbKind kind,
            const char *owner,
            guint low_field,
            int high_field,
            const char *text)
{
  g_autoptr (KbMethod) method = test_method_of (content);
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, kb_method_size (method, KB_KIND_ASPECT));
  for (guint i = 0; parts[i]; i++) {
    const char *aspect = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, i));
    KbRecord *old = kb_content_find_pair (content, kind, owner, aspect);
    g_autoptr (KbRecord) record = old ? kb_record_copy (old) : kb_record_new (kind, NULL);
    g_auto (GStrv) ends = g_strsplit (parts[i], "..", 2);

    if (g_str_equal (parts[i], "-"))
      continue;
    kb_record_set_text (record, 0, owner);
    kb_record_set_text (record, 1, aspect);
    kb_record_set_text (record, low_field, step_id (method, KB_KIND_LEVEL, ends[0]));
    if (ends[1])
      kb_record_set_text (record, (guint) high_field, step_id (method, KB_KIND_LEVEL, ends[1]));
    kb_content_put (content, record);
  }
}

static void
put_links (KbContent *content, KbKind kind, const char *owner, guint owner_field, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  for (guint i = 0; ids[i]; i++) {
    g_autoptr (KbRecord) record = kb_record_new (kind, NULL);

    kb_record_set_text (record, owner_field, owner);
    kb_record_set_text (record, 1 - owner_field, ids[i]);
    kb_content_put (content, record);
  }
}

static void
put_costs (KbContent *content, const char *action, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i]; i++) {
    g_autoptr (KbRecord) record = kb_record_new (KB_KIND_ACTION_COST, NULL);
    g_auto (GStrv) ends = g_strsplit (parts[i], ":", 2);

    kb_record_set_text (record, KB_ACTION_COST_ACTION, action);
    set_field (record, KB_ACTION_COST_YEAR, ends[0]);
    set_field (record, KB_ACTION_COST_AMOUNT, ends[1]);
    kb_content_put (content, record);
  }
}

static gboolean
set_position (KbContent *content, KbRecord *risk, const char *name, const char *text)
{
  static const char *const names[] = { "before", "after", "previous" };
  g_autoptr (KbMethod) method = test_method_of (content);
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  for (guint moment = 0; moment < G_N_ELEMENTS (names); moment++) {
    if (!g_str_equal (names[moment], name))
      continue;
    kb_record_set_text (risk, kb_risk_likelihood_field ((KbMoment) moment),
                        step_id (method, KB_KIND_LIKELIHOOD, parts[0]));
    kb_record_set_text (risk, kb_risk_consequence_field ((KbMoment) moment),
                        step_id (method, KB_KIND_CONSEQUENCE, parts[1]));
    return TRUE;
  }
  return FALSE;
}

/* What is written with a line but stands in rows of its own. */
static gboolean
put_beside (KbContent *content, KbRecord *record, const char *name, const char *value)
{
  const char *id = kb_record_id (record);

  if (g_str_equal (name, "class"))
    put_levels (content, KB_KIND_ASSET_LEVEL, id, KB_ASSET_LEVEL_LEVEL, KB_ASSET_LEVEL_UPPER,
                value);
  else if (g_str_equal (name, "raised"))
    put_levels (content, KB_KIND_SYSTEM_LEVEL, id, KB_SYSTEM_LEVEL_RAISED, KB_NONE, value);
  else if (g_str_equal (name, "imported"))
    put_levels (content, KB_KIND_SYSTEM_LEVEL, id, KB_SYSTEM_LEVEL_IMPORTED,
                KB_SYSTEM_LEVEL_IMPORTED_UPPER, value);
  else if (g_str_equal (name, "carries"))
    put_links (content, KB_KIND_ASSET_SYSTEM, id, KB_ASSET_SYSTEM_SYSTEM, value);
  else if (g_str_equal (name, "needs"))
    put_links (content, KB_KIND_DEPENDENCY, id, KB_DEPENDENCY_SYSTEM, value);
  else if (g_str_equal (name, "risks"))
    put_links (content, KB_KIND_ACTION_RISK, id, KB_ACTION_RISK_ACTION, value);
  else if (g_str_equal (name, "cost"))
    put_costs (content, id, value);
  else
    return FALSE;
  return TRUE;
}

void
test_content_add (KbContent *content, const char *line)
{
  g_autoptr (KbRecord) record = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  KbKind kind;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  kind = kb_kind_from_table (words[0]);
  if (kind == KB_KIND_NONE || !words[1])
    g_error ("No record: %s", line);
  record = kb_record_new (kind, g_str_equal (words[1], "-") ? NULL : words[1]);
  for (guint i = 2; words[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
    int field = kb_field_from_column (kind, pair[0]);

    if (!pair[1])
      g_error ("No value in “%s” of: %s", words[i], line);
    if (field != KB_NONE)
      set_field (record, (guint) field, pair[1]);
    else if (!put_beside (content, record, pair[0], pair[1])
             && !(kind == KB_KIND_RISK && set_position (content, record, pair[0], pair[1])))
      g_error ("No column %s for: %s", pair[0], line);
  }
  if (!kb_kind_info (kind)->composite) {
    set_default (content, record, "name", words[1]);
    set_default (content, record, "position", NULL);
    set_default (content, record, "number", NULL);
  }
  kb_content_put (content, record);
}

void
test_content_add_all (KbContent *content, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    test_content_add (content, g_ptr_array_index (lines, i));
}

/* A class as it is written in the lines above: 3/1..2/-. */
char *
test_class_text (const KbClass *class, const KbMethod *method)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++) {
    KbLevelRange range = class->aspects[i];

    if (i > 0)
      g_string_append_c (text, '/');
    if (range.high == KB_NONE) {
      g_string_append_c (text, '-');
      continue;
    }
    g_string_append_printf (text, "%" G_GINT64_FORMAT,
                            kb_method_number (method, KB_KIND_LEVEL, (guint) range.low));
    if (range.low != range.high)
      g_string_append_printf (text, "..%" G_GINT64_FORMAT,
                              kb_method_number (method, KB_KIND_LEVEL, (guint) range.high));
  }
  return g_string_free (text, FALSE);
}

/* Every field of a record that holds something. */
char *
test_record_text (const KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", info->table, kb_record_id (record));
  for (guint field = 0; field < info->n_fields; field++) {
    if (kb_record_is_null (record, field))
      continue;
    if (kb_field_is_integer (&info->fields[field]))
      g_string_append_printf (text, " %s=%" G_GINT64_FORMAT, info->fields[field].column,
                              kb_record_integer (record, field));
    else
      g_string_append_printf (text, " %s=“%s”", info->fields[field].column,
                              kb_record_text (record, field));
  }
  return g_string_free (text, FALSE);
}

/* Every record of a content, each kind in the order it is listed. */
char *
test_content_text (KbContent *content)
{
  GString *text = g_string_new (NULL);

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++) {
      g_autofree char *line = test_record_text (g_ptr_array_index (list, i));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
  }
  return g_string_free (text, FALSE);
}

/* Line by line, so that a failure names the record that differs. */
void
test_assert_same_text (const char *one, const char *other)
{
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;

  if (g_str_equal (one, other))
    return;
  first = g_strsplit (one, "\n", -1);
  second = g_strsplit (other, "\n", -1);
  for (guint i = 0; first[i] && second[i]; i++)
    g_assert_cmpstr (first[i], ==, second[i]);
  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
}

void
test_assert_same_content (KbContent *one, KbContent *other)
{
  g_autofree char *first = test_content_text (one);
  g_autofree char *second = test_content_text (other);

  test_assert_same_text (first, second);
}

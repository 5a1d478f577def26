// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"

#include <string.h>

static void
case_free (gpointer data)
{
  TestCase *one = data;

  g_free (one->where);
  g_strfreev (one->columns);
  g_free (one);
}

static void
block_free (gpointer data)
{
  TestBlock *block = data;

  g_free (block->where);
  g_free (block->title);
  g_ptr_array_unref (block->lines);
  g_free (block);
}

/* Turns the escapes of cases.h into what they stand for. */
char *
test_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p; p++) {
    if (*p != '\\') {
      g_string_append_c (plain, *p);
      continue;
    }
    p++;
    switch (*p) {
    case 'u': {
      g_autofree char *digits = g_strndup (p + 1, 4);

      g_assert_cmpuint (strlen (digits), ==, 4);
      g_string_append_unichar (plain, (gunichar) g_ascii_strtoull (digits, NULL, 16));
      p += 4;
      break;
    }
    case 's':
      g_string_append_c (plain, ' ');
      break;
    case 'n':
      g_string_append_c (plain, '\n');
      break;
    case 'r':
      g_string_append_c (plain, '\r');
      break;
    case 't':
      g_string_append_c (plain, '\t');
      break;
    case 'e':
      break;
    case '\\':
      g_string_append_c (plain, '\\');
      break;
    default:
      g_error ("Unknown escape in \"%s\"", text);
    }
  }
  return g_string_free (plain, FALSE);
}

char *
test_file_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return text;
}

static gboolean
is_comment (const char *line)
{
  return *line == '\0' || *line == '#';
}

/* All cases of a table. A line with another number of columns is a mistake in the table. */
GPtrArray *
test_table_read (const char *name, guint n_columns)
{
  g_autofree char *text = test_file_read (name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);

  for (guint i = 0; lines[i]; i++) {
    TestCase *one;

    if (is_comment (g_strstrip (lines[i])))
      continue;
    one = g_new0 (TestCase, 1);
    one->where = g_strdup_printf ("%s:%u", name, i + 1);
    one->columns = g_strsplit (lines[i], "|", -1);
    if (g_strv_length (one->columns) != n_columns)
      g_error ("%s has %u columns, not %u", one->where, g_strv_length (one->columns), n_columns);
    for (guint c = 0; c < n_columns; c++) {
      g_autofree char *raw = g_steal_pointer (&one->columns[c]);

      one->columns[c] = test_unescape (g_strstrip (raw));
    }
    g_ptr_array_add (cases, one);
  }
  g_assert_cmpuint (cases->len, >, 0);
  return cases;
}

/* All parts of a blocks file. */
GPtrArray *
test_blocks_read (const char *name)
{
  g_autofree char *text = test_file_read (name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  TestBlock *block = NULL;

  for (guint i = 0; lines[i]; i++) {
    const char *line = g_strstrip (lines[i]);

    if (is_comment (line))
      continue;
    if (*line == '[' && g_str_has_suffix (line, "]")) {
      block = g_new0 (TestBlock, 1);
      block->where = g_strdup_printf ("%s:%u", name, i + 1);
      block->title = g_strndup (line + 1, strlen (line) - 2);
      block->lines = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (blocks, block);
      continue;
    }
    if (!block)
      g_error ("%s:%u stands before the first [title]", name, i + 1);
    g_ptr_array_add (block->lines, g_strdup (line));
  }
  g_assert_cmpuint (blocks->len, >, 0);
  return blocks;
}

/* Takes the lines that begin with @word out of @block, joined, without the word. */
char *
test_lines_take (TestBlock *block, const char *word)
{
  g_autofree char *prefix = g_strconcat (word, " ", NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  guint i = 0;

  while (i < block->lines->len) {
    const char *line = g_ptr_array_index (block->lines, i);

    if (!g_str_has_prefix (line, prefix) && !g_str_equal (line, word)) {
      i++;
      continue;
    }
    if (found->len > 0)
      g_string_append_c (found, '\n');
    if (!g_str_equal (line, word))
      g_string_append (found, line + strlen (prefix));
    g_ptr_array_remove_index (block->lines, i);
  }
  return g_strdup (found->str);
}

/* Fails the test, but goes on with the table, when a case does not give what is expected. */
gboolean
test_case_compare (const char *function, const char *where, const char *found, const char *expected)
{
  if (g_strcmp0 (found, expected) == 0)
    return TRUE;
  g_test_message ("%s (%s): expected \"%s\", found \"%s\"", where, function,
                  expected ? expected : "(none)", found ? found : "(none)");
  g_test_fail ();
  return FALSE;
}

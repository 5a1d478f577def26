// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <string.h>

/* What a command is expected to say. */
typedef struct {
  GString *out;
  GString *errors;
  GPtrArray *parts; /* of the output */
  GPtrArray *error_parts;
  gboolean anything;
  int exit_code;
} Expected;

static void
expected_clear (Expected *expected)
{
  g_string_free (expected->out, TRUE);
  g_string_free (expected->errors, TRUE);
  g_ptr_array_unref (expected->parts);
  g_ptr_array_unref (expected->error_parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expected, expected_clear)

/* Takes the lines that follow a command. */
static Expected
read_expected (GPtrArray *lines, guint *index)
{
  Expected expected = {
    g_string_new (NULL), g_string_new (NULL), g_ptr_array_new (), g_ptr_array_new (), FALSE, 0
  };

  for (; *index < lines->len; (*index)++) {
    const char *line = g_ptr_array_index (lines, *index);

    if (g_str_has_prefix (line, ">~ "))
      g_ptr_array_add (expected.parts, (gpointer) (line + 3));
    else if (g_str_has_prefix (line, "!~ "))
      g_ptr_array_add (expected.error_parts, (gpointer) (line + 3));
    else if (g_str_equal (line, ">*"))
      expected.anything = TRUE;
    else if (g_str_has_prefix (line, "> "))
      g_string_append_printf (expected.out, "%s\n", line + 2);
    else if (g_str_has_prefix (line, "! "))
      g_string_append_printf (expected.errors, "%s\n", line + 2);
    else if (g_str_has_prefix (line, "= "))
      expected.exit_code = (int) g_ascii_strtoll (line + 2, NULL, 10);
    else
      break;
  }
  return expected;
}

/* Whether the pieces of "a … b" follow each other somewhere in the text. */
static gboolean
has_part (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (part, "…", -1);

  for (guint i = 0; pieces[i]; i++) {
    const char *piece = g_strstrip (pieces[i]);

    text = strstr (text, piece);
    if (!text)
      return FALSE;
    text += strlen (piece);
  }
  return TRUE;
}

static void
check_parts (const char *where, const char *text, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (!has_part (text, g_ptr_array_index (parts, i)))
      test_case_equal (where, text, g_ptr_array_index (parts, i));
}

static void
run_command (const TestBlock *block, const char *command, const Expected *expected)
{
  g_autofree char *where = g_strdup_printf ("%s: %s", block->where, command);
  g_autofree char *words = test_unescape (command);
  g_autoptr (TestRun) run =
      *words ? test_cli (words) : test_cli_argv ((const char *const[]){ NULL }, NULL, NULL);
  g_autofree char *code = g_strdup_printf ("%d", run->exit_code);
  g_autofree char *wanted = g_strdup_printf ("%d", expected->exit_code);

  test_case_equal (where, code, wanted);
  check_parts (where, run->out, expected->parts);
  check_parts (where, run->errors, expected->error_parts);
  if (expected->parts->len == 0 && !expected->anything)
    test_case_equal (where, run->out, expected->out->str);
  if (expected->error_parts->len == 0)
    test_case_equal (where, run->errors, expected->errors->str);
  /* A failure is one line on standard error, and says nothing of the program's inside. */
  g_assert_true (run->exit_code == 0 || expected->exit_code == 2
                 || strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
  g_assert_null (strstr (run->errors, "CRITICAL"));
  g_assert_null (strstr (run->errors, "-error "));
}

static void
run_block (gconstpointer data)
{
  const TestBlock *block = data;
  guint i = 0;

  while (i < block->lines->len) {
    const char *line = g_ptr_array_index (block->lines, i++);
    g_autofree char *text = NULL;

    if (g_str_has_prefix (line, "$ ")) {
      g_auto (Expected) expected = read_expected (block->lines, &i);

      run_command (block, line + 2, &expected);
    } else if (g_str_has_prefix (line, "file ")) {
      g_auto (GStrv) words = g_strsplit (line, " ", 3);

      text = test_unescape (words[2]);
      test_put (words[1], text);
    } else if (g_str_has_prefix (line, "here ")) {
      g_autofree char *expected = test_unescape (line + strlen ("here "));

      text = test_folder_text ();
      test_case_equal (block->where, text, expected);
    } else {
      g_error ("%s: %s", block->where, line);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) blocks = NULL;

  test_init (&argc, &argv);
  blocks = test_blocks_read ("cli/transcripts.txt");
  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *title = g_strdelimit (g_strdup (block->title), " /", '_');
    g_autofree char *path = g_strdup_printf ("/cli/%s", title);

    g_test_add_data_func (path, block, run_block);
  }
  return test_run ();
}

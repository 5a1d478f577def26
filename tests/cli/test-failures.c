// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Files that can't be written, are locked, newer or damaged, and disks that are full: one clear
 * line, exit code 1, and everything as it was. */

static void
make_workbook (void)
{
  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_put ("lista.csv", "Namn;K\nLön;2\n");
  test_cli_ok ("import a.klassning lista.csv");
  test_put ("ny.csv", "Namn;K\nElever;2\n");
}

static void
assert_failed (const TestRun *run, const char *part)
{
  g_test_message ("%s", run->errors);
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->errors, part));
  g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
}

static void
assert_fails (const char *command, const char *part)
{
  g_autoptr (TestRun) run = test_cli (command);

  assert_failed (run, part);
}

/* While something is refused the file keeps its bytes and nothing lies beside it. */
static void
assert_refused (const char *const *commands, const char *part)
{
  g_autofree char *path = test_path ("a.klassning");
  g_autofree char *names = test_folder_text ();
  g_autoptr (GBytes) before = test_read (path);

  for (guint i = 0; commands[i]; i++) {
    g_autoptr (GBytes) after = NULL;
    g_autofree char *names_after = NULL;

    assert_fails (commands[i], part);
    after = test_read (path);
    g_assert_true (g_bytes_equal (before, after));
    names_after = test_folder_text ();
    g_assert_cmpstr (names, ==, names_after);
  }
}

static const char *const changing[] = { "import a.klassning ny.csv", "undo a.klassning", NULL };
static const char *const reading[] = { "show a.klassning", "check a.klassning",
                                       "history a.klassning --verify", "export a.klassning ut.json",
                                       NULL };

/* Another process has it open: the lock names who. Reading goes on. */
static void
test_locked (void)
{
  g_autofree char *path = test_path ("a.klassning");
  KbWorkbook *workbook;

  make_workbook ();
  workbook = test_open (path);
  assert_refused (changing, "a.klassning is open elsewhere since");
  test_cli_ok ("show a.klassning");
  test_cli_ok ("export a.klassning ut.json");
  test_cli_ok ("import a.klassning ny.csv --dry-run");
  test_close (workbook);
  test_cli_ok ("import a.klassning ny.csv");
}

/* What root may do to any file is taken from the program before it starts. */
static void
as_anybody (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
}

/* A file that may not be written can be read. */
static void
test_read_only (void)
{
  static const char *const refused[][4] = { { "import", "a.klassning", "ny.csv", NULL },
                                            { "undo", "a.klassning", NULL, NULL } };
  static const char *const allowed[][4] = { { "show", "a.klassning", NULL, NULL },
                                            { "check", "a.klassning", NULL, NULL },
                                            { "export", "a.klassning", "ut.json", NULL } };
  g_autofree char *path = test_path ("a.klassning");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  make_workbook ();
  before = test_read (path);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (TestRun) run = test_cli_argv (refused[i], as_anybody, NULL);

    assert_failed (run, "permission");
  }
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    g_autoptr (TestRun) run = test_cli_argv (allowed[i], as_anybody, NULL);

    g_assert_cmpint (run->exit_code, ==, 0);
  }
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
}

/* A newer version's file is read but not changed. */
static void
test_newer_version (void)
{
  g_autofree char *path = test_path ("a.klassning");

  make_workbook ();
  test_sql (path, "PRAGMA user_version = 99");
  assert_refused (changing, "newer version");
  for (guint i = 0; i < 3; i++)
    test_cli_ok (reading[i]);
}

static void
test_damaged (void)
{
  g_autofree char *path = test_path ("a.klassning");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  gsize size;

  make_workbook ();
  bytes = test_read (path);
  size = g_bytes_get_size (bytes);
  changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  memset (changed + 4096, 0x5A, size - 4096);
  test_write (path, changed, size);
  for (guint i = 0; reading[i]; i++)
    assert_fails (reading[i], "a.klassning");
  test_write (path, g_bytes_get_data (bytes, NULL), 5000);
  for (guint i = 0; reading[i]; i++)
    assert_fails (reading[i], "a.klassning");
}

/* What somebody changed in the history shows, in both forms. */
static void
test_broken_chain (void)
{
  g_autofree char *path = test_path ("a.klassning");
  g_autoptr (TestRun) verified = NULL;
  g_autoptr (TestRun) checked = NULL;
  g_autoptr (JsonObject) object = NULL;

  make_workbook ();
  test_sql (path, "UPDATE history_entry SET author = 'någon annan' WHERE sequence = 2");
  verified = test_cli ("history a.klassning --verify");
  g_assert_cmpint (verified->exit_code, ==, 1);
  g_assert_true (g_str_has_prefix (verified->errors, "klassning history: "));
  g_assert_nonnull (strstr (verified->errors, " is broken at number 2: "));
  object = test_cli_json ("history a.klassning --verify --json", 1);
  g_assert_false (json_object_get_boolean_member (object, "verified"));
  checked = test_cli ("check a.klassning");
  g_assert_cmpint (checked->exit_code, ==, 1);
  g_assert_nonnull (strstr (checked->out, "✗ The history of the file is broken"));
  test_cli_ok ("history a.klassning");
}

static void
limit_file_size (gpointer data)
{
  rlim_t size = GPOINTER_TO_SIZE (data);
  struct rlimit limit = { size, size };

  signal (SIGXFSZ, SIG_DFL); /* the program itself must see to it */
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
put_long_list (void)
{
  g_autoptr (GString) list = g_string_new ("Namn;K\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (list, "Informationsmängd nummer %u;2\n", i);
  test_put ("stor.csv", list->str);
}

/* A disk that fills while the file grows. */
static void
test_full_disk_import (void)
{
  const char *const arguments[] = { "import", "a.klassning", "stor.csv", NULL };
  g_autofree char *path = test_path ("a.klassning");
  g_autoptr (GBytes) before = NULL;
  guint failed = 0;

  make_workbook ();
  put_long_list ();
  before = test_read (path);
  for (gsize more = 0; more < 600000; more += 20000) {
    g_autoptr (TestRun) run = test_cli_argv (arguments, limit_file_size,
                                             GSIZE_TO_POINTER (g_bytes_get_size (before) + more));
    g_autoptr (GBytes) after = test_read (path);
    g_autofree char *names = test_folder_text ();

    g_assert_cmpstr (names, ==, "a.klassning lista.csv ny.csv stor.csv");
    if (run->exit_code == 0)
      break;
    assert_failed (run, "klassning import: ");
    failed++;
    g_assert_true (g_bytes_equal (before, after));
  }
  g_assert_cmpuint (failed, >, 2);
  g_assert_cmpuint (failed, <, 30);
  test_cli_ok ("history a.klassning --verify");
}

/* When not even what was there can be written back, the next one who opens the file mends it. */
static void
test_vanished_disk_import (void)
{
  const char *const arguments[] = { "import", "a.klassning", "stor.csv", NULL };

  make_workbook ();
  put_long_list ();
  for (gsize limit = 0; limit < 200000; limit += 20000) {
    g_autoptr (TestRun) run = test_cli_argv (arguments, limit_file_size, GSIZE_TO_POINTER (limit));
    g_autoptr (TestRun) shown = NULL;

    assert_failed (run, "klassning import: ");
    test_cli_ok ("history a.klassning --verify");
    shown = test_cli ("show a.klassning");
    g_assert_nonnull (strstr (shown->out, "of 1 information assets"));
  }
}

/* Neither a new file nor an export is left half-written. */
static void
test_full_disk_output (void)
{
  static const char *const outputs[] = { "ut.xlsx", "ut.csv", "ut.json",
                                         "ut.png",  "ut.svg", "ut.pdf" };
  const char *const new_file[] = { "new",  "--method",    "amal", "--organisation",
                                   "Prov", "b.klassning", NULL };
  const char *const example[] = { "example", "b.klassning", NULL };
  g_autofree char *names = NULL;

  test_cli_ok ("example a.klassning");
  test_put ("ut.xlsx", "det som stod här förut");
  names = test_folder_text ();
  for (guint i = 0; i < G_N_ELEMENTS (outputs) + 2; i++)
    for (gsize limit = 0; limit < 6000; limit += 2500) {
      const char *const export[] = { "export", "a.klassning",
                                     i < G_N_ELEMENTS (outputs) ? outputs[i] : "", NULL };
      const char *const *arguments = i < G_N_ELEMENTS (outputs)    ? export
                                     : i == G_N_ELEMENTS (outputs) ? new_file
                                                                   : example;
      g_autoptr (TestRun) run =
          test_cli_argv (arguments, limit_file_size, GSIZE_TO_POINTER (limit));
      g_autofree char *after = test_folder_text ();
      g_autofree char *kept = NULL;
      g_autofree char *path = test_path ("ut.xlsx");

      assert_failed (run, "klassning ");
      g_assert_cmpstr (after, ==, names);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "det som stod här förut");
    }
}

/* The folder, or one of the files of an earlier package, may not be written: nothing is. */
static void
test_read_only_package (void)
{
  const char *const export[] = { "export",  "a.klassning", "paket", "--report",
                                 "package", "--lang",      "en",    NULL };
  g_autofree char *folder = test_path ("paket");
  g_autoptr (GPtrArray) names = NULL;

  test_cli_ok ("example a.klassning");
  test_cli_ok ("export a.klassning paket --report package --lang en");
  names = test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 3);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_assert_true (g_file_set_contents (path, "det gamla", -1, NULL));
  }
  for (guint i = 0; i <= names->len; i++) {
    g_autofree char *path =
        g_build_filename (folder, i < names->len ? g_ptr_array_index (names, i) : "", NULL);
    g_autoptr (TestRun) run = NULL;
    g_autoptr (GPtrArray) after = NULL;

    g_assert_cmpint (g_chmod (path, i < names->len ? 0444 : 0555), ==, 0);
    run = test_cli_argv (export, as_anybody, NULL);
    g_assert_cmpint (g_chmod (path, 0755), ==, 0);
    assert_failed (run, "cannot be written: Permission denied. Nothing was left behind.");
    after = test_list_folder (folder);
    g_assert_cmpuint (after->len, ==, names->len);
    for (guint k = 0; k < names->len; k++) {
      g_autofree char *old = g_build_filename (folder, g_ptr_array_index (names, k), NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (old, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "det gamla");
    }
  }
}

/* Standard output that takes nothing more. */
static void
full_output (gpointer data)
{
  FILE *full = freopen ("/dev/full", "w", stdout);

  (void) full;
}

static void
test_full_output (void)
{
  static const char *const commands[] = { "show", "check", "history", NULL };

  make_workbook ();
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip ("There is no /dev/full here");
    return;
  }
  for (guint i = 0; commands[i]; i++) {
    const char *const arguments[] = { commands[i], "a.klassning", "--json", NULL };
    g_autoptr (TestRun) run = test_cli_argv (arguments, full_output, NULL);

    g_assert_cmpint (run->exit_code, ==, 1);
    g_assert_cmpstr (run->errors, ==, "klassning: The output could not be written.\n");
  }
}

static void
plain_locale (gpointer data)
{
  g_setenv ("LC_ALL", "C", TRUE);
}

/* Where the locale has only ASCII the words of a command are still UTF-8. */
static void
test_plain_locale (void)
{
  const char *const create[] = { "new",          "--method",    "amal", "--organisation",
                                 "Åmåls kommun", "å.klassning", NULL };
  const char *const show[] = { "show", "å.klassning", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *saved = g_strdup (g_getenv ("LC_ALL"));
  g_autoptr (TestRun) created = NULL;
  g_autoptr (TestRun) shown = NULL;

  plain_locale (NULL);
  created = test_cli_argv (create, NULL, NULL);
  shown = test_cli_argv (show, NULL, NULL);
  if (saved)
    g_setenv ("LC_ALL", saved, TRUE);
  else
    g_unsetenv ("LC_ALL");
  g_assert_cmpstr (created->out, ==, "Made å.klassning.\n");
  g_assert_cmpint (created->exit_code, ==, 0);
  g_assert_true (g_str_has_prefix (shown->out, "Åmåls kommun"));
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/failures/a_locked_file_is_read_only", test_locked);
  g_test_add_func ("/failures/a_read_only_file_is_kept", test_read_only);
  g_test_add_func ("/failures/a_newer_file_is_kept", test_newer_version);
  g_test_add_func ("/failures/a_damaged_file_is_told", test_damaged);
  g_test_add_func ("/failures/a_broken_chain_is_told", test_broken_chain);
  g_test_add_func ("/failures/a_full_disk_at_import", test_full_disk_import);
  g_test_add_func ("/failures/a_disk_that_vanishes_at_import", test_vanished_disk_import);
  g_test_add_func ("/failures/a_full_disk_at_output", test_full_disk_output);
  g_test_add_func ("/failures/a_read_only_folder_at_package", test_read_only_package);
  g_test_add_func ("/failures/a_full_standard_output", test_full_output);
  g_test_add_func ("/failures/a_plain_locale", test_plain_locale);
  return test_run ();
}

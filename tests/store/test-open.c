// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
write_hex (const char *path, const char *hex, goffset offset)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (offset >= 0) {
    g_autoptr (GBytes) before = test_read (path);

    g_byte_array_append (bytes, g_bytes_get_data (before, NULL), (guint) g_bytes_get_size (before));
  }
  for (guint i = 0; hex[i] && hex[i + 1]; i += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value (hex[i]) * 16 + g_ascii_xdigit_value (hex[i + 1]));

    if (offset >= 0)
      bytes->data[offset + i / 2] = byte;
    else
      g_byte_array_append (bytes, &byte, 1);
  }
  test_write (path, bytes->data, bytes->len);
}

static void
cut (const char *path, gsize size)
{
  g_autoptr (GBytes) bytes = test_read (path);

  test_write (path, g_bytes_get_data (bytes, NULL), size);
}

/* Makes the file that a line of open.txt describes. */
static char *
make_file (const char *good, const char *how)
{
  char *path = test_path ("fil.klassning");
  g_auto (GStrv) words = g_strsplit (how, " ", 2);
  const char *what = words[1];
  g_autoptr (GBytes) bytes = test_read (good);
  gsize size = g_bytes_get_size (bytes);

  g_remove (path);
  if (g_str_equal (words[0], "nothing"))
    return path;
  if (g_str_equal (words[0], "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else if (g_str_equal (words[0], "empty"))
    test_write (path, "", 0);
  else if (g_str_equal (words[0], "text"))
    test_write (path, what, strlen (what));
  else if (g_str_equal (words[0], "bytes"))
    write_hex (path, what, -1);
  else if (g_str_equal (words[0], "sqlite"))
    test_sql (path, what);
  else {
    test_copy (good, path);
    if (g_str_equal (words[0], "sql"))
      test_sql (path, what);
    else if (g_str_equal (words[0], "half"))
      cut (path, size / 2);
    else if (g_str_equal (words[0], "head"))
      cut (path, (gsize) atoi (what));
    else if (g_str_equal (words[0], "tail"))
      cut (path, size - (gsize) atoi (what));
    else if (g_str_equal (words[0], "swap"))
      write_hex (path, strchr (what, ' ') + 1, atoi (what));
    else
      g_error ("No way to make %s", how);
  }
  return path;
}

/* Everything that is worked out from a content, so that a strange one shows what it can do. */
static void
use (KbWorkbook *workbook)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  KbInheritance *inheritance = kb_workbook_get_inheritance (workbook);
  g_autoptr (GPtrArray) checks = kb_checks_run (content, method, inheritance, "2027-02-25");
  KbSummary summary = kb_summary_make (content, method, inheritance, "2027-02-25");
  g_autoptr (KbContent) replayed = kb_workbook_replay (workbook, NULL);
  KbReading readings[KB_MAX_ASPECTS];
  KbHistory *history = kb_workbook_get_history (workbook);
  gint64 broken_at;

  g_assert_cmpuint (summary.assets.total, ==, kb_content_count (content, KB_KIND_ASSET));
  kb_workbook_verify (workbook, &broken_at, NULL);
  kb_level_read_profile (method, "K3R2T1", NULL, readings);
  for (guint i = 0; i < kb_history_size (history); i++) {
    const KbEntry *entry = kb_history_get (history, i);
    g_autoptr (KbChanges) changes = kb_workbook_read_changes (workbook, entry, NULL);

    g_free (kb_entry_argument (entry, "name"));
  }
}

static char *
details_text (const GError *error, const char *expected)
{
  g_auto (GStrv) pairs = g_strsplit (expected, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; pairs[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
    const char *value =
        g_str_equal (pair[0], "code") ? test_store_code (error) : kb_error_detail (error, pair[0]);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", pair[0], value ? value : "(none)");
  }
  return g_strdup (text->str);
}

static void
check_file (const TestCase *one, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  const GError *why = error;
  const char *found = test_store_code (error);
  g_autofree char *details = NULL;
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);

  g_assert_true ((workbook == NULL) == (error != NULL));
  if (workbook) {
    found = kb_workbook_get_access (workbook) == KB_WRITABLE ? "writable" : "read-only";
    why = kb_workbook_get_access_error (workbook);
    use (workbook);
  } else {
    g_assert_cmpstr (kb_error_detail (error, "file"), ==, path);
    g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  }
  test_case_equal (one->where, found, one->columns[1]);
  if (*one->columns[2]) {
    details = details_text (why, one->columns[2]);
    test_case_equal (one->where, details, one->columns[2]);
  }
}

static void
test_bad_files (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("store/open.txt", 3);
  g_autofree char *good = test_create ("bra.klassning", "amal");

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autofree char *path = make_file (good, one->columns[0]);
    gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);
    g_autoptr (GBytes) before = is_file ? test_read (path) : NULL;

    check_file (one, path);
    /* What cannot be opened for writing is left as it was. */
    if (is_file && !g_str_equal (one->columns[1], "writable")) {
      g_autoptr (GBytes) after = test_read (path);

      g_assert_true (g_bytes_equal (before, after));
    }
  }
}

/* Bytes turned over anywhere: the file opens, or is refused with one of our errors. */
static void
test_flipped_bytes (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *good = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *path = test_path ("skadad.klassning");
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  guint opened = 0;

  test_fill (workbook);
  test_close (workbook);
  bytes = test_read (good);
  size = g_bytes_get_size (bytes);
  for (int round = 0; round < 200; round++) {
    g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
    g_autoptr (GError) error = NULL;
    g_autoptr (KbWorkbook) damaged = NULL;

    for (int flip = 0; flip <= round % 4; flip++) {
      gsize at = round < 40 ? (gsize) g_test_rand_int_range (0, 4096)
                            : (gsize) g_test_rand_int_range (0, (int) size);

      copy[at] ^= (guint8) g_test_rand_int_range (1, 256);
    }
    test_write (path, copy, size);
    damaged = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, &error);
    g_assert_true ((damaged == NULL) == (error != NULL));
    if (!damaged) {
      g_assert_true (error->domain == KB_STORE_ERROR);
      g_assert_cmpint (error->code, !=, KB_STORE_ERROR_INTERNAL);
      continue;
    }
    opened++;
    use (damaged);
  }
  g_assert_cmpuint (opened, >, 0);
  g_assert_cmpuint (opened, <, 200);
}

static void
test_names_of_files (void)
{
  g_autofree char *long_name = g_strnfill (200, 'x');
  const char *const names[] = { "med blanksteg i.klassning",
                                "Åäö.klassning",
                                "it's.klassning",
                                "50 %s %20.klassning",
                                "a?mode=memory.klassning",
                                "file:x.klassning",
                                "-x.klassning",
                                "[x];#.klassning",
                                "utan ändelse",
                                "\"citat\".klassning",
                                "rad\nbrytning.klassning",
                                long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = test_create (names[i], "amal");
    KbWorkbook *workbook = test_open (path);
    g_autofree char *id = test_add_asset (workbook, names[i]);

    g_assert_cmpstr (kb_workbook_get_path (workbook), ==, path);
    workbook = test_reopen (workbook);
    g_assert_cmpstr (test_find (workbook, KB_KIND_ASSET, names[i]), ==, id);
    test_close (workbook);
  }
}

/* A link opens what it points at, under its real name, so that the lock stands there. */
static void
test_symbolic_link (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *link = test_path ("genväg.klassning");
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autofree char *loose = test_path ("lös.klassning");
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook;

  g_assert_cmpint (symlink (path, link), ==, 0);
  workbook = test_open (link);
  g_assert_cmpstr (kb_workbook_get_path (workbook), ==, path);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_free (test_add_asset (workbook, "Journaler"));
  test_close (workbook);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (symlink ("/finns/inte", loose), ==, 0);
  g_assert_null (kb_workbook_open (loose, KB_OPEN_READ_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "not-found");
}

static void
test_permissions (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;

  if (geteuid () == 0) {
    g_test_skip ("root may do everything");
    return;
  }
  path = test_create ("prov.klassning", "amal");
  folder = g_path_get_dirname (path);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_READ_ONLY_FILE);
  g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  g_assert_cmpstr (kb_error_detail (error, "reason"), ==, "file");
  g_clear_error (&error);
  g_assert_null (kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "permission");
  g_clear_error (&error);
  g_clear_object (&workbook);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_null (kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "permission");
  g_clear_error (&error);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_READ_ONLY_FILE);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

/* Reading only: nothing is written, not even a lock, and every act says why it is refused. */
static void
test_reading_only (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GBytes) before = test_read (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, TEST_ROLE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_READ_ONLY_ASKED);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  g_assert_cmpstr (kb_error_detail (error, "reason"), ==, "asked");
  g_clear_error (&error);
  g_assert_false (kb_workbook_set_draft (workbook, "a", "b", &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  g_clear_object (&workbook);
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_newer_version_must_not_be_written (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;

  test_sql (path, "PRAGMA user_version = 98");
  g_assert_null (kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "newer");
  g_assert_cmpstr (kb_error_detail (error, "version"), ==, "98");
  g_clear_error (&error);
  workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_READ_ONLY_NEWER);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpstr (kb_error_detail (error, "reason"), ==, "newer");
}

/* Making a workbook never touches what is there, and leaves nothing behind when it fails. */
static void
test_creating (void)
{
  g_autoptr (KbContent) method = test_content_new ("amal");
  g_autoptr (KbContent) broken = test_content_new ("amal");
  g_autofree char *taken = test_path ("finns.klassning");
  g_autofree char *missing = test_path ("ingen mapp/prov.klassning");
  g_autofree char *path = test_path ("prov.klassning");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *too_long = g_strnfill (300, 'x');
  g_autofree char *impossible = test_path (too_long);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  test_write (taken, "Hej", 3);
  g_assert_false (kb_workbook_create (taken, method, "Prov", NULL, NULL, "2027-02-25", &error));
  g_assert_cmpstr (test_store_code (error), ==, "exists");
  g_assert_cmpstr (kb_error_detail (error, "file"), ==, taken);
  bytes = test_read (taken);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Hej", 3);
  g_clear_error (&error);
  g_assert_false (kb_workbook_create (missing, method, "Prov", NULL, NULL, "2027-02-25", &error));
  g_assert_cmpstr (test_store_code (error), ==, "not-found");
  g_clear_error (&error);
  g_assert_false (kb_workbook_create (folder, method, "Prov", NULL, NULL, "2027-02-25", &error));
  g_assert_cmpstr (test_store_code (error), ==, "exists");
  g_clear_error (&error);
  g_assert_false (
      kb_workbook_create (impossible, method, "Prov", NULL, NULL, "2027-02-25", &error));
  g_assert_cmpstr (test_store_code (error), ==, "permission");
  g_clear_error (&error);
  kb_content_remove (broken, KB_KIND_BAND, "low");
  g_assert_false (kb_workbook_create (path, broken, "Prov", NULL, NULL, "2027-02-25", &error));
  g_assert_cmpstr (test_store_code (error), ==, "method");
  g_clear_error (&error);
  g_assert_false (kb_workbook_create (path, method, "", NULL, NULL, "2027-02-25", &error));
  g_assert_nonnull (error);
  names = test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 1);
}

/* What a new workbook holds: its method, its unit, the period the method says, one entry. */
static void
test_new_workbook (void)
{
  static const struct {
    const char *method;
    const char *today;
    gint64 from;
    gint64 to;
  } cases[] = {
    { "amal", "2027-02-25", 2027, 2030 },       { "amal", "2026-10-01", 2027, 2030 },
    { "amal", "2026-09-30", 2023, 2026 },       { "nordmaling", "2027-02-25", 2027, 2027 },
    { "nordmaling", "2027-06-30", 2027, 2027 }, { "nordmaling", "2027-07-01", 2028, 2028 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strdup_printf ("%u.klassning", i);
    g_autofree char *path = test_path (name);
    g_autoptr (KbContent) method = test_content_new (cases[i].method);
    g_autoptr (GError) error = NULL;
    KbWorkbook *workbook;
    KbRecord *record;

    kb_workbook_create (path, method, "Provköpings kommun", i == 0 ? "Bildning" : NULL, NULL,
                        cases[i].today, &error);
    g_assert_no_error (error);
    workbook = test_open (path);
    record = kb_content_workbook (kb_workbook_get_content (workbook));
    g_assert_cmpstr (kb_method_code (kb_workbook_get_method (workbook)), ==, cases[i].method);
    g_assert_cmpint (kb_record_integer (record, KB_WORKBOOK_PERIOD_FROM), ==, cases[i].from);
    g_assert_cmpint (kb_record_integer (record, KB_WORKBOOK_PERIOD_TO), ==, cases[i].to);
    g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT), ==,
                      i == 0 ? 1 : 0);
    g_assert_cmpint (kb_record_is_null (record, KB_WORKBOOK_UNIT), ==, i != 0);
    g_assert_cmpuint (test_entries (workbook), ==, 1);
    g_assert_null (kb_history_to_undo (kb_workbook_get_history (workbook)));
    test_assert_whole (workbook);
    test_close (workbook);
  }
}

/* Two workbooks never share a first entry, so neither do their backups. */
static void
test_new_workbooks_differ (void)
{
  g_autofree char *one = test_create ("ett.klassning", "amal");
  g_autofree char *other = test_create ("två.klassning", "amal");
  KbWorkbook *first = test_open (one);
  KbWorkbook *second = test_open (other);

  g_assert_cmpstr (kb_history_first (kb_workbook_get_history (first)), !=,
                   kb_history_first (kb_workbook_get_history (second)));
  test_close (first);
  test_close (second);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/open/each_bad_file_is_told_for_what_it_is", test_bad_files);
  g_test_add_func ("/open/bytes_may_be_flipped_anywhere", test_flipped_bytes);
  g_test_add_func ("/open/any_name_will_do", test_names_of_files);
  g_test_add_func ("/open/a_symbolic_link_is_followed", test_symbolic_link);
  g_test_add_func ("/open/permissions_are_respected", test_permissions);
  g_test_add_func ("/open/reading_only_writes_nothing", test_reading_only);
  g_test_add_func ("/open/a_newer_version_is_not_written", test_newer_version_must_not_be_written);
  g_test_add_func ("/create/nothing_is_touched_or_left_behind", test_creating);
  g_test_add_func ("/create/a_new_workbook_holds_its_method_and_period", test_new_workbook);
  g_test_add_func ("/create/new_workbooks_differ", test_new_workbooks_differ);
  return test_run ();
}

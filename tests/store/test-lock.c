// SPDX-License-Identifier: EUPL-1.2
#include "kb-lock.h"
#include "kb-platform.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

static char *
lock_path (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/* A lock file as another program would leave it, so many seconds old. */
static void
write_lock (const char *path, const char *text, int age)
{
  g_autofree char *lock = lock_path (path);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - age;
  struct utimbuf times = { then, then };

  test_write (lock, text, strlen (text));
  g_assert_cmpint (utime (lock, &times), ==, 0);
}

static char *
lock_text (const char *host, gint64 process, const char *token)
{
  return g_strdup_printf ("[lock]\nrole=IT-chef\nhost=%s\nprocess=%" G_GINT64_FORMAT
                          "\ntoken=%s\nsince=2027-02-25T08:00:00Z\n",
                          host, process, token);
}

/* A process of this machine that has ended. */
static gint64
dead_process (void)
{
  const char *argv[] = { "true", NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  while (waitpid (pid, NULL, 0) < 0)
    ;
  return pid;
}

static void
assert_taken_over (const char *path)
{
  KbWorkbook *workbook = test_open (path);
  g_autofree char *lock = lock_path (path);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, TEST_ROLE));
  test_close (workbook);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* The lock is respected by one who asks and by one who must write, and left as it is. */
static void
assert_respected (const char *path, const char *role, const char *host)
{
  g_autofree char *lock = lock_path (path);
  g_autoptr (GBytes) before = test_read (lock);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) reader = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  const GError *why;

  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (reader), ==, KB_READ_ONLY_IN_USE);
  why = kb_workbook_get_access_error (reader);
  g_assert_cmpstr (test_store_code (why), ==, "busy");
  g_assert_cmpstr (kb_error_detail (why, "role"), ==, role);
  g_assert_cmpstr (kb_error_detail (why, "host"), ==, host);
  g_assert_false (kb_workbook_add_stop_marker (reader, &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  g_assert_cmpstr (kb_error_detail (error, "reason"), ==, "in-use");
  g_clear_error (&error);
  g_assert_null (kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_assert_cmpstr (kb_error_detail (error, "role"), ==, role);
  g_clear_object (&reader);
  after = test_read (lock);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_second_opener_learns_who (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  KbWorkbook *first = test_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) second = kb_workbook_open (path, KB_OPEN_READ_WRITE, "IT-chef", &error);
  const GError *why;

  g_assert_no_error (error);
  why = kb_workbook_get_access_error (second);
  g_assert_cmpstr (kb_error_detail (why, "since"), ==, "2027-02-25T12:00:00Z");
  g_clear_object (&second);
  assert_respected (path, TEST_ROLE, g_get_host_name ());
  /* What the first does goes on; the second reads what was there. */
  g_free (test_add_asset (first, "Journaler"));
  second = kb_workbook_open (path, KB_OPEN_READ_WRITE, "IT-chef", &error);
  g_assert_cmpstr (test_find (second, KB_KIND_ASSET, "Journaler"), !=, NULL);
  g_clear_object (&second);
  test_close (first);
  assert_taken_over (path);
}

static void
test_lock_goes_at_close (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = lock_path (path);
  KbWorkbook *workbook = test_open (path);

  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  kb_workbook_close (workbook);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  /* Another may have it now: dropping the closed one must not take that lock away. */
  {
    KbWorkbook *other = test_open (path);

    test_close (workbook);
    g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
    test_close (other);
  }
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_failed_open_leaves_no_lock (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = lock_path (path);
  g_autoptr (GError) error = NULL;

  test_sql (path, "DELETE FROM method");
  g_assert_null (kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_dead_process_is_taken_over (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  gint64 dead = dead_process ();
  g_autofree char *text = lock_text (g_get_host_name (), dead, "");
  g_autofree char *with_token = lock_text (g_get_host_name (), dead, "abc-1");

  write_lock (path, text, 0);
  assert_taken_over (path);
  write_lock (path, with_token, 100000);
  assert_taken_over (path);
}

/* The same number, but a process that began at another time: after a restart of the machine. */
static void
test_reused_process_number_is_taken_over (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *text =
      lock_text (g_get_host_name (), kb_platform_process_id (), "annan-start-1");
  g_autofree char *token = kb_platform_process_token (kb_platform_process_id ());

  if (*token == '\0') {
    g_test_skip ("This system does not tell when a process began");
    return;
  }
  write_lock (path, text, 0);
  assert_taken_over (path);
}

static void
test_living_process_is_respected (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *token = kb_platform_process_token (kb_platform_process_id ());
  g_autofree char *with_token = lock_text (g_get_host_name (), kb_platform_process_id (), token);
  g_autofree char *without = lock_text (g_get_host_name (), kb_platform_process_id (), "");

  write_lock (path, with_token, 100000);
  assert_respected (path, "IT-chef", g_get_host_name ());
  write_lock (path, without, 100000);
  assert_respected (path, "IT-chef", g_get_host_name ());
}

/* Nothing can be known of another machine's processes, however old the lock. */
static void
test_other_host_is_respected (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *text = lock_text ("en-annan-dator", dead_process (), "");

  write_lock (path, text, 0);
  assert_respected (path, "IT-chef", "en-annan-dator");
  write_lock (path, text, 1000000);
  assert_respected (path, "IT-chef", "en-annan-dator");
}

/* Somebody was killed while writing it, or is writing it this very moment. */
static void
test_half_written_lock (void)
{
  const char *const texts[] = { "",
                                "[lo",
                                "[lock]\n",
                                "[lock]\nrole=IT-chef\n",
                                "[lock]\nrole=IT-chef\nhost=en-an",
                                "[lock]\nrole=IT-chef\nhost=en-annan-dator\npro",
                                "[lock]\nrole=IT-chef\nhost=en-annan-dator\nprocess=12",
                                "\xff\xfe\x00",
                                "Hej" };
  g_autofree char *path = test_create ("prov.klassning", "amal");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    write_lock (path, texts[i], 0);
    g_assert_null (kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error));
    g_assert_cmpstr (test_store_code (error), ==, "busy");
    write_lock (path, texts[i], 60);
    assert_taken_over (path);
  }
}

/* A lock that cannot be a file is no reason to write. */
static void
test_folder_in_place_of_a_lock (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = lock_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
  g_assert_null (kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_assert_true (g_file_test (lock, G_FILE_TEST_IS_DIR));
}

/* SQLite's own lock: another program is in the middle of writing. */
static void
test_locked_database (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;
  guint entries = test_entries (workbook);

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  test_assert_whole (workbook);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/lock/a_second_opener_reads_and_learns_who", test_second_opener_learns_who);
  g_test_add_func ("/lock/the_lock_goes_at_close", test_lock_goes_at_close);
  g_test_add_func ("/lock/a_failed_open_leaves_no_lock", test_failed_open_leaves_no_lock);
  g_test_add_func ("/lock/a_dead_process_is_taken_over", test_dead_process_is_taken_over);
  g_test_add_func ("/lock/a_reused_process_number_is_taken_over",
                   test_reused_process_number_is_taken_over);
  g_test_add_func ("/lock/a_living_process_is_respected", test_living_process_is_respected);
  g_test_add_func ("/lock/another_host_is_respected", test_other_host_is_respected);
  g_test_add_func ("/lock/a_half_written_lock_gets_a_moment", test_half_written_lock);
  g_test_add_func ("/lock/a_folder_in_its_place_is_respected", test_folder_in_place_of_a_lock);
  g_test_add_func ("/lock/a_locked_database_is_busy", test_locked_database);
  return test_run ();
}

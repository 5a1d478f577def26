// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-error-text.h"
#include "kb-example.h"
#include "kb-package.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/*
 * What stops a package: a full disk, a folder in the way, a leader who changes her mind. All three
 * files of an earlier package lie there each time; they keep their bytes and nothing new lies
 * beside them.
 */

#define OLD "det som stod här förut"

typedef struct {
  KbWorkbook *workbook;
  char *folder;
  GPtrArray *paths; /* of the three files */
  gsize largest;    /* of them */
} Place;

typedef struct {
  GCancellable *cancellable;
  guint at; /* told so many times */
  guint told;
} Stop;

static void
stop_there (double fraction, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpfloat (fraction, <=, 1.001);
  if (stop->told++ == stop->at)
    g_cancellable_cancel (stop->cancellable);
}

static GPtrArray *
export_package (Place *place, Stop *stop, GError **error)
{
  g_autoptr (KbReport) complete =
      kb_report_new (place->workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (KbReport) open = kb_report_new (place->workbook, KB_LANGUAGE_SV, KB_PROFILE_PUBLIC);

  return kb_package_export (complete, open, place->folder, stop ? stop->cancellable : NULL,
                            stop ? stop_there : NULL, stop, error);
}

/* A package that lies there since before. */
static void
set_up (Place *place)
{
  g_autofree char *path = test_path ("exempel.klassning");
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_example_create (path, &error));
  place->workbook = test_open (path);
  place->folder = test_path ("paket");
  place->paths = g_ptr_array_new_with_free_func (g_free);
  results = export_package (place, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++) {
    const KbExportResult *result = g_ptr_array_index (results, i);
    GStatBuf status;

    g_assert_cmpint (g_stat (result->path, &status), ==, 0);
    place->largest = MAX (place->largest, (gsize) status.st_size);
    g_assert_true (g_file_set_contents (result->path, OLD, -1, &error));
    g_ptr_array_add (place->paths, g_strdup (result->path));
  }
}

static void
tear_down (Place *place)
{
  test_close (place->workbook);
  g_ptr_array_unref (place->paths);
  g_free (place->folder);
}

static void
assert_untouched (Place *place)
{
  g_autoptr (GPtrArray) files = test_list_folder (place->folder);

  g_assert_cmpuint (files->len, ==, place->paths->len);
  for (guint i = 0; i < place->paths->len; i++) {
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (g_ptr_array_index (place->paths, i), &text, NULL, NULL));
    g_assert_cmpstr (text, ==, OLD);
  }
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* From a disk that takes nothing to one where only the last bytes of the largest part lack room. */
static void
test_full_disk (void)
{
  Place place = { 0 };
  rlim_t step;

  set_up (&place);
  step = place.largest / 12 + 1;
  for (rlim_t limit = 0; limit < place.largest; limit += step) {
    g_autoptr (GError) error = NULL;
    g_autofree char *told = NULL;
    GPtrArray *results;

    limit_files (limit);
    results = export_package (&place, NULL, &error);
    limit_files (RLIM_INFINITY);
    g_assert_null (results);
    g_assert_cmpstr (test_exchange_code (error), ==, "full");
    told = kb_error_text (error, KB_LANGUAGE_EN);
    g_assert_nonnull (strstr (told, "the disk became full"));
    g_assert_nonnull (strstr (told, place.folder)); /* says which file */
    assert_untouched (&place);
  }
  tear_down (&place);
}

/* Cancelled between any two of the steps it tells of: after the first spreadsheet, while the paper
 * is laid out, when all is written but has not got its names. */
static void
test_cancelled_anywhere (void)
{
  Place place = { 0 };
  guint n_stopped = 0;

  set_up (&place);
  for (guint at = 0;; at++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Stop stop = { .cancellable = cancellable, .at = at };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) results = export_package (&place, &stop, &error);

    if (stop.told <= at) {
      g_assert_nonnull (results); /* never cancelled */
      break;
    }
    g_assert_null (results);
    g_assert_cmpstr (test_exchange_code (error), ==, "cancelled");
    assert_untouched (&place);
    n_stopped++;
  }
  g_assert_cmpuint (n_stopped, >, 12);
  tear_down (&place);
}

/* Somebody made a folder with the name of one of the files. */
static void
test_folder_in_the_way (void)
{
  Place place = { 0 };

  set_up (&place);
  for (guint i = 0; i < place.paths->len; i++) {
    const char *path = g_ptr_array_index (place.paths, i);
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (g_unlink (path), ==, 0);
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    g_assert_null (export_package (&place, NULL, &error));
    g_assert_cmpstr (test_exchange_code (error), ==, "write");
    g_assert_cmpint (g_rmdir (path), ==, 0);
    g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
    assert_untouched (&place);
  }
  tear_down (&place);
}

/* Each part as Excel and LibreOffice mark what they have open. */
static void
test_open_elsewhere (void)
{
  static const char *const marks[] = { "~${base}", ".~lock.{base}#" };
  Place place = { 0 };

  set_up (&place);
  for (guint i = 0; i < place.paths->len * G_N_ELEMENTS (marks); i++) {
    const char *path = g_ptr_array_index (place.paths, i / G_N_ELEMENTS (marks));
    g_autofree char *base = g_path_get_basename (path);
    g_autofree char *name = kb_fill (marks[i % G_N_ELEMENTS (marks)], "base", base, NULL);
    g_autofree char *lock = g_build_filename (place.folder, name, NULL);
    g_autofree char *told = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (lock, "", -1, NULL));
    g_assert_null (export_package (&place, NULL, &error));
    g_assert_cmpstr (test_exchange_code (error), ==, "open");
    told = kb_error_text (error, KB_LANGUAGE_EN);
    g_assert_nonnull (strstr (told, base));
    g_assert_cmpint (g_unlink (lock), ==, 0);
    assert_untouched (&place);
  }
  tear_down (&place);
}

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  test_init (&argc, &argv);
  g_test_add_func ("/exchange/package/full-disk", test_full_disk);
  g_test_add_func ("/exchange/package/cancelled-anywhere", test_cancelled_anywhere);
  g_test_add_func ("/exchange/package/folder-in-the-way", test_folder_in_the_way);
  g_test_add_func ("/exchange/package/open-elsewhere", test_open_elsewhere);
  return test_run ();
}

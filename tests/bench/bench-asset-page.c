// SPDX-License-Identifier: EUPL-1.2
#include "follow.h"
#include "kb-asset-page.h"

/*
 * Editing and classifying one of 5,000 information assets with 20,000 links to systems, beside the
 * act itself: with its own page shown, with the asset's pane beside it, and with another page.
 */

#define N_ASSETS  5000
#define N_SYSTEMS 500
#define N_LINKS   4 /* of each asset */

static void
fill (KbWorkbook *workbook, char **first)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GPtrArray) systems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_SYSTEMS; i++) {
    g_autofree char *name = g_strdup_printf ("System %u", i);
    g_autoptr (KbRecord) system = NULL;

    g_ptr_array_add (systems, kb_new_id ());
    system = kb_record_new (KB_KIND_SYSTEM, g_ptr_array_index (systems, i));
    kb_record_set_text (system, KB_SYSTEM_NAME, name);
    kb_record_set_integer (system, KB_SYSTEM_POSITION, 100 + i);
    kb_edit_insert (edit, system);
  }
  for (guint i = 0; i < N_ASSETS; i++) {
    g_autofree char *id = kb_new_id ();
    g_autofree char *name = g_strdup_printf ("Informationsmängd %u", i);
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, name);
    kb_record_set_text (asset, KB_ASSET_OWNER, "Förvaltningschef");
    kb_record_set_integer (asset, KB_ASSET_POSITION, 100 + i);
    kb_edit_insert (edit, asset);
    for (guint k = 0; k < N_LINKS; k++) {
      g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ASSET_SYSTEM, NULL);

      kb_record_set_text (link, KB_ASSET_SYSTEM_ASSET, id);
      kb_record_set_text (link, KB_ASSET_SYSTEM_SYSTEM,
                          g_ptr_array_index (systems, (i + k * 101) % N_SYSTEMS));
      kb_edit_insert (edit, link);
    }
    if (i == 0)
      *first = g_steal_pointer (&id);
  }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
}

static void
name_it (KbWorkbook *workbook, guint round, gpointer asset)
{
  g_autofree char *name = g_strdup_printf ("Ett namn till, %u", round);
  g_autoptr (GError) error = NULL;

  kb_workbook_set_text (workbook, KB_KIND_ASSET, asset, KB_ASSET_NAME, name, &error);
  g_assert_no_error (error);
}

static void
classify (KbWorkbook *workbook, guint round, gpointer asset)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_set_level (workbook, asset, 0, (int) round % 3, (int) round % 3, &error);
  g_assert_no_error (error);
}

static void
test_page (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  g_autofree char *asset = NULL;
  KbFollowTimes hidden, named, in_pane, classed, classed_in_pane;

  fill (workbook, &asset);
  gui_page (window, "assets");
  gui_settle (GTK_WIDGET (window));
  gui_page (window, "method");
  gui_settle (GTK_WIDGET (window));
  hidden = bench_follow (workbook, name_it, asset);
  gui_page (window, "assets");
  gui_settle (GTK_WIDGET (window));
  named = bench_follow (workbook, name_it, asset);
  classed = bench_follow (workbook, classify, asset);
  kb_asset_page_choose (KB_ASSET_PAGE (gui_page (window, "assets")), asset);
  gui_settle (GTK_WIDGET (window));
  in_pane = bench_follow (workbook, name_it, asset);
  classed_in_pane = bench_follow (workbook, classify, asset);
  g_test_message ("one of %u assets with %u links, from commit to models updated (target %.0f ms):",
                  N_ASSETS, N_ASSETS * N_LINKS, FOLLOW_TARGET);
  g_test_message ("named: %.2f ms while another page is shown, %.2f ms with the list, %.2f ms with "
                  "its pane; classified: %.2f ms with the list, %.2f ms with its pane",
                  hidden.followed, named.followed, in_pane.followed, classed.followed,
                  classed_in_pane.followed);
  g_test_message ("that is %.2f × the act itself (%.2f ms)", in_pane.followed / in_pane.act,
                  in_pane.act);
  g_assert_cmpfloat (in_pane.followed, <=, FOLLOW_TARGET);
  gui_close (window);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/bench/asset_page", test_page);
  return gui_run ();
}

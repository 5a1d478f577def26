// SPDX-License-Identifier: EUPL-1.2
#include "gui-crowd.h"

#include "kb-workshop-view.h"

/* As many letters as there may be: every second one in words, the others in one word that can't be
 * broken where words are. */
static char *
long_name (const char *start, guint number)
{
  GString *name = g_string_new (NULL);

  g_string_append_printf (name, "%s %u ", start, number + 1);
  while (g_utf8_strlen (name->str, -1) < GUI_CROWD_NAME)
    g_string_append (name, number % 2 == 0 ? "äldreomsorg " : "överförmyndarverksamhets");
  name->str[g_utf8_offset_to_pointer (name->str, GUI_CROWD_NAME) - name->str] = '\0';
  return g_strdup (g_strstrip (g_string_free (name, FALSE)));
}

static void
add_people (KbWorkbook *workbook, const char *workshop)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GUI_CROWD; i++) {
    g_autofree char *role = long_name ("Roll", i);

    kb_workbook_add_participant (workbook, workshop, role, NULL, &error);
    g_assert_no_error (error);
  }
}

static void
add_assets (KbWorkbook *workbook, const char *workshop, GPtrArray *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  KbNewAsset assets[GUI_CROWD] = { { 0 } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GUI_CROWD; i++) {
    g_ptr_array_add (names, long_name ("Mängd", i));
    assets[i].name = g_ptr_array_index (names, i);
    assets[i].form = "digital";
  }
  kb_workbook_add_workshop_assets (workbook, workshop, assets, GUI_CROWD, ids, &error);
  g_assert_no_error (error);
}

/* The first asset has a range that depends on something; the first three have risks and actions. */
static void
add_work (KbWorkbook *workbook, const char *workshop, const GPtrArray *ids)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autofree char *text = long_name ("Text", i);
    g_autofree char *risk = NULL;

    kb_workbook_add_workshop_risk (workbook, workshop, g_ptr_array_index (ids, i), NULL, text, text,
                                   text, &risk, &error);
    g_assert_no_error (error);
    kb_workbook_add_workshop_action (workbook, workshop, text, text, "2027-06-30", risk, NULL, NULL,
                                     &error);
    g_assert_no_error (error);
    kb_workbook_add_parked (workbook, workshop, g_ptr_array_index (ids, i), text, &error);
    g_assert_no_error (error);
    kb_workbook_set_unresolved (workbook, g_ptr_array_index (ids, i), 0, 1, 2, text, &error);
    g_assert_no_error (error);
    kb_workbook_set_level (workbook, g_ptr_array_index (ids, i), 1, 2, 2, &error);
    g_assert_no_error (error);
    kb_workbook_set_motivation (workbook, g_ptr_array_index (ids, i), 1, text, &error);
    g_assert_no_error (error);
  }
}

/* A step of a workshop that is as crowded as it can be. */
GtkWidget *
gui_crowd (KbWindow *window, KbWorkshopStep step)
{
  KbWorkbook *workbook = gui_workbook (window);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *object = long_name ("Objekt", 0);
  g_autofree char *workshop = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *view;

  kb_workbook_add_workshop (workbook, KB_WORKSHOP_CLASSIFICATION, "operation", object, NULL,
                            &workshop, &error);
  g_assert_no_error (error);
  add_people (workbook, workshop);
  add_assets (workbook, workshop, ids);
  add_work (workbook, workshop, ids);
  kb_window_start_workshop (window, workshop);
  view = gui_find (window, KB_TYPE_WORKSHOP_VIEW, 0);
  for (guint i = 0; i < (guint) step; i++)
    gui_activate (view, "workshop.step", "i", 1);
  gui_settle (view);
  return view;
}

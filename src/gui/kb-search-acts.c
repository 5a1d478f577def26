// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-search-acts"

#include "kb-search-acts.h"

#include "kb-gui.h"
#include "kb-window-private.h"

/* Each by its action, with what it is called. An action of a page is run there. */
static const struct {
  const char *action; /* also its id among the hits */
  const char *text;
  const char *section; /* NULL: an action of the window or the program */
  gboolean writes;
} acts[] = {
  { "asset.new", N_ ("New information asset"), "assets", TRUE },
  { "system.new", N_ ("New system"), "systems", TRUE },
  { "risk.new", N_ ("New risk"), "risks", TRUE },
  { "plan.new", N_ ("New action"), "plan", TRUE },
  { "unit.new", N_ ("New unit"), "organisation", TRUE },
  { "win.workshop('')", N_ ("New workshop"), NULL, TRUE },
  { "win.classify('')", N_ ("Classify one asset after the other"), NULL, TRUE },
  { "win.import", N_ ("Import a list"), NULL, TRUE },
  { "win.export", N_ ("Export"), NULL, FALSE },
  { "win.reminders", N_ ("Reminders of what is missing or overdue"), NULL, FALSE },
  { "risk.save-picture", N_ ("Save a picture of the risk matrix"), "risks", FALSE },
  { "win.choose-unit", N_ ("Show only one unit"), NULL, FALSE },
  { "win.clear-unit", N_ ("Show all units"), NULL, FALSE },
  { "win.undo", N_ ("Undo"), NULL, TRUE },
  { "win.redo", N_ ("Redo"), NULL, TRUE },
  { "win.open", N_ ("Open a workbook"), NULL, FALSE },
  { "win.start", N_ ("Close the workbook"), NULL, FALSE },
  { "app.new-window", N_ ("New window"), NULL, FALSE },
  { "app.preferences", N_ ("Preferences"), NULL, FALSE },
  { "win.show-help-overlay", N_ ("Keyboard shortcuts"), NULL, FALSE },
  { "app.about", N_ ("About Klassningsbordet"), NULL, FALSE },
};

static gboolean
is_possible (KbWindow *window, guint act)
{
  KbHistory *history = window->workbook ? kb_workbook_get_history (window->workbook) : NULL;

  if (!history || (acts[act].writes && kb_workbook_get_access (window->workbook) != KB_WRITABLE))
    return FALSE;
  if (g_str_equal (acts[act].action, "win.undo"))
    return kb_history_to_undo (history) != NULL;
  if (g_str_equal (acts[act].action, "win.redo"))
    return kb_history_to_redo (history) != NULL;
  if (g_str_equal (acts[act].action, "win.choose-unit"))
    return kb_content_count (kb_workbook_get_content (window->workbook), KB_KIND_UNIT) > 1;
  if (g_str_equal (acts[act].action, "win.clear-unit"))
    return kb_workbook_get_unit_filter (window->workbook) != NULL;
  return TRUE;
}

/* Undo and redo say what they would do. */
static const char *
title_of (KbWindow *window, guint act)
{
  if (g_str_equal (acts[act].action, "win.undo"))
    return window->undo_label;
  if (g_str_equal (acts[act].action, "win.redo"))
    return window->redo_label;
  return _ (acts[act].text);
}

/**
 * kb_search_acts_add:
 * @search: a search
 * @window: the window it searches in
 *
 * Adds the acts that can be done now.
 */
void
kb_search_acts_add (KbSearch *search, KbWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (is_possible (window, i))
      kb_search_add (search, KB_FOUND_ACT, acts[i].action, title_of (window, i));
}

/**
 * kb_search_act_key:
 * @window: the window
 * @id: a detailed action
 *
 * Returns: (transfer full) (nullable): its shortcut, as it stands in menus
 */
char *
kb_search_act_key (KbWindow *window, const char *id)
{
  g_auto (GStrv) keys =
      gtk_application_get_accels_for_action (gtk_window_get_application (GTK_WINDOW (window)), id);
  guint key;
  GdkModifierType state;

  if (!keys[0] || !gtk_accelerator_parse (keys[0], &key, &state))
    return NULL;
  return gtk_accelerator_get_label (key, state);
}

/**
 * kb_search_act_run:
 * @window: the window
 * @id: an act that was found
 */
void
kb_search_act_run (KbWindow *window, const char *id)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].action, id) && acts[i].section && window->view) {
      kb_window_show_section (window, acts[i].section, NULL);
      widget = kb_workbook_view_get_page (window->view, acts[i].section);
    }
  if (g_action_parse_detailed_name (id, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
}

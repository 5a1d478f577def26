// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-room-list"

#include "kb-room-list.h"

#include "kb-class-badges.h"
#include "kb-explain.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-tile.h"

#include <adwaita.h>

static KbContent *
content_of (KbWorkshopState *state)
{
  return kb_workbook_get_content (kb_workshop_state_get_workbook (state));
}

static KbMethod *
method_of (KbWorkshopState *state)
{
  return kb_workbook_get_method (kb_workshop_state_get_workbook (state));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle ? subtitle : "", -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
  return row;
}

static GPtrArray *
referring (KbWorkshopState *state, KbKind kind, guint field)
{
  return kb_content_referring_in_order (content_of (state), kind, field,
                                        kb_workshop_state_get_id (state));
}

/* The agenda, and who takes part by role. */
static void
fill_agenda (GtkListBox *list, KbWorkshopState *state)
{
  const KbChoice *steps = kb_choices (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP);
  g_autoptr (GPtrArray) participants =
      referring (state, KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP);
  g_autoptr (GString) roles = g_string_new (NULL);

  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++) {
    g_autofree char *minutes =
        g_strdup_printf ("%d", kb_workshop_state_get_minutes (state, (KbWorkshopStep) i));
    g_autofree char *text = kb_fill (_ ("{minutes} min"), "minutes", minutes, NULL);

    if (!kb_workshop_state_is_skipped (state, (KbWorkshopStep) i))
      add_row (list, kb_gui_text (steps[i].text), text);
  }
  for (guint i = 0; i < participants->len; i++) {
    KbRecord *participant = g_ptr_array_index (participants, i);
    const char *role = kb_record_text (participant, KB_PARTICIPANT_ROLE);

    if (role && !kb_record_flag (participant, KB_PARTICIPANT_HAS_LEFT))
      g_string_append_printf (roles, "%s%s", roles->len > 0 ? ", " : "", role);
  }
  if (roles->len > 0)
    add_row (list, _ ("Participants"), roles->str);
}

/* The objects; once they have a class, what it is. */
static void
fill_assets (GtkListBox *list, KbWorkshopState *state, gboolean with_class)
{
  g_autoptr (GPtrArray) assets =
      kb_workshop_assets (content_of (state), kb_workshop_state_get_id (state));
  KbMethod *method = method_of (state);

  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    GtkWidget *row = add_row (list, kb_record_title (asset),
                              with_class ? kb_label_choice (KB_KIND_ASSET, KB_ASSET_STATUS,
                                                            kb_record_text (asset, KB_ASSET_STATUS),
                                                            kb_gui_language ())
                                         : kb_record_text (asset, KB_ASSET_DESCRIPTION));

    if (with_class) {
      GtkWidget *badges = kb_class_badges_new ();
      KbClass class = kb_class_of_asset (content_of (state), method, kb_record_id (asset));

      kb_class_badges_set (KB_CLASS_BADGES (badges), method, &class);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), badges);
    }
  }
}

static void
fill_actions (GtkListBox *list, KbWorkshopState *state)
{
  g_autoptr (GPtrArray) actions = referring (state, KB_KIND_ACTION, KB_ACTION_WORKSHOP);

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    g_autofree char *label = kb_action_label (action);
    g_autofree char *title = g_strdup_printf ("%s %s", label, kb_record_title (action));
    const char *owner = kb_record_text (action, KB_ACTION_OWNER);
    const char *due = kb_record_text (action, KB_ACTION_DUE_ON);
    g_autofree char *subtitle = g_strdup_printf ("%s · %s", owner ? owner : _ ("nobody yet"),
                                                 due ? due : _ ("no date yet"));

    add_row (list, title, subtitle);
  }
}

/**
 * kb_room_list_fill:
 * @list: a list on the wall
 * @state: the workshop
 *
 * Shows what belongs to the step that the room is in.
 */
void
kb_room_list_fill (GtkListBox *list, KbWorkshopState *state)
{
  kb_list_rows_clear (list);
  switch (kb_workshop_state_get_step (state)) {
  case KB_AGENDA_PREPARE:
    fill_agenda (list, state);
    break;
  case KB_AGENDA_ACTIONS:
    fill_actions (list, state);
    break;
  case KB_AGENDA_SUMMARY:
    fill_assets (list, state, TRUE);
    break;
  case KB_AGENDA_INVENTORY:
  case KB_AGENDA_CLASSIFY:
  case KB_AGENDA_RISKS:
  default:
    fill_assets (list, state, FALSE);
    break;
  }
  gtk_widget_set_visible (GTK_WIDGET (list),
                          gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
}

void
kb_room_list_fill_risks (GtkListBox *list, KbWorkshopState *state)
{
  g_autoptr (GPtrArray) risks = referring (state, KB_KIND_RISK, KB_RISK_WORKSHOP);
  KbMethod *method = method_of (state);
  KbExplainer explainer = { content_of (state), method, NULL, kb_gui_language (), FALSE };

  kb_list_rows_clear (list);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autofree char *label = kb_risk_label (risk);
    g_autofree char *sentence = kb_explain_risk (&explainer, risk);
    GtkWidget *tile = kb_tile_new ("kb-badge");
    GtkWidget *row = add_row (list, label, sentence);

    kb_tile_set_band (KB_TILE (tile), method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                      kb_risk_score (method, risk, KB_MOMENT_BEFORE));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tile);
  }
  gtk_widget_set_visible (GTK_WIDGET (list), risks && risks->len > 0);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-acceptance-pane"

#include "kb-risk-acceptance-pane.h"

#include "kb-acceptance-text.h"
#include "kb-place.h"

struct _KbRiskAcceptancePane {
  KbSection parent_instance;

  AdwActionRow *state_row;
  AdwEntryRow *role_row;
  AdwEntryRow *where_row;
  GtkWidget *button_row;
  GtkWidget *accept_button;
  GtkWidget *withdraw_button;
  GtkWidget *propose_button;
  GtkWidget *take_out_button;

  char *risk_id;
};

G_DEFINE_FINAL_TYPE (KbRiskAcceptancePane, kb_risk_acceptance_pane, KB_TYPE_SECTION)

static KbRecord *
shown_risk (KbRiskAcceptancePane *self)
{
  KbSection *section = KB_SECTION (self);

  return self->risk_id && kb_section_get_workbook (section)
             ? kb_content_find (kb_section_get_content (section), KB_KIND_RISK, self->risk_id)
             : NULL;
}

/* The role that would accept it: the risk's own owner, or the one that the method names. */
static const char *
expected_role (KbRiskAcceptancePane *self, const KbRecord *risk)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbRecord *role = kb_method_role (method, KB_ROLE_ACCEPTS);

  if (kb_risk_acceptor (method, risk) == KB_ACCEPTOR_OWNER)
    return kb_record_text (risk, KB_RISK_OWNER);
  return role ? kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ()) : NULL;
}

static void
show_buttons (KbRiskAcceptancePane *self, const KbRecord *risk, KbAcceptance acceptance)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbAcceptor acceptor = kb_risk_acceptor (kb_section_get_method (KB_SECTION (self)), risk);
  KbRecord *decision = kb_risk_decision (content, risk);
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  gboolean by_role = acceptor == KB_ACCEPTOR_OWNER || acceptor == KB_ACCEPTOR_ROLE;
  gboolean signed_off = !kb_record_is_null (risk, KB_RISK_ACCEPTED_BY);
  gboolean may_sign =
      by_role
      && (!signed_off || acceptance == KB_ACCEPTANCE_EXPIRED || acceptance == KB_ACCEPTANCE_OPEN);
  gboolean taken = decision && kb_decision_is_taken (decision);
  gboolean proposed = decision && kb_record_is_null (decision, KB_DECISION_OUTCOME);

  gtk_widget_set_visible (GTK_WIDGET (self->role_row), may_sign);
  gtk_widget_set_visible (GTK_WIDGET (self->where_row), may_sign);
  gtk_widget_set_visible (self->accept_button, may_sign);
  gtk_widget_set_visible (self->withdraw_button, signed_off);
  gtk_widget_set_visible (self->propose_button,
                          acceptor == KB_ACCEPTOR_BOARD && !taken && !proposed);
  gtk_widget_set_visible (self->take_out_button, proposed);
  gtk_widget_set_visible (self->button_row, may_sign || signed_off || proposed
                                                || (acceptor == KB_ACCEPTOR_BOARD && !taken));
  gtk_widget_set_sensitive (self->button_row, writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->where_row), writable);
}

static void
refresh (KbRiskAcceptancePane *self)
{
  KbRecord *risk = shown_risk (self);
  KbContent *content;
  g_autofree char *today = NULL;
  g_autofree char *state = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *safe_state = NULL;
  g_autofree char *safe_rule = NULL;
  KbMethod *method;
  KbAcceptance acceptance;

  if (!risk)
    return;
  content = kb_section_get_content (KB_SECTION (self));
  method = kb_section_get_method (KB_SECTION (self));
  today = kb_date_today ();
  acceptance = kb_risk_acceptance (content, method, risk, today);
  state = kb_acceptance_text (content, method, risk, today, kb_gui_language ());
  rule = kb_acceptor_text (method, risk, kb_gui_language ());
  safe_state = g_markup_escape_text (state, -1);
  safe_rule = g_markup_escape_text (rule, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), safe_state);
  adw_action_row_set_subtitle (self->state_row, safe_rule);
  show_buttons (self, risk, acceptance);
}

static char *
typed (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

static void
on_accept_clicked (KbRiskAcceptancePane *self)
{
  g_autofree char *role = typed (self->role_row);
  g_autofree char *where = typed (self->where_row);
  g_autofree char *today = kb_date_today ();
  GError *error = NULL;
  gboolean done;

  if (!role) {
    gtk_widget_grab_focus (GTK_WIDGET (self->role_row));
    return;
  }
  done = kb_workbook_accept_risk (kb_section_get_workbook (KB_SECTION (self)), self->risk_id, role,
                                  today, NULL, where, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_withdraw_clicked (KbRiskAcceptancePane *self)
{
  GError *error = NULL;
  gboolean done = kb_workbook_withdraw_acceptance (kb_section_get_workbook (KB_SECTION (self)),
                                                   self->risk_id, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
propose (KbRiskAcceptancePane *self, gboolean proposed)
{
  GError *error = NULL;
  gboolean done = kb_workbook_propose_risk (kb_section_get_workbook (KB_SECTION (self)),
                                            self->risk_id, proposed, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_propose_clicked (KbRiskAcceptancePane *self)
{
  propose (self, TRUE);
}

static void
on_take_out_clicked (KbRiskAcceptancePane *self)
{
  propose (self, FALSE);
}

static void
kb_risk_acceptance_pane_bind (KbSection *section)
{
  refresh (KB_RISK_ACCEPTANCE_PANE (section));
}

static void
kb_risk_acceptance_pane_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_RISK_ACCEPTANCE_PANE (section));
}

static void
kb_risk_acceptance_pane_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_ACCEPTANCE_PANE);
  g_clear_pointer (&KB_RISK_ACCEPTANCE_PANE (object)->risk_id, g_free);
  G_OBJECT_CLASS (kb_risk_acceptance_pane_parent_class)->dispose (object);
}

static void
kb_risk_acceptance_pane_class_init (KbRiskAcceptancePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_acceptance_pane_dispose;
  section_class->bind = kb_risk_acceptance_pane_bind;
  section_class->update = kb_risk_acceptance_pane_update;
  section_class->patient = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-acceptance-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, state_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, role_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, where_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, button_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, accept_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, propose_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskAcceptancePane, take_out_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_withdraw_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_propose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_take_out_clicked);
}

static void
kb_risk_acceptance_pane_init (KbRiskAcceptancePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Where a finding leads. */
  kb_place_mark (self->button_row, "accepted_by");
  kb_place_mark (GTK_WIDGET (self->state_row), "accepted_until");
}

/**
 * kb_risk_acceptance_pane_show:
 * @pane: the pane
 * @risk_id: (nullable): the risk to show
 */
void
kb_risk_acceptance_pane_show (KbRiskAcceptancePane *pane, const char *risk_id)
{
  KbRecord *risk;
  const char *role;

  g_return_if_fail (KB_IS_RISK_ACCEPTANCE_PANE (pane));

  g_free (pane->risk_id);
  pane->risk_id = g_strdup (risk_id);
  risk = shown_risk (pane);
  role = risk ? expected_role (pane, risk) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (pane->role_row), role ? role : "");
  gtk_editable_set_text (GTK_EDITABLE (pane->where_row), "");
  refresh (pane);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-asset-pane"

#include "kb-asset-pane.h"

#include "kb-class-badges.h"
#include "kb-labels.h"
#include "kb-links.h"
#include "kb-package-dialog.h"
#include "kb-record-editor.h"
#include "kb-register-commands.h"
#include "kb-statute-chooser.h"
#include "kb-text-row.h"
#include "kb-tile.h"
#include "kb-why-button.h"

struct _KbAssetPane {
  KbSection parent_instance;

  GtkLabel *title_label;
  GtkWidget *delete_button;
  KbClassBadges *badges;
  GtkLabel *status_label;
  GtkWidget *motivation_group;
  GtkListBox *motivation_list;
  AdwEntryRow *name_row;
  KbTextRow *description_row;
  AdwComboRow *unit_row;
  AdwEntryRow *owner_row;
  AdwComboRow *form_row;
  GtkSwitch *critical_switch;
  AdwComboRow *shared_row;
  KbLinks *systems;
  KbLinks *risks;
  AdwComboRow *personal_data_row;
  AdwEntryRow *legal_basis_row;
  AdwEntryRow *record_row;
  AdwComboRow *impact_row;
  AdwEntryRow *impact_reference_row;
  AdwEntryRow *statutes_row;
  GtkWidget *statutes_button;
  KbStatuteChooser *statutes;
  AdwEntryRow *retention_row;
  AdwEntryRow *review_row;
  KbTextRow *notes_row;

  KbRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbAssetPane, kb_asset_pane, KB_TYPE_SECTION)

static guint closed_signal;

static void
show_status (KbAssetPane *self, const KbRecord *asset)
{
  const char *by = kb_record_text (asset, KB_ASSET_ESTABLISHED_BY);
  const char *on = kb_record_text (asset, KB_ASSET_ESTABLISHED_ON);
  g_autofree char *text = NULL;

  if (g_strcmp0 (kb_record_text (asset, KB_ASSET_STATUS), "established") == 0)
    text = kb_fill (_ ("Established {date}, {role}"), "date", on ? on : "", "role", by ? by : "",
                    NULL);
  else if (kb_record_text (asset, KB_ASSET_STATUS))
    text = g_strdup (_ ("Proposed, not yet established"));
  gtk_label_set_text (self->status_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), text != NULL);
}

static GtkWidget *
motivation_row (KbAssetPane *self, guint aspect, KbLevelRange range, const char *motivation)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tile = kb_tile_new ("kb-badge");
  GtkWidget *label = gtk_label_new (motivation ? motivation : _ ("No motivation is written."));

  kb_tile_set_level (KB_TILE (tile), method, aspect, range);
  gtk_widget_set_valign (tile, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!motivation)
    gtk_widget_add_css_class (label, "kb-dim");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_motivations (KbAssetPane *self, const KbRecord *asset, const KbClass *class)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->motivation_list))))
    gtk_list_box_remove (self->motivation_list, child);
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    KbRecord *level =
        kb_content_find_pair (content, KB_KIND_ASSET_LEVEL, kb_record_id (asset),
                              kb_record_id (kb_method_item (method, KB_KIND_ASPECT, a)));

    if (!level || class->aspects[a].high == KB_NONE)
      continue;
    any = TRUE;
    gtk_list_box_append (self->motivation_list,
                         motivation_row (self, a, class->aspects[a],
                                         kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION)));
  }
  gtk_widget_set_visible (self->motivation_group, any);
}

static void
show_systems (KbAssetPane *self, const KbRecord *asset)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *links = kb_content_referring (content, KB_KIND_ASSET_SYSTEM,
                                                 KB_ASSET_SYSTEM_ASSET, kb_record_id (asset));

  kb_links_clear (self->systems);
  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *system =
        kb_content_get (content, KB_KIND_SYSTEM,
                        kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_SYSTEM));
    GtkWidget *badges = kb_why_button_new ();

    kb_why_button_set (KB_WHY_BUTTON (badges), kb_section_get_workbook (KB_SECTION (self)),
                       kb_record_id (system));
    kb_links_add (self->systems, system, NULL, badges);
  }
  kb_links_set_candidates (self->systems, kb_content_list (content, KB_KIND_SYSTEM));
}

static void
show_risks (KbAssetPane *self, const KbRecord *asset)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GPtrArray) risks =
      kb_content_referring_in_order (content, KB_KIND_RISK, KB_RISK_ASSET, kb_record_id (asset));

  kb_links_clear (self->risks);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    GtkWidget *tile = kb_tile_new ("kb-badge");

    kb_tile_set_band (KB_TILE (tile), method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                      kb_risk_score (method, risk, KB_MOMENT_BEFORE));
    kb_links_add (self->risks, risk, NULL, tile);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->risks), risks->len > 0);
}

/* What is shown of the asset itself. */
static void
refresh_own (KbAssetPane *self)
{
  KbRecord *asset = kb_record_editor_get_record (self->editor);
  const KbClass *class;

  if (!asset)
    return;
  class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset);
  gtk_label_set_text (self->title_label, kb_record_title (asset));
  kb_class_badges_set (self->badges, kb_section_get_method (KB_SECTION (self)), class);
  show_status (self, asset);
  show_motivations (self, asset, class);
  kb_statute_chooser_set (self->statutes, kb_section_get_content (KB_SECTION (self)),
                          kb_record_text (asset, KB_ASSET_STATUTES));
}

static void
refresh (KbAssetPane *self)
{
  KbRecord *asset = kb_record_editor_get_record (self->editor);

  refresh_own (self);
  if (!asset)
    return;
  show_systems (self, asset);
  show_risks (self, asset);
}

static gboolean
is_of_assets_only (const KbChanges *changes)
{
  for (guint i = 0; i < kb_changes_size (changes); i++)
    if (kb_changes_get (changes, i)->kind != KB_KIND_ASSET)
      return FALSE;
  return TRUE;
}

/* What is typed in the row is written first, so that the choice adds to it. */
static void
on_statute_toggled (KbAssetPane *self, const char *reference)
{
  KbRecord *asset;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean done;

  kb_record_editor_flush (self->editor);
  asset = kb_record_editor_get_record (self->editor);
  if (!asset)
    return;
  text = kb_statute_text_toggle (kb_record_text (asset, KB_ASSET_STATUTES), reference);
  done = kb_workbook_set_text (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_ASSET,
                               kb_record_id (asset), KB_ASSET_STATUTES, text, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_statute_added (KbAssetPane *self, const char *reference, const char *name)
{
  GError *error = NULL;
  gboolean done = kb_workbook_add_statute (kb_section_get_workbook (KB_SECTION (self)), reference,
                                           name, NULL, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_statute_removed (KbAssetPane *self, const char *id)
{
  kb_section_delete (KB_SECTION (self), KB_KIND_STATUTE, id);
}

static void
on_system_linked (KbAssetPane *self, const char *system_id)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_link_asset (kb_section_get_workbook (KB_SECTION (self)),
                              kb_record_editor_get_id (self->editor), system_id, TRUE, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_system_unlinked (KbAssetPane *self, const char *system_id)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_link_asset (kb_section_get_workbook (KB_SECTION (self)),
                              kb_record_editor_get_id (self->editor), system_id, FALSE, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_system_opened (KbAssetPane *self, const char *system_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "systems", system_id);
}

static void
on_risk_opened (KbAssetPane *self, const char *risk_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "risks", risk_id);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbAssetPane *self = KB_ASSET_PANE (widget);

  kb_record_editor_flush (self->editor);
  kb_package_dialog_show (KB_SECTION (self), KB_KIND_ASSET, kb_record_editor_get_id (self->editor));
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbAssetPane *self = KB_ASSET_PANE (widget);
  g_autofree char *id = g_strdup (kb_record_editor_get_id (self->editor));

  g_signal_emit (widget, closed_signal, 0);
  kb_section_delete (KB_SECTION (self), KB_KIND_ASSET, id);
}

static void
action_classify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbAssetPane *self = KB_ASSET_PANE (widget);

  gtk_widget_activate_action (widget, "win.classify", "s", kb_record_editor_get_id (self->editor));
}

static void
kb_asset_pane_bind (KbSection *section)
{
  KbAssetPane *self = KB_ASSET_PANE (section);

  kb_record_editor_set_id (self->editor, NULL);
  kb_links_set_editable (self->systems, kb_section_is_writable (section));
  gtk_widget_set_sensitive (self->statutes_button, kb_section_is_writable (section));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.delete",
                                 kb_section_is_writable (section));
}

static void
kb_asset_pane_update (KbSection *section, const KbChanges *changes)
{
  KbAssetPane *self = KB_ASSET_PANE (section);

  kb_record_editor_reload (self->editor);
  if (is_of_assets_only (changes))
    refresh_own (self);
  else
    refresh (self);
}

static void
kb_asset_pane_dispose (GObject *object)
{
  KbAssetPane *self = KB_ASSET_PANE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ASSET_PANE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_asset_pane_parent_class)->dispose (object);
}

static void
kb_asset_pane_class_init (KbAssetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_asset_pane_dispose;
  section_class->bind = kb_asset_pane_bind;
  section_class->update = kb_asset_pane_update;
  section_class->patient = TRUE;
  closed_signal = g_signal_new ("closed", KB_TYPE_ASSET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  g_type_ensure (KB_TYPE_LINKS);
  g_type_ensure (KB_TYPE_STATUTE_CHOOSER);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-asset-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, badges);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, motivation_group);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, motivation_list);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, name_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, description_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, unit_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, form_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, critical_switch);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, shared_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, systems);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, risks);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, personal_data_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, legal_basis_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, record_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, impact_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, impact_reference_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, statutes_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, statutes_button);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, statutes);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, retention_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, review_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPane, notes_row);
  gtk_widget_class_bind_template_callback (widget_class, on_statute_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_statute_added);
  gtk_widget_class_bind_template_callback (widget_class, on_statute_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_system_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_system_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_system_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_opened);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "pane.classify", NULL, action_classify);
}

static void
bind_fields (KbAssetPane *self)
{
  KbRecordEditor *editor = self->editor;

  kb_record_editor_bind_entry (editor, self->name_row, KB_ASSET_NAME);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->description_row),
                              KB_ASSET_DESCRIPTION);
  kb_record_editor_bind_reference (editor, self->unit_row, KB_ASSET_UNIT);
  kb_record_editor_bind_entry (editor, self->owner_row, KB_ASSET_OWNER);
  kb_record_editor_bind_choice (editor, self->form_row, KB_ASSET_FORM);
  kb_record_editor_bind_switch (editor, self->critical_switch, KB_ASSET_CRITICAL);
  kb_record_editor_bind_choice (editor, self->shared_row, KB_ASSET_SHARED);
  kb_record_editor_bind_choice (editor, self->personal_data_row, KB_ASSET_PERSONAL_DATA);
  kb_record_editor_bind_entry (editor, self->legal_basis_row, KB_ASSET_LEGAL_BASIS);
  kb_record_editor_bind_entry (editor, self->record_row, KB_ASSET_RECORD_REFERENCE);
  kb_record_editor_bind_choice (editor, self->impact_row, KB_ASSET_IMPACT_ASSESSMENT);
  kb_record_editor_bind_entry (editor, self->impact_reference_row, KB_ASSET_IMPACT_REFERENCE);
  kb_record_editor_bind_entry (editor, self->statutes_row, KB_ASSET_STATUTES);
  kb_record_editor_bind_entry (editor, self->retention_row, KB_ASSET_RETENTION);
  kb_record_editor_bind_entry (editor, self->review_row, KB_ASSET_REVIEW_ON);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->notes_row), KB_ASSET_NOTES);
}

static void
kb_asset_pane_init (KbAssetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_class_badges_set_size (self->badges, "kb-large");
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_ASSET);
  bind_fields (self);
  kb_links_set_texts (self->systems, _ ("Systems that carry it"), _ ("Link to a system"),
                      _ ("No system is linked. The class of a system comes from what it carries."));
  kb_links_set_texts (self->risks, _ ("Risks"), "", "");
  kb_links_set_editable (self->risks, FALSE);
}

/**
 * kb_asset_pane_show:
 * @pane: the pane
 * @asset_id: (nullable): the asset to show; what was typed for another is written first
 */
void
kb_asset_pane_show (KbAssetPane *pane, const char *asset_id)
{
  g_return_if_fail (KB_IS_ASSET_PANE (pane));

  kb_record_editor_set_id (pane->editor, asset_id);
  refresh (pane);
}

void
kb_asset_pane_flush (KbAssetPane *pane)
{
  g_return_if_fail (KB_IS_ASSET_PANE (pane));

  kb_record_editor_flush (pane->editor);
}

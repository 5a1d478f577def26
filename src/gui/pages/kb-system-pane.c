// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-system-pane"

#include "kb-system-pane.h"

#include "kb-class-badges.h"
#include "kb-explain.h"
#include "kb-links.h"
#include "kb-package-dialog.h"
#include "kb-raise-dialog.h"
#include "kb-record-editor.h"
#include "kb-system-operation.h"
#include "kb-system-roles.h"
#include "kb-text-row.h"
#include "kb-tile.h"
#include "kb-why-button.h"
#include "kb-why-list.h"

struct _KbSystemPane {
  KbSection parent_instance;

  GtkLabel *title_label;
  GtkWidget *delete_button;
  KbClassBadges *badges;
  GtkLabel *review_label;
  KbSystemRoles *roles;
  KbWhyList *why_list;
  GtkBox *manual_box;
  GtkWidget *raise_button;
  KbLinks *assets;
  KbLinks *dependencies;
  KbLinks *dependants;
  AdwEntryRow *name_row;
  KbTextRow *description_row;
  AdwComboRow *unit_row;
  AdwComboRow *life_cycle_row;
  AdwComboRow *personal_data_row;
  GtkSwitch *critical_switch;
  AdwComboRow *act_row;
  AdwEntryRow *review_row;
  KbTextRow *notes_row;
  KbSystemOperation *operation;
  KbLinks *risks;

  KbRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbSystemPane, kb_system_pane, KB_TYPE_SECTION)

static guint closed_signal;

static KbExplainer
explainer_of (KbSystemPane *self)
{
  KbSection *section = KB_SECTION (self);

  return (KbExplainer){ kb_section_get_content (section), kb_section_get_method (section),
                        kb_section_get_inheritance (section), kb_gui_language (), TRUE };
}

static const KbSystemClass *
class_of (KbSystemPane *self)
{
  return kb_inheritance_system (kb_section_get_inheritance (KB_SECTION (self)),
                                kb_record_editor_get_id (self->editor));
}

static GtkWidget *
wrapped_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
on_change_manual (KbSystemPane *self, GtkButton *button)
{
  guint aspect = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "aspect"));

  gtk_window_present (GTK_WINDOW (
      kb_raise_dialog_new (GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)),
                           kb_record_editor_get_id (self->editor), aspect)));
}

static GtkWidget *
level_tile (KbSystemPane *self, guint aspect, KbLevelRange range)
{
  GtkWidget *tile = kb_tile_new ("kb-badge");

  kb_tile_set_level (KB_TILE (tile), kb_section_get_method (KB_SECTION (self)), aspect, range);
  gtk_widget_add_css_class (tile, "kb-medium");
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  return tile;
}

/* "Raised by hand  K3 > K4", the reason, who and when. */
static GtkWidget *
manual_card (KbSystemPane *self, guint aspect, const KbRecord *level, const char *markup)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbExplainer explainer = explainer_of (self);
  const KbSystemClass *class = class_of (self);
  int set =
      kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (level, KB_SYSTEM_LEVEL_RAISED));
  gboolean raised = set >= class->inherited.aspects[aspect].high;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (raised ? "kb-raise-symbolic" : "kb-down-symbolic");
  GtkWidget *heading = gtk_label_new (raised ? _ ("Raised by hand") : _ ("Lowered by hand"));
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *signature = gtk_label_new (NULL);
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("C_hange"));
  g_autofree char *signed_by = kb_explain_manual_signature (&explainer, level);

  gtk_widget_add_css_class (card, "kb-card");
  gtk_widget_add_css_class (card, "kb-card-padded");
  gtk_widget_add_css_class (icon, "accent");
  gtk_widget_add_css_class (heading, "kb-strong");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (top), icon);
  gtk_box_append (GTK_BOX (top), heading);
  gtk_box_append (GTK_BOX (top), level_tile (self, aspect, class->inherited.aspects[aspect]));
  gtk_box_append (GTK_BOX (top), gtk_image_new_from_icon_name ("kb-next-symbolic"));
  gtk_box_append (GTK_BOX (top),
                  level_tile (self, aspect, (KbLevelRange){ (gint8) set, (gint8) set }));
  gtk_box_append (GTK_BOX (card), top);
  gtk_box_append (GTK_BOX (card), wrapped_label (markup));
  gtk_label_set_text (GTK_LABEL (signature), signed_by);
  gtk_label_set_xalign (GTK_LABEL (signature), 0);
  gtk_label_set_wrap (GTK_LABEL (signature), TRUE);
  gtk_widget_set_hexpand (signature, TRUE);
  gtk_widget_add_css_class (signature, "kb-caption");
  g_object_set_data (G_OBJECT (change), "aspect", GUINT_TO_POINTER (aspect));
  g_signal_connect_object (change, "clicked", G_CALLBACK (on_change_manual), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (change, kb_section_is_writable (KB_SECTION (self)));
  gtk_box_append (GTK_BOX (bottom), signature);
  gtk_box_append (GTK_BOX (bottom), change);
  gtk_box_append (GTK_BOX (card), bottom);
  return card;
}

static void
show_manual (KbSystemPane *self)
{
  KbExplainer explainer = explainer_of (self);
  const char *id = kb_record_editor_get_id (self->editor);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->manual_box))))
    gtk_box_remove (self->manual_box, child);
  for (guint a = 0; a < kb_method_size (explainer.method, KB_KIND_ASPECT); a++) {
    g_autofree char *markup = kb_explain_manual (&explainer, id, a);

    if (markup)
      gtk_box_append (
          self->manual_box,
          manual_card (self, a,
                       kb_content_find_pair (
                           explainer.content, KB_KIND_SYSTEM_LEVEL, id,
                           kb_record_id (kb_method_item (explainer.method, KB_KIND_ASPECT, a))),
                       markup));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->manual_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->manual_box)) != NULL);
}

/* The class of a linked record; that of a system tells why when it is pressed. */
static GtkWidget *
badges_of (KbSystemPane *self, const KbRecord *record)
{
  GtkWidget *badges;

  if (kb_record_kind (record) == KB_KIND_SYSTEM) {
    badges = kb_why_button_new ();
    kb_why_button_set (KB_WHY_BUTTON (badges), kb_section_get_workbook (KB_SECTION (self)),
                       kb_record_id (record));
    return badges;
  }
  badges = kb_class_badges_new ();
  kb_class_badges_set (
      KB_CLASS_BADGES (badges), kb_section_get_method (KB_SECTION (self)),
      kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), record));
  return badges;
}

static void
fill_links (KbSystemPane *self, KbLinks *links, KbKind link, guint own, guint other, KbKind kind)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const char *id = kb_record_editor_get_id (self->editor);
  const GPtrArray *list = kb_content_referring (content, link, own, id);
  const GPtrArray *all = kb_content_list (content, kind);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  kb_links_clear (links);
  for (guint i = 0; list && i < list->len; i++) {
    KbRecord *record =
        kb_content_get (content, kind, kb_record_text (g_ptr_array_index (list, i), other));
    kb_links_add (links, record, NULL, badges_of (self, record));
  }
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (kb_record_id (g_ptr_array_index (all, i)), id) != 0)
      g_ptr_array_add (candidates, g_ptr_array_index (all, i));
  kb_links_set_candidates (links, candidates);
}

static void
show_risks (KbSystemPane *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GPtrArray) risks = kb_content_referring_in_order (
      content, KB_KIND_RISK, KB_RISK_SYSTEM, kb_record_editor_get_id (self->editor));

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

static void
show_review (KbSystemPane *self, const KbRecord *system)
{
  const char *review = kb_record_text (system, KB_SYSTEM_REVIEW_ON);
  g_autofree char *markup =
      review ? kb_fill (_ ("Review by\n{date}"), "date", review, NULL) : g_strdup ("");

  gtk_label_set_text (self->review_label, markup);
}

static void
refresh (KbSystemPane *self)
{
  KbRecord *system = kb_record_editor_get_record (self->editor);

  if (!system)
    return;
  gtk_label_set_text (self->title_label, kb_record_title (system));
  kb_class_badges_set (self->badges, kb_section_get_method (KB_SECTION (self)),
                       &class_of (self)->class);
  show_review (self, system);
  kb_why_list_set (self->why_list, kb_section_get_workbook (KB_SECTION (self)),
                   kb_record_id (system), FALSE);
  show_manual (self);
  fill_links (self, self->assets, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_SYSTEM,
              KB_ASSET_SYSTEM_ASSET, KB_KIND_ASSET);
  fill_links (self, self->dependencies, KB_KIND_DEPENDENCY, KB_DEPENDENCY_SYSTEM, KB_DEPENDENCY_ON,
              KB_KIND_SYSTEM);
  fill_links (self, self->dependants, KB_KIND_DEPENDENCY, KB_DEPENDENCY_ON, KB_DEPENDENCY_SYSTEM,
              KB_KIND_SYSTEM);
  show_risks (self);
}

static void
set_asset (KbSystemPane *self, const char *asset_id, gboolean linked)
{
  GError *error = NULL;
  gboolean done = kb_workbook_link_asset (kb_section_get_workbook (KB_SECTION (self)), asset_id,
                                          kb_record_editor_get_id (self->editor), linked, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_asset_linked (KbSystemPane *self, const char *id)
{
  set_asset (self, id, TRUE);
}

static void
on_asset_unlinked (KbSystemPane *self, const char *id)
{
  set_asset (self, id, FALSE);
}

static void
set_dependency (KbSystemPane *self, const char *system_id, const char *on_id, gboolean linked)
{
  GError *error = NULL;
  gboolean done = kb_workbook_link_systems (kb_section_get_workbook (KB_SECTION (self)), system_id,
                                            on_id, linked, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_dependency_linked (KbSystemPane *self, const char *id)
{
  set_dependency (self, kb_record_editor_get_id (self->editor), id, TRUE);
}

static void
on_dependency_unlinked (KbSystemPane *self, const char *id)
{
  set_dependency (self, kb_record_editor_get_id (self->editor), id, FALSE);
}

static void
on_dependant_linked (KbSystemPane *self, const char *id)
{
  set_dependency (self, id, kb_record_editor_get_id (self->editor), TRUE);
}

static void
on_dependant_unlinked (KbSystemPane *self, const char *id)
{
  set_dependency (self, id, kb_record_editor_get_id (self->editor), FALSE);
}

static void
open_record (KbSystemPane *self, const char *section, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", section, id);
}

static void
on_asset_opened (KbSystemPane *self, const char *id)
{
  open_record (self, "assets", id);
}

static void
on_system_opened (KbSystemPane *self, const char *id)
{
  open_record (self, "systems", id);
}

static void
on_risk_opened (KbSystemPane *self, const char *id)
{
  open_record (self, "risks", id);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbSystemPane *self = KB_SYSTEM_PANE (widget);

  kb_record_editor_flush (self->editor);
  kb_package_dialog_show (KB_SECTION (self), KB_KIND_SYSTEM,
                          kb_record_editor_get_id (self->editor));
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbSystemPane *self = KB_SYSTEM_PANE (widget);
  g_autofree char *id = g_strdup (kb_record_editor_get_id (self->editor));

  g_signal_emit (widget, closed_signal, 0);
  kb_section_delete (KB_SECTION (self), KB_KIND_SYSTEM, id);
}

static void
action_raise (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbSystemPane *self = KB_SYSTEM_PANE (widget);

  gtk_window_present (
      GTK_WINDOW (kb_raise_dialog_new (widget, kb_section_get_workbook (KB_SECTION (self)),
                                       kb_record_editor_get_id (self->editor), 0)));
}

static void
kb_system_pane_bind (KbSection *section)
{
  KbSystemPane *self = KB_SYSTEM_PANE (section);
  gboolean writable = kb_section_is_writable (section);

  kb_record_editor_set_id (self->editor, NULL);
  kb_links_set_editable (self->assets, writable);
  kb_links_set_editable (self->dependencies, writable);
  kb_links_set_editable (self->dependants, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.delete", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.raise", writable);
}

static void
kb_system_pane_update (KbSection *section, const KbChanges *changes)
{
  KbSystemPane *self = KB_SYSTEM_PANE (section);

  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
kb_system_pane_dispose (GObject *object)
{
  KbSystemPane *self = KB_SYSTEM_PANE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_SYSTEM_PANE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_system_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, badges);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, review_label);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, roles);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, why_list);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, manual_box);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, raise_button);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, assets);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, dependencies);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, dependants);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, name_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, description_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, unit_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, life_cycle_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, personal_data_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, critical_switch);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, act_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, review_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, notes_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, operation);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPane, risks);
}

static void
kb_system_pane_class_init (KbSystemPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_system_pane_dispose;
  section_class->bind = kb_system_pane_bind;
  section_class->update = kb_system_pane_update;
  section_class->patient = TRUE;
  closed_signal = g_signal_new ("closed", KB_TYPE_SYSTEM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  g_type_ensure (KB_TYPE_LINKS);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  g_type_ensure (KB_TYPE_SYSTEM_OPERATION);
  g_type_ensure (KB_TYPE_SYSTEM_ROLES);
  g_type_ensure (KB_TYPE_WHY_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-system-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_asset_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_asset_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_asset_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_dependency_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_dependency_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_dependant_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_dependant_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_system_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_opened);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "pane.raise", NULL, action_raise);
}

static void
bind_fields (KbSystemPane *self)
{
  KbRecordEditor *editor = self->editor;

  kb_record_editor_bind_entry (editor, self->name_row, KB_SYSTEM_NAME);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->description_row),
                              KB_SYSTEM_DESCRIPTION);
  kb_record_editor_bind_reference (editor, self->unit_row, KB_SYSTEM_UNIT);
  kb_record_editor_bind_choice (editor, self->life_cycle_row, KB_SYSTEM_LIFE_CYCLE);
  kb_record_editor_bind_choice (editor, self->personal_data_row, KB_SYSTEM_PERSONAL_DATA);
  kb_record_editor_bind_switch (editor, self->critical_switch, KB_SYSTEM_CRITICAL);
  kb_record_editor_bind_choice (editor, self->act_row, KB_SYSTEM_CYBERSECURITY_ACT);
  kb_record_editor_bind_entry (editor, self->review_row, KB_SYSTEM_REVIEW_ON);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->notes_row), KB_SYSTEM_NOTES);
}

static void
kb_system_pane_init (KbSystemPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_class_badges_set_size (self->badges, "kb-large");
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_SYSTEM);
  bind_fields (self);
  kb_links_set_texts (self->assets, _ ("Information assets it carries"),
                      _ ("Link an information asset"),
                      _ ("Nothing is linked. The class of a system comes from what it carries."));
  kb_links_set_texts (self->dependencies, _ ("Systems it depends on"),
                      _ ("Link a system that it depends on"),
                      _ ("No dependency is noted. A system inherits the class of the systems it "
                         "depends on."));
  kb_links_set_texts (
      self->dependants, _ ("Systems that depend on it"), _ ("Link a system that depends on it"),
      _ ("No system is noted that depends on it. Such a system inherits its class."));
  kb_links_set_texts (self->risks, _ ("Risks"), "", "");
  kb_links_set_editable (self->risks, FALSE);
}

/**
 * kb_system_pane_show:
 * @pane: the pane
 * @system_id: (nullable): the system to show; what was typed for another is written first
 */
void
kb_system_pane_show (KbSystemPane *pane, const char *system_id)
{
  g_return_if_fail (KB_IS_SYSTEM_PANE (pane));

  kb_system_roles_show (pane->roles, system_id);
  kb_system_operation_show (pane->operation, system_id);
  kb_record_editor_set_id (pane->editor, system_id);
  refresh (pane);
}

void
kb_system_pane_flush (KbSystemPane *pane)
{
  g_return_if_fail (KB_IS_SYSTEM_PANE (pane));

  kb_system_roles_flush (pane->roles);
  kb_system_operation_flush (pane->operation);
  kb_record_editor_flush (pane->editor);
}

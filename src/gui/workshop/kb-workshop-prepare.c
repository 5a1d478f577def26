// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-prepare"

#include "kb-workshop-prepare.h"

#include "kb-invitation.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-record-editor.h"
#include "kb-text-row.h"
#include "kb-workshop-commands.h"

struct _KbWorkshopPrepare {
  KbSection parent_instance;

  AdwComboRow *object_type_row;
  AdwEntryRow *object_row;
  AdwComboRow *unit_row;
  KbTextRow *purpose_row;
  AdwEntryRow *date_row;
  AdwEntryRow *time_row;
  AdwEntryRow *place_row;
  AdwEntryRow *leader_row;
  AdwEntryRow *secretary_row;
  AdwEntryRow *establisher_row;
  AdwEntryRow *establish_by_row;
  GtkListBox *participants;
  GtkEditable *role_entry;
  GtkMenuButton *role_menu;
  AdwComboRow *type_row;
  AdwPreferencesGroup *agenda_group;
  GtkLabel *total_label;

  KbRecordEditor *editor;
  GtkWidget *agenda_rows[KB_N_AGENDA_STEPS];
  GtkSpinButton *minutes[KB_N_AGENDA_STEPS];
  GtkSwitch *switches[KB_N_AGENDA_STEPS];
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbWorkshopPrepare, kb_workshop_prepare, KB_TYPE_SECTION)

static guint next_signal;

static const char *
workshop_id (KbWorkshopPrepare *self)
{
  return kb_record_editor_get_id (self->editor);
}

static KbRecord *
agenda_item (KbWorkshopPrepare *self, KbWorkshopStep step)
{
  return kb_content_find_pair (kb_section_get_content (KB_SECTION (self)), KB_KIND_AGENDA_ITEM,
                               workshop_id (self), kb_workshop_step_code (step));
}

static void
on_participant_removed (GtkButton *button, KbWorkshopPrepare *self)
{
  kb_section_delete (KB_SECTION (self), KB_KIND_PARTICIPANT,
                     g_object_get_data (G_OBJECT (button), "id"));
}

static void
on_left_toggled (GtkToggleButton *button, KbWorkshopPrepare *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->setting)
    return;
  done = kb_workbook_set_participant_left (kb_section_get_workbook (KB_SECTION (self)),
                                           g_object_get_data (G_OBJECT (button), "id"),
                                           gtk_toggle_button_get_active (button), &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
add_participant_row (KbWorkshopPrepare *self, const KbRecord *participant)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *left = gtk_toggle_button_new_with_label (_ ("Has left"));
  GtkWidget *remove = gtk_button_new_from_icon_name ("kb-remove-symbolic");
  const char *role = kb_record_text (participant, KB_PARTICIPANT_ROLE);
  g_autofree char *spoken = kb_fill (_ ("Remove {name}"), "name", role ? role : "", NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), role ? role : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (left, "kb-chip");
  gtk_widget_set_valign (left, GTK_ALIGN_CENTER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (left),
                                kb_record_flag (participant, KB_PARTICIPANT_HAS_LEFT));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, spoken);
  kb_gui_set_label (remove, spoken);
  g_object_set_data_full (G_OBJECT (left), "id", g_strdup (kb_record_id (participant)), g_free);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (kb_record_id (participant)), g_free);
  g_signal_connect_object (left, "toggled", G_CALLBACK (on_left_toggled), self, 0);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_participant_removed), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), left);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->participants, row);
}

static void
show_participants (KbWorkshopPrepare *self)
{
  g_autoptr (GPtrArray) participants = kb_content_referring_in_order (
      kb_section_get_content (KB_SECTION (self)), KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP,
      workshop_id (self));

  kb_list_rows_clear (self->participants);
  for (guint i = 0; i < participants->len; i++)
    add_participant_row (self, g_ptr_array_index (participants, i));
  kb_list_rows_filled (self->participants);
  gtk_widget_set_visible (GTK_WIDGET (self->participants), participants->len > 0);
}

static gboolean
add_participant (KbWorkshopPrepare *self, const char *role)
{
  GError *error = NULL;
  gboolean done = kb_workbook_add_participant (kb_section_get_workbook (KB_SECTION (self)),
                                               workshop_id (self), role, NULL, &error);

  kb_section_check (KB_SECTION (self), done, error);
  return done;
}

static void
on_role_entered (KbWorkshopPrepare *self)
{
  g_autofree char *role = g_strstrip (g_strdup (gtk_editable_get_text (self->role_entry)));

  if (!*role)
    return;
  if (add_participant (self, role))
    gtk_editable_set_text (self->role_entry, "");
}

static void
action_add_role (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_participant (KB_WORKSHOP_PREPARE (widget), g_variant_get_string (parameter, NULL));
}

/* The method's own roles, and those that belong in every room (MSB:s metodstöd). */
static void
fill_role_menu (KbWorkshopPrepare *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const char *usual[] = { _ ("Workshop leader"), _ ("Manager"),   _ ("Case officer"),
                          _ ("Lawyer"),          _ ("Archivist"), _ ("Neighbouring verksamhet") };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < kb_method_size (method, KB_KIND_ROLE) + G_N_ELEMENTS (usual); i++) {
    guint n = kb_method_size (method, KB_KIND_ROLE);
    const char *role = i < n ? kb_record_localized (kb_method_item (method, KB_KIND_ROLE, i),
                                                    KB_ROLE_NAME_SV, kb_gui_language ())
                             : usual[i - n];
    g_autoptr (GMenuItem) item = g_menu_item_new (role, NULL);

    g_menu_item_set_action_and_target (item, "prepare.add-role", "s", role);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->role_menu, G_MENU_MODEL (menu));
}

static void
write_agenda (KbWorkshopPrepare *self, KbWorkshopStep step)
{
  GError *error = NULL;
  gboolean done;

  if (self->setting || !workshop_id (self))
    return;
  done =
      kb_workbook_set_agenda_item (kb_section_get_workbook (KB_SECTION (self)), workshop_id (self),
                                   step, gtk_spin_button_get_value_as_int (self->minutes[step]),
                                   !gtk_switch_get_active (self->switches[step]), &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_minutes_changed (GtkSpinButton *button, KbWorkshopPrepare *self)
{
  write_agenda (self,
                (KbWorkshopStep) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step")));
}

static void
on_step_switched (GtkSwitch *widget, GParamSpec *pspec, KbWorkshopPrepare *self)
{
  write_agenda (self,
                (KbWorkshopStep) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "step")));
}

static void
make_agenda (KbWorkshopPrepare *self)
{
  const KbChoice *steps = kb_choices (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP);

  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++) {
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *spin = gtk_spin_button_new_with_range (0, KB_AGENDA_MAX_MINUTES, 5);
    GtkWidget *toggle = gtk_switch_new ();
    const char *name = kb_gui_text (steps[i].text);
    g_autofree char *minutes = kb_fill (_ ("Minutes for {step}"), "step", name, NULL);
    g_autofree char *taken = kb_fill (_ ("{step} is on the agenda"), "step", name, NULL);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
    gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
    gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
    kb_gui_set_label (spin, minutes);
    kb_gui_set_label (toggle, taken);
    g_object_set_data (G_OBJECT (spin), "step", GUINT_TO_POINTER (i));
    g_object_set_data (G_OBJECT (toggle), "step", GUINT_TO_POINTER (i));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
    adw_preferences_group_add (self->agenda_group, row);
    g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_minutes_changed), self, 0);
    g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_step_switched), self, 0);
    self->agenda_rows[i] = row;
    self->minutes[i] = GTK_SPIN_BUTTON (spin);
    self->switches[i] = GTK_SWITCH (toggle);
  }
}

static void
show_agenda (KbWorkshopPrepare *self)
{
  int total = 0;
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;
  KbRecord *workshop = kb_record_editor_get_record (self->editor);

  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++) {
    KbRecord *item = agenda_item (self, (KbWorkshopStep) i);
    int minutes = item ? (int) MAX (0, kb_record_integer (item, KB_AGENDA_ITEM_MINUTES)) : 0;
    gboolean skipped = item && kb_record_flag (item, KB_AGENDA_ITEM_SKIPPED);

    gtk_spin_button_set_value (self->minutes[i], minutes);
    gtk_switch_set_active (self->switches[i], !skipped);
    gtk_widget_set_sensitive (GTK_WIDGET (self->minutes[i]), !skipped);
    if (!skipped)
      total += minutes;
  }
  sum = g_strdup_printf ("%d", total);
  text = kb_fill (_ ("{minutes} minutes in all"), "minutes", sum, NULL);
  gtk_label_set_text (self->total_label, text);
  if (workshop) {
    int type = kb_workshop_type_from_code (kb_record_text (workshop, KB_WORKSHOP_TYPE));

    adw_combo_row_set_selected (self->type_row, type == KB_NONE ? 0 : (guint) type);
  }
}

static void
on_type_selected (KbWorkshopPrepare *self)
{
  guint selected = adw_combo_row_get_selected (self->type_row);
  GError *error = NULL;
  gboolean done;

  if (self->setting || !workshop_id (self) || selected >= KB_N_WORKSHOP_TYPES)
    return;
  done = kb_workbook_set_workshop_type (kb_section_get_workbook (KB_SECTION (self)),
                                        workshop_id (self), (KbWorkshopType) selected, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
refresh (KbWorkshopPrepare *self)
{
  if (!workshop_id (self) || !kb_record_editor_get_record (self->editor))
    return;
  self->setting = TRUE;
  show_participants (self);
  show_agenda (self);
  self->setting = FALSE;
}

static void
on_next_clicked (KbWorkshopPrepare *self)
{
  kb_record_editor_flush (self->editor);
  g_signal_emit (self, next_signal, 0);
}

static void
action_copy_invitation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopPrepare *self = KB_WORKSHOP_PREPARE (widget);
  g_autoptr (KbReport) report = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  kb_record_editor_flush (self->editor);
  report = kb_report_new (kb_section_get_workbook (KB_SECTION (self)), kb_gui_language (),
                          KB_PROFILE_COMPLETE);
  text = kb_invitation_text (report, workshop_id (self), &error);
  if (!text) {
    kb_gui_show_error (widget, error);
    return;
  }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  kb_gui_show_toast (widget, _ ("The invitation is copied. Send it from your e-mail program."));
}

static void
on_calendar_place_chosen (GtkNativeDialog *dialog, int response, KbWorkshopPrepare *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;
    g_autoptr (GError) error = NULL;

    g_autoptr (KbReport) report = kb_report_new (kb_section_get_workbook (KB_SECTION (self)),
                                                 kb_gui_language (), KB_PROFILE_COMPLETE);

    if (path && kb_invitation_write_ics (report, workshop_id (self), path, &error))
      kb_gui_show_toast (GTK_WIDGET (self), _ ("The calendar file is saved."));
    else if (error)
      kb_gui_show_error (GTK_WIDGET (self), error);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_save_calendar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopPrepare *self = KB_WORKSHOP_PREPARE (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the calendar file"), GTK_WINDOW (gtk_widget_get_root (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  kb_record_editor_flush (self->editor);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("workshop.ics"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_calendar_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
kb_workshop_prepare_bind (KbSection *section)
{
  KbWorkshopPrepare *self = KB_WORKSHOP_PREPARE (section);

  kb_record_editor_set_id (self->editor, NULL);
  if (kb_section_get_workbook (section))
    fill_role_menu (self);
}

static void
kb_workshop_prepare_update (KbSection *section, const KbChanges *changes)
{
  KbWorkshopPrepare *self = KB_WORKSHOP_PREPARE (section);

  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
kb_workshop_prepare_dispose (GObject *object)
{
  KbWorkshopPrepare *self = KB_WORKSHOP_PREPARE (object);

  self->setting = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_PREPARE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_workshop_prepare_parent_class)->dispose (object);
}

static void
kb_workshop_prepare_class_init (KbWorkshopPrepareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);
  const GType type = KB_TYPE_WORKSHOP_PREPARE;

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_prepare_dispose;
  section_class->bind = kb_workshop_prepare_bind;
  section_class->update = kb_workshop_prepare_update;
  next_signal = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-prepare.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, object_type_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, object_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, unit_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, date_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, time_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, place_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, leader_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, secretary_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, establisher_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, establish_by_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, participants);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, role_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, role_menu);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, type_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPrepare, total_label);
  gtk_widget_class_bind_template_callback (widget_class, on_role_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_type_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_install_action (widget_class, "prepare.add-role", "s", action_add_role);
  gtk_widget_class_install_action (widget_class, "prepare.copy-invitation", NULL,
                                   action_copy_invitation);
  gtk_widget_class_install_action (widget_class, "prepare.save-calendar", NULL,
                                   action_save_calendar);
}

static void
kb_workshop_prepare_init (KbWorkshopPrepare *self)
{
  const KbChoice *types = kb_choices (KB_KIND_WORKSHOP, KB_WORKSHOP_TYPE);
  g_autoptr (GtkStringList) type_names = gtk_string_list_new (NULL);

  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; types[i].code; i++)
    gtk_string_list_append (type_names, kb_gui_text (types[i].text));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (type_names));
  make_agenda (self);
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_WORKSHOP);
  kb_record_editor_bind_choice (self->editor, self->object_type_row, KB_WORKSHOP_OBJECT_TYPE);
  kb_record_editor_bind_entry (self->editor, self->object_row, KB_WORKSHOP_OBJECT);
  kb_record_editor_bind_reference (self->editor, self->unit_row, KB_WORKSHOP_UNIT);
  kb_record_editor_bind_text (self->editor, kb_text_row_get_view (self->purpose_row),
                              KB_WORKSHOP_PURPOSE);
  kb_record_editor_bind_entry (self->editor, self->date_row, KB_WORKSHOP_HELD_ON);
  kb_record_editor_bind_entry (self->editor, self->time_row, KB_WORKSHOP_STARTS_AT);
  kb_record_editor_bind_entry (self->editor, self->place_row, KB_WORKSHOP_PLACE);
  kb_record_editor_bind_entry (self->editor, self->leader_row, KB_WORKSHOP_LEADER);
  kb_record_editor_bind_entry (self->editor, self->secretary_row, KB_WORKSHOP_SECRETARY);
  kb_record_editor_bind_entry (self->editor, self->establisher_row, KB_WORKSHOP_ESTABLISHER);
  kb_record_editor_bind_entry (self->editor, self->establish_by_row, KB_WORKSHOP_ESTABLISH_BY);
  self->setting = FALSE;
}

/**
 * kb_workshop_prepare_show:
 * @page: the page
 * @id: a workshop
 */
void
kb_workshop_prepare_show (KbWorkshopPrepare *page, const char *id)
{
  g_return_if_fail (KB_IS_WORKSHOP_PREPARE (page));

  kb_record_editor_set_id (page->editor, id);
  refresh (page);
}

void
kb_workshop_prepare_flush (KbWorkshopPrepare *page)
{
  kb_record_editor_flush (page->editor);
}

/**
 * kb_workshop_prepare_set_texts:
 * @page: the page
 * @texts: what is half-typed in the workshop's own fields
 */
void
kb_workshop_prepare_set_texts (KbWorkshopPrepare *page, KbDraftTexts *texts)
{
  kb_draft_texts_keep (texts, "prepare-role", page->role_entry);
}

/**
 * kb_workshop_prepare_discard:
 * @page: the page
 * @shown: whether the fields show what is stored again
 *
 * Takes what is typed but not written out of the file at once, and with @shown off the screen.
 */
void
kb_workshop_prepare_discard (KbWorkshopPrepare *page, gboolean shown)
{
  kb_record_editor_discard (page->editor, shown);
  if (shown)
    gtk_editable_set_text (page->role_entry, "");
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-summary"

#include "kb-workshop-summary.h"

#include "kb-class-badges.h"
#include "kb-document-text.h"
#include "kb-even-layout.h"
#include "kb-list-rows.h"
#include "kb-minutes.h"
#include "kb-pdf.h"
#include "kb-record-editor.h"
#include "kb-text-row.h"

#include <string.h>

struct _KbWorkshopSummary {
  KbSection parent_instance;

  GtkListBox *proposals;
  GtkWidget *establish_all_button;
  AdwPreferencesGroup *establish_group;
  AdwEntryRow *establisher_row;
  AdwEntryRow *date_row;
  GtkListBox *parked;
  GtkWidget *parked_group;
  KbTextRow *next_steps_row;
  KbTextRow *notes_row;
  GtkWidget *end_button;

  KbRecordEditor *editor;
  KbWorkshopState *state;
  char *offered; /* the role that the field has from the preparation */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbWorkshopSummary, kb_workshop_summary, KB_TYPE_SECTION)

static guint ended_signal;

/* Those of the workshop that have a class which nobody has established. */
static GPtrArray *
proposed_ids (KbWorkshopSummary *self)
{
  g_autoptr (GPtrArray) assets = kb_workshop_assets (kb_section_get_content (KB_SECTION (self)),
                                                     kb_workshop_state_get_id (self->state));
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);

    if (g_strcmp0 (kb_record_text (asset, KB_ASSET_STATUS), "proposed") == 0)
      g_ptr_array_add (ids, (gpointer) kb_record_id (asset));
  }
  return ids;
}

static void
establish (KbWorkshopSummary *self, const char *const *ids)
{
  g_autofree char *role =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->establisher_row))));
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_row))));
  g_autofree char *date = kb_date_from_loose_text (typed);
  GError *error = NULL;
  gboolean done;

  if (!*role) {
    gtk_widget_add_css_class (GTK_WIDGET (self->establisher_row), "kb-invalid");
    gtk_widget_grab_focus (GTK_WIDGET (self->establisher_row));
    return;
  }
  if (!date) {
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "kb-invalid");
    gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self->establisher_row), "kb-invalid");
  gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "kb-invalid");
  done =
      kb_workbook_establish (kb_section_get_workbook (KB_SECTION (self)), ids, role, date, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_establish_clicked (GtkButton *button, KbWorkshopSummary *self)
{
  const char *const ids[] = { g_object_get_data (G_OBJECT (button), "id"), NULL };

  establish (self, ids);
}

static void
on_establish_all (KbWorkshopSummary *self)
{
  g_autoptr (GPtrArray) ids = proposed_ids (self);

  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  establish (self, (const char *const *) ids->pdata);
}

static GtkWidget *
proposal_row (KbWorkshopSummary *self, const KbRecord *asset)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badges = kb_class_badges_new ();
  const char *status = kb_record_text (asset, KB_ASSET_STATUS);
  const char *on = kb_record_text (asset, KB_ASSET_ESTABLISHED_ON);
  gboolean established = g_strcmp0 (status, "established") == 0;
  g_autofree char *subtitle = established
                                  ? kb_fill (_ ("Established {date}"), "date", on ? on : "", NULL)
                              : status ? g_strdup (_ ("Proposed, not yet established"))
                                       : g_strdup (_ ("Not classified"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_title (asset));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 6);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  kb_class_badges_set (
      KB_CLASS_BADGES (badges), kb_section_get_method (KB_SECTION (self)),
      kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset));
  gtk_widget_set_valign (badges, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badges);
  if (status && !established) {
    GtkWidget *button = gtk_button_new_with_label (_ ("Establish"));
    g_autofree char *spoken =
        kb_fill (_ ("Establish the class of {name}"), "name", kb_record_title (asset), NULL);

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    kb_gui_set_label (button, spoken);
    g_object_set_data_full (G_OBJECT (button), "id", g_strdup (kb_record_id (asset)), g_free);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_establish_clicked), self, 0);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  }
  return row;
}

static void
show_proposals (KbWorkshopSummary *self)
{
  g_autoptr (GPtrArray) assets = kb_workshop_assets (kb_section_get_content (KB_SECTION (self)),
                                                     kb_workshop_state_get_id (self->state));
  g_autoptr (GPtrArray) open = proposed_ids (self);

  kb_list_rows_clear (self->proposals);
  for (guint i = 0; i < assets->len; i++)
    gtk_list_box_append (self->proposals, proposal_row (self, g_ptr_array_index (assets, i)));
  kb_list_rows_filled (self->proposals);
  gtk_widget_set_visible (GTK_WIDGET (self->proposals), assets->len > 0);
  gtk_widget_set_sensitive (self->establish_all_button, open->len > 0);
}

static void
on_parked_toggled (GtkCheckButton *check, KbWorkshopSummary *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->setting)
    return;
  done = kb_workbook_settle_parked (kb_section_get_workbook (KB_SECTION (self)),
                                    g_object_get_data (G_OBJECT (check), "id"),
                                    gtk_check_button_get_active (check), &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
show_parked (KbWorkshopSummary *self)
{
  g_autoptr (GPtrArray) parked =
      kb_content_referring_in_order (kb_section_get_content (KB_SECTION (self)), KB_KIND_PARKED,
                                     KB_PARKED_WORKSHOP, kb_workshop_state_get_id (self->state));

  kb_list_rows_clear (self->parked);
  for (guint i = 0; i < parked->len; i++) {
    KbRecord *question = g_ptr_array_index (parked, i);
    const char *text = kb_record_text (question, KB_PARKED_TEXT);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *check = gtk_check_button_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text ? text : "");
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 kb_record_flag (question, KB_PARKED_SETTLED));
    kb_gui_set_label (check, text ? text : "");
    g_object_set_data_full (G_OBJECT (check), "id", g_strdup (kb_record_id (question)), g_free);
    g_signal_connect_object (check, "toggled", G_CALLBACK (on_parked_toggled), self, 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    gtk_list_box_append (self->parked, row);
  }
  kb_list_rows_filled (self->parked);
  gtk_widget_set_visible (self->parked_group, parked->len > 0);
}

/* Who is to establish the classes, and by when; the role is offered until another is typed. */
static void
show_establisher (KbWorkshopSummary *self, const KbRecord *workshop)
{
  const char *role = kb_record_text (workshop, KB_WORKSHOP_ESTABLISHER);
  const char *by = kb_record_text (workshop, KB_WORKSHOP_ESTABLISH_BY);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->establisher_row));
  const char *pattern =
      !role ? _ ("It is not yet said who establishes the classes.")
      : by  ? _ ("What is proposed here is to be established by: {role}, no later than {date}.")
            : _ ("What is proposed here is to be established by: {role}.");
  g_autofree char *text = kb_fill (pattern, "role", role ? role : "", "date", by ? by : "", NULL);
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->establish_group, safe);
  if (g_strcmp0 (typed, self->offered ? self->offered : "") == 0
      && g_strcmp0 (typed, role ? role : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->establisher_row), role ? role : "");
  g_free (self->offered);
  self->offered = g_strdup (role);
}

static void
refresh (KbWorkshopSummary *self)
{
  KbRecord *workshop;

  if (!self->state || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  workshop = kb_workshop_state_get_record (self->state);
  if (!workshop)
    return;
  self->setting = TRUE;
  show_proposals (self);
  show_parked (self);
  show_establisher (self, workshop);
  gtk_widget_set_sensitive (
      self->end_button, g_strcmp0 (kb_record_text (workshop, KB_WORKSHOP_STATUS), "ended") != 0);
  self->setting = FALSE;
}

static KbDocument *
minutes (KbWorkshopSummary *self)
{
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GError) error = NULL;
  KbDocument *document;

  kb_record_editor_flush (self->editor);
  report = kb_report_new (kb_section_get_workbook (KB_SECTION (self)), kb_gui_language (),
                          KB_PROFILE_COMPLETE);
  document = kb_minutes_document (report, kb_workshop_state_get_id (self->state), &error);
  if (!document)
    kb_gui_show_error (GTK_WIDGET (self), error);
  return document;
}

/* As formatted text for a word processor, and as plain text for everything else. */
static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopSummary *self = KB_WORKSHOP_SUMMARY (widget);
  g_autoptr (KbDocument) document = minutes (self);
  g_autofree char *text = document ? kb_document_to_text (document) : NULL;
  g_autofree char *html = document ? kb_document_to_html (document) : NULL;
  g_autoptr (GBytes) bytes = html ? g_bytes_new (html, strlen (html)) : NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (!document)
    return;
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  kb_gui_show_toast (widget, _ ("The minutes are copied."));
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, KbWorkshopSummary *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;
    g_autoptr (KbDocument) document = minutes (self);
    g_autoptr (GError) error = NULL;

    if (path && document && kb_pdf_write (document, path, &error))
      kb_gui_show_toast (GTK_WIDGET (self), _ ("The minutes are saved."));
    else if (error)
      kb_gui_show_error (GTK_WIDGET (self), error);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the minutes"), GTK_WINDOW (gtk_widget_get_root (widget)),
      GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("Workshop minutes.pdf"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_end_clicked (KbWorkshopSummary *self)
{
  g_autoptr (GHashTable) seconds = kb_workshop_state_dup_asset_seconds (self->state);
  GError *error = NULL;
  gboolean done;

  kb_record_editor_flush (self->editor);
  done = kb_workbook_end_workshop (kb_section_get_workbook (KB_SECTION (self)),
                                   kb_workshop_state_get_id (self->state), seconds, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    g_signal_emit (self, ended_signal, 0);
}

static void
kb_workshop_summary_bind (KbSection *section)
{
  refresh (KB_WORKSHOP_SUMMARY (section));
}

static void
kb_workshop_summary_update (KbSection *section, const KbChanges *changes)
{
  KbWorkshopSummary *self = KB_WORKSHOP_SUMMARY (section);

  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
kb_workshop_summary_dispose (GObject *object)
{
  KbWorkshopSummary *self = KB_WORKSHOP_SUMMARY (object);

  self->setting = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_SUMMARY);
  g_clear_object (&self->editor);
  g_clear_object (&self->state);
  g_clear_pointer (&self->offered, g_free);
  G_OBJECT_CLASS (kb_workshop_summary_parent_class)->dispose (object);
}

static void
kb_workshop_summary_class_init (KbWorkshopSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_summary_dispose;
  section_class->bind = kb_workshop_summary_bind;
  section_class->update = kb_workshop_summary_update;
  ended_signal = g_signal_new ("ended", KB_TYPE_WORKSHOP_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_EVEN_LAYOUT);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, proposals);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, establish_all_button);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, establish_group);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, establisher_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, date_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, parked);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, parked_group);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, next_steps_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, notes_row);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopSummary, end_button);
  gtk_widget_class_bind_template_callback (widget_class, on_establish_all);
  gtk_widget_class_bind_template_callback (widget_class, on_end_clicked);
  gtk_widget_class_install_action (widget_class, "summary.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "summary.save", NULL, action_save);
}

static void
kb_workshop_summary_init (KbWorkshopSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_WORKSHOP);
  kb_record_editor_bind_text (self->editor, kb_text_row_get_view (self->next_steps_row),
                              KB_WORKSHOP_NEXT_STEPS);
  kb_record_editor_bind_text (self->editor, kb_text_row_get_view (self->notes_row),
                              KB_WORKSHOP_NOTES);
}

void
kb_workshop_summary_set_state (KbWorkshopSummary *page, KbWorkshopState *state)
{
  g_autofree char *today = kb_date_today ();

  g_return_if_fail (KB_IS_WORKSHOP_SUMMARY (page));

  g_set_object (&page->state, state);
  kb_record_editor_set_id (page->editor, kb_workshop_state_get_id (state));
  gtk_editable_set_text (GTK_EDITABLE (page->date_row), today);
  refresh (page);
}

void
kb_workshop_summary_flush (KbWorkshopSummary *page)
{
  kb_record_editor_flush (page->editor);
}

/**
 * kb_workshop_summary_discard:
 * @page: the page
 * @shown: whether the fields show what is stored again
 *
 * Takes what is typed but not written out of the file at once, and with @shown off the screen.
 */
void
kb_workshop_summary_discard (KbWorkshopSummary *page, gboolean shown)
{
  kb_record_editor_discard (page->editor, shown);
}

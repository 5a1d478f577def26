// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-version-pane"

#include "kb-version-pane.h"

#include "kb-compare-window.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-register-dialog.h"
#include "kb-window.h"

struct _KbVersionPane {
  KbSection parent_instance;

  GtkWidget *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *state_label;
  GtkWidget *checksum_box;
  GtkLabel *checksum_label;
  GtkWidget *lock_button;
  GtkWidget *register_button;
  GtkWidget *next_button;
  GtkListBox *versions;

  KbVersion *version; /* the newest of the newest decision; NULL before it is locked */
};

G_DEFINE_FINAL_TYPE (KbVersionPane, kb_version_pane, KB_TYPE_SECTION)

static guint changed_signal;

/* "Godkänd, § 34, 2027-03-17" */
static char *
outcome_text (const KbRecord *decision)
{
  const char *outcome = decision ? kb_record_text (decision, KB_DECISION_OUTCOME) : NULL;
  const char *paragraph = outcome ? kb_record_text (decision, KB_DECISION_PARAGRAPH) : NULL;
  const char *on = outcome ? kb_record_text (decision, KB_DECISION_DECIDED_ON) : NULL;

  if (!outcome)
    return NULL;
  return g_strdup_printf (
      "%s%s%s%s%s",
      kb_label_choice (KB_KIND_DECISION, KB_DECISION_OUTCOME, outcome, kb_gui_language ()),
      paragraph ? ", § " : "", paragraph ? paragraph : "", on ? ", " : "", on ? on : "");
}

static KbRecord *
decision_of (KbVersionPane *self, const KbVersion *version)
{
  return kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_DECISION,
                          version->decision_id);
}

static char *
when_and_who (const KbVersion *version)
{
  g_autofree char *time = kb_format_time (version->locked_at);

  return kb_fill (_ ("{time} by {role}"), "time", time, "role",
                  kb_label_author (version->locked_by, kb_gui_language ()), NULL);
}

static void
show_version (KbVersionPane *self, gboolean same)
{
  const KbVersion *version = self->version;
  g_autofree char *outcome = outcome_text (decision_of (self, version));
  g_autofree char *title =
      kb_fill (_ ("Version {version}, locked for the nämnd"), "version", version->label, NULL);
  g_autofree char *detail = when_and_who (version);
  g_autofree char *checksum = kb_format_checksum (version->checksum);

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->detail_label, detail);
  gtk_label_set_text (self->checksum_label, checksum);
  gtk_label_set_text (self->state_label, outcome ? outcome
                                         : same
                                             ? _ ("Nothing has changed since it was locked.")
                                             : _ ("The workbook has changed since it was locked."));
}

static void
show_card (KbVersionPane *self)
{
  KbSection *section = KB_SECTION (self);
  KbWorkbook *workbook = kb_section_get_workbook (section);
  KbRecord *newest = kb_decision_newest (kb_section_get_content (section));
  gboolean registered = kb_decision_is_registered (newest);
  gboolean writable = kb_section_is_writable (section);
  gboolean same = self->version && kb_workbook_is_as_locked (workbook, self->version);

  gtk_widget_set_visible (self->checksum_box, self->version != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), self->version != NULL);
  gtk_widget_remove_css_class (self->icon, self->version ? "kb-gray" : "kb-green");
  gtk_widget_add_css_class (self->icon, self->version ? "kb-green" : "kb-gray");
  if (self->version) {
    show_version (self, same);
  } else {
    gtk_label_set_text (self->title_label, _ ("Not locked yet"));
    gtk_label_set_text (self->detail_label,
                        _ ("Lock what goes with the notice of the meeting. It is kept with a "
                           "checksum, and you can go on working."));
  }
  gtk_widget_set_visible (self->lock_button, !registered && writable && !same);
  gtk_widget_set_visible (self->register_button, self->version && writable);
  gtk_widget_set_visible (self->next_button, registered && writable);
  gtk_button_set_label (GTK_BUTTON (self->register_button),
                        registered ? _ ("_Correct what was registered …")
                                   : _ ("_Register the decision …"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.lock",
                                 newest && !registered && writable);
}

static GtkWidget *
row_button (const char *label, const char *spoken, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  kb_gui_set_label (button, spoken);
  return button;
}

static void
add_row (KbVersionPane *self, const KbVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *outcome = outcome_text (decision_of (self, version));
  g_autofree char *when = when_and_who (version);
  g_autofree char *title = kb_fill (_ ("Version {version}"), "version", version->label, NULL);
  g_autofree char *subtitle =
      g_strdup_printf ("%s%s%s", outcome ? outcome : when, version->kept ? "" : " · ",
                       version->kept ? "" : _ ("content purged"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (version->kept) {
    g_autofree char *open = g_strdup_printf ("%s: %s", _ ("Show"), title);
    g_autofree char *compare = g_strdup_printf ("%s: %s", _ ("Compare"), title);

    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        row_button (_ ("Compare"), compare, "version.compare", version->label));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               row_button (_ ("Show"), open, "version.open", version->label));
  }
  gtk_list_box_append (self->versions, row);
}

static void
refresh (KbVersionPane *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbRecord *newest = kb_decision_newest (kb_section_get_content (KB_SECTION (self)));
  g_autoptr (GPtrArray) versions = kb_workbook_list_versions (workbook, NULL);
  GtkWidget *child;

  g_clear_pointer (&self->version, kb_version_free);
  self->version = newest ? kb_workbook_newest_version (workbook, kb_record_id (newest)) : NULL;
  show_card (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->versions))))
    gtk_list_box_remove (self->versions, child);
  for (guint i = versions ? versions->len : 0; i > 0; i--)
    add_row (self, g_ptr_array_index (versions, i - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->versions), versions && versions->len > 0);
  g_signal_emit (self, changed_signal, 0);
}

static void
action_lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbVersionPane *self = KB_VERSION_PANE (widget);
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autoptr (KbVersion) version = NULL;
  GError *error = NULL;
  gboolean done;

  /* What is half-typed on the page belongs to the case. */
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
  done = kb_workbook_lock_version (workbook, &version, &error);
  if (done) {
    g_autofree char *text =
        kb_fill (_ ("Version {version} is locked."), "version", version->label, NULL);

    kb_gui_show_toast (widget, text);
  }
  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_register (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbRegisterDialog *dialog = kb_register_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                     kb_section_get_workbook (KB_SECTION (widget)));

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_add_decision (kb_section_get_workbook (KB_SECTION (widget)), "follow-up", &error);

  kb_section_check (KB_SECTION (widget), done, error);
}

static KbVersion *
find (GtkWidget *widget, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  KbVersion *version = kb_workbook_find_version (kb_section_get_workbook (KB_SECTION (widget)),
                                                 g_variant_get_string (parameter, NULL), &error);

  if (!version)
    kb_gui_show_error (widget, error);
  return version;
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (KbVersion) version = find (widget, parameter);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  KbWorkbook *then;

  if (!version || !KB_IS_WINDOW (root))
    return;
  then = kb_workbook_open_version (kb_section_get_workbook (KB_SECTION (widget)), version, &error);
  if (then)
    kb_window_show_version (KB_WINDOW (root), then, version->label);
  else
    kb_gui_show_error (widget, error);
}

static void
action_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (KbVersion) version = find (widget, parameter);
  g_autoptr (GError) error = NULL;
  KbCompareWindow *window;

  if (!version)
    return;
  window = kb_compare_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  kb_section_get_workbook (KB_SECTION (widget)), version, &error);
  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    kb_gui_show_error (widget, error);
}

static void
kb_version_pane_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_VERSION_PANE (section));
}

static void
kb_version_pane_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_VERSION_PANE (section));
}

static void
kb_version_pane_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_VERSION_PANE);
  g_clear_pointer (&KB_VERSION_PANE (object)->version, kb_version_free);
  G_OBJECT_CLASS (kb_version_pane_parent_class)->dispose (object);
}

static void
kb_version_pane_class_init (KbVersionPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_version_pane_dispose;
  section_class->bind = kb_version_pane_bind;
  section_class->update = kb_version_pane_update;
  section_class->lazy = TRUE;
  changed_signal = g_signal_new ("changed", KB_TYPE_VERSION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-version-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, icon);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, detail_label);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, state_label);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, checksum_box);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, checksum_label);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, lock_button);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, register_button);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, next_button);
  gtk_widget_class_bind_template_child (widget_class, KbVersionPane, versions);
  gtk_widget_class_install_action (widget_class, "version.lock", NULL, action_lock);
  gtk_widget_class_install_action (widget_class, "version.register", NULL, action_register);
  gtk_widget_class_install_action (widget_class, "version.next", NULL, action_next);
  gtk_widget_class_install_action (widget_class, "version.open", "s", action_open);
  gtk_widget_class_install_action (widget_class, "version.compare", "s", action_compare);
}

static void
kb_version_pane_init (KbVersionPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_version_pane_get_version:
 * @pane: a pane
 *
 * Returns: (transfer none) (nullable): the newest version of the newest decision
 */
const KbVersion *
kb_version_pane_get_version (KbVersionPane *pane)
{
  g_return_val_if_fail (KB_IS_VERSION_PANE (pane), NULL);

  return pane->version;
}

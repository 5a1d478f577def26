// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-decision-page"

#include "kb-decision-page.h"

#include "kb-check-list.h"
#include "kb-hit-list.h"
#include "kb-memo-list.h"
#include "kb-page.h"
#include "kb-proposal.h"
#include "kb-record-editor.h"
#include "kb-text-row.h"
#include "kb-version-pane.h"

struct _KbDecisionPage {
  KbSection parent_instance;

  KbPage *page;
  AdwComboRow *type_row;
  AdwEntryRow *board_row;
  AdwEntryRow *number_row;
  AdwEntryRow *meeting_row;
  AdwEntryRow *presenter_row;
  AdwEntryRow *from_row;
  AdwEntryRow *to_row;
  KbTextRow *proposal_row;
  AdwEntryRow *secrecy_row;
  AdwEntryRow *secrecy_on_row;
  AdwEntryRow *secrecy_by_row;
  GtkWidget *case_group;
  GtkWidget *secrecy_group;
  KbMemoList *memo;
  KbVersionPane *versions;
  KbHitList *hits;
  GtkWidget *source_box;
  GtkDropDown *source;
  GtkListBox *exports;
  GtkLabel *checks_label;

  KbRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbDecisionPage, kb_decision_page, KB_TYPE_SECTION)

static const KbExportKind export_kinds[] = {
  { N_ ("The package for the nämnd"),
    N_ ("Excel, complete and public, and a PDF for the notice, into a folder you choose."),
    "kb-export-symbolic", "kb-green", NULL, NULL, KB_PROFILE_COMPLETE },
  { N_ ("PDF for the notice"),
    N_ ("Summary, matrices, the largest risks, the plan and the method."), "kb-decision-symbolic",
    "kb-gray", N_ ("Basis for the decision {unit} {period}"), ".pdf", KB_PROFILE_COMPLETE },
  { N_ ("Excel, complete"),
    N_ ("The action plan with every sheet. It shows threats and weaknesses, and may be secret."),
    "kb-table-symbolic", "kb-green", N_ ("Action plan {unit} {period}"), ".xlsx",
    KB_PROFILE_COMPLETE },
  { N_ ("Excel, public extract"),
    N_ ("Without threats, weaknesses and motivations. Actions by their public wording."),
    "kb-eye-symbolic", "kb-blue", N_ ("Action plan {unit} {period}, public extract"), ".xlsx",
    KB_PROFILE_PUBLIC },
  { N_ ("Risk matrix as a picture"), N_ ("For a presentation or the wall."), "kb-picture-symbolic",
    "kb-gray", N_ ("Risk matrix {unit} {period}"), ".png", KB_PROFILE_COMPLETE },
  { N_ ("Lists as CSV"), N_ ("Assets, systems, risks and actions, one file each."),
    "kb-copy-symbolic", "kb-gray", N_ ("Lists {unit} {period}"), ".csv", KB_PROFILE_COMPLETE },
  { N_ ("Everything as JSON"), N_ ("The whole content, for other programs."), "kb-save-symbolic",
    "kb-gray", N_ ("Content {unit} {period}"), ".json", KB_PROFILE_COMPLETE },
};

static void
on_checked (KbDecisionPage *self, guint n_passed, guint n_examined)
{
  g_autofree char *passed = g_strdup_printf ("%u", n_passed);
  g_autofree char *examined = g_strdup_printf ("%u", n_examined);
  g_autofree char *text = kb_fill (_ ("{n} of {total}"), "n", passed, "total", examined, NULL);

  gtk_label_set_text (self->checks_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->checks_label), "kb-warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->checks_label), "kb-ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->checks_label),
                            n_passed < n_examined ? "kb-warning" : "kb-ok");
}

static void
show_subtitle (KbDecisionPage *self)
{
  KbRecord *decision = kb_decision_newest (kb_section_get_content (KB_SECTION (self)));
  const char *board = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;
  const char *date = decision ? kb_record_text (decision, KB_DECISION_MEETING_ON) : NULL;
  g_autofree char *text = g_strdup_printf ("%s %s", board ? board : "", date ? date : "");

  kb_page_set_subtitle (self->page, g_strstrip (text));
}

/* Fills an empty proposal; a text that somebody has written is never replaced. */
static void
action_suggest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbDecisionPage *self = KB_DECISION_PAGE (widget);
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autoptr (KbReport) report = NULL;
  g_autofree char *proposal = NULL;
  GError *error = NULL;
  gboolean done;

  kb_record_editor_flush (self->editor);
  report = kb_report_new (workbook, kb_gui_language (), KB_PROFILE_COMPLETE);
  if (*kb_report_decision_text (report, KB_DECISION_PROPOSAL))
    return;
  proposal = kb_proposal_suggest (report);
  done = kb_workbook_set_decision (workbook, KB_DECISION_PROPOSAL, proposal, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static KbReport *
report_now (KbDecisionPage *self)
{
  return kb_report_new (kb_section_get_workbook (KB_SECTION (self)), kb_gui_language (),
                        KB_PROFILE_COMPLETE);
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbDecisionPage *self = KB_DECISION_PAGE (widget);
  g_autoptr (KbReport) report = NULL;

  kb_record_editor_flush (self->editor);
  report = report_now (self);
  kb_report_note_version (report, kb_section_get_workbook (KB_SECTION (self)));
  kb_memo_copy (widget, report, parameter ? (int) g_variant_get_uint32 (parameter) : -1);
}

/* Fills an empty text with the proposal, to be written on; what somebody has written stays. */
static void
action_suggest_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbDecisionPage *self = KB_DECISION_PAGE (widget);
  guint part = g_variant_get_uint32 (parameter);
  g_autoptr (KbReport) report = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean done;

  kb_record_editor_flush (self->editor);
  report = report_now (self);
  if (part >= KB_MEMO_PARTS || kb_memo_is_written (report, part))
    return;
  text = kb_memo_suggest (report, part);
  done = kb_workbook_set_decision (kb_section_get_workbook (KB_SECTION (self)),
                                   kb_memo_field (part), text, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static gboolean
is_from_version (KbDecisionPage *self)
{
  return kb_version_pane_get_version (self->versions)
         && gtk_drop_down_get_selected (self->source) == 0;
}

/* What is exported: the locked version when there is one, unless the workbook as it is now is
 * chosen. */
static void
on_source_changed (KbDecisionPage *self)
{
  const KbVersion *version = kb_version_pane_get_version (self->versions);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->exports, i)); i++)
    kb_export_row_set_version (KB_EXPORT_ROW (row),
                               is_from_version (self) && version->kept ? version : NULL);
}

static void
on_versions_changed (KbDecisionPage *self)
{
  const KbVersion *version = kb_version_pane_get_version (self->versions);
  g_autofree char *label =
      version ? kb_fill (_ ("Version {version}"), "version", version->label, NULL) : NULL;
  const char *items[] = { label ? label : "", _ ("As it is now"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (items);

  gtk_widget_set_visible (self->source_box, version && version->kept);
  gtk_drop_down_set_model (self->source, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->source, 0);
  on_source_changed (self);
}

/* A registered decision is read; the next one is begun instead of changing it. */
static void
show_registered (KbDecisionPage *self, gboolean registered)
{
  GtkWidget *groups[] = { self->case_group, self->secrecy_group, GTK_WIDGET (self->proposal_row) };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_sensitive (groups[i], !registered);
  for (guint part = 0; part < KB_MEMO_PARTS; part++) {
    GtkTextView *view = kb_memo_list_get_view (self->memo, part);

    if (view)
      gtk_widget_set_sensitive (GTK_WIDGET (view), !registered);
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "memo.suggest",
                                 !registered && kb_section_is_writable (KB_SECTION (self)));
}

static void
show_texts (KbDecisionPage *self)
{
  g_autoptr (KbReport) report = report_now (self);
  g_autoptr (GPtrArray) hits =
      kb_screening_run (report, KB_SCREEN_EXTRACT | KB_SCREEN_MEMO, kb_gui_language ());

  kb_memo_list_show (self->memo, report);
  kb_hit_list_show (self->hits, hits);
}

static void
refresh (KbDecisionPage *self)
{
  KbRecord *decision = kb_record_editor_get_record (self->editor);

  kb_record_editor_reload (self->editor);
  show_subtitle (self);
  show_texts (self);
  show_registered (self, kb_decision_is_registered (decision));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "decision.suggest",
      kb_section_is_writable (KB_SECTION (self)) && !kb_decision_is_registered (decision)
          && (!decision || kb_record_is_null (decision, KB_DECISION_PROPOSAL)));
}

static void
kb_decision_page_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_DECISION_PAGE (section));
}

static void
kb_decision_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_DECISION_PAGE (section));
}

static void
kb_decision_page_dispose (GObject *object)
{
  KbDecisionPage *self = KB_DECISION_PAGE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_DECISION_PAGE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_decision_page_parent_class)->dispose (object);
}

static void
kb_decision_page_class_init (KbDecisionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_decision_page_dispose;
  section_class->bind = kb_decision_page_bind;
  section_class->update = kb_decision_page_update;
  section_class->lazy = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_CHECK_LIST);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  g_type_ensure (KB_TYPE_MEMO_LIST);
  g_type_ensure (KB_TYPE_HIT_LIST);
  g_type_ensure (KB_TYPE_VERSION_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-decision-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, type_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, board_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, number_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, presenter_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, from_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, proposal_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, secrecy_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, secrecy_on_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, secrecy_by_row);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, case_group);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, secrecy_group);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, memo);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, versions);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, hits);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, source_box);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, source);
  gtk_widget_class_bind_template_callback (widget_class, on_source_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_versions_changed);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, exports);
  gtk_widget_class_bind_template_child (widget_class, KbDecisionPage, checks_label);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
  gtk_widget_class_install_action (widget_class, "decision.suggest", NULL, action_suggest);
  gtk_widget_class_install_action (widget_class, "memo.copy", "u", action_copy);
  gtk_widget_class_install_action (widget_class, "memo.copy-all", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "memo.suggest", "u", action_suggest_part);
}

static void
bind_fields (KbDecisionPage *self)
{
  KbRecordEditor *editor = self->editor;

  kb_record_editor_bind_choice (editor, self->type_row, KB_DECISION_TYPE);
  kb_record_editor_bind_entry (editor, self->board_row, KB_DECISION_BOARD);
  kb_record_editor_bind_entry (editor, self->number_row, KB_DECISION_REGISTRY_NUMBER);
  kb_record_editor_bind_entry (editor, self->meeting_row, KB_DECISION_MEETING_ON);
  kb_record_editor_bind_entry (editor, self->presenter_row, KB_DECISION_PRESENTER);
  kb_record_editor_bind_entry (editor, self->from_row, KB_DECISION_VALID_FROM);
  kb_record_editor_bind_entry (editor, self->to_row, KB_DECISION_VALID_TO);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->proposal_row),
                              KB_DECISION_PROPOSAL);
  for (guint part = 0; part < KB_MEMO_PARTS; part++) {
    GtkTextView *view = kb_memo_list_get_view (self->memo, part);

    if (view)
      kb_record_editor_bind_text (editor, view, kb_memo_field (part));
  }
  kb_record_editor_bind_entry (editor, self->secrecy_row, KB_DECISION_SECRECY);
  kb_record_editor_bind_entry (editor, self->secrecy_on_row, KB_DECISION_SECRECY_ON);
  kb_record_editor_bind_entry (editor, self->secrecy_by_row, KB_DECISION_SECRECY_BY);
}

static void
kb_decision_page_init (KbDecisionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_DECISION);
  bind_fields (self);
  for (guint i = 0; i < G_N_ELEMENTS (export_kinds); i++)
    gtk_list_box_append (self->exports, kb_export_row_new (KB_SECTION (self), &export_kinds[i]));
}

void
kb_decision_page_flush (KbDecisionPage *page)
{
  g_return_if_fail (KB_IS_DECISION_PAGE (page));

  kb_record_editor_flush (page->editor);
}

/**
 * kb_decision_page_get_export:
 * @page: the page
 * @index: which, from the top
 *
 * Returns: (transfer none) (nullable): its row
 */
KbExportRow *
kb_decision_page_get_export (KbDecisionPage *page, guint index)
{
  return KB_EXPORT_ROW (gtk_list_box_get_row_at_index (page->exports, (int) index));
}

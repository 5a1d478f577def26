// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-details"

#include "kb-measure-details.h"

#include "kb-choices.h"
#include "kb-draft-texts.h"
#include "kb-measure-commands.h"
#include "kb-measure-text.h"

struct _KbMeasureDetails {
  KbSection parent_instance;

  GtkLabel *references_label;
  GtkEditable *how_entry;
  GtkEditable *comment_entry;
  GtkWidget *verify_box;
  GtkLabel *verified_label;
  GtkEditable *verify_entry;
  GtkWidget *verify_button;
  GtkWidget *unverify_button;
  GtkWidget *supplier_box;
  GtkLabel *requirement_label;
  GtkLabel *control_label;
  GtkDropDown *result_choice;
  GtkEditable *control_entry;
  GtkButton *plan_button;

  KbKind kind;
  char *id;
  KbRecord *measure;    /* NULL while nothing is shown */
  KbDraftTexts *drafts; /* what is half-typed, of every measure */
  KbWorkbook *drafted;  /* the workbook they are of; only to be compared */
  KbKind plan_kind;     /* what an action is for: where the answer comes from */
  char *plan_id;
};

G_DEFINE_FINAL_TYPE (KbMeasureDetails, kb_measure_details, KB_TYPE_SECTION)

static const char *
code_of (KbMeasureDetails *self)
{
  return kb_record_text (self->measure, KB_MEASURE_CODE);
}

static KbRecord *
own_assessment (KbMeasureDetails *self)
{
  return kb_assessment_find (kb_section_get_content (KB_SECTION (self)), self->kind, self->id,
                             code_of (self));
}

static const char *
written (KbMeasureDetails *self, guint field)
{
  KbRecord *own = own_assessment (self);
  const char *text = own ? kb_record_text (own, field) : NULL;

  return text ? text : "";
}

/* What a text is called among those half-typed. */
static char *
draft_name (KbMeasureDetails *self, guint field)
{
  return g_strdup_printf ("%s %s %s %s", kb_kind_info (self->kind)->table, self->id, code_of (self),
                          kb_field_info (KB_KIND_ASSESSMENT, field)->column);
}

/* A crash does not lose what is typed and not yet left. */
static void
note_draft (KbMeasureDetails *self, GtkEditable *entry, guint field)
{
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *name = NULL;

  if (!self->measure || !self->drafts)
    return;
  name = draft_name (self, field);
  kb_draft_texts_set (self->drafts, name, g_str_equal (text, written (self, field)) ? NULL : text);
}

static void
on_how_changed (KbMeasureDetails *self)
{
  note_draft (self, self->how_entry, KB_ASSESSMENT_IMPLEMENTATION);
}

static void
on_comment_changed (KbMeasureDetails *self)
{
  note_draft (self, self->comment_entry, KB_ASSESSMENT_COMMENT);
}

/* Writes a text when it is another than the one that stands. */
static void
write_entry (KbMeasureDetails *self, GtkEditable *entry, guint field)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  GError *error = NULL;
  gboolean done;

  if (g_str_equal (text, written (self, field)))
    return;
  done = kb_workbook_note_measure (kb_section_get_workbook (KB_SECTION (self)), self->kind,
                                   self->id, self->measure, field, text, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done && self->measure) {
    note_draft (self, entry, field);
    kb_draft_texts_save (self->drafts);
  }
}

/**
 * kb_measure_details_flush:
 * @details: the details
 *
 * Writes what is typed but not yet left.
 */
void
kb_measure_details_flush (KbMeasureDetails *details)
{
  g_return_if_fail (KB_IS_MEASURE_DETAILS (details));

  if (!details->measure || !kb_section_is_writable (KB_SECTION (details)))
    return;
  write_entry (details, details->how_entry, KB_ASSESSMENT_IMPLEMENTATION);
  if (details->measure)
    write_entry (details, details->comment_entry, KB_ASSESSMENT_COMMENT);
}

static void
on_entry_activate (KbMeasureDetails *self)
{
  kb_measure_details_flush (self);
}

static void
on_entry_leave (KbMeasureDetails *self)
{
  kb_measure_details_flush (self);
}

static void
verify (KbMeasureDetails *self, const char *on, const char *how)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  GError *error = NULL;
  gboolean done;

  if (!self->measure)
    return;
  g_ptr_array_add (one, self->measure);
  done = kb_workbook_verify_measures (kb_section_get_workbook (KB_SECTION (self)), self->kind,
                                      self->id, one, on, how, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_verify_clicked (KbMeasureDetails *self)
{
  g_autofree char *today = kb_date_today ();
  g_autofree char *how = g_strstrip (g_strdup (gtk_editable_get_text (self->verify_entry)));

  verify (self, today, how);
}

static void
on_unverify_clicked (KbMeasureDetails *self)
{
  verify (self, NULL, NULL);
}

static KbRecord *
action_of (KbMeasureDetails *self)
{
  return kb_measure_action (kb_section_get_content (KB_SECTION (self)), self->plan_kind,
                            self->plan_id, code_of (self));
}

static void
on_plan_clicked (KbMeasureDetails *self)
{
  KbRecord *action = self->measure ? action_of (self) : NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!self->measure)
    return;
  if (action) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan",
                                kb_record_id (action));
    return;
  }
  if (kb_workbook_plan_measure (kb_section_get_workbook (KB_SECTION (self)), self->plan_kind,
                                self->plan_id, self->measure, kb_gui_language (), NULL, &error)) {
    action = action_of (self);
    if (action) {
      g_autofree char *label = kb_action_label (action);

      text = kb_fill (_ ("{action} stands in the plan"), "action", label, NULL);
      kb_gui_show_undo_toast (GTK_WIDGET (self), text);
    }
  } else {
    kb_section_check (KB_SECTION (self), FALSE, error);
  }
}

static void
on_control_clicked (KbMeasureDetails *self)
{
  g_autofree char *today = kb_date_today ();
  GError *error = NULL;
  gboolean done;

  if (!self->measure)
    return;
  done = kb_workbook_control_supplier (
      kb_section_get_workbook (KB_SECTION (self)), self->id, self->measure, today,
      (KbAnswer) (gtk_drop_down_get_selected (self->result_choice) + KB_ANSWER_MET),
      gtk_editable_get_text (self->control_entry), &error);
  kb_section_check (KB_SECTION (self), done, error);
}

/* The keyboard is in the text inside an entry, never in the entry itself. */
static gboolean
is_typed_in (GtkEditable *entry)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
fill_entry (GtkEditable *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

static void
take_drafts (KbMeasureDetails *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));

  if (self->drafts && self->drafted == workbook)
    return;
  g_clear_object (&self->drafts);
  self->drafts = kb_draft_texts_new (workbook, "measures");
  self->drafted = workbook;
}

/* What was being typed when the program was left, else what is written. */
static void
fill_field (KbMeasureDetails *self, GtkEditable *entry, guint field)
{
  g_autofree char *name = draft_name (self, field);
  g_autofree char *draft = g_strdup (kb_draft_texts_get (self->drafts, name));

  fill_entry (entry,
              draft && kb_section_is_writable (KB_SECTION (self)) ? draft : written (self, field));
}

static void
show_verification (KbMeasureDetails *self, const KbGapItem *item)
{
  const KbRecord *own = item->own;
  const char *on = own ? kb_record_text (own, KB_ASSESSMENT_VERIFIED_ON) : NULL;
  const char *how = own ? kb_record_text (own, KB_ASSESSMENT_VERIFIED_HOW) : NULL;
  g_autofree char *text =
      on ? kb_fill (_ ("Verified {date}"), "date", on, NULL) : g_strdup (_ ("Not verified"));

  gtk_widget_set_visible (self->verify_box, own && kb_assessment_answer (own) != KB_ANSWER_NONE);
  gtk_label_set_text (self->verified_label, text);
  fill_entry (self->verify_entry, how ? how : "");
  gtk_widget_set_visible (self->unverify_button, on != NULL);
}

static void
show_plan_button (KbMeasureDetails *self, const KbGapItem *item)
{
  KbRecord *action = action_of (self);
  g_autofree char *label = action ? kb_action_label (action) : NULL;
  g_autofree char *text = action ? kb_fill (_ ("Show {action} in the plan"), "action", label, NULL)
                                 : g_strdup (_ ("Make an action"));

  gtk_button_set_label (self->plan_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_button),
                          action || kb_answer_is_gap (item->answer));
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_button),
                            action || kb_section_is_writable (KB_SECTION (self)));
}

/* "2027-02-25: Delvis uppfyllt. Intyg saknas (Leverantören AB)" */
static char *
describe_control (const KbRecord *control)
{
  const char *comment = kb_record_text (control, KB_SUPPLIER_CONTROL_COMMENT);
  const char *supplier = kb_record_text (control, KB_SUPPLIER_CONTROL_SUPPLIER);
  GString *text = g_string_new (kb_record_text (control, KB_SUPPLIER_CONTROL_CONTROLLED_ON));

  g_string_append_printf (text, ": %s",
                          kb_label_choice (KB_KIND_SUPPLIER_CONTROL, KB_SUPPLIER_CONTROL_RESULT,
                                           kb_record_text (control, KB_SUPPLIER_CONTROL_RESULT),
                                           kb_gui_language ()));
  if (comment)
    g_string_append_printf (text, ". %s", comment);
  if (supplier)
    g_string_append_printf (text, " (%s)", supplier);
  return g_string_free (text, FALSE);
}

/* A system that the kommun runs itself has no supplier to follow up. */
static void
show_supplier (KbMeasureDetails *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const char *requirement =
      kb_record_localized (self->measure, KB_MEASURE_REQUIREMENT_SV, kb_gui_language ());
  KbRecord *system =
      self->kind == KB_KIND_SYSTEM ? kb_content_find (content, KB_KIND_SYSTEM, self->id) : NULL;
  KbRecord *latest = system ? kb_supplier_control_latest (content, self->id, code_of (self)) : NULL;
  gboolean shown =
      system && *requirement && (latest || kb_record_text (system, KB_SYSTEM_SUPPLIER));
  g_autofree char *text = latest ? describe_control (latest) : NULL;
  g_autofree char *heading =
      kb_fill (_ ("Requirement on the supplier: {text}"), "text", requirement, NULL);

  gtk_widget_set_visible (self->supplier_box, shown);
  gtk_label_set_text (self->requirement_label, heading);
  gtk_label_set_text (self->control_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->control_label), latest != NULL);
  if (latest) {
    KbAnswer result = kb_answer_from_code (kb_record_text (latest, KB_SUPPLIER_CONTROL_RESULT));

    if (result != KB_ANSWER_NONE)
      gtk_drop_down_set_selected (self->result_choice, result - KB_ANSWER_MET);
  }
}

static void
set_editable (KbMeasureDetails *self)
{
  gboolean writable = kb_section_is_writable (KB_SECTION (self));

  gtk_editable_set_editable (self->how_entry, writable);
  gtk_editable_set_editable (self->comment_entry, writable);
  gtk_editable_set_editable (self->verify_entry, writable);
  gtk_editable_set_editable (self->control_entry, writable);
  gtk_widget_set_sensitive (self->verify_button, writable);
  gtk_widget_set_sensitive (self->unverify_button, writable);
}

static void
forget (KbMeasureDetails *self)
{
  g_clear_pointer (&self->measure, kb_record_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->plan_id, g_free);
}

static void
kb_measure_details_dispose (GObject *object)
{
  forget (KB_MEASURE_DETAILS (object));
  g_clear_object (&KB_MEASURE_DETAILS (object)->drafts);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEASURE_DETAILS);
  G_OBJECT_CLASS (kb_measure_details_parent_class)->dispose (object);
}

static void
kb_measure_details_class_init (KbMeasureDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_measure_details_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-measure-details.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, references_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, how_entry);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, comment_entry);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, verify_box);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, verified_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, verify_entry);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, verify_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, unverify_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, supplier_box);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, requirement_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, control_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, result_choice);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, control_entry);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDetails, plan_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_verify_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_unverify_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_control_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_clicked);
}

static void
kb_measure_details_init (KbMeasureDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->how_entry, "changed", G_CALLBACK (on_how_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comment_entry, "changed", G_CALLBACK (on_comment_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kb_measure_details_show:
 * @details: the details
 * @object_kind: an operating environment, a system or an asset
 * @object_id: (nullable): one of them
 * @item: (nullable): the measure, as it stands for the object; %NULL shows nothing
 *
 * The same measure again keeps what is being typed.
 */
void
kb_measure_details_show (KbMeasureDetails *details,
                         KbKind object_kind,
                         const char *object_id,
                         const KbGapItem *item)
{
  g_autofree char *references = NULL;
  gboolean same;

  g_return_if_fail (KB_IS_MEASURE_DETAILS (details));

  same = item && details->measure && details->kind == object_kind
         && g_strcmp0 (details->id, object_id) == 0
         && g_strcmp0 (code_of (details), kb_record_text (item->measure, KB_MEASURE_CODE)) == 0;
  if (!same)
    kb_measure_details_flush (details);
  forget (details);
  if (!item)
    return;
  details->kind = object_kind;
  details->id = g_strdup (object_id);
  details->measure = kb_record_ref (item->measure);
  details->plan_kind = item->source ? kb_record_kind (item->source) : object_kind;
  details->plan_id = g_strdup (item->source ? kb_record_id (item->source) : object_id);
  take_drafts (details);
  references = kb_measure_references (item->measure, kb_gui_language ());
  gtk_label_set_text (details->references_label, references);
  gtk_widget_set_visible (GTK_WIDGET (details->references_label), *references != '\0');
  if (!same || !is_typed_in (details->how_entry))
    fill_field (details, details->how_entry, KB_ASSESSMENT_IMPLEMENTATION);
  if (!same || !is_typed_in (details->comment_entry))
    fill_field (details, details->comment_entry, KB_ASSESSMENT_COMMENT);
  if (!same)
    gtk_editable_set_text (details->control_entry, "");
  show_verification (details, item);
  show_supplier (details);
  show_plan_button (details, item);
  set_editable (details);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-follow-up-page"

#include "kb-follow-up-page.h"

#include "kb-control-dialog.h"
#include "kb-document-dialog.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-page.h"

struct _KbFollowUpPage {
  KbSection parent_instance;

  KbPage *page;
  GtkListBox *controls;
  GtkWidget *no_controls;
  GtkListBox *documents;
  GtkWidget *no_documents;
  GtkGrid *budget;
  GtkWidget *no_budget;
};

G_DEFINE_FINAL_TYPE (KbFollowUpPage, kb_follow_up_page, KB_TYPE_SECTION)

/* A control is made by a day; a document is valid to one. */
static GtkWidget *
due_tag (KbDue due, const char *date, gboolean control)
{
  static const struct {
    const char *text;
    const char *validity;
    const char *css_class;
  } looks[] = {
    [KB_DUE_UNPLANNED] = { N_ ("No date"), N_ ("No date"), NULL },
    [KB_DUE_LATER] = { N_ ("By {date}"), N_ ("Valid to {date}"), "kb-ok" },
    [KB_DUE_SOON] = { N_ ("Soon: {date}"), N_ ("Expires soon: {date}"), "kb-warning" },
    [KB_DUE_PASSED] = { N_ ("Overdue: {date}"), N_ ("Expired {date}"), "kb-error" },
  };
  const char *words = control ? looks[due].text : looks[due].validity;
  g_autofree char *text = kb_fill (kb_gui_text (words), "date", date ? date : "", NULL);
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "kb-tag");
  if (looks[due].css_class)
    gtk_widget_add_css_class (tag, looks[due].css_class);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  return tag;
}

/* "Every 3 months · IT manager · last 2027-01-10, without remarks" */
static char *
control_text (KbFollowUpPage *self, const KbRecord *control)
{
  KbRecord *last =
      kb_control_last (kb_workbook_get_content (kb_section_get_workbook (KB_SECTION (self))),
                       kb_record_id (control));
  const char *owner = kb_record_text (control, KB_CONTROL_OWNER);
  gint64 months = kb_record_integer (control, KB_CONTROL_MONTHS);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (months, 0));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *every = kb_fill (
      ngettext ("Every month", "Every {n} months", (gulong) MAX (months, 0)), "n", number, NULL);

  g_string_append (text, every);
  if (owner)
    g_string_append_printf (text, " · %s", owner);
  if (last) {
    g_autofree char *made =
        kb_fill (_ ("last {date}: {result}"), "date", kb_record_text (last, KB_CONTROL_LOG_DONE_ON),
                 "result",
                 kb_label_choice (KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_RESULT,
                                  kb_record_text (last, KB_CONTROL_LOG_RESULT), kb_gui_language ()),
                 NULL);

    g_string_append_printf (text, " · %s", made);
  }
  return g_strdup (text->str);
}

static void
on_control_clicked (GtkButton *button, KbFollowUpPage *self)
{
  gtk_window_present (GTK_WINDOW (
      kb_control_dialog_new (GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)),
                             g_object_get_data (G_OBJECT (button), "id"))));
}

static GtkWidget *
row_button (
    KbFollowUpPage *self, const char *text, const char *spoken, const char *id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, kb_section_is_writable (KB_SECTION (self)));
  kb_gui_set_label (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  return row;
}

static void
show_controls (KbFollowUpPage *self)
{
  KbContent *content = kb_workbook_get_content (kb_section_get_workbook (KB_SECTION (self)));
  const GPtrArray *controls = kb_content_list (content, KB_KIND_CONTROL);
  g_autofree char *today = kb_date_today ();

  kb_list_rows_clear (self->controls);
  for (guint i = 0; i < controls->len; i++) {
    KbRecord *control = g_ptr_array_index (controls, i);
    const char *name = kb_record_localized (control, KB_CONTROL_NAME_SV, kb_gui_language ());
    g_autofree char *next = kb_control_next (content, control);
    g_autofree char *text = control_text (self, control);
    g_autofree char *spoken = kb_fill (_ ("Note that it was made: {name}"), "name", name, NULL);
    GtkWidget *row = new_row (name ? name : "", text);

    adw_action_row_add_suffix (ADW_ACTION_ROW (row), due_tag (kb_due (next, today), next, TRUE));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               row_button (self, _ ("Log it"), spoken, kb_record_id (control),
                                           G_CALLBACK (on_control_clicked)));
    gtk_list_box_append (self->controls, row);
  }
  kb_list_rows_filled (self->controls);
  gtk_widget_set_visible (GTK_WIDGET (self->controls), controls->len > 0);
  gtk_widget_set_visible (self->no_controls, controls->len == 0);
}

static void
on_document_clicked (GtkButton *button, KbFollowUpPage *self)
{
  gtk_window_present (GTK_WINDOW (kb_document_dialog_new (
      GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)),
      g_object_get_data (G_OBJECT (button), "id"), g_object_get_data (G_OBJECT (button), "own"))));
}

static void
action_add_document (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      kb_document_dialog_new (widget, kb_section_get_workbook (KB_SECTION (widget)), NULL, NULL)));
}

/* "Adopted · IT manager · KS 2027/12 · valid to 2030-12-31" */
static char *
document_text (const KbRecord *document)
{
  static const guint fields[] = { KB_DOCUMENT_OWNER, KB_DOCUMENT_REGISTRY_NUMBER };
  g_autoptr (GString) text = g_string_new (NULL);

  if (!document)
    return g_strdup (_ ("Not looked into yet"));
  g_string_append (text, kb_label_choice (KB_KIND_DOCUMENT, KB_DOCUMENT_STATUS,
                                          kb_record_text (document, KB_DOCUMENT_STATUS),
                                          kb_gui_language ()));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!kb_record_is_null (document, fields[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                              kb_record_text (document, fields[i]));
  return g_strdup (text->str);
}

static void
add_document (KbFollowUpPage *self,
              const char *name,
              const KbRecord *document,
              const char *statement_id,
              const char *today)
{
  g_autofree char *text = document_text (document);
  g_autofree char *spoken = kb_fill (_ ("Change {name}"), "name", name, NULL);
  GtkWidget *row = new_row (name, text);
  GtkWidget *button =
      row_button (self, _ ("Edit"), spoken, statement_id, G_CALLBACK (on_document_clicked));
  KbDue due = kb_document_due (document, today);
  gboolean is_draft =
      document && g_strcmp0 (kb_record_text (document, KB_DOCUMENT_STATUS), "draft") == 0;
  const char *valid_to = document ? kb_record_text (document, KB_DOCUMENT_VALID_TO) : NULL;

  if (valid_to)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), due_tag (due, valid_to, FALSE));
  else if (due == KB_DUE_PASSED || due == KB_DUE_UNPLANNED) {
    GtkWidget *tag = gtk_label_new (is_draft ? _ ("Not adopted") : _ ("Missing"));

    gtk_widget_add_css_class (tag, "kb-tag");
    gtk_widget_add_css_class (tag, "kb-warning");
    gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag);
  }
  if (document && !statement_id)
    g_object_set_data_full (G_OBJECT (button), "own", g_strdup (kb_record_id (document)), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->documents, row);
}

/* First what the method asks for, then the kommun's own. */
static void
show_documents (KbFollowUpPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *statements = kb_content_list (content, KB_KIND_STATEMENT);
  const GPtrArray *documents = kb_content_list (content, KB_KIND_DOCUMENT);
  g_autofree char *today = kb_date_today ();

  kb_list_rows_clear (self->documents);
  for (guint i = 0; i < statements->len; i++) {
    KbRecord *statement = g_ptr_array_index (statements, i);
    const char *id = kb_record_id (statement);

    if (g_strcmp0 (kb_record_text (statement, KB_STATEMENT_TOPIC), "routine") == 0)
      add_document (self, kb_record_localized (statement, KB_STATEMENT_TEXT_SV, kb_gui_language ()),
                    kb_document_of (content, id), id, today);
  }
  for (guint i = 0; i < documents->len; i++) {
    KbRecord *document = g_ptr_array_index (documents, i);
    const char *name = kb_record_text (document, KB_DOCUMENT_NAME);

    if (kb_record_is_null (document, KB_DOCUMENT_STATEMENT))
      add_document (self, name ? name : "", document, NULL, today);
  }
  kb_list_rows_filled (self->documents);
  gtk_widget_set_visible (GTK_WIDGET (self->documents),
                          gtk_widget_get_first_child (GTK_WIDGET (self->documents)) != NULL);
  gtk_widget_set_visible (self->no_documents,
                          !gtk_widget_get_visible (GTK_WIDGET (self->documents)));
}

static void
put_cell (KbFollowUpPage *self, const char *text, int column, int row, gboolean strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, column == 0 ? "kb-cell" : "kb-numeric");
  if (strong)
    gtk_widget_add_css_class (label, "kb-strong");
  gtk_grid_attach (self->budget, label, column, row, 1, 1);
}

static void
put_amount (KbFollowUpPage *self, gint64 amount, int column, int row)
{
  g_autofree char *text =
      amount == 0 ? g_strdup ("–") : kb_format_number (amount, kb_gui_language ());

  put_cell (self, text, column, row, FALSE);
}

/* Two rows a nämnd: what is within its budget and what is not financed. */
static void
put_line (KbFollowUpPage *self, const KbBudgetLine *line, guint n_years, int *row)
{
  g_autofree char *name = line->own
                              ? g_strdup (line->board ? line->board : _ ("This nämnd"))
                              : kb_fill (_ ("Request to {board}"), "board", line->board, NULL);
  gint64 financed = 0, rest = 0;

  put_cell (self, name, 0, (*row)++, TRUE);
  put_cell (self, _ ("Within budget"), 0, *row, FALSE);
  put_cell (self, _ ("Not financed"), 0, *row + 1, FALSE);
  for (guint y = 0; y < n_years; y++) {
    put_amount (self, line->years_financed[y], (int) y + 1, *row);
    put_amount (self, line->years[y] - line->years_financed[y], (int) y + 1, *row + 1);
    financed += line->years_financed[y];
    rest += line->years[y] - line->years_financed[y];
  }
  put_amount (self, financed, (int) n_years + 1, *row);
  put_amount (self, rest, (int) n_years + 1, *row + 1);
  put_amount (self, line->yearly, (int) n_years + 2, *row + 1);
  *row += 2;
}

static void
show_budget (KbFollowUpPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autofree char *today = kb_date_today ();
  KbPlan plan = kb_plan_sum (content, NULL, today);
  g_autoptr (GArray) lines = kb_plan_budget (content, today);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->budget))))
    gtk_grid_remove (self->budget, child);
  gtk_widget_set_visible (GTK_WIDGET (self->budget), lines->len > 0);
  gtk_widget_set_visible (self->no_budget, lines->len == 0);
  put_cell (self, _ ("SEK thousand"), 0, row, TRUE);
  for (guint y = 0; y < plan.n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", plan.first_year + (int) y);

    put_cell (self, year, (int) y + 1, row, TRUE);
  }
  put_cell (self, _ ("Total"), (int) plan.n_years + 1, row, TRUE);
  put_cell (self, _ ("Running a year"), (int) plan.n_years + 2, row++, TRUE);
  for (guint i = 0; i < lines->len; i++)
    put_line (self, &g_array_index (lines, KbBudgetLine, i), plan.n_years, &row);
}

static void
refresh (KbFollowUpPage *self)
{
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-up.add-document",
                                 kb_section_is_writable (KB_SECTION (self)));
  show_controls (self);
  show_documents (self);
  show_budget (self);
}

static void
kb_follow_up_page_bind (KbSection *section)
{
  refresh (KB_FOLLOW_UP_PAGE (section));
}

static void
kb_follow_up_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_FOLLOW_UP_PAGE (section));
}

static void
kb_follow_up_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_FOLLOW_UP_PAGE);
  G_OBJECT_CLASS (kb_follow_up_page_parent_class)->dispose (object);
}

static void
kb_follow_up_page_class_init (KbFollowUpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_follow_up_page_dispose;
  section_class->bind = kb_follow_up_page_bind;
  section_class->update = kb_follow_up_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE; /* the budget; what recurs and what governs is everybody's */
  g_type_ensure (KB_TYPE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-follow-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, controls);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, no_controls);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, documents);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, no_documents);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, budget);
  gtk_widget_class_bind_template_child (widget_class, KbFollowUpPage, no_budget);
  gtk_widget_class_install_action (widget_class, "follow-up.add-document", NULL,
                                   action_add_document);
}

static void
kb_follow_up_page_init (KbFollowUpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check-list"

#include "kb-check-list.h"

#include "kb-labels.h"
#include "kb-place.h"
#include "kb-workbook-view.h"

/* How many lines there are before "Show all". */
#define N_SHOWN 8
/* How many findings of one check are listed. */
#define N_FOUND 100

struct _KbCheckList {
  KbSection parent_instance;

  GtkListBox *list;
  GtkButton *more_button;
  gboolean show_all;
  int open_code; /* the check whose findings are listed, or KB_NONE */
};

G_DEFINE_FINAL_TYPE (KbCheckList, kb_check_list, KB_TYPE_SECTION)

static guint checked_signal;

static const struct {
  const char *icon;
  const char *style;
  const char *spoken;
} looks[] = {
  [KB_SEVERITY_NOTE] = { "kb-info-symbolic", "kb-dim", N_ ("Worth a thought") },
  [KB_SEVERITY_WARNING] = { "kb-warning-symbolic", "kb-warning", N_ ("Needs attention") },
  [KB_SEVERITY_ERROR] = { "kb-error-symbolic", "kb-error", N_ ("Must be mended") },
};

static GtkWidget *
line (const char *icon_name, const char *style, const char *text, GtkWidget *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (icon, style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (end)
    gtk_box_append (GTK_BOX (box), end);
  return box;
}

/* Whether what was found has a page where it is mended. */
static gboolean
has_page (KbCheckList *self, const KbRecord *record)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), KB_TYPE_WORKBOOK_VIEW);
  const char *section = kb_place_section (kb_record_kind (record));

  return view && section && kb_workbook_view_get_page (KB_WORKBOOK_VIEW (view), section);
}

/* The row leads to a record, where its finding is mended. */
static void
lead_to (KbCheckList *self, GtkWidget *row, KbCheckCode code, KbRecord *found)
{
  KbRecord *record = kb_check_owner (kb_section_get_content (KB_SECTION (self)), found);
  const char *place = kb_check_place (code, found);
  gboolean leads = has_page (self, record);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
  if (!leads)
    return;
  g_object_set_data_full (
      G_OBJECT (row), "place",
      g_variant_ref_sink (g_variant_new ("(sss)", kb_kind_info (kb_record_kind (record))->table,
                                         kb_record_id (record), place ? place : "")),
      (GDestroyNotify) g_variant_unref);
}

static GtkWidget *
check_row (KbCheckList *self, const KbCheck *check)
{
  gboolean fails = check->failing->len > 0;
  gboolean open = self->open_code == (int) check->code;
  g_autofree char *text = kb_describe_check (check, kb_gui_language ());
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s", fails ? _ (looks[check->severity].spoken) : _ ("In order"), text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *arrow = NULL;
  GtkWidget *box;

  if (check->failing->len > 1)
    arrow = gtk_image_new_from_icon_name (open ? "kb-up-symbolic" : "kb-down-symbolic");
  box = line (fails ? looks[check->severity].icon : "kb-check-symbolic",
              fails ? looks[check->severity].style : "kb-ok", text, arrow);
  if (fails)
    gtk_widget_add_css_class (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)),
                              "kb-strong");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  kb_gui_set_label (row, spoken);
  g_object_set_data (G_OBJECT (row), "code", GINT_TO_POINTER (check->code));
  if (check->failing->len == 1) {
    lead_to (self, row, check->code, g_ptr_array_index (check->failing, 0));
  } else if (fails) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data (G_OBJECT (row), "opens", GINT_TO_POINTER (TRUE));
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  }
  return row;
}

static char *
found_name (KbCheckList *self, KbRecord *found)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbRecord *record = kb_check_owner (content, found);
  int localized = kb_field_from_column (kb_record_kind (record), "name_sv");

  if (localized != KB_NONE)
    return g_strdup (kb_record_localized (record, (guint) localized, kb_gui_language ()));
  return g_strdup (kb_record_title (record));
}

/* Under a check that is opened: each record that it found. */
static void
append_found (KbCheckList *self, const KbCheck *check)
{
  guint n = MIN (check->failing->len, N_FOUND);

  for (guint i = 0; i < n; i++) {
    KbRecord *found = g_ptr_array_index (check->failing, i);
    g_autofree char *name = found_name (self, found);
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                line ("kb-next-symbolic", "kb-dim", name, NULL));
    gtk_widget_add_css_class (row, "kb-found");
    kb_gui_set_label (row, name);
    lead_to (self, row, check->code, found);
    gtk_list_box_append (self->list, row);
  }
  if (check->failing->len > n) {
    g_autofree char *count = g_strdup_printf ("%u", check->failing->len - n);
    g_autofree char *text = kb_fill (
        ngettext ("… and {n} more", "… and {n} more", check->failing->len - n), "n", count, NULL);
    GtkWidget *label = gtk_label_new (text);
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    gtk_widget_add_css_class (row, "kb-found");
    gtk_list_box_append (self->list, row);
  }
}

static void refresh (KbCheckList *self);

static GtkListBoxRow *
row_of (KbCheckList *self, int code)
{
  for (int i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

    if (!row
        || (g_object_get_data (G_OBJECT (row), "opens")
            && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "code")) == code))
      return row;
  }
}

static void
on_row_activated (KbCheckList *self, GtkListBoxRow *row)
{
  GVariant *place = g_object_get_data (G_OBJECT (row), "place");
  int code = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "code"));

  if (place) {
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.mend", place);
    return;
  }
  self->open_code = self->open_code == code ? KB_NONE : code;
  refresh (self);
  row = row_of (self, code);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_rows (KbCheckList *self,
          const GPtrArray *checks,
          gboolean failing,
          KbSeverity severity,
          guint *n_shown)
{
  for (guint i = 0; i < checks->len; i++) {
    const KbCheck *check = g_ptr_array_index (checks, i);

    if (check->examined == 0 || (check->failing->len > 0) != failing || check->severity != severity)
      continue;
    if (!failing && !self->show_all && *n_shown >= N_SHOWN)
      continue;
    gtk_list_box_append (self->list, check_row (self, check));
    (*n_shown)++;
    if (failing && self->open_code == (int) check->code && check->failing->len > 1)
      append_found (self, check);
  }
}

static void
refresh (KbCheckList *self)
{
  KbSection *section = KB_SECTION (self);
  KbWorkbook *workbook = kb_section_get_workbook (section);
  g_autofree char *today = kb_date_today ();
  g_autoptr (GPtrArray) checks = kb_checks_run_within (
      kb_workbook_get_content (workbook), kb_section_get_method (section),
      kb_section_get_inheritance (section), today, kb_workbook_get_scope (workbook));
  g_autofree char *total = NULL;
  g_autofree char *more = NULL;
  guint n_examined = 0, n_passed = 0, n_shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < checks->len; i++) {
    const KbCheck *check = g_ptr_array_index (checks, i);

    if (check->examined == 0)
      continue;
    n_examined++;
    if (check->failing->len == 0)
      n_passed++;
  }
  for (int severity = KB_SEVERITY_ERROR; severity >= KB_SEVERITY_NOTE; severity--)
    add_rows (self, checks, TRUE, (KbSeverity) severity, &n_shown);
  for (int severity = KB_SEVERITY_ERROR; severity >= KB_SEVERITY_NOTE; severity--)
    add_rows (self, checks, FALSE, (KbSeverity) severity, &n_shown);
  total = g_strdup_printf ("%u", n_examined);
  more = kb_fill (_ ("Show all {n}"), "n", total, NULL);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_shown < n_examined);
  g_signal_emit (self, checked_signal, 0, n_passed, n_examined);
}

static void
on_more_clicked (KbCheckList *self)
{
  self->show_all = TRUE;
  refresh (self);
}

static void
kb_check_list_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_CHECK_LIST (section));
}

static void
kb_check_list_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_CHECK_LIST (section));
}

static void
kb_check_list_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_CHECK_LIST);
  G_OBJECT_CLASS (kb_check_list_parent_class)->dispose (object);
}

static void
kb_check_list_class_init (KbCheckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_check_list_dispose;
  section_class->bind = kb_check_list_bind;
  section_class->update = kb_check_list_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  checked_signal = g_signal_new ("checked", KB_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-check-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCheckList, list);
  gtk_widget_class_bind_template_child (widget_class, KbCheckList, more_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
}

static void
kb_check_list_init (KbCheckList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->open_code = KB_NONE;
}

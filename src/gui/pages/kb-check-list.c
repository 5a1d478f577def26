// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check-list"

#include "kb-check-list.h"

#include "kb-labels.h"

/* How many lines there are before "Show all". */
#define N_SHOWN 8

struct _KbCheckList {
  KbSection parent_instance;

  GtkListBox *list;
  GtkButton *more_button;
  gboolean show_all;
};

G_DEFINE_FINAL_TYPE (KbCheckList, kb_check_list, KB_TYPE_SECTION)

static guint checked_signal;

static const char *
section_of (KbKind kind)
{
  switch (kind) {
  case KB_KIND_ASSET:
    return "assets";
  case KB_KIND_SYSTEM:
    return "systems";
  case KB_KIND_RISK:
    return "risks";
  case KB_KIND_ACTION:
    return "plan";
  case KB_KIND_DECISION:
    return "decision";
  default:
    return NULL;
  }
}

static GtkWidget *
check_row (const KbCheck *check)
{
  gboolean fails = check->failing->len > 0;
  g_autofree char *text = kb_describe_check (check, kb_gui_language ());
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (fails ? "kb-warning-symbolic" : "kb-check-symbolic");
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s", fails ? _ ("Needs attention") : _ ("In order"), text);

  gtk_widget_add_css_class (icon, fails ? "kb-warning" : "kb-ok");
  if (fails)
    gtk_widget_add_css_class (label, "kb-strong");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  kb_gui_set_label (row, spoken);
  if (fails) {
    KbRecord *first = g_ptr_array_index (check->failing, 0);
    const char *section = section_of (kb_record_kind (first));

    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), section != NULL);
    g_object_set_data (G_OBJECT (row), "section", (gpointer) section);
    g_object_set_data_full (G_OBJECT (row), "id", g_strdup (kb_record_id (first)), g_free);
  }
  return row;
}

static void
on_row_activated (KbCheckList *self, GtkListBoxRow *row)
{
  const char *section = g_object_get_data (G_OBJECT (row), "section");
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  if (section)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", section, id);
}

static void
add_rows (KbCheckList *self, const GPtrArray *checks, gboolean failing, guint *n_shown)
{
  for (guint i = 0; i < checks->len; i++) {
    const KbCheck *check = g_ptr_array_index (checks, i);

    if (check->examined == 0 || (check->failing->len > 0) != failing)
      continue;
    if (!failing && !self->show_all && *n_shown >= N_SHOWN)
      continue;
    gtk_list_box_append (self->list, check_row (check));
    (*n_shown)++;
  }
}

static void
refresh (KbCheckList *self)
{
  KbSection *section = KB_SECTION (self);
  g_autofree char *today = kb_date_today ();
  g_autoptr (GPtrArray) checks =
      kb_checks_run (kb_section_get_content (section), kb_section_get_method (section),
                     kb_section_get_inheritance (section), today);
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
  add_rows (self, checks, TRUE, &n_shown);
  add_rows (self, checks, FALSE, &n_shown);
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
}

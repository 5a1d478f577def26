// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-package-dialog"

#include "kb-package-dialog.h"

#include "kb-hit-list.h"

struct _KbPackageDialog {
  AdwWindow parent_instance;

  GtkLabel *about_label;
  KbSection *section;
  GtkListBox *exports;
  KbHitList *hits;
};

G_DEFINE_FINAL_TYPE (KbPackageDialog, kb_package_dialog, ADW_TYPE_WINDOW)

static const KbExportKind kinds[] = {
  { N_ ("The package"), N_ ("Excel, complete and public, and a PDF, into a folder you choose."),
    "kb-export-symbolic", "kb-green", NULL, NULL, KB_PROFILE_COMPLETE },
  { N_ ("PDF only"), N_ ("Summary, matrices, risks and actions."), "kb-decision-symbolic",
    "kb-gray", N_ ("Basis for the decision {unit} {period}"), ".pdf", KB_PROFILE_COMPLETE },
};

static void
kb_package_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PACKAGE_DIALOG);
  G_OBJECT_CLASS (kb_package_dialog_parent_class)->dispose (object);
}

static void
kb_package_dialog_class_init (KbPackageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_package_dialog_dispose;
  g_type_ensure (KB_TYPE_SECTION);
  g_type_ensure (KB_TYPE_HIT_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-package-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPackageDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, KbPackageDialog, section);
  gtk_widget_class_bind_template_child (widget_class, KbPackageDialog, exports);
  gtk_widget_class_bind_template_child (widget_class, KbPackageDialog, hits);
}

static void
kb_package_dialog_init (KbPackageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_hits (KbPackageDialog *self, KbWorkbook *workbook, const GArray *objects)
{
  g_autoptr (KbReport) report = kb_report_new (workbook, kb_gui_language (), KB_PROFILE_COMPLETE);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *about = NULL;

  kb_report_limit (report, objects);
  about = kb_fill (_ ("{names}: what is chosen, the assets or systems it is tied to, its risks and "
                      "its actions. Nothing else goes along, and no history."),
                   "names", report->scope, NULL);
  gtk_label_set_text (self->about_label, about);
  hits = kb_screening_run (report, KB_SCREEN_EXTRACT, kb_gui_language ());
  kb_hit_list_show (self->hits, hits);
}

/**
 * kb_package_dialog_new:
 * @parent: the window it belongs to
 * @workbook: a workbook
 * @kind: system or asset
 * @ids: (element-type utf8): those chosen
 *
 * Returns: (transfer none): the dialog
 */
KbPackageDialog *
kb_package_dialog_new (GtkWindow *parent, KbWorkbook *workbook, KbKind kind, const GPtrArray *ids)
{
  KbPackageDialog *dialog = g_object_new (KB_TYPE_PACKAGE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GArray) objects = g_array_new (FALSE, FALSE, sizeof (KbReportObject));

  g_object_set (dialog->section, "workbook", workbook, NULL);
  for (guint i = 0; i < ids->len; i++) {
    KbReportObject object = { kind, g_ptr_array_index (ids, i) };

    g_array_append_val (objects, object);
  }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    GtkWidget *row = kb_export_row_new (dialog->section, &kinds[i]);

    kb_export_row_set_objects (KB_EXPORT_ROW (row), kind, ids);
    gtk_list_box_append (dialog->exports, row);
  }
  show_hits (dialog, workbook, objects);
  return dialog;
}

/**
 * kb_package_dialog_show:
 * @section: a pane that shows a system or an asset
 * @kind: which of them
 * @id: (nullable): its id
 *
 * Returns: (transfer none) (nullable): the dialog that is shown
 */
KbPackageDialog *
kb_package_dialog_show (KbSection *section, KbKind kind, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  KbPackageDialog *dialog;

  if (!id || !kb_content_find (kb_section_get_content (section), kind, id))
    return NULL;
  g_ptr_array_add (ids, (gpointer) id);
  dialog = kb_package_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                                  kb_section_get_workbook (section), kind, ids);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

KbExportRow *
kb_package_dialog_get_row (KbPackageDialog *dialog, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (dialog->exports, (int) index);

  return row ? KB_EXPORT_ROW (row) : NULL;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-catalogue-view"

#include "kb-catalogue-view.h"

#include "kb-measure-commands.h"
#include "kb-measure-dialog.h"
#include "kb-measure-text.h"

struct _KbCatalogueView {
  KbSection parent_instance;

  GtkEditable *search;
  GtkToggleButton *own_button;
  GtkLabel *count_label;
  GtkListBox *list;

  KbMeasures *measures;
};

G_DEFINE_FINAL_TYPE (KbCatalogueView, kb_catalogue_view, KB_TYPE_SECTION)

static const char *
code_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "code");
}

static gboolean
is_own (KbCatalogueView *self, const KbRecord *measure)
{
  return kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_MEASURE,
                          kb_record_id (measure))
         != NULL;
}

static gboolean
passes (GtkListBoxRow *row, gpointer data)
{
  static const guint fields[] = { KB_MEASURE_CODE,     KB_MEASURE_TITLE_SV, KB_MEASURE_TITLE_EN,
                                  KB_MEASURE_STATE_SV, KB_MEASURE_STATE_EN, KB_MEASURE_STANDARD };
  KbCatalogueView *self = data;
  KbRecord *measure = self->measures ? kb_measures_find (self->measures, code_of (row)) : NULL;
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->search));

  if (!measure || !kb_section_get_workbook (KB_SECTION (self))
      || (gtk_toggle_button_get_active (self->own_button) && !is_own (self, measure)))
    return FALSE;
  if (!*needle)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = kb_record_text (measure, fields[i]);

    if (text && kb_folded_contains (text, needle))
      return TRUE;
  }
  return FALSE;
}

/* "165 åtgärder, 3 egna, 1 dold" */
static void
show_counts (KbCatalogueView *self)
{
  guint own = 0, hidden = 0;
  g_autofree char *total = g_strdup_printf ("%u", kb_measures_size (self->measures));
  g_autofree char *own_text = NULL;
  g_autofree char *hidden_text = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < kb_measures_size (self->measures); i++) {
    KbRecord *measure = kb_measures_at (self->measures, i);

    own += is_own (self, measure);
    hidden += kb_record_flag (measure, KB_MEASURE_HIDDEN);
  }
  own_text = g_strdup_printf ("%u", own);
  hidden_text = g_strdup_printf ("%u", hidden);
  text = kb_fill (_ ("{n} measures · the kommun’s own: {own} · hidden: {hidden}"), "n", total,
                  "own", own_text, "hidden", hidden_text, NULL);
  gtk_label_set_text (self->count_label, text);
}

static GtkWidget *
tag (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "kb-tag");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
on_hide_clicked (KbCatalogueView *self, GtkButton *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  KbRecord *measure = kb_measures_find (self->measures, code);
  GError *error = NULL;

  if (measure)
    kb_section_check (
        KB_SECTION (self),
        kb_workbook_hide_measure (kb_section_get_workbook (KB_SECTION (self)), measure,
                                  !kb_record_flag (measure, KB_MEASURE_HIDDEN), &error),
        error);
}

static void
on_restore_clicked (KbCatalogueView *self, GtkButton *button)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (button), "code"));
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!kb_workbook_restore_measure (kb_section_get_workbook (KB_SECTION (self)), code, &error)) {
    kb_section_check (KB_SECTION (self), FALSE, error);
    return;
  }
  text = kb_fill (_ ("Removed: {name}"), "name", code, NULL);
  kb_gui_show_undo_toast (GTK_WIDGET (self), text);
}

static GtkWidget *
icon_button (KbCatalogueView *self,
             const char *code,
             const char *icon,
             const char *tooltip,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", tooltip, code);

  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (code), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_sensitive (button, kb_section_is_writable (KB_SECTION (self)));
  kb_gui_set_label (button, spoken);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
measure_row (KbCatalogueView *self, const KbRecord *measure)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbLanguage language = kb_gui_language ();
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  gboolean hidden = kb_record_flag (measure, KB_MEASURE_HIDDEN);
  gboolean shipped = kb_measures_is_shipped (self->measures, code);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (
      "%s  %s", code, kb_record_localized (measure, KB_MEASURE_TITLE_SV, language));
  g_autofree char *why = kb_measure_why (measure, method, G_MAXUINT, language);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               kb_record_localized (measure, KB_MEASURE_STATE_SV, language));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  if (hidden)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag (_ ("Hidden")));
  if (is_own (self, measure))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               tag (shipped ? _ ("Own wording") : _ ("The kommun’s own")));
  if (kb_record_flag (measure, KB_MEASURE_BASELINE))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag (_ ("Basic protection")));
  if (*why)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag (why));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      icon_button (self, code, hidden ? "kb-eye-symbolic" : "kb-hidden-symbolic",
                   hidden ? _ ("Show again") : _ ("Hide"), G_CALLBACK (on_hide_clicked)));
  if (is_own (self, measure))
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        icon_button (self, code, shipped ? "kb-undo-symbolic" : "kb-delete-symbolic",
                     shipped ? _ ("Take back the wording that came with the program")
                             : _ ("Remove"),
                     G_CALLBACK (on_restore_clicked)));
  kb_gui_set_label (row, title);
  return row;
}

static void
fill (KbCatalogueView *self)
{
  GtkWidget *child;

  if (!self->measures || !kb_section_get_workbook (KB_SECTION (self))
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < kb_measures_size (self->measures); i++)
    gtk_list_box_append (self->list, measure_row (self, kb_measures_at (self->measures, i)));
  show_counts (self);
}

static void
on_search_changed (KbCatalogueView *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_saved (KbCatalogueView *self, KbMeasureDialog *dialog)
{
  g_autoptr (KbRecord) measure = kb_measure_dialog_get_measure (dialog);
  GError *error = NULL;

  kb_section_check (
      KB_SECTION (self),
      kb_workbook_put_measure (kb_section_get_workbook (KB_SECTION (self)), measure, &error),
      error);
}

static void
edit (KbCatalogueView *self, const KbRecord *measure, const char *title)
{
  KbMeasureDialog *dialog = kb_measure_dialog_new (GTK_WIDGET (self), title, measure,
                                                   kb_section_get_method (KB_SECTION (self)));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_activated (KbCatalogueView *self, GtkListBoxRow *row)
{
  KbRecord *measure = kb_measures_find (self->measures, code_of (row));
  g_autofree char *title = NULL;

  if (!measure || !kb_section_is_writable (KB_SECTION (self)))
    return;
  title = kb_fill (_ ("Measure {code}"), "code", code_of (row), NULL);
  edit (self, measure, title);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbCatalogueView *self = KB_CATALOGUE_VIEW (widget);
  g_autofree char *code =
      kb_workbook_new_measure_code (kb_section_get_workbook (KB_SECTION (self)));
  g_autoptr (KbRecord) measure = kb_record_new (KB_KIND_MEASURE, code);

  kb_record_set_text (measure, KB_MEASURE_CODE, code);
  kb_record_set_text (measure, KB_MEASURE_CATEGORY, "administrative");
  kb_record_set_integer (measure, KB_MEASURE_MUST, 1);
  edit (self, measure, _ ("New measure"));
}

static void
kb_catalogue_view_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    gtk_widget_action_set_enabled (GTK_WIDGET (section), "catalogue.new",
                                   kb_section_is_writable (section));
}

static void
kb_catalogue_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_catalogue_view_parent_class)->map (widget);
  fill (KB_CATALOGUE_VIEW (widget));
}

static void
kb_catalogue_view_dispose (GObject *object)
{
  g_clear_pointer (&KB_CATALOGUE_VIEW (object)->measures, kb_measures_unref);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_CATALOGUE_VIEW);
  G_OBJECT_CLASS (kb_catalogue_view_parent_class)->dispose (object);
}

static void
kb_catalogue_view_class_init (KbCatalogueViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_catalogue_view_dispose;
  widget_class->map = kb_catalogue_view_map;
  KB_SECTION_CLASS (klass)->bind = kb_catalogue_view_bind;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-catalogue-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCatalogueView, search);
  gtk_widget_class_bind_template_child (widget_class, KbCatalogueView, own_button);
  gtk_widget_class_bind_template_child (widget_class, KbCatalogueView, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbCatalogueView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "catalogue.new", NULL, action_new);
}

static void
kb_catalogue_view_init (KbCatalogueView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
}

/**
 * kb_catalogue_view_set_measures:
 * @view: the view
 * @measures: the workbook's measures
 */
void
kb_catalogue_view_set_measures (KbCatalogueView *view, KbMeasures *measures)
{
  g_return_if_fail (KB_IS_CATALOGUE_VIEW (view));

  kb_measures_ref (measures);
  g_clear_pointer (&view->measures, kb_measures_unref);
  view->measures = measures;
  fill (view);
}

void
kb_catalogue_view_search (KbCatalogueView *view)
{
  gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-preview-pane"

#include "kb-import-preview-pane.h"

#include "kb-format.h"
#include "kb-gui.h"
#include "kb-list-rows.h"
#include "kb-outcome-list.h"
#include "kb-tile.h"

struct _KbImportPreviewPane {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *error_label;
  GtkLabel *read_label;
  GtkLabel *created_label;
  GtkLabel *updated_label;
  GtkLabel *skipped_label;
  GtkLabel *failed_label;
  GtkLabel *read_caption;
  GtkLabel *created_caption;
  GtkLabel *updated_caption;
  GtkLabel *skipped_caption;
  GtkLabel *failed_caption;
  GtkWidget *skipped_card;
  GtkWidget *failed_card;
  GtkLabel *sum_label;
  GtkWidget *left_out_group;
  GtkListBox *left_out;
  GtkLabel *left_out_more;
  GtkWidget *changed_group;
  GtkListBox *changed;
  GtkLabel *changed_title;
  KbOutcomeList *outcomes;

  const KbImport *import; /* borrowed, while it is shown */
  const KbImportResult *result;
};

G_DEFINE_FINAL_TYPE (KbImportPreviewPane, kb_import_preview_pane, ADW_TYPE_BIN)

/* More rows than anybody reads here; all of them go into the report. */
#define MAX_LEFT_OUT 60
#define MAX_CHANGED  8

static AdwActionRow *
add_row (GtkListBox *list, guint number, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *text = kb_fill (_ ("Row {row}"), "row", digits, NULL);
  GtkWidget *tag = gtk_label_new (text);

  /* Titles stand in a line, be there one digit or three. */
  gtk_label_set_width_chars (GTK_LABEL (tag), 7);
  gtk_widget_add_css_class (tag, "kb-tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle) {
    g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tag);
  gtk_list_box_append (list, row);
  return ADW_ACTION_ROW (row);
}

static void
show_left_out (KbImportPreviewPane *self)
{
  guint count = 0;
  g_autofree char *more = NULL;

  kb_list_rows_clear (self->left_out);
  for (guint i = 0; i < self->result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (self->result->rows, i);
    g_autofree char *reason = NULL;

    if (outcome->type != KB_ROW_SKIPPED && outcome->type != KB_ROW_FAILED)
      continue;
    if (count++ >= MAX_LEFT_OUT)
      continue;
    reason = kb_describe_row_outcome (self->import, outcome, kb_gui_language ());
    add_row (self->left_out, outcome->row, reason,
             outcome->type == KB_ROW_FAILED ? _ ("Left out until it is mended") : NULL);
  }
  if (count > MAX_LEFT_OUT) {
    g_autofree char *rest = g_strdup_printf ("%u", count - MAX_LEFT_OUT);

    more = kb_fill (ngettext ("and {count} more row, in the report",
                              "and {count} more rows, in the report", count - MAX_LEFT_OUT),
                    "count", rest, NULL);
  }
  gtk_label_set_text (self->left_out_more, more ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_more), more != NULL);
  gtk_widget_set_visible (self->left_out_group, count > 0);
}

static GtkWidget *
level_change (const KbMethod *method, const KbImportDifference *difference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *before = kb_tile_new ("kb-badge");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("kb-next-symbolic");
  GtkWidget *after = kb_tile_new ("kb-badge");

  kb_tile_set_level (KB_TILE (before), method, (guint) difference->aspect, difference->before);
  kb_tile_set_level (KB_TILE (after), method, (guint) difference->aspect, difference->after);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), after);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static const KbImportDifference *
only_level (const GPtrArray *differences)
{
  const KbImportDifference *found = NULL;

  for (guint i = 0; i < differences->len; i++) {
    const KbImportDifference *difference = g_ptr_array_index (differences, i);

    if (difference->aspect != KB_NONE && found)
      return NULL;
    if (difference->aspect != KB_NONE)
      found = difference;
  }
  return found;
}

/* "Operation: own → cloud service". A single level stands as badges beside it. */
static void
add_changed (KbImportPreviewPane *self, const KbRowOutcome *outcome, const KbMethod *method)
{
  g_autoptr (GPtrArray) differences = kb_import_differences (self->import, self->result, outcome);
  const KbImportDifference *badges = only_level (differences);
  g_autoptr (GString) text = g_string_new (NULL);
  AdwActionRow *row;

  for (guint i = 0; i < differences->len; i++) {
    const KbImportDifference *difference = g_ptr_array_index (differences, i);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    if (difference == badges)
      g_string_append (text, difference->label);
    else if (difference->aspect != KB_NONE) {
      g_autofree char *before = kb_format_range (method, difference->before);
      g_autofree char *after = kb_format_range (method, difference->after);

      g_string_append_printf (text, "%s: %s → %s", difference->label, before, after);
    } else
      g_string_append_printf (text, "%s: %s → %s", difference->label,
                              difference->from ? difference->from : _ ("missing"),
                              difference->to ? difference->to : _ ("missing"));
  }
  if (differences->len == 0)
    g_string_append (text, _ ("What it is linked to"));
  row = add_row (self->changed, outcome->row, kb_record_title (outcome->before), text->str);
  if (badges)
    adw_action_row_add_suffix (row, level_change (method, badges));
}

static void
show_changed (KbImportPreviewPane *self, const KbMethod *method)
{
  guint shown = 0;
  g_autofree char *count = g_strdup_printf ("%u", self->result->updated);
  g_autofree char *title =
      kb_fill (ngettext ("{count} row changes what is there", "{count} rows change what is there",
                         self->result->updated),
               "count", count, NULL);

  kb_list_rows_clear (self->changed);
  for (guint i = 0; i < self->result->rows->len && shown < MAX_CHANGED; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (self->result->rows, i);

    if (outcome->type != KB_ROW_UPDATED || !outcome->before)
      continue;
    shown++;
    add_changed (self, outcome, method);
  }
  gtk_label_set_text (self->changed_title, title);
  gtk_widget_set_visible (self->changed_group, shown > 0);
}

static void
show_count (GtkLabel *label, GtkLabel *caption, guint count, const char *text)
{
  g_autofree char *figure = g_strdup_printf ("%u", count);

  gtk_label_set_text (label, figure);
  gtk_label_set_text (caption, text);
}

/* "17 read = 9 new + 5 changed + 3 skipped + 0 failed" */
static void
show_sum (KbImportPreviewPane *self)
{
  const KbImportResult *result = self->result;
  g_autofree char *read = g_strdup_printf ("%u", result->read);
  g_autofree char *created = g_strdup_printf ("%u", result->created);
  g_autofree char *updated = g_strdup_printf ("%u", result->updated);
  g_autofree char *skipped = g_strdup_printf ("%u", result->skipped);
  g_autofree char *failed = g_strdup_printf ("%u", result->failed);
  g_autofree char *text =
      kb_fill (_ ("{read} read = {created} new + {updated} changed + {skipped} skipped + "
                  "{failed} failed"),
               "read", read, "created", created, "updated", updated, "skipped", skipped, "failed",
               failed, NULL);

  gtk_label_set_text (self->sum_label, text);
  show_count (self->read_label, self->read_caption, result->read,
              ngettext ("read", "read", result->read));
  show_count (self->created_label, self->created_caption, result->created,
              ngettext ("new", "new", result->created));
  show_count (self->updated_label, self->updated_caption, result->updated,
              ngettext ("changed", "changed", result->updated));
  show_count (self->skipped_label, self->skipped_caption, result->skipped,
              ngettext ("skipped", "skipped", result->skipped));
  show_count (self->failed_label, self->failed_caption, result->failed,
              ngettext ("failed", "failed", result->failed));
  if (result->skipped > 0)
    gtk_widget_add_css_class (self->skipped_card, "kb-warning");
  else
    gtk_widget_remove_css_class (self->skipped_card, "kb-warning");
  if (result->failed > 0)
    gtk_widget_add_css_class (self->failed_card, "kb-error");
  else
    gtk_widget_remove_css_class (self->failed_card, "kb-error");
}

static void
kb_import_preview_pane_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_IMPORT_PREVIEW_PANE);
  G_OBJECT_CLASS (kb_import_preview_pane_parent_class)->dispose (object);
}

static void
kb_import_preview_pane_class_init (KbImportPreviewPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_import_preview_pane_dispose;
  g_type_ensure (KB_TYPE_OUTCOME_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-import-preview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, error_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, read_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, created_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, updated_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, skipped_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, failed_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, read_caption);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, created_caption);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, updated_caption);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, skipped_caption);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, failed_caption);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, skipped_card);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, failed_card);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, sum_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, left_out_group);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, left_out);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, left_out_more);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, changed_group);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, changed);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, changed_title);
  gtk_widget_class_bind_template_child (widget_class, KbImportPreviewPane, outcomes);
}

static void
kb_import_preview_pane_init (KbImportPreviewPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_import_preview_pane_show:
 * @pane: the pane
 * @import: an import
 * @result: what running it gave
 * @method: the workbook's method
 */
void
kb_import_preview_pane_show (KbImportPreviewPane *pane,
                             const KbImport *import,
                             const KbImportResult *result,
                             const KbMethod *method)
{
  g_return_if_fail (KB_IS_IMPORT_PREVIEW_PANE (pane));

  pane->import = import;
  pane->result = result;
  show_sum (pane);
  show_left_out (pane);
  show_changed (pane, method);
  kb_outcome_list_show (pane->outcomes, import, result);
  pane->import = NULL;
  pane->result = NULL;
  gtk_stack_set_visible_child_name (pane->stack, "counts");
}

/**
 * kb_import_preview_pane_show_error:
 * @pane: the pane
 * @text: why nothing can be tried yet, and what to do
 */
void
kb_import_preview_pane_show_error (KbImportPreviewPane *pane, const char *text)
{
  g_return_if_fail (KB_IS_IMPORT_PREVIEW_PANE (pane));

  gtk_label_set_text (pane->error_label, text);
  gtk_stack_set_visible_child_name (pane->stack, "error");
}

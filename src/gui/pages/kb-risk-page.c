// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-page"

#include "kb-risk-page.h"

#include "kb-even-layout.h"
#include "kb-fold-layout.h"
#include "kb-format.h"
#include "kb-matrix-text.h"
#include "kb-name-dialog.h"
#include "kb-risk-card.h"
#include "kb-risk-private.h"
#include "kb-tile.h"

#define LEGEND_LINES 4 /* of a band's name, and of its rule */

G_DEFINE_FINAL_TYPE (KbRiskPage, kb_risk_page, KB_TYPE_SECTION)

/**
 * kb_risk_page_moment:
 * @page: the page
 *
 * Returns: which assessment it shows
 */
KbMoment
kb_risk_page_moment (KbRiskPage *page)
{
  if (gtk_toggle_button_get_active (page->previous_button))
    return KB_MOMENT_PREVIOUS;
  return gtk_toggle_button_get_active (page->before_button) ? KB_MOMENT_BEFORE : KB_MOMENT_AFTER;
}

static char *
step_number (KbMethod *method, KbKind kind, int step)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, kind, (guint) step));
}

/* "Likelihood 2 × consequence 4 = High 8" */
static char *
cell_caption (KbMethod *method, const KbMatrix *matrix, KbPosition position)
{
  guint l = (guint) position.likelihood, c = (guint) position.consequence;
  g_autofree char *likelihood = step_number (method, KB_KIND_LIKELIHOOD, position.likelihood);
  g_autofree char *consequence = step_number (method, KB_KIND_CONSEQUENCE, position.consequence);
  g_autofree char *score = g_strdup_printf ("%d", matrix->scores[l][c]);

  return kb_fill (
      _ ("Likelihood {l} × consequence {c} = {band} {score}"), "l", likelihood, "c", consequence,
      "band", kb_method_step_name (method, KB_KIND_BAND, matrix->bands[l][c], kb_gui_language ()),
      "score", score, NULL);
}

/* How many of two lists are the same from their beginnings, and from their ends. */
static void
compare_lists (const GPtrArray *old, const GPtrArray *list, guint *head, guint *tail)
{
  guint shorter = MIN (old->len, list->len);

  for (*head = 0; *head < shorter; (*head)++)
    if (g_ptr_array_index (old, *head) != g_ptr_array_index (list, *head))
      break;
  for (*tail = 0; *tail < shorter - *head; (*tail)++)
    if (g_ptr_array_index (old, old->len - 1 - *tail)
        != g_ptr_array_index (list, list->len - 1 - *tail))
      break;
}

static gboolean
is_row_at (KbRiskPage *self, guint position, gconstpointer row)
{
  g_autoptr (KbRow) listed = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return listed == row;
}

/* Lists @risks. Of thousands in one cell one is often all that differs: then only that is looked up
 * and told, and a row that stays where it is tells by itself what is new in it. */
static void
set_rows (KbRiskPage *self, const GPtrArray *risks)
{
  KbRows *rows = kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_RISK);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  guint head = 0, tail = 0, old;

  if (self->same_rows)
    compare_lists (self->listed, risks, &head, &tail);
  for (guint i = head; i < risks->len - tail; i++)
    g_ptr_array_add (list, kb_rows_find (rows, kb_record_id (g_ptr_array_index (risks, i))));
  old = self->listed->len - head - tail;
  if (!self->same_rows || old != 1 || list->len != 1
      || !is_row_at (self, head, g_ptr_array_index (list, 0)))
    g_list_store_splice (self->rows, head, old, list->pdata, list->len);
  g_ptr_array_unref (self->listed);
  self->listed = g_ptr_array_new_full (risks->len, (GDestroyNotify) kb_record_unref);
  for (guint i = 0; i < risks->len; i++)
    g_ptr_array_add (self->listed, kb_record_ref (g_ptr_array_index (risks, i)));
  gtk_widget_set_visible (self->list_frame, risks->len > 0);
}

/* Which risks are in the chosen cell, of those that pass the filter. */
static void
look_in_chosen (KbRiskPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbPosition chosen = kb_heat_map_get_chosen (self->map);
  KbMoment moment = kb_risk_page_moment (self);

  g_clear_pointer (&self->in_cell, g_ptr_array_unref);
  self->in_cell = g_ptr_array_new ();
  if (!kb_position_is_placed (chosen))
    return;
  for (guint i = 0; i < self->risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (self->risks, i);

    if (kb_position_equal (kb_risk_position (method, risk, moment), chosen))
      g_ptr_array_add (self->in_cell, risk);
  }
}

static void
list_cell (KbRiskPage *self)
{
  const GPtrArray *risks = self->in_cell;
  g_autofree char *count = g_strdup_printf ("%u", risks->len);
  g_autofree char *heading = kb_fill (
      ngettext ("{n} risk in the cell", "{n} risks in the cell", risks->len), "n", count, NULL);
  g_autofree char *caption = cell_caption (kb_section_get_method (KB_SECTION (self)), &self->matrix,
                                           kb_heat_map_get_chosen (self->map));

  gtk_label_set_text (self->list_heading, heading);
  gtk_label_set_text (self->list_caption, caption);
  set_rows (self, risks);
}

static void
list_all (KbRiskPage *self)
{
  g_autoptr (GPtrArray) risks = kb_risks_sort_by_size (
      self->risks, kb_section_get_method (KB_SECTION (self)), kb_risk_page_moment (self));
  guint unplaced = self->matrix.unplaced;
  g_autofree char *count = g_strdup_printf ("%u", self->matrix.total);
  g_autofree char *heading =
      kb_fill (ngettext ("One risk in all", "All {n} risks", self->matrix.total), "n", count, NULL);
  g_autofree char *left = g_strdup_printf ("%u", unplaced);
  g_autofree char *caption =
      unplaced == 0
          ? g_strdup (_ ("The largest first"))
          : kb_fill (ngettext ("The largest first, {n} that is not placed last",
                               "The largest first, {n} that are not placed last", unplaced),
                     "n", left, NULL);

  gtk_label_set_text (self->list_heading, heading);
  gtk_label_set_text (self->list_caption, caption);
  set_rows (self, risks);
}

static void
show_list (KbRiskPage *self)
{
  if (gtk_toggle_button_get_active (self->all_button)
      || !kb_position_is_placed (kb_heat_map_get_chosen (self->map)))
    list_all (self);
  else
    list_cell (self);
}

/* What a ring means, where there can be any. */
static void
show_moves_hint (KbRiskPage *self)
{
  KbMoment moment = kb_risk_page_moment (self);

  gtk_label_set_text (self->moves_hint,
                      moment == KB_MOMENT_PREVIOUS
                          ? _ ("Dashed ring: here the risk stands now.")
                          : _ ("Dashed ring: here the risk moves when the action is done."));
  gtk_widget_set_visible (GTK_WIDGET (self->moves_hint),
                          gtk_switch_get_active (self->moves_switch) && moment != KB_MOMENT_AFTER
                              && !gtk_toggle_button_get_active (self->table_button));
}

/* Arrows go from last round to now, and from now to when the actions are done. */
static void
show_moves (KbRiskPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbMoment moment = kb_risk_page_moment (self);
  g_autoptr (GArray) moves = NULL;

  show_moves_hint (self);
  if (!gtk_switch_get_active (self->moves_switch) || moment == KB_MOMENT_AFTER
      || !kb_position_is_placed (kb_heat_map_get_chosen (self->map))) {
    kb_heat_map_set_moves (self->map, NULL);
    return;
  }
  moves = kb_matrix_moves (self->in_cell, method, moment,
                           moment == KB_MOMENT_PREVIOUS ? KB_MOMENT_BEFORE : KB_MOMENT_AFTER);
  kb_heat_map_set_moves (self->map, moves);
}

static GtkWidget *
legend_item (KbMethod *method, const KbMatrix *matrix, guint band)
{
  KbRecord *record = kb_method_item (method, KB_KIND_BAND, band);
  KbLanguage language = kb_gui_language ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tile = kb_tile_new ("kb-badge");
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *count = g_strdup_printf ("%u", matrix->by_band[band]);
  g_autofree char *risks =
      kb_fill (ngettext ("{n} risk", "{n} risks", matrix->by_band[band]), "n", count, NULL);
  g_autofree char *name =
      g_markup_escape_text (kb_record_localized (record, KB_BAND_NAME_SV, language), -1);
  const char *rule = kb_record_localized (record, KB_BAND_ACCEPTANCE_SV, language);
  g_autofree char *safe_rule = g_markup_escape_text (rule ? rule : "", -1);
  g_autofree char *markup =
      g_strdup_printf ("<b>%s</b> · %s\n<small>%s</small>", name, risks, safe_rule);

  kb_tile_set (KB_TILE (tile), kb_record_localized (record, KB_BAND_LETTER_SV, language),
               kb_record_text (record, KB_BAND_COLOR));
  kb_gui_set_label (tile, kb_record_localized (record, KB_BAND_NAME_SV, language));
  gtk_widget_add_css_class (tile, "kb-band");
  gtk_widget_set_valign (tile, GTK_ALIGN_START);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), LEGEND_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  kb_gui_set_tooltip (label, kb_record_localized (record, KB_BAND_NAME_SV, language));
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_legend (KbRiskPage *self, const KbMatrix *matrix)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))))
    gtk_box_remove (self->legend, child);
  for (guint b = 0; b < matrix->n_bands; b++)
    gtk_box_append (self->legend, legend_item (method, matrix, b));
}

/* "18 risks before actions, 2 are not placed (of 40 in all)" */
static void
show_heading (KbRiskPage *self)
{
  const KbMatrix *matrix = &self->matrix;
  guint all = kb_content_count (kb_section_get_content (KB_SECTION (self)), KB_KIND_RISK);
  g_autofree char *count = g_strdup_printf ("%u", matrix->total);
  g_autofree char *left = g_strdup_printf ("%u", matrix->unplaced);
  const char *pattern =
      matrix->moment == KB_MOMENT_PREVIOUS
          ? ngettext ("{n} risk last round", "{n} risks last round", matrix->total)
      : matrix->moment == KB_MOMENT_BEFORE
          ? ngettext ("{n} risk before actions", "{n} risks before actions", matrix->total)
          : ngettext ("{n} risk after actions", "{n} risks after actions", matrix->total);
  g_autofree char *heading = kb_fill (pattern, "n", count, NULL);
  g_autoptr (GString) text = g_string_new (heading);

  if (matrix->unplaced > 0) {
    g_autofree char *rest = kb_fill (
        ngettext ("{n} is not placed", "{n} are not placed", matrix->unplaced), "n", left, NULL);

    g_string_append_printf (text, ", %s", rest);
  }
  if (matrix->total < all) {
    g_autofree char *number = g_strdup_printf ("%u", all);
    g_autofree char *of = kb_fill (_ ("of {n} in all"), "n", number, NULL);

    g_string_append_printf (text, " (%s)", of);
  }
  gtk_label_set_text (self->heading, text->str);
  kb_gui_set_tooltip (GTK_WIDGET (self->heading), text->str);
}

/* The cell with the largest risks, so that the list is not empty from the start. */
static void
choose_largest (KbRiskPage *self)
{
  const KbMatrix *matrix = &self->matrix;
  KbPosition largest = { KB_NONE, KB_NONE };

  for (int l = 0; l < (int) matrix->n_likelihoods; l++)
    for (int c = 0; c < (int) matrix->n_consequences; c++) {
      KbPosition here = { l, c };

      if (kb_matrix_risks (matrix, here) > 0
          && (!kb_position_is_placed (largest)
              || kb_matrix_band (matrix, here) > kb_matrix_band (matrix, largest)
              || (kb_matrix_band (matrix, here) == kb_matrix_band (matrix, largest)
                  && (kb_matrix_score (matrix, here) > kb_matrix_score (matrix, largest)
                      || (kb_matrix_score (matrix, here) == kb_matrix_score (matrix, largest)
                          && c > largest.consequence)))))
        largest = here;
    }
  if (kb_position_is_placed (largest))
    kb_heat_map_choose (self->map, largest);
}

/* Last round can be looked at once there was one. */
static void
show_rounds (KbRiskPage *self)
{
  const GPtrArray *risks =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_RISK);
  gboolean any = FALSE;

  for (guint i = 0; i < risks->len && !any; i++)
    any = !kb_record_is_null (g_ptr_array_index (risks, i), KB_RISK_LIKELIHOOD_PREVIOUS);
  gtk_widget_set_visible (GTK_WIDGET (self->previous_button), any);
  if (!any && gtk_toggle_button_get_active (self->previous_button))
    gtk_toggle_button_set_active (self->before_button, TRUE);
}

static void
refresh (KbRiskPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbRiskFilter filter;

  show_rounds (self);
  if (!self->same_rows)
    kb_risk_filter_popover_fill (self->filter, content, method);
  filter = kb_risk_filter_popover_get (self->filter);
  g_clear_pointer (&self->risks, g_ptr_array_unref);
  self->risks =
      kb_risk_filter (content, method, kb_section_get_inheritance (KB_SECTION (self)), &filter);
  self->matrix = kb_matrix_count_risks (self->risks, method, kb_risk_page_moment (self));
  if (kb_risk_filter_popover_is_set (self->filter))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "suggested-action");
  gtk_stack_set_visible_child_name (
      self->outer, kb_content_count (content, KB_KIND_RISK) > 0 ? "matrix" : "empty");
  kb_heat_map_set (self->map, method, &self->matrix);
  if (gtk_toggle_button_get_active (self->table_button))
    kb_matrix_table_set (self->table, method, &self->matrix);
  if (!kb_position_is_placed (kb_heat_map_get_chosen (self->map)))
    choose_largest (self);
  look_in_chosen (self);
  show_heading (self);
  show_legend (self, &self->matrix);
  show_list (self);
  show_moves (self);
  if (!kb_risk_pane_get_shown (self->pane))
    gtk_stack_set_visible_child_name (self->side, "list");
}

static void
refresh_if_open (KbRiskPage *self)
{
  if (kb_section_get_workbook (KB_SECTION (self)))
    refresh (self);
}

static void
on_moment_toggled (KbRiskPage *self)
{
  refresh_if_open (self);
}

static void
on_moves_toggled (KbRiskPage *self)
{
  if (kb_section_get_workbook (KB_SECTION (self)))
    show_moves (self);
}

static void
on_table_toggled (KbRiskPage *self)
{
  gtk_stack_set_visible_child_name (
      self->picture, gtk_toggle_button_get_active (self->table_button) ? "table" : "map");
  refresh_if_open (self);
}

static void
on_filter_changed (KbRiskPage *self)
{
  self->same_rows = TRUE; /* its lists must not be filled anew while one is chosen from */
  refresh_if_open (self);
  self->same_rows = FALSE;
}

static void
on_all_toggled (KbRiskPage *self)
{
  refresh_if_open (self);
}

static void
on_cell_chosen (KbRiskPage *self, int likelihood, int consequence)
{
  kb_risk_pane_flush (self->pane);
  gtk_toggle_button_set_active (self->all_button, FALSE);
  gtk_stack_set_visible_child_name (self->side, "list");
  refresh (self);
}

static void
on_risk_activated (KbRiskPage *self, guint position)
{
  g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  kb_risk_pane_show (self->pane, kb_row_get_id (row));
  gtk_stack_set_visible_child_name (self->side, "risk");
}

static void
on_pane_closed (KbRiskPage *self)
{
  gtk_stack_set_visible_child_name (self->side, "list");
}

static void
on_name_accepted (KbRiskPage *self, const char *title, guint choice)
{
  KbPosition nowhere = { KB_NONE, KB_NONE };
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_add_risk (kb_section_get_workbook (KB_SECTION (self)), title,
                                        KB_KIND_NONE, NULL, nowhere, &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_risk_page_choose (self, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbNameDialog *dialog = kb_name_dialog_new (
      widget, _ ("New risk"), _ ("The risk in a few words"),
      _ ("Write it as something that can happen, such as “The record system can't be reached for "
         "several days”. Cause, outcome and place in the matrix come next."));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_name_accepted), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* F: before or after, while nobody is typing. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KbRiskPage *self)
{
  if ((key != GDK_KEY_f && key != GDK_KEY_F)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
      || !kb_gui_has_letter_keys (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (
      kb_risk_page_moment (self) == KB_MOMENT_BEFORE ? self->after_button : self->before_button,
      TRUE);
  return GDK_EVENT_STOP;
}

static void
on_card_changed (KbRow *row, GtkListItem *item)
{
  KbRiskPage *self = g_object_get_data (G_OBJECT (item), "page");

  kb_risk_card_set (KB_RISK_CARD (gtk_list_item_get_child (item)), KB_SECTION (self),
                    kb_row_get_record (row));
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING,
                                         kb_row_get_id (gtk_list_item_get_item (item)));
}

static void
on_card_setup (GtkSignalListItemFactory *factory, GtkListItem *item, KbRiskPage *self)
{
  GtkWidget *card = g_object_new (KB_TYPE_RISK_CARD, NULL);
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), item, 0);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (item, card);
  g_object_set_data (G_OBJECT (item), "page", self);
}

static void
on_card_bind (GtkSignalListItemFactory *factory, GtkListItem *item, KbRiskPage *self)
{
  KbRow *row = gtk_list_item_get_item (item);

  g_signal_connect (row, "changed", G_CALLBACK (on_card_changed), item);
  on_card_changed (row, item);
}

static void
on_card_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, KbRiskPage *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_card_changed, item);
}

static void
kb_risk_page_bind (KbSection *section)
{
  KbRiskPage *self = KB_RISK_PAGE (section);

  if (!kb_section_get_workbook (section)) {
    g_list_store_remove_all (self->rows);
    g_ptr_array_set_size (self->listed, 0);
    return;
  }
  kb_risk_page_enable_acts (self);
  refresh (self);
}

static void
kb_risk_page_update (KbSection *section, const KbChanges *changes)
{
  KbRiskPage *self = KB_RISK_PAGE (section);

  self->same_rows = TRUE;
  for (guint i = 0; self->same_rows && i < kb_changes_size (changes); i++)
    self->same_rows = kb_changes_get (changes, i)->kind == KB_KIND_RISK;
  refresh (self);
  self->same_rows = FALSE;
}

static void
kb_risk_page_dispose (GObject *object)
{
  KbRiskPage *self = KB_RISK_PAGE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_PAGE);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->risks, g_ptr_array_unref);
  g_clear_pointer (&self->in_cell, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  G_OBJECT_CLASS (kb_risk_page_parent_class)->dispose (object);
}

static void
kb_risk_page_class_init (KbRiskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_page_dispose;
  section_class->bind = kb_risk_page_bind;
  section_class->update = kb_risk_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  g_type_ensure (KB_TYPE_EVEN_LAYOUT);
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_FOLD_LAYOUT);
  g_type_ensure (KB_TYPE_HEAT_MAP);
  g_type_ensure (KB_TYPE_MATRIX_TABLE);
  g_type_ensure (KB_TYPE_RISK_FILTER_POPOVER);
  g_type_ensure (KB_TYPE_RISK_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, outer);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, before_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, after_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, heading);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, moves_switch);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, filter);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, picture);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, map);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, legend);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, side);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_heading);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_caption);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_frame);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, moves_hint);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_moment_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_moves_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_table_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "risk.new", NULL, action_new);
  kb_risk_page_install_acts (widget_class);
}

static void
kb_risk_page_init (KbRiskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (KB_TYPE_ROW);
  self->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_card_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_card_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_card_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  kb_risk_page_init_acts (self);
}

/**
 * kb_risk_page_choose:
 * @page: the page
 * @risk_id: the risk to show in full, with its cell
 */
void
kb_risk_page_choose (KbRiskPage *page, const char *risk_id)
{
  KbSection *section;
  KbRecord *risk;
  KbPosition position;

  g_return_if_fail (KB_IS_RISK_PAGE (page));

  section = KB_SECTION (page);
  risk = kb_content_find (kb_section_get_content (section), KB_KIND_RISK, risk_id);
  if (!risk)
    return;
  position = kb_risk_position (kb_section_get_method (section), risk, kb_risk_page_moment (page));
  if (kb_position_is_placed (position))
    kb_heat_map_choose (page->map, position);
  refresh (page);
  kb_risk_pane_show (page->pane, risk_id);
  gtk_stack_set_visible_child_name (page->side, "risk");
}

/**
 * kb_risk_page_choose_cell:
 * @page: the page
 * @position: a cell, as if a person had pressed it
 */
void
kb_risk_page_choose_cell (KbRiskPage *page, KbPosition position)
{
  g_return_if_fail (KB_IS_RISK_PAGE (page));

  kb_heat_map_choose (page->map, position);
  on_cell_chosen (page, position.likelihood, position.consequence);
}

void
kb_risk_page_flush (KbRiskPage *page)
{
  g_return_if_fail (KB_IS_RISK_PAGE (page));

  kb_risk_pane_flush (page->pane);
}

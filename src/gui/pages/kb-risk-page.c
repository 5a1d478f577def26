// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-page"

#include "kb-risk-page.h"

#include "kb-format.h"
#include "kb-heat-map.h"
#include "kb-name-dialog.h"
#include "kb-page.h"
#include "kb-risk-card.h"
#include "kb-risk-pane.h"
#include "kb-tile.h"

struct _KbRiskPage {
  KbSection parent_instance;

  KbPage *page;
  GtkStack *outer;
  GtkToggleButton *before_button;
  GtkToggleButton *after_button;
  GtkLabel *heading;
  GtkSwitch *moves_switch;
  KbHeatMap *map;
  GtkFlowBox *legend;
  GtkStack *side;
  GtkLabel *list_heading;
  GtkToggleButton *all_button;
  GtkLabel *list_caption;
  GtkWidget *list_frame;
  GtkListView *list;
  KbRiskPane *pane;

  GListStore *rows; /* KbRow of the risks that are listed */
};

G_DEFINE_FINAL_TYPE (KbRiskPage, kb_risk_page, KB_TYPE_SECTION)

static KbMoment
moment_of (KbRiskPage *self)
{
  return gtk_toggle_button_get_active (self->before_button) ? KB_MOMENT_BEFORE : KB_MOMENT_AFTER;
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

static GPtrArray *
unplaced_risks (KbRiskPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  GPtrArray *unplaced = g_ptr_array_new ();

  for (guint i = 0; i < risks->len; i++)
    if (!kb_position_is_placed (kb_risk_position (kb_section_get_method (KB_SECTION (self)),
                                                  g_ptr_array_index (risks, i), moment_of (self))))
      g_ptr_array_add (unplaced, g_ptr_array_index (risks, i));
  return unplaced;
}

static void
set_rows (KbRiskPage *self, const GPtrArray *risks)
{
  KbRows *rows = kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_RISK);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < risks->len; i++) {
    KbRow *row = kb_rows_find (rows, kb_record_id (g_ptr_array_index (risks, i)));

    if (row)
      g_ptr_array_add (list, row);
  }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       list->pdata, list->len);
  gtk_widget_set_visible (self->list_frame, list->len > 0);
}

static void
list_cell (KbRiskPage *self, const KbMatrix *matrix)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbPosition position = kb_heat_map_get_chosen (self->map);
  g_autoptr (GPtrArray) risks = kb_matrix_risks_at (kb_section_get_content (KB_SECTION (self)),
                                                    method, moment_of (self), position);
  g_autofree char *count = g_strdup_printf ("%u", risks->len);
  g_autofree char *heading = kb_fill (
      ngettext ("{n} risk in the cell", "{n} risks in the cell", risks->len), "n", count, NULL);
  g_autofree char *caption = cell_caption (method, matrix, position);

  gtk_label_set_text (self->list_heading, heading);
  gtk_label_set_text (self->list_caption, caption);
  set_rows (self, risks);
}

static void
list_all (KbRiskPage *self, const KbMatrix *matrix)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autoptr (GPtrArray) risks =
      kb_risks_by_size (content, kb_section_get_method (KB_SECTION (self)), moment_of (self));
  g_autoptr (GPtrArray) unplaced = unplaced_risks (self);
  g_autofree char *count = g_strdup_printf ("%u", matrix->total);
  g_autofree char *heading =
      kb_fill (ngettext ("One risk in all", "All {n} risks", matrix->total), "n", count, NULL);
  g_autofree char *left = g_strdup_printf ("%u", unplaced->len);
  g_autofree char *caption =
      unplaced->len == 0
          ? g_strdup (_ ("The largest first"))
          : kb_fill (ngettext ("The largest first, {n} that is not placed last",
                               "The largest first, {n} that are not placed last", unplaced->len),
                     "n", left, NULL);

  gtk_label_set_text (self->list_heading, heading);
  gtk_label_set_text (self->list_caption, caption);
  set_rows (self, risks);
}

static void
show_list (KbRiskPage *self, const KbMatrix *matrix)
{
  if (gtk_toggle_button_get_active (self->all_button)
      || !kb_position_is_placed (kb_heat_map_get_chosen (self->map)))
    list_all (self, matrix);
  else
    list_cell (self, matrix);
}

static void
show_moves (KbRiskPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbPosition chosen = kb_heat_map_get_chosen (self->map);
  g_autoptr (GPtrArray) risks = NULL;
  g_autofree KbPosition *to = NULL;

  if (!gtk_switch_get_active (self->moves_switch) || moment_of (self) != KB_MOMENT_BEFORE
      || !kb_position_is_placed (chosen)) {
    kb_heat_map_set_moves (self->map, NULL, 0);
    return;
  }
  risks = kb_matrix_risks_at (kb_section_get_content (KB_SECTION (self)), method, KB_MOMENT_BEFORE,
                              chosen);
  to = g_new (KbPosition, risks->len + 1);
  for (guint i = 0; i < risks->len; i++)
    to[i] = kb_risk_position (method, g_ptr_array_index (risks, i), KB_MOMENT_AFTER);
  kb_heat_map_set_moves (self->map, to, risks->len);
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
    gtk_flow_box_remove (self->legend, child);
  for (guint b = 0; b < matrix->n_bands; b++)
    gtk_flow_box_append (self->legend, legend_item (method, matrix, b));
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->legend)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
show_heading (KbRiskPage *self, const KbMatrix *matrix)
{
  g_autofree char *count = g_strdup_printf ("%u", matrix->total);
  gboolean before = matrix->moment == KB_MOMENT_BEFORE;
  g_autofree char *placed = g_strdup_printf ("%u", matrix->total - matrix->unplaced);
  g_autofree char *heading =
      before
          ? kb_fill (
              ngettext ("{n} risk before actions", "{n} risks before actions", matrix->total), "n",
              count, NULL)
          : kb_fill (ngettext ("{n} risk after actions", "{n} risks after actions", matrix->total),
                     "n", count, NULL);
  g_autofree char *unplaced = NULL;
  g_autofree char *left = g_strdup_printf ("%u", matrix->unplaced);

  if (matrix->unplaced > 0) {
    g_autofree char *rest = kb_fill (
        ngettext ("{n} is not placed", "{n} are not placed", matrix->unplaced), "n", left, NULL);

    unplaced = g_strdup_printf ("%s, %s", heading, rest);
  }
  gtk_label_set_text (self->heading, unplaced ? unplaced : heading);
}

/* The cell with the largest risks, so that the list is not empty from the start. */
static void
choose_largest (KbRiskPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GPtrArray) risks = kb_risks_by_size (content, method, moment_of (self));

  if (risks->len > 0)
    kb_heat_map_choose (self->map,
                        kb_risk_position (method, g_ptr_array_index (risks, 0), moment_of (self)));
}

static void
refresh (KbRiskPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbMatrix matrix = kb_matrix_count (content, method, moment_of (self));

  gtk_stack_set_visible_child_name (self->outer, matrix.total > 0 ? "matrix" : "empty");
  kb_heat_map_set (self->map, method, &matrix);
  if (!kb_position_is_placed (kb_heat_map_get_chosen (self->map)))
    choose_largest (self);
  show_heading (self, &matrix);
  show_legend (self, &matrix);
  show_list (self, &matrix);
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
      moment_of (self) == KB_MOMENT_BEFORE ? self->after_button : self->before_button, TRUE);
  return GDK_EVENT_STOP;
}

static void
on_card_changed (KbRow *row, GtkListItem *item)
{
  KbRiskPage *self = g_object_get_data (G_OBJECT (item), "page");

  kb_risk_card_set (KB_RISK_CARD (gtk_list_item_get_child (item)), KB_SECTION (self),
                    kb_row_get_record (row));
}

static void
on_card_setup (GtkSignalListItemFactory *factory, GtkListItem *item, KbRiskPage *self)
{
  gtk_list_item_set_child (item, g_object_new (KB_TYPE_RISK_CARD, NULL));
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
    return;
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "risk.new", kb_section_is_writable (section));
  refresh (self);
}

static void
kb_risk_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_RISK_PAGE (section));
}

static void
kb_risk_page_dispose (GObject *object)
{
  KbRiskPage *self = KB_RISK_PAGE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_PAGE);
  g_clear_object (&self->rows);
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
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_HEAT_MAP);
  g_type_ensure (KB_TYPE_RISK_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, outer);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, before_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, after_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, heading);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, moves_switch);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, map);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, legend);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, side);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_heading);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_caption);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list_frame);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, list);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_moment_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_moves_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "risk.new", NULL, action_new);
}

static void
kb_risk_page_init (KbRiskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (KB_TYPE_ROW);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_card_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_card_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_card_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  position = kb_risk_position (kb_section_get_method (section), risk, moment_of (page));
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

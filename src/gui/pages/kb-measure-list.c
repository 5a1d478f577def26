// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-list"

#include "kb-measure-list.h"

#include "kb-class-badges.h"
#include "kb-measure-commands.h"
#include "kb-measure-details.h"
#include "kb-measure-text.h"

struct _KbMeasureList {
  KbSection parent_instance;

  GtkLabel *title_label;
  KbClassBadges *badges;
  GtkWidget *environment_box;
  GtkDropDown *environment_choice;
  GtkLabel *progress_label;
  GtkLabel *note_label;
  GtkFlowBox *chips;
  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *empty_label;

  GtkToggleButton *filters[KB_N_MEASURE_FILTERS];
  KbMeasureFilter filter;
  KbMeasureDetails *details; /* stands in the row that is chosen */
  KbMeasures *measures;
  KbGap *gap;
  GPtrArray *rows; /* KbMeasureRow, in order; the list box owns them */
  KbKind kind;
  char *id;
  char *environments; /* what there is to choose among */
  char *needle;       /* what is searched for, folded */
  gboolean filling;   /* choices follow the workbook */
  gboolean choosing;  /* rows come and go, nobody chooses */
};

G_DEFINE_FINAL_TYPE (KbMeasureList, kb_measure_list, KB_TYPE_SECTION)

static const char *const filter_texts[KB_N_MEASURE_FILTERS] = {
  [KB_MEASURES_ALL] = N_ ("All {n}"),
  [KB_MEASURES_OPEN] = N_ ("Not answered {n}"),
  [KB_MEASURES_GAPS] = N_ ("Gaps {n}"),
  [KB_MEASURES_UNVERIFIED] = N_ ("Not verified {n}"),
  [KB_MEASURES_SHARED] = N_ ("Answered elsewhere {n}"),
  [KB_MEASURES_OVER] = N_ ("More than needed {n}"),
};

static gboolean
passes (KbMeasureRow *row, KbMeasureFilter filter)
{
  KbAnswer answer = kb_measure_row_get_answer (row);
  gboolean over = kb_measure_row_is_over (row);

  switch (filter) {
  case KB_MEASURES_OPEN:
    return !over && answer == KB_ANSWER_NONE;
  case KB_MEASURES_GAPS:
    return !over && kb_answer_is_gap (answer);
  case KB_MEASURES_UNVERIFIED:
    return !over && answer != KB_ANSWER_NONE && answer != KB_ANSWER_NOT_APPLICABLE
           && !kb_measure_row_is_verified (row);
  case KB_MEASURES_SHARED:
    return kb_measure_row_is_shared (row);
  case KB_MEASURES_OVER:
    return over;
  default:
    return TRUE;
  }
}

static gboolean
is_found (KbMeasureList *self, KbMeasureRow *row)
{
  static const guint fields[] = { KB_MEASURE_CODE,     KB_MEASURE_TITLE_SV, KB_MEASURE_TITLE_EN,
                                  KB_MEASURE_STATE_SV, KB_MEASURE_STATE_EN, KB_MEASURE_STANDARD };
  KbRecord *measure = kb_measure_row_get_measure (row);

  if (!self->needle || !*self->needle)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = kb_record_text (measure, fields[i]);

    if (text && kb_folded_contains (text, self->needle))
      return TRUE;
  }
  return FALSE;
}

/* What stands there when no row does: nothing is chosen, nothing applies, or nothing is found. */
static void
show_empty (KbMeasureList *self)
{
  const char *text = !self->id              ? _ ("Choose what to answer for at the left.")
                     : self->rows->len == 0 ? _ ("No measures apply.")
                                            : _ ("Nothing matches");

  gtk_label_set_text (self->empty_label, text);
}

/* What is answered while a filter is on stays in sight until the filter is set anew; otherwise the
 * keyboard would lose its place. */
static void
filter_rows (KbMeasureList *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    KbMeasureRow *row = g_ptr_array_index (self->rows, i);

    gtk_widget_set_visible (GTK_WIDGET (row), passes (row, self->filter) && is_found (self, row));
  }
  gtk_list_box_invalidate_headers (self->list);
  show_empty (self);
}

static void
on_filter_toggled (KbMeasureList *self, GtkToggleButton *button)
{
  for (guint f = 0; f < KB_N_MEASURE_FILTERS; f++)
    if (button == self->filters[f] && gtk_toggle_button_get_active (button)) {
      self->filter = (KbMeasureFilter) f;
      filter_rows (self);
    }
}

static void
add_filters (KbMeasureList *self)
{
  for (guint f = 0; f < KB_N_MEASURE_FILTERS; f++) {
    GtkWidget *button = gtk_toggle_button_new ();

    gtk_widget_add_css_class (button, "kb-chip");
    self->filters[f] = GTK_TOGGLE_BUTTON (button);
    if (f > 0)
      gtk_toggle_button_set_group (self->filters[f], self->filters[0]);
    gtk_flow_box_append (self->chips, button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
  gtk_toggle_button_set_active (self->filters[KB_MEASURES_ALL], TRUE);
  for (guint f = 0; f < KB_N_MEASURE_FILTERS; f++)
    g_signal_connect_object (self->filters[f], "toggled", G_CALLBACK (on_filter_toggled), self,
                             G_CONNECT_SWAPPED);
}

static void
show_filters (KbMeasureList *self)
{
  for (guint f = 0; f < KB_N_MEASURE_FILTERS; f++) {
    guint n = kb_measure_list_count (self, (KbMeasureFilter) f);
    g_autofree char *text = kb_fill_count (kb_gui_text (filter_texts[f]), n);
    GtkWidget *button = GTK_WIDGET (self->filters[f]);

    gtk_button_set_label (GTK_BUTTON (button), text);
    gtk_widget_set_visible (gtk_widget_get_parent (button),
                            n > 0 || f == KB_MEASURES_ALL || f == self->filter);
  }
}

/* "12 av 40 besvarade · 8 besvaras på annat håll · 5 brister · 3 verifierade" */
static void
show_progress (KbMeasureList *self)
{
  const KbGap *gap = self->gap;
  g_autofree char *own = g_strdup_printf ("%u", kb_gap_own (gap));
  g_autofree char *answered = g_strdup_printf ("%u", gap->own_answered);
  g_autofree char *gaps = g_strdup_printf ("%u", kb_gap_open (gap));
  g_autofree char *verified = g_strdup_printf ("%u", gap->verified);
  g_autofree char *shared = g_strdup_printf ("%u", gap->shared);
  g_autofree char *text = kb_fill (
      gap->shared > 0 ? _ ("{answered} of {own} answered here · {shared} answered elsewhere "
                           "· gaps: {gaps} · verified: {verified}")
                      : _ ("{answered} of {own} answered · gaps: {gaps} · verified: "
                           "{verified}"),
      "answered", answered, "own", own, "shared", shared, "gaps", gaps, "verified", verified, NULL);

  gtk_label_set_text (self->progress_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), gap->total > 0);
}

static char *
aspect_names (KbMeasureList *self, guint aspects)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (aspects & 1u << a)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, a),
                                                   KB_ASPECT_NAME_SV, kb_gui_language ()));
  return g_string_free (text, FALSE);
}

static void
add_aspect_note (KbMeasureList *self, GString *notes, guint aspects, const char *words)
{
  g_autofree char *names = aspect_names (self, aspects);
  g_autofree char *text = kb_fill (words, "aspects", names, NULL);

  if (aspects)
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", text);
}

/* What the counts do not say by themselves, the most telling first. */
static char *
describe_need (KbMeasureList *self)
{
  const KbGap *gap = self->gap;
  g_autoptr (GString) notes = g_string_new (NULL);

  if (gap->progress == KB_PROGRESS_NOTHING)
    return g_strdup (_ ("Classify it first: its class decides which measures it needs."));
  if (gap->cut_off)
    return g_strdup (_ ("No special measures are needed: every aspect is at the lowest level."));
  add_aspect_note (self, notes, gap->separate,
                   _ ("{aspects}: at this level the method asks for a separate analysis of the "
                      "protection needed. The catalogue gives no measures for it; note your own "
                      "risks and actions."));
  add_aspect_note (
      self, notes, gap->uncovered,
      _ ("{aspects}: the catalogue has no measures for it, so the list below does not tell "
         "what protection it needs. In the catalogue, add your own, or set from which "
         "level of it the existing ones apply."));
  if (gap->progress == KB_PROGRESS_PARTIAL)
    g_string_append_printf (
        notes, "%s%s", notes->len > 0 ? "\n" : "",
        _ ("Not every aspect is classified yet, so more measures may be needed."));
  return g_strdup (notes->str);
}

static void
show_note (KbMeasureList *self)
{
  g_autofree char *text = describe_need (self);

  gtk_label_set_text (self->note_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *text != '\0');
  show_empty (self);
}

/* The choices are made anew only when there are others: the choice that is just being made must not
 * lose its list. */
static void
fill_environments (KbMeasureList *self, const GPtrArray *environments)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);

  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < environments->len; i++) {
    const char *name = kb_record_title (g_ptr_array_index (environments, i));

    gtk_string_list_append (names, name);
    g_string_append_printf (key, "%s %s\n", kb_record_id (g_ptr_array_index (environments, i)),
                            name);
  }
  if (g_strcmp0 (key->str, self->environments) == 0)
    return;
  g_free (self->environments);
  self->environments = g_strdup (key->str);
  gtk_drop_down_set_model (self->environment_choice, G_LIST_MODEL (names));
}

static void
show_environment (KbMeasureList *self, const KbRecord *object)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *environments = kb_content_list (content, KB_KIND_ENVIRONMENT);
  gboolean shown = object && self->kind == KB_KIND_SYSTEM && environments->len > 0;
  const char *chosen = shown ? kb_record_text (object, KB_SYSTEM_ENVIRONMENT) : NULL;
  guint selected = 0;

  for (guint i = 0; i < environments->len; i++)
    if (g_strcmp0 (kb_record_id (g_ptr_array_index (environments, i)), chosen) == 0)
      selected = i + 1;
  self->filling = TRUE;
  fill_environments (self, environments);
  if (gtk_drop_down_get_selected (self->environment_choice) != selected)
    gtk_drop_down_set_selected (self->environment_choice, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (self->environment_box, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->environment_choice),
                            kb_section_is_writable (KB_SECTION (self)));
}

static void
on_environment_selected (KbMeasureList *self)
{
  guint selected = gtk_drop_down_get_selected (self->environment_choice);
  const GPtrArray *environments;
  g_autofree char *id = NULL;
  GError *error = NULL;

  if (self->filling || !self->id || self->kind != KB_KIND_SYSTEM)
    return;
  environments = kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_ENVIRONMENT);
  if (selected > 0 && selected <= environments->len)
    id = g_strdup (kb_record_id (g_ptr_array_index (environments, selected - 1)));
  kb_section_check (KB_SECTION (self),
                    kb_workbook_set_system_environment (kb_section_get_workbook (KB_SECTION (self)),
                                                        self->id, id, &error),
                    error);
}

/* The method's own division, then by code; what is too much stands last. */
static int
compare_items (gconstpointer one, gconstpointer other, gpointer data)
{
  const KbGapItem *first = *(KbGapItem *const *) one;
  const KbGapItem *second = *(KbGapItem *const *) other;
  const KbMethod *method = data;
  KbRecord *first_section = kb_measure_section (first->measure, method);
  KbRecord *second_section = kb_measure_section (second->measure, method);
  int first_place = kb_method_ordinal (method, KB_KIND_SECTION,
                                       first_section ? kb_record_id (first_section) : NULL);
  int second_place = kb_method_ordinal (method, KB_KIND_SECTION,
                                        second_section ? kb_record_id (second_section) : NULL);

  if (first->over != second->over)
    return first->over - second->over;
  if (first_place != second_place)
    return first_place - second_place;
  if (first_place == KB_NONE) {
    int order = g_strcmp0 (kb_record_text (first->measure, KB_MEASURE_CATEGORY),
                           kb_record_text (second->measure, KB_MEASURE_CATEGORY));

    if (order != 0)
      return order;
  }
  return g_strcmp0 (kb_record_text (first->measure, KB_MEASURE_CODE),
                    kb_record_text (second->measure, KB_MEASURE_CODE));
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = kb_measure_row_get_group (KB_MEASURE_ROW (row));
  GtkWidget *label;

  if (before && g_strcmp0 (kb_measure_row_get_group (KB_MEASURE_ROW (before)), group) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "kb-section-heading");
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_header (row, label);
}

static void
place_details (KbMeasureList *self, KbMeasureRow *row)
{
  const KbGapItem *item =
      row && self->gap ? kb_gap_find (self->gap, kb_measure_row_get_code (row)) : NULL;
  GtkWidget *details = GTK_WIDGET (self->details);
  GtkWidget *place = gtk_widget_get_ancestor (details, KB_TYPE_MEASURE_ROW);

  if (place != GTK_WIDGET (row)) {
    kb_measure_details_flush (self->details);
    if (place)
      kb_measure_row_set_details (KB_MEASURE_ROW (place), NULL);
    if (row)
      kb_measure_row_set_details (row, details);
  }
  kb_measure_details_show (self->details, self->kind, self->id, item);
}

static GPtrArray *
chosen_rows (KbMeasureList *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++) {
    GtkListBoxRow *row = g_ptr_array_index (self->rows, i);

    if (gtk_list_box_row_is_selected (row) && gtk_widget_get_visible (GTK_WIDGET (row)))
      g_ptr_array_add (rows, row);
  }
  return rows;
}

static void
on_selection_changed (KbMeasureList *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->choosing)
    return;
  rows = chosen_rows (self);
  place_details (self, rows->len == 1 ? g_ptr_array_index (rows, 0) : NULL);
}

static GPtrArray *
measures_of (GPtrArray *rows)
{
  GPtrArray *measures = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (measures,
                     kb_record_ref (kb_measure_row_get_measure (g_ptr_array_index (rows, i))));
  return measures;
}

static void
answer_rows (KbMeasureList *self, GPtrArray *rows, KbAnswer answer)
{
  g_autoptr (GPtrArray) measures = measures_of (rows);
  GError *error = NULL;

  if (measures->len > 0)
    kb_section_check (KB_SECTION (self),
                      kb_workbook_answer_measures (kb_section_get_workbook (KB_SECTION (self)),
                                                   self->kind, self->id, measures, answer, &error),
                      error);
}

/* A button of one of several chosen rows answers them all. */
static void
on_answered (KbMeasureList *self, guint answer, KbMeasureRow *row)
{
  g_autoptr (GPtrArray) rows = chosen_rows (self);

  if (!g_ptr_array_find (rows, row, NULL)) {
    g_ptr_array_set_size (rows, 0);
    g_ptr_array_add (rows, row);
  }
  answer_rows (self, rows, (KbAnswer) answer);
}

static void
verify_rows (KbMeasureList *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) measures = measures_of (rows);
  g_autofree char *today = kb_date_today ();
  GError *error = NULL;

  if (measures->len > 0)
    kb_section_check (KB_SECTION (self),
                      kb_workbook_verify_measures (kb_section_get_workbook (KB_SECTION (self)),
                                                   self->kind, self->id, measures, today, NULL,
                                                   &error),
                      error);
}

static gboolean
on_key_pressed (KbMeasureList *self, guint key, guint code, GdkModifierType state)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint digit = key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_0 : key - GDK_KEY_0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)
      || !kb_gui_has_letter_keys (GTK_WIDGET (self)) || !kb_section_is_writable (KB_SECTION (self)))
    return FALSE;
  rows = chosen_rows (self);
  if (rows->len == 0)
    return FALSE;
  if (digit < KB_N_ANSWERS)
    answer_rows (self, rows, (KbAnswer) digit);
  else if (key == GDK_KEY_v || key == GDK_KEY_V)
    verify_rows (self, rows);
  else
    return FALSE;
  return TRUE;
}

/* The rows of the same measures stay, so that the keyboard keeps its place. */
static gboolean
has_same_rows (KbMeasureList *self, GPtrArray *items)
{
  if (self->rows->len != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    const KbGapItem *item = g_ptr_array_index (items, i);

    if (g_strcmp0 (kb_record_text (item->measure, KB_MEASURE_CODE),
                   kb_measure_row_get_code (g_ptr_array_index (self->rows, i)))
        != 0)
      return FALSE;
  }
  return TRUE;
}

static void
remove_rows (KbMeasureList *self)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self->details), KB_TYPE_MEASURE_ROW);

  self->choosing = TRUE;
  if (place)
    kb_measure_row_set_details (KB_MEASURE_ROW (place), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->choosing = FALSE;
}

static void
make_rows (KbMeasureList *self, GPtrArray *items)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  gboolean same = has_same_rows (self, items);
  gboolean writable = kb_section_is_writable (KB_SECTION (self));

  if (!same)
    remove_rows (self);
  for (guint i = 0; i < items->len; i++) {
    const KbGapItem *item = g_ptr_array_index (items, i);
    KbKind kind = item->source ? kb_record_kind (item->source) : self->kind;
    const char *id = item->source ? kb_record_id (item->source) : self->id;
    KbRecord *action =
        kb_measure_action (content, kind, id, kb_record_text (item->measure, KB_MEASURE_CODE));
    KbMeasureRow *row =
        same ? g_ptr_array_index (self->rows, i) : KB_MEASURE_ROW (kb_measure_row_new ());

    kb_measure_row_set (row, item, method, action, writable);
    if (same)
      continue;
    g_signal_connect_object (row, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
    g_ptr_array_add (self->rows, row);
    gtk_list_box_append (self->list, GTK_WIDGET (row));
  }
  if (!same)
    filter_rows (self);
}

static void
refresh (KbMeasureList *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbInheritance *inheritance = kb_section_get_inheritance (KB_SECTION (self));
  KbRecord *object = self->id ? kb_content_find (content, self->kind, self->id) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const KbClass *class = NULL;

  g_clear_pointer (&self->gap, kb_gap_free);
  self->gap = kb_gap_new (content, method, inheritance, self->measures, self->kind, self->id);
  for (guint i = 0; i < self->gap->items->len; i++)
    g_ptr_array_add (items, g_ptr_array_index (self->gap->items, i));
  g_ptr_array_sort_with_data (items, compare_items, method);
  make_rows (self, items);
  if (object && self->kind == KB_KIND_SYSTEM)
    class = &kb_inheritance_system (inheritance, self->id)->class;
  else if (object && self->kind == KB_KIND_ASSET)
    class = kb_inheritance_asset (inheritance, self->id);
  gtk_widget_set_visible (GTK_WIDGET (self->badges), class != NULL);
  if (class)
    kb_class_badges_set (self->badges, method, class);
  gtk_label_set_text (self->title_label, object ? kb_record_title (object) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chips), object != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search), object != NULL);
  show_environment (self, object);
  show_progress (self);
  show_note (self);
  if (!object)
    gtk_widget_set_visible (GTK_WIDGET (self->note_label), FALSE);
  show_filters (self);
  on_selection_changed (self);
}

static void
kb_measure_list_update (KbSection *section, const KbChanges *changes)
{
  if (KB_MEASURE_LIST (section)->measures)
    refresh (KB_MEASURE_LIST (section));
}

static void
on_search_changed (KbMeasureList *self)
{
  g_free (self->needle);
  self->needle = kb_fold (gtk_editable_get_text (self->search));
  filter_rows (self);
}

static void
kb_measure_list_dispose (GObject *object)
{
  KbMeasureList *self = KB_MEASURE_LIST (object);

  if (self->list && self->details)
    remove_rows (self);
  g_clear_object (&self->details);
  g_clear_pointer (&self->gap, kb_gap_free);
  g_clear_pointer (&self->measures, kb_measures_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->environments, g_free);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEASURE_LIST);
  G_OBJECT_CLASS (kb_measure_list_parent_class)->dispose (object);
}

static void
kb_measure_list_class_init (KbMeasureListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_measure_list_dispose;
  KB_SECTION_CLASS (klass)->update = kb_measure_list_update;
  KB_SECTION_CLASS (klass)->lazy = TRUE;
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-measure-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, badges);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, environment_box);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, environment_choice);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, note_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, chips);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, search);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, list);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_environment_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kb_measure_list_init (KbMeasureList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->details = g_object_ref_sink (g_object_new (KB_TYPE_MEASURE_DETAILS, NULL));
  g_object_bind_property (self, "workbook", self->details, "workbook", G_BINDING_SYNC_CREATE);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  add_filters (self);
}

/**
 * kb_measure_list_set_measures:
 * @list: the list
 * @measures: the workbook's measures
 */
void
kb_measure_list_set_measures (KbMeasureList *list, KbMeasures *measures)
{
  g_return_if_fail (KB_IS_MEASURE_LIST (list));

  kb_measures_ref (measures);
  g_clear_pointer (&list->measures, kb_measures_unref);
  list->measures = measures;
  refresh (list);
}

/**
 * kb_measure_list_show:
 * @list: the list
 * @kind: an operating environment, a system or an asset
 * @id: (nullable): one of them
 */
void
kb_measure_list_show (KbMeasureList *list, KbKind kind, const char *id)
{
  g_return_if_fail (KB_IS_MEASURE_LIST (list));

  if (list->kind == kind && g_strcmp0 (list->id, id) == 0)
    return;
  kb_measure_details_flush (list->details);
  remove_rows (list);
  g_free (list->id);
  list->kind = kind;
  list->id = g_strdup (id);
  if (list->measures && kb_section_get_workbook (KB_SECTION (list)))
    refresh (list);
}

void
kb_measure_list_set_filter (KbMeasureList *list, KbMeasureFilter filter)
{
  g_return_if_fail (KB_IS_MEASURE_LIST (list) && filter < KB_N_MEASURE_FILTERS);

  gtk_toggle_button_set_active (list->filters[filter], TRUE);
}

guint
kb_measure_list_count (KbMeasureList *list, KbMeasureFilter filter)
{
  guint n = 0;

  for (guint i = 0; i < list->rows->len; i++)
    n += passes (g_ptr_array_index (list->rows, i), filter);
  return n;
}

/**
 * kb_measure_list_find:
 * @list: the list
 * @code: a measure's code
 *
 * Returns: (transfer none) (nullable): its row
 */
KbMeasureRow *
kb_measure_list_find (KbMeasureList *list, const char *code)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (g_strcmp0 (kb_measure_row_get_code (g_ptr_array_index (list->rows, i)), code) == 0)
      return g_ptr_array_index (list->rows, i);
  return NULL;
}

/**
 * kb_measure_list_choose:
 * @list: the list
 * @code: the code of the measure to show in full
 */
void
kb_measure_list_choose (KbMeasureList *list, const char *code)
{
  KbMeasureRow *row = kb_measure_list_find (list, code);

  if (!row)
    return;
  gtk_list_box_unselect_all (list->list);
  gtk_list_box_select_row (list->list, GTK_LIST_BOX_ROW (row));
}

void
kb_measure_list_search (KbMeasureList *list)
{
  gtk_widget_grab_focus (GTK_WIDGET (list->search));
}

void
kb_measure_list_flush (KbMeasureList *list)
{
  kb_measure_details_flush (list->details);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-pane"

#include "kb-classify-private.h"

#include "kb-fold-layout.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-name-dialog.h"
#include "kb-scale.h"

/* From here an object takes longer than a room has patience for (domain §6.2). */
#define PACE_SECONDS (10 * 60)

G_DEFINE_FINAL_TYPE (KbClassifyPane, kb_classify_pane, KB_TYPE_SECTION)

KbAspectColumn *
kb_classify_pane_column_at (KbClassifyPane *self, guint aspect)
{
  return g_ptr_array_index (self->aspects, aspect);
}

KbRecord *
kb_classify_pane_current_asset (KbClassifyPane *self)
{
  return self->asset_id ? kb_content_find (kb_section_get_content (KB_SECTION (self)),
                                           KB_KIND_ASSET, self->asset_id)
                        : NULL;
}

static void
show_progress (KbClassifyPane *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  GListModel *model = G_LIST_MODEL (self->selection);
  guint total = g_list_model_get_n_items (model);
  guint done = 0;
  g_autofree char *done_text = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < total; i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);
    const KbClass *class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)),
                                                    kb_row_get_record (row));

    done += kb_class_progress (class, method) == KB_PROGRESS_CLASSIFIED;
  }
  done_text = g_strdup_printf ("%u", done);
  total_text = g_strdup_printf ("%u", total);
  text = kb_fill (_ ("{done} of {total}"), "done", done_text, "total", total_text, NULL);
  gtk_label_set_text (self->progress_label, text);
  gtk_level_bar_set_max_value (self->progress_bar, MAX (1, total));
  gtk_level_bar_set_value (self->progress_bar, done);
  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "work" : "empty");
  kb_classify_pane_show_parked (self);
}

static void
show_status (KbClassifyPane *self, const KbRecord *asset)
{
  gboolean established = g_strcmp0 (kb_record_text (asset, KB_ASSET_STATUS), "established") == 0;
  const char *on = kb_record_text (asset, KB_ASSET_ESTABLISHED_ON);
  g_autofree char *text =
      established ? kb_fill (_ ("Established {date}"), "date", on ? on : "", NULL) : NULL;

  gtk_label_set_text (self->status_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), established);
}

/* The room is told, never stopped (users classify best in small pieces). */
static void
show_pace (KbClassifyPane *self)
{
  int seconds = self->state ? kb_workshop_state_get_asset_seconds (self->state, self->asset_id) : 0;
  g_autofree char *minutes = g_strdup_printf ("%d", seconds / 60);
  g_autofree char *text = kb_fill (_ ("{minutes} minutes: split it?"), "minutes", minutes, NULL);

  gtk_label_set_text (self->pace_label, text);
  gtk_widget_set_visible (self->split_button, seconds > PACE_SECONDS);
}

static void
show_class (KbClassifyPane *self)
{
  KbRecord *asset = kb_classify_pane_current_asset (self);
  const KbClass *class;
  const char *description;

  if (!asset)
    return;
  class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset);
  description = kb_record_text (asset, KB_ASSET_DESCRIPTION);
  gtk_label_set_text (self->name_label, kb_record_text (asset, KB_ASSET_NAME));
  gtk_label_set_text (self->description_label, description ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description_label), description && *description);
  show_status (self, asset);
  for (guint i = 0; i < self->aspects->len; i++) {
    KbAspectColumn *column = kb_classify_pane_column_at (self, i);

    kb_aspect_column_set_range (column, class->aspects[i]);
    kb_classify_pane_show_texts (self, i);
  }
  kb_trigger_bar_show (self->triggers, KB_SECTION (self), self->asset_id);
  kb_asset_options_show (self->options, KB_SECTION (self), self->asset_id);
  show_pace (self);
}

static void
show_columns (KbClassifyPane *self)
{
  gboolean many = self->aspects->len > 3 && !self->only_active;

  for (guint i = 0; i < self->aspects->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (kb_classify_pane_column_at (self, i)),
                            !self->only_active || i == self->active);
  /* Four columns are narrow: their words break into more lines than a screen has. */
  if (many)
    gtk_widget_add_css_class (GTK_WIDGET (self->columns), "kb-many");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->columns), "kb-many");
  gtk_box_set_spacing (self->columns, many ? 8 : 14);
  if (self->only_active)
    gtk_widget_add_css_class (GTK_WIDGET (self->columns), "kb-only-active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->columns), "kb-only-active");
  if (self->state)
    kb_workshop_state_set_aspect (self->state, self->active, self->only_active);
}

static void
set_active (KbClassifyPane *self, guint aspect)
{
  self->active = aspect;
  for (guint i = 0; i < self->aspects->len; i++)
    kb_aspect_column_set_active (kb_classify_pane_column_at (self, i), i == aspect);
  show_columns (self);
}

void
kb_classify_pane_go_to_aspect (KbClassifyPane *self, guint aspect)
{
  set_active (self, aspect);
  kb_aspect_column_focus_level (kb_classify_pane_column_at (self, aspect));
}

static void
emit_row_changed (KbClassifyPane *self, const char *asset_id)
{
  KbRows *rows = kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_ASSET);
  KbRow *row = asset_id ? kb_rows_find (rows, asset_id) : NULL;

  if (row)
    kb_row_emit_changed (row);
}

static guint
position_of (KbClassifyPane *self, const char *asset_id)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; asset_id && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);

    if (g_str_equal (kb_row_get_id (row), asset_id))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static char *
id_at (KbClassifyPane *self, guint position)
{
  g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row ? g_strdup (kb_row_get_id (row)) : NULL;
}

static guint
first_open_aspect (KbClassifyPane *self)
{
  KbRecord *asset = kb_classify_pane_current_asset (self);
  const KbClass *class =
      asset ? kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset)
            : NULL;

  for (guint i = 0; class && i < self->aspects->len; i++)
    if (class->aspects[i].high == KB_NONE)
      return i;
  return 0;
}

void
kb_classify_pane_start_vote (KbClassifyPane *self)
{
  if (!self->state || !kb_classify_pane_current_asset (self))
    return;
  kb_classify_pane_flush (self);
  kb_vote_pane_start (self->vote, KB_SECTION (self), self->state, self->asset_id, self->active);
  gtk_stack_set_visible_child_name (self->work, "vote");
  gtk_widget_grab_focus (GTK_WIDGET (self->vote));
}

gboolean
kb_classify_pane_is_voting (KbClassifyPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->work), "vote") == 0;
}

/* A vote that a crash or a break cut off goes on where it was. */
static void
resume_vote (KbClassifyPane *self)
{
  KbBallot ballot;

  for (guint i = 0; i < self->aspects->len; i++)
    if (kb_workshop_state_get_vote (self->state, self->asset_id, i, &ballot)) {
      set_active (self, i);
      kb_classify_pane_start_vote (self);
    }
}

static void
on_vote_finished (KbClassifyPane *self)
{
  gtk_stack_set_visible_child_name (self->work, "columns");
  show_class (self);
  kb_aspect_column_focus_level (kb_classify_pane_column_at (self, self->active));
}

static void
on_question_named (KbClassifyPane *self, const char *text)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_add_parked (kb_section_get_workbook (KB_SECTION (self)),
                              kb_workshop_state_get_id (self->state), self->asset_id, text, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

void
kb_classify_pane_park (KbClassifyPane *self)
{
  KbNameDialog *dialog;

  if (!self->state)
    return;
  dialog = kb_name_dialog_new (GTK_WIDGET (self), _ ("Park a question"), _ ("The question"),
                               _ ("It waits in the summary, so that the room can go on."));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_question_named), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_part_named (KbClassifyPane *self, const char *name)
{
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_split_asset (kb_section_get_workbook (KB_SECTION (self)),
                                           self->asset_id, name, &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
split (KbClassifyPane *self)
{
  KbNameDialog *dialog;

  if (!kb_classify_pane_current_asset (self))
    return;
  dialog = kb_name_dialog_new (
      GTK_WIDGET (self), _ ("Split the information asset"), _ ("What the new part is called"),
      _ ("It gets the same unit, owner and systems. Classify it on its own."));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_part_named), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
kb_classify_pane_show_areas (KbClassifyPane *self)
{
  if (kb_classify_pane_current_asset (self))
    kb_area_dialog_present (KB_SECTION (self), self->asset_id, self->active);
}

static void
take_asset (KbClassifyPane *self, const char *asset_id)
{
  g_autofree char *old = g_steal_pointer (&self->asset_id);

  self->asset_id = g_strdup (asset_id);
  g_clear_object (&self->drafts);
  emit_row_changed (self, old);
  emit_row_changed (self, asset_id);
  if (self->range_armed)
    kb_aspect_column_set_range_armed (kb_classify_pane_column_at (self, self->active), FALSE);
  self->range_armed = FALSE;
  gtk_stack_set_visible_child_name (self->work, "columns");
  if (self->state)
    kb_workshop_state_set_asset (self->state, asset_id);
  if (!kb_classify_pane_current_asset (self))
    return;
  for (guint i = 0; i < self->aspects->len; i++)
    kb_classify_pane_show_written (self, i);
  show_class (self);
  kb_classify_pane_show_drafts (self);
  kb_classify_pane_go_to_aspect (self, first_open_aspect (self));
  if (self->state)
    resume_vote (self);
}

/* The list starts with what is still to be done. */
static char *
first_open_asset (KbClassifyPane *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  guint size = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < size; i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
    const KbClass *class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)),
                                                    kb_row_get_record (row));

    if (kb_class_progress (class, method) != KB_PROGRESS_CLASSIFIED)
      return g_strdup (kb_row_get_id (row));
  }
  return id_at (self, 0);
}

/**
 * kb_classify_pane_show_asset:
 * @pane: the pane
 * @asset_id: (nullable): what to classify; %NULL for the first that is not classified
 */
void
kb_classify_pane_show_asset (KbClassifyPane *pane, const char *asset_id)
{
  g_autofree char *id = NULL;
  guint position;

  g_return_if_fail (KB_IS_CLASSIFY_PANE (pane));

  kb_classify_pane_flush (pane);
  id = asset_id ? g_strdup (asset_id) : first_open_asset (pane);
  position = position_of (pane, id);
  pane->choosing = TRUE;
  gtk_single_selection_set_selected (pane->selection, position);
  pane->choosing = FALSE;
  take_asset (pane, id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (pane->list), "list.scroll-to-item", "u", position);
}

const char *
kb_classify_pane_get_asset (KbClassifyPane *pane)
{
  return pane->asset_id;
}

static void
on_selected (KbClassifyPane *self)
{
  KbRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->choosing && row && g_strcmp0 (kb_row_get_id (row), self->asset_id) != 0)
    kb_classify_pane_show_asset (self, kb_row_get_id (row));
}

void
kb_classify_pane_step_asset (KbClassifyPane *self, int by)
{
  guint size = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = position_of (self, self->asset_id);
  g_autofree char *id = NULL;

  if (size == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else
    position = (guint) CLAMP ((int) position + by, 0, (int) size - 1);
  id = id_at (self, position);
  kb_classify_pane_show_asset (self, id);
}

void
kb_classify_pane_go_on (KbClassifyPane *self)
{
  guint size = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->active + 1 < self->aspects->len) {
    kb_classify_pane_go_to_aspect (self, self->active + 1);
    return;
  }
  kb_classify_pane_flush (self);
  if (position_of (self, self->asset_id) + 1 < size) {
    kb_classify_pane_step_asset (self, 1);
  } else {
    g_autofree char *open = first_open_asset (self);
    KbRecord *asset = kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_ASSET,
                                       open ? open : "");
    KbMethod *method = kb_section_get_method (KB_SECTION (self));

    if (asset
        && kb_class_progress (
               kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset),
               method)
               != KB_PROGRESS_CLASSIFIED)
      kb_classify_pane_show_asset (self, open);
    else
      kb_gui_show_toast (GTK_WIDGET (self), _ ("Everything in the list is classified."));
  }
}

/* After U the next digit is the other end: "2–3, depending on …". */
void
kb_classify_pane_arm_range (KbClassifyPane *self)
{
  self->range_armed = TRUE;
  kb_aspect_column_set_range_armed (kb_classify_pane_column_at (self, self->active), TRUE);
}

static void
choose_range (KbClassifyPane *self, guint aspect, int level)
{
  KbRecord *asset = kb_classify_pane_current_asset (self);
  const KbClass *class =
      kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset);
  int first = class->aspects[aspect].high;
  GError *error = NULL;
  gboolean done;

  if (first == KB_NONE) {
    /* The first limit; U still asks for the other. */
    done = kb_workbook_set_level (kb_section_get_workbook (KB_SECTION (self)), self->asset_id,
                                  aspect, level, level, &error);
    kb_section_check (KB_SECTION (self), done, error);
    kb_aspect_column_focus_level (kb_classify_pane_column_at (self, aspect));
    return;
  }
  self->range_armed = FALSE;
  kb_aspect_column_set_range_armed (kb_classify_pane_column_at (self, aspect), FALSE);
  done = kb_workbook_set_unresolved (kb_section_get_workbook (KB_SECTION (self)), self->asset_id,
                                     aspect, MIN (first, level), MAX (first, level),
                                     kb_classify_pane_written_dependence (self, aspect), &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done && first != level)
    kb_aspect_column_focus_depends_on (kb_classify_pane_column_at (self, aspect));
}

void
kb_classify_pane_choose_level (KbClassifyPane *self, guint aspect, int level)
{
  GError *error = NULL;
  gboolean done;

  if (!kb_classify_pane_current_asset (self))
    return;
  if (self->range_armed && level != KB_NONE) {
    choose_range (self, aspect, level);
    return;
  }
  done = kb_workbook_set_level (kb_section_get_workbook (KB_SECTION (self)), self->asset_id, aspect,
                                level, level, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done && level != KB_NONE && aspect + 1 < self->aspects->len)
    kb_classify_pane_go_to_aspect (self, aspect + 1);
  else
    kb_aspect_column_focus_level (kb_classify_pane_column_at (self, aspect));
}

static void
on_chosen (KbClassifyPane *self, guint level, KbAspectColumn *column)
{
  kb_classify_pane_choose_level (self, kb_aspect_column_get_aspect (column), (int) level);
}

static void
on_activated (KbClassifyPane *self, KbAspectColumn *column)
{
  if (self->active != kb_aspect_column_get_aspect (column))
    set_active (self, kb_aspect_column_get_aspect (column));
}

static void
on_motivation_edited (KbClassifyPane *self, KbAspectColumn *column)
{
  set_active (self, kb_aspect_column_get_aspect (column));
  kb_classify_pane_note_motivation (self, column);
}

static void
on_depends_on_left (KbClassifyPane *self, KbAspectColumn *column)
{
  kb_classify_pane_write_dependence (self, kb_aspect_column_get_aspect (column));
}

static void
on_depends_on_edited (KbClassifyPane *self, KbAspectColumn *column)
{
  kb_classify_pane_note_dependence (self, column);
}

static void
on_motivation_left (KbClassifyPane *self, KbAspectColumn *column)
{
  kb_classify_pane_write_motivation (self, kb_aspect_column_get_aspect (column));
}

static void
on_previous_clicked (KbClassifyPane *self)
{
  kb_classify_pane_step_asset (self, -1);
}

static void
on_next_clicked (KbClassifyPane *self)
{
  kb_classify_pane_step_asset (self, 1);
}

static void
make_columns (KbClassifyPane *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  GtkWidget *child;

  g_ptr_array_set_size (self->aspects, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))))
    gtk_box_remove (self->columns, child);
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++) {
    GtkWidget *column = kb_aspect_column_new (method, i);

    g_signal_connect_object (column, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "activated", G_CALLBACK (on_activated), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "motivation-edited", G_CALLBACK (on_motivation_edited), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "depends-on-edited", G_CALLBACK (on_depends_on_edited), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "depends-on-left", G_CALLBACK (on_depends_on_left), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (column, "motivation-left", G_CALLBACK (on_motivation_left), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (self->columns, column);
    g_ptr_array_add (self->aspects, column);
  }
}

static void
kb_classify_pane_bind (KbSection *section)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (section);
  KbWorkbook *workbook = kb_section_get_workbook (section);
  GtkSortListModel *sorted;

  if (!workbook)
    return;
  make_columns (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (kb_classify_pane_is_worked_on, self, NULL));
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (
          G_LIST_MODEL (g_object_ref (kb_workbook_get_rows (workbook, KB_KIND_ASSET))),
          g_object_ref (self->filter))),
      GTK_SORTER (gtk_custom_sorter_new (kb_classify_pane_compare_rows, self, NULL)));
  self->choosing = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  self->choosing = FALSE;
  g_object_unref (sorted);
  show_progress (self);
}

static void
kb_classify_pane_update (KbSection *section, const KbChanges *changes)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (section);

  if (kb_changes_touch_method (changes))
    make_columns (self);
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    const KbRecord *record = change->after ? change->after : change->before;

    if (change->kind == KB_KIND_ASSET_LEVEL)
      emit_row_changed (self, kb_record_text (record, KB_ASSET_LEVEL_ASSET));
  }
  if (kb_changes_touch (changes, KB_KIND_WORKSHOP_ASSET)
      || kb_changes_touch (changes, KB_KIND_ASSET))
    kb_classify_pane_refilter (self);
  if (kb_changes_touch (changes, KB_KIND_PARTICIPANT) && kb_classify_pane_is_voting (self))
    kb_vote_pane_show_present (self->vote);
  show_progress (self);
  if (self->asset_id && !kb_classify_pane_current_asset (self))
    kb_classify_pane_show_asset (self, NULL);
  else
    show_class (self);
}

/* Workshop screens scale with the window (design §11). */
static void
on_layout (KbClassifyPane *self, int width, int height)
{
  self->scale = kb_scale_apply (self->main, self->scale, width, height, self->zoom);
}

static void
kb_classify_pane_realize (GtkWidget *widget)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (widget);

  GTK_WIDGET_CLASS (kb_classify_pane_parent_class)->realize (widget);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  g_signal_connect_swapped (self->surface, "layout", G_CALLBACK (on_layout), self);
  on_layout (self, gdk_surface_get_width (self->surface), gdk_surface_get_height (self->surface));
}

static void
kb_classify_pane_unrealize (GtkWidget *widget)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (widget);

  g_signal_handlers_disconnect_by_data (self->surface, self);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (kb_classify_pane_parent_class)->unrealize (widget);
}

static gboolean
kb_classify_pane_grab_focus (GtkWidget *widget)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (widget);

  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  if (self->aspects->len == 0 || !kb_classify_pane_current_asset (self))
    return gtk_widget_grab_focus (self->empty_button);
  if (kb_classify_pane_is_voting (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->vote));
  kb_aspect_column_focus_level (kb_classify_pane_column_at (self, self->active));
  return TRUE;
}

static void
kb_classify_pane_dispose (GObject *object)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (object);

  g_clear_object (&self->drafts);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_CLASSIFY_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  if (self->state)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_classify_pane_parent_class)->dispose (object);
}

static void
kb_classify_pane_finalize (GObject *object)
{
  KbClassifyPane *self = KB_CLASSIFY_PANE (object);

  g_ptr_array_unref (self->aspects);
  g_free (self->asset_id);
  G_OBJECT_CLASS (kb_classify_pane_parent_class)->finalize (object);
}

static void
kb_classify_pane_class_init (KbClassifyPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_classify_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_classify_pane_finalize;
  widget_class->realize = kb_classify_pane_realize;
  widget_class->unrealize = kb_classify_pane_unrealize;
  widget_class->grab_focus = kb_classify_pane_grab_focus;
  section_class->bind = kb_classify_pane_bind;
  section_class->update = kb_classify_pane_update;
  g_type_ensure (KB_TYPE_ASSET_OPTIONS);
  g_type_ensure (KB_TYPE_FOLD_LAYOUT);
  g_type_ensure (KB_TYPE_TRIGGER_BAR);
  g_type_ensure (KB_TYPE_VOTE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-classify-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, work);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, triggers);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, vote);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, options);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, vote_button);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, park_button);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, areas_button);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, pace_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, split_button);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, stack);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, flap);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, list);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, parked_box);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, parked_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, main);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, description_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyPane, columns);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_vote_finished);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_start_vote);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_park);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_show_areas);
  gtk_widget_class_bind_template_callback (widget_class, split);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, kb_classify_pane_on_row_unbind);
}

static void
kb_classify_pane_init (KbClassifyPane *self)
{
  self->aspects = g_ptr_array_new ();
  self->scale = 0;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
}

/* The second window has the same key. */
static void
on_view_changed (KbClassifyPane *self)
{
  if (self->only_active == kb_workshop_state_is_only_aspect (self->state))
    return;
  self->only_active = !self->only_active;
  show_columns (self);
}

/**
 * kb_classify_pane_set_state:
 * @pane: the pane
 * @state: the workshop that it stands in
 *
 * Shows only what the workshop works on, and opens what a workshop can do: votes and parked
 * questions.
 */
void
kb_classify_pane_set_state (KbClassifyPane *pane, KbWorkshopState *state)
{
  g_return_if_fail (KB_IS_CLASSIFY_PANE (pane));

  g_set_object (&pane->state, state);
  gtk_widget_set_visible (pane->vote_button, state != NULL);
  gtk_widget_set_visible (pane->park_button, state != NULL);
  gtk_button_set_label (GTK_BUTTON (pane->empty_button), _ ("_Go back to the inventory"));
  /* First without a name: the old target fits the old action only. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane->empty_button), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pane->empty_button), "i", -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane->empty_button), "workshop.step");
  g_signal_connect_object (state, "tick", G_CALLBACK (show_pace), pane, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (on_view_changed), pane,
                           G_CONNECT_SWAPPED);
  kb_classify_pane_refilter (pane);
  show_progress (pane);
}

/**
 * kb_classify_pane_toggle_only_active:
 * @pane: the pane
 *
 * Shows only the aspect that is worked on, large enough for the back of a room, or all of them.
 */
void
kb_classify_pane_toggle_only_active (KbClassifyPane *pane)
{
  pane->only_active = !pane->only_active;
  show_columns (pane);
}

void
kb_classify_pane_show_list (KbClassifyPane *pane, gboolean shown)
{
  adw_flap_set_reveal_flap (pane->flap, shown);
}

/**
 * kb_classify_pane_zoom:
 * @pane: the pane
 * @by: tenths more or less; 0 goes back to what fits the window
 */
void
kb_classify_pane_zoom (KbClassifyPane *pane, int by)
{
  pane->zoom = kb_scale_zoom (pane->zoom, by);
  if (pane->surface)
    on_layout (pane, gdk_surface_get_width (pane->surface), gdk_surface_get_height (pane->surface));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-view"

#include "kb-classify-view.h"

#include "kb-aspect-column.h"
#include "kb-collation.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-object-row.h"
#include "kb-undo-buttons.h"

/* How long somebody must pause before what they type is put safe, in milliseconds. */
#define DRAFT_DELAY 700

struct _KbClassifyView {
  KbSection parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwFlap *flap;
  GtkLabel *progress_label;
  GtkLevelBar *progress_bar;
  GtkListView *list;
  GtkScrolledWindow *list_scroller;
  GtkWidget *main;
  GtkLabel *name_label;
  GtkLabel *description_label;
  GtkLabel *status_label;
  GtkBox *columns;

  GtkSingleSelection *selection;
  GPtrArray *aspects; /* KbAspectColumn, borrowed from columns */
  guint active;
  char *asset_id;
  guint draft_id;
  gboolean choosing; /* the selection follows the asset, not the other way round */
  GdkSurface *surface;
  int scale; /* in tenths */
};

G_DEFINE_FINAL_TYPE (KbClassifyView, kb_classify_view, KB_TYPE_SECTION)

static KbAspectColumn *
column_at (KbClassifyView *self, guint aspect)
{
  return g_ptr_array_index (self->aspects, aspect);
}

static KbRecord *
current_asset (KbClassifyView *self)
{
  return self->asset_id ? kb_content_find (kb_section_get_content (KB_SECTION (self)),
                                           KB_KIND_ASSET, self->asset_id)
                        : NULL;
}

static char *
draft_key (KbClassifyView *self, guint aspect)
{
  KbRecord *record =
      kb_method_item (kb_section_get_method (KB_SECTION (self)), KB_KIND_ASPECT, aspect);

  return g_strdup_printf ("motivation/%s/%s", self->asset_id, kb_record_id (record));
}

static const char *
written_motivation (KbClassifyView *self, guint aspect)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbRecord *record =
      kb_method_item (kb_section_get_method (KB_SECTION (self)), KB_KIND_ASPECT, aspect);
  KbRecord *level =
      kb_content_find_pair (content, KB_KIND_ASSET_LEVEL, self->asset_id, kb_record_id (record));
  const char *text = level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;

  return text ? text : "";
}

/* What somebody has typed but not left yet is put safe, so that a crash does not lose it. */
static gboolean
write_draft (gpointer data)
{
  KbClassifyView *self = data;
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  self->draft_id = 0;
  if (!current_asset (self))
    return G_SOURCE_REMOVE;
  key = draft_key (self, self->active);
  text = kb_aspect_column_get_motivation (column_at (self, self->active));
  if (!kb_workbook_set_draft (kb_section_get_workbook (KB_SECTION (self)), key, text, &error))
    g_debug ("The draft was not saved: %s", error->message);
  return G_SOURCE_REMOVE;
}

static void
write_motivation (KbClassifyView *self, guint aspect)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  GError *error = NULL;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (!current_asset (self) || !kb_section_is_writable (KB_SECTION (self)))
    return;
  text = kb_aspect_column_get_motivation (column_at (self, aspect));
  key = draft_key (self, aspect);
  if (g_str_equal (text, written_motivation (self, aspect))) {
    kb_workbook_set_draft (workbook, key, NULL, NULL);
    return;
  }
  if (kb_workbook_set_motivation (workbook, self->asset_id, aspect, text, &error))
    kb_workbook_set_draft (workbook, key, NULL, NULL);
  else
    kb_section_check (KB_SECTION (self), FALSE, error);
}

/**
 * kb_classify_view_flush:
 * @view: the view
 *
 * Writes what is typed but not yet left.
 */
void
kb_classify_view_flush (KbClassifyView *view)
{
  g_return_if_fail (KB_IS_CLASSIFY_VIEW (view));

  for (guint i = 0; i < view->aspects->len; i++)
    write_motivation (view, i);
}

static void
show_progress (KbClassifyView *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  guint done = 0;
  g_autofree char *done_text = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < assets->len; i++) {
    const KbClass *class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)),
                                                    g_ptr_array_index (assets, i));

    done += kb_class_progress (class, method) == KB_PROGRESS_CLASSIFIED;
  }
  done_text = g_strdup_printf ("%u", done);
  total_text = g_strdup_printf ("%u", assets->len);
  text = kb_fill (_ ("{done} of {total}"), "done", done_text, "total", total_text, NULL);
  gtk_label_set_text (self->progress_label, text);
  gtk_level_bar_set_max_value (self->progress_bar, MAX (1, assets->len));
  gtk_level_bar_set_value (self->progress_bar, done);
  gtk_stack_set_visible_child_name (self->stack, assets->len > 0 ? "work" : "empty");
}

static void
show_status (KbClassifyView *self, const KbRecord *asset)
{
  gboolean established = g_strcmp0 (kb_record_text (asset, KB_ASSET_STATUS), "established") == 0;
  const char *on = kb_record_text (asset, KB_ASSET_ESTABLISHED_ON);
  g_autofree char *text =
      established ? kb_fill (_ ("Established {date}"), "date", on ? on : "", NULL) : NULL;

  gtk_label_set_text (self->status_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), established);
}

static void
show_class (KbClassifyView *self)
{
  KbRecord *asset = current_asset (self);
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
    KbAspectColumn *column = column_at (self, i);

    kb_aspect_column_set_range (column, class->aspects[i]);
    if (!kb_aspect_column_is_writing (column))
      kb_aspect_column_set_motivation (column, written_motivation (self, i));
  }
}

static void
show_drafts (KbClassifyView *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));

  for (guint i = 0; i < self->aspects->len; i++) {
    g_autofree char *key = draft_key (self, i);
    g_autofree char *draft = kb_workbook_get_draft (workbook, key);

    if (draft)
      kb_aspect_column_set_motivation (column_at (self, i), draft);
  }
}

static void
set_active (KbClassifyView *self, guint aspect)
{
  self->active = aspect;
  for (guint i = 0; i < self->aspects->len; i++)
    kb_aspect_column_set_active (column_at (self, i), i == aspect);
}

static void
go_to_aspect (KbClassifyView *self, guint aspect)
{
  set_active (self, aspect);
  kb_aspect_column_focus_level (column_at (self, aspect));
}

static void
emit_row_changed (KbClassifyView *self, const char *asset_id)
{
  KbRows *rows = kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_ASSET);
  KbRow *row = asset_id ? kb_rows_find (rows, asset_id) : NULL;

  if (row)
    kb_row_emit_changed (row);
}

static guint
position_of (KbClassifyView *self, const char *asset_id)
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
id_at (KbClassifyView *self, guint position)
{
  g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row ? g_strdup (kb_row_get_id (row)) : NULL;
}

static guint
first_open_aspect (KbClassifyView *self)
{
  KbRecord *asset = current_asset (self);
  const KbClass *class =
      asset ? kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset)
            : NULL;

  for (guint i = 0; class && i < self->aspects->len; i++)
    if (class->aspects[i].high == KB_NONE)
      return i;
  return 0;
}

static void
take_asset (KbClassifyView *self, const char *asset_id)
{
  g_autofree char *old = g_steal_pointer (&self->asset_id);

  self->asset_id = g_strdup (asset_id);
  emit_row_changed (self, old);
  emit_row_changed (self, asset_id);
  if (!current_asset (self))
    return;
  for (guint i = 0; i < self->aspects->len; i++)
    kb_aspect_column_set_motivation (column_at (self, i), written_motivation (self, i));
  show_class (self);
  show_drafts (self);
  go_to_aspect (self, first_open_aspect (self));
}

/* The list starts with what is still to be done. */
static char *
first_open_asset (KbClassifyView *self)
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
 * kb_classify_view_show_asset:
 * @view: the view
 * @asset_id: (nullable): what to classify; %NULL for the first that is not classified
 */
void
kb_classify_view_show_asset (KbClassifyView *view, const char *asset_id)
{
  g_autofree char *id = NULL;
  guint position;

  g_return_if_fail (KB_IS_CLASSIFY_VIEW (view));

  kb_classify_view_flush (view);
  id = asset_id ? g_strdup (asset_id) : first_open_asset (view);
  position = position_of (view, id);
  view->choosing = TRUE;
  gtk_single_selection_set_selected (view->selection, position);
  view->choosing = FALSE;
  take_asset (view, id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (view->list), "list.scroll-to-item", "u", position);
}

const char *
kb_classify_view_get_asset (KbClassifyView *view)
{
  return view->asset_id;
}

static void
on_selected (KbClassifyView *self)
{
  KbRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->choosing && row && g_strcmp0 (kb_row_get_id (row), self->asset_id) != 0)
    kb_classify_view_show_asset (self, kb_row_get_id (row));
}

static void
step_asset (KbClassifyView *self, int by)
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
  kb_classify_view_show_asset (self, id);
}

static void
go_on (KbClassifyView *self)
{
  guint size = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->active + 1 < self->aspects->len) {
    go_to_aspect (self, self->active + 1);
    return;
  }
  kb_classify_view_flush (self);
  if (position_of (self, self->asset_id) + 1 < size) {
    step_asset (self, 1);
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
      kb_classify_view_show_asset (self, open);
    else
      kb_gui_show_toast (GTK_WIDGET (self), _ ("Everything in the list is classified."));
  }
}

static void
choose_level (KbClassifyView *self, guint aspect, int level)
{
  GError *error = NULL;
  gboolean done;

  if (!current_asset (self))
    return;
  done = kb_workbook_set_level (kb_section_get_workbook (KB_SECTION (self)), self->asset_id, aspect,
                                level, level, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done && level != KB_NONE && aspect + 1 < self->aspects->len)
    go_to_aspect (self, aspect + 1);
  else
    kb_aspect_column_focus_level (column_at (self, aspect));
}

static void
on_chosen (KbClassifyView *self, guint level, KbAspectColumn *column)
{
  choose_level (self, kb_aspect_column_get_aspect (column), (int) level);
}

static void
on_activated (KbClassifyView *self, KbAspectColumn *column)
{
  if (self->active != kb_aspect_column_get_aspect (column))
    set_active (self, kb_aspect_column_get_aspect (column));
}

static void
on_motivation_edited (KbClassifyView *self, KbAspectColumn *column)
{
  set_active (self, kb_aspect_column_get_aspect (column));
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add (DRAFT_DELAY, write_draft, self);
}

static void
on_motivation_left (KbClassifyView *self, KbAspectColumn *column)
{
  write_motivation (self, kb_aspect_column_get_aspect (column));
}

/* More than one aspect may begin with the same letter (Sekretess and Spårbarhet), so it goes to
 * the next one that does. */
static gboolean
go_to_letter (KbClassifyView *self, gunichar letter)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));

  for (guint step = 1; step <= self->aspects->len; step++) {
    guint aspect = (self->active + step) % self->aspects->len;

    if (g_unichar_toupper (g_utf8_get_char (kb_method_aspect_letter (method, aspect)))
        == g_unichar_toupper (letter)) {
      go_to_aspect (self, aspect);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
use_letter_key (KbClassifyView *self, guint keyval)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (!kb_gui_has_letter_keys (GTK_WIDGET (self)) || letter == 0)
    return FALSE;
  if (g_unichar_isdigit (letter)) {
    int level =
        kb_method_ordinal_from_number (method, KB_KIND_LEVEL, g_unichar_digit_value (letter));

    if (level == KB_NONE)
      return FALSE;
    choose_level (self, self->active, level);
    return TRUE;
  }
  if (go_to_letter (self, letter))
    return TRUE;
  if (g_unichar_toupper (letter) == 'M') {
    kb_aspect_column_focus_motivation (column_at (self, self->active));
    return TRUE;
  }
  return FALSE;
}

/* Keys while the caret stands in a motivation. */
static gboolean
use_writing_key (KbClassifyView *self, guint keyval, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape
      || ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && !(state & GDK_SHIFT_MASK))) {
    kb_aspect_column_focus_level (column_at (self, self->active));
    return TRUE;
  }
  return FALSE;
}

static gboolean
on_level_has_focus (KbClassifyView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return !focus || focus == GTK_WIDGET (self)
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns));
}

/* Chooses the level that the arrow keys have gone to, then goes on. */
static void
confirm (KbClassifyView *self)
{
  KbRecord *asset = current_asset (self);
  KbAspectColumn *column = column_at (self, self->active);
  int cursor = kb_aspect_column_get_cursor (column);
  const KbClass *class =
      asset ? kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset)
            : NULL;
  KbLevelRange range = class ? class->aspects[self->active] : (KbLevelRange){ KB_NONE, KB_NONE };

  if (class && kb_aspect_column_has_moved (column) && cursor != range.high) {
    guint aspect = self->active;

    choose_level (self, aspect, cursor);
    if (self->active != aspect)
      return;
  }
  go_on (self);
}

static gboolean
use_moving_key (KbClassifyView *self, guint keyval)
{
  KbAspectColumn *column = column_at (self, self->active);
  int cursor = kb_aspect_column_get_cursor (column);

  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    go_to_aspect (self, self->active > 0 ? self->active - 1 : self->aspects->len - 1);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    go_to_aspect (self, (self->active + 1) % self->aspects->len);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    kb_aspect_column_set_cursor (column, cursor - 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    kb_aspect_column_set_cursor (column, cursor + 1);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    confirm (self);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_BackSpace:
    choose_level (self, self->active, KB_NONE);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key_pressed (KbClassifyView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (self->aspects->len == 0 || !current_asset (self))
    return FALSE;
  if (kb_aspect_column_is_writing (column_at (self, self->active)))
    return use_writing_key (self, keyval, state);
  switch (keyval) {
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    step_asset (self, -1);
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    step_asset (self, 1);
    return TRUE;
  case GDK_KEY_Escape:
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave", NULL);
    return TRUE;
  default:
    break;
  }
  if (on_level_has_focus (self) && use_moving_key (self, keyval))
    return TRUE;
  return use_letter_key (self, keyval);
}

static void
on_previous_clicked (KbClassifyView *self)
{
  step_asset (self, -1);
}

static void
on_next_clicked (KbClassifyView *self)
{
  step_asset (self, 1);
}

static int
compare_names (gconstpointer one, gconstpointer other, gpointer data)
{
  KbRecord *first = kb_row_get_record ((KbRow *) one);
  KbRecord *second = kb_row_get_record ((KbRow *) other);

  return kb_collate (kb_record_text (first, KB_ASSET_NAME), kb_record_text (second, KB_ASSET_NAME));
}

static void
fill_row (KbRow *row, KbObjectRow *widget)
{
  KbClassifyView *self =
      KB_CLASSIFY_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (widget), KB_TYPE_CLASSIFY_VIEW));
  KbRecord *asset = kb_row_get_record (row);

  if (self && kb_section_get_workbook (KB_SECTION (self)))
    kb_object_row_set (
        widget, kb_section_get_method (KB_SECTION (self)), asset,
        kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset),
        g_strcmp0 (self->asset_id, kb_row_get_id (row)) == 0);
}

static void
on_row_setup (KbClassifyView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (KB_TYPE_OBJECT_ROW, NULL));
}

static void
on_row_bind (KbClassifyView *self, GtkListItem *item)
{
  KbRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (fill_row), widget, 0);
  fill_row (row, KB_OBJECT_ROW (widget));
}

static void
on_row_unbind (KbClassifyView *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

static void
make_columns (KbClassifyView *self)
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
    g_signal_connect_object (column, "motivation-left", G_CALLBACK (on_motivation_left), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (self->columns, column);
    g_ptr_array_add (self->aspects, column);
  }
}

static void
kb_classify_view_bind (KbSection *section)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (section);
  KbWorkbook *workbook = kb_section_get_workbook (section);
  g_autofree char *period = NULL;
  GtkSortListModel *sorted;

  if (!workbook)
    return;
  period = kb_format_period (kb_section_get_content (section));
  adw_window_title_set_subtitle (self->title, period);
  make_columns (self);
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (kb_workbook_get_rows (workbook, KB_KIND_ASSET))),
      GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
  self->choosing = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  self->choosing = FALSE;
  g_object_unref (sorted);
  show_progress (self);
}

static void
kb_classify_view_update (KbSection *section, const KbChanges *changes)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (section);

  if (kb_changes_touch_method (changes))
    make_columns (self);
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    const KbRecord *record = change->after ? change->after : change->before;

    if (change->kind == KB_KIND_ASSET_LEVEL)
      emit_row_changed (self, kb_record_text (record, KB_ASSET_LEVEL_ASSET));
  }
  show_progress (self);
  if (self->asset_id && !current_asset (self))
    kb_classify_view_show_asset (self, NULL);
  else
    show_class (self);
}

/* Workshop screens scale with the window (design §11). */
static void
on_layout (KbClassifyView *self, int width, int height)
{
  double factor = MIN (width / 1280.0, height / 800.0);
  int scale = CLAMP ((int) (factor * 10 + 0.05), 10, 22);
  g_autofree char *old = g_strdup_printf ("kb-scale-%d", self->scale);
  g_autofree char *new = g_strdup_printf ("kb-scale-%d", scale);

  if (scale == self->scale)
    return;
  self->scale = scale;
  gtk_widget_remove_css_class (self->main, old);
  gtk_widget_add_css_class (self->main, new);
}

static void
kb_classify_view_realize (GtkWidget *widget)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (widget);

  GTK_WIDGET_CLASS (kb_classify_view_parent_class)->realize (widget);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  g_signal_connect_swapped (self->surface, "layout", G_CALLBACK (on_layout), self);
  on_layout (self, gdk_surface_get_width (self->surface), gdk_surface_get_height (self->surface));
}

static void
kb_classify_view_unrealize (GtkWidget *widget)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (widget);

  g_signal_handlers_disconnect_by_data (self->surface, self);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (kb_classify_view_parent_class)->unrealize (widget);
}

static gboolean
kb_classify_view_grab_focus (GtkWidget *widget)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (widget);

  if (self->aspects->len == 0)
    return GTK_WIDGET_CLASS (kb_classify_view_parent_class)->grab_focus (widget);
  kb_aspect_column_focus_level (column_at (self, self->active));
  return TRUE;
}

static void
kb_classify_view_dispose (GObject *object)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_CLASSIFY_VIEW);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (kb_classify_view_parent_class)->dispose (object);
}

static void
kb_classify_view_finalize (GObject *object)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (object);

  g_ptr_array_unref (self->aspects);
  g_free (self->asset_id);
  G_OBJECT_CLASS (kb_classify_view_parent_class)->finalize (object);
}

static void
kb_classify_view_class_init (KbClassifyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_classify_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_classify_view_finalize;
  widget_class->realize = kb_classify_view_realize;
  widget_class->unrealize = kb_classify_view_unrealize;
  widget_class->grab_focus = kb_classify_view_grab_focus;
  section_class->bind = kb_classify_view_bind;
  section_class->update = kb_classify_view_update;
  g_type_ensure (KB_TYPE_UNDO_BUTTONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-classify-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, title);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, stack);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, flap);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, list);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, main);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, description_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, status_label);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
}

static void
kb_classify_view_init (KbClassifyView *self)
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

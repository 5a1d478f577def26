// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-map-dialog"

#include "kb-method-map-dialog.h"

#include "kb-error-text.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"
#include "kb-method-commands.h"
#include "kb-scale-change.h"

/* What the map is for. */
typedef enum {
  KB_CHANGE_SCALE,
  KB_CHANGE_REMOVE,
  KB_CHANGE_REPLACE,
} KbMapPurpose;

struct _KbMethodMapDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  AdwWindowTitle *title;
  GtkWidget *apply_button;
  GtkLabel *intro_label;
  GtkWidget *scale_group;
  AdwComboRow *lowest_row;
  AdwComboRow *count_row;
  AdwComboRow *end_row;
  GtkBox *map_box;
  GtkLabel *hint_label;

  KbWorkbook *workbook;
  KbMethodMap *map;
  KbMapPurpose type;
  KbKind kind;
  char *id;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KbMethodMapDialog, kb_method_map_dialog, ADW_TYPE_WINDOW)

static gboolean
is_scale (KbKind kind)
{
  return kind == KB_KIND_LEVEL || kind == KB_KIND_LIKELIHOOD || kind == KB_KIND_CONSEQUENCE;
}

static guint
fewest (KbKind kind)
{
  return kind == KB_KIND_LEVEL ? 3 : 2;
}

static gboolean
is_shown (KbMethodMapDialog *self, KbKind kind)
{
  if (self->type == KB_CHANGE_SCALE || (self->type == KB_CHANGE_REMOVE && is_scale (self->kind)))
    return kind == self->kind;
  return kb_method_map_changes (self->map, kind)
         && (is_scale (kind) || kb_method_map_n_values (self->map, kind) > 0);
}

static void
update (KbMethodMapDialog *self)
{
  guint n = self->map ? kb_method_map_n_open (self->map) : 1;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text = NULL;
  gboolean turns = self->map
                   && (kb_method_map_turns (self->map, KB_KIND_LEVEL)
                       || kb_method_map_turns (self->map, KB_KIND_LIKELIHOOD)
                       || kb_method_map_turns (self->map, KB_KIND_CONSEQUENCE));

  gtk_widget_set_sensitive (
      self->apply_button,
      self->map && n == 0
          && (self->type != KB_CHANGE_SCALE || kb_method_map_changes (self->map, self->kind)));
  if (!self->map
      || (self->type == KB_CHANGE_SCALE && n == 0
          && !kb_method_map_changes (self->map, self->kind)))
    text = g_strdup ("");
  else if (n > 0)
    text = kb_fill (ngettext ("{n} thing is still to be decided. Nothing is changed before that.",
                              "{n} things are still to be decided. Nothing is changed before that.",
                              n),
                    "n", count, NULL);
  else if (turns)
    text = g_strdup (_ ("A higher step becomes a lower one than a step below it. Is that meant?"));
  else
    text = g_strdup (_ ("This is one act and can be undone. Classes that you move by hand must be "
                        "established anew."));
  gtk_label_set_text (self->hint_label, text);
  if (n > 0 || turns)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "kb-warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "kb-warning");
}

/* What has been decided can be decided otherwise, but not undecided: the row shows it again. */
static void
show_choice (KbMethodMapDialog *self, AdwComboRow *row, KbKind kind, guint index, guint first)
{
  const GPtrArray *targets = kb_content_list (kb_method_map_target (self->map), kind);
  const KbMapStep *step = kb_method_map_get (self->map, kind, index);
  guint selected = targets->len;

  if (step->choice == KB_MAP_OPEN)
    return;
  for (guint i = 0; i < targets->len; i++)
    if (g_strcmp0 (kb_record_id (g_ptr_array_index (targets, i)), step->to) == 0)
      selected = i;
  self->loading = TRUE;
  adw_combo_row_set_selected (row, selected + first);
  self->loading = FALSE;
}

static void
on_target_selected (AdwComboRow *row, GParamSpec *pspec, KbMethodMapDialog *self)
{
  KbKind kind = (KbKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "first"));
  const GPtrArray *targets = kb_content_list (kb_method_map_target (self->map), kind);
  guint selected = adw_combo_row_get_selected (row);

  if (self->loading || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected < first) {
    show_choice (self, row, kind, index, first);
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (row), "kb-open");
  selected -= first;
  kb_method_map_choose (
      self->map, kind, index,
      selected < targets->len ? kb_record_id (g_ptr_array_index (targets, selected)) : NULL);
  update (self);
}

/* A row for one item as it is, with what it becomes to choose in. */
static GtkWidget *
map_row (KbMethodMapDialog *self, KbKind kind, guint index)
{
  const KbMapStep *step = kb_method_map_get (self->map, kind, index);
  const GPtrArray *targets = kb_content_list (kb_method_map_target (self->map), kind);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *name = kb_describe_step (step->from, kb_gui_language ());
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *number = g_strdup_printf ("%u", step->count);
  g_autofree char *count =
      kb_fill (ngettext ("{n} value", "{n} values", step->count), "n", number, NULL);
  gboolean open = step->choice == KB_MAP_OPEN;
  guint selected = 0;

  if (open)
    gtk_string_list_append (model, step->count > 0 ? _ ("Choose what it becomes")
                                                   : _ ("Goes, nothing uses it"));
  for (guint i = 0; i < targets->len; i++) {
    KbRecord *target = g_ptr_array_index (targets, i);
    g_autofree char *text = kb_describe_step (target, kb_gui_language ());

    gtk_string_list_append (model, text);
    if (g_strcmp0 (kb_record_id (target), step->to) == 0)
      selected = i;
  }
  gtk_string_list_append (model, _ ("Take the values away"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), open ? 0 : selected);
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (kind));
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (row), "first", GUINT_TO_POINTER (open ? 1 : 0));
  if (open && step->count > 0)
    gtk_widget_add_css_class (row, "kb-open");
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_target_selected), self);
  return row;
}

/* What the new scale has that nothing becomes. */
static char *
new_steps_text (KbMethodMapDialog *self, KbKind kind)
{
  const GPtrArray *targets = kb_content_list (kb_method_map_target (self->map), kind);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint t = 0; t < targets->len; t++) {
    KbRecord *target = g_ptr_array_index (targets, t);
    g_autofree char *name = kb_describe_step (target, kb_gui_language ());
    gboolean used = FALSE;

    for (guint i = 0; i < kb_method_map_size (self->map, kind); i++)
      used = used
             || g_strcmp0 (kb_method_map_get (self->map, kind, i)->to, kb_record_id (target)) == 0;
    if (!used)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  if (names->len == 0)
    return NULL;
  return kb_fill (kind == KB_KIND_LEVEL
                      ? _ ("New: {names}")
                      : _ ("New: {names}. Its cells in the matrix get the risk levels of the step "
                           "beside it."),
                  "names", names->str, NULL);
}

static void
show_map (KbMethodMapDialog *self)
{
  guint n_kinds;
  const KbKind *kinds = kb_method_map_kinds (&n_kinds);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->map_box))))
    gtk_box_remove (self->map_box, child);
  self->loading = TRUE;
  for (guint k = 0; self->map && k < n_kinds; k++) {
    GtkWidget *group;
    g_autofree char *text = NULL;
    gboolean whole_scale = is_scale (kinds[k]) || self->type == KB_CHANGE_REPLACE;

    if (!is_shown (self, kinds[k]))
      continue;
    group = adw_preferences_group_new ();
    text = new_steps_text (self, kinds[k]);
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                     kb_label_kind_plural (kinds[k], kb_gui_language ()));
    if (is_scale (kinds[k]))
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    for (guint i = 0; i < kb_method_map_size (self->map, kinds[k]); i++) {
      const KbMapStep *step = kb_method_map_get (self->map, kinds[k], i);

      if (is_scale (kinds[k]) || step->choice == KB_MAP_OPEN || (whole_scale && step->count > 0))
        if (is_scale (kinds[k]) || step->count > 0)
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), map_row (self, kinds[k], i));
    }
    gtk_box_append (self->map_box, group);
  }
  self->loading = FALSE;
  update (self);
}

static void
take_map (KbMethodMapDialog *self, KbMethodMap *map, GError *error)
{
  g_clear_pointer (&self->map, kb_method_map_free);
  self->map = map;
  if (error) {
    g_autofree char *text = kb_error_text (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
  } else {
    kb_message_bar_hide (self->message_bar);
  }
  show_map (self);
}

/* The choices are the top, the bottom, and above each step but the highest, from the lowest. */
static guint
chosen_place (KbMethodMapDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->end_row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? KB_SCALE_TOP : selected - 1;
}

static void
fill_places (KbMethodMapDialog *self)
{
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (self->workbook), self->kind);
  guint number = (guint) kb_field_from_column (self->kind, "number");
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  gboolean falls = list->len > 1
                   && kb_record_integer (g_ptr_array_index (list, 0), number)
                          > kb_record_integer (g_ptr_array_index (list, list->len - 1), number);

  gtk_string_list_append (places, _ ("At the top"));
  gtk_string_list_append (places, _ ("At the bottom"));
  for (guint i = 0; i + 1 < list->len; i++) {
    g_autofree char *step = kb_describe_step (
        g_ptr_array_index (list, falls ? list->len - 1 - i : i), kb_gui_language ());
    g_autofree char *text = kb_fill (_ ("Above {step}"), "step", step, NULL);

    gtk_string_list_append (places, text);
  }
  adw_combo_row_set_model (self->end_row, G_LIST_MODEL (places));
}

static void
on_scale_changed (KbMethodMapDialog *self)
{
  guint lowest = adw_combo_row_get_selected (self->lowest_row);
  guint count = adw_combo_row_get_selected (self->count_row);
  g_autoptr (GError) error = NULL;
  KbMethodMap *map;

  if (self->loading || !self->workbook || self->type != KB_CHANGE_SCALE
      || lowest == GTK_INVALID_LIST_POSITION || count == GTK_INVALID_LIST_POSITION)
    return;
  map = kb_scale_change_new (kb_workbook_get_content (self->workbook), self->kind, lowest,
                             count + fewest (self->kind), chosen_place (self), &error);
  take_map (self, map, error);
}

static void
on_apply_clicked (KbMethodMapDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->type == KB_CHANGE_REPLACE)
    done = kb_workbook_replace_method (self->workbook, self->map, &error);
  else if (is_scale (self->kind))
    done = kb_workbook_change_scale (self->workbook, self->map, self->kind, &error);
  else
    done = kb_workbook_remove_method_item (self->workbook, self->map, self->kind, self->id, &error);
  if (done) {
    gtk_window_destroy (GTK_WINDOW (self));
  } else {
    g_autofree char *text = kb_error_text (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
  }
}

static void
kb_method_map_dialog_dispose (GObject *object)
{
  KbMethodMapDialog *self = KB_METHOD_MAP_DIALOG (object);

  g_clear_object (&self->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_MAP_DIALOG);
  G_OBJECT_CLASS (kb_method_map_dialog_parent_class)->dispose (object);
}

static void
kb_method_map_dialog_finalize (GObject *object)
{
  KbMethodMapDialog *self = KB_METHOD_MAP_DIALOG (object);

  g_clear_pointer (&self->map, kb_method_map_free);
  g_free (self->id);
  G_OBJECT_CLASS (kb_method_map_dialog_parent_class)->finalize (object);
}

static void
kb_method_map_dialog_class_init (KbMethodMapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_map_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_method_map_dialog_finalize;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-map-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, scale_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, lowest_row);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, count_row);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, end_row);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, map_box);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMapDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_scale_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
}

static void
kb_method_map_dialog_init (KbMethodMapDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply_button);
}

static KbMethodMapDialog *
new_dialog (GtkWidget *parent, KbWorkbook *workbook, KbMapPurpose type, KbKind kind)
{
  KbMethodMapDialog *dialog =
      g_object_new (KB_TYPE_METHOD_MAP_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  dialog->workbook = g_object_ref (workbook);
  dialog->type = type;
  dialog->kind = kind;
  gtk_widget_set_visible (dialog->scale_group, type == KB_CHANGE_SCALE);
  return dialog;
}

static void
name_dialog (KbMethodMapDialog *self, const char *title, const char *intro)
{
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  gtk_label_set_text (self->intro_label, intro);
}

/**
 * kb_method_map_dialog_new_scale:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @kind: levels, likelihoods or consequences
 *
 * Returns: (transfer floating): a dialog where the scale is chosen and its values are mapped
 */
KbMethodMapDialog *
kb_method_map_dialog_new_scale (GtkWidget *parent, KbWorkbook *workbook, KbKind kind)
{
  KbMethodMapDialog *dialog = new_dialog (parent, workbook, KB_CHANGE_SCALE, kind);
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  g_autoptr (GtkStringList) counts = gtk_string_list_new (NULL);
  gint64 lowest = G_MAXINT64;

  for (guint i = 0; i < list->len; i++)
    lowest = MIN (lowest, kb_record_integer (g_ptr_array_index (list, i), number));
  for (guint n = fewest (kind); n <= KB_MAX_STEPS; n++) {
    g_autofree char *text = g_strdup_printf ("%u", n);

    gtk_string_list_append (counts, text);
  }
  name_dialog (dialog, _ ("Change the scale"),
               _ ("Below stands what each value becomes. Nothing is squeezed into a step where it "
                  "does not belong."));
  dialog->loading = TRUE;
  fill_places (dialog);
  adw_combo_row_set_model (dialog->count_row, G_LIST_MODEL (counts));
  adw_combo_row_set_selected (dialog->lowest_row, lowest == 0 ? 0 : 1);
  adw_combo_row_set_selected (dialog->count_row, list->len - fewest (kind));
  dialog->loading = FALSE;
  on_scale_changed (dialog);
  return dialog;
}

/**
 * kb_method_map_dialog_new_without:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @kind: a kind of the method
 * @id: the item that goes
 * @error: (out): %KB_CORE_ERROR when the method can't be without it
 *
 * Returns: (transfer floating) (nullable): a dialog where it is decided what its values become
 */
KbMethodMapDialog *
kb_method_map_dialog_new_without (
    GtkWidget *parent, KbWorkbook *workbook, KbKind kind, const char *id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *list = kb_content_list (content, kind);
  g_autoptr (KbMethodMap) map = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  KbMethodMapDialog *dialog;

  for (guint i = 0; i < list->len && is_scale (kind); i++)
    if (g_str_equal (kb_record_id (g_ptr_array_index (list, i)), id)) {
      map = kb_scale_change_without (content, kind, i, error);
      if (!map)
        return NULL;
    }
  if (!map) {
    g_autoptr (KbContent) method = kb_method_without (content, kind, id);

    map = kb_method_map_new (content, method, error);
  }
  if (!map)
    return NULL;
  dialog = new_dialog (parent, workbook, KB_CHANGE_REMOVE, kind);
  dialog->id = g_strdup (id);
  name = kb_describe_step (kb_content_find (content, kind, id), kb_gui_language ());
  title = kb_fill (_ ("Remove {name}"), "name", name, NULL);
  name_dialog (dialog, title, _ ("Below stands what its values become."));
  take_map (dialog, g_steal_pointer (&map), NULL);
  return dialog;
}

/**
 * kb_method_map_dialog_new_replace:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @method: the records of another method
 * @error: (out): %KB_CORE_ERROR when it is not whole
 *
 * Returns: (transfer floating) (nullable): a dialog that shows how the workbook is carried over
 */
KbMethodMapDialog *
kb_method_map_dialog_new_replace (GtkWidget *parent,
                                  KbWorkbook *workbook,
                                  KbContent *method,
                                  GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbMethodMap) map = kb_method_map_new (content, method, error);
  g_autofree char *title = NULL;
  KbMethodMapDialog *dialog;

  if (!map)
    return NULL;
  dialog = new_dialog (parent, workbook, KB_CHANGE_REPLACE, KB_KIND_METHOD);
  title = kb_fill (_ ("Replace the method with {name}"), "name",
                   kb_record_localized (kb_content_get (method, KB_KIND_METHOD, KB_METHOD_ID),
                                        KB_METHOD_NAME_SV, kb_gui_language ()),
                   NULL);
  name_dialog (
      dialog, title,
      _ ("Scales are matched from the lowest step up, roles and sections by what they are. "
         "Below stands what each value becomes; what is the same in both is not shown."));
  take_map (dialog, g_steal_pointer (&map), NULL);
  return dialog;
}

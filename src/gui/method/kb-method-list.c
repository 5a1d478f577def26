// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-list"

#include "kb-method-list.h"

#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-method-commands.h"
#include "kb-method-item-dialog.h"
#include "kb-method-map-dialog.h"
#include "kb-method-words.h"
#include "kb-scale-change.h"
#include "kb-tile.h"

struct _KbMethodList {
  KbSection parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *add_button;
  GtkWidget *scale_button;

  KbKind kind;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (KbMethodList, kb_method_list, KB_TYPE_SECTION)

enum {
  PROP_0,
  PROP_TABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_scale (KbKind kind)
{
  return kind == KB_KIND_LEVEL || kind == KB_KIND_LIKELIHOOD || kind == KB_KIND_CONSEQUENCE;
}

/**
 * kb_method_assumed_tag:
 *
 * Returns: (transfer floating): the mark of what the policy does not say
 */
GtkWidget *
kb_method_assumed_tag (void)
{
  GtkWidget *tag = gtk_label_new (_ ("Default"));

  gtk_widget_add_css_class (tag, "kb-tag");
  gtk_widget_add_css_class (tag, "kb-warning");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tag,
                               _ ("The policy does not say this; the national standard is used."));
  return tag;
}

/* The number or letter that people know it by, on its colour. */
static GtkWidget *
prefix_of (const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  int color = kb_field_from_column (kind, "color");
  g_autofree char *text = kb_method_short_text (record);
  GtkWidget *widget;

  if (!*text)
    return NULL;
  if (color != KB_NONE) {
    widget = kb_tile_new ("kb-badge");
    kb_tile_set (KB_TILE (widget), text, kb_record_text (record, (guint) color));
    gtk_widget_add_css_class (widget, "kb-medium");
  } else {
    widget = gtk_label_new (text);
    gtk_widget_add_css_class (widget, "kb-letter");
  }
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  return widget;
}

/* Buttons that work on the item in the row; the action takes its id. */
static GtkWidget *
row_button (const char *icon, const char *label, const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  kb_gui_set_label (button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_buttons (KbMethodList *self, GtkWidget *row, const KbRecord *record, guint index, guint n)
{
  const char *id = kb_record_id (record);
  g_autofree char *name = kb_method_title (record, kb_gui_language ());
  g_autofree char *edit = kb_fill (_ ("Edit {name}"), "name", name, NULL);
  g_autofree char *up = kb_fill (_ ("Move {name} up"), "name", name, NULL);
  g_autofree char *down = kb_fill (_ ("Move {name} down"), "name", name, NULL);
  g_autofree char *remove = kb_fill (_ ("Remove {name}"), "name", name, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), row_button ("kb-edit-symbolic", edit, "method-list.edit", id));
  if (!is_scale (self->kind)) {
    GtkWidget *button = row_button ("kb-up-symbolic", up, "method-list.up", id);

    gtk_widget_set_sensitive (button, index > 0);
    gtk_box_append (GTK_BOX (box), button);
    button = row_button ("kb-down-symbolic", down, "method-list.down", id);
    gtk_widget_set_sensitive (button, index + 1 < n);
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_box_append (GTK_BOX (box),
                  row_button ("kb-remove-symbolic", remove, "method-list.remove", id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
}

static void
add_mark (GtkWidget *row, const KbRecord *record)
{
  int assumed_field = kb_field_from_column (kb_record_kind (record), "assumed");

  if (assumed_field != KB_NONE && kb_record_flag (record, (guint) assumed_field))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), kb_method_assumed_tag ());
}

static void
add_row (KbMethodList *self, const KbRecord *record, guint index, guint n)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *prefix = prefix_of (record);
  g_autofree char *title = kb_method_title (record, kb_gui_language ());
  g_autofree char *text = kb_method_explain (content, record, kb_gui_language ());
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_text = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_text);
  if (prefix) {
    kb_gui_set_label (prefix, title);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  }
  add_mark (row, record);
  if (kb_section_is_writable (KB_SECTION (self)))
    add_buttons (self, row, record, index, n);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
refresh (KbMethodList *self)
{
  const GPtrArray *list;
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  GtkWidget *rows =
      self->rows->len > 0 ? gtk_widget_get_parent (g_ptr_array_index (self->rows, 0)) : NULL;

  g_ptr_array_set_size (self->rows, 0);
  if (rows)
    kb_list_rows_clear (GTK_LIST_BOX (rows));
  gtk_widget_set_visible (self->add_button, writable && !is_scale (self->kind));
  gtk_widget_set_visible (self->scale_button, writable && is_scale (self->kind));
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  list = kb_content_list (kb_section_get_content (KB_SECTION (self)), self->kind);
  for (guint i = 0; i < list->len; i++)
    add_row (self, g_ptr_array_index (list, i), i, list->len);
  if (rows)
    kb_list_rows_filled (GTK_LIST_BOX (rows));
}

static void
edit_record (KbMethodList *self, KbRecord *record, gboolean is_new)
{
  g_autofree char *kind = g_utf8_strdown (kb_label_kind (self->kind, kb_gui_language ()), -1);
  g_autofree char *name = kb_describe_step (record, kb_gui_language ());
  g_autofree char *title =
      is_new ? kb_fill (_ ("Add {kind}"), "kind", kind, NULL) : g_steal_pointer (&name);

  gtk_window_present (GTK_WINDOW (kb_method_item_dialog_new (
      GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)), record, title, NULL)));
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodList *self = KB_METHOD_LIST (widget);
  KbRecord *record = kb_content_find (kb_section_get_content (KB_SECTION (self)), self->kind,
                                      g_variant_get_string (parameter, NULL));

  if (record)
    edit_record (self, record, FALSE);
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodList *self = KB_METHOD_LIST (widget);
  g_autofree char *id = kb_new_id ();
  g_autoptr (KbRecord) record = kb_record_new (self->kind, id);

  for (guint field = 0; field < kb_kind_info (self->kind)->n_fields; field++)
    if (kb_field_info (self->kind, field)->type == KB_TYPE_BOOLEAN)
      kb_record_set_integer (record, field, 0);
  if (self->kind == KB_KIND_BAND)
    kb_record_set_text (record, KB_BAND_COLOR, "#B3261E");
  if (self->kind == KB_KIND_ASPECT)
    kb_record_set_integer (record, KB_ASPECT_IN_USE, 1);
  edit_record (self, record, TRUE);
}

static void
action_scale (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodList *self = KB_METHOD_LIST (widget);

  gtk_window_present (GTK_WINDOW (kb_method_map_dialog_new_scale (
      widget, kb_section_get_workbook (KB_SECTION (self)), self->kind)));
}

static void
move (KbMethodList *self, GVariant *parameter, int by)
{
  GError *error = NULL;
  g_autofree char *id = g_strdup (g_variant_get_string (parameter, NULL));
  gboolean done = kb_workbook_move_method_item (kb_section_get_workbook (KB_SECTION (self)),
                                                self->kind, id, by, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (KB_METHOD_LIST (widget), parameter, -1);
}

static void
action_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (KB_METHOD_LIST (widget), parameter, 1);
}

static void
remove_aspect (KbMethodList *self, const char *id)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbRecord *record = kb_content_find (kb_section_get_content (KB_SECTION (self)), self->kind, id);
  g_autofree char *title = record ? kb_method_title (record, kb_gui_language ()) : NULL;
  g_autofree char *text = kb_fill (_ ("Removed: {name}"), "name", title, NULL);
  GError *error = NULL;
  gboolean done = kb_workbook_remove_aspect (workbook, id, &error);

  if (done)
    kb_gui_show_undo_toast (GTK_WIDGET (self), text);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_aspect_answered (AdwMessageDialog *dialog, const char *response, KbMethodList *self)
{
  if (g_str_equal (response, "remove") && kb_section_get_workbook (KB_SECTION (self)))
    remove_aspect (self, g_object_get_data (G_OBJECT (dialog), "id"));
}

/* What stands under an aspect goes with it: that is said first. */
static void
ask_about_aspect (KbMethodList *self, const KbRecord *aspect, const KbAspectUses *uses)
{
  g_autofree char *name = kb_method_title (aspect, kb_gui_language ());
  g_autofree char *heading = kb_fill (_ ("Remove {name}?"), "name", name, NULL);
  g_autofree char *body = kb_method_aspect_consequences (uses);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "remove", _ ("_Remove"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (kb_record_id (aspect)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_aspect_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
begin_aspect_removal (KbMethodList *self, const char *id)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbAspectUses uses;

  kb_aspect_count_uses (content, id, &uses);
  if (kb_aspect_can_go (content, id)
      && uses.assets + uses.systems + uses.votes + uses.triggers + uses.texts > 0)
    ask_about_aspect (self, kb_content_get (content, self->kind, id), &uses);
  else
    remove_aspect (self, id);
}

/* What nothing points at goes at once, and can be undone; a step of a scale and what has values are
 * first shown. */
static void
action_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodList *self = KB_METHOD_LIST (widget);
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autofree char *id = g_strdup (g_variant_get_string (parameter, NULL));
  KbRecord *record = kb_content_find (content, self->kind, id);
  g_autofree char *title = record ? kb_method_title (record, kb_gui_language ()) : NULL;
  g_autofree char *text = kb_fill (_ ("Removed: {name}"), "name", title, NULL);
  GError *error = NULL;
  gboolean done = FALSE;

  if (self->kind == KB_KIND_ASPECT) {
    begin_aspect_removal (self, id);
    return;
  }
  if (!is_scale (self->kind)) {
    g_autoptr (KbContent) method = kb_method_without (content, self->kind, id);
    g_autoptr (KbMethodMap) map = kb_method_map_new (content, method, &error);

    if (map && kb_method_map_n_open (map) == 0) {
      done = kb_workbook_remove_method_item (workbook, map, self->kind, id, &error);
      if (done)
        kb_gui_show_undo_toast (widget, text);
    }
  }
  if (!done && !error) {
    KbMethodMapDialog *dialog =
        kb_method_map_dialog_new_without (widget, workbook, self->kind, id, &error);

    if (dialog)
      gtk_window_present (GTK_WINDOW (dialog));
  }
  kb_section_check (KB_SECTION (self), error == NULL, error);
}

static void
kb_method_list_bind (KbSection *section)
{
  refresh (KB_METHOD_LIST (section));
}

static void
kb_method_list_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_LIST (section));
}

static void
kb_method_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_TABLE:
    g_value_set_string (value, kb_kind_info (KB_METHOD_LIST (object)->kind)->table);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbMethodList *self = KB_METHOD_LIST (object);

  switch (id) {
  case PROP_TABLE:
    self->kind = kb_kind_from_table (g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_list_constructed (GObject *object)
{
  KbMethodList *self = KB_METHOD_LIST (object);

  G_OBJECT_CLASS (kb_method_list_parent_class)->constructed (object);
  adw_preferences_group_set_title (self->group,
                                   kb_label_kind_plural (self->kind, kb_gui_language ()));
}

static void
kb_method_list_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_LIST);
  G_OBJECT_CLASS (kb_method_list_parent_class)->dispose (object);
}

static void
kb_method_list_finalize (GObject *object)
{
  g_ptr_array_unref (KB_METHOD_LIST (object)->rows);
  G_OBJECT_CLASS (kb_method_list_parent_class)->finalize (object);
}

static void
kb_method_list_class_init (KbMethodListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  object_class->constructed = kb_method_list_constructed;
  object_class->dispose = kb_method_list_dispose;
  object_class->finalize = kb_method_list_finalize;
  object_class->get_property = kb_method_list_get_property;
  object_class->set_property = kb_method_list_set_property;
  section_class->bind = kb_method_list_bind;
  section_class->update = kb_method_list_update;
  section_class->lazy = TRUE;
  properties[PROP_TABLE] =
      g_param_spec_string ("table", NULL, NULL, "role",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodList, group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodList, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbMethodList, scale_button);
  gtk_widget_class_install_action (widget_class, "method-list.edit", "s", action_edit);
  gtk_widget_class_install_action (widget_class, "method-list.up", "s", action_up);
  gtk_widget_class_install_action (widget_class, "method-list.down", "s", action_down);
  gtk_widget_class_install_action (widget_class, "method-list.remove", "s", action_remove);
  gtk_widget_class_install_action (widget_class, "method-list.add", NULL, action_add);
  gtk_widget_class_install_action (widget_class, "method-list.scale", NULL, action_scale);
}

static void
kb_method_list_init (KbMethodList *self)
{
  self->rows = g_ptr_array_new ();
  self->kind = KB_KIND_ROLE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

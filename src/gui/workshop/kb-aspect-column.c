// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-aspect-column"

#include "kb-aspect-column.h"

#include "kb-fold-layout.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-level-button.h"

struct _KbAspectColumn {
  GtkBox parent_instance;

  GtkLabel *letter_label;
  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkLabel *question_label;
  GtkBox *levels;
  GtkLabel *placeholder;
  GtkTextView *motivation_view;
  GtkWidget *depends_on_box;
  GtkEditable *depends_on_entry;

  KbMethod *method;
  guint aspect;
  KbLevelRange range;
  int cursor;     /* the level that the keyboard stands on */
  gboolean moved; /* a person has moved it there from what was shown */
  gboolean active;
  gboolean range_armed; /* the next digit is the other end of a range */
  gboolean setting;     /* the text comes from the workbook, nobody is typing */
};

G_DEFINE_FINAL_TYPE (KbAspectColumn, kb_aspect_column, GTK_TYPE_BOX)

static guint chosen_signal;
static guint activated_signal;
static guint edited_signal;
static guint left_signal;
static guint depends_on_edited_signal;
static guint depends_on_left_signal;

static KbLevelButton *
button_at (KbAspectColumn *self, int level)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->levels));

  for (int i = 0; button && i < level; i++)
    button = gtk_widget_get_next_sibling (button);
  return button && level >= 0 ? KB_LEVEL_BUTTON (button) : NULL;
}

/* "✓ K3" when there is a level, else which keys to press while it is worked on. */
static void
show_state (KbAspectColumn *self)
{
  guint last = kb_method_size (self->method, KB_KIND_LEVEL) - 1;
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "kb-ok");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "kb-accent");
  if (self->range_armed) {
    text = g_strdup (self->range.high == KB_NONE ? _ ("First limit?") : _ ("Other limit?"));
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "kb-accent");
  } else if (self->range.high != KB_NONE) {
    g_autofree char *badge = kb_format_badge (self->method, self->aspect, self->range);

    text = g_strdup_printf ("✓ %s", badge);
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "kb-ok");
  } else if (self->active) {
    g_autofree char *from =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (self->method, KB_KIND_LEVEL, 0));
    g_autofree char *to =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (self->method, KB_KIND_LEVEL, last));

    text = kb_fill (_ ("Press {from}–{to}"), "from", from, "to", to, NULL);
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "kb-accent");
  }
  gtk_label_set_text (self->state_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), text != NULL);
}

/* One stop of the Tab key in each column, as in any group of radio buttons. */
static void
show_cursor (KbAspectColumn *self)
{
  for (guint i = 0; i < kb_method_size (self->method, KB_KIND_LEVEL); i++)
    gtk_widget_set_focusable (GTK_WIDGET (button_at (self, (int) i)), (int) i == self->cursor);
}

static void
on_level_clicked (KbAspectColumn *self, KbLevelButton *button)
{
  g_signal_emit (self, activated_signal, 0);
  g_signal_emit (self, chosen_signal, 0, kb_level_button_get_level (button));
}

static void
on_motivation_changed (KbAspectColumn *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->motivation_view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (buffer) == 0);
  if (!self->setting)
    g_signal_emit (self, edited_signal, 0);
}

static void
on_motivation_enter (KbAspectColumn *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
on_motivation_leave (KbAspectColumn *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, left_signal, 0);
}

static void
on_depends_on_leave (KbAspectColumn *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, depends_on_left_signal, 0);
}

static void
on_depends_on_changed (KbAspectColumn *self)
{
  if (!self->setting)
    g_signal_emit (self, depends_on_edited_signal, 0);
}

static void
on_focus_enter (KbAspectColumn *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
on_pressed (KbAspectColumn *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
kb_aspect_column_dispose (GObject *object)
{
  KbAspectColumn *self = KB_ASPECT_COLUMN (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_ASPECT_COLUMN);
  g_clear_pointer (&self->method, kb_method_unref);
  G_OBJECT_CLASS (kb_aspect_column_parent_class)->dispose (object);
}

static void
kb_aspect_column_class_init (KbAspectColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = KB_TYPE_ASPECT_COLUMN;

  G_OBJECT_CLASS (klass)->dispose = kb_aspect_column_dispose;
  chosen_signal = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  activated_signal =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  edited_signal = g_signal_new ("motivation-edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  left_signal = g_signal_new ("motivation-left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  depends_on_edited_signal = g_signal_new ("depends-on-edited", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  depends_on_left_signal = g_signal_new ("depends-on-left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-aspect-column.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, letter_label);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, state_label);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, question_label);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, levels);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, placeholder);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, motivation_view);
  gtk_widget_class_bind_template_callback (widget_class, on_motivation_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_motivation_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_motivation_leave);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, depends_on_box);
  gtk_widget_class_bind_template_child (widget_class, KbAspectColumn, depends_on_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_depends_on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_depends_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
kb_aspect_column_init (KbAspectColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->range = (KbLevelRange){ KB_NONE, KB_NONE };
}

/**
 * kb_aspect_column_new:
 * @method: the method
 * @aspect: an aspect in use
 *
 * Returns: (transfer floating): the column, with no level chosen
 */
GtkWidget *
kb_aspect_column_new (const KbMethod *method, guint aspect)
{
  KbAspectColumn *self = g_object_new (KB_TYPE_ASPECT_COLUMN, NULL);
  KbRecord *record = kb_method_item (method, KB_KIND_ASPECT, aspect);
  const char *name = kb_record_localized (record, KB_ASPECT_NAME_SV, kb_gui_language ());
  const char *question = kb_record_localized (record, KB_ASPECT_QUESTION_SV, kb_gui_language ());
  g_autofree char *why = kb_fill (_ ("Motivation for {aspect}"), "aspect", name, NULL);

  self->method = kb_method_ref ((KbMethod *) method);
  self->aspect = aspect;
  gtk_label_set_text (self->letter_label, kb_method_aspect_letter (method, aspect));
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->question_label, question ? question : "");
  gtk_widget_set_visible (GTK_WIDGET (self->question_label), question && *question);
  kb_gui_set_label (GTK_WIDGET (self), name);
  kb_gui_set_label (GTK_WIDGET (self->motivation_view), why);
  for (guint i = 0; i < kb_method_size (method, KB_KIND_LEVEL); i++) {
    GtkWidget *button = kb_level_button_new (method, aspect, i);

    g_signal_connect_object (button, "clicked", G_CALLBACK (on_level_clicked), self,
                             G_CONNECT_SWAPPED);
    gtk_widget_set_vexpand (button, TRUE);
    gtk_box_append (self->levels, button);
  }
  show_cursor (self);
  show_state (self);
  return GTK_WIDGET (self);
}

void
kb_aspect_column_set_range (KbAspectColumn *column, KbLevelRange range)
{
  g_return_if_fail (KB_IS_ASPECT_COLUMN (column));

  column->range = range;
  for (guint i = 0; i < kb_method_size (column->method, KB_KIND_LEVEL); i++) {
    gboolean inside = range.high != KB_NONE && (int) i >= range.low && (int) i <= range.high;

    kb_level_button_set_state (button_at (column, (int) i), !inside ? KB_LEVEL_FREE
                                                            : range.low == range.high
                                                                ? KB_LEVEL_CHOSEN
                                                                : KB_LEVEL_IN_RANGE);
  }
  column->cursor = range.high != KB_NONE ? range.high : 0;
  column->moved = FALSE;
  gtk_widget_set_visible (column->depends_on_box, range.high != range.low);
  show_cursor (column);
  show_state (column);
}

/**
 * kb_aspect_column_set_motivation:
 * @column: a column
 * @text: (nullable): what the workbook, or a draft, says
 *
 * Leaves the text alone when it is the same, so that the caret stays where it is.
 */
void
kb_aspect_column_set_motivation (KbAspectColumn *column, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (KB_IS_ASPECT_COLUMN (column));

  shown = kb_aspect_column_get_motivation (column);
  if (g_str_equal (shown, text ? text : ""))
    return;
  column->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (column->motivation_view), text ? text : "",
                            -1);
  column->setting = FALSE;
}

/**
 * kb_aspect_column_get_motivation:
 * @column: a column
 *
 * Returns: (transfer full): what stands there, without blanks around it
 */
char *
kb_aspect_column_get_motivation (KbAspectColumn *column)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (column->motivation_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
kb_aspect_column_set_active (KbAspectColumn *column, gboolean active)
{
  g_return_if_fail (KB_IS_ASPECT_COLUMN (column));

  column->active = active;
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (column), "kb-active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (column), "kb-active");
  show_state (column);
}

guint
kb_aspect_column_get_aspect (KbAspectColumn *column)
{
  return column->aspect;
}

/**
 * kb_aspect_column_get_cursor:
 * @column: a column
 *
 * Returns: the level that the arrow keys have gone to
 */
int
kb_aspect_column_get_cursor (KbAspectColumn *column)
{
  return column->cursor;
}

gboolean
kb_aspect_column_has_moved (KbAspectColumn *column)
{
  return column->moved;
}

void
kb_aspect_column_set_cursor (KbAspectColumn *column, int level)
{
  int last = (int) kb_method_size (column->method, KB_KIND_LEVEL) - 1;

  column->cursor = CLAMP (level, 0, last);
  column->moved = TRUE;
  show_cursor (column);
  kb_aspect_column_focus_level (column);
}

void
kb_aspect_column_focus_level (KbAspectColumn *column)
{
  gtk_widget_grab_focus (GTK_WIDGET (button_at (column, column->cursor)));
}

void
kb_aspect_column_focus_motivation (KbAspectColumn *column)
{
  gtk_widget_grab_focus (GTK_WIDGET (column->motivation_view));
}

/**
 * kb_aspect_column_set_range_armed:
 * @column: a column
 * @armed: whether the next level is the other end of a range
 */
void
kb_aspect_column_set_range_armed (KbAspectColumn *column, gboolean armed)
{
  g_return_if_fail (KB_IS_ASPECT_COLUMN (column));

  column->range_armed = armed;
  show_state (column);
}

void
kb_aspect_column_set_depends_on (KbAspectColumn *column, const char *text)
{
  g_return_if_fail (KB_IS_ASPECT_COLUMN (column));

  if (!gtk_widget_get_focus_child (column->depends_on_box)
      && g_strcmp0 (gtk_editable_get_text (column->depends_on_entry), text ? text : "") != 0) {
    column->setting = TRUE;
    gtk_editable_set_text (column->depends_on_entry, text ? text : "");
    column->setting = FALSE;
  }
}

const char *
kb_aspect_column_get_depends_on (KbAspectColumn *column)
{
  return gtk_editable_get_text (column->depends_on_entry);
}

void
kb_aspect_column_focus_depends_on (KbAspectColumn *column)
{
  gtk_widget_grab_focus (GTK_WIDGET (column->depends_on_entry));
  kb_gui_reveal (GTK_WIDGET (column->depends_on_entry));
}

/**
 * kb_aspect_column_is_writing:
 * @column: a column
 *
 * Returns: whether the caret stands in one of its texts
 */
gboolean
kb_aspect_column_is_writing (KbAspectColumn *column)
{
  return gtk_widget_has_focus (GTK_WIDGET (column->motivation_view))
         || gtk_widget_get_focus_child (column->depends_on_box);
}

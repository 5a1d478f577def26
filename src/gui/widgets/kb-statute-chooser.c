// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-statute-chooser"

#include "kb-statute-chooser.h"

#include "kb-format.h"
#include "kb-gui.h"
#include "kb-statutes.h"

struct _KbStatuteChooser {
  GtkPopover parent_instance;

  GtkEditable *search;
  GtkListBox *list;
  GtkEditable *reference;
  GtkEditable *name;
  GtkWidget *add_button;

  GPtrArray *statutes; /* KbStatute, in step with the rows */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KbStatuteChooser, kb_statute_chooser, GTK_TYPE_POPOVER)

static guint toggled_signal;
static guint added_signal;
static guint removed_signal;

static const KbStatute *
statute_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "statute");
}

static void
on_check_toggled (KbStatuteChooser *self, GtkCheckButton *check)
{
  if (!self->loading)
    g_signal_emit (self, toggled_signal, 0, statute_of (GTK_WIDGET (check))->reference);
}

static void
on_remove_clicked (KbStatuteChooser *self, GtkButton *button)
{
  g_autofree char *id = g_strdup (statute_of (GTK_WIDGET (button))->own_id);

  g_signal_emit (self, removed_signal, 0, id);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  KbStatuteChooser *self = data;
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->search));

  return kb_statute_matches (statute_of (GTK_WIDGET (row)), needle);
}

static void
on_search_changed (KbStatuteChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_typed (KbStatuteChooser *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->reference)));

  gtk_widget_set_sensitive (self->add_button, *text != '\0');
}

static void
on_add (KbStatuteChooser *self)
{
  g_autofree char *reference = g_strstrip (g_strdup (gtk_editable_get_text (self->reference)));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (!*reference)
    return;
  gtk_editable_set_text (self->search, "");
  gtk_editable_set_text (self->reference, "");
  gtk_editable_set_text (self->name, "");
  g_signal_emit (self, added_signal, 0, reference, name);
}

static void
on_shown (KbStatuteChooser *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static GtkWidget *
statute_row (KbStatuteChooser *self, KbStatute *statute)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = *statute->name
                              ? g_strdup_printf ("%s, %s", statute->reference, statute->name)
                              : g_strdup (statute->reference);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_hexpand (check, TRUE);
  kb_gui_set_label (check, text);
  g_object_set_data (G_OBJECT (check), "statute", statute);
  g_object_set_data (G_OBJECT (row), "statute", statute);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), check);
  if (statute->own_id) {
    GtkWidget *remove = gtk_button_new_from_icon_name ("kb-delete-symbolic");
    g_autofree char *spoken =
        kb_fill (_ ("Remove {name} from the list"), "name", statute->reference, NULL);

    gtk_widget_add_css_class (remove, "flat");
    gtk_widget_set_tooltip_text (remove, spoken);
    kb_gui_set_label (remove, spoken);
    g_object_set_data (G_OBJECT (remove), "statute", statute);
    g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), remove);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gboolean
is_same_list (const GPtrArray *one, const GPtrArray *other)
{
  if (!one || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++) {
    const KbStatute *first = g_ptr_array_index (one, i);
    const KbStatute *second = g_ptr_array_index (other, i);

    if (!g_str_equal (first->reference, second->reference)
        || !g_str_equal (first->name, second->name)
        || g_strcmp0 (first->own_id, second->own_id) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
kb_statute_chooser_dispose (GObject *object)
{
  KbStatuteChooser *self = KB_STATUTE_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_STATUTE_CHOOSER);
  g_clear_pointer (&self->statutes, g_ptr_array_unref);
  G_OBJECT_CLASS (kb_statute_chooser_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n)
{
  return g_signal_new (name, KB_TYPE_STATUTE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kb_statute_chooser_class_init (KbStatuteChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_statute_chooser_dispose;
  toggled_signal = new_signal ("toggled", 1);
  added_signal = new_signal ("added", 2);
  removed_signal = new_signal ("removed", 1);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-statute-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, KbStatuteChooser, search);
  gtk_widget_class_bind_template_child (widget_class, KbStatuteChooser, list);
  gtk_widget_class_bind_template_child (widget_class, KbStatuteChooser, reference);
  gtk_widget_class_bind_template_child (widget_class, KbStatuteChooser, name);
  gtk_widget_class_bind_template_child (widget_class, KbStatuteChooser, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
kb_statute_chooser_init (KbStatuteChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
}

/* The rows are made anew only when the list itself is another, so that the keyboard stays where it
 * is while one provision after the other is chosen. */
static void
fill (KbStatuteChooser *self, KbContent *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statutes = kb_statutes_list (content, kb_gui_language (), &error);
  GtkWidget *child;

  if (!statutes) {
    g_critical ("The statutes cannot be read: %s", error->message);
    return;
  }
  if (is_same_list (self->statutes, statutes))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->statutes, g_ptr_array_unref);
  self->statutes = g_steal_pointer (&statutes);
  for (guint i = 0; i < self->statutes->len; i++)
    gtk_list_box_append (self->list, statute_row (self, g_ptr_array_index (self->statutes, i)));
}

/**
 * kb_statute_chooser_set:
 * @chooser: the chooser
 * @content: a content, with the kommun's own provisions
 * @text: (nullable): what stands for the information asset
 */
void
kb_statute_chooser_set (KbStatuteChooser *chooser, KbContent *content, const char *text)
{
  g_return_if_fail (KB_IS_STATUTE_CHOOSER (chooser));

  chooser->loading = TRUE;
  fill (chooser, content);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (chooser->list)); row;
       row = gtk_widget_get_next_sibling (row))
    gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"),
                                 kb_statute_text_has (text, statute_of (row)->reference));
  chooser->loading = FALSE;
}

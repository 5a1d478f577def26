// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-step-rail"

#include "kb-step-rail.h"

#include "kb-gui.h"

struct _KbStepRail {
  GtkBox parent_instance;

  GPtrArray *steps; /* GtkBox, borrowed: a mark and a name */
  guint current;
};

G_DEFINE_FINAL_TYPE (KbStepRail, kb_step_rail, GTK_TYPE_BOX)

static guint chosen_signal;

static void
kb_step_rail_finalize (GObject *object)
{
  g_ptr_array_unref (KB_STEP_RAIL (object)->steps);
  G_OBJECT_CLASS (kb_step_rail_parent_class)->finalize (object);
}

static void
kb_step_rail_class_init (KbStepRailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_step_rail_finalize;
  chosen_signal = g_signal_new ("step-chosen", KB_TYPE_STEP_RAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kb_step_rail_init (KbStepRail *self)
{
  self->steps = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "kb-step-rail");
}

static void
on_step_clicked (KbStepRail *self, GtkWidget *step)
{
  guint index;

  if (g_ptr_array_find (self->steps, step, &index))
    g_signal_emit (self, chosen_signal, 0, index);
}

/* The shape depends on how many steps there are. */
static GtkWidget *
make_step (KbStepRail *self, const char *name)
{
  GtkWidget *step = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *caption = gtk_label_new (NULL);

  gtk_widget_add_css_class (mark, "kb-step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "kb-caption");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_visible (caption, FALSE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_button_set_child (GTK_BUTTON (step), row);
  gtk_widget_add_css_class (step, "flat");
  gtk_widget_add_css_class (step, "kb-step");
  g_object_set_data (G_OBJECT (step), "mark", mark);
  g_object_set_data (G_OBJECT (step), "label", label);
  g_object_set_data (G_OBJECT (step), "caption", caption);
  g_signal_connect_object (step, "clicked", G_CALLBACK (on_step_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_can_target (step, FALSE);
  gtk_widget_set_focusable (step, FALSE);
  kb_gui_set_label (step, name);
  return step;
}

/**
 * kb_step_rail_set_steps:
 * @rail: a rail
 * @names: (array zero-terminated=1): what the steps are called
 */
void
kb_step_rail_set_steps (KbStepRail *rail, const char *const *names)
{
  GtkWidget *child;

  g_return_if_fail (KB_IS_STEP_RAIL (rail));

  g_ptr_array_set_size (rail->steps, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (rail))))
    gtk_box_remove (GTK_BOX (rail), child);
  for (guint i = 0; names[i]; i++) {
    GtkWidget *step = make_step (rail, names[i]);

    if (i > 0) {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (line, 8, -1);
      gtk_widget_set_hexpand (line, TRUE);
      gtk_box_append (GTK_BOX (rail), line);
    }
    gtk_box_append (GTK_BOX (rail), step);
    g_ptr_array_add (rail->steps, step);
  }
  kb_step_rail_set_current (rail, 0);
}

void
kb_step_rail_set_current (KbStepRail *rail, guint step)
{
  g_return_if_fail (KB_IS_STEP_RAIL (rail));

  rail->current = step;
  for (guint i = 0; i < rail->steps->len; i++) {
    GtkWidget *box = g_ptr_array_index (rail->steps, i);
    GtkLabel *mark = g_object_get_data (G_OBJECT (box), "mark");
    g_autofree char *number = g_strdup_printf ("%u", i + 1);

    gtk_label_set_text (mark, i < step ? "✓" : number);
    gtk_widget_remove_css_class (box, "kb-done");
    gtk_widget_remove_css_class (box, "kb-active");
    if (i < step)
      gtk_widget_add_css_class (box, "kb-done");
    else if (i == step)
      gtk_widget_add_css_class (box, "kb-active");
    if (i == step)
      gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("current step"), -1);
    else
      gtk_accessible_reset_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  }
}

guint
kb_step_rail_get_current (KbStepRail *rail)
{
  return rail->current;
}

/**
 * kb_step_rail_set_caption:
 * @rail: a rail
 * @step: a step
 * @caption: (nullable): what stands below its name
 */
void
kb_step_rail_set_caption (KbStepRail *rail, guint step, const char *caption)
{
  GtkWidget *label;

  g_return_if_fail (step < rail->steps->len);

  label = g_object_get_data (g_ptr_array_index (rail->steps, step), "caption");
  gtk_label_set_text (GTK_LABEL (label), caption ? caption : "");
  gtk_widget_set_visible (label, caption != NULL);
}

/**
 * kb_step_rail_set_open:
 * @rail: a rail
 * @step: a step
 * @open: whether a person can go there
 */
void
kb_step_rail_set_open (KbStepRail *rail, guint step, gboolean open)
{
  GtkWidget *button;

  g_return_if_fail (step < rail->steps->len);

  button = g_ptr_array_index (rail->steps, step);
  gtk_widget_set_can_target (button, open);
  gtk_widget_set_focusable (button, open);
}

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
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kb_step_rail_init (KbStepRail *self)
{
  self->steps = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "kb-step-rail");
}

/* The shape depends on how many steps there are. */
static GtkWidget *
make_step (const char *name)
{
  GtkWidget *step = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (mark, "kb-step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (step), mark);
  gtk_box_append (GTK_BOX (step), label);
  gtk_widget_add_css_class (step, "kb-step");
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
    GtkWidget *step = make_step (names[i]);

    if (i > 0) {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (line, 56, -1);
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
    GtkLabel *mark = GTK_LABEL (gtk_widget_get_first_child (box));
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

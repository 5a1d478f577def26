// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-gate-pane"

#include "kb-gate-pane.h"

struct _KbGatePane {
  KbSection parent_instance;

  GtkStack *stack;
  GtkWidget *no_button;
  GtkWidget *yes_button;
  GtkLabel *contact_label;
  GtkCheckButton *nothing_check;
  GtkCheckButton *marker_check;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (KbGatePane, kb_gate_pane, KB_TYPE_SECTION)

static guint passed_signal;
static guint stopped_signal;
static guint stopping_signal;

/**
 * kb_gate_pane_answer:
 * @pane: the pane
 * @answer: to whether it concerns Sweden's security
 */
void
kb_gate_pane_answer (KbGatePane *pane, KbGateAnswer answer)
{
  g_return_if_fail (KB_IS_GATE_PANE (pane));

  if (!kb_gate_stops (answer)) {
    g_signal_emit (pane, passed_signal, 0);
    return;
  }
  gtk_check_button_set_active (pane->nothing_check, TRUE);
  gtk_stack_set_visible_child_name (pane->stack, "stop");
  g_signal_emit (pane, stopping_signal, 0);
  gtk_widget_grab_focus (pane->done_button);
}

void
kb_gate_pane_reset (KbGatePane *pane)
{
  gtk_stack_set_visible_child_name (pane->stack, "gate");
  gtk_widget_grab_focus (pane->no_button);
}

static void
on_no_clicked (KbGatePane *self)
{
  kb_gate_pane_answer (self, KB_GATE_NO);
}

static void
on_stop_clicked (KbGatePane *self, GtkWidget *button)
{
  kb_gate_pane_answer (self, button == self->yes_button ? KB_GATE_YES : KB_GATE_UNKNOWN);
}

static void
on_done_clicked (KbGatePane *self)
{
  GError *error = NULL;
  gboolean done = TRUE;

  if (gtk_check_button_get_active (self->marker_check))
    done = kb_workbook_add_stop_marker (kb_section_get_workbook (KB_SECTION (self)), &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done) {
    kb_gate_pane_reset (self);
    g_signal_emit (self, stopped_signal, 0);
  }
}

/* An answer that stops goes only by Done, or by Escape where it was wrong: never by walking. */
static gboolean
kb_gate_pane_grab_focus (GtkWidget *widget)
{
  KbGatePane *self = KB_GATE_PANE (widget);
  gboolean stops = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "stop");

  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (stops ? GTK_WIDGET (self->nothing_check) : self->no_button);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KbGatePane *self = KB_GATE_PANE (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "stop"))
    return GDK_EVENT_PROPAGATE;
  kb_gate_pane_reset (self);
  return GDK_EVENT_STOP;
}

static void
kb_gate_pane_bind (KbSection *section)
{
  KbGatePane *self = KB_GATE_PANE (section);
  KbRecord *role;
  g_autofree char *text = NULL;

  if (!kb_section_get_workbook (section))
    return;
  role = kb_method_role (kb_section_get_method (section), KB_ROLE_PROTECTS);
  text = kb_fill (_ ("Contact: {role}. Talk in person; write nothing."), "role",
                  role ? kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ())
                       : _ ("the head of protective security"),
                  NULL);
  gtk_label_set_text (self->contact_label, text);
}

static void
kb_gate_pane_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_GATE_PANE);
  G_OBJECT_CLASS (kb_gate_pane_parent_class)->dispose (object);
}

static void
kb_gate_pane_class_init (KbGatePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = KB_TYPE_GATE_PANE;

  G_OBJECT_CLASS (klass)->dispose = kb_gate_pane_dispose;
  KB_SECTION_CLASS (klass)->bind = kb_gate_pane_bind;
  widget_class->grab_focus = kb_gate_pane_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  passed_signal =
      g_signal_new ("passed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  stopping_signal =
      g_signal_new ("stopping", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  stopped_signal =
      g_signal_new ("stopped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-gate-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, stack);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, no_button);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, yes_button);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, contact_label);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, nothing_check);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, marker_check);
  gtk_widget_class_bind_template_child (widget_class, KbGatePane, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
}

static void
kb_gate_pane_init (KbGatePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-view"

#include "kb-workshop-view.h"

#include "kb-application.h"
#include "kb-classify-pane.h"
#include "kb-gate-pane.h"
#include "kb-labels.h"
#include "kb-name-dialog.h"
#include "kb-room-window.h"
#include "kb-step-rail.h"
#include "kb-undo-buttons.h"
#include "kb-workshop-actions.h"
#include "kb-workshop-inventory.h"
#include "kb-workshop-prepare.h"
#include "kb-workshop-risks.h"
#include "kb-workshop-summary.h"

struct _KbWorkshopView {
  KbSection parent_instance;

  AdwWindowTitle *title;
  GtkLabel *timer_label;
  GtkButton *pause_button;
  KbStepRail *rail;
  GtkStack *stack;
  KbGatePane *gate;
  KbWorkshopPrepare *prepare;
  KbWorkshopInventory *inventory;
  KbClassifyPane *classify;
  KbWorkshopRisks *risks;
  KbWorkshopActions *actions;
  KbWorkshopSummary *summary;

  KbWorkshopState *state; /* NULL before the gate is passed */
  GtkWindow *room;        /* the second window, or NULL */
  gboolean gate_asked;    /* the gate is shown in the middle of the work */
  gboolean gate_stopped;  /* and the answer stops: what is half-typed is not kept */
};

G_DEFINE_FINAL_TYPE (KbWorkshopView, kb_workshop_view, KB_TYPE_SECTION)

static const char *const pages[KB_N_AGENDA_STEPS] = {
  "prepare", "inventory", "classify", "risks", "actions", "summary",
};

static char *
clock_text (int seconds)
{
  return g_strdup_printf ("%02d:%02d", seconds / 60, seconds % 60);
}

/* "06:12 of 10 min" */
static void
show_timer (KbWorkshopView *self)
{
  KbWorkshopStep step = kb_workshop_state_get_step (self->state);
  int minutes = kb_workshop_state_get_minutes (self->state, step);
  g_autofree char *spent = clock_text (kb_workshop_state_get_step_seconds (self->state, step));
  g_autofree char *total = g_strdup_printf ("%d", minutes);
  g_autofree char *text =
      minutes > 0 ? kb_fill (_ ("{time} of {minutes} min"), "time", spent, "minutes", total, NULL)
                  : g_strdup (spent);
  gboolean running = kb_workshop_state_is_running (self->state);
  const char *label = running ? _ ("Pause the time") : _ ("Start the time");

  gtk_label_set_text (self->timer_label, text);
  gtk_button_set_icon_name (self->pause_button, running ? "kb-pause-symbolic" : "kb-play-symbolic");
  kb_gui_set_tooltip (GTK_WIDGET (self->pause_button), label);
  kb_gui_set_label (GTK_WIDGET (self->pause_button), label);
}

static void
show_rail (KbWorkshopView *self)
{
  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++) {
    gboolean skipped =
        self->state && kb_workshop_state_is_skipped (self->state, (KbWorkshopStep) i);
    g_autofree char *minutes =
        self->state ? g_strdup_printf (
            "%d", kb_workshop_state_get_minutes (self->state, (KbWorkshopStep) i))
                    : NULL;
    g_autofree char *caption = !self->state ? NULL
                               : skipped    ? g_strdup (_ ("left out"))
                                         : kb_fill (_ ("{minutes} min"), "minutes", minutes, NULL);

    kb_step_rail_set_caption (self->rail, i, caption);
    kb_step_rail_set_open (self->rail, i, self->state != NULL);
  }
  kb_step_rail_set_current (self->rail, self->state ? kb_workshop_state_get_step (self->state) : 0);
}

static void
show_title (KbWorkshopView *self)
{
  KbRecord *workshop = self->state ? kb_workshop_state_get_record (self->state) : NULL;
  const char *object = workshop ? kb_record_text (workshop, KB_WORKSHOP_OBJECT) : NULL;
  g_autofree char *number =
      workshop
          ? g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (workshop, KB_WORKSHOP_NUMBER))
          : NULL;
  g_autofree char *text = workshop ? kb_fill (_ ("Workshop {number} – {object}"), "number", number,
                                              "object", object ? object : "", NULL)
                                   : g_strdup (_ ("New workshop"));

  adw_window_title_set_title (self->title, text);
}

static GtkWidget *
page_widget (KbWorkshopView *self, KbWorkshopStep step)
{
  return gtk_stack_get_child_by_name (self->stack, pages[step]);
}

/* A page that knows where work begins says so; in another it is the first field. */
static gboolean
focus_page (KbWorkshopView *self, KbWorkshopStep step)
{
  GtkWidget *page = page_widget (self, step);
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_grab_focus (page))
    return TRUE;
  if (!root || (focus && gtk_widget_is_ancestor (focus, page)))
    return FALSE;
  return gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_step (KbWorkshopView *self)
{
  KbWorkshopStep step = kb_workshop_state_get_step (self->state);

  gtk_stack_set_visible_child_name (self->stack, pages[step]);
  if (step == KB_AGENDA_CLASSIFY) {
    const char *asset = kb_workshop_state_get_asset (self->state);
    g_autofree char *id = g_strdup (asset);

    if (id
        && !kb_content_find_pair (kb_section_get_content (KB_SECTION (self)),
                                  KB_KIND_WORKSHOP_ASSET, kb_workshop_state_get_id (self->state),
                                  id))
      g_clear_pointer (&id, g_free);
    kb_classify_pane_show_asset (self->classify, id);
  }
  show_rail (self);
  show_title (self);
  show_timer (self);
  focus_page (self, step);
}

static void
go_to (KbWorkshopView *self, KbWorkshopStep step)
{
  KbRecord *workshop;
  GError *error = NULL;

  kb_workshop_view_flush (self);
  workshop = kb_workshop_state_get_record (self->state);
  if (workshop && step != KB_AGENDA_PREPARE
      && g_strcmp0 (kb_record_text (workshop, KB_WORKSHOP_STATUS), "planned") == 0) {
    gboolean done = kb_workbook_start_workshop (kb_section_get_workbook (KB_SECTION (self)),
                                                kb_workshop_state_get_id (self->state), &error);

    kb_section_check (KB_SECTION (self), done, error);
    kb_workshop_state_set_running (self->state, TRUE);
  }
  kb_workshop_state_set_step (self->state, step);
  show_step (self);
}

/* The next one that the agenda does not leave out. */
static void
on_next (KbWorkshopView *self)
{
  for (int step = (int) kb_workshop_state_get_step (self->state) + 1; step < KB_N_AGENDA_STEPS;
       step++)
    if (!kb_workshop_state_is_skipped (self->state, (KbWorkshopStep) step)) {
      go_to (self, (KbWorkshopStep) step);
      return;
    }
}

static void
on_step_chosen (KbWorkshopView *self, guint step)
{
  if (self->state && !self->gate_asked && step < KB_N_AGENDA_STEPS)
    go_to (self, (KbWorkshopStep) step);
}

static void
on_tick (KbWorkshopView *self)
{
  show_timer (self);
}

static void
take_workshop (KbWorkshopView *self, const char *id)
{
  self->state = kb_workshop_state_new (kb_section_get_workbook (KB_SECTION (self)), id);
  g_signal_connect_object (self->state, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  kb_workshop_prepare_show (self->prepare, id);
  kb_workshop_prepare_set_texts (self->prepare, kb_workshop_state_get_texts (self->state));
  kb_workshop_inventory_set_state (self->inventory, self->state);
  kb_classify_pane_set_state (self->classify, self->state);
  kb_workshop_risks_set_state (self->risks, self->state);
  kb_workshop_actions_set_state (self->actions, self->state);
  kb_workshop_summary_set_state (self->summary, self->state);
  show_step (self);
}

static void
on_object_named (KbWorkshopView *self, const char *name, guint choice)
{
  const KbChoice *types = kb_choices (KB_KIND_WORKSHOP, KB_WORKSHOP_OBJECT_TYPE);
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_add_workshop (
      kb_section_get_workbook (KB_SECTION (self)), KB_WORKSHOP_CLASSIFICATION, types[choice].code,
      name, kb_record_text (kb_content_workbook (content), KB_WORKBOOK_UNIT), &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    take_workshop (self, id);
}

static void
ask_for_object (KbWorkshopView *self)
{
  const KbChoice *types = kb_choices (KB_KIND_WORKSHOP, KB_WORKSHOP_OBJECT_TYPE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  KbNameDialog *dialog = kb_name_dialog_new (
      GTK_WIDGET (self), _ ("New workshop"), _ ("Classification object"),
      _ ("What the room works on: a verksamhet, a process, a service or a system. A small one is "
         "best."));

  for (guint i = 0; types[i].code; i++)
    gtk_string_list_append (names, kb_gui_text (types[i].text));
  kb_name_dialog_set_choices (dialog, _ ("Kind of object"), g_steal_pointer (&names), 0);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_object_named), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* While the gate asks, nothing that is typed is written: leaving a field would make an act of it.
 */
static void
hold (KbWorkshopView *self, gboolean held)
{
  GtkWidget *held_pages[] = { GTK_WIDGET (self->prepare),  GTK_WIDGET (self->inventory),
                              GTK_WIDGET (self->classify), GTK_WIDGET (self->risks),
                              GTK_WIDGET (self->actions),  GTK_WIDGET (self->summary) };

  self->gate_asked = held;
  for (guint i = 0; i < G_N_ELEMENTS (held_pages); i++)
    kb_section_set_held (KB_SECTION (held_pages[i]), held);
}

/* What is typed but not written goes out of the file at once, and with @shown off the screen. */
static void
discard (KbWorkshopView *self, gboolean shown)
{
  kb_draft_texts_discard (kb_workshop_state_get_texts (self->state));
  kb_workshop_prepare_discard (self->prepare, shown);
  kb_classify_pane_discard (self->classify, shown);
  kb_workshop_summary_discard (self->summary, shown);
  if (!shown)
    return;
  kb_workshop_inventory_discard (self->inventory);
  kb_workshop_risks_discard (self->risks);
  kb_workshop_actions_discard (self->actions);
  /* Emptying the fields was noted as a change. */
  kb_draft_texts_discard (kb_workshop_state_get_texts (self->state));
}

/* Ja or vet inte: from here on no byte of it stays, whatever happens to the program. */
static void
on_gate_stopping (KbWorkshopView *self)
{
  self->gate_stopped = self->gate_asked;
  if (self->gate_stopped)
    discard (self, FALSE);
}

static void
on_gate_passed (KbWorkshopView *self)
{
  if (self->gate_asked) {
    self->gate_stopped = FALSE; /* an answer that was taken back */
    hold (self, FALSE);
    show_step (self);
  } else {
    ask_for_object (self);
  }
}

static void
on_gate_stopped (KbWorkshopView *self)
{
  if (self->gate_asked) {
    discard (self, TRUE);
    self->gate_stopped = FALSE;
    hold (self, FALSE);
    show_step (self);
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave", NULL);
  }
}

static void
on_ended (KbWorkshopView *self)
{
  kb_workshop_state_set_running (self->state, FALSE);
  kb_gui_show_undo_toast (GTK_WIDGET (self), _ ("The workshop is ended."));
}

static void
action_gate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (widget);

  if (!self->state || self->gate_asked)
    return;
  hold (self, TRUE);
  kb_workshop_state_save (self->state);
  gtk_stack_set_visible_child_name (self->stack, "gate");
  kb_gate_pane_reset (self->gate);
}

static void
on_gate_wanted (KbWorkshopView *self)
{
  action_gate (GTK_WIDGET (self), NULL, NULL);
}

/* Alt+Right and Alt+Left. */
static void
action_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (widget);
  int by = g_variant_get_int32 (parameter);
  int step;

  if (!self->state || self->gate_asked)
    return;
  for (step = (int) kb_workshop_state_get_step (self->state) + by;
       step >= 0 && step < KB_N_AGENDA_STEPS; step += by)
    if (!kb_workshop_state_is_skipped (self->state, (KbWorkshopStep) step)) {
      go_to (self, (KbWorkshopStep) step);
      return;
    }
}

static void
action_pause (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (widget);

  if (self->state)
    kb_workshop_state_set_running (self->state, !kb_workshop_state_is_running (self->state));
}

static void
action_projector (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  gboolean on = !gtk_window_is_fullscreen (window);

  if (on)
    gtk_window_fullscreen (window);
  else
    gtk_window_unfullscreen (window);
  kb_classify_pane_show_list (KB_WORKSHOP_VIEW (widget)->classify, !on);
}

static void
on_room_closed (KbWorkshopView *self)
{
  self->room = NULL;
}

/* A second window for a second display; without one it is still a window. */
static void
action_room (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (widget);

  if (!self->state)
    return;
  if (self->room) {
    gtk_window_destroy (self->room);
    return;
  }
  self->room = kb_room_window_new (
      gtk_window_get_application (GTK_WINDOW (gtk_widget_get_root (widget))), self->state);
  g_signal_connect_object (self->room, "destroy", G_CALLBACK (on_room_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->room);
}

static void
action_dark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  kb_application_toggle_dark (KB_APPLICATION (gtk_window_get_application (window)));
}

static void
action_only_active (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_classify_pane_toggle_only_active (KB_WORKSHOP_VIEW (widget)->classify);
}

static void
action_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_classify_pane_zoom (KB_WORKSHOP_VIEW (widget)->classify, g_variant_get_int32 (parameter));
}

static void
kb_workshop_view_update (KbSection *section, const KbChanges *changes)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (section);

  if (!self->state)
    return;
  /* Its making was undone while it was shown. */
  if (!kb_workshop_state_get_record (self->state)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave", NULL);
    return;
  }
  show_rail (self);
  show_title (self);
  show_timer (self);
}

static gboolean
kb_workshop_view_grab_focus (GtkWidget *widget)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (widget);

  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "gate") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->gate));
  return focus_page (self, kb_workshop_state_get_step (self->state));
}

static void
kb_workshop_view_dispose (GObject *object)
{
  KbWorkshopView *self = KB_WORKSHOP_VIEW (object);

  if (self->state)
    g_signal_handlers_disconnect_by_data (self->state, self);
  if (self->room) {
    g_signal_handlers_disconnect_by_data (self->room, self);
    gtk_window_destroy (self->room);
    self->room = NULL;
  }
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_VIEW);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_workshop_view_parent_class)->dispose (object);
}

static void
kb_workshop_view_class_init (KbWorkshopViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_view_dispose;
  widget_class->grab_focus = kb_workshop_view_grab_focus;
  widget_class->focus = kb_section_focus;
  KB_SECTION_CLASS (klass)->update = kb_workshop_view_update;
  g_type_ensure (KB_TYPE_UNDO_BUTTONS);
  g_type_ensure (KB_TYPE_STEP_RAIL);
  g_type_ensure (KB_TYPE_GATE_PANE);
  g_type_ensure (KB_TYPE_WORKSHOP_PREPARE);
  g_type_ensure (KB_TYPE_WORKSHOP_INVENTORY);
  g_type_ensure (KB_TYPE_CLASSIFY_PANE);
  g_type_ensure (KB_TYPE_WORKSHOP_RISKS);
  g_type_ensure (KB_TYPE_WORKSHOP_ACTIONS);
  g_type_ensure (KB_TYPE_WORKSHOP_SUMMARY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, title);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, timer_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, pause_button);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, rail);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, stack);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, gate);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, prepare);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, inventory);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, classify);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, risks);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, actions);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopView, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_step_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_gate_passed);
  gtk_widget_class_bind_template_callback (widget_class, on_gate_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_gate_stopping);
  gtk_widget_class_bind_template_callback (widget_class, on_gate_wanted);
  gtk_widget_class_bind_template_callback (widget_class, on_ended);
  gtk_widget_class_install_action (widget_class, "workshop.gate", NULL, action_gate);
  gtk_widget_class_install_action (widget_class, "workshop.step", "i", action_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "workshop.step",
                                       "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "workshop.step",
                                       "i", -1);
  gtk_widget_class_install_action (widget_class, "workshop.pause", NULL, action_pause);
  gtk_widget_class_install_action (widget_class, "workshop.projector", NULL, action_projector);
  gtk_widget_class_install_action (widget_class, "workshop.room", NULL, action_room);
  gtk_widget_class_install_action (widget_class, "workshop.only-active", NULL, action_only_active);
  gtk_widget_class_install_action (widget_class, "workshop.zoom", "i", action_zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "workshop.gate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "workshop.projector", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, GDK_SHIFT_MASK, "workshop.room",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "workshop.dark", NULL, action_dark);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "workshop.dark", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "workshop.only-active", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "workshop.pause", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "workshop.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "workshop.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "workshop.zoom",
                                       "i", 0);
}

static void
kb_workshop_view_init (KbWorkshopView *self)
{
  const KbChoice *steps = kb_choices (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP);
  const char *names[KB_N_AGENDA_STEPS + 1] = { NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++)
    names[i] = kb_gui_text (steps[i].text);
  kb_step_rail_set_steps (self->rail, names);
}

/**
 * kb_workshop_view_new:
 * @workbook: a workbook
 * @workshop_id: (nullable): a workshop to go on with; %NULL for a new one, through the gate
 *
 * Returns: (transfer floating): the view
 */
KbWorkshopView *
kb_workshop_view_new (KbWorkbook *workbook, const char *workshop_id)
{
  KbWorkshopView *self = g_object_new (KB_TYPE_WORKSHOP_VIEW, "workbook", workbook, NULL);

  if (workshop_id) {
    take_workshop (self, workshop_id);
  } else {
    gtk_stack_set_visible_child_name (self->stack, "gate");
    show_rail (self);
    show_title (self);
  }
  return self;
}

const char *
kb_workshop_view_get_id (KbWorkshopView *view)
{
  return view->state ? kb_workshop_state_get_id (view->state) : NULL;
}

/**
 * kb_workshop_view_flush:
 * @view: the view
 *
 * Writes what is half-typed and puts the time safe. While the gate asks nothing is written, and
 * once it has stopped what is half-typed is not kept.
 */
void
kb_workshop_view_flush (KbWorkshopView *view)
{
  g_return_if_fail (KB_IS_WORKSHOP_VIEW (view));

  if (!view->state)
    return;
  if (view->gate_stopped)
    discard (view, TRUE);
  kb_draft_texts_save (kb_workshop_state_get_texts (view->state));
  kb_workshop_prepare_flush (view->prepare);
  kb_classify_pane_flush (view->classify);
  kb_workshop_summary_flush (view->summary);
  kb_workshop_state_save (view->state);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-room-window"

#include "kb-room-window.h"

#include "kb-application.h"
#include "kb-heat-map.h"
#include "kb-labels.h"
#include "kb-level-button.h"
#include "kb-room-list.h"
#include "kb-scale.h"
#include "kb-vote-row.h"

struct _KbRoomWindow {
  GtkWindow parent_instance;

  GtkWidget *main;
  GtkLabel *step_label;
  GtkLabel *name_label;
  GtkLabel *description_label;
  GtkStack *pages;
  GtkListBox *list;
  GtkBox *columns;
  GtkBox *vote_rows;
  GtkListBox *risk_list;
  KbHeatMap *map;

  KbWorkshopState *state;
  GdkSurface *surface;
  int scale; /* in tenths */
  int zoom;  /* what somebody asked for on top, in tenths */
};

G_DEFINE_FINAL_TYPE (KbRoomWindow, kb_room_window, GTK_TYPE_WINDOW)

static KbContent *
content_of (KbRoomWindow *self)
{
  return kb_workbook_get_content (kb_workshop_state_get_workbook (self->state));
}

static KbMethod *
method_of (KbRoomWindow *self)
{
  return kb_workbook_get_method (kb_workshop_state_get_workbook (self->state));
}

static const char *
aspect_text (KbRoomWindow *self, guint aspect, guint field)
{
  const char *text = kb_record_localized (kb_method_item (method_of (self), KB_KIND_ASPECT, aspect),
                                          field, kb_gui_language ());

  return text ? text : "";
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
wrapped (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
aspect_column (KbRoomWindow *self, guint aspect, KbLevelRange range)
{
  KbMethod *method = method_of (self);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (column, "kb-aspect");
  if (aspect == kb_workshop_state_get_aspect (self->state))
    gtk_widget_add_css_class (column, "kb-active");
  gtk_box_append (GTK_BOX (column),
                  wrapped (aspect_text (self, aspect, KB_ASPECT_NAME_SV), "kb-aspect-name"));
  gtk_box_append (GTK_BOX (column),
                  wrapped (aspect_text (self, aspect, KB_ASPECT_QUESTION_SV), "kb-question"));
  for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++) {
    GtkWidget *button = kb_level_button_new (method, aspect, level);
    gboolean inside =
        range.high != KB_NONE && (int) level >= range.low && (int) level <= range.high;

    kb_level_button_set_state (KB_LEVEL_BUTTON (button), !inside ? KB_LEVEL_FREE
                                                         : range.low == range.high
                                                             ? KB_LEVEL_CHOSEN
                                                             : KB_LEVEL_IN_RANGE);
    gtk_widget_set_can_target (button, FALSE);
    gtk_widget_set_focusable (button, FALSE);
    gtk_widget_set_vexpand (button, TRUE);
    gtk_box_append (GTK_BOX (column), button);
  }
  return column;
}

static void
show_columns (KbRoomWindow *self, const char *asset_id)
{
  KbClass class = kb_class_of_asset (content_of (self), method_of (self), asset_id);
  gboolean only = kb_workshop_state_is_only_aspect (self->state);
  guint active = kb_workshop_state_get_aspect (self->state);

  empty (self->columns);
  for (guint i = 0; i < kb_method_size (method_of (self), KB_KIND_ASPECT); i++)
    if (!only || i == active)
      gtk_box_append (self->columns, aspect_column (self, i, class.aspects[i]));
  if (only)
    gtk_widget_add_css_class (GTK_WIDGET (self->columns), "kb-only-active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->columns), "kb-only-active");
  gtk_stack_set_visible_child_name (self->pages, "columns");
}

/* Until it is revealed the wall says only that a vote goes on. */
static char *
vote_text (KbRoomWindow *self, const KbBallot *ballot, const KbVoteSummary *summary)
{
  KbMethod *method = method_of (self);
  g_autofree char *votes = g_strdup_printf ("%u", summary->n_votes);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!ballot->round_id)
    return kb_fill (_ ("A hidden vote goes on. {votes} have voted."), "votes", votes, NULL);
  low = g_strdup_printf ("%" G_GINT64_FORMAT,
                         kb_method_number (method, KB_KIND_LEVEL, (guint) MAX (summary->low, 0)));
  high = g_strdup_printf ("%" G_GINT64_FORMAT,
                          kb_method_number (method, KB_KIND_LEVEL, (guint) MAX (summary->high, 0)));
  return summary->agreed
             ? kb_fill (_ ("Everybody says {level}."), "level", low, NULL)
             : kb_fill (_ ("From {low} to {high}. The lowest and the highest tell why."), "low",
                        low, "high", high, NULL);
}

static void
show_vote (KbRoomWindow *self, guint aspect, const KbBallot *ballot)
{
  KbMethod *method = method_of (self);
  guint n_levels = kb_method_size (method, KB_KIND_LEVEL);
  KbVoteSummary summary = kb_vote_summarise (&ballot->vote, n_levels);
  g_autofree char *text = vote_text (self, ballot, &summary);
  guint most = 1;

  empty (self->vote_rows);
  gtk_label_set_text (self->step_label, aspect_text (self, aspect, KB_ASPECT_NAME_SV));
  gtk_label_set_text (self->description_label, text);
  for (guint i = 0; i < n_levels; i++)
    most = MAX (most, ballot->vote.counts[i]);
  for (guint i = 0; i < n_levels; i++) {
    GtkWidget *row = kb_vote_row_new (method, aspect, i);

    kb_vote_row_show (
        KB_VOTE_ROW (row), ballot->vote.counts[i], most, ballot->round_id != NULL, FALSE,
        ballot->round_id && (int) i >= summary.median_low && (int) i <= summary.median_high);
    gtk_widget_set_can_target (row, FALSE);
    gtk_widget_set_focusable (row, FALSE);
    gtk_box_append (self->vote_rows, row);
  }
  gtk_stack_set_visible_child_name (self->pages, "vote");
}

/* The object that the room classifies. FALSE when there is none. */
static gboolean
show_object (KbRoomWindow *self)
{
  const char *id = kb_workshop_state_get_asset (self->state);
  KbRecord *asset = id ? kb_content_find (content_of (self), KB_KIND_ASSET, id) : NULL;
  const char *description = asset ? kb_record_text (asset, KB_ASSET_DESCRIPTION) : NULL;
  const char *voted = NULL;
  KbBallot ballot;
  guint aspect;

  if (!asset)
    return FALSE;
  gtk_label_set_text (self->name_label, kb_record_text (asset, KB_ASSET_NAME));
  gtk_label_set_text (self->description_label, description ? description : "");
  if (kb_workshop_state_get_ballot (self->state, &voted, &aspect, &ballot)
      && g_strcmp0 (voted, id) == 0 && aspect < kb_method_size (method_of (self), KB_KIND_ASPECT))
    show_vote (self, aspect, &ballot);
  else
    show_columns (self, id);
  return TRUE;
}

static void
show_risks (KbRoomWindow *self)
{
  KbMatrix matrix = kb_matrix_count (content_of (self), method_of (self), KB_MOMENT_BEFORE);

  kb_room_list_fill_risks (self->risk_list, self->state);
  kb_heat_map_set (self->map, method_of (self), &matrix);
  gtk_stack_set_visible_child_name (self->pages, "risks");
}

static void
refresh (KbRoomWindow *self)
{
  const KbChoice *steps = kb_choices (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP);
  KbWorkshopStep step = kb_workshop_state_get_step (self->state);
  KbRecord *workshop = kb_workshop_state_get_record (self->state);
  const char *object = workshop ? kb_record_text (workshop, KB_WORKSHOP_OBJECT) : NULL;
  const char *purpose = workshop ? kb_record_text (workshop, KB_WORKSHOP_PURPOSE) : NULL;

  /* The workshop was undone: the window closes with its view. */
  if (!workshop)
    return;
  gtk_label_set_text (self->step_label, kb_gui_text (steps[step].text));
  gtk_label_set_text (self->name_label, object ? object : "");
  gtk_label_set_text (self->description_label, step == KB_AGENDA_PREPARE && purpose ? purpose : "");
  if (step == KB_AGENDA_RISKS) {
    show_risks (self);
  } else if (step != KB_AGENDA_CLASSIFY || !show_object (self)) {
    kb_room_list_fill (self->list, self->state);
    gtk_stack_set_visible_child_name (self->pages, "list");
  }
  gtk_widget_set_visible (GTK_WIDGET (self->description_label),
                          *gtk_label_get_text (self->description_label) != '\0');
}

static void
on_layout (KbRoomWindow *self, int width, int height)
{
  self->scale = kb_scale_apply (self->main, self->scale, width, height, self->zoom);
}

static void
zoom (KbRoomWindow *self, int by)
{
  self->zoom = kb_scale_zoom (self->zoom, by);
  if (self->surface)
    on_layout (self, gdk_surface_get_width (self->surface), gdk_surface_get_height (self->surface));
}

static gboolean
on_control_key (KbRoomWindow *self, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    zoom (self, 1);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    zoom (self, -1);
    return TRUE;
  case GDK_KEY_0:
    zoom (self, 0);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key_pressed (KbRoomWindow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkWindow *window = GTK_WINDOW (self);

  if (modifiers & GDK_CONTROL_MASK)
    return on_control_key (self, keyval);
  switch (keyval) {
  case GDK_KEY_F7:
    kb_application_toggle_dark (KB_APPLICATION (gtk_window_get_application (window)));
    return TRUE;
  case GDK_KEY_F9:
    kb_workshop_state_set_aspect (self->state, kb_workshop_state_get_aspect (self->state),
                                  !kb_workshop_state_is_only_aspect (self->state));
    return TRUE;
  case GDK_KEY_F11:
    if (modifiers & GDK_SHIFT_MASK)
      gtk_window_close (window);
    else if (gtk_window_is_fullscreen (window))
      gtk_window_unfullscreen (window);
    else
      gtk_window_fullscreen (window);
    return TRUE;
  case GDK_KEY_Escape:
    gtk_window_unfullscreen (window);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
kb_room_window_realize (GtkWidget *widget)
{
  KbRoomWindow *self = KB_ROOM_WINDOW (widget);

  GTK_WIDGET_CLASS (kb_room_window_parent_class)->realize (widget);
  self->surface = g_object_ref (gtk_native_get_surface (GTK_NATIVE (widget)));
  g_signal_connect_swapped (self->surface, "layout", G_CALLBACK (on_layout), self);
  on_layout (self, gdk_surface_get_width (self->surface), gdk_surface_get_height (self->surface));
}

static void
kb_room_window_unrealize (GtkWidget *widget)
{
  KbRoomWindow *self = KB_ROOM_WINDOW (widget);

  /* Not by data: GTK's own handlers have the window as theirs. */
  g_signal_handlers_disconnect_by_func (self->surface, on_layout, self);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (kb_room_window_parent_class)->unrealize (widget);
}

static void
kb_room_window_dispose (GObject *object)
{
  KbRoomWindow *self = KB_ROOM_WINDOW (object);

  if (self->state) {
    g_signal_handlers_disconnect_by_data (self->state, self);
    g_signal_handlers_disconnect_by_data (kb_workshop_state_get_workbook (self->state), self);
  }
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_ROOM_WINDOW);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_room_window_parent_class)->dispose (object);
}

static void
kb_room_window_class_init (KbRoomWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_room_window_dispose;
  widget_class->realize = kb_room_window_realize;
  widget_class->unrealize = kb_room_window_unrealize;
  g_type_ensure (KB_TYPE_HEAT_MAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-room-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, main);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, step_label);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, description_label);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, vote_rows);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, risk_list);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, map);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kb_room_window_init (KbRoomWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_room_window_new:
 * @application: the application
 * @state: the workshop that it follows
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
kb_room_window_new (GtkApplication *application, KbWorkshopState *state)
{
  KbRoomWindow *self = g_object_new (KB_TYPE_ROOM_WINDOW, "application", application, NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "view-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_workshop_state_get_workbook (state), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WINDOW (self);
}

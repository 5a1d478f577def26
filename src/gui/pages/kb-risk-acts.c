// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-acts"

#include "kb-matrix-drawing.h"
#include "kb-picture-share.h"
#include "kb-picture-window.h"
#include "kb-risk-private.h"

static gboolean
place (KbRiskPage *self, const char *risk_id, KbPosition position)
{
  GError *error = NULL;
  gboolean done = kb_workbook_place_risk (kb_section_get_workbook (KB_SECTION (self)), risk_id,
                                          kb_risk_page_moment (self), position, &error);

  kb_section_check (KB_SECTION (self), done, error);
  return done;
}

/* --- the axes, for every picture of this workbook --- */

static void
turn (KbRiskPage *self, gboolean swap, gboolean flip_likelihood, gboolean flip_consequence)
{
  const KbRecord *header = kb_method_header (kb_section_get_method (KB_SECTION (self)));
  gboolean up = kb_axes_kind (&self->matrix.axes, TRUE) == KB_KIND_LIKELIHOOD;
  GError *error = NULL;
  gboolean done = kb_workbook_set_axes (
      kb_section_get_workbook (KB_SECTION (self)), up != swap ? "likelihood-up" : "consequence-up",
      kb_record_flag (header, KB_METHOD_FLIP_LIKELIHOOD) != flip_likelihood,
      kb_record_flag (header, KB_METHOD_FLIP_CONSEQUENCE) != flip_consequence, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_swap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (KB_RISK_PAGE (widget), TRUE, FALSE, FALSE);
}

static void
action_flip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean likelihood = g_str_equal (name, "risk.flip-likelihood");

  turn (KB_RISK_PAGE (widget), FALSE, likelihood, !likelihood);
}

/* --- a new round --- */

static void
action_round (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbRiskPage *self = KB_RISK_PAGE (widget);
  GError *error = NULL;
  gboolean done = kb_workbook_start_round (kb_section_get_workbook (KB_SECTION (self)), &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_gui_show_undo_toast (
        widget, _ ("A new round is started. Where each risk stands is kept as last round."));
}

/* --- pictures --- */

/* A picture of the matrix shows the risks that the screen shows. */
static KbReport *
matrix_report_of (KbRiskPage *self)
{
  KbReport *report = kb_section_make_report (KB_SECTION (self));

  kb_report_choose_risks (report, self->risks);
  return report;
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (KbReport) report = matrix_report_of (KB_RISK_PAGE (widget));

  kb_picture_copy (widget, kb_matrix_draw, report, KB_MATRIX_PICTURE_WIDTH,
                   KB_MATRIX_PICTURE_HEIGHT);
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_picture_save (widget, _ ("Risk matrix"), kb_matrix_draw,
                   matrix_report_of (KB_RISK_PAGE (widget)), (GDestroyNotify) kb_report_free,
                   KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
}

static void
action_pictures (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (
      GTK_WINDOW (kb_picture_window_new (widget, kb_section_make_report (KB_SECTION (widget)))));
}

/* --- a risk by the keyboard and by the mouse --- */

/* A step up, down, left or right, as the matrix lies; what is not placed starts at the bottom left
 * corner. */
static gboolean
move_shown (KbRiskPage *self, int rows, int columns)
{
  const char *id = kb_risk_pane_get_shown (self->pane);
  const KbAxes *axes = &self->matrix.axes;
  guint row = kb_axes_n_rows (axes) - 1, column = 0;
  KbPosition chosen = kb_heat_map_get_chosen (self->map);
  KbPosition position;
  KbRecord *risk;

  if (!id || !kb_section_is_writable (KB_SECTION (self)))
    return FALSE;
  risk = kb_content_get (kb_section_get_content (KB_SECTION (self)), KB_KIND_RISK, id);
  position = kb_risk_position (kb_section_get_method (KB_SECTION (self)), risk,
                               kb_risk_page_moment (self));
  if (kb_position_is_placed (position)) {
    kb_axes_place (axes, position, &row, &column);
    if ((rows < 0 && row == 0) || (columns < 0 && column == 0)
        || (rows > 0 && row + 1 == kb_axes_n_rows (axes))
        || (columns > 0 && column + 1 == kb_axes_n_columns (axes))) {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
    row = (guint) ((int) row + rows);
    column = (guint) ((int) column + columns);
  }
  position = kb_axes_position (axes, row, column);
  kb_risk_pane_flush (self->pane);
  /* Chosen first: what the act shows anew, list and arrows, is of the cell it comes to. */
  kb_heat_map_choose (self->map, position);
  if (!place (self, id, position))
    kb_heat_map_choose (self->map, chosen);
  return TRUE;
}

static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int rows, columns;

  g_variant_get (arguments, "(ii)", &rows, &columns);
  return move_shown (KB_RISK_PAGE (widget), rows, columns);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, KbRiskPage *self)
{
  KbPosition position;

  if (!kb_section_is_writable (KB_SECTION (self))
      || !kb_heat_map_position_at (self->map, x, y, &position))
    return FALSE;
  place (self, g_value_get_string (value), position);
  return TRUE;
}

/**
 * kb_risk_page_install_acts:
 * @widget_class: the class of the risk page
 */
void
kb_risk_page_install_acts (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key, keypad;
    int rows, columns;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
  };

  gtk_widget_class_install_action (widget_class, "risk.swap-axes", NULL, action_swap);
  gtk_widget_class_install_action (widget_class, "risk.flip-likelihood", NULL, action_flip);
  gtk_widget_class_install_action (widget_class, "risk.flip-consequence", NULL, action_flip);
  gtk_widget_class_install_action (widget_class, "risk.new-round", NULL, action_round);
  gtk_widget_class_install_action (widget_class, "risk.copy-picture", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "risk.save-picture", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "risk.pictures", NULL, action_pictures);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    gtk_widget_class_add_binding (widget_class, moves[i].key, GDK_ALT_MASK, on_move, "(ii)",
                                  moves[i].rows, moves[i].columns);
    gtk_widget_class_add_binding (widget_class, moves[i].keypad, GDK_ALT_MASK, on_move, "(ii)",
                                  moves[i].rows, moves[i].columns);
  }
}

void
kb_risk_page_init_acts (KbRiskPage *page)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), page);
  gtk_widget_add_controller (GTK_WIDGET (page->map), GTK_EVENT_CONTROLLER (target));
}

void
kb_risk_page_enable_acts (KbRiskPage *page)
{
  static const char *const writing[] = { "risk.new", "risk.swap-axes", "risk.flip-likelihood",
                                         "risk.flip-consequence", "risk.new-round" };

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), writing[i],
                                   kb_section_is_writable (KB_SECTION (page)));
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-matrix"

#include "kb-method-matrix.h"

#include "kb-format.h"
#include "kb-heat-cell.h"
#include "kb-method-commands.h"
#include "kb-method-words.h"
#include "kb-matrix-axes.h"
#include "kb-scale-change.h"

struct _KbMethodMatrix {
  KbSection parent_instance;

  GtkGrid *grid;
  GtkLabel *upright_label;
  GtkLabel *across_label;
  GtkLabel *hint_label;

  KbAxes axes;
  GtkWidget *cells[KB_MAX_STEPS][KB_MAX_STEPS]; /* [row][column] */
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (KbMethodMatrix, kb_method_matrix, KB_TYPE_SECTION)

static void
drop_popover (KbMethodMatrix *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
set_band (KbMethodMatrix *self, guint likelihood, guint consequence, guint band)
{
  GError *error = NULL;
  gboolean done;

  if (!kb_section_is_writable (KB_SECTION (self)))
    return;
  done = kb_workbook_set_cell (kb_section_get_workbook (KB_SECTION (self)), likelihood, consequence,
                               band, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint likelihood, consequence, band;

  g_variant_get (parameter, "(uuu)", &likelihood, &consequence, &band);
  set_band (KB_METHOD_MATRIX (widget), likelihood, consequence, band);
}

/* The bands to choose from, at the cell. */
static void
on_cell_clicked (KbHeatCell *cell, KbMethodMatrix *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!kb_section_is_writable (KB_SECTION (self)))
    return;
  for (guint b = 0; b < kb_method_size (method, KB_KIND_BAND); b++) {
    g_autofree char *text = g_strdup_printf (
        "%u  %s", b + 1, kb_method_step_name (method, KB_KIND_BAND, b, kb_gui_language ()));
    g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

    g_menu_item_set_action_and_target (item, "method-matrix.set", "(uuu)",
                                       kb_heat_cell_get_likelihood (cell),
                                       kb_heat_cell_get_consequence (cell), b);
    g_menu_append_item (menu, item);
  }
  drop_popover (self);
  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (cell));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The cell that has the keyboard. */
static KbHeatCell *
focused_cell (KbMethodMatrix *self, guint *row, guint *column)
{
  for (*row = 0; *row < kb_axes_n_rows (&self->axes); (*row)++)
    for (*column = 0; *column < kb_axes_n_columns (&self->axes); (*column)++)
      if (gtk_widget_is_focus (self->cells[*row][*column]))
        return KB_HEAT_CELL (self->cells[*row][*column]);
  return NULL;
}

static gboolean
move (KbMethodMatrix *self, guint row, guint column, guint key)
{
  int to_row = (int) row + (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
               - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  int to_column = (int) column + (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
                  - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);

  if (to_row == (int) row && to_column == (int) column)
    return FALSE;
  if (to_row >= 0 && to_row < (int) kb_axes_n_rows (&self->axes) && to_column >= 0
      && to_column < (int) kb_axes_n_columns (&self->axes))
    gtk_widget_grab_focus (self->cells[to_row][to_column]);
  return TRUE;
}

/* Which band a key stands for: its place from 1, or its letter where letters work. */
static int
band_of_key (KbMethodMatrix *self, guint key)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  guint n = kb_method_size (method, KB_KIND_BAND);
  gunichar sign = g_unichar_toupper (gdk_keyval_to_unicode (key));

  if (sign >= '1' && sign <= '9')
    return sign - '1' < n ? (int) (sign - '1') : KB_NONE;
  for (guint b = 0; sign && kb_gui_has_letter_keys (GTK_WIDGET (self)) && b < n; b++) {
    g_autofree char *letter = kb_method_short_text (kb_method_item (method, KB_KIND_BAND, b));

    if (g_utf8_strlen (letter, -1) == 1 && g_unichar_toupper (g_utf8_get_char (letter)) == sign)
      return (int) b;
  }
  return KB_NONE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KbMethodMatrix *self)
{
  guint row, column;
  KbHeatCell *cell = focused_cell (self, &row, &column);
  int band;

  if (!cell || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  if (move (self, row, column, key))
    return TRUE;
  band = band_of_key (self, key);
  if (band == KB_NONE)
    return FALSE;
  set_band (self, kb_heat_cell_get_likelihood (cell), kb_heat_cell_get_consequence (cell),
            (guint) band);
  return TRUE;
}

static void
show_cell (KbMethodMatrix *self, KbHeatCell *cell)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  guint l = kb_heat_cell_get_likelihood (cell);
  guint c = kb_heat_cell_get_consequence (cell);
  guint band = kb_method_band_at (method, l, c);
  int score = (int) (kb_method_number (method, KB_KIND_LIKELIHOOD, l)
                     * kb_method_number (method, KB_KIND_CONSEQUENCE, c));
  g_autofree char *text = kb_format_band (method, (int) band, score, kb_gui_language ());
  g_autofree char *likelihood =
      kb_describe_step (kb_method_item (method, KB_KIND_LIKELIHOOD, l), kb_gui_language ());
  g_autofree char *consequence =
      kb_describe_step (kb_method_item (method, KB_KIND_CONSEQUENCE, c), kb_gui_language ());
  g_autofree char *spoken =
      kb_fill (_ ("Likelihood {likelihood}, consequence {consequence}: {band}"), "likelihood",
               likelihood, "consequence", consequence, "band",
               kb_method_step_name (method, KB_KIND_BAND, band, kb_gui_language ()), NULL);

  kb_heat_cell_set (cell, text,
                    kb_record_text (kb_method_item (method, KB_KIND_BAND, band), KB_BAND_COLOR), 0,
                    spoken);
}

static GtkWidget *
head (KbRecord *record, gboolean upright)
{
  g_autofree char *text = kb_describe_step (record, kb_gui_language ());
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), upright ? 8 : 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_xalign (GTK_LABEL (label), upright ? 1.0f : 0.5f);
  gtk_label_set_yalign (GTK_LABEL (label), upright ? 0.5f : 0.0f);
  gtk_label_set_justify (GTK_LABEL (label), upright ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "kb-caption");
  return label;
}

static void
build (KbMethodMatrix *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbKind upright = self->axes.likelihood_up ? KB_KIND_LIKELIHOOD : KB_KIND_CONSEQUENCE;
  KbKind across = self->axes.likelihood_up ? KB_KIND_CONSEQUENCE : KB_KIND_LIKELIHOOD;

  for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
    for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
      GtkWidget *cell = kb_heat_cell_new (l, c);
      guint row, column;

      kb_axes_place (&self->axes, (KbPosition){ (int) l, (int) c }, &row, &column);
      self->cells[row][column] = cell;
      g_signal_connect (cell, "clicked", G_CALLBACK (on_cell_clicked), self);
      gtk_grid_attach (self->grid, cell, (int) column + 1, (int) row, 1, 1);
    }
  for (guint row = 0; row < kb_axes_n_rows (&self->axes); row++) {
    KbHeatCell *cell = KB_HEAT_CELL (self->cells[row][0]);
    guint step = upright == KB_KIND_LIKELIHOOD ? kb_heat_cell_get_likelihood (cell)
                                               : kb_heat_cell_get_consequence (cell);

    gtk_grid_attach (self->grid, head (kb_method_item (method, upright, step), TRUE), 0, (int) row,
                     1, 1);
  }
  for (guint column = 0; column < kb_axes_n_columns (&self->axes); column++) {
    KbHeatCell *cell = KB_HEAT_CELL (self->cells[0][column]);
    guint step = across == KB_KIND_LIKELIHOOD ? kb_heat_cell_get_likelihood (cell)
                                              : kb_heat_cell_get_consequence (cell);

    gtk_grid_attach (self->grid, head (kb_method_item (method, across, step), FALSE),
                     (int) column + 1, (int) kb_axes_n_rows (&self->axes), 1, 1);
  }
}

static void
show_hint (KbMethodMatrix *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint b = 0; b < kb_method_size (method, KB_KIND_BAND); b++)
    g_string_append_printf (keys, "%s%u %s", b > 0 ? ", " : "", b + 1,
                            kb_method_step_name (method, KB_KIND_BAND, b, kb_gui_language ()));
  text = kb_fill (_ ("Arrow keys move in the matrix, digits set the risk level: {keys}"), "keys",
                  keys->str, NULL);
  gtk_label_set_text (self->hint_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label),
                          kb_section_is_writable (KB_SECTION (self)));
  gtk_label_set_text (self->upright_label,
                      self->axes.likelihood_up ? _ ("Likelihood") : _ ("Consequence"));
  gtk_label_set_text (self->across_label,
                      self->axes.likelihood_up ? _ ("Consequence") : _ ("Likelihood"));
}

/* Built anew only when its shape or heads are others, so that the keyboard stays in its cell. */
static void
refresh (KbMethodMatrix *self, gboolean anew)
{
  GtkWidget *child;

  drop_popover (self);
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  if (anew) {
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
      gtk_grid_remove (self->grid, child);
    self->axes = kb_axes_of (kb_section_get_method (KB_SECTION (self)));
    build (self);
  }
  for (guint row = 0; row < kb_axes_n_rows (&self->axes); row++)
    for (guint column = 0; column < kb_axes_n_columns (&self->axes); column++)
      show_cell (self, KB_HEAT_CELL (self->cells[row][column]));
  show_hint (self);
}

static void
kb_method_matrix_bind (KbSection *section)
{
  refresh (KB_METHOD_MATRIX (section), TRUE);
}

static void
kb_method_matrix_update (KbSection *section, const KbChanges *changes)
{
  gboolean anew = kb_changes_touch (changes, KB_KIND_METHOD)
                  || kb_changes_touch (changes, KB_KIND_LIKELIHOOD)
                  || kb_changes_touch (changes, KB_KIND_CONSEQUENCE);

  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_MATRIX (section), anew);
}

static void
kb_method_matrix_dispose (GObject *object)
{
  drop_popover (KB_METHOD_MATRIX (object));
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_MATRIX);
  G_OBJECT_CLASS (kb_method_matrix_parent_class)->dispose (object);
}

static void
kb_method_matrix_class_init (KbMethodMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_matrix_dispose;
  section_class->bind = kb_method_matrix_bind;
  section_class->update = kb_method_matrix_update;
  section_class->lazy = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodMatrix, grid);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMatrix, upright_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMatrix, across_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodMatrix, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_install_action (widget_class, "method-matrix.set", "(uuu)", action_set);
}

static void
kb_method_matrix_init (KbMethodMatrix *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

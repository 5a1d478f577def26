// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-even-layout"

#include "kb-even-layout.h"

#include "kb-gui.h"

struct _KbEvenLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int characters;
};

G_DEFINE_FINAL_TYPE (KbEvenLayout, kb_even_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_SPACING = 1, PROP_CHARACTERS, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

#define MAX_SPACING    100
#define MAX_CHARACTERS 200

static int
count_shown (GtkWidget *widget)
{
  int count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    count += gtk_widget_should_layout (child);
  return count;
}

/* The widest and the highest of them. */
static int
largest (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int result = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int minimum, natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
    result = MAX (result, orientation == GTK_ORIENTATION_HORIZONTAL ? minimum : natural);
  }
  return result;
}

static int
count_columns (KbEvenLayout *self, GtkWidget *widget, int width)
{
  int count = count_shown (widget);
  int needed = MAX (kb_gui_character_width (widget) * self->characters,
                    largest (widget, GTK_ORIENTATION_HORIZONTAL, -1));
  int columns =
      CLAMP ((width + self->spacing) / MAX (needed + self->spacing, 1), 1, MAX (count, 1));
  int rows = (count + columns - 1) / columns;

  return rows > 0 ? (count + rows - 1) / rows : 1;
}

static int
column_width (KbEvenLayout *self, int width, int columns)
{
  return MAX ((width - (columns - 1) * self->spacing) / columns, 0);
}

static GtkSizeRequestMode
kb_even_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The height of the row that begins with @child, and the child after it. */
static int
measure_row (GtkWidget **child, int columns, int width)
{
  int height = 0;

  for (int column = 0; *child && column < columns; *child = gtk_widget_get_next_sibling (*child)) {
    int natural;

    if (!gtk_widget_should_layout (*child))
      continue;
    gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
    column++;
  }
  return height;
}

static void
kb_even_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KbEvenLayout *self = KB_EVEN_LAYOUT (manager);
  int count = count_shown (widget);
  int least = largest (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  int columns, width;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    int wanted = MAX (kb_gui_character_width (widget) * self->characters, least);

    *minimum = least;
    *natural = count * wanted + MAX (count - 1, 0) * self->spacing;
    return;
  }
  if (for_size < 0) {
    *minimum = *natural = largest (widget, GTK_ORIENTATION_VERTICAL, -1);
    return;
  }
  columns = count_columns (self, widget, for_size);
  width = MAX (column_width (self, for_size, columns), least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;) {
    int height = measure_row (&child, columns, width);

    if (height > 0)
      *natural += height + (*natural > 0 ? self->spacing : 0);
  }
  *minimum = *natural;
}

static void
kb_even_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  KbEvenLayout *self = KB_EVEN_LAYOUT (manager);
  int columns = count_columns (self, widget, width);
  int each =
      MAX (column_width (self, width, columns), largest (widget, GTK_ORIENTATION_HORIZONTAL, -1));
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first;) {
    GtkWidget *next = first;
    int row_height = measure_row (&next, columns, each);
    int x = 0;

    /* A single row takes all the height, as in a box. */
    if (!next && y == 0)
      row_height = MAX (row_height, height);
    for (; first != next; first = gtk_widget_get_next_sibling (first)) {
      if (!gtk_widget_should_layout (first))
        continue;
      gtk_widget_size_allocate (first, &(GtkAllocation){ x, y, each, row_height }, -1);
      x += each + self->spacing;
    }
    y += row_height + self->spacing;
  }
}

static void
kb_even_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KbEvenLayout *self = KB_EVEN_LAYOUT (object);

  g_value_set_int (value, id == PROP_SPACING ? self->spacing : self->characters);
}

static void
kb_even_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KbEvenLayout *self = KB_EVEN_LAYOUT (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    self->characters = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
kb_even_layout_class_init (KbEvenLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = kb_even_layout_get_property;
  object_class->set_property = kb_even_layout_set_property;
  layout_class->get_request_mode = kb_even_layout_get_request_mode;
  layout_class->measure = kb_even_layout_measure;
  layout_class->allocate = kb_even_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, MAX_SPACING, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHARACTERS] = g_param_spec_int ("characters", NULL, NULL, 0, MAX_CHARACTERS, 30,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kb_even_layout_init (KbEvenLayout *self)
{
  self->characters = 30;
}

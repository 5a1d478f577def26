// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-fold-layout"

#include "kb-fold-layout.h"

#include "kb-gui.h"

struct _KbFoldLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int characters;
};

G_DEFINE_FINAL_TYPE (KbFoldLayout, kb_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_SPACING = 1, PROP_CHARACTERS, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

#define MAX_SPACING    100
#define MAX_CHARACTERS 200

/* What stands beside the child that expands. */
typedef struct {
  int minimum;
  int natural;
  int height;
} KbOthers;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_shown (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

static GtkWidget *
after (GtkWidget *child)
{
  return next_shown (gtk_widget_get_next_sibling (child));
}

static GtkWidget *
find_wide (GtkWidget *widget)
{
  GtkWidget *child = first_shown (widget);

  while (child && !gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    child = after (child);
  return child;
}

static int
width_of (GtkWidget *child, int *minimum)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &natural, NULL, NULL);
  return natural;
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static KbOthers
measure_others (KbFoldLayout *self, GtkWidget *widget, GtkWidget *wide)
{
  KbOthers others = { 0 };
  guint count = 0;

  for (GtkWidget *child = first_shown (widget); child; child = after (child)) {
    int minimum;

    if (child == wide)
      continue;
    others.natural += width_of (child, &minimum);
    others.minimum += minimum;
    others.height = MAX (others.height, height_of (child, -1));
    count++;
  }
  if (count > 1) {
    others.minimum += (int) (count - 1) * self->spacing;
    others.natural += (int) (count - 1) * self->spacing;
  }
  return others;
}

/* The width below which the expanding child has a row of its own. */
static int
needed_width (KbFoldLayout *self, GtkWidget *widget, GtkWidget *wide)
{
  return MIN (width_of (wide, NULL), self->characters * kb_gui_character_width (widget));
}

static gboolean
is_folded (
    KbFoldLayout *self, GtkWidget *widget, GtkWidget *wide, const KbOthers *others, int width)
{
  return wide && others->natural > 0
         && width - others->natural - self->spacing < needed_width (self, widget, wide);
}

static GtkSizeRequestMode
kb_fold_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kb_fold_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KbFoldLayout *self = KB_FOLD_LAYOUT (manager);
  GtkWidget *wide = find_wide (widget);
  KbOthers others = measure_others (self, widget, wide);
  int gap = wide && others.natural > 0 ? self->spacing : 0;
  int least = 0;
  int whole = wide ? width_of (wide, &least) : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (least, others.minimum);
    *natural = whole + gap + others.natural;
    return;
  }
  if (for_size >= 0 && is_folded (self, widget, wide, &others, for_size))
    *minimum = height_of (wide, MAX (for_size, least)) + self->spacing + others.height;
  else {
    int left = for_size < 0 ? -1 : MAX (for_size - others.natural - gap, least);

    *minimum = MAX (wide ? height_of (wide, left) : 0, others.height);
  }
  *natural = *minimum;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
kb_fold_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  KbFoldLayout *self = KB_FOLD_LAYOUT (manager);
  GtkWidget *wide = find_wide (widget);
  KbOthers others = measure_others (self, widget, wide);
  gboolean folded = is_folded (self, widget, wide, &others, width);
  gboolean wide_is_first = wide && wide == first_shown (widget);
  int wide_height = folded ? MAX (height - others.height - self->spacing, 0) : height;
  int y = folded && wide_is_first ? wide_height + self->spacing : 0;
  int x = 0;

  for (GtkWidget *child = first_shown (widget); child; child = after (child)) {
    int least;
    int natural = width_of (child, &least);

    if (child == wide && folded) {
      place (child, 0, wide_is_first ? 0 : others.height + self->spacing, MAX (width, least),
             wide_height);
      continue;
    }
    if (child == wide)
      natural = MAX (width - others.natural - (others.natural > 0 ? self->spacing : 0), least);
    place (child, x, y, natural, folded ? others.height : height);
    x += natural + self->spacing;
  }
}

static void
kb_fold_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KbFoldLayout *self = KB_FOLD_LAYOUT (object);

  g_value_set_int (value, id == PROP_SPACING ? self->spacing : self->characters);
}

static void
kb_fold_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KbFoldLayout *self = KB_FOLD_LAYOUT (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    self->characters = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
kb_fold_layout_class_init (KbFoldLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = kb_fold_layout_get_property;
  object_class->set_property = kb_fold_layout_set_property;
  layout_class->get_request_mode = kb_fold_layout_get_request_mode;
  layout_class->measure = kb_fold_layout_measure;
  layout_class->allocate = kb_fold_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, MAX_SPACING, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHARACTERS] = g_param_spec_int ("characters", NULL, NULL, 0, MAX_CHARACTERS, 30,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kb_fold_layout_init (KbFoldLayout *self)
{
  self->characters = 30;
}

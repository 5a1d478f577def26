// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-texts"

#include "kb-method-texts.h"

#include "kb-method-item-dialog.h"
#include "kb-method-list.h"
#include "kb-method-words.h"
#include "kb-scale-change.h"
#include "kb-tile.h"

struct _KbMethodTexts {
  KbSection parent_instance;

  GtkLabel *title_label;
  GtkScrolledWindow *scroller;
  GtkGrid *grid;

  gboolean areas;
  guint measure_id; /* the height is still to be set */
};

G_DEFINE_FINAL_TYPE (KbMethodTexts, kb_method_texts, KB_TYPE_SECTION)

enum {
  PROP_0,
  PROP_AREAS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static KbKind
text_kind (KbMethodTexts *self)
{
  return self->areas ? KB_KIND_AREA_TEXT : KB_KIND_LEVEL_TEXT;
}

static guint
text_field (KbMethodTexts *self)
{
  return (guint) kb_field_from_column (text_kind (self), "text_sv");
}

static GtkWidget *
wrapped_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  return label;
}

/* A view that scrolls sideways does not ask how high its child is at the width it gets: the lowest
 * texts were cut off where the columns are narrow. */
static gboolean
measure (gpointer data)
{
  KbMethodTexts *self = data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  int width = (int) MAX (gtk_adjustment_get_upper (across), gtk_adjustment_get_page_size (across));
  int height = 0, bar = 0;

  self->measure_id = 0;
  if (width > 0) {
    gtk_widget_measure (GTK_WIDGET (self->grid), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                        NULL, NULL);
    if (width > (int) gtk_adjustment_get_page_size (across))
      gtk_widget_measure (gtk_scrolled_window_get_hscrollbar (self->scroller),
                          GTK_ORIENTATION_VERTICAL, -1, NULL, &bar, NULL, NULL);
    gtk_scrolled_window_set_min_content_height (self->scroller, height + bar);
  }
  return G_SOURCE_REMOVE;
}

static void
queue_measure (KbMethodTexts *self)
{
  if (self->measure_id == 0)
    self->measure_id = g_idle_add (measure, self);
}

static GtkWidget *
level_head (KbRecord *level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tile = kb_tile_new ("kb-badge");
  GtkWidget *label;
  g_autofree char *number = kb_method_short_text (level);
  g_autofree char *name = kb_method_title (level, kb_gui_language ());

  kb_tile_set (KB_TILE (tile), number, kb_record_text (level, KB_LEVEL_COLOR));
  kb_gui_set_label (tile, name);
  gtk_widget_add_css_class (tile, "kb-medium");
  gtk_widget_set_valign (tile, GTK_ALIGN_START);
  label = wrapped_label (name);
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "kb-grid-cell");
  return box;
}

static GtkWidget *
text_cell (KbMethodTexts *self, KbRecord *owner, KbRecord *level)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbRecord *record =
      kb_content_find_pair (content, text_kind (self), kb_record_id (owner), kb_record_id (level));
  const char *text =
      record ? kb_record_localized (record, text_field (self), kb_gui_language ()) : "";
  gboolean assumed = record && !self->areas && kb_record_flag (record, KB_LEVEL_TEXT_ASSUMED);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = wrapped_label (*text ? text : _ ("Nothing is said"));
  g_autofree char *about = kb_method_title (owner, kb_gui_language ());
  g_autofree char *step = kb_describe_step (level, kb_gui_language ());
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", about, step, text);

  if (!*text)
    gtk_widget_add_css_class (label, "kb-dim");
  gtk_box_append (GTK_BOX (box), label);
  if (assumed) {
    GtkWidget *tag = kb_method_assumed_tag ();

    gtk_widget_set_halign (tag, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (box), tag);
  }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kb-text-cell");
  gtk_widget_set_hexpand (button, TRUE);
  kb_gui_set_label (button, spoken);
  gtk_widget_set_sensitive (button, kb_section_is_writable (KB_SECTION (self)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kb_record_id (owner),
                                    kb_record_id (level));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "method-texts.edit");
  return button;
}

static void
refresh (KbMethodTexts *self)
{
  KbContent *content;
  KbMethod *method;
  KbKind kind = self->areas ? KB_KIND_AREA : KB_KIND_ASPECT;
  GtkWidget *child;
  guint n;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  gtk_label_set_text (self->title_label,
                      self->areas ? _ ("Consequences by area") : _ ("What each level means"));
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  content = kb_section_get_content (KB_SECTION (self));
  method = kb_section_get_method (KB_SECTION (self));
  n = kb_method_size (method, kind);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint o = 0; o < n; o++) {
    g_autofree char *name = kb_method_title (kb_method_item (method, kind, o), kb_gui_language ());
    GtkWidget *head = wrapped_label (name);

    gtk_widget_add_css_class (head, "kb-strong");
    gtk_widget_add_css_class (head, "kb-grid-cell");
    gtk_grid_attach (self->grid, head, (int) o + 1, 0, 1, 1);
  }
  for (guint l = 0; l < kb_content_count (content, KB_KIND_LEVEL); l++) {
    KbRecord *level = kb_method_item (method, KB_KIND_LEVEL, l);

    gtk_grid_attach (self->grid, level_head (level), 0, (int) l + 1, 1, 1);
    for (guint o = 0; o < n; o++)
      gtk_grid_attach (self->grid, text_cell (self, kb_method_item (method, kind, o), level),
                       (int) o + 1, (int) l + 1, 1, 1);
  }
  queue_measure (self);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodTexts *self = KB_METHOD_TEXTS (widget);
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const char *owner_id, *level_id;
  g_autoptr (KbRecord) record = NULL;
  g_autofree char *about = NULL;
  g_autofree char *step = NULL;
  g_autofree char *title = NULL;
  KbRecord *old, *owner, *level;

  g_variant_get (parameter, "(&s&s)", &owner_id, &level_id);
  owner = kb_content_find (content, self->areas ? KB_KIND_AREA : KB_KIND_ASPECT, owner_id);
  level = kb_content_find (content, KB_KIND_LEVEL, level_id);
  if (!owner || !level)
    return;
  old = kb_content_find_pair (content, text_kind (self), owner_id, level_id);
  record = old ? kb_record_ref (old) : kb_record_new (text_kind (self), NULL);
  if (!old) {
    kb_record_set_text (record, 0, owner_id);
    kb_record_set_text (record, 1, level_id);
  }
  about = kb_method_title (owner, kb_gui_language ());
  step = kb_describe_step (level, kb_gui_language ());
  title = g_strdup_printf ("%s: %s", about, step);
  gtk_window_present (GTK_WINDOW (kb_method_item_dialog_new (
      widget, kb_section_get_workbook (KB_SECTION (self)), record, title, NULL)));
}

static void
kb_method_texts_bind (KbSection *section)
{
  refresh (KB_METHOD_TEXTS (section));
}

static void
kb_method_texts_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_TEXTS (section));
}

static void
kb_method_texts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_AREAS:
    g_value_set_boolean (value, KB_METHOD_TEXTS (object)->areas);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_texts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_AREAS:
    KB_METHOD_TEXTS (object)->areas = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_texts_dispose (GObject *object)
{
  g_clear_handle_id (&KB_METHOD_TEXTS (object)->measure_id, g_source_remove);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_TEXTS);
  G_OBJECT_CLASS (kb_method_texts_parent_class)->dispose (object);
}

static void
kb_method_texts_class_init (KbMethodTextsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  object_class->dispose = kb_method_texts_dispose;
  object_class->get_property = kb_method_texts_get_property;
  object_class->set_property = kb_method_texts_set_property;
  section_class->bind = kb_method_texts_bind;
  section_class->update = kb_method_texts_update;
  properties[PROP_AREAS] =
      g_param_spec_boolean ("areas", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-texts.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodTexts, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodTexts, grid);
  gtk_widget_class_bind_template_child (widget_class, KbMethodTexts, scroller);
  gtk_widget_class_install_action (widget_class, "method-texts.edit", "(ss)", action_edit);
}

static void
kb_method_texts_init (KbMethodTexts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                           G_CALLBACK (queue_measure), self, G_CONNECT_SWAPPED);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-filter-menu"

#include "kb-filter-menu.h"

#include "kb-format.h"
#include "kb-gui.h"

struct _KbFilterMenu {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *button_label;
  GtkCheckButton *owner_check;
  GtkCheckButton *review_check;
  GtkCheckButton *critical_check;
  GtkCheckButton *unclassified_check;
  GtkDropDown *level_choice;
  GtkDropDown *unit_choice;

  KbListFilter filter;
  GArray *levels;   /* KbLevelChoice, as level_choice lists them after "any" */
  GPtrArray *units; /* ids, as unit_choice lists them after "any" */
  gboolean filling;
};

typedef struct {
  int aspect;
  int level;
} KbLevelChoice;

G_DEFINE_FINAL_TYPE (KbFilterMenu, kb_filter_menu, ADW_TYPE_BIN)

static guint changed_signal;

static guint
count_asked (const KbListFilter *filter)
{
  return (guint) (filter->owner_missing + filter->review_due + filter->critical
                  + filter->unclassified)
         + (filter->level != KB_NONE) + (filter->unit_id != NULL);
}

static void
show_count (KbFilterMenu *self)
{
  guint n = count_asked (&self->filter);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("Filter")) : kb_fill (_ ("Filter ({n})"), "n", count, NULL);

  gtk_label_set_text (self->button_label, text);
  kb_gui_set_label (GTK_WIDGET (self->button), text);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "kb-filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "kb-filtering");
}

static void
on_changed (KbFilterMenu *self)
{
  guint level, unit;

  if (self->filling)
    return;
  level = gtk_drop_down_get_selected (self->level_choice);
  unit = gtk_drop_down_get_selected (self->unit_choice);
  kb_list_filter_clear (&self->filter);
  self->filter.owner_missing = gtk_check_button_get_active (self->owner_check);
  self->filter.review_due = gtk_check_button_get_active (self->review_check);
  self->filter.critical = gtk_check_button_get_active (self->critical_check);
  self->filter.unclassified = gtk_check_button_get_active (self->unclassified_check);
  if (level > 0 && level <= self->levels->len) {
    KbLevelChoice choice = g_array_index (self->levels, KbLevelChoice, level - 1);

    self->filter.aspect = choice.aspect;
    self->filter.level = choice.level;
  }
  if (unit > 0 && unit <= self->units->len)
    self->filter.unit_id = g_ptr_array_index (self->units, unit - 1);
  show_count (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kb_filter_menu_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_FILTER_MENU);
  G_OBJECT_CLASS (kb_filter_menu_parent_class)->dispose (object);
}

static void
kb_filter_menu_finalize (GObject *object)
{
  KbFilterMenu *self = KB_FILTER_MENU (object);

  g_array_unref (self->levels);
  g_ptr_array_unref (self->units);
  G_OBJECT_CLASS (kb_filter_menu_parent_class)->finalize (object);
}

static void
kb_filter_menu_class_init (KbFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_filter_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_filter_menu_finalize;
  changed_signal = g_signal_new ("changed", KB_TYPE_FILTER_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-filter-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, button);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, button_label);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, owner_check);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, review_check);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, critical_check);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, unclassified_check);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, level_choice);
  gtk_widget_class_bind_template_child (widget_class, KbFilterMenu, unit_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, kb_filter_menu_clear);
}

static void
kb_filter_menu_init (KbFilterMenu *self)
{
  self->levels = g_array_new (FALSE, FALSE, sizeof (KbLevelChoice));
  self->units = g_ptr_array_new_with_free_func (g_free);
  kb_list_filter_clear (&self->filter);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_count (self);
}

/**
 * kb_filter_menu_new:
 * @kind: assets or systems
 *
 * Returns: (transfer floating): the button
 */
KbFilterMenu *
kb_filter_menu_new (KbKind kind)
{
  KbFilterMenu *menu = g_object_new (KB_TYPE_FILTER_MENU, NULL);

  gtk_check_button_set_label (menu->owner_check, kind == KB_KIND_ASSET
                                                     ? _ ("Information owner is missing")
                                                     : _ ("System administrator is missing"));
  return menu;
}

/* The highest level stands first: it is looked for the most. */
static void
fill_levels (KbFilterMenu *self, KbMethod *method)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  g_array_set_size (self->levels, 0);
  gtk_string_list_append (list, _ ("Any level"));
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    for (guint l = kb_method_size (method, KB_KIND_LEVEL); l > 0; l--) {
      KbLevelChoice choice = { (int) a, (int) l - 1 };
      g_autofree char *text =
          g_strdup_printf ("%s%" G_GINT64_FORMAT " %s", kb_method_aspect_letter (method, a),
                           kb_method_number (method, KB_KIND_LEVEL, l - 1),
                           kb_method_step_name (method, KB_KIND_LEVEL, l - 1, kb_gui_language ()));

      gtk_string_list_append (list, text);
      g_array_append_val (self->levels, choice);
    }
  gtk_drop_down_set_model (self->level_choice, G_LIST_MODEL (list));
}

static void
fill_units (KbFilterMenu *self, KbContent *content)
{
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->units, 0);
  gtk_string_list_append (list, _ ("Any unit"));
  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    g_autofree char *path = kb_format_unit_path (content, kb_record_id (unit));

    gtk_string_list_append (list, path);
    g_ptr_array_add (self->units, g_strdup (kb_record_id (unit)));
  }
  gtk_drop_down_set_model (self->unit_choice, G_LIST_MODEL (list));
}

/**
 * kb_filter_menu_fill:
 * @menu: the button
 * @content: the content
 * @method: its method
 *
 * Lists the levels and units that there are. What is asked for is let go.
 */
void
kb_filter_menu_fill (KbFilterMenu *menu, KbContent *content, KbMethod *method)
{
  menu->filling = TRUE;
  fill_levels (menu, method);
  fill_units (menu, content);
  menu->filling = FALSE;
  kb_filter_menu_clear (menu);
}

/**
 * kb_filter_menu_clear:
 * @menu: the button
 *
 * Lets everything through again.
 */
void
kb_filter_menu_clear (KbFilterMenu *menu)
{
  GtkCheckButton *checks[] = { menu->owner_check, menu->review_check, menu->critical_check,
                               menu->unclassified_check };

  menu->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    gtk_check_button_set_active (checks[i], FALSE);
  gtk_drop_down_set_selected (menu->level_choice, 0);
  gtk_drop_down_set_selected (menu->unit_choice, 0);
  menu->filling = FALSE;
  on_changed (menu);
}

/**
 * kb_filter_menu_get:
 * @menu: the button
 *
 * Returns: (transfer none): what is asked for
 */
const KbListFilter *
kb_filter_menu_get (KbFilterMenu *menu)
{
  return &menu->filter;
}

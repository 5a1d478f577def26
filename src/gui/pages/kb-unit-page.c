// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-page"

#include "kb-unit-page.h"

#include "kb-environment-list.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-name-dialog.h"
#include "kb-page.h"
#include "kb-register-commands.h"
#include "kb-unit-pane.h"

#define INDENT 26

struct _KbUnitPage {
  KbSection parent_instance;

  KbPage *page;
  AdwFlap *flap;
  GtkListBox *tree;
  GtkWidget *empty_label;
  KbEnvironmentList *environments;
  KbUnitPane *pane;

  char *chosen_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KbUnitPage, kb_unit_page, KB_TYPE_SECTION)

static const char *
id_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static GtkListBoxRow *
row_of (KbUnitPage *self, const char *unit_id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->tree)); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (id_of (GTK_LIST_BOX_ROW (row)), unit_id) == 0)
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

/* "Administration or sector · infosäk@…" */
static char *
subtitle_of (const KbRecord *unit)
{
  const char *type = kb_label_choice (KB_KIND_UNIT, KB_UNIT_TYPE,
                                      kb_record_text (unit, KB_UNIT_TYPE), kb_gui_language ());
  const char *contact = kb_record_text (unit, KB_UNIT_CONTACT);

  return g_strdup_printf ("%s%s%s", type, *type && contact ? " · " : "", contact ? contact : "");
}

static void
add_row (KbUnitPage *self, const KbRecord *unit, guint depth)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const char *id = kb_record_id (unit);
  guint assets = kb_content_count_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, id);
  guint systems = kb_content_count_referring (content, KB_KIND_SYSTEM, KB_SYSTEM_UNIT, id);
  g_autofree char *subtitle = subtitle_of (unit);
  g_autofree char *path = kb_format_unit_path (content, id);
  g_autofree char *n_assets = kb_fill_count (ngettext ("{n} asset", "{n} assets", assets), assets);
  g_autofree char *n_systems =
      kb_fill_count (ngettext ("{n} system", "{n} systems", systems), systems);
  g_autofree char *counts = g_strdup_printf ("%s, %s", n_assets, n_systems);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", path, subtitle, counts);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (counts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_title (unit));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("kb-unit-symbolic"));
  gtk_widget_set_size_request (indent, (int) MIN (depth, 8) * INDENT, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), indent);
  gtk_widget_add_css_class (label, "kb-caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) depth + 1, -1);
  kb_gui_set_label (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->tree, row);
}

static void
add_units (KbUnitPage *self, const char *parent_id, guint depth)
{
  g_autoptr (GPtrArray) units =
      kb_unit_children (kb_section_get_content (KB_SECTION (self)), parent_id);

  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);

    add_row (self, unit, depth);
    add_units (self, kb_record_id (unit), depth + 1);
  }
}

/* Makes the rows anew; the chosen one, and the keyboard if it was there, stay with the unit. */
static void
fill (KbUnitPage *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->tree)) != NULL;
  GtkListBoxRow *chosen;
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tree))))
    gtk_list_box_remove (self->tree, child);
  add_units (self, NULL, 0);
  chosen = row_of (self, self->chosen_id);
  gtk_list_box_select_row (self->tree, chosen);
  self->filling = FALSE;
  if (chosen && focused)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  gtk_widget_set_visible (GTK_WIDGET (self->tree),
                          gtk_widget_get_first_child (GTK_WIDGET (self->tree)) != NULL);
  gtk_widget_set_visible (self->empty_label,
                          gtk_widget_get_first_child (GTK_WIDGET (self->tree)) == NULL);
  if (self->chosen_id && !chosen)
    kb_unit_page_choose (self, NULL);
}

static void
show_chosen (KbUnitPage *self, const char *unit_id)
{
  gboolean any = unit_id != NULL;

  g_free (self->chosen_id);
  self->chosen_id = g_strdup (unit_id);
  kb_unit_pane_show (self->pane, self->chosen_id);
  adw_flap_set_reveal_flap (self->flap, any);
  any = any && kb_section_is_writable (KB_SECTION (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.up", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.down", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.delete", any);
}

static void
on_row_selected (KbUnitPage *self, GtkListBoxRow *row)
{
  if (!self->filling)
    show_chosen (self, row ? id_of (row) : NULL);
}

static void
on_row_activated (KbUnitPage *self, GtkListBoxRow *row)
{
  gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
on_pane_closed (KbUnitPage *self)
{
  kb_unit_page_choose (self, NULL);
}

/* What a unit under another most often is. */
static const char *
usual_type (KbContent *content, const char *parent_id)
{
  KbRecord *parent = kb_content_find (content, KB_KIND_UNIT, parent_id);
  const char *type = parent ? kb_record_text (parent, KB_UNIT_TYPE) : NULL;

  return !parent ? "board" : g_strcmp0 (type, "board") == 0 ? "administration" : "unit";
}

static void
on_name_accepted (KbUnitPage *self, const char *name, guint choice)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autofree char *parent_id = choice > 0 && choice <= units->len
                                   ? g_strdup (kb_record_id (g_ptr_array_index (units, choice - 1)))
                                   : NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_add_unit (kb_section_get_workbook (KB_SECTION (self)), name,
                                        parent_id, usual_type (content, parent_id), &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_unit_page_choose (self, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbUnitPage *self = KB_UNIT_PAGE (widget);
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  KbNameDialog *dialog = kb_name_dialog_new (widget, _ ("New unit"), _ ("Name"), NULL);
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (places, _ ("At the top"));
  for (guint i = 0; i < units->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (units, i));
    g_autofree char *path = kb_format_unit_path (content, id);

    gtk_string_list_append (places, path);
    if (g_strcmp0 (id, self->chosen_id) == 0)
      selected = i + 1;
  }
  kb_name_dialog_set_choices (dialog, _ ("Comes under"), places, selected);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_name_accepted), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shift (KbUnitPage *self, int step)
{
  GError *error = NULL;
  gboolean done = kb_workbook_shift_unit (kb_section_get_workbook (KB_SECTION (self)),
                                          self->chosen_id, step, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  shift (KB_UNIT_PAGE (widget), -1);
}

static void
action_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  shift (KB_UNIT_PAGE (widget), 1);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_unit_pane_delete (KB_UNIT_PAGE (widget)->pane);
}

static void
kb_unit_page_bind (KbSection *section)
{
  KbUnitPage *self = KB_UNIT_PAGE (section);

  if (!kb_section_get_workbook (section))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unit.new", kb_section_is_writable (section));
  fill (self);
  show_chosen (self, self->chosen_id);
}

static void
kb_unit_page_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch (changes, KB_KIND_UNIT) || kb_changes_touch (changes, KB_KIND_ASSET)
      || kb_changes_touch (changes, KB_KIND_SYSTEM))
    fill (KB_UNIT_PAGE (section));
}

static void
kb_unit_page_dispose (GObject *object)
{
  KB_UNIT_PAGE (object)->filling = TRUE; /* a list that goes chooses nothing */
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_UNIT_PAGE);
  G_OBJECT_CLASS (kb_unit_page_parent_class)->dispose (object);
}

static void
kb_unit_page_finalize (GObject *object)
{
  g_free (KB_UNIT_PAGE (object)->chosen_id);
  G_OBJECT_CLASS (kb_unit_page_parent_class)->finalize (object);
}

static void
kb_unit_page_class_init (KbUnitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_unit_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_unit_page_finalize;
  section_class->bind = kb_unit_page_bind;
  section_class->update = kb_unit_page_update;
  section_class->lazy = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_UNIT_PANE);
  g_type_ensure (KB_TYPE_ENVIRONMENT_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-unit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, tree);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, environments);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "unit.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "unit.up", NULL, action_up);
  gtk_widget_class_install_action (widget_class, "unit.down", NULL, action_down);
  gtk_widget_class_install_action (widget_class, "unit.delete", NULL, action_delete);
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

static void
kb_unit_page_init (KbUnitPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_key (keys, GDK_KEY_Up, GDK_ALT_MASK, "unit.up");
  add_key (keys, GDK_KEY_Down, GDK_ALT_MASK, "unit.down");
  add_key (keys, GDK_KEY_Delete, 0, "unit.delete");
  gtk_widget_add_controller (GTK_WIDGET (self->tree), keys);
}

/**
 * kb_unit_page_choose:
 * @page: the page
 * @unit_id: (nullable): the unit to show in full
 */
void
kb_unit_page_choose (KbUnitPage *page, const char *unit_id)
{
  GtkListBoxRow *row;
  g_autofree char *kept = g_strdup (unit_id);

  g_return_if_fail (KB_IS_UNIT_PAGE (page));

  row = row_of (page, kept);
  if (row)
    gtk_list_box_select_row (page->tree, row);
  else
    gtk_list_box_unselect_all (page->tree);
  show_chosen (page, kept);
}

/**
 * kb_unit_page_flush:
 * @page: the page
 *
 * Writes what is typed but not yet left.
 */
void
kb_unit_page_flush (KbUnitPage *page)
{
  g_return_if_fail (KB_IS_UNIT_PAGE (page));

  kb_unit_pane_flush (page->pane);
  kb_environment_list_flush (page->environments);
}

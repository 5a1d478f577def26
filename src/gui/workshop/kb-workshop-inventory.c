// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-inventory"

#include "kb-workshop-inventory.h"

#include "kb-class-badges.h"
#include "kb-collation.h"
#include "kb-labels.h"
#include "kb-library.h"
#include "kb-list-rows.h"
#include "kb-name-dialog.h"
#include "kb-near-duplicate.h"
#include "kb-paste.h"

struct _KbWorkshopInventory {
  KbSection parent_instance;

  GtkEditable *name_entry;
  GtkEditable *systems_entry;
  GtkLabel *similar_label;
  GtkLabel *count_label;
  GtkListBox *assets;
  GtkEditable *search_entry;
  GtkListBox *library_list;

  KbWorkshopState *state;
  KbLibrary *library;
  char *joining_id; /* chosen to be joined with the next one that is chosen */
};

G_DEFINE_FINAL_TYPE (KbWorkshopInventory, kb_workshop_inventory, KB_TYPE_SECTION)

static guint next_signal;
static guint gate_signal;

/* More than a person reads through; a search narrows it. */
#define MAX_LIBRARY_ROWS 120

static const char *
unit_of_workshop (KbWorkshopInventory *self)
{
  KbRecord *workshop = kb_workshop_state_get_record (self->state);

  return workshop ? kb_record_text (workshop, KB_WORKSHOP_UNIT) : NULL;
}

static gboolean
add (KbWorkshopInventory *self, const KbNewAsset *assets, guint n_assets)
{
  GError *error = NULL;
  gboolean done = kb_workbook_add_workshop_assets (kb_section_get_workbook (KB_SECTION (self)),
                                                   kb_workshop_state_get_id (self->state), assets,
                                                   n_assets, NULL, &error);

  kb_section_check (KB_SECTION (self), done, error);
  return done;
}

static void
on_name_changed (KbWorkshopInventory *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  g_autoptr (GPtrArray) near =
      *name ? kb_find_near_duplicates (kb_section_get_content (KB_SECTION (self)), KB_KIND_ASSET,
                                       name, 3)
            : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; near && i < near->len; i++)
    g_string_append_printf (names, "%s”%s”", i > 0 ? ", " : "",
                            kb_record_title (g_ptr_array_index (near, i)));
  if (names->len > 0)
    text = kb_fill (_ ("Similar ones exist: {names}. Press Enter to add it anyway."), "names",
                    names->str, NULL);
  gtk_label_set_text (self->similar_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->similar_label), text != NULL);
}

/* "Lifecare; Treserva": several systems, since a comma can be part of a name. They stay for the
 * next asset, which often lies in the same. */
static char **
typed_systems (KbWorkshopInventory *self)
{
  char **systems = g_strsplit (gtk_editable_get_text (self->systems_entry), ";", -1);

  for (guint i = 0; systems[i]; i++)
    g_strstrip (systems[i]);
  return systems;
}

static void
on_name_entered (KbWorkshopInventory *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  g_auto (GStrv) systems = typed_systems (self);
  KbNewAsset asset = { .name = name,
                       .unit_id = unit_of_workshop (self),
                       .form = "digital",
                       .systems = (const char *const *) systems };

  if (!*name) {
    gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
    return;
  }
  if (add (self, &asset, 1))
    gtk_editable_set_text (self->name_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/**
 * kb_workshop_inventory_paste:
 * @page: the page
 * @text: rows from a spreadsheet
 *
 * Adds the rows that are new, and says how many were not.
 */
void
kb_workshop_inventory_paste (KbWorkshopInventory *page, const char *text)
{
  g_autoptr (KbPaste) paste = kb_paste_read (kb_section_get_content (KB_SECTION (page)),
                                             kb_section_get_method (KB_SECTION (page)), text);
  guint n_assets = 0;
  g_autofree KbNewAsset *assets = kb_paste_assets (paste, FALSE, &n_assets);
  g_autofree char *added = NULL;
  g_autofree char *left = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < n_assets; i++)
    if (!assets[i].unit_id)
      assets[i].unit_id = unit_of_workshop (page);
  if (n_assets > 0 && !add (page, assets, n_assets))
    return;
  added = g_strdup_printf ("%u", n_assets);
  left = g_strdup_printf ("%u", paste->read + paste->beyond - n_assets);
  message =
      kb_fill (_ ("Pasted: {added} added, {left} left out (there already, without a name, too "
                  "long, or a matter of protective security)."),
               "added", added, "left", left, NULL);
  kb_gui_show_message (GTK_WIDGET (page), message);
}

static void
on_clipboard_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KbWorkshopInventory) self = KB_WORKSHOP_INVENTORY (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text && kb_section_get_workbook (KB_SECTION (self)) && self->name_entry)
    kb_workshop_inventory_paste (self, text);
  else if (self->name_entry)
    kb_gui_show_toast (GTK_WIDGET (self), _ ("There are no rows to paste."));
}

static void
action_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_clipboard_read,
                                 g_object_ref (widget));
}

static void
action_gate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, gate_signal, 0);
}

static void
on_form_selected (GtkDropDown *drop_down, GParamSpec *pspec, KbWorkshopInventory *self)
{
  const KbChoice *forms = kb_choices (KB_KIND_ASSET, KB_ASSET_FORM);
  guint selected = gtk_drop_down_get_selected (drop_down);
  GError *error = NULL;
  gboolean done;

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  done = kb_workbook_set_text (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_ASSET,
                               g_object_get_data (G_OBJECT (drop_down), "id"), KB_ASSET_FORM,
                               forms[selected].code, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_drop_clicked (GtkButton *button, KbWorkshopInventory *self)
{
  GError *error = NULL;
  gboolean done = kb_workbook_set_in_workshop (
      kb_section_get_workbook (KB_SECTION (self)), kb_workshop_state_get_id (self->state),
      g_object_get_data (G_OBJECT (button), "id"), FALSE, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_part_named (KbWorkshopInventory *self, const char *name, guint choice, GtkWidget *dialog)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_split_asset (kb_section_get_workbook (KB_SECTION (self)),
                               g_object_get_data (G_OBJECT (dialog), "id"), name, NULL, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_split_clicked (GtkButton *button, KbWorkshopInventory *self)
{
  KbNameDialog *dialog = kb_name_dialog_new (
      GTK_WIDGET (self), _ ("Split the information asset"), _ ("What the new part is called"),
      _ ("It gets the same unit, owner and systems. Classify it on its own."));

  g_object_set_data_full (G_OBJECT (dialog), "id",
                          g_strdup (g_object_get_data (G_OBJECT (button), "id")), g_free);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_part_named), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_system_named (KbWorkshopInventory *self, const char *name, guint choice, GtkWidget *dialog)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_link_asset_named (kb_section_get_workbook (KB_SECTION (self)),
                                    g_object_get_data (G_OBJECT (dialog), "id"), name, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_system_clicked (GtkButton *button, KbWorkshopInventory *self)
{
  KbNameDialog *dialog =
      kb_name_dialog_new (GTK_WIDGET (self), _ ("Which system is it in?"), _ ("System"),
                          _ ("A system that is not in the register is added to it."));

  g_object_set_data_full (G_OBJECT (dialog), "id",
                          g_strdup (g_object_get_data (G_OBJECT (button), "id")), g_free);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_system_named), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void refresh (KbWorkshopInventory *self);

/* Two presses join: first the one that goes, then the one that stays. */
static void
on_join_toggled (GtkToggleButton *button, KbWorkshopInventory *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_autofree char *other = g_steal_pointer (&self->joining_id);
  GError *error = NULL;
  gboolean done;

  if (!gtk_toggle_button_get_active (button))
    return;
  if (!other || g_strcmp0 (other, id) == 0) {
    self->joining_id = g_strdup (id);
    kb_gui_show_toast (GTK_WIDGET (self), _ ("Now choose the one that it should be joined with."));
    return;
  }
  done = kb_workbook_join_assets (kb_section_get_workbook (KB_SECTION (self)), id, other, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static GtkWidget *
icon_button (const char *icon, const char *label, const char *id, GtkWidget *button)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  kb_gui_set_label (button, label);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  return button;
}

static GtkWidget *
form_drop_down (KbWorkshopInventory *self, const KbRecord *asset)
{
  const KbChoice *forms = kb_choices (KB_KIND_ASSET, KB_ASSET_FORM);
  const char *form = kb_record_text (asset, KB_ASSET_FORM);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = GTK_INVALID_LIST_POSITION;
  g_autofree char *label = kb_fill (_ ("Form of {name}"), "name", kb_record_title (asset), NULL);

  for (guint i = 0; forms[i].code; i++) {
    gtk_string_list_append (names, kb_gui_text (forms[i].text));
    if (g_strcmp0 (forms[i].code, form) == 0)
      selected = i;
  }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  kb_gui_set_label (drop_down, label);
  g_object_set_data_full (G_OBJECT (drop_down), "id", g_strdup (kb_record_id (asset)), g_free);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_form_selected), self, 0);
  return drop_down;
}

/* "Lifecare, Treserva" */
static char *
systems_of (KbWorkshopInventory *self, const KbRecord *asset)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *links = kb_content_referring (content, KB_KIND_ASSET_SYSTEM,
                                                 KB_ASSET_SYSTEM_ASSET, kb_record_id (asset));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *system =
        kb_content_get (content, KB_KIND_SYSTEM,
                        kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_SYSTEM));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kb_record_title (system));
  }
  return g_strdup (names->str);
}

static GtkWidget *
asset_row (KbWorkshopInventory *self, const KbRecord *asset)
{
  GtkWidget *row = adw_action_row_new ();
  const char *id = kb_record_id (asset);
  g_autofree char *systems = systems_of (self, asset);
  g_autofree char *escaped = g_markup_escape_text (systems, -1);
  GtkWidget *join =
      icon_button ("kb-join-symbolic", _ ("Join with another"), id, gtk_toggle_button_new ());
  GtkWidget *split = icon_button ("kb-split-symbolic", _ ("Split"), id, gtk_button_new ());
  GtkWidget *system =
      icon_button ("kb-system-symbolic", _ ("Which system is it in?"), id, gtk_button_new ());
  GtkWidget *drop =
      icon_button ("kb-remove-symbolic", _ ("Leave out of the workshop"), id, gtk_button_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_title (asset));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), form_drop_down (self, asset));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (join), g_strcmp0 (self->joining_id, id) == 0);
  g_signal_connect_object (join, "toggled", G_CALLBACK (on_join_toggled), self, 0);
  g_signal_connect_object (system, "clicked", G_CALLBACK (on_system_clicked), self, 0);
  g_signal_connect_object (split, "clicked", G_CALLBACK (on_split_clicked), self, 0);
  g_signal_connect_object (drop, "clicked", G_CALLBACK (on_drop_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), system);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), join);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), split);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop);
  return row;
}

static void
show_assets (KbWorkshopInventory *self)
{
  g_autoptr (GPtrArray) assets = kb_workshop_assets (kb_section_get_content (KB_SECTION (self)),
                                                     kb_workshop_state_get_id (self->state));
  g_autofree char *count = g_strdup_printf ("%u", assets->len);
  g_autofree char *text = kb_fill (
      ngettext ("{n} information asset", "{n} information assets", assets->len), "n", count, NULL);

  kb_list_rows_clear (self->assets);
  for (guint i = 0; i < assets->len; i++)
    gtk_list_box_append (self->assets, asset_row (self, g_ptr_array_index (assets, i)));
  kb_list_rows_filled (self->assets);
  gtk_widget_set_visible (GTK_WIDGET (self->assets), assets->len > 0);
  gtk_label_set_text (self->count_label, text);
}

static gboolean
is_there (KbWorkshopInventory *self, const char *name)
{
  const GPtrArray *assets =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_ASSET);
  g_autofree char *folded = kb_fold (name);

  for (guint i = 0; i < assets->len; i++) {
    g_autofree char *other = kb_fold (kb_record_title (g_ptr_array_index (assets, i)));

    if (g_str_equal (other, folded))
      return TRUE;
  }
  return FALSE;
}

static void
on_library_clicked (GtkButton *button, KbWorkshopInventory *self)
{
  const KbLibraryItem *item = g_object_get_data (G_OBJECT (button), "item");
  KbNewAsset asset = {
    .name = kb_library_item_name (item, kb_gui_language ()),
    .unit_id = unit_of_workshop (self),
    .form = kb_library_item_form (item),
    .statutes = kb_library_item_statutes (item),
    .systems = kb_library_item_systems (item),
  };

  add (self, &asset, 1);
}

static void
on_register_clicked (GtkButton *button, KbWorkshopInventory *self)
{
  GError *error = NULL;
  gboolean done = kb_workbook_set_in_workshop (
      kb_section_get_workbook (KB_SECTION (self)), kb_workshop_state_get_id (self->state),
      g_object_get_data (G_OBJECT (button), "id"), TRUE, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

/* "Suggested: K3 R3 T2", as a suggestion only. */
static char *
suggestion_text (KbWorkshopInventory *self, const KbLibraryItem *item)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GString) levels = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    int level = kb_library_item_suggestion (item, method, a);

    if (level != KB_NONE)
      g_string_append_printf (levels, "%s%s%" G_GINT64_FORMAT, levels->len > 0 ? " " : "",
                              kb_method_aspect_letter (method, a),
                              kb_method_number (method, KB_KIND_LEVEL, (guint) level));
  }
  return levels->len > 0 ? kb_fill (_ ("suggestion {levels}"), "levels", levels->str, NULL)
                         : g_strdup ("");
}

static GtkWidget *
pick_row (const char *title, const char *subtitle, GCallback callback, gpointer owner)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("kb-add-symbolic");
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *spoken = kb_fill (_ ("Add {name}"), "name", title, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  kb_gui_set_label (button, spoken);
  gtk_widget_set_tooltip_text (button, spoken);
  g_signal_connect_object (button, "clicked", callback, owner, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "button", button);
  return row;
}

static void
add_library_item (KbWorkshopInventory *self, const KbLibraryItem *item)
{
  KbLanguage language = kb_gui_language ();
  const char *name = kb_library_item_name (item, language);
  const char *statutes = kb_library_item_statutes (item);
  g_autofree char *suggestion = suggestion_text (self, item);
  g_autofree char *subtitle =
      g_strjoin (" · ", kb_library_area_name (self->library, kb_library_item_area (item), language),
                 *suggestion ? suggestion : "–", statutes, NULL);
  GtkWidget *row;

  if (is_there (self, name))
    return;
  row = pick_row (name, subtitle, G_CALLBACK (on_library_clicked), self);
  g_object_set_data (g_object_get_data (G_OBJECT (row), "button"), "item", (gpointer) item);
  gtk_list_box_append (self->library_list, row);
}

static void
show_register (KbWorkshopInventory *self, const char *needle)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);

  for (guint i = 0, shown = 0; i < assets->len && shown < MAX_LIBRARY_ROWS; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    GtkWidget *row;

    if (kb_content_find_pair (content, KB_KIND_WORKSHOP_ASSET,
                              kb_workshop_state_get_id (self->state), kb_record_id (asset))
        || !kb_folded_contains (kb_record_title (asset), needle))
      continue;
    row = pick_row (kb_record_title (asset), _ ("In the register"),
                    G_CALLBACK (on_register_clicked), self);
    g_object_set_data_full (g_object_get_data (G_OBJECT (row), "button"), "id",
                            g_strdup (kb_record_id (asset)), g_free);
    gtk_list_box_append (self->library_list, row);
    shown++;
  }
}

static void
show_library (KbWorkshopInventory *self)
{
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->search_entry));
  g_autoptr (GPtrArray) items = NULL;

  kb_list_rows_clear (self->library_list);
  show_register (self, needle);
  items = self->library ? kb_library_search (self->library, needle) : NULL;
  for (guint i = 0; items && i < MIN (items->len, MAX_LIBRARY_ROWS); i++)
    add_library_item (self, g_ptr_array_index (items, i));
  kb_list_rows_filled (self->library_list);
  gtk_widget_set_visible (GTK_WIDGET (self->library_list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->library_list)) != NULL);
}

static void
refresh (KbWorkshopInventory *self)
{
  if (!self->state || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  show_assets (self);
  show_library (self);
}

static void
on_next_clicked (KbWorkshopInventory *self)
{
  g_signal_emit (self, next_signal, 0);
}

static void
kb_workshop_inventory_bind (KbSection *section)
{
  refresh (KB_WORKSHOP_INVENTORY (section));
}

static void
kb_workshop_inventory_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_WORKSHOP_INVENTORY (section));
}

static gboolean
kb_workshop_inventory_grab_focus (GtkWidget *widget)
{
  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (KB_WORKSHOP_INVENTORY (widget)->name_entry));
}

static void
kb_workshop_inventory_dispose (GObject *object)
{
  KbWorkshopInventory *self = KB_WORKSHOP_INVENTORY (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_INVENTORY);
  self->name_entry = NULL;
  g_clear_object (&self->state);
  g_clear_pointer (&self->library, kb_library_unref);
  G_OBJECT_CLASS (kb_workshop_inventory_parent_class)->dispose (object);
}

static void
kb_workshop_inventory_finalize (GObject *object)
{
  g_free (KB_WORKSHOP_INVENTORY (object)->joining_id);
  G_OBJECT_CLASS (kb_workshop_inventory_parent_class)->finalize (object);
}

static void
kb_workshop_inventory_class_init (KbWorkshopInventoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);
  const GType type = KB_TYPE_WORKSHOP_INVENTORY;

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_inventory_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_workshop_inventory_finalize;
  widget_class->grab_focus = kb_workshop_inventory_grab_focus;
  section_class->bind = kb_workshop_inventory_bind;
  section_class->update = kb_workshop_inventory_update;
  section_class->lazy = TRUE;
  next_signal = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gate_signal = g_signal_new ("gate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-inventory.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, systems_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, similar_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, assets);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopInventory, library_list);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered);
  gtk_widget_class_bind_template_callback (widget_class, show_library);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_install_action (widget_class, "inventory.paste", NULL, action_paste);
  gtk_widget_class_install_action (widget_class, "inventory.gate", NULL, action_gate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "inventory.paste", NULL);
}

static void
kb_workshop_inventory_init (KbWorkshopInventory *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->library = kb_library_load (&error);
  if (!self->library)
    g_critical ("The library cannot be read: %s", error->message);
}

void
kb_workshop_inventory_set_state (KbWorkshopInventory *page, KbWorkshopState *state)
{
  KbDraftTexts *texts;

  g_return_if_fail (KB_IS_WORKSHOP_INVENTORY (page));

  texts = kb_workshop_state_get_texts (state);
  g_set_object (&page->state, state);
  kb_draft_texts_keep (texts, "inventory-name", page->name_entry);
  kb_draft_texts_keep (texts, "inventory-systems", page->systems_entry);
  refresh (page);
}

/**
 * kb_workshop_inventory_discard:
 * @page: the page
 *
 * Takes what is half-typed off the screen.
 */
void
kb_workshop_inventory_discard (KbWorkshopInventory *page)
{
  g_return_if_fail (KB_IS_WORKSHOP_INVENTORY (page));

  gtk_editable_set_text (page->name_entry, "");
  gtk_editable_set_text (page->systems_entry, "");
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-asset-options"

#include "kb-asset-options.h"

#include "kb-labels.h"
#include "kb-workshop-commands.h"

struct _KbAssetOptions {
  AdwBin parent_instance;

  GtkSwitch *identity_switch;
  AdwComboRow *shared_row;
  AdwComboRow *reuse_row;
  AdwPreferencesGroup *procurement_group;

  KbSection *section; /* borrowed: the pane that it stands in */
  char *asset_id;
  GPtrArray *shared_ids; /* of the choices in reuse_row, after "none" */
  GPtrArray *procurement_rows;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbAssetOptions, kb_asset_options, ADW_TYPE_BIN)

static void
on_identity_changed (KbAssetOptions *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->setting || !self->asset_id)
    return;
  done = kb_workbook_set_integer (kb_section_get_workbook (self->section), KB_KIND_ASSET,
                                  self->asset_id, KB_ASSET_PROTECTED_IDENTITY,
                                  gtk_switch_get_active (self->identity_switch), &error);
  kb_section_check (self->section, done, error);
}

static void
on_shared_changed (KbAssetOptions *self)
{
  guint selected = adw_combo_row_get_selected (self->shared_row);
  const KbChoice *choices = kb_choices (KB_KIND_ASSET, KB_ASSET_SHARED);
  GError *error = NULL;
  gboolean done;

  if (self->setting || !self->asset_id || selected == GTK_INVALID_LIST_POSITION)
    return;
  done = kb_workbook_set_text (kb_section_get_workbook (self->section), KB_KIND_ASSET,
                               self->asset_id, KB_ASSET_SHARED,
                               selected == 0 ? NULL : choices[selected - 1].code, &error);
  kb_section_check (self->section, done, error);
}

static void
on_reuse_changed (KbAssetOptions *self)
{
  guint selected = adw_combo_row_get_selected (self->reuse_row);
  GError *error = NULL;
  gboolean done;

  if (self->setting || !self->asset_id || selected == 0 || selected > self->shared_ids->len)
    return;
  done = kb_workbook_reuse_class (kb_section_get_workbook (self->section), self->asset_id,
                                  g_ptr_array_index (self->shared_ids, selected - 1), &error);
  kb_section_check (self->section, done, error);
}

static void
on_procurement_changed (AdwComboRow *row, GParamSpec *pspec, KbAssetOptions *self)
{
  const KbChoice *choices = kb_choices (KB_KIND_SYSTEM, KB_SYSTEM_PROCUREMENT_CHECK);
  guint selected = adw_combo_row_get_selected (row);
  GError *error = NULL;
  gboolean done;

  if (self->setting || selected == GTK_INVALID_LIST_POSITION)
    return;
  done = kb_workbook_set_text (kb_section_get_workbook (self->section), KB_KIND_SYSTEM,
                               g_object_get_data (G_OBJECT (row), "id"),
                               KB_SYSTEM_PROCUREMENT_CHECK, choices[selected].code, &error);
  kb_section_check (self->section, done, error);
}

static void
show_shared (KbAssetOptions *self, const KbRecord *asset)
{
  const KbChoice *choices = kb_choices (KB_KIND_ASSET, KB_ASSET_SHARED);
  const char *rule = kb_record_text (asset, KB_ASSET_SHARED);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _ ("Not shared"));
  for (guint i = 0; choices[i].code; i++) {
    gtk_string_list_append (list, kb_gui_text (choices[i].text));
    if (g_strcmp0 (choices[i].code, rule) == 0)
      selected = i + 1;
  }
  adw_combo_row_set_model (self->shared_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->shared_row, selected);
}

static void
show_reuse (KbAssetOptions *self, const KbRecord *asset)
{
  const GPtrArray *assets = kb_content_list (kb_section_get_content (self->section), KB_KIND_ASSET);
  const char *reused = kb_record_text (asset, KB_ASSET_REUSES);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->shared_ids, 0);
  gtk_string_list_append (list, _ ("None"));
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *other = g_ptr_array_index (assets, i);
    g_autofree char *text = NULL;

    if (other == asset || !kb_record_text (other, KB_ASSET_SHARED))
      continue;
    text = g_strdup_printf ("%s (%s)", kb_record_title (other),
                            kb_label_choice (KB_KIND_ASSET, KB_ASSET_SHARED,
                                             kb_record_text (other, KB_ASSET_SHARED),
                                             kb_gui_language ()));
    gtk_string_list_append (list, text);
    g_ptr_array_add (self->shared_ids, g_strdup (kb_record_id (other)));
    if (g_strcmp0 (reused, kb_record_id (other)) == 0)
      selected = self->shared_ids->len;
  }
  adw_combo_row_set_model (self->reuse_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->reuse_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->reuse_row), self->shared_ids->len > 0);
}

static void
add_procurement_row (KbAssetOptions *self, const KbRecord *system)
{
  const KbChoice *choices = kb_choices (KB_KIND_SYSTEM, KB_SYSTEM_PROCUREMENT_CHECK);
  const char *status = kb_record_text (system, KB_SYSTEM_PROCUREMENT_CHECK);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint i = 0; choices[i].code; i++) {
    gtk_string_list_append (list, kb_gui_text (choices[i].text));
    if (g_strcmp0 (choices[i].code, status) == 0)
      selected = i;
  }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_title (system));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (kb_record_id (system)), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_procurement_changed), self, 0);
  adw_preferences_group_add (self->procurement_group, row);
  g_ptr_array_add (self->procurement_rows, row);
}

/* The question itself is for the E-råd or the like, never for the room: here stands its status. */
static void
show_procurement (KbAssetOptions *self)
{
  KbContent *content = kb_section_get_content (self->section);
  const GPtrArray *links =
      kb_content_referring (content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, self->asset_id);

  for (guint i = 0; i < self->procurement_rows->len; i++)
    adw_preferences_group_remove (self->procurement_group,
                                  g_ptr_array_index (self->procurement_rows, i));
  g_ptr_array_set_size (self->procurement_rows, 0);
  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *system =
        kb_content_get (content, KB_KIND_SYSTEM,
                        kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_SYSTEM));

    if (system
        && (kb_record_flag (system, KB_SYSTEM_CLOUD)
            || kb_record_text (system, KB_SYSTEM_SUPPLIER)))
      add_procurement_row (self, system);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->procurement_group), self->procurement_rows->len > 0);
}

static void
kb_asset_options_dispose (GObject *object)
{
  KB_ASSET_OPTIONS (object)->setting = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ASSET_OPTIONS);
  G_OBJECT_CLASS (kb_asset_options_parent_class)->dispose (object);
}

static void
kb_asset_options_finalize (GObject *object)
{
  KbAssetOptions *self = KB_ASSET_OPTIONS (object);

  g_ptr_array_unref (self->shared_ids);
  g_ptr_array_unref (self->procurement_rows);
  g_free (self->asset_id);
  G_OBJECT_CLASS (kb_asset_options_parent_class)->finalize (object);
}

static void
kb_asset_options_class_init (KbAssetOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_asset_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_asset_options_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-asset-options.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAssetOptions, identity_switch);
  gtk_widget_class_bind_template_child (widget_class, KbAssetOptions, shared_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetOptions, reuse_row);
  gtk_widget_class_bind_template_child (widget_class, KbAssetOptions, procurement_group);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_shared_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reuse_changed);
}

static void
kb_asset_options_init (KbAssetOptions *self)
{
  self->shared_ids = g_ptr_array_new_with_free_func (g_free);
  self->procurement_rows = g_ptr_array_new ();
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_asset_options_show:
 * @options: the options
 * @section: the pane that they stand in, which outlives them
 * @asset_id: (nullable): what is classified
 */
void
kb_asset_options_show (KbAssetOptions *options, KbSection *section, const char *asset_id)
{
  KbRecord *asset;

  g_return_if_fail (KB_IS_ASSET_OPTIONS (options));

  options->section = section;
  asset =
      asset_id ? kb_content_find (kb_section_get_content (section), KB_KIND_ASSET, asset_id) : NULL;
  options->setting = TRUE;
  g_free (options->asset_id);
  options->asset_id = asset ? g_strdup (asset_id) : NULL;
  if (asset) {
    gtk_switch_set_active (options->identity_switch,
                           kb_record_flag (asset, KB_ASSET_PROTECTED_IDENTITY));
    show_shared (options, asset);
    show_reuse (options, asset);
    show_procurement (options);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (options), asset && kb_section_is_writable (section));
  options->setting = FALSE;
}

/**
 * kb_asset_options_open:
 * @options: the options
 *
 * As a press on the button does.
 */
void
kb_asset_options_open (KbAssetOptions *options)
{
  g_return_if_fail (KB_IS_ASSET_OPTIONS (options));

  gtk_menu_button_popup (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (options))));
}

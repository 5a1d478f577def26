// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-asset-page"

#include "kb-asset-page.h"

#include "kb-asset-pane.h"
#include "kb-class-badges.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-list-tools.h"
#include "kb-new-asset-dialog.h"
#include "kb-page.h"
#include "kb-record-table.h"

/* Of columns, in pixels. */
#define UNIT_WIDTH   170
#define OWNER_WIDTH  190
#define NARROW_WIDTH 128
#define NARROW_UNIT  140 /* so that headings are whole */

struct _KbAssetPage {
  KbSection parent_instance;

  KbPage *page;
  AdwFlap *flap;
  KbRecordTable *table;
  KbAssetPane *pane;
  KbListTools *tools;
};

G_DEFINE_FINAL_TYPE (KbAssetPage, kb_asset_page, KB_TYPE_SECTION)

static const KbClass *
class_of (KbAssetPage *self, KbRow *row)
{
  return kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)),
                                  kb_row_get_record (row));
}

static void
fill_name (GtkWidget *cell, KbRow *row, gpointer owner)
{
  gtk_label_set_text (GTK_LABEL (cell), kb_record_title (kb_row_get_record (row)));
}

static void
fill_owner (GtkWidget *cell, KbRow *row, gpointer owner)
{
  const char *text = kb_record_text (kb_row_get_record (row), KB_ASSET_OWNER);

  gtk_label_set_text (GTK_LABEL (cell), text ? text : "");
}

static const char *
unit_name (KbAssetPage *self, KbRow *row)
{
  KbRecord *unit = kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_UNIT,
                                    kb_record_text (kb_row_get_record (row), KB_ASSET_UNIT));

  return unit ? kb_record_title (unit) : "";
}

static void
fill_unit (GtkWidget *cell, KbRow *row, gpointer owner)
{
  gtk_label_set_text (GTK_LABEL (cell), unit_name (owner, row));
}

static GtkWidget *
make_badges (gpointer owner)
{
  return kb_class_badges_new ();
}

static void
fill_badges (GtkWidget *cell, KbRow *row, gpointer owner)
{
  kb_class_badges_set (KB_CLASS_BADGES (cell), kb_section_get_method (owner),
                       class_of (owner, row));
}

static int
compare_names (KbRow *one, KbRow *other, gpointer owner)
{
  return kb_collate (kb_record_title (kb_row_get_record (one)),
                     kb_record_title (kb_row_get_record (other)));
}

static int
compare_units (KbRow *one, KbRow *other, gpointer owner)
{
  return kb_collate (unit_name (owner, one), unit_name (owner, other));
}

static int
compare_owners (KbRow *one, KbRow *other, gpointer owner)
{
  const char *first = kb_record_text (kb_row_get_record (one), KB_ASSET_OWNER);
  const char *second = kb_record_text (kb_row_get_record (other), KB_ASSET_OWNER);

  return kb_collate (first ? first : "", second ? second : "");
}

static int
compare_classes (KbRow *one, KbRow *other, gpointer owner)
{
  return kb_class_compare (class_of (owner, one), class_of (owner, other),
                           kb_section_get_method (owner));
}

static gboolean
matches (KbRow *row, const char *folded, gpointer owner)
{
  static const guint fields[] = { KB_ASSET_NAME, KB_ASSET_DESCRIPTION, KB_ASSET_OWNER,
                                  KB_ASSET_STATUTES, KB_ASSET_NOTES };
  KbRecord *asset = kb_row_get_record (row);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = kb_record_text (asset, fields[i]);

    if (text && kb_folded_contains (text, folded))
      return TRUE;
  }
  return kb_folded_contains (unit_name (owner, row), folded);
}

static gboolean
is_unclassified (KbRow *row, gpointer owner)
{
  return kb_class_progress (class_of (owner, row), kb_section_get_method (owner))
         != KB_PROGRESS_CLASSIFIED;
}

static gboolean
is_critical (KbRow *row, gpointer owner)
{
  return kb_record_flag (kb_row_get_record (row), KB_ASSET_CRITICAL);
}

static gboolean
is_highest (KbRow *row, gpointer owner)
{
  KbMethod *method = kb_section_get_method (owner);

  return kb_class_highest (class_of (owner, row), method)
         == (int) kb_method_size (method, KB_KIND_LEVEL) - 1;
}

static void
add_columns (KbAssetPage *self)
{
  const KbListColumn columns[] = {
    { { "name", _ ("Information asset"), NULL, fill_name, compare_names, 0, TRUE }, "name" },
    { { "unit", _ ("Unit"), NULL, fill_unit, compare_units, UNIT_WIDTH, FALSE }, "unit_id" },
    { { "owner", _ ("Information owner"), NULL, fill_owner, compare_owners, OWNER_WIDTH, FALSE },
      "owner" },
    { { "class", _ ("Class"), make_badges, fill_badges, compare_classes, 0, FALSE }, "class" },
  };

  self->tools = kb_list_tools_new (KB_SECTION (self), self->table, KB_KIND_ASSET, columns,
                                   G_N_ELEMENTS (columns));
}

static void
update_texts (KbAssetPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  guint total = kb_content_count (content, KB_KIND_ASSET);
  g_autofree char *count = g_strdup_printf ("%u", total);
  g_autofree char *placeholder =
      kb_fill (ngettext ("Search {n} information asset", "Search {n} information assets", total),
               "n", count, NULL);

  kb_record_table_set_placeholder (self->table, placeholder);
}

static void
on_chosen (KbAssetPage *self)
{
  const char *id = kb_record_table_get_chosen (self->table);

  kb_asset_pane_show (self->pane, id);
  adw_flap_set_reveal_flap (self->flap, id != NULL);
  /* The pane shows both of these, and takes their room. */
  kb_columns_set_width (kb_record_table_get_view (self->table), "unit",
                        id ? NARROW_UNIT : UNIT_WIDTH);
  kb_columns_set_width (kb_record_table_get_view (self->table), "owner",
                        id ? NARROW_WIDTH : OWNER_WIDTH);
}

static void
on_activated (KbAssetPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.classify", "s", id);
}

static void
on_pane_closed (KbAssetPage *self)
{
  kb_record_table_choose (self->table, NULL);
}

static void
on_added (KbAssetPage *self, const char *id)
{
  if (id && *id)
    kb_asset_page_choose (self, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbAssetPage *self = KB_ASSET_PAGE (widget);
  KbNewAssetDialog *dialog = kb_new_asset_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                      kb_section_get_workbook (KB_SECTION (self)));

  g_signal_connect_object (dialog, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_chips (KbAssetPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autofree char *number = g_strdup_printf (
      "%" G_GINT64_FORMAT,
      kb_method_number (method, KB_KIND_LEVEL, kb_method_size (method, KB_KIND_LEVEL) - 1));
  g_autofree char *highest = kb_fill (_ ("Level {n}"), "n", number, NULL);

  kb_record_table_clear_chips (self->table);
  kb_record_table_add_chip (self->table, _ ("Not classified"), is_unclassified);
  kb_record_table_add_chip (self->table, _ ("Critical"), is_critical);
  kb_record_table_add_chip (self->table, highest, is_highest);
}

static void
kb_asset_page_bind (KbSection *section)
{
  KbAssetPage *self = KB_ASSET_PAGE (section);
  KbWorkbook *workbook = kb_section_get_workbook (section);

  kb_record_table_set_rows (self->table, NULL);
  if (!workbook)
    return;
  add_chips (self);
  kb_record_table_set_scope (self->table, kb_workbook_get_scope (workbook));
  kb_list_tools_bind (self->tools);
  kb_record_table_set_rows (self->table,
                            G_LIST_MODEL (kb_workbook_get_rows (workbook, KB_KIND_ASSET)));
  update_texts (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "asset.new", kb_section_is_writable (section));
}

/* An act on assets and their levels is told by their own rows; anything else can be seen in any. */
static gboolean
tell_rows (KbAssetPage *self, const KbChanges *changes)
{
  KbRows *rows = kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_ASSET);

  for (guint i = 0; i < kb_changes_size (changes); i++)
    if (kb_changes_get (changes, i)->kind != KB_KIND_ASSET
        && kb_changes_get (changes, i)->kind != KB_KIND_ASSET_LEVEL)
      return FALSE;
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    KbRow *row =
        change->kind == KB_KIND_ASSET_LEVEL
            ? kb_rows_find (rows, kb_record_text (change->after ? change->after : change->before,
                                                  KB_ASSET_LEVEL_ASSET))
            : NULL;

    if (row)
      kb_row_emit_changed (row);
  }
  return TRUE;
}

static void
kb_asset_page_update (KbSection *section, const KbChanges *changes)
{
  KbAssetPage *self = KB_ASSET_PAGE (section);

  if (kb_changes_touch_method (changes))
    add_chips (self);
  kb_list_tools_update (self->tools, changes);
  update_texts (self);
  kb_record_table_set_scope (self->table,
                             kb_workbook_get_scope (kb_section_get_workbook (section)));
  if (tell_rows (self, changes))
    kb_record_table_look_again (self->table);
  else
    kb_record_table_refresh (self->table);
}

static void
kb_asset_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ASSET_PAGE);
  g_clear_object (&KB_ASSET_PAGE (object)->tools);
  G_OBJECT_CLASS (kb_asset_page_parent_class)->dispose (object);
}

static void
kb_asset_page_class_init (KbAssetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_asset_page_dispose;
  section_class->bind = kb_asset_page_bind;
  section_class->narrowed = TRUE;
  section_class->update = kb_asset_page_update;
  section_class->patient = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_RECORD_TABLE);
  g_type_ensure (KB_TYPE_ASSET_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-asset-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAssetPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbAssetPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "asset.new", NULL, action_new);
}

static void
kb_asset_page_init (KbAssetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_record_table_set_match (self->table, matches, self);
  add_columns (self);
}

/**
 * kb_asset_page_choose:
 * @page: the page
 * @asset_id: (nullable): the asset to show in full
 */
void
kb_asset_page_choose (KbAssetPage *page, const char *asset_id)
{
  g_return_if_fail (KB_IS_ASSET_PAGE (page));

  kb_record_table_choose (page->table, asset_id);
}

void
kb_asset_page_search (KbAssetPage *page)
{
  g_return_if_fail (KB_IS_ASSET_PAGE (page));

  kb_record_table_search (page->table);
}

void
kb_asset_page_flush (KbAssetPage *page)
{
  g_return_if_fail (KB_IS_ASSET_PAGE (page));

  kb_asset_pane_flush (page->pane);
}

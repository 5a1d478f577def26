// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-system-page"

#include "kb-system-page.h"

#include "kb-format.h"
#include "kb-labels.h"
#include "kb-list-tools.h"
#include "kb-name-dialog.h"
#include "kb-page.h"
#include "kb-record-table.h"
#include "kb-system-pane.h"
#include "kb-why-button.h"

#define HOSTING_WIDTH  185
#define NARROW_HOSTING 165

struct _KbSystemPage {
  KbSection parent_instance;

  KbPage *page;
  AdwFlap *flap;
  KbRecordTable *table;
  KbSystemPane *pane;
  KbListTools *tools;
};

G_DEFINE_FINAL_TYPE (KbSystemPage, kb_system_page, KB_TYPE_SECTION)

static const KbSystemClass *
class_of (KbSystemPage *self, KbRow *row)
{
  return kb_inheritance_system (kb_section_get_inheritance (KB_SECTION (self)),
                                kb_row_get_id (row));
}

/* The name, with a line below when the method's cut-off takes the system out of risk analysis. */
static GtkWidget *
make_name (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = kb_columns_make_label (owner);
  GtkWidget *note = kb_columns_make_label (owner);

  gtk_widget_add_css_class (note, "kb-caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), note);
  return box;
}

static void
fill_name (GtkWidget *cell, KbRow *row, gpointer owner)
{
  GtkWidget *name = gtk_widget_get_first_child (cell);
  GtkWidget *note = gtk_widget_get_next_sibling (name);
  gboolean cut_off =
      kb_class_is_cut_off (&class_of (owner, row)->class, kb_section_get_method (owner));

  gtk_label_set_text (GTK_LABEL (name), kb_record_title (kb_row_get_record (row)));
  gtk_label_set_text (GTK_LABEL (note), _ ("not analysed in part 2"));
  gtk_widget_set_visible (note, cut_off);
}

static void
fill_hosting (GtkWidget *cell, KbRow *row, gpointer owner)
{
  const char *text = kb_record_text (kb_row_get_record (row), KB_SYSTEM_HOSTING);

  gtk_label_set_text (GTK_LABEL (cell), text ? text : "");
  gtk_widget_add_css_class (cell, "kb-dim");
}

static void
fill_count (GtkWidget *cell, KbRow *row, gpointer owner)
{
  g_autofree char *text = g_strdup_printf ("%u", class_of (owner, row)->n_assets);

  gtk_label_set_text (GTK_LABEL (cell), text);
}

/* The badges, which tell why when they are pressed, and a sign when a level was set by hand. */
static GtkWidget *
make_badges (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gtk_image_new_from_icon_name ("kb-raise-symbolic");

  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (box), kb_why_button_new ());
  gtk_box_append (GTK_BOX (box), icon);
  return box;
}

static gboolean
is_raised (KbRow *row, gpointer owner)
{
  const KbSystemClass *class = class_of (owner, row);

  for (guint a = 0; a < kb_method_size (kb_section_get_method (owner), KB_KIND_ASPECT); a++)
    if (class->origins[a] == KB_ORIGIN_RAISED || class->origins[a] == KB_ORIGIN_LOWERED)
      return TRUE;
  return FALSE;
}

static void
fill_badges (GtkWidget *cell, KbRow *row, gpointer owner)
{
  GtkWidget *badges = gtk_widget_get_first_child (cell);
  GtkWidget *icon = gtk_widget_get_next_sibling (badges);

  kb_why_button_set (KB_WHY_BUTTON (badges), kb_section_get_workbook (owner), kb_row_get_id (row));
  gtk_widget_set_visible (icon, is_raised (row, owner));
  kb_gui_set_tooltip (icon, _ ("A level is set by hand"));
  kb_gui_set_label (icon, _ ("A level is set by hand"));
}

static int
compare_names (KbRow *one, KbRow *other, gpointer owner)
{
  return kb_collate (kb_record_title (kb_row_get_record (one)),
                     kb_record_title (kb_row_get_record (other)));
}

static int
compare_hosting (KbRow *one, KbRow *other, gpointer owner)
{
  const char *first = kb_record_text (kb_row_get_record (one), KB_SYSTEM_HOSTING);
  const char *second = kb_record_text (kb_row_get_record (other), KB_SYSTEM_HOSTING);

  return kb_collate (first ? first : "", second ? second : "");
}

static int
compare_counts (KbRow *one, KbRow *other, gpointer owner)
{
  return (int) class_of (owner, one)->n_assets - (int) class_of (owner, other)->n_assets;
}

static int
compare_classes (KbRow *one, KbRow *other, gpointer owner)
{
  return kb_class_compare (&class_of (owner, one)->class, &class_of (owner, other)->class,
                           kb_section_get_method (owner));
}

static gboolean
matches (KbRow *row, const char *folded, gpointer owner)
{
  static const guint fields[] = { KB_SYSTEM_NAME, KB_SYSTEM_DESCRIPTION, KB_SYSTEM_HOSTING,
                                  KB_SYSTEM_SUPPLIER, KB_SYSTEM_NOTES };
  KbRecord *system = kb_row_get_record (row);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = kb_record_text (system, fields[i]);

    if (text && kb_folded_contains (text, folded))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_highest (KbRow *row, gpointer owner)
{
  KbMethod *method = kb_section_get_method (owner);

  return kb_class_highest (&class_of (owner, row)->class, method)
         == (int) kb_method_size (method, KB_KIND_LEVEL) - 1;
}

static gboolean
is_cloud (KbRow *row, gpointer owner)
{
  return kb_record_flag (kb_row_get_record (row), KB_SYSTEM_CLOUD);
}

static void
add_columns (KbSystemPage *self)
{
  const KbListColumn columns[] = {
    { { "name", _ ("System"), make_name, fill_name, compare_names, 0, TRUE }, "name" },
    { { "hosting", _ ("Operation"), NULL, fill_hosting, compare_hosting, HOSTING_WIDTH, FALSE },
      "hosting" },
    { { "assets", _ ("Assets"), kb_columns_make_number, fill_count, compare_counts, 0, FALSE },
      "assets" },
    { { "class", _ ("Class"), make_badges, fill_badges, compare_classes, 0, FALSE }, "class" },
  };

  self->tools = kb_list_tools_new (KB_SECTION (self), self->table, KB_KIND_SYSTEM, columns,
                                   G_N_ELEMENTS (columns));
}

static void
update_texts (KbSystemPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  guint total = kb_content_count (content, KB_KIND_SYSTEM);
  g_autofree char *count = g_strdup_printf ("%u", total);
  g_autofree char *placeholder =
      kb_fill (ngettext ("Search {n} system", "Search {n} systems", total), "n", count, NULL);

  kb_record_table_set_placeholder (self->table, placeholder);
}

static void
on_chosen (KbSystemPage *self)
{
  const char *id = kb_record_table_get_chosen (self->table);

  kb_system_pane_show (self->pane, id);
  adw_flap_set_reveal_flap (self->flap, id != NULL);
  /* The pane shows it, and takes its room. */
  kb_columns_set_width (kb_record_table_get_view (self->table), "hosting",
                        id ? NARROW_HOSTING : HOSTING_WIDTH);
}

static void
on_activated (KbSystemPage *self, const char *id)
{
  gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
on_pane_closed (KbSystemPage *self)
{
  kb_record_table_choose (self->table, NULL);
}

static void
on_name_accepted (KbSystemPage *self, const char *name, guint choice)
{
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done =
      kb_workbook_add_system (kb_section_get_workbook (KB_SECTION (self)), name, &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_system_page_choose (self, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbNameDialog *dialog = kb_name_dialog_new (widget, _ ("New system"), _ ("Name"), NULL);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_name_accepted), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_chips (KbSystemPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autofree char *number = g_strdup_printf (
      "%" G_GINT64_FORMAT,
      kb_method_number (method, KB_KIND_LEVEL, kb_method_size (method, KB_KIND_LEVEL) - 1));
  g_autofree char *highest = kb_fill (_ ("Level {n}"), "n", number, NULL);

  kb_record_table_clear_chips (self->table);
  kb_record_table_add_chip (self->table, highest, is_highest);
  kb_record_table_add_chip (self->table, _ ("Cloud service"), is_cloud);
  kb_record_table_add_chip (self->table, _ ("Raised class"), is_raised);
}

static void
kb_system_page_bind (KbSection *section)
{
  KbSystemPage *self = KB_SYSTEM_PAGE (section);
  KbWorkbook *workbook = kb_section_get_workbook (section);

  kb_record_table_set_rows (self->table, NULL);
  if (!workbook)
    return;
  add_chips (self);
  kb_record_table_set_scope (self->table, kb_workbook_get_scope (workbook));
  kb_list_tools_bind (self->tools);
  kb_record_table_set_rows (self->table,
                            G_LIST_MODEL (kb_workbook_get_rows (workbook, KB_KIND_SYSTEM)));
  update_texts (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "system.new", kb_section_is_writable (section));
}

static void
kb_system_page_update (KbSection *section, const KbChanges *changes)
{
  KbSystemPage *self = KB_SYSTEM_PAGE (section);

  if (kb_changes_touch_method (changes))
    add_chips (self);
  kb_list_tools_update (self->tools, changes);
  update_texts (self);
  kb_record_table_set_scope (self->table,
                             kb_workbook_get_scope (kb_section_get_workbook (section)));
  kb_record_table_refresh (self->table);
}

static void
kb_system_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_SYSTEM_PAGE);
  g_clear_object (&KB_SYSTEM_PAGE (object)->tools);
  G_OBJECT_CLASS (kb_system_page_parent_class)->dispose (object);
}

static void
kb_system_page_class_init (KbSystemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_system_page_dispose;
  section_class->bind = kb_system_page_bind;
  section_class->narrowed = TRUE;
  section_class->update = kb_system_page_update;
  section_class->patient = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_RECORD_TABLE);
  g_type_ensure (KB_TYPE_SYSTEM_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-system-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSystemPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbSystemPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "system.new", NULL, action_new);
}

static void
kb_system_page_init (KbSystemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_record_table_set_match (self->table, matches, self);
  add_columns (self);
}

/**
 * kb_system_page_choose:
 * @page: the page
 * @system_id: (nullable): the system to show in full
 */
void
kb_system_page_choose (KbSystemPage *page, const char *system_id)
{
  g_return_if_fail (KB_IS_SYSTEM_PAGE (page));

  kb_record_table_choose (page->table, system_id);
}

void
kb_system_page_search (KbSystemPage *page)
{
  g_return_if_fail (KB_IS_SYSTEM_PAGE (page));

  kb_record_table_search (page->table);
}

void
kb_system_page_flush (KbSystemPage *page)
{
  g_return_if_fail (KB_IS_SYSTEM_PAGE (page));

  kb_system_pane_flush (page->pane);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-page"

#include "kb-workshop-page.h"

#include "kb-class-badges.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-page.h"

#define N_SHOWN 8

struct _KbWorkshopPage {
  KbSection parent_instance;

  KbPage *page;
  AdwStatusPage *status;
  GtkListBox *list;
  GtkListBox *workshops;
};

G_DEFINE_FINAL_TYPE (KbWorkshopPage, kb_workshop_page, KB_TYPE_SECTION)

static GtkWidget *
asset_row (KbWorkshopPage *self, const KbRecord *asset, const KbClass *class)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badges = kb_class_badges_new ();
  const char *owner = kb_record_text (asset, KB_ASSET_OWNER);
  g_autofree char *name = g_markup_escape_text (kb_record_title (asset), -1);
  g_autofree char *safe_owner = g_markup_escape_text (owner ? owner : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_owner);
  kb_class_badges_set (KB_CLASS_BADGES (badges), kb_section_get_method (KB_SECTION (self)), class);
  gtk_widget_set_valign (badges, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badges);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("kb-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kb_gui_set_label (row, kb_record_title (asset));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (kb_record_id (asset)), g_free);
  return row;
}

static void
on_row_activated (KbWorkshopPage *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.classify", "s", id);
}

static void
describe (KbWorkshopPage *self, guint total, guint left)
{
  g_autofree char *all = g_strdup_printf ("%u", total);
  g_autofree char *rest = g_strdup_printf ("%u", left);
  g_autofree char *text =
      total == 0 ? g_strdup (_ ("There are no information assets to classify yet. Import a list "
                                "or write the first one."))
      : left == 0
          ? g_strdup (_ ("Every information asset has a class. Go through them again when "
                         "something has changed."))
          : kb_fill (ngettext ("{n} of {total} information assets has no class yet. One key sets "
                               "a level; the reason stands beside it.",
                               "{n} of {total} information assets have no class yet. One key sets "
                               "a level; the reason stands beside it.",
                               left),
                     "n", rest, "total", all, NULL);
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->status, safe);
}

static void
on_workshop_activated (KbWorkshopPage *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.workshop", "s", id);
}

/* The latest first. */
static void
show_workshops (KbWorkshopPage *self)
{
  const GPtrArray *workshops =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_WORKSHOP);

  kb_list_rows_clear (self->workshops);
  for (guint i = 0; i < workshops->len; i++) {
    KbRecord *workshop = g_ptr_array_index (workshops, i);
    const char *object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);
    const char *on = kb_record_text (workshop, KB_WORKSHOP_HELD_ON);
    g_autofree char *number =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (workshop, KB_WORKSHOP_NUMBER));
    g_autofree char *title = kb_fill (_ ("Workshop {number} – {object}"), "number", number,
                                      "object", object ? object : "", NULL);
    g_autofree char *subtitle = g_strdup_printf (
        "%s · %s", on ? on : "–",
        kb_label_choice (KB_KIND_WORKSHOP, KB_WORKSHOP_STATUS,
                         kb_record_text (workshop, KB_WORKSHOP_STATUS), kb_gui_language ()));
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("kb-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "id", g_strdup (kb_record_id (workshop)), g_free);
    gtk_list_box_prepend (self->workshops, row);
  }
  kb_list_rows_filled (self->workshops);
  gtk_widget_set_visible (GTK_WIDGET (self->workshops), workshops->len > 0);
}

static void
refresh (KbWorkshopPage *self)
{
  KbSection *section = KB_SECTION (self);
  KbMethod *method = kb_section_get_method (section);
  const GPtrArray *assets = kb_content_list (kb_section_get_content (section), KB_KIND_ASSET);
  guint left = 0;

  kb_list_rows_clear (self->list);
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    const KbClass *class =
        kb_inheritance_asset (kb_section_get_inheritance (section), kb_record_id (asset));

    if (kb_class_progress (class, method) == KB_PROGRESS_CLASSIFIED)
      continue;
    if (left++ < N_SHOWN)
      gtk_list_box_append (self->list, asset_row (self, asset, class));
  }
  kb_list_rows_filled (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), left > 0);
  show_workshops (self);
  describe (self, assets->len, left);
}

static void
kb_workshop_page_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_WORKSHOP_PAGE (section));
}

static void
kb_workshop_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_WORKSHOP_PAGE (section));
}

static void
kb_workshop_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_PAGE);
  G_OBJECT_CLASS (kb_workshop_page_parent_class)->dispose (object);
}

static void
kb_workshop_page_class_init (KbWorkshopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_page_dispose;
  section_class->bind = kb_workshop_page_bind;
  section_class->update = kb_workshop_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPage, status);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPage, list);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopPage, workshops);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_workshop_activated);
}

static void
kb_workshop_page_init (KbWorkshopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

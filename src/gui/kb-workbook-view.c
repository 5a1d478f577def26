// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workbook-view"

#include "kb-workbook-view.h"

#include "kb-asset-page.h"
#include "kb-decision-page.h"
#include "kb-follow-up-page.h"
#include "kb-format.h"
#include "kb-measure-page.h"
#include "kb-method-page.h"
#include "kb-overview-page.h"
#include "kb-plan-page.h"
#include "kb-risk-page.h"
#include "kb-system-page.h"
#include "kb-unit-bar.h"
#include "kb-unit-chooser.h"
#include "kb-unit-page.h"
#include "kb-workshop-page.h"

#include <string.h>

struct _KbWorkbookView {
  KbSection parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkWidget *content;
  GtkListBox *sections;
  GtkStack *pages;
  AdwWindowTitle *title;
  GtkLabel *saved_label;
  GtkMenuButton *unit_button;
  GtkLabel *unit_label;
  KbUnitChooser *unit_chooser;
  KbOverviewPage *overview_page;
  KbWorkshopPage *workshop_page;
  KbAssetPage *asset_page;
  KbSystemPage *system_page;
  KbRiskPage *risk_page;
  KbMeasurePage *measure_page;
  KbPlanPage *plan_page;
  KbDecisionPage *decision_page;
  KbUnitPage *unit_page;
  KbMethodPage *method_page;
};

G_DEFINE_FINAL_TYPE (KbWorkbookView, kb_workbook_view, KB_TYPE_SECTION)

/* In the order of the sidebar. */
static const struct {
  const char *name;
  const char *label;
  const char *icon;
  KbKind counted; /* KB_KIND_NONE: no number */
  gboolean line_before;
} sections[] = {
  { "overview", N_ ("Overview"), "kb-overview-symbolic", KB_KIND_NONE, FALSE },
  { "workshop", N_ ("Workshop"), "kb-workshop-symbolic", KB_KIND_NONE, FALSE },
  { "assets", N_ ("Information assets"), "kb-asset-symbolic", KB_KIND_ASSET, TRUE },
  { "systems", N_ ("Systems"), "kb-system-symbolic", KB_KIND_SYSTEM, FALSE },
  { "risks", N_ ("Risks"), "kb-risk-symbolic", KB_KIND_RISK, FALSE },
  { "measures", N_ ("Protective measures"), "kb-shield-symbolic", KB_KIND_NONE, FALSE },
  { "plan", N_ ("Action plan"), "kb-plan-symbolic", KB_KIND_ACTION, FALSE },
  { "follow-up", N_ ("Follow-up"), "kb-calendar-symbolic", KB_KIND_NONE, FALSE },
  { "decision", N_ ("Decision"), "kb-decision-symbolic", KB_KIND_NONE, FALSE },
  { "organisation", N_ ("Organisation"), "kb-unit-symbolic", KB_KIND_NONE, TRUE },
  { "method", N_ ("Method and scales"), "kb-method-symbolic", KB_KIND_NONE, FALSE },
};

static GtkWidget *
section_row (guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (sections[index].icon);
  GtkWidget *label = gtk_label_new (_ (sections[index].label));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "kb-caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "kb-nav");
  g_object_set_data (G_OBJECT (row), "count", count);
  kb_gui_set_label (row, _ (sections[index].label));
  return row;
}

static void
add_line (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < G_N_ELEMENTS (sections) && sections[index].line_before
      && !gtk_list_box_row_get_header (row)) {
    GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

    gtk_widget_set_margin_top (line, 8);
    gtk_widget_set_margin_bottom (line, 8);
    gtk_widget_set_margin_start (line, 10);
    gtk_widget_set_margin_end (line, 10);
    gtk_list_box_row_set_header (row, line);
  }
}

static void
update_counts (KbWorkbookView *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, (int) i);
    GtkLabel *label = g_object_get_data (G_OBJECT (row), "count");
    g_autofree char *text = NULL;

    if (sections[i].counted == KB_KIND_NONE)
      continue;
    text = g_strdup_printf ("%u", kb_content_count (content, sections[i].counted));
    gtk_label_set_text (label, text);
  }
}

/* A locked version has no history of its own. */
static void
update_saved (KbWorkbookView *self)
{
  KbHistory *history = kb_workbook_get_history (kb_section_get_workbook (KB_SECTION (self)));
  g_autofree char *text = NULL;

  if (kb_section_is_writable (KB_SECTION (self)) && kb_history_size (history) > 0) {
    const KbEntry *entry = kb_history_get (history, kb_history_size (history) - 1);
    g_autofree char *time = kb_format_time (entry->time);

    text = kb_fill (_ ("Everything saved {time}"), "time", strlen (time) > 11 ? time + 11 : time,
                    NULL);
  } else {
    text = g_strdup (_ ("Open for reading only"));
  }
  gtk_label_set_text (self->saved_label, text);
}

static void
update_title (KbWorkbookView *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autofree char *period = kb_format_period (content);

  adw_window_title_set_title (self->title, kb_format_owner_unit (content));
  adw_window_title_set_subtitle (self->title, period);
}

/* Which unit the pages show, beside the pages. */
static void
update_unit (KbWorkbookView *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, kb_workbook_get_unit_filter (workbook));
  const char *name = unit ? kb_record_title (unit) : _ ("All units");
  g_autofree char *spoken = kb_fill (_ ("Shown: {unit}"), "unit", name, NULL);

  gtk_label_set_text (self->unit_label, name);
  kb_gui_set_label (GTK_WIDGET (self->unit_button), spoken);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_button),
                          kb_content_count (content, KB_KIND_UNIT) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.clear-unit", unit != NULL);
}

static void
kb_workbook_view_bind (KbSection *section)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (section);

  if (!kb_section_get_workbook (section))
    return;
  kb_unit_chooser_set_workbook (self->unit_chooser, kb_section_get_workbook (section));
  update_title (self);
  update_counts (self);
  update_saved (self);
  update_unit (self);
}

static void
kb_workbook_view_update (KbSection *section, const KbChanges *changes)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (section);

  update_counts (self);
  update_saved (self);
  if (kb_changes_touch (changes, KB_KIND_UNIT))
    update_unit (self);
  if (kb_changes_touch (changes, KB_KIND_WORKBOOK) || kb_changes_touch (changes, KB_KIND_UNIT))
    update_title (self);
}

static int
index_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      return (int) i;
  return -1;
}

static void
on_section_selected (KbWorkbookView *self, GtkListBoxRow *row)
{
  if (row)
    gtk_stack_set_visible_child_name (self->pages, sections[gtk_list_box_row_get_index (row)].name);
}

static void
on_section_activated (KbWorkbookView *self, GtkListBoxRow *row)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
show_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

static void
choose_unit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (widget);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
  if (gtk_widget_get_visible (GTK_WIDGET (self->unit_button)))
    gtk_menu_button_popup (self->unit_button);
}

static void
clear_unit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbSection *section = KB_SECTION (widget);

  if (kb_section_get_workbook (section))
    kb_workbook_set_unit_filter (kb_section_get_workbook (section), NULL);
}

/* What somebody is led to must be seen: the filter gives way to a record of another unit. */
static void
make_room_for (KbWorkbookView *self, const char *section, const char *record_id)
{
  static const struct {
    const char *section;
    KbKind kind;
  } lists[] = { { "assets", KB_KIND_ASSET },
                { "systems", KB_KIND_SYSTEM },
                { "risks", KB_KIND_RISK },
                { "plan", KB_KIND_ACTION } };
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbUnitScope *scope = kb_workbook_get_scope (workbook);

  for (guint i = 0; scope && i < G_N_ELEMENTS (lists); i++) {
    KbRecord *record =
        g_str_equal (lists[i].section, section)
            ? kb_content_find (kb_workbook_get_content (workbook), lists[i].kind, record_id)
            : NULL;

    if (record && !kb_unit_scope_has (scope, record)) {
      g_autofree char *text = kb_fill (_ ("All units are shown, as {name} is another’s"), "name",
                                       kb_record_title (record), NULL);

      kb_workbook_set_unit_filter (workbook, NULL);
      kb_gui_show_toast (GTK_WIDGET (self), text);
      return;
    }
  }
}

/**
 * kb_workbook_view_show:
 * @view: the view
 * @section: a section's name
 * @record_id: (nullable): a record to choose there
 */
void
kb_workbook_view_show (KbWorkbookView *view, const char *section, const char *record_id)
{
  int index = index_of (section);

  g_return_if_fail (KB_IS_WORKBOOK_VIEW (view));

  if (index < 0)
    return;
  gtk_list_box_select_row (view->sections, gtk_list_box_get_row_at_index (view->sections, index));
  /* Where nothing is folded this would only move the keyboard to the first button. */
  if (adw_leaflet_get_folded (view->leaflet))
    adw_leaflet_set_visible_child (view->leaflet, view->content);
  else if (gtk_widget_get_focus_child (GTK_WIDGET (view->sections)))
    gtk_widget_grab_focus (GTK_WIDGET (view));
  if (!record_id || !*record_id)
    return;
  make_room_for (view, section, record_id);
  if (g_str_equal (section, "assets"))
    kb_asset_page_choose (view->asset_page, record_id);
  else if (g_str_equal (section, "systems"))
    kb_system_page_choose (view->system_page, record_id);
  else if (g_str_equal (section, "risks"))
    kb_risk_page_choose (view->risk_page, record_id);
  else if (g_str_equal (section, "measures"))
    kb_measure_page_choose_id (view->measure_page, record_id);
  else if (g_str_equal (section, "plan"))
    kb_plan_page_choose (view->plan_page, record_id);
  else if (g_str_equal (section, "organisation"))
    kb_unit_page_choose (view->unit_page, record_id);
}

guint
kb_workbook_view_n_sections (void)
{
  return G_N_ELEMENTS (sections);
}

const char *
kb_workbook_view_section_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (sections), NULL);

  return sections[index].name;
}

const char *
kb_workbook_view_section_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (sections), NULL);

  return _ (sections[index].label);
}

const char *
kb_workbook_view_get_shown (KbWorkbookView *view)
{
  return gtk_stack_get_visible_child_name (view->pages);
}

GtkWidget *
kb_workbook_view_get_page (KbWorkbookView *view, const char *section)
{
  return gtk_stack_get_child_by_name (view->pages, section);
}

/**
 * kb_workbook_view_search:
 * @view: the view
 *
 * Puts the keyboard into the search field of the page that is shown; from a page without one, of
 * the assets.
 */
void
kb_workbook_view_search (KbWorkbookView *view)
{
  const char *shown = kb_workbook_view_get_shown (view);

  if (g_strcmp0 (shown, "systems") == 0) {
    kb_system_page_search (view->system_page);
    return;
  }
  if (g_strcmp0 (shown, "plan") == 0) {
    kb_plan_page_search (view->plan_page);
    return;
  }
  if (g_strcmp0 (shown, "measures") == 0) {
    kb_measure_page_search (view->measure_page);
    return;
  }
  if (g_strcmp0 (shown, "assets") != 0)
    kb_workbook_view_show (view, "assets", NULL);
  kb_asset_page_search (view->asset_page);
}

/**
 * kb_workbook_view_flush:
 * @view: the view
 *
 * Writes what is typed on any page but not yet left.
 */
void
kb_workbook_view_flush (KbWorkbookView *view)
{
  kb_asset_page_flush (view->asset_page);
  kb_system_page_flush (view->system_page);
  kb_risk_page_flush (view->risk_page);
  kb_measure_page_flush (view->measure_page);
  kb_plan_page_flush (view->plan_page);
  kb_decision_page_flush (view->decision_page);
  kb_unit_page_flush (view->unit_page);
}

static gboolean
shows_sidebar (KbWorkbookView *self)
{
  return !adw_leaflet_get_folded (self->leaflet)
         || adw_leaflet_get_visible_child (self->leaflet) == self->sidebar;
}

/* The keyboard starts in the list of sections; in the page when that has folded away. */
static gboolean
kb_workbook_view_grab_focus (GtkWidget *widget)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);

  if (!shows_sidebar (self))
    return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
enter (KbWorkbookView *self, GtkWidget *part, GtkDirectionType direction)
{
  if (part == GTK_WIDGET (self->sections))
    return kb_workbook_view_grab_focus (GTK_WIDGET (self));
  return gtk_widget_child_focus (part, direction);
}

/* Tab goes from the menu to the section that is shown, then into its page. Through the list, as it
 * does by itself, it would show one section after the other: there the arrow keys move. */
static gboolean
kb_workbook_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KbWorkbookView *self = KB_WORKBOOK_VIEW (widget);
  GtkWidget *parts[] = { gtk_widget_get_first_child (self->sidebar), GTK_WIDGET (self->sections),
                         GTK_WIDGET (self->unit_button), self->content };
  int n = G_N_ELEMENTS (parts);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int at = step > 0 ? -1 : n;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  /* A part that has folded away still believes that it has the keyboard. */
  if (adw_leaflet_get_folded (self->leaflet))
    return gtk_widget_child_focus (shows_sidebar (self) ? self->sidebar : self->content, direction);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (kb_workbook_view_parent_class)->focus (widget, direction);
  for (int i = 0; focus && i < n; i++)
    if (gtk_widget_is_ancestor (focus, parts[i]))
      at = i;
  if (at >= 0 && at < n && parts[at] != GTK_WIDGET (self->sections)
      && gtk_widget_child_focus (parts[at], direction))
    return TRUE;
  for (at += step; at >= 0 && at < n; at += step)
    if (enter (self, parts[at], direction))
      return TRUE;
  return FALSE;
}

/* A page hears its keys while the keyboard is in the list of sections, too. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KbWorkbookView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!page || !focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sections)))
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (controller, page);
}

static void
kb_workbook_view_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKBOOK_VIEW);
  G_OBJECT_CLASS (kb_workbook_view_parent_class)->dispose (object);
}

static void
kb_workbook_view_class_init (KbWorkbookViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workbook_view_dispose;
  widget_class->grab_focus = kb_workbook_view_grab_focus;
  widget_class->focus = kb_workbook_view_focus;
  section_class->bind = kb_workbook_view_bind;
  section_class->narrowed = TRUE;
  section_class->update = kb_workbook_view_update;
  g_type_ensure (KB_TYPE_OVERVIEW_PAGE);
  g_type_ensure (KB_TYPE_WORKSHOP_PAGE);
  g_type_ensure (KB_TYPE_ASSET_PAGE);
  g_type_ensure (KB_TYPE_SYSTEM_PAGE);
  g_type_ensure (KB_TYPE_RISK_PAGE);
  g_type_ensure (KB_TYPE_MEASURE_PAGE);
  g_type_ensure (KB_TYPE_PLAN_PAGE);
  g_type_ensure (KB_TYPE_DECISION_PAGE);
  g_type_ensure (KB_TYPE_FOLLOW_UP_PAGE);
  g_type_ensure (KB_TYPE_METHOD_PAGE);
  g_type_ensure (KB_TYPE_UNIT_BAR);
  g_type_ensure (KB_TYPE_UNIT_CHOOSER);
  g_type_ensure (KB_TYPE_UNIT_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workbook-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, content);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, sections);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, pages);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, title);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, saved_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, unit_button);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, unit_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, unit_chooser);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, overview_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, workshop_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, asset_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, system_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, risk_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, measure_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, plan_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, decision_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, unit_page);
  gtk_widget_class_bind_template_child (widget_class, KbWorkbookView, method_page);
  gtk_widget_class_bind_template_callback (widget_class, on_section_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated);
  gtk_widget_class_install_action (widget_class, "view.show-sidebar", NULL, show_sidebar);
  gtk_widget_class_install_action (widget_class, "view.choose-unit", NULL, choose_unit);
  gtk_widget_class_install_action (widget_class, "view.clear-unit", NULL, clear_unit);
}

#define PAGE_CHARACTERS 84
#define MAX_PAGE_WIDTH  1060

/* What folds away lets go of the keyboard. */
static void
on_folded (KbWorkbookView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, self->sidebar) && !shows_sidebar (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A page needs room for its text: with large text the list of pages folds away instead. */
static void
on_text_size_changed (KbWorkbookView *self)
{
  int width = PAGE_CHARACTERS * kb_gui_character_width (GTK_WIDGET (self));

  gtk_widget_set_size_request (self->content, MIN (width, MAX_PAGE_WIDTH), -1);
}

static void
kb_workbook_view_init (KbWorkbookView *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (on_text_size_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (on_text_size_changed),
                           self, G_CONNECT_SWAPPED);
  on_text_size_changed (self);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_list_box_append (self->sections, section_row (i));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  gtk_list_box_set_header_func (self->sections, add_line, NULL, NULL);
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
}

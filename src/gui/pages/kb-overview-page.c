// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-overview-page"

#include "kb-overview-page.h"

#include "kb-aspect-bars.h"
#include "kb-check-list.h"
#include "kb-even-layout.h"
#include "kb-fold-layout.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-mini-matrix.h"
#include "kb-page.h"
#include "kb-stat-card.h"
#include "kb-tile.h"
#include "kb-vertical-label.h"

#define N_STEPS   4
#define N_REVIEWS 5

struct _KbOverviewPage {
  KbSection parent_instance;

  KbPage *page;
  GtkStack *stack;
  KbStatCard *asset_card;
  KbStatCard *risk_card;
  KbStatCard *action_card;
  KbStatCard *review_card;
  GtkGrid *distribution;
  KbMiniMatrix *before_matrix;
  KbMiniMatrix *after_matrix;
  GtkGrid *bands;
  GtkListBox *steps;
  GtkWidget *no_steps_label;
  GtkListBox *reviews;
  GtkWidget *no_reviews_label;
  GtkLabel *checks_label;
};

G_DEFINE_FINAL_TYPE (KbOverviewPage, kb_overview_page, KB_TYPE_SECTION)

static char *
number (guint n)
{
  return kb_format_number (n, kb_gui_language ());
}

/* "critical: 11 of 12", as Nordmaling and Alingsås follow up; nothing while none is marked. */
static char *
critical_coverage (const KbSummary *summary)
{
  g_autofree char *classified = number (summary->critical_classified);
  g_autofree char *total = number (summary->critical_total);

  if (summary->critical_total == 0)
    return NULL;
  return kb_fill (_ ("critical: {n} of {total}"), "n", classified, "total", total, NULL);
}

static void
show_assets (KbOverviewPage *self, const KbSummary *summary)
{
  const KbCoverage *assets = &summary->assets;
  guint left = assets->total - assets->classified;
  g_autofree char *classified = number (assets->classified);
  g_autofree char *total = number (assets->total);
  g_autofree char *rest = number (left);
  g_autofree char *figure = kb_fill (_ ("{n} of {total}"), "n", classified, "total", total, NULL);
  g_autofree char *caption =
      left == 0 ? g_strdup (_ ("all are classified"))
                : kb_fill (ngettext ("classified, {n} remains", "classified, {n} remain", left),
                           "n", rest, NULL);
  g_autofree char *critical = critical_coverage (summary);

  kb_stat_card_set_share (self->asset_card,
                          assets->total > 0 ? (double) assets->classified / assets->total : 0);
  kb_stat_card_set_all (self->asset_card, figure,
                        ngettext ("information asset", "information assets", assets->total),
                        caption, critical);
}

/* "11 at High or Very high" */
static char *
high_risks (KbMethod *method, const KbMatrix *matrix)
{
  g_autofree char *names = NULL;
  g_autofree char *count = number (kb_matrix_count_high (method, matrix));

  for (guint b = 0; b < matrix->n_bands; b++) {
    const char *band;

    if (!kb_band_is_high (method, (int) b))
      continue;
    band = kb_method_step_name (method, KB_KIND_BAND, b, kb_gui_language ());
    if (names) {
      g_autofree char *earlier = g_steal_pointer (&names);

      names = kb_fill (_ ("{a} or {b}"), "a", earlier, "b", band, NULL);
    } else
      names = g_strdup (band);
  }
  return kb_fill (_ ("{n} at {bands}"), "n", count, "bands", names, NULL);
}

static void
show_risks (KbOverviewPage *self, const KbSummary *summary)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autofree char *total = number (summary->before.total);
  g_autofree char *caption = summary->before.total == 0 ? g_strdup (_ ("none noted yet"))
                                                        : high_risks (method, &summary->before);

  kb_stat_card_set (self->risk_card, total, ngettext ("risk", "risks", summary->before.total),
                    caption);
}

static void
show_actions (KbOverviewPage *self, const KbSummary *summary)
{
  g_autofree char *total = number (summary->plan.total);
  guint n_overdue = summary->plan.overdue;
  guint n_done = summary->plan.by_status[KB_STATUS_DONE];
  g_autofree char *overdue =
      kb_fill_count (ngettext ("{n} overdue", "{n} overdue", n_overdue), n_overdue);
  g_autofree char *done = kb_fill_count (ngettext ("{n} done", "{n} done", n_done), n_done);
  g_autofree char *caption = summary->plan.total == 0 ? g_strdup (_ ("none yet"))
                                                      : g_strdup_printf ("%s, %s", overdue, done);

  kb_stat_card_set (self->action_card, total, ngettext ("action", "actions", summary->plan.total),
                    caption);
}

static void
show_review_count (KbOverviewPage *self, const KbSummary *summary)
{
  g_autofree char *total = number (summary->reviews_soon);
  g_autofree char *days = number (KB_REVIEW_DAYS);
  g_autofree char *caption = kb_fill (_ ("within {n} days"), "n", days, NULL);

  kb_stat_card_set (self->review_card, total, ngettext ("review", "reviews", summary->reviews_soon),
                    caption);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
}

static GtkWidget *
column_head (const char *text, const char *color, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *tile = kb_tile_new ("kb-badge");
  GtkWidget *label = gtk_label_new (name);

  kb_tile_set (KB_TILE (tile), text, color);
  kb_gui_set_label (tile, name);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "kb-column-head");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
level_heads (KbMethod *method)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++) {
    g_autofree char *text =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, l));

    gtk_box_append (
        GTK_BOX (heads),
        column_head (text,
                     kb_record_text (kb_method_item (method, KB_KIND_LEVEL, l), KB_LEVEL_COLOR),
                     kb_method_step_name (method, KB_KIND_LEVEL, l, kb_gui_language ())));
  }
  gtk_box_append (GTK_BOX (heads), column_head ("–", NULL, _ ("Not classified")));
  return heads;
}

static void
show_distribution (KbOverviewPage *self, const KbSummary *summary)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  guint highest = 1;

  clear_grid (self->distribution);
  gtk_grid_attach (self->distribution, level_heads (method), 2, 0, 1, 1);
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    highest = MAX (highest, summary->unclassified[a]);
    for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++)
      highest = MAX (highest, summary->distribution[a][l]);
  }
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    GtkWidget *letter = gtk_label_new (kb_method_aspect_letter (method, a));
    GtkWidget *name = gtk_label_new (kb_record_localized (
        kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_NAME_SV, kb_gui_language ()));
    GtkWidget *bars = kb_aspect_bars_new ();

    gtk_widget_add_css_class (letter, "kb-strong");
    gtk_label_set_xalign (GTK_LABEL (name), 0);
    gtk_widget_set_valign (letter, GTK_ALIGN_END);
    gtk_widget_set_valign (name, GTK_ALIGN_END);
    gtk_widget_set_hexpand (bars, TRUE);
    gtk_widget_set_vexpand (bars, TRUE);
    kb_aspect_bars_set (KB_ASPECT_BARS (bars), method, summary, a, highest);
    gtk_grid_attach (self->distribution, letter, 0, (int) a + 1, 1, 1);
    gtk_grid_attach (self->distribution, name, 1, (int) a + 1, 1, 1);
    gtk_grid_attach (self->distribution, bars, 2, (int) a + 1, 1, 1);
  }
}

static GtkWidget *
numeric_label (guint n)
{
  g_autofree char *text = number (n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_widget_add_css_class (label, "kb-numeric");
  return label;
}

/* Two columns, the highest band first: letter, name, before > after. */
static void
show_bands (KbOverviewPage *self, const KbSummary *summary)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbLanguage language = kb_gui_language ();
  guint n = kb_method_size (method, KB_KIND_BAND);

  clear_grid (self->bands);
  for (guint i = 0; i < n; i++) {
    guint b = n - 1 - i;
    KbRecord *band = kb_method_item (method, KB_KIND_BAND, b);
    GtkWidget *tile = kb_tile_new ("kb-badge");
    GtkWidget *name = gtk_label_new (kb_record_localized (band, KB_BAND_NAME_SV, language));
    GtkWidget *arrow = gtk_image_new_from_icon_name ("kb-next-symbolic");
    int column = (int) (i % 2) * 5, row = (int) (i / 2);

    kb_tile_set (KB_TILE (tile), kb_record_localized (band, KB_BAND_LETTER_SV, language),
                 kb_record_text (band, KB_BAND_COLOR));
    kb_gui_set_label (tile, kb_record_localized (band, KB_BAND_NAME_SV, language));
    gtk_widget_add_css_class (tile, "kb-band");
    gtk_label_set_xalign (GTK_LABEL (name), 0);
    gtk_widget_set_hexpand (name, TRUE);
    if (column > 0)
      gtk_widget_set_margin_start (tile, 14);
    gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
    gtk_grid_attach (self->bands, tile, column, row, 1, 1);
    gtk_grid_attach (self->bands, name, column + 1, row, 1, 1);
    gtk_grid_attach (self->bands, numeric_label (summary->before.by_band[b]), column + 2, row, 1,
                     1);
    gtk_grid_attach (self->bands, arrow, column + 3, row, 1, 1);
    gtk_grid_attach (self->bands, numeric_label (summary->after.by_band[b]), column + 4, row, 1, 1);
  }
}

static void
set_target (GtkWidget *row, const char *section, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (section), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id ? id : ""), g_free);
}

static void
on_row_activated (KbOverviewPage *self, GtkListBoxRow *row)
{
  g_autofree char *section = g_strdup (g_object_get_data (G_OBJECT (row), "section"));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  if (g_strcmp0 (section, "classify") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.classify", "s", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", section, id);
}

/* Where a step is taken, and what it looks like. */
static const struct {
  const char *section;
  const char *icon;
} step_places[] = {
  [KB_STEP_FILL] = { "assets", "kb-import-symbolic" },
  [KB_STEP_CLASSIFY] = { "classify", "kb-edit-symbolic" },
  [KB_STEP_ANALYSE] = { "risks", "kb-risk-symbolic" },
  [KB_STEP_PLACE_RISKS] = { "risks", "kb-risk-symbolic" },
  [KB_STEP_PLAN] = { "risks", "kb-plan-symbolic" },
  [KB_STEP_FOLLOW_UP] = { "plan", "kb-clock-symbolic" },
  [KB_STEP_ACCEPT] = { "risks", "kb-risk-symbolic" },
  [KB_STEP_DECIDE] = { "decision", "kb-decision-symbolic" },
};

static GtkWidget *
step_row (KbOverviewPage *self, const KbNextStep *step)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autofree char *title = kb_describe_next_step (step, method, kb_gui_language ());
  g_autofree char *detail = kb_describe_next_step_detail (
      step, method, kb_format_owner_unit (kb_section_get_content (KB_SECTION (self))),
      kb_gui_language ());
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_detail = g_markup_escape_text (detail, -1);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, detail);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (step_places[step->type].icon);

  gtk_widget_add_css_class (icon, "accent");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("kb-next-symbolic"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (row, "kb-step-row");
  gtk_widget_set_tooltip_text (row, detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kb_gui_set_label (row, spoken);
  set_target (row, step_places[step->type].section,
              step->records->len > 0 ? kb_record_id (g_ptr_array_index (step->records, 0)) : NULL);
  return row;
}

static void
show_steps (KbOverviewPage *self, const char *today)
{
  KbSection *section = KB_SECTION (self);
  g_autoptr (GPtrArray) steps =
      kb_next_steps (kb_section_get_content (section), kb_section_get_method (section),
                     kb_section_get_inheritance (section), today);

  kb_list_rows_clear (self->steps);
  for (guint i = 0; i < MIN (steps->len, N_STEPS); i++)
    gtk_list_box_append (self->steps, step_row (self, g_ptr_array_index (steps, i)));
  kb_list_rows_filled (self->steps);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), steps->len > 0);
  gtk_widget_set_visible (self->no_steps_label, steps->len == 0);
}

/* The aspect that stands highest: the first of them in the method's order. */
static guint
highest_aspect (const KbClass *class, const KbMethod *method)
{
  guint highest = 0;

  for (guint a = 1; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (class->aspects[a].high > class->aspects[highest].high)
      highest = a;
  return highest;
}

static GtkWidget *
review_row (KbOverviewPage *self, const KbReview *review, const char *today)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const KbClass *class =
      kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), review->record);
  guint aspect = highest_aspect (class, method);
  gboolean late = kb_date_compare (review->on, today) < 0;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *date = gtk_label_new (review->on);
  GtkWidget *name = gtk_label_new (kb_record_title (review->record));
  GtkWidget *tile = kb_tile_new ("kb-badge");
  g_autofree char *due = g_strdup_printf ("%s %s", review->on, kb_record_title (review->record));
  g_autofree char *spoken =
      late ? kb_fill (_ ("late: {review}"), "review", due, NULL) : g_strdup (due);

  gtk_widget_add_css_class (date, late ? "kb-error" : "kb-dim");
  gtk_widget_add_css_class (date, "kb-numeric");
  if (late)
    gtk_widget_add_css_class (date, "kb-strong");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  kb_tile_set_level (KB_TILE (tile), method, aspect, class->aspects[aspect]);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "kb-review-row");
  kb_gui_set_label (row, spoken);
  set_target (row, kb_record_kind (review->record) == KB_KIND_ASSET ? "assets" : "systems",
              kb_record_id (review->record));
  return row;
}

static void
show_reviews (KbOverviewPage *self, const char *today)
{
  g_autoptr (GArray) reviews = kb_summary_reviews (kb_section_get_content (KB_SECTION (self)));

  kb_list_rows_clear (self->reviews);
  for (guint i = 0; i < MIN (reviews->len, N_REVIEWS); i++)
    gtk_list_box_append (self->reviews,
                         review_row (self, &g_array_index (reviews, KbReview, i), today));
  kb_list_rows_filled (self->reviews);
  gtk_widget_set_visible (GTK_WIDGET (self->reviews), reviews->len > 0);
  gtk_widget_set_visible (self->no_reviews_label, reviews->len == 0);
}

static void
on_checked (KbOverviewPage *self, guint n_passed, guint n_examined)
{
  g_autofree char *passed = number (n_passed);
  g_autofree char *examined = number (n_examined);
  g_autofree char *text = kb_fill (_ ("{n} of {total}"), "n", passed, "total", examined, NULL);

  gtk_label_set_text (self->checks_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->checks_label), "kb-warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->checks_label), "kb-ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->checks_label),
                            n_passed < n_examined ? "kb-warning" : "kb-ok");
}

static void
show_subtitle (KbOverviewPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const KbRecord *decision = kb_decision_newest (content);
  const char *organisation =
      kb_record_text (kb_content_workbook (content), KB_WORKBOOK_ORGANISATION);
  const char *board = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;
  g_autofree char *both = board ? g_strdup_printf ("%s · %s", organisation, board) : NULL;

  kb_page_set_subtitle (self->page, both ? both : organisation);
}

static void
refresh (KbOverviewPage *self)
{
  KbSection *section = KB_SECTION (self);
  KbContent *content = kb_section_get_content (section);
  KbMethod *method = kb_section_get_method (section);
  g_autofree char *today = kb_date_today ();
  KbSummary summary =
      kb_summary_make (content, method, kb_section_get_inheritance (section), today);
  gboolean empty = summary.assets.total == 0 && summary.systems.total == 0
                   && summary.before.total == 0 && summary.plan.total == 0;

  show_subtitle (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "full");
  show_assets (self, &summary);
  show_risks (self, &summary);
  show_actions (self, &summary);
  show_review_count (self, &summary);
  show_distribution (self, &summary);
  kb_mini_matrix_set (self->before_matrix, method, &summary.before);
  kb_mini_matrix_set (self->after_matrix, method, &summary.after);
  show_bands (self, &summary);
  show_steps (self, today);
  show_reviews (self, today);
}

static void
kb_overview_page_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_OVERVIEW_PAGE (section));
}

static void
kb_overview_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_OVERVIEW_PAGE (section));
}

static void
kb_overview_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (kb_overview_page_parent_class)->dispose (object);
}

static void
kb_overview_page_class_init (KbOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_overview_page_dispose;
  section_class->bind = kb_overview_page_bind;
  section_class->update = kb_overview_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  g_type_ensure (KB_TYPE_EVEN_LAYOUT);
  g_type_ensure (KB_TYPE_FOLD_LAYOUT);
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_STAT_CARD);
  g_type_ensure (KB_TYPE_MINI_MATRIX);
  g_type_ensure (KB_TYPE_VERTICAL_LABEL);
  g_type_ensure (KB_TYPE_CHECK_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, asset_card);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, risk_card);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, action_card);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, review_card);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, distribution);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, before_matrix);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, after_matrix);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, bands);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, no_steps_label);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, reviews);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, no_reviews_label);
  gtk_widget_class_bind_template_child (widget_class, KbOverviewPage, checks_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
}

static void
kb_overview_page_init (KbOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_stat_card_set_icon (self->risk_card, "kb-risk-symbolic");
  kb_stat_card_set_icon (self->action_card, "kb-plan-symbolic");
  kb_stat_card_set_icon (self->review_card, "kb-calendar-symbolic");
}

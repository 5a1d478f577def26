// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-page"

#include "kb-method-page.h"

#include "kb-labels.h"
#include "kb-mini-matrix.h"
#include "kb-page.h"
#include "kb-tile.h"
#include "kb-vertical-label.h"

struct _KbMethodPage {
  KbSection parent_instance;

  KbPage *page;
  GtkLabel *summary_label;
  GtkLabel *document_label;
  AdwPreferencesGroup *aspect_group;
  GtkGrid *level_grid;
  GtkWidget *area_box;
  GtkGrid *area_grid;
  KbMiniMatrix *matrix;
  AdwPreferencesGroup *band_group;
  AdwPreferencesGroup *likelihood_group;
  AdwPreferencesGroup *consequence_group;
  AdwPreferencesGroup *role_group;
  AdwPreferencesGroup *section_group;
  AdwPreferencesGroup *control_group;
  AdwPreferencesGroup *statement_group;

  GPtrArray *rows; /* every row that was added to a group */
};

G_DEFINE_FINAL_TYPE (KbMethodPage, kb_method_page, KB_TYPE_SECTION)

static GtkWidget *
assumed_tag (void)
{
  GtkWidget *tag = gtk_label_new (_ ("Default"));

  gtk_widget_add_css_class (tag, "kb-tag");
  gtk_widget_add_css_class (tag, "kb-warning");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tag,
                               _ ("The policy does not say this; the national standard is used."));
  return tag;
}

/* A line of a group: what it is called, what is said of it, where that stands. */
static void
add_row (KbMethodPage *self,
         AdwPreferencesGroup *group,
         GtkWidget *prefix,
         const char *title,
         const char *text,
         const KbRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  int source_field = kb_field_from_column (kb_record_kind (record), "source");
  int assumed_field = kb_field_from_column (kb_record_kind (record), "assumed");
  const char *source =
      source_field == KB_NONE ? NULL : kb_record_text (record, (guint) source_field);
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_text = g_markup_escape_text (text ? text : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_text);
  if (prefix)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  if (assumed_field != KB_NONE && kb_record_flag (record, (guint) assumed_field))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), assumed_tag ());
  if (source) {
    GtkWidget *label = gtk_label_new (source);

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
    gtk_widget_add_css_class (label, "kb-caption");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "group", group);
}

static void
clear (KbMethodPage *self)
{
  GtkGrid *const grids[] = { self->level_grid, self->area_grid };
  GtkWidget *child;

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (grids[i]))))
      gtk_grid_remove (grids[i], child);
}

static GtkWidget *
cell_label (const char *text, gboolean strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), strong ? 12 : 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "kb-grid-cell");
  if (strong)
    gtk_widget_add_css_class (label, "kb-strong");
  else
    gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
level_head (KbMethod *method, guint level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tile = kb_tile_new ("kb-badge");
  KbRecord *record = kb_method_item (method, KB_KIND_LEVEL, level);
  const char *name = kb_method_step_name (method, KB_KIND_LEVEL, level, kb_gui_language ());
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, level));

  kb_tile_set (KB_TILE (tile), number, kb_record_text (record, KB_LEVEL_COLOR));
  kb_gui_set_label (tile, name);
  gtk_widget_add_css_class (tile, "kb-medium");
  gtk_widget_set_valign (tile, GTK_ALIGN_START);
  gtk_widget_set_margin_top (tile, 8);
  gtk_widget_set_margin_start (box, 14);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), cell_label (name, TRUE));
  return box;
}

static void
show_levels (KbMethodPage *self, KbMethod *method)
{
  KbLanguage language = kb_gui_language ();

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    gtk_grid_attach (self->level_grid,
                     cell_label (kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, a),
                                                      KB_ASPECT_NAME_SV, language),
                                 TRUE),
                     (int) a + 1, 0, 1, 1);
  for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++) {
    gtk_grid_attach (self->level_grid, level_head (method, l), 0, (int) l + 1, 1, 1);
    for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
      const char *text = kb_method_level_text (method, a, l, language);

      gtk_grid_attach (self->level_grid, cell_label (text ? text : "", FALSE), (int) a + 1,
                       (int) l + 1, 1, 1);
    }
  }
}

static void
show_areas (KbMethodPage *self, KbMethod *method)
{
  KbLanguage language = kb_gui_language ();
  guint n = kb_method_size (method, KB_KIND_AREA);

  gtk_widget_set_visible (self->area_box, n > 0);
  for (guint a = 0; a < n; a++)
    gtk_grid_attach (self->area_grid,
                     cell_label (kb_method_step_name (method, KB_KIND_AREA, a, language), TRUE),
                     (int) a + 1, 0, 1, 1);
  for (guint l = 0; n > 0 && l < kb_method_size (method, KB_KIND_LEVEL); l++) {
    gtk_grid_attach (self->area_grid, level_head (method, l), 0, (int) l + 1, 1, 1);
    for (guint a = 0; a < n; a++) {
      const char *text = kb_method_area_text (method, a, l, language);

      gtk_grid_attach (self->area_grid, cell_label (text ? text : "", FALSE), (int) a + 1,
                       (int) l + 1, 1, 1);
    }
  }
}

static void
show_aspects (KbMethodPage *self, KbMethod *method)
{
  KbLanguage language = kb_gui_language ();

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (method, KB_KIND_ASPECT, a);
    GtkWidget *letter = gtk_label_new (kb_method_aspect_letter (method, a));

    gtk_widget_add_css_class (letter, "kb-letter");
    gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
    add_row (self, self->aspect_group, letter,
             kb_record_localized (aspect, KB_ASPECT_NAME_SV, language),
             kb_record_localized (aspect, KB_ASPECT_DEFINITION_SV, language), aspect);
  }
}

static void
show_bands (KbMethodPage *self, KbMethod *method)
{
  KbLanguage language = kb_gui_language ();

  for (guint b = 0; b < kb_method_size (method, KB_KIND_BAND); b++) {
    KbRecord *band = kb_method_item (method, KB_KIND_BAND, b);
    GtkWidget *tile = kb_tile_new ("kb-badge");

    kb_tile_set (KB_TILE (tile), kb_record_localized (band, KB_BAND_LETTER_SV, language),
                 kb_record_text (band, KB_BAND_COLOR));
    kb_gui_set_label (tile, kb_record_localized (band, KB_BAND_NAME_SV, language));
    gtk_widget_add_css_class (tile, "kb-medium");
    add_row (self, self->band_group, tile, kb_record_localized (band, KB_BAND_NAME_SV, language),
             kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, language), band);
  }
}

static void
show_steps (KbMethodPage *self, KbMethod *method, AdwPreferencesGroup *group, KbKind kind)
{
  for (guint i = 0; i < kb_method_size (method, kind); i++) {
    g_autofree char *title =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, kind, i),
                         kb_method_step_name (method, kind, i, kb_gui_language ()));

    add_row (self, group, NULL, title, NULL, kb_method_item (method, kind, i));
  }
}

/* "Invites · Establishes classes · Accepts risks" */
static char *
role_duties (const KbRecord *role)
{
  static const struct {
    guint field;
    const char *text;
  } duties[] = {
    { KB_ROLE_INVITES, N_ ("invites to workshops") },
    { KB_ROLE_ESTABLISHES, N_ ("establishes classes") },
    { KB_ROLE_ACCEPTS, N_ ("accepts risks") },
    { KB_ROLE_PROTECTS, N_ ("is contacted about Sweden's security") },
  };
  const char *description = kb_record_localized (role, KB_ROLE_DESCRIPTION_SV, kb_gui_language ());
  GString *text = g_string_new (description ? description : "");

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (kb_record_flag (role, duties[i].field))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                              kb_gui_text (duties[i].text));
  return g_string_free (text, FALSE);
}

static void
show_roles (KbMethodPage *self, KbMethod *method)
{
  for (guint r = 0; r < kb_method_size (method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, r);
    g_autofree char *duties = role_duties (role);

    add_row (self, self->role_group, NULL,
             kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ()), duties, role);
  }
}

static void
show_names (KbMethodPage *self, KbMethod *method, AdwPreferencesGroup *group, KbKind kind)
{
  guint n = kb_method_size (method, kind);

  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
  for (guint i = 0; i < n; i++)
    add_row (self, group, NULL, kb_method_step_name (method, kind, i, kb_gui_language ()), NULL,
             kb_method_item (method, kind, i));
}

static void
show_controls (KbMethodPage *self, KbMethod *method)
{
  guint n = kb_method_size (method, KB_KIND_CONTROL);

  gtk_widget_set_visible (GTK_WIDGET (self->control_group), n > 0);
  for (guint i = 0; i < n; i++) {
    KbRecord *control = kb_method_item (method, KB_KIND_CONTROL, i);
    gint64 months = kb_record_integer (control, KB_CONTROL_MONTHS);
    g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, months);
    g_autofree char *text =
        months == KB_NO_INTEGER
            ? NULL
            : kb_fill (ngettext ("Every month", "Every {n} months", (gulong) months), "n", count,
                       NULL);

    add_row (self, self->control_group, NULL,
             kb_record_localized (control, KB_CONTROL_NAME_SV, kb_gui_language ()), text, control);
  }
}

static void
show_statements (KbMethodPage *self, KbMethod *method)
{
  guint n = kb_method_size (method, KB_KIND_STATEMENT);

  gtk_widget_set_visible (GTK_WIDGET (self->statement_group), n > 0);
  for (guint i = 0; i < n; i++) {
    KbRecord *statement = kb_method_item (method, KB_KIND_STATEMENT, i);

    add_row (self, self->statement_group, NULL,
             kb_record_localized (statement, KB_STATEMENT_TEXT_SV, kb_gui_language ()),
             kb_label_choice (KB_KIND_STATEMENT, KB_STATEMENT_TOPIC,
                              kb_record_text (statement, KB_STATEMENT_TOPIC), kb_gui_language ()),
             statement);
  }
}

static void
show_header (KbMethodPage *self, KbMethod *method)
{
  const KbRecord *header = kb_method_header (method);
  KbLanguage language = kb_gui_language ();
  const char *summary = kb_record_localized (header, KB_METHOD_SUMMARY_SV, language);
  const char *note = kb_record_localized (header, KB_METHOD_NOTE_SV, language);
  const char *document = kb_record_localized (header, KB_METHOD_DOCUMENT_SV, language);
  g_autofree char *both = g_strdup_printf ("%s\n%s", summary ? summary : "", note ? note : "");
  g_autofree char *source =
      kb_fill (_ ("Source: {source}"), "source", document ? document : "", NULL);

  kb_page_set_subtitle (self->page, kb_method_name (method, language));
  gtk_label_set_text (self->summary_label, g_strstrip (both));
  gtk_label_set_text (self->document_label, source);
}

static void
refresh (KbMethodPage *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (KbContent) nothing = kb_content_new ();
  KbMatrix matrix = kb_matrix_count (nothing, method, KB_MOMENT_BEFORE);

  clear (self);
  show_header (self, method);
  show_aspects (self, method);
  show_levels (self, method);
  show_areas (self, method);
  kb_mini_matrix_set (self->matrix, method, &matrix);
  show_bands (self, method);
  show_steps (self, method, self->likelihood_group, KB_KIND_LIKELIHOOD);
  show_steps (self, method, self->consequence_group, KB_KIND_CONSEQUENCE);
  show_roles (self, method);
  show_names (self, method, self->section_group, KB_KIND_SECTION);
  show_controls (self, method);
  show_statements (self, method);
}

static void
kb_method_page_bind (KbSection *section)
{
  if (kb_section_get_workbook (section))
    refresh (KB_METHOD_PAGE (section));
}

static void
kb_method_page_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_PAGE (section));
}

static void
kb_method_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_PAGE);
  G_OBJECT_CLASS (kb_method_page_parent_class)->dispose (object);
}

static void
kb_method_page_finalize (GObject *object)
{
  g_ptr_array_unref (KB_METHOD_PAGE (object)->rows);
  G_OBJECT_CLASS (kb_method_page_parent_class)->finalize (object);
}

static void
kb_method_page_class_init (KbMethodPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_method_page_finalize;
  section_class->bind = kb_method_page_bind;
  section_class->update = kb_method_page_update;
  section_class->lazy = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_MINI_MATRIX);
  g_type_ensure (KB_TYPE_VERTICAL_LABEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, document_label);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, aspect_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, level_grid);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, area_box);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, area_grid);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, band_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, likelihood_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, consequence_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, role_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, section_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, control_group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodPage, statement_group);
}

static void
kb_method_page_init (KbMethodPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

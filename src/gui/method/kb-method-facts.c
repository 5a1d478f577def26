// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-facts"

#include "kb-method-facts.h"

#include "kb-labels.h"
#include "kb-method-item-dialog.h"
#include "kb-method-list.h"

struct _KbMethodFacts {
  KbSection parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *edit_button;

  char *title;
  char *columns;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (KbMethodFacts, kb_method_facts, KB_TYPE_SECTION)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_COLUMNS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
add_row (KbMethodFacts *self, KbRecord *header, guint field)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *value =
      kb_describe_value (content, KB_KIND_METHOD, field, header, kb_gui_language ());
  g_autofree char *safe_value = g_markup_escape_text (value, -1);
  g_autofree char *title =
      g_markup_escape_text (kb_label_field (KB_KIND_METHOD, field, kb_gui_language ()), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_value);
  if (kb_method_field_is_assumed (header, field))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), kb_method_assumed_tag ());
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
refresh (KbMethodFacts *self)
{
  g_auto (GStrv) columns = g_strsplit (self->columns, " ", -1);
  const char *other = kb_gui_language () == KB_LANGUAGE_SV ? "_en" : "_sv";
  KbRecord *header;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (self->edit_button, kb_section_is_writable (KB_SECTION (self)));
  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  header =
      kb_content_get (kb_section_get_content (KB_SECTION (self)), KB_KIND_METHOD, KB_METHOD_ID);
  for (guint i = 0; columns[i]; i++) {
    int field = kb_field_from_column (KB_KIND_METHOD, columns[i]);

    if (field != KB_NONE && !g_str_has_suffix (columns[i], other))
      add_row (self, header, (guint) field);
  }
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethodFacts *self = KB_METHOD_FACTS (widget);

  gtk_window_present (GTK_WINDOW (kb_method_item_dialog_new (
      widget, kb_section_get_workbook (KB_SECTION (self)),
      kb_content_get (kb_section_get_content (KB_SECTION (self)), KB_KIND_METHOD, KB_METHOD_ID),
      self->title, self->columns)));
}

static void
kb_method_facts_bind (KbSection *section)
{
  refresh (KB_METHOD_FACTS (section));
}

static void
kb_method_facts_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes))
    refresh (KB_METHOD_FACTS (section));
}

static void
kb_method_facts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbMethodFacts *self = KB_METHOD_FACTS (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_COLUMNS:
    g_value_set_string (value, self->columns);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_facts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbMethodFacts *self = KB_METHOD_FACTS (object);

  switch (id) {
  case PROP_TITLE:
    g_free (self->title);
    self->title = g_value_dup_string (value);
    adw_preferences_group_set_title (self->group, self->title ? self->title : "");
    break;
  case PROP_COLUMNS:
    g_free (self->columns);
    self->columns = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_method_facts_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_FACTS);
  G_OBJECT_CLASS (kb_method_facts_parent_class)->dispose (object);
}

static void
kb_method_facts_finalize (GObject *object)
{
  KbMethodFacts *self = KB_METHOD_FACTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->title);
  g_free (self->columns);
  G_OBJECT_CLASS (kb_method_facts_parent_class)->finalize (object);
}

static void
kb_method_facts_class_init (KbMethodFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  object_class->dispose = kb_method_facts_dispose;
  object_class->finalize = kb_method_facts_finalize;
  object_class->get_property = kb_method_facts_get_property;
  object_class->set_property = kb_method_facts_set_property;
  section_class->bind = kb_method_facts_bind;
  section_class->update = kb_method_facts_update;
  section_class->lazy = TRUE;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLUMNS] = g_param_spec_string (
      "columns", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodFacts, group);
  gtk_widget_class_bind_template_child (widget_class, KbMethodFacts, edit_button);
  gtk_widget_class_install_action (widget_class, "method-facts.edit", NULL, action_edit);
}

static void
kb_method_facts_init (KbMethodFacts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

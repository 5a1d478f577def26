// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-bar"

#include "kb-unit-bar.h"

#include "kb-format.h"

struct _KbUnitBar {
  KbSection parent_instance;

  GtkWidget *bar;
  GtkLabel *label;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (KbUnitBar, kb_unit_bar, KB_TYPE_SECTION)

static void
refresh (KbUnitBar *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  const char *unit_id = workbook ? kb_workbook_get_unit_filter (workbook) : NULL;
  g_autofree char *path =
      unit_id ? kb_format_unit_path (kb_section_get_content (KB_SECTION (self)), unit_id) : NULL;
  g_autofree char *text =
      path ? kb_fill (_ ("Only {unit} is shown. Lists and pictures are saved as shown; what "
                         "is exported under Decision holds everything."),
                      "unit", path, NULL)
           : NULL;

  gtk_label_set_text (self->label, text ? text : "");
  gtk_widget_set_visible (self->bar, text != NULL);
}

static void
on_clear_clicked (KbUnitBar *self)
{
  kb_workbook_set_unit_filter (kb_section_get_workbook (KB_SECTION (self)), NULL);
}

static void
kb_unit_bar_bind (KbSection *section)
{
  refresh (KB_UNIT_BAR (section));
}

static void
kb_unit_bar_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch (changes, KB_KIND_UNIT))
    refresh (KB_UNIT_BAR (section));
}

static void
kb_unit_bar_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_UNIT_BAR);
  G_OBJECT_CLASS (kb_unit_bar_parent_class)->dispose (object);
}

static void
kb_unit_bar_class_init (KbUnitBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_unit_bar_dispose;
  section_class->bind = kb_unit_bar_bind;
  section_class->update = kb_unit_bar_update;
  section_class->narrowed = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-unit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbUnitBar, bar);
  gtk_widget_class_bind_template_child (widget_class, KbUnitBar, label);
  gtk_widget_class_bind_template_child (widget_class, KbUnitBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
kb_unit_bar_init (KbUnitBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

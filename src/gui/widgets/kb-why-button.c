// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-why-button"

#include "kb-why-button.h"

#include "kb-class-badges.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-why-popover.h"

struct _KbWhyButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  KbClassBadges *badges;

  KbWorkbook *workbook;
  char *system_id;
};

G_DEFINE_FINAL_TYPE (KbWhyButton, kb_why_button, ADW_TYPE_BIN)

/* Made when it is opened: in a long list most never are. */
static void
make_popover (GtkMenuButton *button, gpointer data)
{
  KbWhyButton *self = data;

  gtk_menu_button_set_popover (button, kb_why_popover_new (self->workbook, self->system_id));
}

static void
kb_why_button_dispose (GObject *object)
{
  KbWhyButton *self = KB_WHY_BUTTON (object);

  g_clear_object (&self->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WHY_BUTTON);
  G_OBJECT_CLASS (kb_why_button_parent_class)->dispose (object);
}

static void
kb_why_button_finalize (GObject *object)
{
  g_free (KB_WHY_BUTTON (object)->system_id);
  G_OBJECT_CLASS (kb_why_button_parent_class)->finalize (object);
}

static void
kb_why_button_class_init (KbWhyButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_why_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_why_button_finalize;
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-why-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWhyButton, button);
  gtk_widget_class_bind_template_child (widget_class, KbWhyButton, badges);
}

static void
kb_why_button_init (KbWhyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
}

GtkWidget *
kb_why_button_new (void)
{
  return g_object_new (KB_TYPE_WHY_BUTTON, NULL);
}

/**
 * kb_why_button_set:
 * @button: the button
 * @workbook: a workbook
 * @system_id: one of its systems
 */
void
kb_why_button_set (KbWhyButton *button, KbWorkbook *workbook, const char *system_id)
{
  KbMethod *method;
  const KbSystemClass *class;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (KB_IS_WHY_BUTTON (button));
  g_return_if_fail (KB_IS_WORKBOOK (workbook));

  method = kb_workbook_get_method (workbook);
  class = kb_inheritance_system (kb_workbook_get_inheritance (workbook), system_id);
  g_set_object (&button->workbook, workbook);
  if (g_strcmp0 (button->system_id, system_id) != 0) {
    g_free (button->system_id);
    button->system_id = g_strdup (system_id);
  }
  kb_class_badges_set (button->badges, method, class ? &class->class : NULL);
  text = class ? kb_format_class (method, &class->class) : g_strdup ("–");
  spoken = kb_fill (_ ("{class}: why this class?"), "class", text, NULL);
  kb_gui_set_label (GTK_WIDGET (button->button), spoken);
  kb_gui_set_tooltip (GTK_WIDGET (button->button), _ ("Why this class?"));
}

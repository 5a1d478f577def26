// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-why-popover"

#include "kb-why-popover.h"

#include "kb-commands.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-why-list.h"

struct _KbWhyPopover {
  GtkPopover parent_instance;

  GtkLabel *heading;
  KbWhyList *why;
};

G_DEFINE_FINAL_TYPE (KbWhyPopover, kb_why_popover, GTK_TYPE_POPOVER)

static void
kb_why_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_WHY_POPOVER);
  G_OBJECT_CLASS (kb_why_popover_parent_class)->dispose (object);
}

static void
kb_why_popover_class_init (KbWhyPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_why_popover_dispose;
  g_type_ensure (KB_TYPE_WHY_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-why-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWhyPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, KbWhyPopover, why);
}

static void
kb_why_popover_init (KbWhyPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_why_popover_new:
 * @workbook: (nullable): a workbook
 * @system_id: (nullable): one of its systems
 *
 * Returns: (transfer floating): a pop-over that tells why the system has its class as it is now
 */
GtkWidget *
kb_why_popover_new (KbWorkbook *workbook, const char *system_id)
{
  KbWhyPopover *popover = g_object_new (KB_TYPE_WHY_POPOVER, NULL);
  KbRecord *system =
      workbook ? kb_content_find (kb_workbook_get_content (workbook), KB_KIND_SYSTEM, system_id)
               : NULL;
  g_autofree char *heading = NULL;

  if (!system)
    return GTK_WIDGET (popover);
  heading = kb_fill (_ ("Why {name} has this class"), "name", kb_record_title (system), NULL);
  gtk_label_set_text (popover->heading, heading);
  kb_gui_set_label (GTK_WIDGET (popover), heading);
  kb_why_list_set (popover->why, workbook, system_id, TRUE);
  return GTK_WIDGET (popover);
}

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-commands.h"
#include "kb-gui.h"
#include "kb-report.h"

G_BEGIN_DECLS

/**
 * KbSection:
 *
 * Something that shows a part of a workbook: a page or a pane. It holds the workbook and is told of
 * every act.
 */
#define KB_TYPE_SECTION (kb_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (KbSection, kb_section, KB, SECTION, AdwBin)

struct _KbSectionClass {
  AdwBinClass parent_class;

  void (*bind) (KbSection *section);                             /* another workbook, or none */
  void (*update) (KbSection *section, const KbChanges *changes); /* after an act */
  gboolean lazy;    /* while it is not seen it is told nothing; it is bound anew when it is seen */
  gboolean patient; /* while it is not seen it is told nothing; when it is, all at once by update */
  gboolean narrowed; /* its content is that of the unit that is looked at; bound anew when that is
                        another */
};

KbWorkbook *kb_section_get_workbook (KbSection *section);
KbContent *kb_section_get_content (KbSection *section);
KbMethod *kb_section_get_method (KbSection *section);
KbInheritance *kb_section_get_inheritance (KbSection *section);
KbReport *kb_section_make_report (KbSection *section);
gboolean kb_section_is_writable (KbSection *section);
void kb_section_set_held (KbSection *section, gboolean held);
gboolean kb_section_is_held (KbSection *section);
void kb_section_check (KbSection *section, gboolean done, GError *error);
void kb_section_delete (KbSection *section, KbKind kind, const char *id);
gboolean kb_section_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* An open workbook: the sections at the left, the chosen one's page at the right. */
#define KB_TYPE_WORKBOOK_VIEW (kb_workbook_view_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkbookView, kb_workbook_view, KB, WORKBOOK_VIEW, KbSection)

void kb_workbook_view_show (KbWorkbookView *view, const char *section, const char *record_id);
const char *kb_workbook_view_get_shown (KbWorkbookView *view);
GtkWidget *kb_workbook_view_get_page (KbWorkbookView *view, const char *section);
void kb_workbook_view_search (KbWorkbookView *view);
void kb_workbook_view_flush (KbWorkbookView *view);

/* The sections, in the order of the sidebar. */
guint kb_workbook_view_n_sections (void);
const char *kb_workbook_view_section_name (guint index);
const char *kb_workbook_view_section_title (guint index);

G_END_DECLS

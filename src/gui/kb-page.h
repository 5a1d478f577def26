// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The frame of every page: a header bar with undo and redo, a title, the page's own buttons, and
 * the content below. */
#define KB_TYPE_PAGE (kb_page_get_type ())
G_DECLARE_FINAL_TYPE (KbPage, kb_page, KB, PAGE, GtkWidget)

void kb_page_set_title (KbPage *page, const char *title);
void kb_page_set_subtitle (KbPage *page, const char *subtitle);
const char *kb_page_get_title (KbPage *page);

G_END_DECLS

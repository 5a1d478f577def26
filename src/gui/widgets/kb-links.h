// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbLinks:
 *
 * What a record is tied to: the linked records as a list, with a search to tie one more.
 *
 * Signals: "link" (id), "unlink" (id) and "open" (id), when a person asks for it.
 */
#define KB_TYPE_LINKS (kb_links_get_type ())
G_DECLARE_FINAL_TYPE (KbLinks, kb_links, KB, LINKS, GtkBox)

void kb_links_set_texts (KbLinks *links, const char *heading, const char *add, const char *empty);
void kb_links_clear (KbLinks *links);
void kb_links_add (KbLinks *links, const KbRecord *record, const char *title, GtkWidget *suffix);
void kb_links_set_candidates (KbLinks *links, const GPtrArray *records);
void kb_links_set_editable (KbLinks *links, gboolean editable);

G_END_DECLS

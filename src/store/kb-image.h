// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"
#include "kb-database.h"

G_BEGIN_DECLS

/*
 * Images of a workbook: the bytes of a whole file with its content and nothing else. The same
 * content gives the same bytes. Private to store/.
 */

GBytes *kb_image_make (KbContent *content, const char *decision_id, GError **error);
char *kb_image_checksum (GBytes *image);
KbDatabase *kb_image_open (gconstpointer data, gsize size, GError **error);
gboolean
kb_image_attach (KbDatabase *database, KbDatabase *other, const char *name, GError **error);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The few things that GLib does not offer alike on every system. One .c file a system; this is all
 * that a port needs. */

void kb_platform_begin (void);
char *kb_platform_resolve (const char *path);
gint64 kb_platform_process_id (void);
gboolean kb_platform_process_is_alive (gint64 process_id, const char *token);
char *kb_platform_process_token (gint64 process_id);
void kb_platform_sync_folder (const char *path);
gboolean kb_platform_create_whole (const char *path, const char *data, gsize length);
gboolean kb_platform_rename_new (const char *from, const char *to);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-database.h"

G_BEGIN_DECLS

/* "KlBd": marks the file in its header, and lets a desktop know it without an extension. */
#define KB_APPLICATION_ID 0x4B6C4264

/*
 * The schema's versions. A new one needs a line here with what it changed, a step in kb-schema.c, a
 * file of the version before in tests/data/, and a test that old → new equals new.
 */
typedef enum {
  KB_SCHEMA_NONE = 0,
  KB_SCHEMA_1 = 1, /* the first: method, register, risks, plan, decision, history */
  KB_SCHEMA_2 = 2, /* workshops, triggers, consequence areas, shared classes */
  KB_SCHEMA_3 = 3, /* the whole register, threats and acceptance, measures, follow-up */
  KB_SCHEMA_4 = 4, /* own aspects of measures */
  KB_SCHEMA_CURRENT = KB_SCHEMA_4,
} KbSchemaVersion;

gboolean kb_schema_create (KbDatabase *database, GError **error);
gboolean kb_schema_migrate (KbDatabase *database, int from, GError **error);
gboolean kb_schema_check (KbDatabase *database, int *version, GError **error);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import-fields.h"

G_BEGIN_DECLS

typedef struct {
  char *header;
  char *folded;
  KbMatch match;
  const KbTarget *target;     /* NULL: not imported */
  GHashTable *choices;        /* cells that were read as a choice → its code; of a CHOICE field */
  const KbTarget *suggestion; /* what the header looks like, once that was asked */
  gboolean suggestion_known;
  KbSourceScale colors; /* what the column's colours run through */
} KbColumn;

struct _KbImport {
  KbTable *table;
  KbContent *content;
  KbMethod *method;
  KbKind kind;
  KbLanguage language;
  char *file_name;
  GPtrArray *targets;  /* KbTarget */
  GArray *columns;     /* KbColumn */
  guint header_index;  /* of the row with the headers */
  KbSourceScale scale; /* for the whole file */
  KbOnExisting on_existing;
  GHashTable *same;         /* folded name → id of the record that is meant */
  GHashTable *level_values; /* folded cell → level's ordinal + 1, or 0 for rows left out */
};

/* What a cell was read as. */
typedef struct {
  KbRowReason reason;
  char *text;
  gint64 integer;
} KbCellValue;

KbColumn *kb_import_column (const KbImport *import, guint column);
const KbColumn *
kb_import_column_for (const KbImport *import, KbTargetType type, guint field, guint *index);
KbCellValue kb_import_read_field (KbKind kind, guint field, const char *cell);
gboolean kb_import_said_level (const KbImport *import, const char *cell, int *ordinal);
gboolean kb_import_says_nothing (KbKind kind, guint field, const char *folded);
gboolean kb_import_read_amount (const char *cell, gint64 *amount);
char **kb_import_split_list (const char *cell);
char **kb_import_split_names (const char *cell,
                              gboolean (*knows) (gpointer data, const char *folded),
                              gpointer data);

G_END_DECLS

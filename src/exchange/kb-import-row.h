// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import-private.h"

G_BEGIN_DECLS

/* An import that is being run. Private to the import. */
typedef struct {
  KbImport *import;
  KbImportResult *result;
  GHashTable *existing;            /* folded name → KbRecord of the content */
  GHashTable *seen;                /* folded name → row number, as a pointer */
  GHashTable *systems;             /* folded name → id, those of the content and new ones */
  GHashTable *promised;            /* folded name → id, systems whose rows are still to come */
  GHashTable *named_early;         /* folded names of those that another row has named */
  GHashTable *stopped;             /* folded names of systems that must not be kept */
  GHashTable *titles;              /* id → name, of systems that are not in the content */
  GHashTable *links;               /* id → GPtrArray of the ids it newly depends on */
  GHashTable *leant_on;            /* ids that something newly depends on */
  GHashTable *environments;        /* folded name → id */
  GHashTable *by_name[KB_N_KINDS]; /* folded name → KbRecord, when they have been asked for */
  GHashTable *units;               /* folded path → id */
  KbInheritance *inheritance;      /* once a risk's object was asked about */
  gint64 next_position;
  gint64 next_system_position;
  gint64 next_unit_position;
  gint64 next_environment_position;
  gint64 next_number; /* of risks or actions */
  guint name_column;
} KbRun;

/* One row on its way. */
typedef struct {
  KbRun *run;
  guint index;
  KbRowOutcome *outcome;
  KbSourceScale scale;
  KbRecord *record; /* being filled */
  KbRecord *old;    /* what it would change, or NULL */
  KbReading levels[KB_MAX_ASPECTS];
  const char *level_cells[KB_MAX_ASPECTS]; /* as written; NULL when there is no such cell */
  gboolean level_said[KB_MAX_ASPECTS];     /* a person said what the cell means */
  gboolean same_total; /* the total in the list is the sum of the costs that are there */
  int total_year;      /* the one year that has a cost there, which another total replaces; or 0 */
} KbRowWork;

const char *kb_import_row_cell (const KbRowWork *work, guint column);
gboolean kb_import_row_fail (
    KbRowWork *work, KbRowOutcomeType type, KbRowReason reason, int column, const char *value);
gboolean kb_import_row_says_stop (const KbRowWork *work);
gboolean kb_import_row_read (KbRowWork *work);
void kb_import_row_write (KbRowWork *work);
void kb_import_row_put (KbRowWork *work, KbRecord *part);
gboolean kb_import_is_blank (const char *text);
KbRecord *kb_import_find_by_name (KbRun *run, KbKind kind, const char *name);

gboolean kb_import_read_action (KbRowWork *work);
void kb_import_write_action (KbRowWork *work);

void kb_import_systems_start (KbRun *run);
void kb_import_systems_clear (KbRun *run);
char *kb_import_systems_take_id (KbRun *run, const char *folded);
void kb_import_systems_made (KbRun *run, const char *folded, const char *id);
void kb_import_write_systems (KbRowWork *work);
gboolean kb_import_check_dependencies (KbRowWork *work);
void kb_import_write_dependencies (KbRowWork *work);
void kb_import_systems_end (KbRun *run);

G_END_DECLS

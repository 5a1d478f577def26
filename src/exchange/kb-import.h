// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-edit.h"
#include "kb-labels.h"
#include "kb-table.h"

G_BEGIN_DECLS

/* Of a file with very many sheets only the first are looked through for a list. */
#define KB_IMPORT_SHEETS_TO_TRY 12

/**
 * KbImport:
 *
 * Turns the rows of a list into an edit. Columns are matched to fields by the method's own names,
 * then by synonyms; a person or --map can say otherwise. Running it writes nothing: it gives an
 * outcome for each row, and the edit that would make it so.
 */
typedef struct _KbImport KbImport;

typedef enum {
  KB_MATCH_NONE,
  KB_MATCH_EXACT,     /* the method's or the field's own name */
  KB_MATCH_SIMILAR,   /* a synonym, or nearly the name */
  KB_MATCH_CHOSEN,    /* said by a person */
  KB_MATCH_PERSONAL,  /* holds names or addresses of people: off unless chosen */
  KB_MATCH_AMBIGUOUS, /* could be two fields: nothing until a person says which */
} KbMatch;

typedef enum {
  KB_EXISTING_SKIP,
  KB_EXISTING_UPDATE,
  KB_EXISTING_STOP,
} KbOnExisting;

typedef enum {
  KB_ROW_CREATED,
  KB_ROW_UPDATED,
  KB_ROW_SKIPPED,
  KB_ROW_FAILED,
} KbRowOutcomeType;

typedef enum {
  KB_REASON_NONE,
  KB_REASON_BLANK, /* a row of blanks */
  KB_REASON_NO_NAME,
  KB_REASON_REPEATED,       /* the same name as an earlier row: "other" is its number */
  KB_REASON_EXISTS,         /* is in the workbook already */
  KB_REASON_UNCHANGED,      /* is there already, and the same */
  KB_REASON_STOP,           /* a matter of säkerhetsskydd; nothing of it is kept */
  KB_REASON_OUTSIDE,        /* a level outside the scale */
  KB_REASON_NO_COUNTERPART, /* a level that the source's scale has and the method's has not */
  KB_REASON_CONTRADICTS,    /* the level's number and name differ */
  KB_REASON_UNREADABLE,     /* neither a level, a date nor whatever it should be */
  KB_REASON_TOO_LONG,       /* more than a cell can hold */
  KB_REASON_SCALE,          /* the row's scale can't be read */
  KB_REASON_CIRCLE,         /* what it depends on depends on it */
  KB_REASON_CUT_OFF,        /* what the risk is for is under the cut-off: "value" */
  KB_REASON_HOURS,          /* a time that is no whole number of hours */
  KB_REASON_TOTAL,          /* another total than that of costs over several years */
  KB_REASON_SUM,            /* a line with the sums of a list */
} KbRowReason;

typedef struct {
  guint row;  /* as the spreadsheet counts */
  int column; /* where the reason lies, from 0; KB_NONE for the whole row */
  KbRowOutcomeType type;
  KbRowReason reason;
  guint other;      /* another row that the reason speaks of */
  char *value;      /* what stood there; NULL when it must not be repeated */
  char *name;       /* NULL when it must not be kept */
  KbRecord *before; /* the record as it was, for an updated row */
} KbRowOutcome;

typedef struct {
  guint read;
  guint created;
  guint updated;
  guint skipped;
  guint failed;
  GPtrArray *rows; /* KbRowOutcome */
  KbEdit *edit;
} KbImportResult;

/* A field that a column can be mapped to. */
typedef struct {
  const char *key;
  const char *label;
} KbImportField;

/* What stands for levels in the list, and how it is read. */
typedef struct {
  char *value;
  guint rows;    /* how many cells say it */
  guint row;     /* the first of them, as the spreadsheet counts */
  gboolean read; /* whether it is read without being told, with the scale that is chosen */
  int ordinal;   /* the level; KB_NONE when there is none for it */
  gboolean said; /* a person said what it means */
} KbLevelValue;

KbImport *kb_import_new (KbTable *table,
                         KbContent *content,
                         KbMethod *method,
                         KbKind kind,
                         KbLanguage language,
                         const char *file_name,
                         GError **error);
void kb_import_free (KbImport *import);
KbKind
kb_import_guess_kind (const KbTable *table, const KbMethod *method, const KbContent *content);

gboolean
kb_import_looks_like_list (const KbTable *table, const KbMethod *method, const KbContent *content);
KbTable *kb_import_read_table (const char *path,
                               const KbMethod *method,
                               const KbContent *content,
                               GError **error);

guint kb_import_n_columns (const KbImport *import);
const char *kb_import_header (const KbImport *import, guint column);
const char *kb_import_sample (const KbImport *import, guint column);
KbMatch kb_import_match (const KbImport *import, guint column);
const char *kb_import_field_of (const KbImport *import, guint column);
guint kb_import_n_fields (const KbImport *import);
KbImportField kb_import_field (const KbImport *import, guint index);
gboolean kb_import_map (KbImport *import, const char *key, guint column);
void kb_import_unmap (KbImport *import, guint column);
gboolean
kb_import_map_header (KbImport *import, const char *key, const char *header, GError **error);
gboolean kb_import_set_scale (KbImport *import, const char *text, GError **error);
char *kb_import_scale (const KbImport *import);
GPtrArray *kb_import_level_values (const KbImport *import);
guint kb_import_n_unread_levels (const KbImport *import);
char *kb_import_guess_scale (const KbImport *import);
void kb_import_set_level_value (KbImport *import, const char *value, int ordinal);
void kb_import_forget_level_value (KbImport *import, const char *value);
gboolean kb_import_set_level_text (KbImport *import, const char *text, GError **error);
const char *kb_import_suggestion (const KbImport *import, guint column);
void kb_import_set_on_existing (KbImport *import, KbOnExisting on_existing);
void kb_import_set_same (KbImport *import, const char *name, const char *record_id);
guint kb_import_header_row (const KbImport *import);
const char *kb_import_sheet (const KbImport *import);
char *kb_import_signature (const KbImport *import);
char *kb_import_mapping_json (const KbImport *import);
void kb_import_apply_mapping_json (KbImport *import, const char *json);

KbImportResult *kb_import_run (KbImport *import, GError **error);
void kb_import_result_free (KbImportResult *result);
char *
kb_describe_row_outcome (const KbImport *import, const KbRowOutcome *outcome, KbLanguage language);
const char *kb_row_outcome_code (KbRowOutcomeType type);
const char *kb_row_reason_code (KbRowReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbImport, kb_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbImportResult, kb_import_result_free)

G_END_DECLS

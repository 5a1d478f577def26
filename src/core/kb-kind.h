// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-fields.h"
#include "kb-types.h"

G_BEGIN_DECLS

typedef enum {
#define KB_KIND_MEMBER(KIND, table) KB_KIND_##KIND,
  KB_KINDS (KB_KIND_MEMBER)
#undef KB_KIND_MEMBER
      KB_N_KINDS,
  KB_KIND_NONE = KB_N_KINDS,
} KbKind;

/* One enumeration of fields a kind: KB_ASSET_NAME, KB_ASSET_UNIT, … KB_ASSET_N_FIELDS. */
#define KB_FIELD_MEMBER(KIND, FIELD, column, TYPE, TARGET, flags) KB_##KIND##_##FIELD,
#define KB_DECLARE_FIELDS(KIND, table)                                                             \
  typedef enum { KB_##KIND##_FIELDS (KB_FIELD_MEMBER) KB_##KIND##_N_FIELDS } Kb##KIND##Field;
KB_KINDS (KB_DECLARE_FIELDS)
#undef KB_DECLARE_FIELDS
#undef KB_FIELD_MEMBER

typedef enum {
  KB_TYPE_TEXT,
  KB_TYPE_DATE,
  KB_TYPE_CHOICE,
  KB_TYPE_REFERENCE,
  KB_TYPE_INTEGER,
  KB_TYPE_BOOLEAN,
} KbFieldType;

typedef enum {
  KB_FIELD_KEY = 1 << 0,
  KB_FIELD_INDEXED = 1 << 1,
  KB_FIELD_FREE = 1 << 2,
  KB_FIELD_OWNER = 1 << 3, /* the row goes when what it points at goes; a key does so always */
} KbFieldFlags;

typedef struct {
  const char *column;
  KbFieldType type;
  KbKind target;
  KbFieldFlags flags;
} KbFieldInfo;

typedef struct {
  const char *table;
  const KbFieldInfo *fields;
  guint n_fields;
  gboolean composite; /* its first two fields are its key; otherwise it has an id column */
} KbKindInfo;

/* The one record of these kinds has the kind's table name as its id. */
#define KB_WORKBOOK_ID "workbook"
#define KB_METHOD_ID   "method"

const KbKindInfo *kb_kind_info (KbKind kind);
const KbFieldInfo *kb_field_info (KbKind kind, guint field);
KbKind kb_kind_from_table (const char *table);
int kb_field_from_column (KbKind kind, const char *column);
gboolean kb_field_is_integer (const KbFieldInfo *field);
gboolean kb_kind_is_method (KbKind kind);

G_END_DECLS

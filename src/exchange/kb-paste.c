// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-paste"

#include "kb-paste.h"

#include "kb-format.h"
#include "kb-import-private.h"

#include <string.h>

#define MAX_COLUMNS 64

typedef enum {
  COLUMN_NAME,
  COLUMN_DESCRIPTION,
  COLUMN_UNIT,
  COLUMN_FORM,
  COLUMN_SYSTEMS,
  COLUMN_STATUTES,
  N_COLUMNS, /* also: a column that is not taken */
} KbPasteColumn;

typedef struct {
  KbContent *content;
  KbPaste *paste;
  KbPasteColumn columns[MAX_COLUMNS];
  guint n_columns;
  GHashTable *pasted;  /* folded names so far */
  GHashTable *present; /* folded names of the workbook's assets */
} KbPasteReader;

static void
row_free (gpointer data)
{
  KbPastedRow *row = data;

  g_free ((char *) row->asset.name);
  g_free ((char *) row->asset.description);
  g_free ((char *) row->asset.unit_id);
  g_free ((char *) row->asset.form);
  g_free ((char *) row->asset.statutes);
  g_strfreev ((char **) row->asset.systems);
  g_free (row->unit);
  g_free (row);
}

void
kb_paste_free (KbPaste *paste)
{
  g_ptr_array_unref (paste->rows);
  g_free (paste);
}

/* A quoted cell ends at a quote that stands before a tab, a line end or the end; a doubled quote is
 * one. NULL when it is no quoted cell: then the quote is a part of the text. */
static const char *
read_quoted (const char *start, GString *cell)
{
  const char *p = start + 1;

  for (; *p; p++) {
    if (*p == '"' && p[1] == '"') {
      p++;
    } else if (*p == '"') {
      return !p[1] || strchr ("\t\r\n", p[1]) ? p + 1 : NULL;
    }
    g_string_append_c (cell, *p);
  }
  return NULL;
}

/* Reads the cells of a row as Excel and LibreOffice put them on the clipboard. */
static const char *
read_row (const char *text, GPtrArray *cells)
{
  const char *p = text;

  for (;;) {
    g_autoptr (GString) cell = g_string_new (NULL);
    const char *end = *p == '"' ? read_quoted (p, cell) : NULL;

    if (!end) {
      gsize length = strcspn (p, "\t\r\n");

      g_string_truncate (cell, 0);
      g_string_append_len (cell, p, (gssize) length);
      end = p + length;
    }
    g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
    if (*end != '\t')
      return *end == '\r' && end[1] == '\n' ? end + 2 : *end ? end + 1 : end;
    p = end + 1;
  }
}

static gboolean
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i))
      return FALSE;
  return TRUE;
}

static gboolean
says_stop (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (kb_gate_is_stop_text (g_ptr_array_index (cells, i)))
      return TRUE;
  return FALSE;
}

static KbPasteColumn
column_of_target (const KbTarget *target)
{
  if (target->type == KB_TARGET_UNIT)
    return COLUMN_UNIT;
  if (target->type == KB_TARGET_SYSTEMS)
    return COLUMN_SYSTEMS;
  if (target->type != KB_TARGET_FIELD)
    return N_COLUMNS;
  switch (target->field) {
  case KB_ASSET_NAME:
    return COLUMN_NAME;
  case KB_ASSET_DESCRIPTION:
    return COLUMN_DESCRIPTION;
  case KB_ASSET_FORM:
    return COLUMN_FORM;
  case KB_ASSET_STATUTES:
    return COLUMN_STATUTES;
  default:
    return N_COLUMNS;
  }
}

static KbPasteColumn
column_of_header (const GPtrArray *targets, const char *header)
{
  g_autofree char *folded = kb_fold (header);

  for (guint i = 0; *folded && i < targets->len; i++) {
    const KbTarget *target = g_ptr_array_index (targets, i);

    if ((target->names && g_strv_contains ((const char *const *) target->names, folded))
        || (target->synonyms && g_strv_contains ((const char *const *) target->synonyms, folded)))
      return column_of_target (target);
  }
  return N_COLUMNS;
}

/* Headers are known by the one that means the name; the other columns follow from theirs. */
static gboolean
read_header (KbPasteReader *self, const KbMethod *method, const GPtrArray *cells)
{
  g_autoptr (GPtrArray) targets =
      kb_import_targets (method, self->content, KB_KIND_ASSET, KB_LANGUAGE_SV);
  KbPasteColumn columns[MAX_COLUMNS];
  gboolean taken[N_COLUMNS + 1] = { FALSE };
  guint n = MIN (cells->len, MAX_COLUMNS);

  for (guint i = 0; i < n; i++) {
    columns[i] = column_of_header (targets, g_ptr_array_index (cells, i));
    if (taken[columns[i]])
      columns[i] = N_COLUMNS;
    taken[columns[i]] = TRUE;
  }
  if (!taken[COLUMN_NAME])
    return FALSE;
  memcpy (self->columns, columns, n * sizeof (KbPasteColumn));
  self->n_columns = n;
  return TRUE;
}

/* Without headers the columns stand in the order of KbPasteColumn. */
static void
default_columns (KbPasteReader *self)
{
  self->n_columns = N_COLUMNS;
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = (KbPasteColumn) i;
}

static const char *
cell_for (const KbPasteReader *self, const GPtrArray *cells, KbPasteColumn column)
{
  for (guint i = 0; i < MIN (self->n_columns, cells->len); i++)
    if (self->columns[i] == column)
      return g_ptr_array_index (cells, i);
  return "";
}

static char *
or_nothing (const char *text)
{
  return *text ? g_strdup (text) : NULL;
}

static char *
find_unit (KbContent *content, const char *name)
{
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autofree char *wanted = kb_fold (name);

  for (guint i = 0; *wanted && i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    g_autofree char *path = kb_format_unit_path (content, kb_record_id (unit));
    g_autofree char *folded_path = kb_fold (path);
    g_autofree char *folded = kb_fold (kb_record_text (unit, KB_UNIT_NAME));

    if (g_str_equal (folded, wanted) || g_str_equal (folded_path, wanted))
      return g_strdup (kb_record_id (unit));
  }
  return NULL;
}

/* A name is one line, whatever the cell was. */
static char *
read_name (const char *cell)
{
  g_auto (GStrv) words = g_strsplit_set (cell, " \t\r\n", -1);
  GString *name = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
  return g_string_free (name, FALSE);
}

static void
read_form (KbPastedRow *row, const char *cell)
{
  KbCellValue value;

  if (!*cell)
    return;
  value = kb_import_read_field (KB_KIND_ASSET, KB_ASSET_FORM, cell);
  row->asset.form = value.text;
  row->form_lost = value.text == NULL;
}

static void
take_row (KbPasteReader *self, const GPtrArray *cells, char *name)
{
  KbPastedRow *row = g_new0 (KbPastedRow, 1);
  char *folded = kb_fold (name);

  row->asset.name = name;
  row->asset.description = or_nothing (cell_for (self, cells, COLUMN_DESCRIPTION));
  row->asset.statutes = or_nothing (cell_for (self, cells, COLUMN_STATUTES));
  row->asset.systems =
      (const char *const *) kb_import_split_list (cell_for (self, cells, COLUMN_SYSTEMS));
  row->unit = or_nothing (cell_for (self, cells, COLUMN_UNIT));
  row->asset.unit_id = row->unit ? find_unit (self->content, row->unit) : NULL;
  read_form (row, cell_for (self, cells, COLUMN_FORM));
  row->exists = g_hash_table_contains (self->present, folded);
  row->repeated = !g_hash_table_add (self->pasted, folded);
  g_ptr_array_add (self->paste->rows, row);
}

static void
read_cells (KbPasteReader *self, const GPtrArray *cells)
{
  KbPaste *paste = self->paste;
  g_autofree char *name = NULL;

  paste->read++;
  if (says_stop (cells)) {
    paste->stopped++;
    return;
  }
  name = read_name (cell_for (self, cells, COLUMN_NAME));
  if (!*name)
    paste->unnamed++;
  else if (g_utf8_strlen (name, -1) > KB_PASTE_MAX_NAME)
    paste->too_long++;
  else if (paste->rows->len >= KB_PASTE_MAX_ROWS)
    paste->beyond++;
  else
    take_row (self, cells, g_steal_pointer (&name));
}

static GHashTable *
names_present (KbContent *content)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);

  for (guint i = 0; i < assets->len; i++)
    g_hash_table_add (names,
                      kb_fold (kb_record_text (g_ptr_array_index (assets, i), KB_ASSET_NAME)));
  return names;
}

/**
 * kb_paste_read:
 * @content: the workbook's content
 * @method: its method
 * @text: what was pasted: one name a line, or columns with tabs between them
 *
 * Columns are known by their headers, by the same words as in an import; without headers they are
 * name, description, unit, form, systems and statutes.
 *
 * read = rows + stopped + unnamed + too_long + beyond.
 *
 * Returns: (transfer full): what can be added
 */
KbPaste *
kb_paste_read (KbContent *content, const KbMethod *method, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GHashTable) pasted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) present = names_present (content);
  KbPaste *paste = g_new0 (KbPaste, 1);
  KbPasteReader reader = {
    .content = content, .paste = paste, .pasted = pasted, .present = present
  };
  gboolean first = TRUE;

  paste->rows = g_ptr_array_new_with_free_func (row_free);
  default_columns (&reader);
  for (const char *p = g_str_has_prefix (valid, "\357\273\277") ? valid + 3 : valid; *p;) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

    p = read_row (p, cells);
    if (is_blank (cells))
      continue;
    if (first)
      paste->has_header = read_header (&reader, method, cells);
    if (!first || !paste->has_header)
      read_cells (&reader, cells);
    first = FALSE;
  }
  return paste;
}

/**
 * kb_paste_assets:
 * @paste: what was pasted
 * @with_repeated: whether rows whose name is repeated, or in the workbook already, are among them
 * @n_assets: (out): how many
 *
 * Returns: (transfer container) (array length=n_assets): values for
 * kb_workbook_add_workshop_assets(), valid as long as @paste
 */
KbNewAsset *
kb_paste_assets (const KbPaste *paste, gboolean with_repeated, guint *n_assets)
{
  KbNewAsset *assets = g_new0 (KbNewAsset, MAX (paste->rows->len, 1));

  *n_assets = 0;
  for (guint i = 0; i < paste->rows->len; i++) {
    const KbPastedRow *row = g_ptr_array_index (paste->rows, i);

    if (with_repeated || (!row->repeated && !row->exists))
      assets[(*n_assets)++] = row->asset;
  }
  return assets;
}

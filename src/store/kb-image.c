// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-image"

#include "kb-image.h"

#include "kb-schema.h"
#include "kb-table-writer.h"

#include <string.h>

/* Places in the header of an SQLite file (https://sqlite.org/fileformat2.html#the_database_header)
 * that tell how it was written and not what it holds. */
#define CHANGE_COUNTER  24
#define VALID_FOR       92
#define LIBRARY_VERSION 96
#define HEADER_SIZE     100

/* §, date and outcome are registered after the meeting, so they are no part of what was locked. */
static KbRecord *
without_outcome (KbRecord *record)
{
  KbRecord *copy = kb_record_copy (record);

  kb_record_set_text (copy, KB_DECISION_PARAGRAPH, NULL);
  kb_record_set_text (copy, KB_DECISION_DECIDED_ON, NULL);
  kb_record_set_text (copy, KB_DECISION_OUTCOME, NULL);
  return copy;
}

static KbEdit *
everything (KbContent *content, const char *decision_id)
{
  KbEdit *edit = kb_edit_new ("image");

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++) {
      KbRecord *record = g_ptr_array_index (list, i);
      g_autoptr (KbRecord) bare =
          kind == KB_KIND_DECISION && g_strcmp0 (kb_record_id (record), decision_id) == 0
              ? without_outcome (record)
              : kb_record_ref (record);

      kb_edit_insert (edit, bare);
    }
  }
  return edit;
}

static void
put_number (guint8 *bytes, gsize place, guint32 number)
{
  guint32 value = GUINT32_TO_BE (number);

  memcpy (bytes + place, &value, sizeof value);
}

static void
free_image (gpointer data)
{
  sqlite3_free (data);
}

static GBytes *
serialize (KbDatabase *database, GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *bytes = sqlite3_serialize (kb_database_handle (database), "main", &size, 0);

  if (!bytes || size < HEADER_SIZE) {
    sqlite3_free (bytes);
    kb_database_fault (error, "out of memory");
    return NULL;
  }
  put_number (bytes, CHANGE_COUNTER, 1);
  put_number (bytes, VALID_FOR, 1);
  put_number (bytes, LIBRARY_VERSION, 0);
  return g_bytes_new_with_free_func (bytes, (gsize) size, free_image, bytes);
}

/**
 * kb_image_make:
 * @content: what it holds
 * @decision_id: (nullable): the decision whose outcome is left out
 * @error: (out): %KB_STORE_ERROR
 *
 * Writes the content into a new file in memory, so that no history, no drafts and no trace of what
 * was deleted can be in it.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
kb_image_make (KbContent *content, const char *decision_id, GError **error)
{
  g_autoptr (KbDatabase) database = kb_database_open (NULL, KB_DATABASE_MEMORY, error);
  g_autoptr (KbEdit) edit = everything (content, decision_id);

  if (!database || !kb_schema_create (database, error) || !kb_database_begin (database, error)
      || !kb_table_write (database, edit, NULL, error) || !kb_database_commit (database, error)
      || !kb_database_exec (database, "VACUUM", error))
    return NULL;
  return serialize (database, error);
}

char *
kb_image_checksum (GBytes *image)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, image);
}

static gboolean
deserialize (KbDatabase *database, const char *name, gconstpointer data, gsize size, GError **error)
{
  guint8 *copy = sqlite3_malloc64 (size);
  int result;

  if (!copy) {
    kb_database_fault (error, "out of memory");
    return FALSE;
  }
  memcpy (copy, data, size);
  result = sqlite3_deserialize (kb_database_handle (database), name, copy, (sqlite3_int64) size,
                                (sqlite3_int64) size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (result == SQLITE_OK)
    return TRUE;
  kb_database_set_error (database, result, error);
  return FALSE;
}

/**
 * kb_image_open:
 * @data: the bytes of an image
 * @size: how many
 * @error: (out): %KB_STORE_ERROR_CORRUPT …
 *
 * It is checked as any file from outside, and brought to the schema of now.
 *
 * Returns: (transfer full) (nullable): a database in memory that holds it
 */
KbDatabase *
kb_image_open (gconstpointer data, gsize size, GError **error)
{
  g_autoptr (KbDatabase) database = NULL;
  int version = 0;

  if (size < HEADER_SIZE) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "workbook", NULL);
    return NULL;
  }
  database = kb_database_open (NULL, KB_DATABASE_MEMORY, error);
  if (!database || !deserialize (database, "main", data, size, error)
      || !kb_schema_check (database, &version, error))
    return NULL;
  if (version < KB_SCHEMA_CURRENT && !kb_schema_migrate (database, version, error))
    return NULL;
  return g_steal_pointer (&database);
}

/**
 * kb_image_attach:
 * @database: a database in memory
 * @other: another
 * @name: what it is called there
 * @error: (out): %KB_STORE_ERROR
 *
 * Puts a copy of @other beside @database, for comparing the two.
 *
 * Returns: whether it is there
 */
gboolean
kb_image_attach (KbDatabase *database, KbDatabase *other, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("ATTACH ':memory:' AS %s", name);
  g_autoptr (GBytes) bytes = serialize (other, error);

  if (!bytes || !kb_database_exec (database, sql, error))
    return FALSE;
  return deserialize (database, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                      error);
}

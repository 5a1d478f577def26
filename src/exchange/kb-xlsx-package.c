// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-xlsx-package"

#include "kb-xlsx-package.h"

#include <minizip/unzip.h>
#include <string.h>

#define MAX_ENTRIES     4096
#define MAX_NAME        512
#define MAX_PART_BYTES  (512u << 20) /* declared or real size of one part */
#define MAX_TOTAL_BYTES (768u << 20)
#define MAX_RATIO       200 /* inflated : compressed, from 1 MiB on */
#define RATIO_FREE      (1u << 20)
#define MAX_DEPTH       64
#define CHUNK           65536

struct _KbXlsxPackage {
  unzFile zip;
  GHashTable *names; /* lower case → as written */
  guint64 total;
  /* While a part is parsed */
  XML_Parser parser;
  const KbXlsxHandler *handler;
  gpointer data;
  int depth;
  gboolean stopped;
  KbExchangeError code;
  char *reason;
};

/**
 * kb_xlsx_local_name:
 * @name: a name as the parser gives it, with its namespace before a bar
 *
 * Returns: the name without it, so that any prefix a writer chose will do
 */
const char *
kb_xlsx_local_name (const char *name)
{
  const char *bar = strrchr (name, '|');

  return bar ? bar + 1 : name;
}

/**
 * kb_xlsx_attribute:
 * @attributes: pairs of name and value, ended by %NULL
 * @name: an attribute's local name
 *
 * Returns: (nullable): its value
 */
const char *
kb_xlsx_attribute (const char **attributes, const char *name)
{
  for (; *attributes; attributes += 2)
    if (g_str_equal (kb_xlsx_local_name (attributes[0]), name))
      return attributes[1];
  return NULL;
}

/**
 * kb_xlsx_package_stop:
 * @package: a package whose part is being parsed
 * @code: why
 * @reason: for the log
 *
 * Ends the parsing; kb_xlsx_package_parse() then fails with @code.
 */
void
kb_xlsx_package_stop (KbXlsxPackage *package, KbExchangeError code, const char *reason)
{
  if (package->stopped)
    return;
  package->stopped = TRUE;
  package->code = code;
  g_free (package->reason);
  package->reason = g_strdup (reason);
  if (package->parser)
    XML_StopParser (package->parser, XML_FALSE);
}

static void
on_start (void *data, const XML_Char *name, const XML_Char **attributes)
{
  KbXlsxPackage *self = data;

  if (self->stopped)
    return;
  if (++self->depth > MAX_DEPTH) {
    kb_xlsx_package_stop (self, KB_EXCHANGE_ERROR_LIMIT, "depth");
    return;
  }
  self->handler->start (self->data, kb_xlsx_local_name (name), (const char **) attributes);
}

static void
on_end (void *data, const XML_Char *name)
{
  KbXlsxPackage *self = data;

  self->depth--;
  if (!self->stopped && self->handler->end)
    self->handler->end (self->data, kb_xlsx_local_name (name));
}

static void
on_text (void *data, const XML_Char *text, int length)
{
  KbXlsxPackage *self = data;

  if (!self->stopped && self->handler->text)
    self->handler->text (self->data, text, length);
}

/* No honest spreadsheet has a document type; what follows one is entities that grow. */
static void
on_doctype (void *data,
            const XML_Char *name,
            const XML_Char *system,
            const XML_Char *public_id,
            int has_subset)
{
  kb_xlsx_package_stop (data, KB_EXCHANGE_ERROR_DAMAGED, "document type");
}

static gboolean
read_names (KbXlsxPackage *self, GError **error)
{
  int result = unzGoToFirstFile (self->zip);

  for (guint n = 0; result == UNZ_OK; n++, result = unzGoToNextFile (self->zip)) {
    /* One more than it may fill: a longer name comes back without an end. */
    char name[MAX_NAME + 1] = { 0 };
    g_autofree char *slashed = NULL;

    if (n >= MAX_ENTRIES) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_LIMIT, "part", "entries", NULL);
      return FALSE;
    }
    if (unzGetCurrentFileInfo64 (self->zip, NULL, name, MAX_NAME, NULL, 0, NULL, 0) != UNZ_OK)
      break;
    slashed = g_strdelimit (g_strdup (name), "\\", '/');
    g_hash_table_insert (self->names, g_ascii_strdown (slashed, -1), g_strdup (name));
  }
  return TRUE;
}

/**
 * kb_xlsx_package_open:
 * @path: a zip file
 * @error: (out): %KB_EXCHANGE_ERROR_DAMAGED or %KB_EXCHANGE_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the package
 */
KbXlsxPackage *
kb_xlsx_package_open (const char *path, GError **error)
{
  g_autoptr (KbXlsxPackage) self = g_new0 (KbXlsxPackage, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->zip = unzOpen64 (path);
  if (!self->zip) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_DAMAGED, "part", "zip", NULL);
    return NULL;
  }
  if (!read_names (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kb_xlsx_package_free (KbXlsxPackage *package)
{
  if (package->zip)
    unzClose (package->zip);
  g_hash_table_unref (package->names);
  g_free (package->reason);
  g_free (package);
}

/* Some writers name parts in other letters than they are referred by. */
static const char *
real_name (KbXlsxPackage *self, const char *part)
{
  g_autofree char *lower = g_ascii_strdown (part, -1);

  return g_hash_table_lookup (self->names, lower);
}

gboolean
kb_xlsx_package_has (KbXlsxPackage *package, const char *part)
{
  return real_name (package, part) != NULL;
}

static gboolean
fail (GError **error, KbExchangeError code, const char *part, const char *reason)
{
  kb_error_set (error, KB_EXCHANGE_ERROR, code, "part", part, "reason", reason, NULL);
  return FALSE;
}

static gboolean
within_limits (KbXlsxPackage *self, guint64 part_bytes, guint64 compressed)
{
  if (self->total > MAX_TOTAL_BYTES || part_bytes > MAX_PART_BYTES)
    return FALSE;
  return part_bytes <= RATIO_FREE || part_bytes / MAX (compressed, 1) <= MAX_RATIO;
}

/* Feeds the open part to the parser. */
static gboolean
feed (KbXlsxPackage *self, const char *part, guint64 compressed, GError **error)
{
  guint64 part_bytes = 0;

  for (;;) {
    void *buffer = XML_GetBuffer (self->parser, CHUNK);
    int n = buffer ? unzReadCurrentFile (self->zip, buffer, CHUNK) : -1;

    if (n < 0)
      return fail (error, KB_EXCHANGE_ERROR_DAMAGED, part, "inflate");
    part_bytes += (guint64) n;
    self->total += (guint64) n;
    if (!within_limits (self, part_bytes, compressed))
      return fail (error, KB_EXCHANGE_ERROR_LIMIT, part, "inflated size");
    if (XML_ParseBuffer (self->parser, n, n == 0) != XML_STATUS_OK) {
      if (self->stopped)
        return fail (error, self->code, part, self->reason);
      return fail (error, KB_EXCHANGE_ERROR_DAMAGED, part,
                   XML_ErrorString (XML_GetErrorCode (self->parser)));
    }
    if (n == 0)
      return TRUE;
  }
}

/**
 * kb_xlsx_package_parse:
 * @package: a package
 * @part: a part's name
 * @handler: what is called for elements and text
 * @data: for @handler
 * @error: (out): %KB_EXCHANGE_ERROR naming the part
 *
 * Returns: whether the whole part was read
 */
gboolean
kb_xlsx_package_parse (KbXlsxPackage *package,
                       const char *part,
                       const KbXlsxHandler *handler,
                       gpointer data,
                       GError **error)
{
  const char *name = real_name (package, part);
  unz_file_info64 info = { 0 };
  gboolean ok;
  int closed;

  if (!name || unzLocateFile (package->zip, name, 1) != UNZ_OK
      || unzGetCurrentFileInfo64 (package->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
    return fail (error, KB_EXCHANGE_ERROR_DAMAGED, part, "missing");
  if (info.flag & 1)
    return fail (error, KB_EXCHANGE_ERROR_ENCRYPTED, part, NULL);
  if (info.uncompressed_size > MAX_PART_BYTES)
    return fail (error, KB_EXCHANGE_ERROR_LIMIT, part, "declared size");
  if (unzOpenCurrentFile (package->zip) != UNZ_OK)
    return fail (error, KB_EXCHANGE_ERROR_DAMAGED, part, "open");
  package->parser = XML_ParserCreateNS (NULL, '|');
  package->handler = handler;
  package->data = data;
  package->depth = 0;
  package->stopped = FALSE;
  XML_SetUserData (package->parser, package);
  XML_SetElementHandler (package->parser, on_start, on_end);
  XML_SetCharacterDataHandler (package->parser, on_text);
  XML_SetStartDoctypeDeclHandler (package->parser, on_doctype);
  ok = feed (package, part, info.compressed_size, error);
  g_clear_pointer (&package->parser, XML_ParserFree);
  closed = unzCloseCurrentFile (package->zip);
  if (ok && closed == UNZ_CRCERROR)
    return fail (error, KB_EXCHANGE_ERROR_DAMAGED, part, "checksum");
  return ok;
}

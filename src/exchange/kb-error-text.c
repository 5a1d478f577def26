// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-error-text"

#include "kb-error-text.h"

#include "kb-exchange-error.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-store-error.h"
#include "kb-table.h"

typedef struct {
  int code;
  const char *text; /* {file} and the error's other details are filled in */
} KbErrorText;

static const KbErrorText core_texts[] = {
  { KB_CORE_ERROR_SYNTAX, N_ ("The method file is not valid JSON: {reason}.") },
  { KB_CORE_ERROR_FORMAT,
    N_ ("The method file has format {value}, which this version cannot read.") },
  { KB_CORE_ERROR_MISSING, N_ ("The method lacks “{path}”.") },
  { KB_CORE_ERROR_TYPE, N_ ("“{path}” in the method should be {expected}.") },
  { KB_CORE_ERROR_COUNT,
    N_ ("“{path}” in the method has {value} items; between {minimum} and {maximum} are allowed.") },
  { KB_CORE_ERROR_VALUE, N_ ("“{path}” in the method has a value that is not allowed: {value}.") },
  { KB_CORE_ERROR_DUPLICATE, N_ ("“{value}” occurs twice in the method, at “{path}”.") },
  { KB_CORE_ERROR_REFERENCE,
    N_ ("“{path}” in the method refers to “{value}”, which is not there.") },
  { KB_CORE_ERROR_MATRIX,
    N_ ("The risk matrix of the method has a hole or the wrong size at “{path}”.") },
  { KB_CORE_ERROR_UNDECIDED, N_ ("“{value}” is used in the workbook (times: {count}) and has no "
                                 "counterpart in the new scale. Say what it becomes.") },
  { KB_CORE_ERROR_UNKNOWN_METHOD,
    N_ ("There is no method called “{value}”. `klassning methods` lists those there are.") },
};

static const KbErrorText store_texts[] = {
  { KB_STORE_ERROR_FULL,
    N_ ("The disk is full. Nothing was changed; free some space and try again.") },
  { KB_STORE_ERROR_PERMISSION,
    N_ ("{file} cannot be read or written here. Check the folder's permissions.") },
  { KB_STORE_ERROR_NOT_FOUND, N_ ("{file} does not exist.") },
  { KB_STORE_ERROR_EXISTS, N_ ("{file} already exists. Choose another name.") },
  { KB_STORE_ERROR_NEWER, N_ ("{file} was made by a newer version of Klassningsbordet. It can be "
                              "read but not changed here.") },
  { KB_STORE_ERROR_CORRUPT, N_ ("{file} is damaged ({reason}) and was not opened. Restore a "
                                "backup, or ask the person you got it from.") },
  { KB_STORE_ERROR_IO, N_ ("{file} could not be read or written: {reason}. Nothing was changed.") },
  { KB_STORE_ERROR_CANCELLED, N_ ("Cancelled. Nothing was changed.") },
  { KB_STORE_ERROR_CONFLICT,
    N_ ("This can no longer be undone, because what it changed has been changed again.") },
  { KB_STORE_ERROR_NOTHING, N_ ("There is nothing to undo or redo.") },
  { KB_STORE_ERROR_REFERENCE,
    N_ ("The change would refer to something that is no longer there. Nothing was changed.") },
  { KB_STORE_ERROR_CIRCLE, N_ ("The two actions would wait for each other. Nothing was changed.") },
  { KB_STORE_ERROR_UNIT_CIRCLE,
    N_ ("{name} cannot come under itself or under one of its own units. Choose another unit.") },
  { KB_STORE_ERROR_GONE, N_ ("What this is about is no longer in the workbook.") },
  { KB_STORE_ERROR_NO_DECISION,
    N_ ("No decision is being prepared. Fill in what the nämnd is to decide first.") },
  { KB_STORE_ERROR_REGISTERED,
    N_ ("The decision is registered and can no longer be changed. Begin the next one instead.") },
  { KB_STORE_ERROR_UNLOCKED,
    N_ ("Lock what the nämnd was given before you register its decision.") },
  { KB_STORE_ERROR_NO_VERSION,
    N_ ("There is no locked version {value} in the workbook. There are: {choices}.") },
  { KB_STORE_ERROR_VERSION_GONE, N_ ("The content of version {value} has been purged. Only its "
                                     "checksum is left.") },
  { KB_STORE_ERROR_METHOD,
    N_ ("{file} has a method that is not whole (“{path}”), so it was not opened.") },
  { KB_STORE_ERROR_ASPECT_USED,
    N_ ("There are classes for “{name}”, so it cannot be removed. Put it out of use instead: its "
        "values stay and can be taken up again.") },
  { KB_STORE_ERROR_CUT_OFF,
    N_ ("“{name}” is at the lowest level in every aspect. By the method it stays in the register "
        "(part 1) and has no risk analysis (part 2). Change its class first, if that is wrong.") },
  { KB_STORE_ERROR_INTERNAL,
    N_ ("Something went wrong inside the program: {reason}. Nothing was changed.") },
};

/* By what was found. */
static const struct {
  const char *found;
  const char *text;
} not_workbook_texts[] = {
  { "empty", N_ ("{file} is empty, so it is not a workbook.") },
  { "zip", N_ ("{file} is a spreadsheet or another zip file, not a workbook. Import it into a "
               "workbook instead.") },
  { "ole", N_ ("{file} is an old or protected Office file, not a workbook.") },
  { "folder", N_ ("{file} is a folder, not a workbook.") },
  { "database", N_ ("{file} is a database of another program, not a workbook.") },
};

static const KbErrorText exchange_texts[] = {
  { KB_EXCHANGE_ERROR_READ, N_ ("{file} cannot be read: {reason}.") },
  { KB_EXCHANGE_ERROR_EMPTY, N_ ("{file} is empty: there are no rows to import.") },
  { KB_EXCHANGE_ERROR_ENCRYPTED,
    N_ ("{file} is protected by a password. Save a copy without a password and import that.") },
  { KB_EXCHANGE_ERROR_DAMAGED, N_ ("{file} is damaged (in {part}) and cannot be imported. Open and "
                                   "save it in a spreadsheet program first.") },
  { KB_EXCHANGE_ERROR_LIMIT, N_ ("{file} is larger than what can be imported safely ({part}).") },
  { KB_EXCHANGE_ERROR_QUOTE,
    N_ ("{file}: the quotation mark that begins a cell in row {row} is never closed, so the rows "
        "after it cannot be told apart. Close it and import again. Nothing was imported.") },
  { KB_EXCHANGE_ERROR_ENCODING, N_ ("{file} is a text in an unknown encoding. Save it as UTF-8.") },
  { KB_EXCHANGE_ERROR_NO_SUCH_SHEET, N_ ("{file} has no sheet “{value}”. It has: {choices}.") },
  { KB_EXCHANGE_ERROR_NO_NAME,
    N_ ("{file} has no column that could be recognised as the name. Its headers are: {headers}. "
        "Say which one it is with --map name=HEADER.") },
  { KB_EXCHANGE_ERROR_AMBIGUOUS,
    N_ ("{file}: column {column} “{value}” could mean {first} or {second}. Say which with --map, "
        "for example --map {key}={value}.") },
  { KB_EXCHANGE_ERROR_MAPPING, N_ ("“{value}” fits no field or header. There are: {choices}.") },
  { KB_EXCHANGE_ERROR_MAPPED_TWICE,
    N_ ("Columns {first} and {second} are both mapped to “{value}”. Only one can be.") },
  { KB_EXCHANGE_ERROR_SCALE,
    N_ ("“{value}” is not a scale. Write for example 0-4, 1-4, 0-3 or column:HEADER.") },
  { KB_EXCHANGE_ERROR_LEVEL,
    N_ ("“{value}” names no level. Write what stands in the list, an equals sign and one of the "
        "method's levels: {choices}.") },
  { KB_EXCHANGE_ERROR_EXISTING,
    N_ ("{file}: “{value}” in row {row} is already in the workbook. Nothing was imported.") },
  { KB_EXCHANGE_ERROR_FORMAT,
    N_ ("“{value}” is not a format that can be written. Choose a name that ends in {choices}.") },
  { KB_EXCHANGE_ERROR_REPORT, N_ ("The report “{value}” cannot be written in this format.") },
  { KB_EXCHANGE_ERROR_WRITE, N_ ("{file} cannot be written: {reason}. Nothing was left behind.") },
  { KB_EXCHANGE_ERROR_FULL,
    N_ ("{file} could not be written because the disk became full. Nothing was left behind.") },
  { KB_EXCHANGE_ERROR_READ_BACK, N_ ("{file} was written but did not match when read back "
                                     "({part}: {value} instead of {expected}), so it was "
                                     "removed.") },
  { KB_EXCHANGE_ERROR_CANCELLED, N_ ("Cancelled. Nothing was written.") },
  { KB_EXCHANGE_ERROR_NO_WORKSHOP,
    N_ ("There is no workshop {value} in the workbook. There are: {choices}.") },
  { KB_EXCHANGE_ERROR_DATE, N_ ("“{value}” is not a date. Write it as 2027-03-31.") },
  { KB_EXCHANGE_ERROR_OPEN, N_ ("{file} is open in another program. Close it there, or choose "
                                "another name. Nothing was written.") },
  { KB_EXCHANGE_ERROR_NO_OBJECT, N_ ("There is no system or information asset called “{value}”.") },
  { KB_EXCHANGE_ERROR_TIME, N_ ("“{value}” is not a time of day. Write it as 13:00.") },
  { KB_EXCHANGE_ERROR_NOT_PLAN, N_ ("{file} holds no plan that was exported from here in full. Its "
                                    "hidden columns are needed to "
                                    "read it back; a public extract cannot be.") },
  { KB_EXCHANGE_ERROR_OTHER_WORKBOOK,
    N_ ("The plan in {file} belongs to another workbook. Nothing was changed.") },
  { KB_EXCHANGE_ERROR_CATALOGUE_SYNTAX,
    N_ ("{file} is not a catalogue of measures: it is not valid JSON ({reason}). Nothing was "
        "imported.") },
  { KB_EXCHANGE_ERROR_CATALOGUE,
    N_ ("{file} has a fault at “{path}”: it is missing or not allowed. Nothing was imported.") },
  { KB_EXCHANGE_ERROR_CATALOGUE_TWICE,
    N_ ("{file} has the code “{value}” twice, at “{path}”. Nothing was imported.") },
  { KB_EXCHANGE_ERROR_NO_SYSTEM, N_ ("There is no system called “{value}” in the workbook.") },
  { KB_EXCHANGE_ERROR_NO_UNIT, N_ ("“{value}” is not one of the units. Write one of: {choices}.") },
  { KB_EXCHANGE_ERROR_NO_ASPECT,
    N_ ("“{value}” is none of the method’s aspects. There are: {choices}.") },
  { KB_EXCHANGE_ERROR_ASPECT_WORDS,
    N_ ("“{value}” is not understood. Write for example {choices}.") },
  { KB_EXCHANGE_ERROR_NO_CLASS,
    N_ ("Requirements follow from a class. Say which system or which class they are for.") },
  { KB_EXCHANGE_ERROR_CLASS, N_ ("“{value}” is not a class of this method. Write for example "
                                 "{choices}.") },
};

/* In a window there is a list to choose in, not an option to write. */
static const KbErrorText window_texts[] = {
  { KB_EXCHANGE_ERROR_NO_NAME,
    N_ ("{file} has no column that could be recognised as the name. Its headers are: {headers}. "
        "Choose in the list which one it is.") },
  { KB_EXCHANGE_ERROR_AMBIGUOUS, N_ ("{file}: column {column} “{value}” could mean {first} or "
                                     "{second}. Choose its field in the list.") },
};

/* Details that are words of our own and not of a file or the operating system. */
static const struct {
  const char *key;
  const char *word;
  const char *text;
} known_words[] = {
  { "reason", "UTF-8", N_ ("the text is not UTF-8") },
  { "reason", "nesting", N_ ("it is nested too deeply") },
  { "reason", "changeset", N_ ("a change in the history") },
  { "reason", "payload", N_ ("a change in the history") },
  { "reason", "history", N_ ("the history") },
  { "reason", "workbook", N_ ("what the workbook says of itself") },
  { "reason", "schema", N_ ("the tables") },
  { "reason", "checksum", N_ ("a locked version does not have its checksum") },
  { "reason", "rename", N_ ("the file could not be renamed") },
  { "reason", "out of memory", N_ ("the memory is full") },
  { "expected", "text", N_ ("a text") },
  { "expected", "{\"sv\": …, \"en\": …}", N_ ("a text in Swedish and one in English") },
  { "expected", "true/false", N_ ("true or false") },
  { "expected", "integer", N_ ("a whole number") },
  { "expected", "[…]", N_ ("a list") },
  { "expected", "{…}", N_ ("an object") },
  { "part", "zip", N_ ("the zip archive") },
  { "part", "entries", N_ ("too many parts") },
  { "part", "cells", N_ ("too many cells") },
  { "part", "bytes", N_ ("too many bytes") },
  { "part", "rows", N_ ("rows") },
};

static const char *
find_text (const KbErrorText *texts, guint n, int code)
{
  for (guint i = 0; i < n; i++)
    if (texts[i].code == code)
      return texts[i].text;
  return NULL;
}

static const char *
read_only_text (const GError *error)
{
  const char *reason = kb_error_detail (error, "reason");

  if (g_strcmp0 (reason, "newer") == 0)
    return N_ (
        "The workbook was made by a newer version of Klassningsbordet, so it can only be read.");
  if (g_strcmp0 (reason, "in-use") == 0)
    return N_ ("Somebody else has the workbook open, so it can only be read for now.");
  if (g_strcmp0 (reason, "migration") == 0)
    return N_ ("The workbook was made by an older version and must be opened for writing once.");
  if (g_strcmp0 (reason, "version") == 0)
    return N_ ("This is version {value} as it was locked for the nämnd, so it can only be read.");
  return N_ ("The workbook can only be read. Nothing was changed.");
}

static const char *
busy_text (const GError *error)
{
  if (kb_error_detail (error, "host"))
    return N_ ("{file} is open elsewhere since {since} ({role}, on the computer {host}).");
  return N_ ("The workbook is busy with something else. Wait until it is done and try again.");
}

static const char *
not_workbook_text (const char *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_workbook_texts); i++)
    if (g_strcmp0 (not_workbook_texts[i].found, found) == 0)
      return not_workbook_texts[i].text;
  return N_ ("{file} is not a workbook.");
}

/* What is wrong with a method: a cause of core, alone or in what the store refused. */
static const char *
core_text (const GError *error, int code)
{
  if (code == KB_CORE_ERROR_COUNT
      && g_strcmp0 (kb_error_detail (error, "minimum"), kb_error_detail (error, "maximum")) == 0)
    return N_ ("“{path}” in the method has {value} items, but there must be {minimum}: one for "
               "each level.");
  return find_text (core_texts, G_N_ELEMENTS (core_texts), code);
}

static const char *
store_text (const GError *error)
{
  switch ((KbStoreError) error->code) {
  case KB_STORE_ERROR_READ_ONLY:
    return read_only_text (error);
  case KB_STORE_ERROR_BUSY:
    return busy_text (error);
  case KB_STORE_ERROR_ACCEPTOR:
    return g_strcmp0 (kb_error_detail (error, "reason"), "board") == 0
               ? N_ (
                   "Only the nämnd may accept this risk. Put it before the nämnd in the decision.")
               : N_ ("By the method nobody may accept a risk at this level. Lower it first.");
  case KB_STORE_ERROR_METHOD:
    /* An act that would have made it so, not a file that is. */
    if (kb_error_detail (error, "problem"))
      return core_text (error,
                        (int) g_ascii_strtoll (kb_error_detail (error, "problem"), NULL, 10));
    break;
  case KB_STORE_ERROR_NOT_FOUND:
    if (kb_error_detail (error, "folder"))
      return N_ ("There is no folder {folder}.");
    break;
  case KB_STORE_ERROR_NOT_WORKBOOK:
    return not_workbook_text (kb_error_detail (error, "found"));
  default:
    break;
  }
  return find_text (store_texts, G_N_ELEMENTS (store_texts), error->code);
}

/* Too large in what way? */
static const char *
limit_text (const GError *error)
{
  const char *reason = kb_error_detail (error, "reason");

  G_STATIC_ASSERT (KB_TABLE_MAX_ROWS == 50000);
  if (g_strcmp0 (reason, "too many rows") == 0)
    return N_ ("{file} has more than 50,000 rows, which is more than can be imported at once. "
               "Divide the list, or take away the rows that say nothing. Nothing was imported.");
  if (g_strcmp0 (reason, "inflated size") == 0 || g_strcmp0 (reason, "declared size") == 0)
    return N_ ("{file} would unpack to far more than a list can be, as a file made to do harm "
               "does, so it was not read. If it is an honest list, save its sheet as CSV and "
               "import that.");
  return find_text (exchange_texts, G_N_ELEMENTS (exchange_texts), error->code);
}

static const char *
exchange_text (const GError *error)
{
  const char *found = kb_error_detail (error, "found");

  if (error->code == KB_EXCHANGE_ERROR_NO_WORKSHOP && !kb_error_detail (error, "value"))
    return N_ ("There is no such workshop in the workbook.");
  if (error->code == KB_EXCHANGE_ERROR_DATE && !kb_error_detail (error, "value"))
    return N_ ("The workshop has no date yet.");
  if (error->code == KB_EXCHANGE_ERROR_READ_BACK && !kb_error_detail (error, "expected"))
    return N_ ("{file} was written but did not match when read back, so it was removed.");
  if (error->code == KB_EXCHANGE_ERROR_LIMIT)
    return limit_text (error);
  if (error->code != KB_EXCHANGE_ERROR_NOT_SHEET)
    return find_text (exchange_texts, G_N_ELEMENTS (exchange_texts), error->code);
  if (g_strcmp0 (found, "ods") == 0)
    return N_ (
        "{file} is an OpenDocument spreadsheet. Save it as Excel (.xlsx) or CSV and import that.");
  if (g_strcmp0 (found, "xls") == 0)
    return N_ (
        "{file} is in the old Excel format (.xls). Save it as .xlsx or CSV and import that.");
  if (g_strcmp0 (found, "workbook") == 0)
    return N_ ("{file} is a database, not a list that can be imported.");
  return N_ ("{file} is not a spreadsheet or a text list, so it cannot be imported.");
}

static const char *
window_text (const GError *error)
{
  if (error->domain == KB_CORE_ERROR && error->code == KB_CORE_ERROR_UNKNOWN_METHOD)
    return N_ ("There is no method called “{value}”.");
  if (error->domain == KB_EXCHANGE_ERROR)
    return find_text (window_texts, G_N_ELEMENTS (window_texts), error->code);
  return NULL;
}

/* What was read back and what was expected of it come from a file, even when a word looks like one
 * of ours. */
static char *
detail_text (const GError *error, const char *key, KbLanguage language)
{
  const char *value = kb_error_detail (error, key);
  gboolean read_back =
      error->domain == KB_EXCHANGE_ERROR && error->code == KB_EXCHANGE_ERROR_READ_BACK;
  KbKind kind;

  if (!value)
    return g_strdup ("–");
  if (read_back && g_str_equal (key, "expected"))
    return g_strdup (value);
  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (g_str_equal (known_words[i].key, key) && g_str_equal (known_words[i].word, value))
      return g_strdup (kb_text (language, known_words[i].text));
  kind = g_str_equal (key, "reason") ? kb_kind_from_table (value) : KB_KIND_NONE;
  return kind == KB_KIND_NONE ? g_strdup (value)
                              : g_utf8_strdown (kb_label_kind_plural (kind, language), -1);
}

static char *
describe (const GError *error, const char *pattern, KbLanguage language)
{
  static const char *const keys[] = { "path",    "count",   "value",  "expected", "minimum",
                                      "maximum", "part",    "folder", "host",     "choices",
                                      "headers", "column",  "first",  "second",   "key",
                                      "row",     "version", "reason", "name" };
  g_autoptr (GString) text = NULL;
  g_autofree char *since = NULL;
  const char *role;
  const char *file;

  if (!pattern)
    return g_strdup (error->message);
  file = kb_error_detail (error, "file");
  role = kb_error_detail (error, "role");
  since = kb_error_detail (error, "since") ? kb_format_time (kb_error_detail (error, "since"))
                                           : g_strdup ("");
  text = g_string_new (kb_text (language, pattern));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *place = g_strdup_printf ("{%s}", keys[i]);
    g_autofree char *value = detail_text (error, keys[i], language);

    g_string_replace (text, place, value, 0);
  }
  g_string_replace (text, "{since}", since, 0);
  g_string_replace (text, "{role}", role && *role ? role : kb_text (language, "no role given"), 0);
  g_string_replace (text, "{file}", file ? file : kb_text (language, "The workbook"), 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
general_text (const GError *error)
{
  if (error->domain == KB_CORE_ERROR)
    return core_text (error, error->code);
  if (error->domain == KB_STORE_ERROR)
    return store_text (error);
  if (error->domain == KB_EXCHANGE_ERROR)
    return exchange_text (error);
  return NULL;
}

/**
 * kb_error_text:
 * @error: an error of any layer
 * @language: the reader's language
 *
 * Returns: (transfer full): what happened and what to do, in one or two sentences
 */
char *
kb_error_text (const GError *error, KbLanguage language)
{
  return describe (error, general_text (error), language);
}

/**
 * kb_error_text_for_window:
 * @error: an error of any layer
 * @language: the reader's language
 *
 * Returns: (transfer full): as kb_error_text(), but what to do is told for a window and not for the
 * command line
 */
char *
kb_error_text_for_window (const GError *error, KbLanguage language)
{
  const char *pattern = window_text (error);

  return describe (error, pattern ? pattern : general_text (error), language);
}

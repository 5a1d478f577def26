// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-json"

#include "kb-json.h"

#include <string.h>

#define MAX_DEPTH 64

/**
 * kb_json_is_shallow:
 * @json: a text that may be JSON
 * @length: its length in bytes, -1 if it ends in NUL
 *
 * json-glib's parser calls itself for each array and object inside another, so a text from outside
 * is looked at before it is parsed: deep nesting would overflow the stack.
 *
 * Returns: whether its arrays and objects are nested no deeper than any of ours
 */
gboolean
kb_json_is_shallow (const char *json, gssize length)
{
  gsize size = length < 0 ? strlen (json) : (gsize) length;
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < size; i++) {
    if (in_string && json[i] == '\\')
      i++;
    else if (json[i] == '"')
      in_string = !in_string;
    else if (!in_string && (json[i] == '[' || json[i] == '{') && ++depth > MAX_DEPTH)
      return FALSE;
    else if (!in_string && (json[i] == ']' || json[i] == '}') && depth > 0)
      depth--;
  }
  return TRUE;
}

/**
 * kb_json_text_mend:
 * @text: (transfer full): what json-glib wrote
 *
 * json-glib 1.6 escapes every control character but the last, U+001F: Word's optional hyphen.
 *
 * Returns: (transfer full): the same as RFC 8259 has it, which other programs can read
 */
char *
kb_json_text_mend (char *text)
{
  GString *mended;

  if (!strchr (text, 0x1F))
    return text;
  mended = g_string_new (text);
  g_string_replace (mended, "\x1F", "\\u001f", 0);
  g_free (text);
  return g_string_free (mended, FALSE);
}

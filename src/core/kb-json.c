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

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-statute-text"

#include "kb-statute-text.h"

#include "kb-collation.h"

#include <string.h>

/* What stands between two: a semicolon where there is one, else a comma. */
static const char *
separator_of (const char *text)
{
  return !strchr (text, ';') && strchr (text, ',') ? "," : ";";
}

/* A reference as it is compared: "OSL 26 kap. 1 §" is "26 kap. 1 § OSL". */
static char *
key_of (const char *reference)
{
  g_autofree char *folded = kb_fold (reference);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\302\240", -1);
  g_autoptr (GString) key = g_string_new (NULL);
  const char *act = NULL;

  for (guint i = 0; words[i]; i++) {
    if (!*words[i])
      continue;
    if (!act && key->len == 0 && !g_ascii_isdigit (*words[i]))
      act = words[i];
    else
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", words[i]);
  }
  if (act)
    g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", act);
  return g_strdup (key->str);
}

static gboolean
is_same (const char *part, const char *reference)
{
  g_autofree char *one = key_of (part);
  g_autofree char *other = key_of (reference);

  return *one && g_str_equal (one, other);
}

/**
 * kb_statute_text_has:
 * @text: (nullable): what stands for an information asset
 * @reference: a provision
 *
 * Returns: whether the provision is among those that stand there
 */
gboolean
kb_statute_text_has (const char *text, const char *reference)
{
  g_auto (GStrv) parts = NULL;

  if (!text)
    return FALSE;
  parts = g_strsplit (text, separator_of (text), -1);
  for (guint i = 0; parts[i]; i++)
    if (is_same (parts[i], reference))
      return TRUE;
  return FALSE;
}

/**
 * kb_statute_text_toggle:
 * @text: (nullable): what stands for an information asset
 * @reference: a provision
 *
 * Returns: (transfer full): the text with the provision last, or without it when it stood there;
 * the rest in its order
 */
char *
kb_statute_text_toggle (const char *text, const char *reference)
{
  const char *separator = separator_of (text ? text : "");
  g_auto (GStrv) parts = g_strsplit (text ? text : "", separator, -1);
  GString *result = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = 0; parts[i]; i++) {
    g_strstrip (parts[i]);
    if (is_same (parts[i], reference)) {
      found = TRUE;
      continue;
    }
    if (*parts[i])
      g_string_append_printf (result, "%s%s%s", result->len > 0 ? separator : "",
                              result->len > 0 ? " " : "", parts[i]);
  }
  if (!found)
    g_string_append_printf (result, "%s%s%s", result->len > 0 ? separator : "",
                            result->len > 0 ? " " : "", reference);
  return g_string_free (result, FALSE);
}

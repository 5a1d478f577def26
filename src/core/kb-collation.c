// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-collation"

#include "kb-collation.h"

#include <string.h>

/*
 * Swedish order: a–z, å, ä, ö, whatever locale the process runs in (the file must sort the same on
 * every laptop). Case and other accents only decide between texts that are otherwise equal; digits
 * stand before letters.
 */

static gunichar
base_letter (gunichar c)
{
  gunichar first, second;

  if (c < 0x80)
    return (guchar) g_ascii_tolower ((char) c);
  c = g_unichar_tolower (c);
  switch (c) {
  case 0xE5: /* å */
  case 0xE4: /* ä */
  case 0xF6: /* ö */
    return c;
  case 0xE6: /* æ */
    return 0xE4;
  case 0xF8: /* ø */
    return 0xF6;
  default:
    break;
  }
  while (g_unichar_decompose (c, &first, &second))
    c = first;
  return c;
}

static guint
weight (gunichar c)
{
  c = base_letter (c);
  switch (c) {
  case 0xE5:
    return 'z' + 1;
  case 0xE4:
    return 'z' + 2;
  case 0xF6:
    return 'z' + 3;
  case 0x2013: /* en dash sorts as a hyphen */
    return '-';
  case 0xA0:
    return ' ';
  default:
    return c > 'z' ? c + 0x100 : c;
  }
}

/* What is below the first combining mark, U+0300, has one way to be written: nearly every text. */
static gboolean
is_composed (const char *text)
{
  for (const char *p = text; *p; p++) {
    if ((guchar) *p < 0x80)
      continue;
    if ((guchar) *p < 0xC2 || (guchar) *p >= 0xCC || ((guchar) p[1] & 0xC0) != 0x80)
      return FALSE;
    p++;
  }
  return TRUE;
}

/* A combining ring or diaeresis must not hide an å: compare composed texts. */
static const char *
composed (const char *text, char **copy)
{
  if (is_composed (text))
    return text;
  *copy = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (!*copy)
    *copy = g_utf8_make_valid (text, -1);
  return *copy;
}

/**
 * kb_collate:
 * @one: (nullable): a text
 * @other: (nullable): another
 *
 * Returns: their order in Swedish; no text stands first
 */
int
kb_collate (const char *one, const char *other)
{
  g_autofree char *first_copy = NULL;
  g_autofree char *second_copy = NULL;
  const char *first, *second;

  if (!one || !other)
    return !one && !other ? 0 : !one ? -1 : 1;
  first = composed (one, &first_copy);
  second = composed (other, &second_copy);
  while (*first && *second) {
    guint a = weight (g_utf8_get_char (first));
    guint b = weight (g_utf8_get_char (second));

    if (a != b)
      return a < b ? -1 : 1;
    first = g_utf8_next_char (first);
    second = g_utf8_next_char (second);
  }
  if (*first || *second)
    return *first ? 1 : -1;
  return strcmp (one, other);
}

/**
 * kb_fold:
 * @text: (nullable): a text
 *
 * Returns: (transfer full): @text for searching and comparing names: lower case, accents off but å,
 * ä and ö kept, runs of white space as one blank, none at the ends
 */
char *
kb_fold (const char *text)
{
  g_autofree char *copy = NULL;
  const char *normal = composed (text ? text : "", &copy);
  GString *folded = g_string_sized_new (strlen (normal));

  for (const char *p = normal; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || c == 0xA0 || c == 0xFEFF) {
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    } else {
      g_string_append_unichar (folded, base_letter (c));
    }
  }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/**
 * kb_folded_contains:
 * @text: (nullable): a text as written
 * @folded_needle: what is searched, folded
 *
 * Returns: whether @text contains it
 */
gboolean
kb_folded_contains (const char *text, const char *folded_needle)
{
  g_autofree char *folded = NULL;

  if (!text)
    return FALSE;
  folded = kb_fold (text);
  return strstr (folded, folded_needle) != NULL;
}

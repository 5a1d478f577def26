// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-catalogue"

#include "kb-catalogue.h"

#include "kb-exchange-resources.h"

#include <string.h>

/* A GNU .mo file: a header of 32-bit numbers, then tables of lengths and offsets, the originals
 * sorted. */
#define MO_MAGIC    0x950412de
#define HEADER_SIZE 28

typedef struct {
  GBytes *bytes;
  const char *data;
  guint32 size;
  guint32 n_texts;
  guint32 originals;
  guint32 translations;
} KbCatalogue;

static guint32
read_number (const KbCatalogue *catalogue, guint32 offset)
{
  guint32 value = 0;

  if (offset + 4 <= catalogue->size)
    memcpy (&value, catalogue->data + offset, 4);
  return GUINT32_FROM_LE (value);
}

static const KbCatalogue *
swedish_catalogue (void)
{
  static gsize ready = 0;
  static KbCatalogue catalogue;

  if (g_once_init_enter (&ready)) {
    catalogue.bytes =
        g_resource_lookup_data (kb_exchange_get_resource (), "/se/klassningsbordet/locale/sv.mo",
                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    if (catalogue.bytes && g_bytes_get_size (catalogue.bytes) > HEADER_SIZE) {
      catalogue.data = g_bytes_get_data (catalogue.bytes, NULL);
      catalogue.size = (guint32) g_bytes_get_size (catalogue.bytes);
      if (read_number (&catalogue, 0) == MO_MAGIC) {
        catalogue.n_texts = read_number (&catalogue, 8);
        catalogue.originals = read_number (&catalogue, 12);
        catalogue.translations = read_number (&catalogue, 16);
      }
    }
    g_once_init_leave (&ready, 1);
  }
  return &catalogue;
}

/* The text at an entry of a table; it ends in NUL in the file. */
static const char *
entry_text (const KbCatalogue *catalogue, guint32 table, guint32 index, guint32 *length)
{
  guint32 offset = read_number (catalogue, table + index * 8 + 4);

  *length = read_number (catalogue, table + index * 8);
  if (offset >= catalogue->size || *length >= catalogue->size - offset)
    return "";
  return catalogue->data + offset;
}

/* Returns the translation, in which plural forms stand one after the other, each ended by NUL. */
static const char *
look_up (const char *text, guint32 *length)
{
  const KbCatalogue *catalogue = swedish_catalogue ();
  guint32 low = 0, high = catalogue->n_texts;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    guint32 ignored;
    int order = strcmp (text, entry_text (catalogue, catalogue->originals, middle, &ignored));

    if (order == 0)
      return entry_text (catalogue, catalogue->translations, middle, length);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

/**
 * kb_text:
 * @language: the reader's language
 * @text: an English text that stands in the catalogue
 *
 * Returns: (transfer none): the text in @language
 */
const char *
kb_text (KbLanguage language, const char *text)
{
  guint32 length;
  const char *found;

  if (language != KB_LANGUAGE_SV || !*text)
    return text;
  found = look_up (text, &length);
  return found && *found ? found : text;
}

/**
 * kb_text_plural:
 * @language: the reader's language
 * @one: the English text for one
 * @many: the English text for any other number
 * @n: the number
 *
 * Swedish and English have the same two forms.
 *
 * Returns: (transfer none): the text in @language
 */
const char *
kb_text_plural (KbLanguage language, const char *one, const char *many, gulong n)
{
  guint32 length = 0;
  const char *found = language == KB_LANGUAGE_SV ? look_up (one, &length) : NULL;
  gsize first;

  if (!found || !*found)
    return n == 1 ? one : many;
  first = strlen (found);
  if (n == 1 || first + 1 >= length)
    return found;
  return found + first + 1;
}

/**
 * kb_fill:
 * @pattern: a translated text with places such as {name}
 * @...: pairs of place and value (a %NULL value counts as empty), then %NULL
 *
 * Words change their order between languages, so places go by name.
 *
 * Returns: (transfer full): the text with its places filled
 */
char *
kb_fill (const char *pattern, ...)
{
  GString *filled = g_string_new (pattern);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *key;
  va_list arguments;

  /* Values are put in behind marks first, so that a value that looks like a place is left alone. */
  va_start (arguments, pattern);
  while ((key = va_arg (arguments, const char *))) {
    const char *value = va_arg (arguments, const char *);
    g_autofree char *place = g_strdup_printf ("{%s}", key);
    g_autofree char *mark = g_strdup_printf ("\001%u\001", values->len);

    g_string_replace (filled, place, mark, 0);
    g_ptr_array_add (values, g_strdup (value ? value : ""));
  }
  va_end (arguments);
  for (guint i = 0; i < values->len; i++) {
    g_autofree char *mark = g_strdup_printf ("\001%u\001", i);

    g_string_replace (filled, mark, g_ptr_array_index (values, i), 0);
  }
  return g_string_free (filled, FALSE);
}

/**
 * kb_fill_count:
 * @pattern: a translated text for @n things, with the place {n}
 * @n: how many
 *
 * Each count needs its own plural form, so a text with several counts is put together from one text
 * for each.
 *
 * Returns: (transfer full): the text with the number in its place
 */
char *
kb_fill_count (const char *pattern, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return kb_fill (pattern, "n", number, NULL);
}

/**
 * kb_language_from_code:
 * @code: (nullable): sv or en, or a locale's name
 * @language: (out): the language
 *
 * Returns: whether @code is one of ours
 */
gboolean
kb_language_from_code (const char *code, KbLanguage *language)
{
  if (code && g_ascii_strncasecmp (code, "sv", 2) == 0 && !g_ascii_isalpha (code[2])) {
    *language = KB_LANGUAGE_SV;
    return TRUE;
  }
  if (code && g_ascii_strncasecmp (code, "en", 2) == 0 && !g_ascii_isalpha (code[2])) {
    *language = KB_LANGUAGE_EN;
    return TRUE;
  }
  return FALSE;
}

const char *
kb_language_code (KbLanguage language)
{
  return language == KB_LANGUAGE_SV ? "sv" : "en";
}

/**
 * kb_language_from_environment:
 *
 * Returns: the first of our languages that the user asks for; Swedish, the users' language, when
 * none is
 */
KbLanguage
kb_language_from_environment (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *list = g_getenv ("LANGUAGE");
  g_auto (GStrv) wanted = g_strsplit (list ? list : "", ":", -1);
  KbLanguage language = KB_LANGUAGE_SV;

  for (guint i = 0; wanted[i]; i++)
    if (kb_language_from_code (wanted[i], &language))
      return language;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (kb_language_from_code (g_getenv (names[i]), &language))
      return language;
  return KB_LANGUAGE_SV;
}

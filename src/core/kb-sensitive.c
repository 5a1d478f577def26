// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sensitive"

#include "kb-sensitive.h"

#include "kb-personal-data.h"

#include <string.h>

/* Beginnings of words, folded. They are hints for a person who looks, not proof. */
static const char *const secrets[] = {
  "lösenord",      "pinkod",          "pin-kod",
  "larmkod",       "portkod",         "password",
  "passphrase",    "krypteringsnyck", "inloggningsuppgift",
  "säkerhetskod",  "kodlås",          "private key",
  "privat nyckel", "engångskod",      NULL,
};
static const char *const weaknesses[] = {
  "sårbar",      "svaghet",    "svagheter", "brist",    "saknar",       "saknas",    "oskydda",
  "okrypter",    "opatchad",   "föråldra",  "vulnerab", "weakness",     "unpatched", "unprotected",
  "unencrypted", "is missing", "lacks",     "outdated", "kan läsas av", "obehörig",  NULL,
};

/**
 * kb_sensitive_says:
 * @folded: a text, folded
 * @folded_words: one or more words, folded
 *
 * Returns: whether the text has the words, beginning and ending where words do
 */
gboolean
kb_sensitive_says (const char *folded, const char *folded_words)
{
  gsize length = strlen (folded_words);

  for (const char *p = strstr (folded, folded_words); length > 0 && p;
       p = strstr (p + 1, folded_words)) {
    gboolean begins = p == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));

    if (begins && !g_unichar_isalnum (g_utf8_get_char (p + length)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_word_that_begins (const char *text, const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; words[i]; i++)
    for (const char *p = strstr (folded, words[i]); p; p = strstr (p + 1, words[i]))
      if (p == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        return TRUE;
  return FALSE;
}

static gboolean
matches (const char *text, const char *pattern)
{
  return g_regex_match_simple (pattern, text, 0, 0);
}

/**
 * kb_sensitive_has:
 * @text: (nullable): a text that may become public
 * @reason: a reason that can be seen from the text alone, up to %KB_SENSITIVE_WEAKNESS
 *
 * Returns: whether the text should be looked at for that reason
 */
gboolean
kb_sensitive_has (const char *text, KbSensitive reason)
{
  if (!text || !*text || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  switch (reason) {
  case KB_SENSITIVE_NUMBER:
    return kb_personal_data_has_number (text);
  case KB_SENSITIVE_EMAIL:
    return kb_personal_data_has_email (text);
  case KB_SENSITIVE_PHONE:
    /* 0700-123 456, 070 123 45 67, +46 70 123 45 67; a registry number or a year is none. */
    return matches (text, "(?<![\\d/])(\\+46 ?\\(?0?\\)?\\d|0\\d{1,3} ?-) ?\\d{2,3}[ -]?\\d{2,3}"
                          "([ -]?\\d{2,3})?(?!\\d)")
           || matches (text, "(?<!\\d)07\\d[ -]?\\d{3} ?\\d{2} ?\\d{2}(?!\\d)");
  case KB_SENSITIVE_ADDRESS:
    return matches (text,
                    "(?<![\\d.])(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)"
                    "){3}(?![\\d.]*\\d)");
  case KB_SENSITIVE_SECRET:
    return has_word_that_begins (text, secrets);
  case KB_SENSITIVE_WEAKNESS:
    return has_word_that_begins (text, weaknesses);
  default:
    return FALSE;
  }
}

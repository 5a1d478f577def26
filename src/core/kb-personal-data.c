// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-personal-data"

#include "kb-personal-data.h"

#include <string.h>

/* The check digit of a personnummer: the Luhn sum over its ten last digits. */
static gboolean
luhn (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < 10; i++) {
    int value = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);

    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

static gboolean
plausible_day (const char *digits)
{
  int month = (digits[2] - '0') * 10 + digits[3] - '0';
  int day = (digits[4] - '0') * 10 + digits[5] - '0';

  /* A samordningsnummer adds 60 to the day. */
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/**
 * kb_personal_data_has_number:
 * @text: (nullable): a free text
 *
 * Returns: whether it holds what must be a personnummer or samordningsnummer: 10 or 12 digits, with
 * or without - or + before the last four, with a day of the year and a right check digit
 * (Skatteverket, SKV 704)
 */
gboolean
kb_personal_data_has_number (const char *text)
{
  for (const char *p = text ? text : ""; *p; p++) {
    char digits[13];
    int n = 0;
    const char *q = p;

    if (!g_ascii_isdigit (*p) || (p > text && g_ascii_isdigit (p[-1])))
      continue;
    while (n < 12 && (g_ascii_isdigit (*q) || ((*q == '-' || *q == '+') && (n == 6 || n == 8)))) {
      if (g_ascii_isdigit (*q))
        digits[n++] = *q;
      q++;
    }
    if (g_ascii_isdigit (*q) || (n != 10 && n != 12))
      continue;
    digits[n] = '\0';
    if (n == 12 && strncmp (digits, "18", 2) != 0 && strncmp (digits, "19", 2) != 0
        && strncmp (digits, "20", 2) != 0)
      continue;
    if (plausible_day (digits + n - 10) && luhn (digits + n - 10))
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_personal_data_has_email:
 * @text: (nullable): a free text
 *
 * Returns: whether it holds something written as an e-mail address
 */
gboolean
kb_personal_data_has_email (const char *text)
{
  static const char *const pattern = "[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+";

  return text && strchr (text, '@') && g_regex_match_simple (pattern, text, 0, 0);
}

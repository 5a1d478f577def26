// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-values"

#include "kb-import-private.h"

#include <string.h>

/* Reading of cells that are no levels: dates, yes and no, choices, amounts, lists. */

static const struct {
  const char *column;
  const char *code;
  const char *words; /* folded, separated by | */
} extra_words[] = {
  { "personal_data", "ordinary", "ja|x|1|true|yes|vanliga" },
  { "personal_data", "none", "nej|0|false|no|inga|-" },
  { "personal_data", "sensitive", "känsliga|känsliga personuppgifter|art. 9|artikel 9" },
  { "personal_data", "criminal", "lagöverträdelser|brott|art. 10|artikel 10" },
  { "personal_data", "protected", "skyddade|skyddade personuppgifter|skyddad identitet" },
  { "priority", "high", "hög|high|1" },
  { "priority", "medium", "medel|mellan|medium|2" },
  { "priority", "low", "låg|low|3" },
  { "status", "planned", "ej påbörjad|inte påbörjad|ny|not started" },
  { "status", "started", "pågår|påbörjad|försenad|overdue|in progress" },
  { "status", "done", "klar|klart|genomförd|åtgärdad|ja|x|completed" },
  { "status", "postponed", "uppskjuten|skjuts upp|vilande" },
  { "financing", "financed", "inom ram|finansierad|ja" },
  { "financing", "unfinanced", "ej finansierat|ej finansierad|saknas|nej" },
  { "treatment", "accept", "acceptera|accepteras" },
  { "treatment", "avoid", "undvika|undvik|undviks" },
  { "treatment", "transfer", "överföra|överför|överförs|dela" },
  { "treatment", "reduce", "reducera|minska|åtgärda|begränsa" },
  { "strategy", "accept", "acceptera|accepteras" },
  { "strategy", "avoid", "undvika|undvik|undviks" },
  { "strategy", "transfer", "överföra|överför|överförs|dela" },
  { "strategy", "reduce", "reducera|minska|åtgärda|begränsa" },
  { "category", "organisational", "org|organisatorisk|organisatoriska" },
  { "category", "administrative", "adm|administrativ|administrativa" },
  { "category", "physical", "fysisk|fysiska" },
  { "category", "technical", "teknisk|tekniska" },
};

static gboolean
word_in_list (const char *words, const char *folded)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, folded);
}

static const char *
read_choice (KbKind kind, guint field, const char *folded)
{
  const KbChoice *choices = kb_choices (kind, field);
  const char *column = kb_field_info (kind, field)->column;

  for (guint i = 0; choices && choices[i].code; i++) {
    g_autofree char *sv = kb_fold (kb_text (KB_LANGUAGE_SV, choices[i].text));
    g_autofree char *en = kb_fold (choices[i].text);

    if (g_str_equal (folded, choices[i].code) || g_str_equal (folded, sv)
        || g_str_equal (folded, en))
      return choices[i].code;
  }
  for (guint i = 0; i < G_N_ELEMENTS (extra_words); i++)
    if (g_str_equal (extra_words[i].column, column) && word_in_list (extra_words[i].words, folded))
      return extra_words[i].code;
  return NULL;
}

static KbRowReason
read_boolean (const char *folded, gint64 *value)
{
  if (word_in_list ("ja|j|x|1|true|yes|y|sant|kritisk|kritiskt|hög", folded))
    *value = 1;
  else if (word_in_list ("nej|n|0|false|no|falskt|-|låg|medel", folded))
    *value = 0;
  else
    return KB_REASON_UNREADABLE;
  return KB_REASON_NONE;
}

/**
 * kb_import_read_amount:
 * @cell: a sum of money as a list has it: 180, 1 450, 1 450 tkr, 180,0
 * @amount: (out): the sum in thousands of kronor
 *
 * Returns: whether it is one
 */
gboolean
kb_import_read_amount (const char *cell, gint64 *amount)
{
  g_autofree char *folded = kb_fold (cell);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = folded;

  for (; *p; p++) {
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != ' ')
      break;
  }
  if ((*p == ',' || *p == '.') && strspn (p + 1, "0") > 0)
    p += 1 + strspn (p + 1, "0");
  while (*p == ' ')
    p++;
  if (digits->len == 0 || digits->len > 12 || (*p && !g_str_equal (p, "tkr")))
    return FALSE;
  *amount = g_ascii_strtoll (digits->str, NULL, 10);
  return TRUE;
}

/**
 * kb_import_read_field:
 * @kind: a kind
 * @field: one of its fields
 * @cell: what stands in the list; not blank
 *
 * Returns: the value, or why it could not be read. The text is the caller's to free.
 */
KbCellValue
kb_import_read_field (KbKind kind, guint field, const char *cell)
{
  const KbFieldInfo *info = kb_field_info (kind, field);
  g_autofree char *folded = kb_fold (cell);
  KbCellValue value = { KB_REASON_NONE, NULL, KB_NO_INTEGER };

  switch (info->type) {
  case KB_TYPE_DATE:
    value.text = kb_date_from_loose_text (cell);
    break;
  case KB_TYPE_CHOICE:
    value.text = g_strdup (read_choice (kind, field, folded));
    break;
  case KB_TYPE_BOOLEAN:
    value.reason = read_boolean (folded, &value.integer);
    return value;
  case KB_TYPE_INTEGER:
    if (!kb_import_read_amount (cell, &value.integer))
      value.reason = KB_REASON_UNREADABLE;
    return value;
  default:
    value.text = g_strstrip (g_strdup (cell));
    break;
  }
  if (!value.text)
    value.reason = KB_REASON_UNREADABLE;
  return value;
}

/**
 * kb_import_split_list:
 * @cell: names in one cell
 *
 * Splits at commas, semicolons and line breaks, but not inside brackets: "AD (real, test),
 * Treserva" is two names.
 *
 * Returns: (transfer full): the names, without blanks and dashes
 */
char **
kb_import_split_list (const char *cell)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  int depth = 0;

  for (const char *p = cell;; p++) {
    if (*p == '(')
      depth++;
    else if (*p == ')' && depth > 0)
      depth--;
    if (!*p || (depth == 0 && strchr (",;\n\r", *p)) || *p == '\n') {
      g_autofree char *trimmed = g_strstrip (g_strdup (name->str));
      g_autofree char *folded = kb_fold (trimmed);

      if (*folded && !g_str_equal (folded, "-") && !g_str_equal (folded, "–"))
        g_strv_builder_add (names, trimmed);
      g_string_truncate (name, 0);
      if (!*p)
        break;
    } else {
      g_string_append_c (name, *p);
    }
  }
  return g_strv_builder_end (names);
}

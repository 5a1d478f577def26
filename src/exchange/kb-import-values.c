// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-values"

#include "kb-import-private.h"

#include <string.h>

/* 1955 to 2119: five digits that are no year. */
#define FIRST_SERIAL 20100
#define LAST_SERIAL  80300

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
  { "procurement_check", "not-assessed", "ej prövad|inte prövad|oprövad|ej bedömd|okänt" },
  { "procurement_check", "at-council", "hos e-rådet|e-rådet|hos rådet|under prövning" },
  { "procurement_check", "needed", "krävs|behövs|ja" },
  { "procurement_check", "not-needed", "krävs inte|krävs ej|behövs inte|behövs ej|nej" },
  { "processor_agreement", "signed",
    "ja|x|finns|tecknat|undertecknat|signerat|klart|upprättat|yes" },
  { "processor_agreement", "missing", "nej|saknas|finns inte|finns ej|no" },
  { "processor_agreement", "not-needed",
    "behövs inte|behövs ej|krävs inte|krävs ej|ej aktuellt|inte aktuellt|ej tillämpligt" },
  { "cybersecurity_act", "covered", "ja|x|omfattas|yes" },
  { "cybersecurity_act", "not-covered", "nej|omfattas inte|omfattas ej|no" },
  { "cybersecurity_act", "not-assessed", "ej bedömd|inte bedömd|okänt|utreds" },
  { "life_cycle", "planned", "planerad|planerat|planeras|planering|plan" },
  { "life_cycle", "introduction",
    "under införande|under_inforande|införande|införs|anskaffning|upphandling|utveckling" },
  { "life_cycle", "in-use", "i drift|i_drift|drift|i bruk|förvaltning|aktiv|aktivt|används" },
  { "life_cycle", "phasing-out",
    "under avveckling|under_avveckling|avveckling|avvecklas|utfasning|fasas ut" },
  { "life_cycle", "retired", "avvecklad|avvecklat|ur drift|ur bruk|nedlagt|stängt" },
  { "impact_assessment", "done", "ja|x|gjord|gjort|klar|genomförd|yes" },
  { "impact_assessment", "needed", "behövs|krävs|ska göras|saknas" },
  { "shared", "fixed", "ja|x|yes|gemensam|får inte ändras|får ej ändras" },
  { "shared", "raise", "får höjas" },
  { "shared", "lower", "får sänkas" },
  { "shared", "both", "får ändras|får höjas och sänkas|får höjas eller sänkas" },
  { "impact_assessment", "not-needed",
    "behövs inte|behövs ej|krävs inte|krävs ej|ej aktuellt|inte aktuellt" },
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
  if (word_in_list ("ja|j|x|1|true|yes|y|sant|kritisk|kritiskt|hög|mycket hög|"
                    "samhällskritisk|samhällskritiskt|verksamhetskritisk|verksamhetskritiskt",
                    folded))
    *value = 1;
  else if (word_in_list ("nej|n|0|false|no|falskt|-|låg|medel|mellan|ej kritisk|ej kritiskt|"
                         "inte kritisk|inte kritiskt|mindre kritisk|mindre kritiskt",
                         folded))
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
  gsize decimals;

  for (; *p; p++) {
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != ' ')
      break;
  }
  /* 1.000 and 1,000 are a thousand to many and one to others. */
  decimals = *p == ',' || *p == '.' ? strspn (p + 1, "0") : 0;
  if (decimals == 1 || decimals == 2)
    p += 1 + decimals;
  while (*p == ' ')
    p++;
  if (digits->len == 0 || digits->len > 12 || (*p && !g_str_equal (p, "tkr")))
    return FALSE;
  *amount = g_ascii_strtoll (digits->str, NULL, 10);
  return TRUE;
}

/* A time in hours: "4", "4 h", "1 dygn", "1,5 dygn", "90 min". One that is no whole number of them
 * is not rounded: up or down is for a person to say. */
static KbRowReason
read_hours (const char *folded, gint64 *hours)
{
  static const struct {
    const char *words;
    gint64 minutes;
  } units[] = {
    { "|h|t|tim|tim.|timme|timmar|hour|hours", 60 },
    { "m|min|min.|minut|minuter|minute|minutes", 1 },
    { "d|dygn|dag|dagar|day|days", 24 * 60 },
    { "v|vecka|veckor|week|weeks", 7 * 24 * 60 },
    { "mån|mån.|månad|månader|month|months", 30 * 24 * 60 },
  };
  gsize digits = strspn (folded, "0123456789");
  const char *rest = folded + digits;
  gint64 amount = g_ascii_strtoll (folded, NULL, 10), parts = 1;

  if (digits == 0 || digits > 6)
    return KB_REASON_UNREADABLE;
  if (*rest == ',' || *rest == '.') {
    gsize decimals = strspn (rest + 1, "0123456789");

    if (decimals == 0 || decimals > 4)
      return KB_REASON_UNREADABLE;
    for (gsize i = 0; i < decimals; i++) {
      amount = amount * 10 + rest[1 + i] - '0';
      parts *= 10;
    }
    rest += 1 + decimals;
  }
  rest += strspn (rest, " ");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (word_in_list (units[i].words, rest)) {
      if (amount * units[i].minutes % (parts * 60) != 0)
        return KB_REASON_HOURS;
      *hours = amount * units[i].minutes / (parts * 60);
      return KB_REASON_NONE;
    }
  return KB_REASON_UNREADABLE;
}

/* A day as a spreadsheet counts them, in a column that was never told to be one of dates. */
static char *
read_serial (const char *folded)
{
  gint64 serial;

  if (!g_ascii_string_to_signed (folded, 10, FIRST_SERIAL, LAST_SERIAL, &serial, NULL))
    return NULL;
  return kb_date_from_serial ((double) serial, FALSE);
}

/**
 * kb_import_says_nothing:
 * @kind: a kind
 * @field: one of its fields
 * @folded: what stands in the list, folded
 *
 * Returns: whether it is the dash or question mark of somebody who had nothing to say; in a text
 * and in a choice that knows it, it says itself
 */
gboolean
kb_import_says_nothing (KbKind kind, guint field, const char *folded)
{
  const KbFieldInfo *info = kb_field_info (kind, field);

  /* A class that is not shared is what there is when nothing is said. */
  if (kind == KB_KIND_ASSET && field == KB_ASSET_SHARED && word_in_list ("nej|no|n|0", folded))
    return TRUE;
  if (!word_in_list ("-|–|—|?|", folded))
    return FALSE;
  return info->type == KB_TYPE_DATE || info->type == KB_TYPE_INTEGER
         || (info->type == KB_TYPE_CHOICE && !read_choice (kind, field, folded));
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
    if (!value.text)
      value.text = read_serial (folded);
    break;
  case KB_TYPE_CHOICE:
    value.text = g_strdup (read_choice (kind, field, folded));
    break;
  case KB_TYPE_BOOLEAN:
    value.reason = read_boolean (folded, &value.integer);
    return value;
  case KB_TYPE_INTEGER:
    if (g_str_has_suffix (info->column, "_hours"))
      value.reason = read_hours (folded, &value.integer);
    else if (!kb_import_read_amount (cell, &value.integer))
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

/* A name in a list of names: where it begins and ends in the cell. */
typedef struct {
  const char *start;
  const char *end;
} KbPiece;

/* Between commas, semicolons and line breaks, but not inside brackets on a line. */
static GArray *
cut_into_pieces (const char *cell)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (KbPiece));
  const char *start = cell;
  int depth = 0;

  for (const char *p = cell;; p++) {
    gboolean line_break = *p == '\n' || *p == '\r';

    if (*p == '(')
      depth++;
    else if (*p == ')' && depth > 0)
      depth--;
    if (!*p || line_break || (depth == 0 && (*p == ',' || *p == ';'))) {
      const KbPiece piece = { start, p };

      g_array_append_val (pieces, piece);
      start = p + 1;
      if (line_break)
        depth = 0;
    }
    if (!*p)
      return pieces;
  }
}

static char *
take_name (const KbPiece *first, const KbPiece *last)
{
  return g_strstrip (g_strndup (first->start, (gsize) (last->end - first->start)));
}

#define MOST_COMMAS_IN_A_NAME 6

/* The longest run of pieces from @from on that is a name we know: "Vård, omsorg och stöd". */
static guint
known_run (const GArray *pieces,
           guint from,
           gboolean (*knows) (gpointer data, const char *folded),
           gpointer data)
{
  guint most = MIN (pieces->len - from, MOST_COMMAS_IN_A_NAME + 1);

  for (guint n = most; knows && n > 1; n--) {
    g_autofree char *name = take_name (&g_array_index (pieces, KbPiece, from),
                                       &g_array_index (pieces, KbPiece, from + n - 1));
    g_autofree char *folded = kb_fold (name);

    if (knows (data, folded))
      return n;
  }
  return 1;
}

/**
 * kb_import_split_names:
 * @cell: names in one cell
 * @knows: (nullable): tells whether a folded name is known
 * @data: for @knows
 *
 * Splits at commas, semicolons and line breaks, but not inside brackets: "AD (real, test),
 * Treserva" is two names. Nor inside a name that is known: where there is a system "Vård, omsorg",
 * "Vård, omsorg, Treserva" is two names too.
 *
 * Returns: (transfer full): the names, without blanks and dashes
 */
char **
kb_import_split_names (const char *cell,
                       gboolean (*knows) (gpointer data, const char *folded),
                       gpointer data)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GArray) pieces = cut_into_pieces (cell);

  for (guint i = 0; i < pieces->len;) {
    guint n = known_run (pieces, i, knows, data);
    g_autofree char *name = take_name (&g_array_index (pieces, KbPiece, i),
                                       &g_array_index (pieces, KbPiece, i + n - 1));
    g_autofree char *folded = kb_fold (name);

    if (*folded && !g_str_equal (folded, "-") && !g_str_equal (folded, "–"))
      g_strv_builder_add (names, name);
    i += n;
  }
  return g_strv_builder_end (names);
}

/**
 * kb_import_split_list:
 * @cell: names in one cell
 *
 * Returns: (transfer full): as kb_import_split_names(), where no name is known
 */
char **
kb_import_split_list (const char *cell)
{
  return kb_import_split_names (cell, NULL, NULL);
}

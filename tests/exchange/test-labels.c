// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-error-text.h"
#include "kb-example.h"
#include "kb-labels.h"
#include "kb-purge.h"
#include "kb-store-error.h"

#include <string.h>

/* Everything that is shown has its words, in both languages. */

static void
assert_words (const char *text, const char *what)
{
  if (!text || !*text)
    g_error ("There are no words for %s", what);
  if (strchr (text, '{') || strchr (text, '\001'))
    g_error ("The words for %s have a place that was not filled: %s", what, text);
}

/* Fields that no person sees: what ties rows together, and counters. */
static gboolean
is_hidden (const KbKindInfo *info, guint field)
{
  static const char *const counters[] = { "workbook.next_risk",    "workbook.next_action",
                                          "workbook.stop_markers", "workbook.next_workshop",
                                          "action_cost.year",      NULL };
  g_autofree char *name = g_strdup_printf ("%s.%s", info->table, info->fields[field].column);

  return info->fields[field].flags & KB_FIELD_KEY || g_strv_contains (counters, name);
}

/* A column's own name is no word for it. */
static void
check_field (KbKind kind, guint field, KbLanguage language)
{
  const KbKindInfo *info = kb_kind_info (kind);
  const char *label = kb_label_field (kind, field, language);

  assert_words (label, info->fields[field].column);
  if (!is_hidden (info, field)
      && (strchr (label, '_') || g_str_equal (label, info->fields[field].column)))
    g_error ("%s.%s has no words", info->table, info->fields[field].column);
}

static void
test_kinds_and_fields (void)
{
  for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++)
    for (int k = 0; k < KB_N_KINDS; k++) {
      const KbKindInfo *info = kb_kind_info ((KbKind) k);

      assert_words (kb_label_kind ((KbKind) k, (KbLanguage) language), info->table);
      assert_words (kb_label_kind_plural ((KbKind) k, (KbLanguage) language), info->table);
      for (guint field = 0; k >= KB_KIND_UNIT && field < info->n_fields; field++)
        check_field ((KbKind) k, field, (KbLanguage) language);
    }
}

static void
test_choices (void)
{
  guint n = 0;

  for (int k = 0; k < KB_N_KINDS; k++) {
    const KbKindInfo *info = kb_kind_info ((KbKind) k);

    for (guint field = 0; field < info->n_fields; field++) {
      const KbChoice *choices = kb_choices ((KbKind) k, field);

      g_assert_true ((choices != NULL) == (info->fields[field].type == KB_TYPE_CHOICE));
      for (guint i = 0; choices && choices[i].code; i++) {
        n++;
        for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
          const char *label =
              kb_label_choice ((KbKind) k, field, choices[i].code, (KbLanguage) language);

          assert_words (label, choices[i].code);
          g_assert_cmpstr (label, !=, choices[i].code);
        }
      }
      if (choices) {
        g_assert_cmpstr (kb_label_choice ((KbKind) k, field, NULL, KB_LANGUAGE_SV), ==, "");
        g_assert_cmpstr (kb_label_choice ((KbKind) k, field, "okänd", KB_LANGUAGE_SV), ==, "okänd");
      }
    }
  }
  g_assert_cmpuint (n, >, 40);
}

static void
test_checks (void)
{
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_ASSET, "a");

  for (guint code = 0; code < KB_N_CHECKS; code++) {
    g_autoptr (GPtrArray) failing = g_ptr_array_new ();
    KbCheck check = { (KbCheckCode) code, KB_SEVERITY_ERROR, 7, failing };

    for (guint n = 0; n < 3; n++) {
      for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
        g_autofree char *text = kb_describe_check (&check, (KbLanguage) language);

        assert_words (text, kb_check_code (check.code));
        assert_words (kb_label_check (check.code, (KbLanguage) language), text);
        if (n > 0)
          g_assert_nonnull (strchr (text, (int) ('0' + n)));
      }
      g_ptr_array_add (failing, record);
    }
  }
}

static void
test_next_steps (void)
{
  g_autoptr (KbContent) content = test_import_content ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  static const struct {
    KbNextStepType type;
    KbKind kind;
  } types[] = { { KB_STEP_FILL, KB_KIND_NONE },    { KB_STEP_CLASSIFY, KB_KIND_ASSET },
                { KB_STEP_ANALYSE, KB_KIND_NONE }, { KB_STEP_PLACE_RISKS, KB_KIND_RISK },
                { KB_STEP_PLAN, KB_KIND_RISK },    { KB_STEP_FOLLOW_UP, KB_KIND_ACTION },
                { KB_STEP_ACCEPT, KB_KIND_RISK },  { KB_STEP_DECIDE, KB_KIND_DECISION } };

  for (guint i = 1; i <= 4; i++) {
    g_autofree char *asset = g_strdup_printf ("asset a%u", i);
    g_autofree char *risk = g_strdup_printf ("risk r%u title=r%u after=4/4", i, i);
    g_autofree char *action = g_strdup_printf ("action å%u title=å%u", i, i);

    test_content_add (content, asset);
    test_content_add (content, risk);
    test_content_add (content, action);
  }
  test_content_add (content, "decision d1 type=adoption meeting_on=2027-03-17");
  for (guint t = 0; t < G_N_ELEMENTS (types); t++) {
    const GPtrArray *records =
        types[t].kind == KB_KIND_NONE ? NULL : kb_content_list (content, types[t].kind);
    g_autoptr (GPtrArray) some = g_ptr_array_new ();
    KbNextStep step = { types[t].type, some };

    for (guint n = 0; n <= (records ? records->len : 0); n++) {
      if (n > 0)
        g_ptr_array_add (some, g_ptr_array_index (records, n - 1));
      if (n == 0 && records && types[t].type != KB_STEP_DECIDE)
        continue;
      for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
        g_autofree char *text = kb_describe_next_step (&step, method, (KbLanguage) language);
        g_autofree char *detail = kb_describe_next_step_detail (
            &step, method, "Socialförvaltningen", (KbLanguage) language);

        assert_words (text, "a step");
        assert_words (detail, text);
      }
    }
  }
}

/* Every act that the commands make, in the history of a workbook. */
static void
assert_history_in_words (KbWorkbook *workbook)
{
  KbHistory *history = kb_workbook_get_history (workbook);

  for (guint i = 0; i < kb_history_size (history); i++) {
    const KbEntry *entry = kb_history_get (history, i);

    for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
      g_autofree char *act = kb_describe_act (entry, (KbLanguage) language);
      g_autofree char *line = kb_describe_entry (entry, (KbLanguage) language);

      assert_words (act, entry->label);
      assert_words (line, entry->label);
      g_assert_cmpstr (act, !=, entry->label);
      g_assert_true (entry->kind == KB_ENTRY_ACT ? g_str_equal (act, line)
                                                 : strstr (line, act) != NULL);
      assert_words (kb_label_author (entry->author, (KbLanguage) language), "an author");
    }
  }
}

static void
test_acts (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *journal = g_strdup (test_find (workbook, KB_KIND_ASSET, "Journaler"));
  g_autofree char *treserva = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Treserva"));
  g_autofree char *directory = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Katalogtjänst"));
  g_autofree char *leak =
      g_strdup (test_find (workbook, KB_KIND_RISK, "Obehöriga läser journaler"));
  g_autofree char *log = g_strdup (test_find (workbook, KB_KIND_ACTION, "Granska loggar"));
  KbPurgeTarget target = { KB_KIND_ASSET, journal };
  g_autoptr (GError) error = NULL;
  g_autofree char *unit = NULL;
  gboolean ok;

  ok = kb_workbook_set_level (workbook, journal, 0, KB_NONE, KB_NONE, &error)
       && kb_workbook_link_asset (workbook, journal, treserva, FALSE, &error)
       && kb_workbook_link_systems (workbook, treserva, directory, FALSE, &error)
       && kb_workbook_raise_system (workbook, directory, 2, KB_NONE, NULL, NULL, &error)
       && kb_workbook_place_risk (workbook, leak, KB_MOMENT_AFTER, (KbPosition){ 0, 3 }, &error)
       && kb_workbook_place_risk (workbook, leak, KB_MOMENT_PREVIOUS, (KbPosition){ 0, 3 }, &error)
       && kb_workbook_link_action (workbook, log, leak, FALSE, &error)
       && kb_workbook_establish (workbook, (const char *const[]){ journal, NULL }, "Chef",
                                 "2027-02-25", &error)
       && kb_workbook_add_unit (workbook, "IFO", NULL, "unit", &unit, &error)
       && kb_workbook_set_text (workbook, KB_KIND_ASSET, journal, KB_ASSET_NOTES, "x", &error)
       && kb_workbook_set_integer (workbook, KB_KIND_ASSET, journal, KB_ASSET_CRITICAL, 1, &error)
       && kb_workbook_add_stop_marker (workbook, &error)
       && kb_workbook_delete (workbook, KB_KIND_SYSTEM, treserva, &error)
       && kb_workbook_undo (workbook, &error) && kb_workbook_redo (workbook, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  assert_history_in_words (workbook);
  g_assert_true (kb_workbook_purge (workbook, &target, 1, NULL, &error));
  g_assert_no_error (error);
  assert_history_in_words (workbook);
  test_close (workbook);
}

/* Many at once are told by their number, the field and the value in words. */
static void
test_many (void)
{
  static const struct {
    guint field;
    const char *text;
    const char *sv;
    const char *en;
  } cases[] = {
    { KB_ASSET_OWNER, "Socialchef", "2 informationsmängder: informationsägare satt till Socialchef",
      "2 information assets: information owner set to Socialchef" },
    { KB_ASSET_PERSONAL_DATA, "sensitive",
      "2 informationsmängder: personuppgifter satt till Känsliga (art. 9)",
      "2 information assets: personal data set to Sensitive (art. 9)" },
    { KB_ASSET_OWNER, NULL, "2 informationsmängder: informationsägare tömt",
      "2 information assets: information owner cleared" },
  };
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *other = test_add_asset (workbook, "Larm");
  g_autofree char *journal = g_strdup (test_find (workbook, KB_KIND_ASSET, "Journaler"));
  const char *const ids[] = { journal, other, NULL };
  KbHistory *history = kb_workbook_get_history (workbook);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbRecord) value = kb_record_new (KB_KIND_ASSET, NULL);
    const KbEntry *entry;
    g_autofree char *sv = NULL;
    g_autofree char *en = NULL;

    kb_record_set_text (value, cases[i].field, cases[i].text);
    g_assert_true (kb_workbook_set_many (workbook, ids, value, cases[i].field, &error));
    entry = kb_history_get (history, kb_history_size (history) - 1);
    sv = kb_describe_act (entry, KB_LANGUAGE_SV);
    en = kb_describe_act (entry, KB_LANGUAGE_EN);
    g_assert_cmpstr (sv, ==, cases[i].sv);
    g_assert_cmpstr (en, ==, cases[i].en);
  }
  test_close (workbook);
}

static void
test_acts_of_the_example (void)
{
  g_autofree char *path = test_path ("exempel.klassning");
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook;

  g_assert_true (kb_example_create (path, &error));
  g_assert_no_error (error);
  workbook = test_open (path);
  assert_history_in_words (workbook);
  test_close (workbook);
}

/* Each code of each layer says something of its own, with all its details and without any. */
static void
test_errors (void)
{
  static const char *const details[] = { "path",    "value",  "expected", "minimum", "maximum",
                                         "part",    "folder", "host",     "choices", "headers",
                                         "column",  "first",  "second",   "key",     "row",
                                         "version", "reason", "file",     "role" };
  const struct {
    GQuark domain;
    int last;
  } domains[] = { { KB_CORE_ERROR, KB_CORE_ERROR_UNKNOWN_METHOD },
                  { KB_STORE_ERROR, KB_STORE_ERROR_INTERNAL },
                  { KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CANCELLED } };

  for (guint d = 0; d < G_N_ELEMENTS (domains); d++)
    for (int code = 0; code <= domains[d].last; code++)
      for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
        g_autoptr (GError) error = NULL;
        g_autofree char *bare = NULL;
        g_autofree char *full = NULL;

        kb_error_set (&error, domains[d].domain, code, NULL);
        bare = kb_error_text (error, (KbLanguage) language);
        assert_words (bare, error->message);
        g_assert_cmpstr (bare, !=, error->message);
        for (guint i = 0; i < G_N_ELEMENTS (details); i++)
          kb_error_add_detail (error, details[i], "VÄRDE");
        kb_error_add_detail (error, "since", "2027-02-25T08:00:00Z");
        full = kb_error_text (error, (KbLanguage) language);
        assert_words (full, error->message);
      }
}

/* The finer causes of "not a workbook" and "no list" are told apart. */
static void
test_errors_by_what_was_found (void)
{
  static const char *const kinds[] = { "empty", "zip", "ole", "folder", "database", "other" };
  static const char *const lists[] = { "ods", "xls", "workbook", "other" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds) + G_N_ELEMENTS (lists); i++) {
    gboolean list = i >= G_N_ELEMENTS (kinds);
    g_autoptr (GError) error = NULL;
    char *text;

    kb_error_set (&error, list ? KB_EXCHANGE_ERROR : KB_STORE_ERROR,
                  list ? (int) KB_EXCHANGE_ERROR_NOT_SHEET : (int) KB_STORE_ERROR_NOT_WORKBOOK,
                  "file", "a.klassning", "found", list ? lists[i - G_N_ELEMENTS (kinds)] : kinds[i],
                  NULL);
    text = kb_error_text (error, KB_LANGUAGE_EN);
    g_assert_true (g_str_has_prefix (text, "a.klassning is "));
    g_assert_true (g_hash_table_add (seen, text));
  }
}

/* An error of another library is told as it is. */
static void
test_foreign_error (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "Finns inte");
  g_autofree char *text = kb_error_text (error, KB_LANGUAGE_SV);

  g_assert_cmpstr (text, ==, "Finns inte");
}

static void
test_values (void)
{
  g_autoptr (KbContent) content = test_import_content ("amal");
  static const struct {
    const char *line;
    KbKind kind;
    const char *column;
    const char *text;
  } values[] = {
    { "asset a1 name=Lön", KB_KIND_ASSET, "name", "Lön" },
    { "asset a2 critical=1", KB_KIND_ASSET, "critical", "Yes" },
    { "asset a3 critical=0", KB_KIND_ASSET, "critical", "No" },
    { "asset a4", KB_KIND_ASSET, "owner", "–" },
    { "asset a5 unit_id=borta", KB_KIND_ASSET, "unit_id", "(removed)" },
    { "asset a6 personal_data=sensitive", KB_KIND_ASSET, "personal_data", "Sensitive (art. 9)" },
    { "risk r1 title=x before=3/4", KB_KIND_RISK, "consequence_before_id", "4 Serious" },
    { "action å1 title=x section_id=technical", KB_KIND_ACTION, "section_id",
      "Technical protective measures" },
    { "action å2 title=x cost_yearly=1450", KB_KIND_ACTION, "cost_yearly", "1450" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_auto (GStrv) words = g_strsplit (values[i].line, " ", 3);
    g_autofree char *text = NULL;

    test_content_add (content, values[i].line);
    text = kb_describe_value (content, values[i].kind,
                              (guint) kb_field_from_column (values[i].kind, values[i].column),
                              kb_content_get (content, values[i].kind, words[1]), KB_LANGUAGE_EN);
    test_case_equal (values[i].line, text, values[i].text);
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/labels/kinds_and_fields", test_kinds_and_fields);
  g_test_add_func ("/labels/choices", test_choices);
  g_test_add_func ("/labels/checks", test_checks);
  g_test_add_func ("/labels/next_steps", test_next_steps);
  g_test_add_func ("/labels/acts", test_acts);
  g_test_add_func ("/labels/many", test_many);
  g_test_add_func ("/labels/acts_of_the_example", test_acts_of_the_example);
  g_test_add_func ("/labels/errors", test_errors);
  g_test_add_func ("/labels/errors_by_what_was_found", test_errors_by_what_was_found);
  g_test_add_func ("/labels/errors_of_other_libraries", test_foreign_error);
  g_test_add_func ("/labels/values", test_values);
  return test_run ();
}

// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#define TODAY "2027-02-25"

static gboolean has_failed[KB_N_CHECKS];
static gboolean has_passed[KB_N_CHECKS];

static KbCheckCode
code_from_text (const char *text)
{
  for (int code = 0; code < KB_N_CHECKS; code++)
    if (g_str_equal (kb_check_code ((KbCheckCode) code), text))
      return (KbCheckCode) code;
  g_error ("No check %s", text);
}

static char *
check_text (GPtrArray *checks, const char *name)
{
  GString *text = g_string_new (name);
  KbCheckCode code = code_from_text (name);

  for (guint i = 0; i < checks->len; i++) {
    KbCheck *check = g_ptr_array_index (checks, i);

    if (check->code != code)
      continue;
    g_assert_cmpuint (check->examined, >, 0);
    g_string_append_printf (text, " %u/%u", check->failing->len, check->examined);
    for (guint j = 0; j < check->failing->len; j++)
      g_string_append_printf (text, " %s", kb_record_id (g_ptr_array_index (check->failing, j)));
    has_failed[code] |= check->failing->len > 0;
    has_passed[code] |= check->failing->len < check->examined;
    return g_string_free (text, FALSE);
  }
  g_string_append (text, " 0/0");
  return g_string_free (text, FALSE);
}

static char *
count_failing (GPtrArray *checks)
{
  guint failing = 0;

  for (guint i = 0; i < checks->len; i++)
    failing += ((KbCheck *) g_ptr_array_index (checks, i))->failing->len;
  return g_strdup_printf ("failing %u", failing);
}

static void
check_block (TestBlock *block)
{
  g_autofree char *name = test_lines_take (block, "method");
  g_autofree char *expected = test_lines_take (block, "=");
  g_autofree char *unit = test_lines_take (block, "within");
  g_autoptr (KbUnitScope) scope = NULL;
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);
  g_autoptr (KbContent) content = g_str_equal (name, "small")
                                      ? test_content_new_json ("core/method-5x4.json")
                                      : test_content_new (*name ? name : "amal");
  g_autoptr (KbMethod) method = NULL;
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  test_content_add_all (content, block->lines);
  method = test_method_of (content);
  inheritance = kb_inheritance_new (content, method);
  scope = *unit ? kb_unit_scope_new (content, unit) : NULL;
  checks = kb_checks_run_within (content, method, inheritance, TODAY, scope);
  for (guint i = 0; lines[i]; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
    g_autofree char *found =
        g_str_equal (words[0], "failing") ? count_failing (checks) : check_text (checks, words[0]);

    test_case_equal (block->where, found, lines[i]);
  }
}

static void
test_checks (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/check.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i));
  for (int code = 0; code < KB_N_CHECKS; code++)
    if (!has_failed[code] || !has_passed[code]) {
      g_test_message ("%s has no case that %s", kb_check_code ((KbCheckCode) code),
                      has_failed[code] ? "passes" : "fails");
      g_test_fail ();
    }
}

static void
test_codes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code < KB_N_CHECKS; code++)
    g_assert_true (g_hash_table_add (seen, (gpointer) kb_check_code ((KbCheckCode) code)));
}

/* The order of the list, and which findings are errors (`klassning check` then ends with 1). */
static void
test_severity (void)
{
  static const KbCheckCode errors[] = { KB_CHECK_CRITICAL_CLASSIFIED, KB_CHECK_RAISES_EXPLAINED,
                                        KB_CHECK_RESIDUAL_NOT_ABOVE,  KB_CHECK_ACCEPTANCES_SIGNED,
                                        KB_CHECK_ACCEPTANCES_DECIDED, KB_CHECK_ACCEPTANCES_ENTITLED,
                                        KB_CHECK_ACCEPTANCES_ALLOWED };
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  guint n_errors = 0;

  test_content_add (content,
                    "asset a critical=1 personal_data=ordinary class=1/1/1 review_on=2027-01-01");
  test_content_add (content, "asset b shared=fixed class=1/1/1");
  test_content_add (content, "asset c reuses_id=b class=1/1/1");
  test_content_add (content, "asset_trigger - asset_id=c trigger_id=sensitive-data applies=1");
  for (guint i = 0; i < 8; i++) {
    g_autofree char *line = g_strdup_printf ("asset x%u class=1/1/1", i);

    test_content_add (content, line);
  }
  test_content_add (content, "asset p personal_data=sensitive");
  test_content_add (content, "system s carries=a cloud=1 raised=2/-/- critical=1"
                             " contract_ends_on=2027-12-31 recovery_hours=4 downtime_hours=8");
  test_content_add (content, "system s2 life_cycle=retired");
  test_content_add (content, "risk r before=1/1 after=2/2 treatment=accept"
                             " accepted_by=Enhetschef accepted_until=2027-12-31");
  test_content_add (content, "risk r3 before=4/3 treatment=accept");
  test_content_add (content, "risk r2 before=2/2 after=1/1");
  test_content_add (content, "action u status=postponed");
  test_content_add (content, "unit n type=company");
  inheritance = kb_inheritance_new (content, method);
  checks = kb_checks_run (content, method, inheritance, TODAY);
  g_assert_cmpuint (checks->len, ==, KB_N_CHECKS);
  for (guint i = 0; i < checks->len; i++) {
    KbCheck *check = g_ptr_array_index (checks, i);
    gboolean is_error = FALSE;

    g_assert_cmpuint (check->code, ==, i);
    for (guint e = 0; e < G_N_ELEMENTS (errors); e++)
      is_error |= check->code == errors[e];
    g_assert_cmpint (check->severity, ==,
                     is_error                              ? KB_SEVERITY_ERROR
                     : check->code == KB_CHECK_LEVELS_USED ? KB_SEVERITY_NOTE
                                                           : KB_SEVERITY_WARNING);
    n_errors += is_error;
  }
  g_assert_cmpuint (n_errors, ==, G_N_ELEMENTS (errors));
}

/* Each finding leads somewhere: to a column of the record, or to a part of its page. */
static void
test_places (void)
{
  static const char *const parts[] = { "class",        "assets",  "roles", "risks",
                                       "dependencies", "actions", "object" };
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/check.txt");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *name = test_lines_take (block, "method");
    g_autofree char *expected = test_lines_take (block, "=");
    g_autofree char *unit = test_lines_take (block, "within");
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autoptr (KbMethod) method = NULL;
    g_autoptr (KbInheritance) inheritance = NULL;
    g_autoptr (GPtrArray) checks = NULL;

    if (*name)
      continue;
    test_content_add_all (content, block->lines);
    method = test_method_of (content);
    inheritance = kb_inheritance_new (content, method);
    checks = kb_checks_run (content, method, inheritance, TODAY);
    for (guint c = 0; c < checks->len; c++) {
      KbCheck *check = g_ptr_array_index (checks, c);

      for (guint f = 0; f < check->failing->len; f++) {
        KbRecord *record = g_ptr_array_index (check->failing, f);
        KbRecord *owner = kb_check_owner (content, record);
        const char *place = kb_check_place (check->code, record);
        gboolean known = check->code == KB_CHECK_LEVELS_USED && !place;

        for (guint p = 0; place && p < G_N_ELEMENTS (parts); p++)
          known |= g_str_equal (parts[p], place);
        known |= place && kb_field_from_column (kb_record_kind (owner), place) != KB_NONE;
        if (!known)
          g_error ("%s of %s is mended nowhere", kb_check_code (check->code),
                   kb_record_id (record));
        g_assert_false (kb_kind_info (kb_record_kind (owner))->composite);
      }
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/each_check_finds_what_it_should", test_checks);
  g_test_add_func ("/check/each_finding_leads_to_its_place", test_places);
  g_test_add_func ("/check/codes_are_distinct", test_codes);
  g_test_add_func ("/check/findings_come_in_order_with_their_severity", test_severity);
  return g_test_run ();
}

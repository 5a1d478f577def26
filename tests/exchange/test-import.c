// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-error-text.h"

#include <string.h>

/* A folder of an import case: what is there, what comes, and how it is to be read. */
typedef struct {
  KbContent *content;
  KbMethod *method;
  KbImport *import;
  KbKind kind;
} Case;

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->import, kb_import_free);
  g_clear_pointer (&self->method, kb_method_unref);
  g_clear_pointer (&self->content, kb_content_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static KbKind
kind_from_word (const char *word)
{
  if (g_str_equal (word, "systems"))
    return KB_KIND_SYSTEM;
  if (g_str_equal (word, "risks"))
    return KB_KIND_RISK;
  if (g_str_equal (word, "actions"))
    return KB_KIND_ACTION;
  g_assert_cmpstr (word, ==, "");
  return KB_KIND_ASSET;
}

static KbOnExisting
on_existing_from_word (const char *word)
{
  if (g_str_equal (word, "update"))
    return KB_EXISTING_UPDATE;
  if (g_str_equal (word, "stop"))
    return KB_EXISTING_STOP;
  g_assert_cmpstr (word, ==, "");
  return KB_EXISTING_SKIP;
}

/* The choices that a person or an option would make. */
static gboolean
set_choices (Case *self, TestBlock *block, GError **error)
{
  g_autofree char *maps = test_lines_take (block, "map");
  g_autofree char *scale = test_lines_take (block, "scale");
  g_autofree char *existing = test_lines_take (block, "existing");
  g_autofree char *same = test_lines_take (block, "same");
  g_autofree char *levels = test_lines_take (block, "level");
  g_auto (GStrv) level_lines = g_strsplit (levels, "\n", -1);
  g_auto (GStrv) map_lines = g_strsplit (maps, "\n", -1);
  g_auto (GStrv) same_lines = g_strsplit (same, "\n", -1);

  kb_import_set_on_existing (self->import, on_existing_from_word (existing));
  for (guint i = 0; same_lines[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (same_lines[i], "=", 2);

    kb_import_set_same (self->import, pair[0], pair[1]);
  }
  for (guint i = 0; map_lines[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (map_lines[i], "=", 2);

    if (!kb_import_map_header (self->import, pair[0], pair[1], error))
      return FALSE;
  }
  for (guint i = 0; level_lines[i]; i++)
    if (!kb_import_set_level_text (self->import, level_lines[i], error))
      return FALSE;
  return !*scale || kb_import_set_scale (self->import, scale, error);
}

static void
check_error (const TestBlock *block, const char *expected, const GError *error)
{
  g_autofree char *found = g_strdup_printf ("error %s", test_exchange_code (error));
  g_autofree char *text = kb_error_text (error, KB_LANGUAGE_EN);

  test_case_equal (block->where, found, expected);
  g_assert_null (strstr (text, "{"));
  g_assert_null (strstr (text, "–"));
}

static void
check_case (TestBlock *block)
{
  g_auto (Case) self = { 0 };
  g_autofree char *method = test_lines_take (block, "method");
  g_autofree char *kind = test_lines_take (block, "kind");
  g_autofree char *have = test_lines_take (block, "have");
  g_autofree char *raw = test_lines_take (block, "list");
  g_autofree char *fields = test_lines_take (block, "fields");
  g_autofree char *outcomes = test_lines_take (block, "=");
  g_autofree char *records = test_lines_take (block, "+");
  g_autofree char *beside = test_lines_take (block, "beside");
  g_autofree char *list = test_unescape (raw);
  g_auto (GStrv) have_lines = g_strsplit (have, "\n", -1);
  g_autoptr (KbImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found_fields = NULL;
  g_autofree char *found_outcomes = NULL;
  g_autofree char *found_records = NULL;

  self.content = test_import_content (*method ? method : "amal");
  self.kind = kind_from_word (kind);
  for (guint i = 0; have_lines[i]; i++)
    test_content_add (self.content, have_lines[i]);
  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, self.kind, list, &error);
  if (!self.import || !set_choices (&self, block, &error)
      || (*outcomes && !(result = kb_import_run (self.import, &error)))) {
    check_error (block, outcomes, error);
    return;
  }
  g_assert_cmpuint (block->lines->len, ==, 0);
  found_fields = test_import_fields (self.import);
  if (*fields)
    test_case_equal (block->where, found_fields, fields);
  if (!result)
    return;
  test_import_assert_reconciles (self.import, result);
  found_outcomes = test_import_outcomes (result);
  test_case_equal (block->where, found_outcomes, outcomes);
  test_import_apply (self.content, result->edit);
  found_records = test_import_records (self.content, self.method, self.kind);
  if (*records)
    test_case_equal (block->where, found_records, records);
  if (*beside) {
    g_autofree char *systems = test_import_records (self.content, self.method, KB_KIND_SYSTEM);

    test_case_equal (block->where, systems, beside);
  }
}

static void
run_blocks (gconstpointer file)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read (file);

  for (guint i = 0; i < blocks->len; i++)
    check_case (g_ptr_array_index (blocks, i));
}

/* The reasons as a person reads them. */
static void
test_reasons_in_words (void)
{
  static const char list[] = "Namn;K;Klassad;Skala\n"
                             ";;;\n"
                             ";1;;\n"
                             "Lön;9;;\n"
                             "Elever;2;;0–9\n"
                             "Elever;4;;0–4\n"
                             "Elever;2 – Allvarlig;;\n"
                             "Elever;1;i våras;\n"
                             "Elever;1;;\n"
                             "elever;2;;\n"
                             "Kartor;stop;;\n"
                             "Journaler;1;;\n";
  static const char *const expected[] = {
    "blank",
    "A3",
    "B4 (K): “9”",
    "D5 (Skala): “0–9”",
    "B6 (K): “4”",
    "B7 (K): ",
    "C8 (Klassad): “i våras”",
    "",
    "row 9",
    "säkerhetsskyddschef",
    "“Journaler”",
  };
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autoptr (KbImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  test_content_add (self.content, "asset journal name=Journaler");
  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  result = kb_import_run (self.import, &error);
  g_assert_no_error (error);
  test_import_assert_reconciles (self.import, result);
  g_assert_cmpuint (result->rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < result->rows->len; i++) {
    g_autofree char *reason =
        kb_describe_row_outcome (self.import, g_ptr_array_index (result->rows, i), KB_LANGUAGE_EN);

    if (!strstr (reason, expected[i]))
      g_error ("“%s” does not name %s", reason, expected[i]);
  }
}

static void
test_long_cells (void)
{
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autofree char *letters = g_strnfill (40000, 'x');
  g_autofree char *fine = g_strnfill (KB_CELL_MAX, 'y');
  g_autofree char *list =
      g_strdup_printf ("Namn;Beskrivning;Övrigt\n%s;a;b\nLön;%s;b\nKö;a;%s\nElever;%s;\n", letters,
                       letters, letters, fine);
  g_autoptr (KbImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcomes = NULL;
  g_autofree char *reason = NULL;

  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  result = kb_import_run (self.import, &error);
  g_assert_no_error (error);
  test_import_assert_reconciles (self.import, result);
  outcomes = test_import_outcomes (result);
  g_assert_cmpstr (
      outcomes, ==,
      "2 failed too-long A “40000”\n3 failed too-long B “40000”\n4 created\n5 created");
  reason =
      kb_describe_row_outcome (self.import, g_ptr_array_index (result->rows, 1), KB_LANGUAGE_EN);
  g_assert_nonnull (strstr (reason, "B3 (Beskrivning)"));
  g_assert_nonnull (strstr (reason, "40000"));
}

/* A mapping is remembered by the headers and put on the next list of the same kind. */
static void
test_remembered_mapping (void)
{
  static const char list[] = "Benämning;Kontaktperson;Värde;K\nLön;Anna;hög;3\n";
  static const char turned[] = "K;Värde;Kontaktperson;Benämning\n3;hög;Anna;Lön\n";
  g_auto (Case) first = { .content = test_import_content ("amal") };
  g_auto (Case) second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *same_signature = NULL;
  g_autofree char *again = NULL;
  g_autofree char *records = NULL;
  g_autoptr (KbImportResult) result = NULL;

  first.method = test_method_of (first.content);
  first.import = test_import_new (first.content, first.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  g_assert_true (kb_import_map_header (first.import, "integrity", "värde", &error));
  kb_import_unmap (first.import, 3);
  kb_import_set_level_value (first.import, "Hög", 3);
  kb_import_set_level_value (first.import, "x", KB_NONE);
  json = kb_import_mapping_json (first.import);
  signature = kb_import_signature (first.import);

  second.content = kb_content_ref (first.content);
  second.method = kb_method_ref (first.method);
  second.import = test_import_new (second.content, second.method, KB_KIND_ASSET, turned, &error);
  same_signature = kb_import_signature (second.import);
  g_assert_cmpstr (signature, ==, same_signature);
  kb_import_apply_mapping_json (second.import, json);
  fields = test_import_fields (second.import);
  g_assert_cmpstr (fields, ==, "-, integrity!, -, name!");
  result = kb_import_run (second.import, &error);
  g_assert_no_error (error);
  test_import_apply (second.content, result->edit);
  records = test_import_records (second.content, second.method, KB_KIND_ASSET);
  g_assert_cmpstr (records, ==, "Lön; status=proposed; R3 “hög”");
  /* What is no mapping changes nothing or leaves columns out, and never harms. */
  kb_import_apply_mapping_json (second.import, "ingen json");
  kb_import_apply_mapping_json (second.import, "[1, 2]");
  again = test_import_fields (second.import);
  g_assert_cmpstr (again, ==, fields);
  kb_import_apply_mapping_json (second.import,
                                "{\"columns\":{\"k\":\"inget-fält\",\"värde\":7,\"x\":\"name\"},"
                                "\"levels\":{\"y\":\"ingen\",\"z\":[]},\"scale\":9}");
  g_clear_pointer (&again, g_free);
  again = test_import_fields (second.import);
  g_assert_cmpstr (again, ==, "-, -, -, -");
  g_assert_false (kb_import_map (second.import, "name", 99));
  g_assert_false (kb_import_map (second.import, "inget-fält", 0));
}

/* The method's own name is surer than a synonym. */
static void
test_how_surely (void)
{
  static const char list[] = "Lärdom;K;Rikt.;T;Telefon\nx\n";
  static const KbMatch expected[] = { KB_MATCH_NONE, KB_MATCH_EXACT, KB_MATCH_SIMILAR,
                                      KB_MATCH_EXACT, KB_MATCH_PERSONAL };
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autoptr (GError) error = NULL;

  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    g_assert_cmpint (kb_import_match (self.import, c), ==, expected[c]);
}

static void
test_lists_of_fields_and_samples (void)
{
  static const char list[] = "Lista över information;;\n;;\nNamn;K;Förvaltning\n;;\n;2;IFO\n";
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autoptr (GError) error = NULL;
  g_autofree char *scale = NULL;
  gboolean found = FALSE;

  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_import_header_row (self.import), ==, 3);
  g_assert_cmpstr (kb_import_header (self.import, 2), ==, "Förvaltning");
  g_assert_cmpstr (kb_import_sample (self.import, 0), ==, "");
  g_assert_cmpstr (kb_import_sample (self.import, 1), ==, "2");
  for (guint i = 0; i < kb_import_n_fields (self.import); i++) {
    KbImportField field = kb_import_field (self.import, i);

    g_assert_true (*field.key && *field.label);
    found = found || g_str_equal (field.key, "legal-basis");
  }
  g_assert_true (found);
  g_assert_null (kb_import_scale (self.import));
  g_assert_true (kb_import_set_scale (self.import, "1 - 4", &error));
  scale = kb_import_scale (self.import);
  g_assert_cmpstr (scale, ==, "1–4");
}

/* What a list has for levels, and what of it must be asked about. */
static void
test_level_values (void)
{
  static const char list[] = "Namn;K;R\na;1;hög\nb;4;1\nc;-;HÖG\nd;4;Stopp\n";
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *scale = NULL;
  g_autofree char *none = NULL;

  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_ASSET, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_import_n_unread_levels (self.import), ==, 2);
  scale = kb_import_guess_scale (self.import);
  g_assert_cmpstr (scale, ==, "1-4");
  kb_import_set_level_value (self.import, "hög", 3);
  kb_import_set_level_value (self.import, "4", KB_NONE);
  g_assert_cmpuint (kb_import_n_unread_levels (self.import), ==, 0);
  values = kb_import_level_values (self.import);
  for (guint i = 0; i < values->len; i++) {
    const KbLevelValue *value = g_ptr_array_index (values, i);

    g_string_append_printf (text, "%s×%u row %u %s %d%s\n", value->value, value->rows, value->row,
                            value->read ? "read" : "not read", value->ordinal,
                            value->said ? " said" : "");
  }
  g_assert_cmpstr (text->str, ==,
                   "1×2 row 2 read 1\nhög×2 row 2 not read 3 said\n4×2 row 3 not read -1 said\n");
  kb_import_forget_level_value (self.import, "4");
  g_assert_true (kb_import_set_scale (self.import, "1-4", &error));
  g_assert_cmpuint (kb_import_n_unread_levels (self.import), ==, 0);
  g_assert_true (kb_import_set_scale (self.import, NULL, &error));
  g_assert_cmpuint (kb_import_n_unread_levels (self.import), ==, 1);
  kb_import_unmap (self.import, 1);
  none = kb_import_guess_scale (self.import);
  g_assert_null (none);
}

/* A header that is nearly known is suggested, and nothing more. */
static void
test_suggestions (void)
{
  static const struct {
    const char *header;
    const char *field;
  } headers[] = {
    { "Systemnamn", NULL },
    { "Systemets leverantör", "supplier" },
    { "Driftsformen i dag", "hosting" },
    { "Beskrivningen", "description" },
    { "Kontaktperson hos leverantör", NULL },
    { "Anteckningar - IT", "notes" },
    { "Xyz", NULL },
    { "Färg på servern", NULL },
  };
  g_auto (Case) self = { .content = test_import_content ("amal") };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    g_string_append_printf (list, "%s%s", headers[i].header,
                            i + 1 < G_N_ELEMENTS (headers) ? ";" : "\nTreserva;x\n");
  self.method = test_method_of (self.content);
  self.import = test_import_new (self.content, self.method, KB_KIND_SYSTEM, list->str, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_test_message ("%s", headers[i].header);
    g_assert_cmpstr (kb_import_suggestion (self.import, i), ==, headers[i].field);
  }
  g_assert_true (kb_import_map (self.import, "supplier", 6));
  g_assert_null (kb_import_suggestion (self.import, 1));
}

/* What the rows are shows by their headers. */
static void
test_guessed_kinds (void)
{
  static const struct {
    const char *header;
    KbKind kind;
  } lists[] = {
    { "Informationsmängd;System;K;R;T", KB_KIND_ASSET },
    { "System;Systemägare;Leverantör;Driftsform", KB_KIND_SYSTEM },
    { "Systemnamn;Förvaltning;Konfidentialitet;Leverantör;Systemförvaltare", KB_KIND_SYSTEM },
    { "Risk;Sannolikhet;Konsekvens;Riskägare", KB_KIND_RISK },
    { "Åtgärd;Ansvarig;Klart senast;Status;Kostnad", KB_KIND_ACTION },
    { "Namn;K;R;T;System;Förvaltning", KB_KIND_ASSET },
    { "Benämning;System", KB_KIND_ASSET },
    { "Namn;Risk;Ansvarig;Klart senast", KB_KIND_ACTION },
    { "Risk;S;K", KB_KIND_RISK },
    { "Namn;S", KB_KIND_ASSET },
    { "Namn;S;R;T", KB_KIND_ASSET },
    { "Systemnamn;Förvaltning;K;R;T", KB_KIND_SYSTEM },
    { "Något;Annat", KB_KIND_ASSET },
  };
  g_autoptr (KbContent) content = test_import_content ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (KbTable) table =
        kb_table_read_csv_bytes (lists[i].header, strlen (lists[i].header), NULL);

    g_test_message ("%s", lists[i].header);
    g_assert_cmpint (kb_import_guess_kind (table, method, content), ==, lists[i].kind);
  }
}

/* The name of a row that says stop is nowhere: not in the file, its history or its backups. */
static void
test_stopped_names_are_not_kept (void)
{
  static const char list[] = "Namn;K;System;Kommentar\n"
                             "Skyddsobjektplan;stop;Hemligt register;\n"
                             "Krigsplacering;1;;STOPP → säkerhetsskyddschef\n"
                             "Lön;2;Heroma;\n";
  static const char *const secrets[] = { "Skyddsobjektplan", "Hemligt register", "Krigsplacering" };
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autoptr (GError) error = NULL;
  KbImport *import =
      test_import_new (kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                       KB_KIND_ASSET, list, &error);
  g_autoptr (KbImportResult) result = kb_import_run (import, &error);

  g_assert_no_error (error);
  test_import_assert_reconciles (import, result);
  g_assert_cmpuint (result->created, ==, 1);
  for (guint i = 0; i < 2; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);

    g_assert_cmpint (outcome->reason, ==, KB_REASON_STOP);
    g_assert_null (outcome->name);
    g_assert_null (outcome->value);
  }
  g_assert_true (kb_workbook_back_up (workbook, "import", &error));
  g_assert_true (kb_workbook_commit (workbook, result->edit, &error));
  g_assert_no_error (error);
  kb_import_free (import);
  test_assert_whole (workbook);
  test_close (workbook);
  g_assert_true (test_bytes_contain (path, "Heroma"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_false (test_bytes_contain (path, secrets[i]));
}

/* An import is one act. */
static void
test_import_is_one_act (void)
{
  static const char list[] = "Namn;K;R;T;System;Förvaltning\nLön;2;3;1;Heroma, Agda;HR\n";
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;
  KbImport *import =
      test_import_new (kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                       KB_KIND_ASSET, list, &error);
  g_autoptr (KbImportResult) result = kb_import_run (import, &error);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_true (kb_workbook_commit (workbook, result->edit, &error));
  kb_import_free (import);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_nonnull (test_find (workbook, KB_KIND_SYSTEM, "Agda"));
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_undo (workbook, &error));
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_data_func ("/import/headers_are_recognised", "exchange/import-headers.txt",
                        run_blocks);
  g_test_add_data_func ("/import/assets", "exchange/import-assets.txt", run_blocks);
  g_test_add_data_func ("/import/systems_risks_and_actions", "exchange/import-others.txt",
                        run_blocks);
  g_test_add_func ("/import/reasons_are_told_in_words", test_reasons_in_words);
  g_test_add_func ("/import/a_long_cell_fails_its_row", test_long_cells);
  g_test_add_func ("/import/a_mapping_is_remembered", test_remembered_mapping);
  g_test_add_func ("/import/values_of_another_scale_are_asked_about", test_level_values);
  g_test_add_func ("/import/headers_nearly_known_are_suggested", test_suggestions);
  g_test_add_func ("/import/a_match_says_how_sure_it_is", test_how_surely);
  g_test_add_func ("/import/fields_and_samples_are_listed", test_lists_of_fields_and_samples);
  g_test_add_func ("/import/the_kind_is_guessed_from_headers", test_guessed_kinds);
  g_test_add_func ("/import/stopped_names_are_not_kept", test_stopped_names_are_not_kept);
  g_test_add_func ("/import/an_import_is_one_act", test_import_is_one_act);
  return test_run ();
}

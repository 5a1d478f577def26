// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-import"

#include "kb-cli.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char *kind;
  char *sheet;
  char **maps;
  char *scale;
  char **levels;
  char *on_existing;
  gboolean dry_run;
  gboolean json;
} KbImportOptions;

static void
options_clear (KbImportOptions *options)
{
  g_free (options->kind);
  g_free (options->sheet);
  g_strfreev (options->maps);
  g_free (options->scale);
  g_strfreev (options->levels);
  g_free (options->on_existing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbImportOptions, options_clear)

static gboolean
read_kind (const char *code, KbKind *kind)
{
  static const struct {
    const char *code;
    KbKind kind;
  } kinds[] = { { "assets", KB_KIND_ASSET },
                { "systems", KB_KIND_SYSTEM },
                { "risks", KB_KIND_RISK },
                { "actions", KB_KIND_ACTION } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0) {
      *kind = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_on_existing (const char *code, KbOnExisting *on_existing)
{
  static const char *const codes[] = { "skip", "update", "stop" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i], code) == 0) {
      *on_existing = (KbOnExisting) i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
apply_maps (KbImport *import, char **maps, GError **error)
{
  for (guint i = 0; maps && maps[i]; i++) {
    char *equals = strchr (maps[i], '=');
    g_autofree char *key = equals ? g_strndup (maps[i], (gsize) (equals - maps[i])) : NULL;

    if (!equals) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_MAPPING, "value", maps[i],
                    "choices", "FIELD=HEADER", NULL);
      return FALSE;
    }
    if (!kb_import_map_header (import, key, equals + 1, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
apply_levels (KbImport *import, char **levels, GError **error)
{
  for (guint i = 0; levels && levels[i]; i++)
    if (!kb_import_set_level_text (import, levels[i], error))
      return FALSE;
  return TRUE;
}

/* How a list with these headers was matched before, in the window, is how it is matched again. */
static gboolean
apply_remembered (KbImport *import, KbWorkbook *workbook)
{
  g_autofree char *signature = kb_import_signature (import);
  g_autofree char *json = kb_workbook_get_import_mapping (workbook, signature);

  if (json)
    kb_import_apply_mapping_json (import, json);
  return json != NULL;
}

static JsonNode *
result_node (const KbImport *import,
             const KbImportResult *result,
             gboolean remembered,
             KbLanguage language)
{
  JsonObject *root = json_object_new ();
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (root, "read", result->read);
  json_object_set_int_member (root, "created", result->created);
  json_object_set_int_member (root, "updated", result->updated);
  json_object_set_int_member (root, "skipped", result->skipped);
  json_object_set_int_member (root, "failed", result->failed);
  if (remembered)
    json_object_set_boolean_member (root, "remembered", TRUE);
  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    JsonObject *row = json_object_new ();
    g_autofree char *reason = kb_describe_row_outcome (import, outcome, language);

    json_object_set_int_member (row, "row", outcome->row);
    if (outcome->column == KB_NONE)
      json_object_set_null_member (row, "column");
    else
      json_object_set_string_member (row, "column",
                                     kb_import_header (import, (guint) outcome->column));
    json_object_set_string_member (row, "outcome", kb_row_outcome_code (outcome->type));
    json_object_set_string_member (row, "code", kb_row_reason_code (outcome->reason));
    json_object_set_string_member (row, "reason", reason);
    json_array_add_object_element (rows, row);
  }
  json_object_set_array_member (root, "rows", rows);
  json_node_take_object (node, root);
  return node;
}

/* "Systemets leverantör → not imported (perhaps --map "supplier=Systemets leverantör")" */
static void
print_column (const KbCli *cli, const KbImport *import, guint column)
{
  const char *header = kb_import_header (import, column);
  const char *field = kb_import_field_of (import, column);
  const char *suggestion = kb_import_suggestion (import, column);
  g_autofree char *hint = NULL;

  if (!*header)
    return;
  if (suggestion)
    hint = kb_fill (kb_cli_text (cli, N_ ("not imported (perhaps --map \"{field}={header}\")")),
                    "field", suggestion, "header", header, NULL);
  kb_cli_print ("  %s → %s\n", header,
                field  ? field
                : hint ? hint
                       : kb_cli_text (cli, N_ ("not imported")));
}

/* Levels of another scale are never guessed; it is said how to tell what they mean. */
static void
print_unread_levels (const KbCli *cli, const KbImport *import)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *scale = NULL;
  g_autofree char *text = NULL;

  if (kb_import_n_unread_levels (import) == 0)
    return;
  values = kb_import_level_values (import);
  for (guint i = 0; i < values->len; i++) {
    const KbLevelValue *value = g_ptr_array_index (values, i);

    if (!value->read && !value->said)
      g_string_append_printf (list, "%s“%s”", list->len > 0 ? ", " : "", value->value);
  }
  scale = kb_import_guess_scale (import);
  text = kb_fill (scale ? kb_cli_text (cli, N_ ("The method has no level {values}. If the list is "
                                                "on another scale, say so: --scale-from {scale}."))
                        : kb_cli_text (cli, N_ ("The method has no level {values}. Say what each "
                                                "means: --level VALUE=LEVEL.")),
                  "values", list->str, "scale", scale, NULL);
  kb_cli_print ("%s\n", text);
}

static void
print_result (const KbCli *cli,
              const KbImport *import,
              const KbImportResult *result,
              gboolean dry_run)
{
  g_autofree char *read = g_strdup_printf ("%u", result->read);
  g_autofree char *created = g_strdup_printf ("%u", result->created);
  g_autofree char *updated = g_strdup_printf ("%u", result->updated);
  g_autofree char *skipped = g_strdup_printf ("%u", result->skipped);
  g_autofree char *failed = g_strdup_printf ("%u", result->failed);
  g_autofree char *counts =
      kb_fill (kb_cli_text (cli, N_ ("{read} rows read = {created} new + {updated} changed + "
                                     "{skipped} skipped + {failed} failed.")),
               "read", read, "created", created, "updated", updated, "skipped", skipped, "failed",
               failed, NULL);

  if (*kb_import_sheet (import)) {
    g_autofree char *sheet =
        kb_fill (kb_cli_text (cli, N_ ("Sheet {sheet}:")), "sheet", kb_import_sheet (import), NULL);

    kb_cli_print ("%s\n", sheet);
  }
  for (guint c = 0; c < kb_import_n_columns (import); c++)
    print_column (cli, import, c);
  print_unread_levels (cli, import);
  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    g_autofree char *reason = NULL;
    g_autofree char *number = g_strdup_printf ("%u", outcome->row);
    g_autofree char *row = NULL;

    if (outcome->type != KB_ROW_SKIPPED && outcome->type != KB_ROW_FAILED)
      continue;
    reason = kb_describe_row_outcome (import, outcome, cli->language);
    row = kb_fill (kb_cli_text (cli, N_ ("Row {row}: {reason}")), "row", number, "reason", reason,
                   NULL);
    kb_cli_print ("%s\n", row);
  }
  kb_cli_print ("%s%s\n", counts,
                dry_run ? kb_cli_text (cli, N_ (" Nothing is saved: this was a dry run.")) : "");
}

/* One line on standard error that names the first row that could not be read. */
static int
report_failures (const KbCli *cli,
                 const KbImport *import,
                 const KbImportResult *result,
                 const char *file)
{
  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    g_autofree char *reason = NULL;
    g_autofree char *count = g_strdup_printf ("%u", result->failed);
    g_autofree char *number = g_strdup_printf ("%u", outcome->row);
    g_autofree char *line = NULL;

    if (outcome->type != KB_ROW_FAILED)
      continue;
    reason = kb_describe_row_outcome (import, outcome, cli->language);
    line = kb_fill (
        kb_text_plural (
            cli->language, "{count} row of {file} could not be imported. Row {row}: {reason}",
            "{count} rows of {file} could not be imported. The first is row {row}: {reason}",
            result->failed),
        "count", count, "file", file, "row", number, "reason", reason, NULL);
    fprintf (stderr, "klassning import: %s\n", line);
    return KB_EXIT_FAILED;
  }
  return KB_EXIT_DONE;
}

static int
run_import (KbCli *cli,
            KbImportOptions *options,
            KbKind kind,
            gboolean kind_given,
            KbOnExisting on_existing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbTable) table = NULL;
  g_autoptr (KbImport) import = NULL;
  g_autoptr (KbImportResult) result = NULL;
  g_autofree char *base = g_path_get_basename (cli->argv[2]);
  int exit_code = KB_EXIT_DONE;
  gboolean remembered;

  workbook = kb_cli_open (cli, cli->argv[1],
                          options->dry_run ? KB_OPEN_READ_ONLY : KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  table = options->sheet ? kb_table_read (cli->argv[2], options->sheet, &error)
                         : kb_import_read_table (cli->argv[2], kb_workbook_get_method (workbook),
                                                 kb_workbook_get_content (workbook), &error);
  if (!table)
    return kb_cli_fail (cli, error);
  if (!kind_given)
    kind = kb_import_guess_kind (table, kb_workbook_get_method (workbook),
                                 kb_workbook_get_content (workbook));
  import = kb_import_new (table, kb_workbook_get_content (workbook),
                          kb_workbook_get_method (workbook), kind, cli->language, base, &error);
  if (!import)
    return kb_cli_fail (cli, error);
  remembered = apply_remembered (import, workbook);
  if (!apply_maps (import, options->maps, &error)
      || (options->scale && !kb_import_set_scale (import, options->scale, &error))
      || !apply_levels (import, options->levels, &error))
    return kb_cli_fail (cli, error);
  kb_import_set_on_existing (import, on_existing);
  result = kb_import_run (import, &error);
  if (!result)
    return kb_cli_fail (cli, error);
  if (!options->dry_run) {
    if (!kb_workbook_back_up (workbook, "import", &error))
      g_clear_error (&error); /* the import can be undone all the same */
    if (!kb_workbook_commit (workbook, result->edit, &error)) {
      kb_error_add_detail (error, "file", cli->argv[1]);
      return kb_cli_fail (cli, error);
    }
  }
  if (options->json) {
    g_autoptr (JsonNode) node = result_node (import, result, remembered, cli->language);

    kb_cli_print_json (node);
  } else {
    if (remembered)
      kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("The list is matched as one with these headers "
                                                  "was before; --map says otherwise.")));
    print_result (cli, import, result, options->dry_run);
  }
  return report_failures (cli, import, result, cli->argv[2]);
}

int
kb_cli_import (KbCli *cli)
{
  g_auto (KbImportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, NULL, NULL },
    { "scale-from", 0, 0, G_OPTION_ARG_STRING, &options.scale, NULL, NULL },
    { "level", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.levels, NULL, NULL },
    { "on-existing", 0, 0, G_OPTION_ARG_STRING, &options.on_existing, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  KbKind kind = KB_KIND_ASSET;
  KbOnExisting on_existing = KB_EXISTING_SKIP;
  int exit_code = KB_EXIT_DONE;
  gboolean plan;

  if (!kb_cli_parse (cli, entries, 2, &exit_code))
    return exit_code;
  plan = g_strcmp0 (options.kind, "plan") == 0;
  if (options.kind && !plan && !read_kind (options.kind, &kind))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--kind must be assets, systems, risks, actions or plan.")));
  if (plan)
    return kb_cli_plan_return (cli, options.dry_run, options.json);
  if (options.on_existing && !read_on_existing (options.on_existing, &on_existing))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--on-existing must be skip, update or stop.")));
  return run_import (cli, &options, kind, options.kind != NULL, on_existing);
}

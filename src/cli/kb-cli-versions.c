// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-versions"

#include "kb-cli.h"
#include "kb-comparison.h"

static JsonObject *
version_object (const KbVersion *version)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "label", version->label);
  json_object_set_string_member (object, "locked_at", version->locked_at);
  json_object_set_string_member (object, "locked_by", version->locked_by);
  json_object_set_string_member (object, "checksum", version->checksum);
  json_object_set_string_member (object, "head", version->head);
  json_object_set_boolean_member (object, "kept", version->kept);
  return object;
}

static void
print_version (const KbCli *cli, const KbVersion *version)
{
  g_autofree char *time = kb_format_time (version->locked_at);

  kb_cli_print ("%-5s  %s  %s  %s%s%s\n", version->label, time,
                kb_label_author (version->locked_by, cli->language), version->checksum,
                version->kept ? "" : "  ",
                version->kept ? "" : kb_cli_text (cli, N_ ("(content purged)")));
}

/* What the nämnd decided, when it has. */
static void
add_outcome (JsonObject *object, KbContent *content, const KbVersion *version)
{
  const KbRecord *decision = kb_content_find (content, KB_KIND_DECISION, version->decision_id);
  static const struct {
    const char *key;
    guint field;
  } members[] = { { "paragraph", KB_DECISION_PARAGRAPH },
                  { "decided_on", KB_DECISION_DECIDED_ON },
                  { "outcome", KB_DECISION_OUTCOME } };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *text = decision ? kb_record_text (decision, members[i].field) : NULL;

    if (text)
      json_object_set_string_member (object, members[i].key, text);
    else
      json_object_set_null_member (object, members[i].key);
  }
}

int
kb_cli_versions (KbCli *cli)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root;
  JsonArray *array;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  versions = kb_workbook_list_versions (workbook, &error);
  if (!versions)
    return kb_cli_fail (cli, error);
  if (!json) {
    for (guint i = 0; i < versions->len; i++)
      print_version (cli, g_ptr_array_index (versions, i));
    return KB_EXIT_DONE;
  }
  root = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < versions->len; i++) {
    JsonObject *object = version_object (g_ptr_array_index (versions, i));

    add_outcome (object, kb_workbook_get_content (workbook), g_ptr_array_index (versions, i));
    json_array_add_object_element (array, object);
  }
  json_object_set_array_member (root, "versions", array);
  json_node_take_object (node, root);
  kb_cli_print_json (node);
  return KB_EXIT_DONE;
}

int
kb_cli_lock (KbCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbVersion) version = NULL;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, NULL, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  if (!kb_workbook_lock_version (workbook, &version, &error)) {
    kb_error_add_detail (error, "file", cli->argv[1]);
    return kb_cli_fail (cli, error);
  }
  print_version (cli, version);
  return KB_EXIT_DONE;
}

int
kb_cli_register (KbCli *cli)
{
  g_autofree char *paragraph = NULL;
  g_autofree char *date_text = NULL;
  g_autofree char *outcome = NULL;
  const GOptionEntry entries[] = {
    { "paragraph", 0, 0, G_OPTION_ARG_STRING, &paragraph, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date_text, NULL, NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  static const char *const outcomes[] = { "approved", "amended",  "referred",
                                          "tabled",   "rejected", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  KbHistory *history;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  if (!outcome || !g_strv_contains (outcomes, outcome))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--outcome must be approved, amended, referred, tabled or "
                                   "rejected.")));
  date = date_text ? kb_date_from_loose_text (date_text) : NULL;
  if (!date)
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--date must be the day of the decision, such as 2027-03-17.")));
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  if (!kb_workbook_register_decision (workbook, paragraph, date, outcome, &error)) {
    kb_error_add_detail (error, "file", cli->argv[1]);
    return kb_cli_fail (cli, error);
  }
  history = kb_workbook_get_history (workbook);
  text = kb_describe_entry (kb_history_get (history, kb_history_size (history) - 1), cli->language);
  kb_cli_print ("%s\n", text);
  return KB_EXIT_DONE;
}

static const char *
type_code (KbChangeType type)
{
  return type == KB_CHANGE_ADDED ? "added" : type == KB_CHANGE_REMOVED ? "removed" : "changed";
}

static void
print_differences (const GPtrArray *list)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++) {
    const KbDifference *difference = g_ptr_array_index (list, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "type", type_code (difference->type));
    json_object_set_string_member (object, "kind", kb_kind_info (difference->kind)->table);
    json_object_set_string_member (object, "id", difference->id);
    json_object_set_string_member (object, "name", difference->name);
    if (difference->type == KB_CHANGE_EDITED)
      json_object_set_string_member (object, "field",
                                     kb_field_info (difference->kind, difference->field)->column);
    json_object_set_string_member (object, "from", difference->from);
    json_object_set_string_member (object, "to", difference->to);
    json_array_add_object_element (array, object);
  }
  json_object_set_array_member (root, "changes", array);
  json_node_take_object (node, root);
  kb_cli_print_json (node);
}

int
kb_cli_compare (KbCli *cli)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbVersion) version = NULL;
  g_autoptr (GPtrArray) list = NULL;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 2, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  version = kb_workbook_find_version (workbook, cli->argv[2], &error);
  list = version ? kb_comparison_make (workbook, version, cli->language, &error) : NULL;
  if (!list) {
    kb_error_add_detail (error, "file", cli->argv[1]);
    return kb_cli_fail (cli, error);
  }
  if (json) {
    print_differences (list);
    return KB_EXIT_DONE;
  }
  for (guint i = 0; i < list->len; i++) {
    const KbDifference *difference = g_ptr_array_index (list, i);

    kb_cli_print ("%s: %s → %s\n", difference->subject, difference->from, difference->to);
  }
  if (list->len == 0)
    kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("Nothing has changed since the version was "
                                                "locked.")));
  return KB_EXIT_DONE;
}

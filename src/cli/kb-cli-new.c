// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-new"

#include "kb-cli.h"
#include "kb-example.h"
#include "kb-method-file.h"

static JsonObject *
method_object (const KbMethod *method, KbLanguage language)
{
  JsonObject *object = json_object_new ();
  JsonArray *aspects = json_array_new ();
  JsonArray *levels = json_array_new ();
  const KbRecord *header = kb_method_header (method);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    JsonObject *aspect = json_object_new ();
    KbRecord *record = kb_method_item (method, KB_KIND_ASPECT, a);

    json_object_set_string_member (aspect, "code", kb_record_text (record, KB_ASPECT_CODE));
    json_object_set_string_member (aspect, "letter", kb_method_aspect_letter (method, a));
    json_object_set_string_member (aspect, "name",
                                   kb_record_localized (record, KB_ASPECT_NAME_SV, language));
    json_array_add_object_element (aspects, aspect);
  }
  for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++) {
    JsonObject *level = json_object_new ();

    json_object_set_int_member (level, "number", kb_method_number (method, KB_KIND_LEVEL, l));
    json_object_set_string_member (level, "name",
                                   kb_method_step_name (method, KB_KIND_LEVEL, l, language));
    json_array_add_object_element (levels, level);
  }
  json_object_set_string_member (object, "id", kb_method_code (method));
  json_object_set_string_member (object, "name", kb_method_name (method, language));
  json_object_set_string_member (object, "summary",
                                 kb_record_localized (header, KB_METHOD_SUMMARY_SV, language));
  json_object_set_string_member (object, "source",
                                 kb_record_localized (header, KB_METHOD_DOCUMENT_SV, language));
  json_object_set_array_member (object, "aspects", aspects);
  json_object_set_array_member (object, "levels", levels);
  return object;
}

static void
print_method (const KbMethod *method, KbLanguage language)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    g_string_append_printf (letters, "%s%s", a > 0 ? " " : "", kb_method_aspect_letter (method, a));
  kb_cli_print (
      "%-15s %-10s %" G_GINT64_FORMAT "–%-4" G_GINT64_FORMAT " %s. %s\n", kb_method_code (method),
      letters->str, kb_method_number (method, KB_KIND_LEVEL, 0),
      kb_method_number (method, KB_KIND_LEVEL, kb_method_size (method, KB_KIND_LEVEL) - 1),
      kb_method_name (method, language),
      kb_record_localized (kb_method_header (method), KB_METHOD_SUMMARY_SV, language));
}

int
kb_cli_methods (KbCli *cli)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  const char *const *ids = kb_method_shipped_ids ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *list = json_array_new ();
  int exit_code = KB_EXIT_DONE;

  json_object_set_array_member (root, "methods", list);
  if (!kb_cli_parse (cli, options, 0, &exit_code))
    return exit_code;
  for (guint i = 0; ids[i]; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KbContent) content = kb_method_read_shipped (ids[i], &error);
    g_autoptr (KbMethod) method = content ? kb_method_new (content, &error) : NULL;

    if (!method)
      return kb_cli_fail (cli, error);
    if (json)
      json_array_add_object_element (list, method_object (method, cli->language));
    else
      print_method (method, cli->language);
  }
  if (json) {
    json_node_set_object (node, root);
    kb_cli_print_json (node);
  }
  return KB_EXIT_DONE;
}

int
kb_cli_new (KbCli *cli)
{
  g_autofree char *method = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *unit = NULL;
  const GOptionEntry options[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &method, NULL, NULL },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) content = NULL;
  g_autofree char *today = kb_date_today ();
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, options, 1, &exit_code))
    return exit_code;
  if (!method || !organisation || !*organisation)
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("Both --method and --organisation are needed.")));
  content = kb_method_file_find (method, &error);
  if (!content
      || !kb_workbook_create (cli->argv[1], content, organisation, unit, "cli", today, &error))
    return kb_cli_fail (cli, error);
  {
    g_autofree char *line =
        kb_fill (kb_cli_text (cli, N_ ("Made {file}.")), "file", cli->argv[1], NULL);

    kb_cli_print ("%s\n", line);
  }
  return KB_EXIT_DONE;
}

int
kb_cli_example (KbCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, NULL, 1, &exit_code))
    return exit_code;
  if (!kb_example_create (cli->argv[1], &error))
    return kb_cli_fail (cli, error);
  line = kb_fill (kb_cli_text (cli, N_ ("Made {file}.")), "file", cli->argv[1], NULL);
  kb_cli_print ("%s\n", line);
  return KB_EXIT_DONE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-history"

#include "kb-cli.h"

#include <stdio.h>

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

/* What went from what to what. */
static JsonArray *
changes_array (KbWorkbook *workbook, const KbEntry *entry, KbLanguage language)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbChanges) changes = kb_workbook_read_changes (workbook, entry, NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; changes && i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);

    for (guint field = 0; field < kb_kind_info (change->kind)->n_fields; field++) {
      JsonObject *object;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (!kb_changes_field_changed (change, field))
        continue;
      from = kb_describe_value (content, change->kind, field, change->before, language);
      to = kb_describe_value (content, change->kind, field, change->after, language);
      object = json_object_new ();
      json_object_set_string_member (object, "kind", kb_kind_info (change->kind)->table);
      json_object_set_string_member (object, "id", change->id);
      json_object_set_string_member (object, "field", kb_field_info (change->kind, field)->column);
      json_object_set_string_member (object, "from", from);
      json_object_set_string_member (object, "to", to);
      json_array_add_object_element (array, object);
    }
  }
  return array;
}

static JsonObject *
entry_object (KbWorkbook *workbook, const KbEntry *entry, KbLanguage language)
{
  JsonObject *object = json_object_new ();
  g_autofree char *text = kb_describe_entry (entry, language);

  json_object_set_int_member (object, "sequence", entry->sequence);
  json_object_set_string_member (object, "hash", entry->hash);
  set_text (object, "parent", entry->parent);
  json_object_set_string_member (object, "time", entry->time);
  json_object_set_string_member (object, "author", entry->author);
  json_object_set_string_member (object, "kind", kb_entry_kind_code (entry->kind));
  json_object_set_string_member (object, "label", entry->label);
  set_text (object, "target", entry->target);
  json_object_set_string_member (object, "text", text);
  json_object_set_boolean_member (object, "purged", entry->arguments == NULL);
  json_object_set_array_member (object, "changes", changes_array (workbook, entry, language));
  return object;
}

static void
print_entries (const KbCli *cli, KbHistory *history)
{
  for (guint i = 0; i < kb_history_size (history); i++) {
    const KbEntry *entry = kb_history_get (history, i);
    g_autofree char *time = kb_format_time (entry->time);
    g_autofree char *text = kb_describe_entry (entry, cli->language);

    kb_cli_print ("%5" G_GINT64_FORMAT "  %s  %s  %s\n", entry->sequence, time,
                  kb_label_author (entry->author, cli->language), text);
  }
}

static void
print_json (const KbCli *cli, KbWorkbook *workbook, gboolean verify, gboolean whole)
{
  KbHistory *history = kb_workbook_get_history (workbook);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonArray *entries = json_array_new ();

  for (guint i = 0; i < kb_history_size (history); i++)
    json_array_add_object_element (
        entries, entry_object (workbook, kb_history_get (history, i), cli->language));
  json_object_set_array_member (root, "entries", entries);
  json_object_set_string_member (root, "head", kb_history_head (history));
  if (verify)
    json_object_set_boolean_member (root, "verified", whole);
  json_node_take_object (node, root);
  kb_cli_print_json (node);
}

int
kb_cli_history (KbCli *cli)
{
  gboolean json = FALSE, verify = FALSE, whole = TRUE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &verify, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  gint64 broken_at = 0;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  if (verify) {
    whole = kb_workbook_verify (workbook, &broken_at, &error);
    if (error)
      return kb_cli_fail (cli, error);
  }
  if (json)
    print_json (cli, workbook, verify, whole);
  else
    print_entries (cli, kb_workbook_get_history (workbook));
  if (!whole) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, broken_at);
    g_autofree char *line =
        kb_fill (kb_cli_text (cli, N_ ("The chain of changes is broken at number {n}: the file was "
                                       "damaged or changed by something else.")),
                 "n", number, NULL);

    fprintf (stderr, "klassning history: %s\n", line);
    return KB_EXIT_FAILED;
  }
  if (verify && !json)
    kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("The chain of changes is unbroken.")));
  return KB_EXIT_DONE;
}

typedef gboolean (*KbStepBack) (KbWorkbook *workbook, GError **error);

static int
step (KbCli *cli, KbStepBack run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autofree char *text = NULL;
  KbHistory *history;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, NULL, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  if (!run (workbook, &error)) {
    kb_error_add_detail (error, "file", cli->argv[1]);
    return kb_cli_fail (cli, error);
  }
  history = kb_workbook_get_history (workbook);
  text = kb_describe_entry (kb_history_get (history, kb_history_size (history) - 1), cli->language);
  kb_cli_print ("%s\n", text);
  return KB_EXIT_DONE;
}

int
kb_cli_undo (KbCli *cli)
{
  return step (cli, kb_workbook_undo);
}

int
kb_cli_redo (KbCli *cli)
{
  return step (cli, kb_workbook_redo);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-plan-return"

#include "kb-cli.h"

#include "kb-plan-return.h"

#include <stdio.h>

/* Rows by what became of them: read = updated + skipped + failed. */
typedef struct {
  guint read;
  guint updated;
  guint skipped; /* the same as here, or in conflict with what is here */
  guint failed;
} KbRowCounts;

/* Items stand in the order of their rows, those without a row last. */
static KbRowCounts
count_rows (const KbPlanReturn *plan)
{
  KbRowCounts counts = { .read = plan->rows };
  guint at = 0;

  while (at < plan->items->len) {
    const KbReturnItem *first = g_ptr_array_index (plan->items, at);
    gboolean changed = FALSE, failed = FALSE, unread = FALSE;

    for (; at < plan->items->len; at++) {
      const KbReturnItem *item = g_ptr_array_index (plan->items, at);

      if (item->row != first->row)
        break;
      changed |= item->type == KB_RETURN_CHANGE;
      failed |= item->type == KB_RETURN_PROBLEM;
      unread |= item->type == KB_RETURN_PROBLEM && item->problem <= KB_RETURN_OTHER_ID;
    }
    if (first->row == 0)
      break;
    counts.read += unread;
    counts.failed += failed;
    counts.updated += changed && !failed;
  }
  counts.skipped = counts.read - counts.updated - counts.failed;
  return counts;
}

static JsonNode *
result_node (const KbPlanReturn *plan, guint changes)
{
  static const char *const outcomes[] = { "updated", "conflict", "failed" };
  KbRowCounts counts = count_rows (plan);
  JsonObject *root = json_object_new ();
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (root, "read", counts.read);
  json_object_set_int_member (root, "created", 0);
  json_object_set_int_member (root, "updated", counts.updated);
  json_object_set_int_member (root, "skipped", counts.skipped);
  json_object_set_int_member (root, "failed", counts.failed);
  json_object_set_int_member (root, "unchanged", plan->unchanged);
  json_object_set_int_member (root, "changes", changes);
  json_object_set_int_member (root, "conflicts", kb_plan_return_count (plan, KB_RETURN_CONFLICT));
  for (guint i = 0; i < plan->items->len; i++) {
    const KbReturnItem *item = g_ptr_array_index (plan->items, i);
    JsonObject *row = json_object_new ();
    g_autofree char *reason = kb_plan_return_describe (plan, item);

    json_object_set_int_member (row, "row", item->row);
    if (item->action_id)
      json_object_set_string_member (row, "id", item->action_id);
    if (item->problem == KB_RETURN_FINE || item->problem >= KB_RETURN_UNREADABLE)
      json_object_set_string_member (row, "column", kb_plan_return_field (plan, item));
    else
      json_object_set_null_member (row, "column");
    json_object_set_string_member (
        row, "outcome", item->problem == KB_RETURN_MISSING ? "missing" : outcomes[item->type]);
    json_object_set_string_member (row, "reason", reason);
    json_array_add_object_element (rows, row);
  }
  json_object_set_array_member (root, "rows", rows);
  json_node_take_object (node, root);
  return node;
}

static void
print_result (const KbCli *cli, const KbPlanReturn *plan, guint updated, gboolean dry_run)
{
  g_autofree char *read = g_strdup_printf ("%u", plan->rows);
  g_autofree char *changes = g_strdup_printf ("%u", updated);
  g_autofree char *conflicts =
      g_strdup_printf ("%u", kb_plan_return_count (plan, KB_RETURN_CONFLICT));
  g_autofree char *problems =
      g_strdup_printf ("%u", kb_plan_return_count (plan, KB_RETURN_PROBLEM));
  g_autofree char *counts = kb_fill (
      kb_cli_text (cli, N_ ("Actions read: {read}. Changes: {changes}. Conflicts left as they "
                            "are: {conflicts}. Left out: {problems}.")),
      "read", read, "changes", changes, "conflicts", conflicts, "problems", problems, NULL);

  for (guint i = 0; i < plan->items->len; i++) {
    g_autofree char *text = kb_plan_return_describe (plan, g_ptr_array_index (plan->items, i));

    kb_cli_print ("%s\n", text);
  }
  kb_cli_print ("%s%s\n", counts,
                dry_run ? kb_cli_text (cli, N_ (" Nothing is saved: this was a dry run.")) : "");
}

/**
 * kb_cli_plan_return:
 * @cli: the command line: FILE INPUT
 * @dry_run: whether nothing is saved
 * @json: whether one JSON object is printed
 *
 * Takes over what others have filled in; a conflict keeps what the workbook says.
 *
 * Returns: an exit code
 */
int
kb_cli_plan_return (KbCli *cli, gboolean dry_run, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbReport) report = NULL;
  g_autoptr (KbPlanReturn) plan = NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autofree char *base = g_path_get_basename (cli->argv[2]);
  int exit_code = KB_EXIT_DONE;
  guint updated;

  workbook =
      kb_cli_open (cli, cli->argv[1], dry_run ? KB_OPEN_READ_ONLY : KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  report = kb_report_new (workbook, cli->language, KB_PROFILE_COMPLETE);
  plan = kb_plan_return_read (cli->argv[2], report, &error);
  if (!plan) {
    kb_error_add_detail (error, "file", cli->argv[2]);
    return kb_cli_fail (cli, error);
  }
  updated = kb_plan_return_count (plan, KB_RETURN_CHANGE);
  edit = kb_plan_return_edit (plan, kb_workbook_get_content (workbook), base);
  if (edit && !dry_run) {
    if (!kb_workbook_back_up (workbook, "import", &error))
      g_clear_error (&error); /* it can be undone all the same */
    if (!kb_workbook_commit (workbook, edit, &error)) {
      kb_error_add_detail (error, "file", cli->argv[1]);
      return kb_cli_fail (cli, error);
    }
  }
  if (json) {
    g_autoptr (JsonNode) node = result_node (plan, updated);

    kb_cli_print_json (node);
  } else {
    print_result (cli, plan, updated, dry_run);
  }
  if (count_rows (plan).failed == 0 && kb_plan_return_count (plan, KB_RETURN_CONFLICT) == 0)
    return KB_EXIT_DONE;
  fprintf (
      stderr, "klassning import: %s\n",
      kb_cli_text (cli, N_ ("Not all that came back could be taken over. What the workbook says "
                            "stands where it could not.")));
  return KB_EXIT_FAILED;
}

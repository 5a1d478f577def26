// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-method"

#include "kb-cli-aspect.h"
#include "kb-labels.h"
#include "kb-method-commands.h"
#include "kb-method-file.h"
#include "kb-method-writer.h"
#include "kb-scale-change.h"

#include <string.h>

/* What the words of the command ask for. */
typedef struct {
  char *scales[3]; /* levels, likelihoods, consequences: "0-4" */
  KbCliAspectChange aspect;
  char *replace;
  char *match;
  char *above; /* the number of the step that new ones come above */
  char *output;
  char **choices;
  gboolean dry_run;
  gboolean json;
} KbMethodOptions;

static const KbKind scale_kinds[] = { KB_KIND_LEVEL, KB_KIND_LIKELIHOOD, KB_KIND_CONSEQUENCE };

static void
options_clear (KbMethodOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (options->scales); i++)
    g_free (options->scales[i]);
  g_free (options->aspect.add);
  g_free (options->aspect.remove);
  g_free (options->aspect.use);
  g_free (options->replace);
  g_free (options->match);
  g_free (options->above);
  g_free (options->output);
  g_strfreev (options->choices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbMethodOptions, options_clear)

/* Which scale is asked for; KB_KIND_NONE for none. */
static KbKind
asked_scale (const KbMethodOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (options->scales); i++)
    if (options->scales[i])
      return scale_kinds[i];
  return KB_KIND_NONE;
}

static guint
n_asked (const KbMethodOptions *options)
{
  guint n = options->replace ? 1 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (options->scales); i++)
    n += options->scales[i] != NULL;
  return n;
}

static guint
n_aspects_asked (const KbMethodOptions *options)
{
  return (options->aspect.add != NULL) + (options->aspect.remove != NULL)
         + (options->aspect.use != NULL);
}

/* Where steps come and go, counted from the lowest. */
static gboolean
find_place (
    KbContent *content, KbKind kind, const KbMethodOptions *options, guint *place, GError **error)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  gint64 wanted;

  *place = g_strcmp0 (options->match, "highest") == 0 ? 0 : KB_SCALE_TOP;
  if (!options->above)
    return TRUE;
  if (g_ascii_string_to_signed (options->above, 10, 0, KB_MAX_STEPS, &wanted, NULL)) {
    gboolean found = FALSE;

    *place = 0;
    for (guint i = 0; i < list->len; i++) {
      gint64 own = kb_record_integer (g_ptr_array_index (list, i), number);

      found = found || own == wanted;
      *place += own <= wanted;
    }
    if (found)
      return TRUE;
  }
  kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_REFERENCE, "path", "--above", "value",
                options->above, NULL);
  return FALSE;
}

static KbMethodMap *
new_map (KbContent *content, const KbMethodOptions *options, GError **error)
{
  KbKind kind = asked_scale (options);
  KbSourceScale scale = { FALSE };
  guint place;

  if (kind == KB_KIND_NONE) {
    g_autoptr (KbContent) method = kb_method_file_find (options->replace, error);

    return method ? kb_method_map_new (content, method, error) : NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (scale_kinds); i++)
    if (scale_kinds[i] == kind
        && (!kb_source_scale_parse (options->scales[i], &scale) || scale.lowest > 1)) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_SCALE, "value", options->scales[i],
                    NULL);
      return NULL;
    }
  if (!find_place (content, kind, options, &place, error))
    return NULL;
  return kb_scale_change_new (content, kind, scale.lowest,
                              (guint) (scale.highest - scale.lowest + 1), place, error);
}

/* An item of a method by its number, id or name. */
static int
find_item (const GPtrArray *list, const char *word)
{
  g_autofree char *wanted = kb_fold (word);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    int number = kb_field_from_column (kb_record_kind (record), "number");
    g_autofree char *text =
        number == KB_NONE
            ? NULL
            : g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, (guint) number));
    g_autofree char *id = kb_fold (kb_record_id (record));
    g_autofree char *name = kb_fold (kb_record_title (record));

    if (g_strcmp0 (text, word) == 0 || g_str_equal (id, wanted) || g_str_equal (name, wanted))
      return (int) i;
  }
  return KB_NONE;
}

/* "level:4=3", "role:Systemägare=-" */
static gboolean
choose (KbMethodMap *map, KbContent *content, const char *word, GError **error)
{
  const char *colon = strchr (word, ':');
  const char *equals = colon ? strrchr (colon, '=') : NULL;
  g_autofree char *table = colon ? g_strndup (word, (gsize) (colon - word)) : NULL;
  g_autofree char *from = equals ? g_strndup (colon + 1, (gsize) (equals - colon - 1)) : NULL;
  KbKind kind = table ? kb_kind_from_table (table) : KB_KIND_NONE;
  guint n_kinds;
  const KbKind *kinds = kb_method_map_kinds (&n_kinds);
  g_autoptr (GString) known = g_string_new (NULL);
  gboolean mapped = FALSE;

  for (guint i = 0; i < n_kinds; i++) {
    mapped = mapped || kinds[i] == kind;
    g_string_append_printf (known, "%s%s:FROM=TO", i > 0 ? ", " : "",
                            kb_kind_info (kinds[i])->table);
  }
  if (mapped && from) {
    const GPtrArray *targets = kb_content_list (kb_method_map_target (map), kind);
    int index = find_item (kb_content_list (content, kind), from);
    int to = find_item (targets, equals + 1);

    if (index != KB_NONE && (to != KB_NONE || g_str_equal (equals + 1, "-"))) {
      kb_method_map_choose (map, kind, (guint) index,
                            to == KB_NONE ? NULL
                                          : kb_record_id (g_ptr_array_index (targets, (guint) to)));
      return TRUE;
    }
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_MAPPING, "value", word, "choices",
                known->str, NULL);
  return FALSE;
}

static gboolean
is_shown (const KbMethodMap *map, KbKind kind)
{
  return kb_method_map_changes (map, kind)
         && (kb_method_map_n_values (map, kind) > 0 || kind == KB_KIND_LEVEL
             || kind == KB_KIND_LIKELIHOOD || kind == KB_KIND_CONSEQUENCE);
}

static char *
describe_target (const KbCli *cli, KbMethodMap *map, KbKind kind, const KbMapStep *step)
{
  switch (step->choice) {
  case KB_MAP_TO:
    return kb_describe_step (kb_content_find (kb_method_map_target (map), kind, step->to),
                             cli->language);
  case KB_MAP_CLEAR:
    return g_strdup (kb_cli_text (cli, N_ ("(taken away)")));
  default:
    return g_strdup (kb_cli_text (cli, N_ ("? (no counterpart)")));
  }
}

static void
print_map (const KbCli *cli, KbMethodMap *map)
{
  guint n_kinds;
  const KbKind *kinds = kb_method_map_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++) {
    if (!is_shown (map, kinds[k]))
      continue;
    kb_cli_print ("%s\n", kb_label_kind_plural (kinds[k], cli->language));
    for (guint i = 0; i < kb_method_map_size (map, kinds[k]); i++) {
      const KbMapStep *step = kb_method_map_get (map, kinds[k], i);
      g_autofree char *from = kb_describe_step (step->from, cli->language);
      g_autofree char *to = describe_target (cli, map, kinds[k], step);
      g_autofree char *number = g_strdup_printf ("%u", step->count);
      g_autofree char *count =
          kb_fill (kb_text_plural (cli->language, "{n} value", "{n} values", step->count), "n",
                   number, NULL);

      kb_cli_print ("  %s → %s, %s\n", from, to, count);
    }
  }
}

static JsonArray *
steps_array (KbMethodMap *map, KbKind kind)
{
  JsonArray *steps = json_array_new ();

  for (guint i = 0; i < kb_method_map_size (map, kind); i++) {
    const KbMapStep *step = kb_method_map_get (map, kind, i);
    KbRecord *to = kb_content_find (kb_method_map_target (map), kind, step->to);
    int number = kb_field_from_column (kind, "number");
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "from", kb_record_title (step->from));
    if (number != KB_NONE)
      json_object_set_int_member (object, "from_number",
                                  kb_record_integer (step->from, (guint) number));
    if (to)
      json_object_set_string_member (object, "to", kb_record_title (to));
    else
      json_object_set_null_member (object, "to");
    if (to && number != KB_NONE)
      json_object_set_int_member (object, "to_number", kb_record_integer (to, (guint) number));
    json_object_set_int_member (object, "values", step->count);
    json_object_set_boolean_member (object, "open", step->choice == KB_MAP_OPEN && step->count > 0);
    json_array_add_object_element (steps, object);
  }
  return steps;
}

static void
print_map_json (KbMethodMap *map, gboolean changed)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObject *maps = json_object_new ();
  guint n_kinds;
  const KbKind *kinds = kb_method_map_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    if (is_shown (map, kinds[k]))
      json_object_set_array_member (maps, kb_kind_info (kinds[k])->table,
                                    steps_array (map, kinds[k]));
  json_object_set_object_member (root, "maps", maps);
  json_object_set_int_member (root, "open", kb_method_map_n_open (map));
  json_object_set_boolean_member (root, "changed", changed);
  json_node_set_object (node, root);
  kb_cli_print_json (node);
}

/* The method's name, aspects and scales; in JSON all of it, as a method file has it. */
static void
print_method (const KbCli *cli, KbContent *content, gboolean json)
{
  KbRecord *header = kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID);

  if (json) {
    g_autofree char *text = kb_method_write_json (content);

    kb_cli_print ("%s\n", g_strchomp (text));
    return;
  }
  kb_cli_print ("%s\n", kb_record_localized (header, KB_METHOD_NAME_SV, cli->language));
  kb_cli_print ("%s\n", kb_label_kind_plural (KB_KIND_ASPECT, cli->language));
  kb_cli_print_aspects (cli, content);
  for (guint k = 0; k < G_N_ELEMENTS (scale_kinds); k++) {
    const GPtrArray *list = kb_content_list (content, scale_kinds[k]);

    kb_cli_print ("%s\n", kb_label_kind_plural (scale_kinds[k], cli->language));
    for (guint i = 0; i < list->len; i++) {
      g_autofree char *text = kb_describe_step (g_ptr_array_index (list, i), cli->language);

      kb_cli_print ("  %s\n", text);
    }
  }
}

static void
print_act (const KbCli *cli, KbHistory *history)
{
  g_autofree char *text =
      kb_describe_entry (kb_history_get (history, kb_history_size (history) - 1), cli->language);

  kb_cli_print ("%s\n", text);
}

static int
change (KbCli *cli, const KbMethodOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbMethodMap) map = NULL;
  KbKind kind = asked_scale (options);
  int exit_code = KB_EXIT_DONE;
  gboolean done;

  workbook = kb_cli_open (cli, cli->argv[1],
                          options->dry_run ? KB_OPEN_READ_ONLY : KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  map = new_map (kb_workbook_get_content (workbook), options, &error);
  for (guint i = 0; map && options->choices && options->choices[i]; i++)
    if (!choose (map, kb_workbook_get_content (workbook), options->choices[i], &error))
      return kb_cli_fail (cli, error);
  if (!map)
    return kb_cli_fail (cli, error);
  if (!options->json)
    print_map (cli, map);
  done = !options->dry_run && kb_method_map_n_open (map) == 0;
  if (done
      && !(kind == KB_KIND_NONE ? kb_workbook_replace_method (workbook, map, &error)
                                : kb_workbook_change_scale (workbook, map, kind, &error)))
    return kb_cli_fail (cli, error);
  if (options->json)
    print_map_json (map, done);
  else if (done)
    print_act (cli, kb_workbook_get_history (workbook));
  else if (options->dry_run)
    kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("Nothing was changed.")));
  if (kb_method_map_n_open (map) == 0)
    return KB_EXIT_DONE;
  {
    g_autoptr (KbContent) none = kb_method_map_apply (map, &error);

    return kb_cli_fail (cli, error);
  }
}

static int
change_aspects (KbCli *cli, const KbMethodOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  int exit_code = KB_EXIT_DONE;

  workbook = kb_cli_open (cli, cli->argv[1],
                          options->dry_run ? KB_OPEN_READ_ONLY : KB_OPEN_MUST_WRITE, &exit_code);
  if (!workbook)
    return exit_code;
  if (!kb_cli_change_aspects (cli, workbook, &options->aspect, options->dry_run, options->json,
                              &error))
    return kb_cli_fail (cli, error);
  if (options->json)
    print_method (cli, kb_workbook_get_content (workbook), TRUE);
  else if (options->dry_run)
    kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("Nothing was changed.")));
  else
    print_act (cli, kb_workbook_get_history (workbook));
  return KB_EXIT_DONE;
}

static int
write_method (KbCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autofree char *line = NULL;
  int exit_code = KB_EXIT_DONE;

  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  if (!kb_method_file_write (kb_workbook_get_content (workbook), path, &error))
    return kb_cli_fail (cli, error);
  line = kb_fill (kb_cli_text (cli, N_ ("Made {file}.")), "file", path, NULL);
  kb_cli_print ("%s\n", line);
  return KB_EXIT_DONE;
}

int
kb_cli_method (KbCli *cli)
{
  g_auto (KbMethodOptions) options = { { NULL }, { NULL } };
  const GOptionEntry entries[] = {
    { "levels", 0, 0, G_OPTION_ARG_STRING, &options.scales[0], NULL, NULL },
    { "likelihoods", 0, 0, G_OPTION_ARG_STRING, &options.scales[1], NULL, NULL },
    { "consequences", 0, 0, G_OPTION_ARG_STRING, &options.scales[2], NULL, NULL },
    { "add-aspect", 0, 0, G_OPTION_ARG_STRING, &options.aspect.add, NULL, NULL },
    { "remove-aspect", 0, 0, G_OPTION_ARG_STRING, &options.aspect.remove, NULL, NULL },
    { "aspect", 0, 0, G_OPTION_ARG_STRING, &options.aspect.use, NULL, NULL },
    { "replace", 0, 0, G_OPTION_ARG_STRING, &options.replace, NULL, NULL },
    { "match", 0, 0, G_OPTION_ARG_STRING, &options.match, NULL, NULL },
    { "above", 0, 0, G_OPTION_ARG_STRING, &options.above, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.choices, NULL, NULL },
    { "export", 0, 0, G_OPTION_ARG_STRING, &options.output, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (KbWorkbook) workbook = NULL;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  if (n_asked (&options) + n_aspects_asked (&options) + (options.output ? 1 : 0) > 1)
    return kb_cli_usage_error (
        cli,
        kb_cli_text (cli,
                     N_ ("Only one change at a time: a scale, an aspect, --replace or --export.")));
  if (options.match && !g_str_equal (options.match, "lowest")
      && !g_str_equal (options.match, "highest"))
    return kb_cli_usage_error (cli, kb_cli_text (cli, N_ ("--match must be lowest or highest.")));
  if (options.output)
    return write_method (cli, options.output);
  if (n_asked (&options) == 1)
    return change (cli, &options);
  if (n_aspects_asked (&options) == 1)
    return change_aspects (cli, &options);
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  print_method (cli, kb_workbook_get_content (workbook), options.json);
  return KB_EXIT_DONE;
}

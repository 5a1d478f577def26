// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-aspect"

#include "kb-cli-aspect.h"

#include "kb-aspect.h"
#include "kb-exchange-error.h"
#include "kb-method-commands.h"

#include <string.h>

/* By its code, its letter or its name. */
static KbRecord *
find_aspect (KbContent *content, const char *word, GError **error)
{
  static const guint fields[] = { KB_ASPECT_CODE, KB_ASPECT_LETTER, KB_ASPECT_NAME_SV,
                                  KB_ASPECT_NAME_EN };
  const GPtrArray *list = kb_content_list (content, KB_KIND_ASPECT);
  g_autofree char *wanted = kb_fold (word);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint i = 0; i < list->len; i++) {
      const char *text = kb_record_text (g_ptr_array_index (list, i), fields[f]);
      g_autofree char *folded = kb_fold (text ? text : "");

      if (*wanted && g_str_equal (folded, wanted))
        return g_ptr_array_index (list, i);
      if (fields[f] == KB_ASPECT_CODE && text)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", text);
    }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_ASPECT, "value", word, "choices",
                codes->str, NULL);
  return NULL;
}

/* "E=Etik": the letter it has in a class, and its name. */
static KbRecord *
new_aspect (const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *letter = equals ? g_strstrip (g_strndup (word, (gsize) (equals - word))) : NULL;
  g_autofree char *name = equals ? g_strstrip (g_strdup (equals + 1)) : NULL;
  g_autofree char *id = kb_new_id ();
  KbRecord *aspect;

  if (!letter || !*letter || !*name) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_ASPECT_WORDS, "value", word,
                  "choices", "E=Etik", NULL);
    return NULL;
  }
  aspect = kb_record_new (KB_KIND_ASPECT, id);
  kb_record_set_text (aspect, KB_ASPECT_LETTER, letter);
  kb_record_set_text (aspect, KB_ASPECT_NAME_SV, name);
  kb_record_set_text (aspect, KB_ASPECT_NAME_EN, name);
  kb_record_set_integer (aspect, KB_ASPECT_IN_USE, 1);
  kb_record_set_integer (aspect, KB_ASPECT_ASSUMED, 0);
  return aspect;
}

/* "traceability=on" */
static KbRecord *
switched_aspect (KbContent *content, const char *word, GError **error)
{
  const char *equals = strrchr (word, '=');
  g_autofree char *which = equals ? g_strndup (word, (gsize) (equals - word)) : NULL;
  KbRecord *aspect, *copy;

  if (!which || (!g_str_equal (equals + 1, "on") && !g_str_equal (equals + 1, "off"))) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_ASPECT_WORDS, "value", word,
                  "choices", "traceability=on, traceability=off", NULL);
    return NULL;
  }
  aspect = find_aspect (content, which, error);
  if (!aspect)
    return NULL;
  copy = kb_record_copy (aspect);
  kb_record_set_integer (copy, KB_ASPECT_IN_USE, g_str_equal (equals + 1, "on"));
  return copy;
}

static void
print_count (const KbCli *cli, const char *label, guint n)
{
  if (n > 0)
    kb_cli_print ("  %s: %u\n", label, n);
}

/* What stands under an aspect goes with it, so it is told before. */
static void
print_uses (const KbCli *cli, KbContent *content, const KbRecord *aspect)
{
  KbAspectUses uses;

  kb_aspect_count_uses (content, kb_record_id (aspect), &uses);
  kb_cli_print ("%s\n", kb_record_localized (aspect, KB_ASPECT_NAME_SV, cli->language));
  print_count (cli, kb_cli_text (cli, N_ ("Classes of information assets")), uses.assets);
  print_count (cli, kb_cli_text (cli, N_ ("Imported or raised classes of systems")), uses.systems);
  print_count (cli, kb_cli_text (cli, N_ ("Votes of workshops")), uses.votes);
  print_count (cli, kb_cli_text (cli, N_ ("Questions that suggest a level")), uses.triggers);
  print_count (cli, kb_cli_text (cli, N_ ("Explanations of levels")), uses.texts);
}

/**
 * kb_cli_change_aspects:
 * @cli: what was asked
 * @workbook: the workbook
 * @change: one change
 * @dry_run: whether to tell only
 * @quiet: whether not to tell what goes
 * @error: (out): why it cannot be
 *
 * Returns: whether it was done, or would be
 */
gboolean
kb_cli_change_aspects (const KbCli *cli,
                       KbWorkbook *workbook,
                       const KbCliAspectChange *change,
                       gboolean dry_run,
                       gboolean quiet,
                       GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbRecord) aspect = NULL;

  if (change->remove) {
    aspect = find_aspect (content, change->remove, error);
    if (aspect)
      kb_record_ref (aspect);
  } else {
    aspect = change->add ? new_aspect (change->add, error)
                         : switched_aspect (content, change->use, error);
  }
  if (!aspect)
    return FALSE;
  if (change->remove && !quiet && kb_aspect_can_go (content, kb_record_id (aspect)))
    print_uses (cli, content, aspect);
  if (dry_run)
    return TRUE;
  return change->remove ? kb_workbook_remove_aspect (workbook, kb_record_id (aspect), error)
                        : kb_workbook_put_method_item (workbook, aspect, error);
}

/**
 * kb_cli_print_aspects:
 * @cli: what was asked
 * @content: a workbook's content
 *
 * Prints "K Konfidentialitet (confidentiality)", a line an aspect, those out of use too.
 */
void
kb_cli_print_aspects (const KbCli *cli, KbContent *content)
{
  const GPtrArray *list = kb_content_list (content, KB_KIND_ASPECT);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *aspect = g_ptr_array_index (list, i);
    const char *letter = kb_record_text (aspect, KB_ASPECT_LETTER);

    kb_cli_print ("  %s %s (%s)%s%s\n", letter ? letter : "–",
                  kb_record_localized (aspect, KB_ASPECT_NAME_SV, cli->language),
                  kb_record_text (aspect, KB_ASPECT_CODE),
                  kb_record_flag (aspect, KB_ASPECT_IN_USE) ? "" : ", ",
                  kb_record_flag (aspect, KB_ASPECT_IN_USE) ? ""
                                                            : kb_cli_text (cli, N_ ("not in use")));
  }
}

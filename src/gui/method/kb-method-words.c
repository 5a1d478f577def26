// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-words"

#include "kb-method-words.h"

#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-scale-change.h"

#include <string.h>

/**
 * kb_method_short_text:
 * @record: an item of the method
 *
 * Returns: (transfer full): the number or letter it is known by; empty for none
 */
char *
kb_method_short_text (const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  int number = kb_field_from_column (kind, "number");
  const char *letter = NULL;

  if (number != KB_NONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, (guint) number));
  if (kind == KB_KIND_ASPECT)
    letter = kb_record_text (record, KB_ASPECT_LETTER);
  if (kind == KB_KIND_BAND)
    letter = kb_record_localized (record, KB_BAND_LETTER_SV, kb_gui_language ());
  return g_strdup (letter ? letter : "");
}

/**
 * kb_method_title:
 * @record: an item of the method
 * @language: the reader's language
 *
 * Returns: (transfer full): its name, without its number
 */
char *
kb_method_title (const KbRecord *record, KbLanguage language)
{
  KbKind kind = kb_record_kind (record);
  int field = kb_field_from_column (kind, kind == KB_KIND_STATEMENT ? "text_sv" : "name_sv");

  return g_strdup (field == KB_NONE ? "" : kb_record_localized (record, (guint) field, language));
}

static void
add (GString *text, const char *separator, const char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

static void
explain_aspect (GString *text, const KbRecord *record, KbLanguage language)
{
  add (text, "\n", kb_record_localized (record, KB_ASPECT_DEFINITION_SV, language));
  add (text, "\n", kb_record_localized (record, KB_ASPECT_QUESTION_SV, language));
  if (!kb_record_flag (record, KB_ASPECT_IN_USE))
    add (text, "\n", _ ("Not in use"));
}

static void
explain_band (GString *text, const KbRecord *record, KbLanguage language)
{
  gint64 months = kb_record_integer (record, KB_BAND_ACCEPTANCE_MONTHS);

  add (text, "\n", kb_record_localized (record, KB_BAND_ACCEPTANCE_SV, language));
  if (!kb_record_is_null (record, KB_BAND_ACCEPTOR)) {
    g_autofree char *who =
        kb_fill (_ ("May be accepted by: {role}"), "role",
                 kb_label_choice (KB_KIND_BAND, KB_BAND_ACCEPTOR,
                                  kb_record_text (record, KB_BAND_ACCEPTOR), language),
                 NULL);

    add (text, "\n", who);
  }
  if (months != KB_NO_INTEGER) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, months);
    g_autofree char *how_long =
        kb_fill (ngettext ("An acceptance holds for a month", "An acceptance holds for {n} months",
                           (gulong) months),
                 "n", number, NULL);

    add (text, " · ", how_long);
  }
}

/* "Invites · Establishes classes · Accepts risks" */
static void
explain_role (GString *text, const KbRecord *record, KbLanguage language)
{
  static const struct {
    guint field;
    const char *text;
  } duties[] = {
    { KB_ROLE_INVITES, N_ ("invites to workshops") },
    { KB_ROLE_ESTABLISHES, N_ ("establishes classes") },
    { KB_ROLE_ACCEPTS, N_ ("accepts risks") },
    { KB_ROLE_PROTECTS, N_ ("is contacted about Sweden's security") },
    { KB_ROLE_ON_SYSTEM, N_ ("is noted on each system") },
  };
  g_autoptr (GString) duty = g_string_new (NULL);

  add (text, "\n", kb_record_localized (record, KB_ROLE_DESCRIPTION_SV, language));
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (kb_record_flag (record, duties[i].field))
      add (duty, " · ", kb_gui_text (duties[i].text));
  add (text, "\n", duty->str);
}

static void
explain_control (GString *text, const KbRecord *record)
{
  gint64 months = kb_record_integer (record, KB_CONTROL_MONTHS);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, months);
  g_autofree char *every =
      months == KB_NO_INTEGER
          ? NULL
          : kb_fill (ngettext ("Every month", "Every {n} months", (gulong) months), "n", number,
                     NULL);
  g_autofree char *first = kb_fill (_ ("first time {date}"), "date",
                                    kb_record_text (record, KB_CONTROL_STARTS_ON), NULL);

  add (text, " · ", every);
  add (text, " · ", kb_record_text (record, KB_CONTROL_OWNER));
  if (!kb_record_is_null (record, KB_CONTROL_STARTS_ON))
    add (text, " · ", first);
}

static void
explain_trigger (GString *text, KbContent *content, const KbRecord *record, KbLanguage language)
{
  KbRecord *aspect =
      kb_content_find (content, KB_KIND_ASPECT, kb_record_text (record, KB_TRIGGER_ASPECT));
  KbRecord *level =
      kb_content_find (content, KB_KIND_LEVEL, kb_record_text (record, KB_TRIGGER_LEVEL));
  g_autofree char *step = kb_describe_step (level, language);
  g_autofree char *words =
      kb_fill (_ ("{aspect}: at least {level}"), "aspect",
               aspect ? kb_record_localized (aspect, KB_ASPECT_NAME_SV, language) : "–", "level",
               step, NULL);

  add (text, "\n", words);
}

static void
add_source (GString *text, const KbRecord *record)
{
  int field = kb_field_from_column (kb_record_kind (record), "source");
  const char *source = field == KB_NONE ? NULL : kb_record_text (record, (guint) field);
  g_autofree char *line = kb_fill (_ ("Source: {source}"), "source", source, NULL);

  if (source)
    add (text, "\n", line);
}

/**
 * kb_method_explain:
 * @content: the workbook's content
 * @record: an item of the method
 * @language: the reader's language
 *
 * Returns: (transfer full): all that the method says of it beside its name, and where that stands
 */
char *
kb_method_explain (KbContent *content, const KbRecord *record, KbLanguage language)
{
  GString *text = g_string_new (NULL);

  switch (kb_record_kind (record)) {
  case KB_KIND_ASPECT:
    explain_aspect (text, record, language);
    break;
  case KB_KIND_BAND:
    explain_band (text, record, language);
    break;
  case KB_KIND_ROLE:
    explain_role (text, record, language);
    break;
  case KB_KIND_CONTROL:
    explain_control (text, record);
    break;
  case KB_KIND_TRIGGER:
    explain_trigger (text, content, record, language);
    break;
  case KB_KIND_STATEMENT:
    add (text, "\n",
         kb_label_choice (KB_KIND_STATEMENT, KB_STATEMENT_TOPIC,
                          kb_record_text (record, KB_STATEMENT_TOPIC), language));
    break;
  default:
    break;
  }
  add_source (text, record);
  return g_string_free (text, FALSE);
}

static void
add_count (GString *text, guint n, const char *pattern)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *line = kb_fill (pattern, "n", number, NULL);

  if (n > 0)
    g_string_append_printf (text, "\n• %s", line);
}

/**
 * kb_method_aspect_consequences:
 * @uses: what stands under an aspect
 *
 * Returns: (transfer full): what would go with it, in words
 */
char *
kb_method_aspect_consequences (const KbAspectUses *uses)
{
  GString *text = g_string_new (_ ("With it go:"));

  add_count (text, uses->assets,
             ngettext ("its class of 1 information asset", "its class of {n} information assets",
                       uses->assets));
  add_count (text, uses->systems,
             ngettext ("its imported or raised class of 1 system",
                       "its imported or raised class of {n} systems", uses->systems));
  add_count (text, uses->votes,
             ngettext ("1 vote of a workshop", "{n} votes of workshops", uses->votes));
  add_count (text, uses->triggers,
             ngettext ("1 question that suggests a level", "{n} questions that suggest a level",
                       uses->triggers));
  add_count (text, uses->texts,
             ngettext ("what 1 level means", "what {n} levels mean", uses->texts));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("To keep all that, put the aspect out of use instead. Removing it is "
                            "one act and can be undone."));
  return g_string_free (text, FALSE);
}

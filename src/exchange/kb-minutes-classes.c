// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-minutes-classes"

#include "kb-minutes-private.h"

/* What the room said of each object: its class with motivations, how it voted and what it set
 * aside. */

static KbRecord *
aspect_record (const KbReport *report, guint aspect)
{
  return kb_method_item (report->method, KB_KIND_ASPECT, aspect);
}

static const char *
aspect_name (const KbReport *report, guint aspect)
{
  return kb_record_localized (aspect_record (report, aspect), KB_ASPECT_NAME_SV, report->language);
}

/* 3 Serious */
static char *
level_text (const KbReport *report, int level)
{
  return g_strdup_printf (
      "%" G_GINT64_FORMAT " %s", kb_method_number (report->method, KB_KIND_LEVEL, (guint) level),
      kb_method_step_name (report->method, KB_KIND_LEVEL, (guint) level, report->language));
}

static char *
range_text (const KbReport *report, KbLevelRange range)
{
  g_autofree char *numbers = NULL;

  if (range.high == KB_NONE)
    return g_strdup (kb_report_text (report, "Not classified"));
  if (range.low == range.high)
    return level_text (report, range.high);
  numbers = kb_format_range (report->method, range);
  return kb_fill (kb_report_text (report, "{levels}, not settled"), "levels", numbers, NULL);
}

/* The motivation and, while it is not settled, what it depends on. */
static char *
reason_text (const KbReport *report, const KbRecord *level)
{
  const char *motivation = level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;
  const char *depends_on = level ? kb_record_text (level, KB_ASSET_LEVEL_DEPENDS_ON) : NULL;
  g_autofree char *depends = NULL;

  if (!depends_on)
    return g_strdup (motivation ? motivation : "");
  depends = kb_fill (kb_report_text (report, "Depends on: {what}"), "what", depends_on, NULL);
  return motivation ? g_strdup_printf ("%s\n%s", motivation, depends) : g_steal_pointer (&depends);
}

static void
add_levels (const KbReport *report, const KbRecord *asset, KbDocument *document)
{
  const char *const header[] = { kb_report_text (report, "Aspect"),
                                 kb_report_text (report, "Level"),
                                 kb_report_text (report, "Motivation"), NULL };
  KbClass class = kb_class_of_asset (report->content, report->method, kb_record_id (asset));
  KbBlock *table = kb_document_add_table (document, 3, header);

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *level =
        kb_content_find_pair (report->content, KB_KIND_ASSET_LEVEL, kb_record_id (asset),
                              kb_record_id (aspect_record (report, a)));
    g_autofree char *range = range_text (report, class.aspects[a]);
    g_autofree char *reason = reason_text (report, level);

    kb_block_add_row (table, aspect_name (report, a), range, reason, NULL);
  }
}

/* "2 votes on 2, 3 votes on 3" */
static char *
spread_text (const KbReport *report, const KbRecord *round, KbVote *vote)
{
  GString *text = g_string_new (NULL);

  for (guint level = 0; level < kb_method_size (report->method, KB_KIND_LEVEL); level++) {
    KbRecord *row =
        kb_content_find_pair (report->content, KB_KIND_VOTE_COUNT, kb_record_id (round),
                              kb_record_id (kb_method_item (report->method, KB_KIND_LEVEL, level)));
    g_autofree char *number = g_strdup_printf (
        "%" G_GINT64_FORMAT, kb_method_number (report->method, KB_KIND_LEVEL, level));
    g_autofree char *count = NULL;
    g_autofree char *part = NULL;

    if (!row || kb_record_integer (row, KB_VOTE_COUNT_COUNT) <= 0)
      continue;
    vote->counts[level] = (guint) MIN (kb_record_integer (row, KB_VOTE_COUNT_COUNT), KB_VOTE_MAX);
    count = g_strdup_printf ("%u", vote->counts[level]);
    part = kb_fill (kb_text_plural (report->language, "{n} vote on {level}", "{n} votes on {level}",
                                    vote->counts[level]),
                    "n", count, "level", number, NULL);
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  }
  return g_string_free (text, FALSE);
}

static char *
median_text (const KbReport *report, const KbVote *vote)
{
  KbVoteSummary summary = kb_vote_summarise (vote, kb_method_size (report->method, KB_KIND_LEVEL));

  return kb_format_range (
      report->method, (KbLevelRange){ (gint8) summary.median_low, (gint8) summary.median_high });
}

static char *
round_text (const KbReport *report, const KbRecord *round, const char *aspect)
{
  KbVote vote = { { 0 } };
  g_autofree char *spread = spread_text (report, round, &vote);
  g_autofree char *median = median_text (report, &vote);
  g_autofree char *number = g_strdup_printf (
      "%" G_GINT64_FORMAT, MAX (kb_record_integer (round, KB_VOTE_ROUND_ROUND), 1));
  int level = kb_method_ordinal (report->method, KB_KIND_LEVEL,
                                 kb_record_text (round, KB_VOTE_ROUND_CONSENSUS));
  g_autofree char *agreed = NULL;
  g_autofree char *text =
      kb_fill (kb_report_text (report, "{aspect}, round {n}: {spread}; median {median}."), "aspect",
               aspect, "n", number, "spread", spread, "median", median, NULL);

  if (kb_record_is_null (round, KB_VOTE_ROUND_CONSENSUS) || level == KB_NONE)
    return g_steal_pointer (&text);
  {
    g_autofree char *name = level_text (report, level);

    agreed = kb_fill (kb_report_text (report, "Agreed on {level}."), "level", name, NULL);
  }
  return g_strdup_printf ("%s %s", text, agreed);
}

static void
add_votes (const KbReport *report,
           const KbRecord *workshop,
           const KbRecord *asset,
           KbDocument *document)
{
  g_autoptr (GPtrArray) rounds = kb_report_workshop_records (
      report, KB_KIND_VOTE_ROUND, KB_VOTE_ROUND_WORKSHOP, kb_record_id (workshop));
  KbBlock *list = NULL;

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    for (guint i = 0; i < rounds->len; i++) {
      KbRecord *round = g_ptr_array_index (rounds, i);
      g_autofree char *text = NULL;

      if (g_strcmp0 (kb_record_text (round, KB_VOTE_ROUND_ASSET), kb_record_id (asset)) != 0
          || g_strcmp0 (kb_record_text (round, KB_VOTE_ROUND_ASPECT),
                        kb_record_id (aspect_record (report, a)))
                 != 0)
        continue;
      if (!list) {
        kb_document_add_heading (document, 4, kb_report_text (report, "Hidden votes"));
        list = kb_document_add_list (document);
      }
      text = round_text (report, round, aspect_name (report, a));
      kb_block_add_item (list, text);
    }
}

static char *
trigger_text (const KbReport *report, const KbRecord *trigger, const KbRecord *answer)
{
  const char *name = kb_record_localized (trigger, KB_TRIGGER_NAME_SV, report->language);
  const char *reason = kb_record_text (answer, KB_ASSET_TRIGGER_REASON);
  int aspect = kb_method_ordinal (report->method, KB_KIND_ASPECT,
                                  kb_record_text (trigger, KB_TRIGGER_ASPECT));
  int level =
      kb_method_ordinal (report->method, KB_KIND_LEVEL, kb_record_text (trigger, KB_TRIGGER_LEVEL));
  g_autofree char *badge = aspect == KB_NONE || level == KB_NONE
                               ? g_strdup ("–")
                               : kb_format_badge (report->method, (guint) aspect,
                                                  (KbLevelRange){ (gint8) level, (gint8) level });

  if (!reason)
    return kb_fill (kb_report_text (report, "{trigger} (suggests {class})"), "trigger", name,
                    "class", badge, NULL);
  return kb_fill (kb_report_text (report, "{trigger} suggests {class} but was set aside: {reason}"),
                  "trigger", name, "class", badge, "reason", reason, NULL);
}

static void
add_triggers (const KbReport *report, const KbRecord *asset, KbDocument *document)
{
  KbBlock *list = NULL;

  for (guint i = 0; i < kb_method_size (report->method, KB_KIND_TRIGGER); i++) {
    KbRecord *trigger = kb_method_item (report->method, KB_KIND_TRIGGER, i);
    KbRecord *answer = kb_content_find_pair (report->content, KB_KIND_ASSET_TRIGGER,
                                             kb_record_id (asset), kb_record_id (trigger));
    g_autofree char *text = NULL;

    if (!answer
        || (!kb_record_flag (answer, KB_ASSET_TRIGGER_APPLIES)
            && kb_record_is_null (answer, KB_ASSET_TRIGGER_REASON)))
      continue;
    if (!list) {
      kb_document_add_heading (document, 4, kb_report_text (report, "What it holds"));
      list = kb_document_add_list (document);
    }
    text = trigger_text (report, trigger, answer);
    kb_block_add_item (list, text);
  }
}

static void
add_asset (const KbReport *report,
           const KbRecord *workshop,
           const KbRecord *asset,
           KbDocument *document)
{
  KbRecord *shared =
      kb_content_find (report->content, KB_KIND_ASSET, kb_record_text (asset, KB_ASSET_REUSES));

  kb_document_add_heading (document, 3, kb_record_title (asset));
  kb_document_add_paragraph (document, kb_record_text (asset, KB_ASSET_DESCRIPTION));
  add_levels (report, asset, document);
  if (shared) {
    g_autofree char *text =
        kb_fill (kb_report_text (report, "Takes the class that the organisation shares: {name}."),
                 "name", kb_record_title (shared), NULL);

    kb_document_add_paragraph (document, text);
  }
  if (kb_record_flag (asset, KB_ASSET_PROTECTED_IDENTITY))
    kb_document_add_paragraph (
        document, kb_report_text (report, "Holds data about people with a protected identity."));
  add_triggers (report, asset, document);
  add_votes (report, workshop, asset, document);
}

/**
 * kb_minutes_add_classes:
 * @report: a report
 * @workshop: a workshop
 * @document: the minutes
 *
 * Adds what the room proposes for each object, in the order it worked.
 */
void
kb_minutes_add_classes (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (
      report, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP, kb_record_id (workshop));

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *asset =
        kb_content_find (report->content, KB_KIND_ASSET,
                         kb_record_text (g_ptr_array_index (rows, i), KB_WORKSHOP_ASSET_ASSET));

    if (asset)
      add_asset (report, workshop, asset, document);
  }
}

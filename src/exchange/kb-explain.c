// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-explain"

#include "kb-explain.h"

#include "kb-format.h"

static char *
escaped (const KbExplainer *explainer, const char *text)
{
  return explainer->markup ? g_markup_escape_text (text, -1) : g_strdup (text);
}

static char *
emphasized (const KbExplainer *explainer, const char *text)
{
  g_autofree char *safe = escaped (explainer, text);

  return explainer->markup ? g_strdup_printf ("<b>%s</b>", safe) : g_steal_pointer (&safe);
}

/* A record's name; in markup bold, and a link that a window can follow: "assets/ID". */
static char *
linked_name (const KbExplainer *explainer, const KbRecord *record)
{
  g_autofree char *name = emphasized (explainer, kb_record_title (record));
  g_autofree char *id = g_markup_escape_text (kb_record_id (record), -1);

  if (!explainer->markup)
    return g_steal_pointer (&name);
  return g_strdup_printf ("<a href=\"%s/%s\">%s</a>",
                          kb_record_kind (record) == KB_KIND_ASSET ? "assets" : "systems", id,
                          name);
}

static const char *
motivation_of (const KbExplainer *explainer, const KbRecord *asset, guint aspect)
{
  KbRecord *aspect_record = kb_method_item (explainer->method, KB_KIND_ASPECT, aspect);
  KbRecord *level = kb_content_find_pair (explainer->content, KB_KIND_ASSET_LEVEL,
                                          kb_record_id (asset), kb_record_id (aspect_record));

  return level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;
}

static gboolean
are_systems (const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (kb_record_kind (g_ptr_array_index (records, i)) != KB_KIND_SYSTEM)
      return FALSE;
  return TRUE;
}

/* "Orosanmälningar and 8 others have K3." */
static char *
sources_sentence (const KbExplainer *explainer,
                  const GPtrArray *deciding,
                  const char *badge,
                  KbOrigin origin)
{
  KbRecord *first = g_ptr_array_index (deciding, 0);
  g_autofree char *name = linked_name (explainer, first);
  guint others = deciding->len - 1;
  g_autofree char *count = g_strdup_printf ("%u", others);
  gboolean depends =
      (origin == KB_ORIGIN_DEPENDENCY || origin == KB_ORIGIN_RAISED) && are_systems (deciding);

  if (others == 0)
    return kb_fill (kb_text (explainer->language,
                             depends ? N_ ("{name} has {class}, and this system depends on it.")
                                     : N_ ("{name} has {class}.")),
                    "name", name, "class", badge, NULL);
  if (depends)
    return kb_fill (
        kb_text_plural (explainer->language,
                        "{name} and {n} other have {class}, and this system depends on them.",
                        "{name} and {n} others have {class}, and this system depends on them.",
                        others),
        "name", name, "n", count, "class", badge, NULL);
  return kb_fill (kb_text_plural (explainer->language, "{name} and {n} other have {class}.",
                                  "{name} and {n} others have {class}.", others),
                  "name", name, "n", count, "class", badge, NULL);
}

/**
 * kb_explain_inherited:
 * @explainer: what is explained, and to whom
 * @system_id: a system
 * @aspect: an aspect in use
 *
 * Returns: (transfer full): which assets or systems decide the level that the system inherits, and
 * what was written as the reason for the first of them (design §6)
 */
char *
kb_explain_inherited (const KbExplainer *explainer, const char *system_id, guint aspect)
{
  const KbSystemClass *class = kb_inheritance_system (explainer->inheritance, system_id);
  g_autoptr (GPtrArray) deciding =
      kb_inheritance_deciding (explainer->inheritance, system_id, aspect);
  g_autofree char *badge =
      kb_format_badge (explainer->method, aspect, class->inherited.aspects[aspect]);
  g_autofree char *sentence = NULL;
  g_autofree char *reason = NULL;
  const char *motivation = NULL;

  if (class->inherited.aspects[aspect].high == KB_NONE)
    return g_strdup (kb_text (explainer->language, "Nothing that is linked has a level."));
  if (deciding->len == 0)
    return g_strdup (kb_text (explainer->language,
                              "As imported. It counts until information assets are linked."));
  sentence = sources_sentence (explainer, deciding, badge, class->origins[aspect]);
  if (kb_record_kind (g_ptr_array_index (deciding, 0)) == KB_KIND_ASSET)
    motivation = motivation_of (explainer, g_ptr_array_index (deciding, 0), aspect);
  if (!motivation)
    return g_steal_pointer (&sentence);
  reason = escaped (explainer, motivation);
  return g_strconcat (sentence, " ", reason, NULL);
}

/**
 * kb_explain_unclassified:
 * @explainer: what is explained, and to whom
 * @system_id: a system
 *
 * Returns: (transfer full) (nullable): how many of its assets don't count; %NULL when all do
 */
char *
kb_explain_unclassified (const KbExplainer *explainer, const char *system_id)
{
  const KbSystemClass *class = kb_inheritance_system (explainer->inheritance, system_id);
  g_autofree char *count = NULL;
  g_autofree char *total = g_strdup_printf ("%u", class->n_assets);
  guint most = 0;

  for (guint a = 0; a < kb_method_size (explainer->method, KB_KIND_ASPECT); a++)
    most = MAX (most, class->n_unclassified[a]);
  if (most == 0)
    return NULL;
  count = g_strdup_printf ("%u", most);
  return kb_fill (kb_text_plural (explainer->language,
                                  "{n} of {total} is not classified and does not count.",
                                  "{n} of {total} are not classified and do not count.", most),
                  "n", count, "total", total, NULL);
}

/**
 * kb_explain_manual:
 * @explainer: what is explained, and to whom
 * @system_id: a system
 * @aspect: an aspect in use
 *
 * Returns: (transfer full) (nullable): why the level was set by hand; %NULL when it was not
 */
char *
kb_explain_manual (const KbExplainer *explainer, const char *system_id, guint aspect)
{
  KbRecord *aspect_record = kb_method_item (explainer->method, KB_KIND_ASPECT, aspect);
  KbRecord *level = kb_content_find_pair (explainer->content, KB_KIND_SYSTEM_LEVEL, system_id,
                                          kb_record_id (aspect_record));
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (!level || kb_record_is_null (level, KB_SYSTEM_LEVEL_RAISED))
    return NULL;
  reason = emphasized (explainer, kb_label_choice (KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON,
                                                   kb_record_text (level, KB_SYSTEM_LEVEL_REASON),
                                                   explainer->language));
  if (kb_record_is_null (level, KB_SYSTEM_LEVEL_REASON_TEXT))
    return g_steal_pointer (&reason);
  text = escaped (explainer, kb_record_text (level, KB_SYSTEM_LEVEL_REASON_TEXT));
  return g_strdup_printf ("%s. %s", reason, text);
}

/**
 * kb_explain_manual_signature:
 * @explainer: what is explained, and to whom
 * @system_level: a level set by hand
 *
 * Returns: (transfer full): the role that set it and when
 */
char *
kb_explain_manual_signature (const KbExplainer *explainer, const KbRecord *system_level)
{
  const char *by = kb_record_text (system_level, KB_SYSTEM_LEVEL_RAISED_BY);
  const char *on = kb_record_text (system_level, KB_SYSTEM_LEVEL_RAISED_ON);

  return g_strdup_printf ("%s%s%s", by ? kb_label_author (by, explainer->language) : "",
                          by && on ? ", " : "", on ? on : "");
}

/**
 * kb_explain_circle:
 * @explainer: what is explained, and to whom
 * @system_id: a system
 *
 * Returns: (transfer full) (nullable): the systems that depend on each other in a circle with it,
 * by name ("A ↔ B ↔ C …"); %NULL when it stands in none
 */
char *
kb_explain_circle (const KbExplainer *explainer, const char *system_id)
{
  const KbSystemClass *class = kb_inheritance_system (explainer->inheritance, system_id);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (class->circle == KB_NONE)
    return NULL;
  members = kb_inheritance_circle (explainer->inheritance, (guint) class->circle);
  for (guint i = 0; i < members->len; i++) {
    KbRecord *member = g_ptr_array_index (members, i);
    g_autofree char *name = g_str_equal (kb_record_id (member), system_id)
                                ? emphasized (explainer, kb_record_title (member))
                                : linked_name (explainer, member);

    g_string_append_printf (names, "%s%s", i > 0 ? " ↔ " : "", name);
  }
  return kb_fill (kb_text (explainer->language, "{names} depend on each other and count as one."),
                  "names", names->str, NULL);
}

/* A sentence begins with a capital, whichever of its parts comes first. */
static char *
capitalized (const char *text)
{
  const char *rest = *text ? g_utf8_next_char (text) : text;
  g_autofree char *first = g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, NULL);
}

/* "På grund av" and what follows it; nothing when nothing follows. */
static void
add_part (const KbExplainer *explainer,
          GString *sentence,
          const char *between,
          guint lead_field,
          const char *text)
{
  const char *lead =
      kb_record_localized (kb_method_header (explainer->method), lead_field, explainer->language);
  g_autofree char *begun = NULL;
  g_autofree char *bold = NULL;
  g_autofree char *safe = NULL;

  if (!text)
    return;
  begun = sentence->len > 0 || !lead ? g_strdup (lead ? lead : "") : capitalized (lead);
  bold = emphasized (explainer, begun);
  safe = escaped (explainer, text);
  g_string_append_printf (sentence, "%s%s %s", sentence->len > 0 ? between : "", bold, safe);
}

/**
 * kb_explain_risk:
 * @explainer: what is explained, and to whom
 * @risk: a risk
 *
 * Returns: (transfer full): the risk as the method's sentence, "På grund av … finns risk att …,
 * vilket leder till …"; the title when its parts are not written
 */
char *
kb_explain_risk (const KbExplainer *explainer, const KbRecord *risk)
{
  const char *cause = kb_record_text (risk, KB_RISK_CAUSE);
  const char *event = kb_record_text (risk, KB_RISK_EVENT);
  const char *outcome = kb_record_text (risk, KB_RISK_OUTCOME);
  const char *title = kb_record_text (risk, KB_RISK_TITLE);
  GString *sentence;

  if (!cause && !event && !outcome)
    return escaped (explainer, title ? title : "");
  sentence = g_string_new (NULL);
  add_part (explainer, sentence, "", KB_METHOD_CAUSE_SV, cause);
  add_part (explainer, sentence, " ", KB_METHOD_EVENT_SV, event ? event : title ? title : "…");
  add_part (explainer, sentence, ", ", KB_METHOD_OUTCOME_SV, outcome);
  if (!g_str_has_suffix (sentence->str, "."))
    g_string_append_c (sentence, '.');
  return g_string_free (sentence, FALSE);
}

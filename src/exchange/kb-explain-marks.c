// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-explain-marks"

#include "kb-explain.h"

#include "kb-format.h"

static void
mark_free (gpointer data)
{
  KbMark *mark = data;

  g_free (mark->text);
  g_free (mark);
}

/* Takes @text; nothing is added without one. */
static void
add (GPtrArray *marks, KbMarkType type, char *text)
{
  KbMark *mark;

  if (!text)
    return;
  mark = g_new0 (KbMark, 1);
  mark->type = type;
  mark->text = text;
  g_ptr_array_add (marks, mark);
}

static char *
two_badges (const KbExplainer *explainer,
            const char *pattern,
            guint aspect,
            KbLevelRange one,
            KbLevelRange other)
{
  g_autofree char *class = kb_format_badge (explainer->method, aspect, one);
  g_autofree char *second = kb_format_badge (explainer->method, aspect, other);

  return kb_fill (kb_text (explainer->language, pattern), "class", class, "other", second, NULL);
}

static void
add_of_aspect (const KbExplainer *explainer,
               GPtrArray *marks,
               const KbSystemClass *class,
               const char *system_id,
               guint aspect)
{
  KbLevelRange counts = class->class.aspects[aspect];
  KbLevelRange inherited = class->inherited.aspects[aspect];
  KbRecord *aspect_record = kb_method_item (explainer->method, KB_KIND_ASPECT, aspect);
  KbRecord *level = kb_content_find_pair (explainer->content, KB_KIND_SYSTEM_LEVEL, system_id,
                                          kb_record_id (aspect_record));
  KbLevelRange by_hand = { KB_NONE, KB_NONE };
  KbLevelRange imported = { KB_NONE, KB_NONE };

  if (level) {
    by_hand = kb_level_range_from_ids (explainer->method,
                                       kb_record_text (level, KB_SYSTEM_LEVEL_RAISED), NULL);
    imported = kb_level_range_from_ids (explainer->method,
                                        kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED),
                                        kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED_UPPER));
  }
  if (counts.low != counts.high)
    add (marks, KB_MARK_UNRESOLVED,
         two_badges (explainer, N_ ("{class} is not settled and counts as {other}."), aspect,
                     counts, (KbLevelRange){ counts.high, counts.high }));
  if (class->origins[aspect] == KB_ORIGIN_LOWERED)
    add (marks, KB_MARK_LOWERED,
         two_badges (explainer, N_ ("{class} is set by hand, below the inherited {other}."), aspect,
                     counts, inherited));
  else if (class->lowering_refused && by_hand.high != KB_NONE && by_hand.high < inherited.high)
    add (marks, KB_MARK_LOWERING_REFUSED,
         two_badges (explainer,
                     N_ ("{class} is set by hand, below the inherited {other}. It does not count, "
                         "as the method does not allow lowering."),
                     aspect, by_hand, inherited));
  if (class->imported_differs && imported.high != KB_NONE
      && imported.high != class->own.aspects[aspect].high)
    add (marks, KB_MARK_IMPORTED,
         two_badges (explainer,
                     N_ ("{class} was imported. It no longer counts, as linked information assets "
                         "give {other}."),
                     aspect, imported, class->own.aspects[aspect]));
}

/**
 * kb_explain_marks:
 * @explainer: what is explained, and to whom
 * @system_id: a system
 *
 * Returns: (transfer full) (element-type KbMark): what a reader should know of the system's class
 * beside where it comes from: assets that don't count, ranges, circles, what was lowered by hand
 * and what was imported (design §6)
 */
GPtrArray *
kb_explain_marks (const KbExplainer *explainer, const char *system_id)
{
  const KbSystemClass *class = kb_inheritance_system (explainer->inheritance, system_id);
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);

  add (marks, KB_MARK_UNCLASSIFIED, kb_explain_unclassified (explainer, system_id));
  for (guint a = 0; a < kb_method_size (explainer->method, KB_KIND_ASPECT); a++)
    add_of_aspect (explainer, marks, class, system_id, a);
  add (marks, KB_MARK_CIRCLE, kb_explain_circle (explainer, system_id));
  return marks;
}

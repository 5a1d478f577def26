// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-texts"

#include "kb-classify-private.h"

/* What is typed for each aspect: why the level, and what an unresolved one depends on. Leaving a
 * field makes the act; until then it is a draft. */

/* The names of an aspect's two texts among the drafts. */
static char *
motivation_name (KbClassifyPane *self, guint aspect)
{
  return g_strdup_printf ("motivation/%s",
                          kb_record_id (kb_method_item (kb_section_get_method (KB_SECTION (self)),
                                                        KB_KIND_ASPECT, aspect)));
}

static char *
dependence_name (KbClassifyPane *self, guint aspect)
{
  return g_strdup_printf ("depends-on/%s",
                          kb_record_id (kb_method_item (kb_section_get_method (KB_SECTION (self)),
                                                        KB_KIND_ASPECT, aspect)));
}

static const char *
written_motivation (KbClassifyPane *self, guint aspect)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbRecord *record =
      kb_method_item (kb_section_get_method (KB_SECTION (self)), KB_KIND_ASPECT, aspect);
  KbRecord *level =
      kb_content_find_pair (content, KB_KIND_ASSET_LEVEL, self->asset_id, kb_record_id (record));
  const char *text = level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;

  return text ? text : "";
}

/* It is written: the draft goes at once, so that it never comes back over a newer text. */
static void
drop_draft (KbClassifyPane *self, const char *name)
{
  if (!self->drafts)
    return;
  kb_draft_texts_set (self->drafts, name, NULL);
  kb_draft_texts_save (self->drafts);
}

static gboolean
can_write (KbClassifyPane *self)
{
  return kb_classify_pane_current_asset (self) && kb_section_is_writable (KB_SECTION (self))
         && !kb_section_is_held (KB_SECTION (self));
}

void
kb_classify_pane_write_motivation (KbClassifyPane *self, guint aspect)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (!can_write (self))
    return;
  text = kb_aspect_column_get_motivation (kb_classify_pane_column_at (self, aspect));
  name = motivation_name (self, aspect);
  if (g_str_equal (text, written_motivation (self, aspect))
      || kb_workbook_set_motivation (kb_section_get_workbook (KB_SECTION (self)), self->asset_id,
                                     aspect, text, &error))
    drop_draft (self, name);
  else
    kb_section_check (KB_SECTION (self), FALSE, error);
}

const char *
kb_classify_pane_written_dependence (KbClassifyPane *self, guint aspect)
{
  KbRecord *record =
      kb_method_item (kb_section_get_method (KB_SECTION (self)), KB_KIND_ASPECT, aspect);
  KbRecord *level =
      kb_content_find_pair (kb_section_get_content (KB_SECTION (self)), KB_KIND_ASSET_LEVEL,
                            self->asset_id, kb_record_id (record));

  return level ? kb_record_text (level, KB_ASSET_LEVEL_DEPENDS_ON) : NULL;
}

void
kb_classify_pane_write_dependence (KbClassifyPane *self, guint aspect)
{
  const char *text = kb_aspect_column_get_depends_on (kb_classify_pane_column_at (self, aspect));
  const char *written;
  const KbClass *class;
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (!can_write (self))
    return;
  name = dependence_name (self, aspect);
  written = kb_classify_pane_written_dependence (self, aspect);
  class = kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)),
                                   kb_classify_pane_current_asset (self));
  if (class->aspects[aspect].low == class->aspects[aspect].high
      || g_strcmp0 (written ? written : "", text) == 0
      || kb_workbook_set_unresolved (kb_section_get_workbook (KB_SECTION (self)), self->asset_id,
                                     aspect, class->aspects[aspect].low,
                                     class->aspects[aspect].high, *text ? text : NULL, &error))
    drop_draft (self, name);
  else
    kb_section_check (KB_SECTION (self), FALSE, error);
}

/**
 * kb_classify_pane_flush:
 * @pane: the pane
 *
 * Writes what is typed but not yet left.
 */
void
kb_classify_pane_flush (KbClassifyPane *pane)
{
  g_return_if_fail (KB_IS_CLASSIFY_PANE (pane));

  for (guint i = 0; i < pane->aspects->len; i++) {
    kb_classify_pane_write_motivation (pane, i);
    kb_classify_pane_write_dependence (pane, i);
  }
}

/**
 * kb_classify_pane_discard:
 * @pane: the pane
 * @shown: whether the fields show what is stored again
 *
 * Takes what is typed but not written out of the file at once, and with @shown off the screen.
 */
void
kb_classify_pane_discard (KbClassifyPane *pane, gboolean shown)
{
  g_return_if_fail (KB_IS_CLASSIFY_PANE (pane));

  if (pane->drafts)
    kb_draft_texts_discard (pane->drafts);
  if (!shown || !kb_classify_pane_current_asset (pane))
    return;
  kb_vote_pane_discard (pane->vote);
  for (guint i = 0; i < pane->aspects->len; i++) {
    KbAspectColumn *column = kb_classify_pane_column_at (pane, i);

    kb_aspect_column_set_motivation (column, written_motivation (pane, i));
    kb_aspect_column_set_depends_on (column, kb_classify_pane_written_dependence (pane, i));
  }
}

static gboolean
is_half_typed (KbClassifyPane *self, const char *name)
{
  return self->drafts && kb_draft_texts_get (self->drafts, name);
}

/* A text that somebody is in the middle of is left alone. */
void
kb_classify_pane_show_texts (KbClassifyPane *self, guint aspect)
{
  KbAspectColumn *column = kb_classify_pane_column_at (self, aspect);
  g_autofree char *motivation = motivation_name (self, aspect);
  g_autofree char *dependence = dependence_name (self, aspect);

  if (!is_half_typed (self, dependence))
    kb_aspect_column_set_depends_on (column, kb_classify_pane_written_dependence (self, aspect));
  if (!kb_aspect_column_is_writing (column) && !is_half_typed (self, motivation))
    kb_aspect_column_set_motivation (column, written_motivation (self, aspect));
}

/* What was half-typed when the program was left. */
void
kb_classify_pane_show_drafts (KbClassifyPane *self)
{
  g_autofree char *key = g_strdup_printf ("class/%s", self->asset_id);

  g_clear_object (&self->drafts);
  if (!kb_section_is_writable (KB_SECTION (self)))
    return;
  self->drafts = kb_draft_texts_new (kb_section_get_workbook (KB_SECTION (self)), key);
  for (guint i = 0; i < self->aspects->len; i++) {
    g_autofree char *motivation = motivation_name (self, i);
    g_autofree char *dependence = dependence_name (self, i);
    const char *why = kb_draft_texts_get (self->drafts, motivation);
    const char *on = kb_draft_texts_get (self->drafts, dependence);

    if (why)
      kb_aspect_column_set_motivation (kb_classify_pane_column_at (self, i), why);
    if (on)
      kb_aspect_column_set_depends_on (kb_classify_pane_column_at (self, i), on);
  }
}

/* Somebody types in the column's motivation. */
void
kb_classify_pane_note_motivation (KbClassifyPane *self, KbAspectColumn *column)
{
  guint aspect = kb_aspect_column_get_aspect (column);
  g_autofree char *name = motivation_name (self, aspect);
  g_autofree char *text = kb_aspect_column_get_motivation (column);

  if (self->drafts)
    kb_draft_texts_set (self->drafts, name,
                        g_str_equal (text, written_motivation (self, aspect)) ? NULL : text);
}

/* Somebody types what the column's level depends on. */
void
kb_classify_pane_note_dependence (KbClassifyPane *self, KbAspectColumn *column)
{
  guint aspect = kb_aspect_column_get_aspect (column);
  g_autofree char *name = dependence_name (self, aspect);
  const char *text = kb_aspect_column_get_depends_on (column);

  if (self->drafts)
    kb_draft_texts_set (
        self->drafts, name,
        g_strcmp0 (text, kb_classify_pane_written_dependence (self, aspect)) == 0 ? NULL : text);
}

/* Another asset: what was typed for the one before is written, so all fields are free. */
void
kb_classify_pane_show_written (KbClassifyPane *self, guint aspect)
{
  kb_aspect_column_set_motivation (kb_classify_pane_column_at (self, aspect),
                                   written_motivation (self, aspect));
}

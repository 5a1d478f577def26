// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-resize"

#include "kb-method-resize.h"

/* The level scale of the design, for levels that are new. */
static const char *const palette[] = { "#E3EBE5", "#F5DD8C", "#F09A3E",
                                       "#B3261E", "#4A0D26", "#2B1B3D" };

static KbContent *
copy_method (KbContent *content)
{
  KbContent *method = kb_content_new ();

  for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      kb_content_put (method, g_ptr_array_index (list, i));
  }
  return method;
}

/* Takes away the method's rows that are keyed by @id: texts of a level, cells of a step. */
static void
remove_keyed (KbContent *method, KbKind target, const char *id)
{
  for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
    const KbKindInfo *info = kb_kind_info ((KbKind) kind);
    g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
    const GPtrArray *list = kb_content_list (method, (KbKind) kind);

    for (guint field = 0; field < info->n_fields; field++)
      if (info->fields[field].type == KB_TYPE_REFERENCE && info->fields[field].target == target
          && (info->fields[field].flags & KB_FIELD_KEY))
        for (guint i = 0; i < list->len; i++)
          if (g_strcmp0 (kb_record_text (g_ptr_array_index (list, i), field), id) == 0)
            g_ptr_array_add (gone, g_strdup (kb_record_id (g_ptr_array_index (list, i))));
    for (guint i = 0; i < gone->len; i++)
      kb_content_remove (method, (KbKind) kind, g_ptr_array_index (gone, i));
  }
}

static const char *
unused_color (KbContent *method)
{
  const GPtrArray *levels = kb_content_list (method, KB_KIND_LEVEL);

  for (guint p = 0; p < G_N_ELEMENTS (palette); p++) {
    gboolean used = FALSE;

    for (guint i = 0; i < levels->len; i++) {
      const char *color = kb_record_text (g_ptr_array_index (levels, i), KB_LEVEL_COLOR);

      used = used || (color && g_ascii_strcasecmp (color, palette[p]) == 0);
    }
    if (!used)
      return palette[p];
  }
  return palette[G_N_ELEMENTS (palette) - 1];
}

/* The step next to @index that is there already, the lower one first. */
static int
neighbour (const KbNewStep *steps, guint n_steps, guint index)
{
  for (guint distance = 1; distance < n_steps; distance++) {
    if (index >= distance && steps[index - distance].origin != KB_NONE)
      return (int) (index - distance);
    if (index + distance < n_steps && steps[index + distance].origin != KB_NONE)
      return (int) (index + distance);
  }
  return KB_NONE;
}

/* The cells of a new step have the bands of the step beside it, until somebody says otherwise. */
static void
copy_cells (KbContent *method, KbKind kind, const char *from, const char *to)
{
  const GPtrArray *list = kb_content_list (method, KB_KIND_CELL);
  guint field = kind == KB_KIND_LIKELIHOOD ? KB_CELL_LIKELIHOOD : KB_CELL_CONSEQUENCE;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *cell = g_ptr_array_index (list, i);

    if (g_strcmp0 (kb_record_text (cell, field), from) == 0) {
      KbRecord *copy = kb_record_copy (cell);

      kb_record_set_text (copy, field, to);
      g_ptr_array_add (made, copy);
    }
  }
  for (guint i = 0; i < made->len; i++)
    kb_content_put (method, g_ptr_array_index (made, i));
}

/**
 * kb_method_resize:
 * @content: a workbook's content, or a method's records
 * @kind: levels, likelihoods or consequences
 * @lowest: the number of the lowest step, 0 or 1
 * @steps: the steps to be, from the first
 * @n_steps: how many
 *
 * A step that is kept keeps its row and so its names, colour, texts and cells; only its number may
 * be another. A scale that begins with the worst goes on doing so. What pointed at a step that goes
 * still does: kb_method_map_new() tells what becomes of it.
 *
 * Returns: (transfer full): the records of the method with that scale, unchecked
 */
KbContent *
kb_method_resize (
    KbContent *content, KbKind kind, gint64 lowest, const KbNewStep *steps, guint n_steps)
{
  KbContent *method = copy_method (content);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  guint position = (guint) kb_field_from_column (kind, "position");
  guint name = (guint) kb_field_from_column (kind, "name_sv");
  gboolean falls = list->len > 1
                   && kb_record_integer (g_ptr_array_index (list, 0), number)
                          > kb_record_integer (g_ptr_array_index (list, list->len - 1), number);

  for (guint i = 0; i < list->len; i++) {
    gboolean kept = FALSE;

    g_ptr_array_add (old, kb_record_ref (g_ptr_array_index (list, i)));
    for (guint s = 0; s < n_steps; s++)
      kept = kept || steps[s].origin == (int) i;
    if (!kept) {
      remove_keyed (method, kind, kb_record_id (g_ptr_array_index (list, i)));
      kb_content_remove (method, kind, kb_record_id (g_ptr_array_index (list, i)));
    }
  }
  for (guint s = 0; s < n_steps; s++) {
    gboolean is_new = steps[s].origin == KB_NONE || (guint) steps[s].origin >= old->len;
    g_autofree char *id = is_new ? kb_new_id () : NULL;
    KbRecord *record = is_new ? kb_record_new (kind, id)
                              : kb_record_copy (g_ptr_array_index (old, (guint) steps[s].origin));

    kb_record_set_integer (record, number, lowest + (falls ? n_steps - 1 - s : s));
    kb_record_set_integer (record, position, s + 1);
    if (is_new) {
      kb_record_set_text (record, name, steps[s].name_sv);
      kb_record_set_text (record, name + 1, steps[s].name_en);
      kb_record_set_integer (record, (guint) kb_field_from_column (kind, "assumed"), 0);
      if (kind == KB_KIND_LEVEL)
        kb_record_set_text (record, KB_LEVEL_COLOR, unused_color (method));
    }
    kb_content_put (method, record);
    g_ptr_array_add (made, record);
  }
  for (guint s = 0; kind != KB_KIND_LEVEL && s < n_steps; s++) {
    int beside = steps[s].origin == KB_NONE ? neighbour (steps, n_steps, s) : KB_NONE;

    if (beside != KB_NONE)
      copy_cells (method, kind, kb_record_id (g_ptr_array_index (made, (guint) beside)),
                  kb_record_id (g_ptr_array_index (made, s)));
  }
  return method;
}

/**
 * kb_method_without:
 * @content: a workbook's content, or a method's records
 * @kind: a kind of the method that is no scale: areas, roles, sections …
 * @id: one of it
 *
 * Returns: (transfer full): the records of the method without that item
 */
KbContent *
kb_method_without (KbContent *content, KbKind kind, const char *id)
{
  KbContent *method = copy_method (content);

  remove_keyed (method, kind, id);
  kb_content_remove (method, kind, id);
  return method;
}

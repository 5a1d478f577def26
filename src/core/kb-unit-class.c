// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-class"

#include "kb-unit-class.h"

static void
count_asset (KbUnitClass *row, const KbClass *class, const KbMethod *method)
{
  row->n_assets++;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    row->highest[a] = MAX (row->highest[a], class->aspects[a].high);
}

static void
clear_row (KbUnitClass *row, KbRecord *unit)
{
  *row = (KbUnitClass){ .unit = unit };
  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    row->highest[a] = KB_NONE;
}

/**
 * kb_unit_classes:
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 *
 * Returns: (transfer full) (element-type KbUnitClass): each unit that has assets of its own, in the
 * units' order, and last those of no unit
 */
GArray *
kb_unit_classes (KbContent *content, const KbMethod *method, const KbInheritance *inheritance)
{
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree KbUnitClass *rows = g_new (KbUnitClass, units->len + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KbUnitClass));

  for (guint i = 0; i < units->len; i++) {
    clear_row (&rows[i], g_ptr_array_index (units, i));
    g_hash_table_insert (index, (gpointer) kb_record_id (rows[i].unit), GUINT_TO_POINTER (i));
  }
  clear_row (&rows[units->len], NULL);
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    const char *unit = kb_record_text (asset, KB_ASSET_UNIT);
    gpointer at = GUINT_TO_POINTER (units->len);

    if (unit && !g_hash_table_lookup_extended (index, unit, NULL, &at))
      at = GUINT_TO_POINTER (units->len);
    count_asset (&rows[GPOINTER_TO_UINT (at)],
                 kb_inheritance_asset (inheritance, kb_record_id (asset)), method);
  }
  for (guint i = 0; i <= units->len; i++)
    if (rows[i].n_assets > 0)
      g_array_append_val (found, rows[i]);
  return found;
}

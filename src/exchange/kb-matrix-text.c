// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-text"

#include "kb-matrix-text.h"

#include "kb-catalogue.h"

/**
 * kb_matrix_axis_title:
 * @axes: how the matrix lies
 * @upright: which axis
 * @language: the reader's language
 *
 * Returns: what the axis is and which way it grows
 */
const char *
kb_matrix_axis_title (const KbAxes *axes, gboolean upright, KbLanguage language)
{
  gboolean likelihood = kb_axes_kind (axes, upright) == KB_KIND_LIKELIHOOD;

  if (upright && kb_axes_grows (axes, TRUE))
    return likelihood ? kb_text (language, "Likelihood ↑") : kb_text (language, "Consequence ↑");
  if (upright)
    return likelihood ? kb_text (language, "Likelihood ↓") : kb_text (language, "Consequence ↓");
  if (kb_axes_grows (axes, FALSE))
    return likelihood ? kb_text (language, "Likelihood →") : kb_text (language, "Consequence →");
  return likelihood ? kb_text (language, "← Likelihood") : kb_text (language, "← Consequence");
}

/**
 * kb_matrix_step_label:
 * @method: the method
 * @kind: %KB_KIND_LIKELIHOOD or %KB_KIND_CONSEQUENCE
 * @step: a step of it
 * @language: the reader's language
 *
 * Returns: (transfer full): "3 Every year"
 */
char *
kb_matrix_step_label (const KbMethod *method, KbKind kind, guint step, KbLanguage language)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, kind, step),
                          kb_method_step_name (method, kind, step, language));
}

/**
 * kb_matrix_spoken_cell:
 * @method: the method
 * @matrix: a matrix
 * @position: a cell
 * @language: the reader's language
 *
 * Returns: (transfer full): the cell as it is said: "Consequence 4, likelihood 2, High, 3 risks"
 */
char *
kb_matrix_spoken_cell (const KbMethod *method,
                       const KbMatrix *matrix,
                       KbPosition position,
                       KbLanguage language)
{
  guint count = kb_matrix_risks (matrix, position);
  KbRecord *band = kb_method_item (method, KB_KIND_BAND, kb_matrix_band (matrix, position));
  g_autofree char *likelihood =
      g_strdup_printf ("%" G_GINT64_FORMAT,
                       kb_method_number (method, KB_KIND_LIKELIHOOD, (guint) position.likelihood));
  g_autofree char *consequence =
      g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_CONSEQUENCE,
                                                              (guint) position.consequence));
  g_autofree char *number = g_strdup_printf ("%u", count);

  return kb_fill (kb_text_plural (language, "Consequence {c}, likelihood {l}, {band}, {n} risk",
                                  "Consequence {c}, likelihood {l}, {band}, {n} risks", count),
                  "c", consequence, "l", likelihood, "band",
                  kb_record_localized (band, KB_BAND_NAME_SV, language), "n", number, NULL);
}

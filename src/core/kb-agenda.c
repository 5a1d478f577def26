// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-agenda"

#include "kb-agenda.h"

#include "kb-types.h"

static const char *const steps[KB_N_AGENDA_STEPS] = {
  "prepare", "inventory", "classify", "risks", "actions", "summary",
};

static const char *const types[KB_N_WORKSHOP_TYPES] = { "classification", "risk", "short", "own" };

/* Minutes a step; 0 leaves it out. A risk analysis classifies nothing: it starts from classes that
 * are there (MSB:s metodstöd, riskanalys). An own agenda starts as the usual one. */
static const int minutes[KB_N_WORKSHOP_TYPES][KB_N_AGENDA_STEPS] = {
  [KB_WORKSHOP_CLASSIFICATION] = { 10, 20, 80, 30, 30, 10 },
  [KB_WORKSHOP_RISK] = { 40, 35, 0, 25, 35, 20 },
  [KB_WORKSHOP_SHORT] = { 5, 15, 40, 15, 10, 5 },
  [KB_WORKSHOP_OWN] = { 10, 20, 80, 30, 30, 10 },
};

static int
index_of (const char *const *codes, guint n_codes, const char *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return (int) i;
  return KB_NONE;
}

const char *
kb_workshop_step_code (KbWorkshopStep step)
{
  g_return_val_if_fail (step < KB_N_AGENDA_STEPS, NULL);

  return steps[step];
}

/**
 * kb_workshop_step_from_code:
 * @code: (nullable): what a workbook says
 *
 * Returns: the step, or %KB_NONE
 */
int
kb_workshop_step_from_code (const char *code)
{
  return index_of (steps, KB_N_AGENDA_STEPS, code);
}

const char *
kb_workshop_type_code (KbWorkshopType type)
{
  g_return_val_if_fail (type < KB_N_WORKSHOP_TYPES, NULL);

  return types[type];
}

int
kb_workshop_type_from_code (const char *code)
{
  return index_of (types, KB_N_WORKSHOP_TYPES, code);
}

/**
 * kb_agenda_minutes:
 * @type: a kind of workshop
 * @step: a step
 *
 * Returns: how many minutes the template gives the step; 0 when it leaves the step out
 */
int
kb_agenda_minutes (KbWorkshopType type, KbWorkshopStep step)
{
  g_return_val_if_fail (type < KB_N_WORKSHOP_TYPES && step < KB_N_AGENDA_STEPS, 0);

  return minutes[type][step];
}

/* A longer gap than this between two looks is sleep, not work. */
#define MOST_AT_ONCE 120

/**
 * kb_agenda_seconds:
 * @since: (inout): when time was counted last, in µs; moved on by what is counted
 * @now: what the clock says now, in µs
 *
 * Time as the agenda counts it: a laptop that slept and a clock that was moved add nothing.
 *
 * Returns: the whole seconds that have gone
 */
int
kb_agenda_seconds (gint64 *since, gint64 now)
{
  gint64 seconds = (now - *since) / G_USEC_PER_SEC;

  if (now < *since || seconds > MOST_AT_ONCE) {
    *since = now;
    return 0;
  }
  *since += seconds * G_USEC_PER_SEC;
  return (int) seconds;
}

/**
 * kb_workshop_assets:
 * @content: a content
 * @workshop_id: a workshop
 *
 * Returns: (transfer container) (element-type KbRecord): the assets that it works on, in its order
 */
GPtrArray *
kb_workshop_assets (const KbContent *content, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows = kb_content_referring_in_order (
      content, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP, workshop_id);
  GPtrArray *assets = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *asset =
        kb_content_find (content, KB_KIND_ASSET,
                         kb_record_text (g_ptr_array_index (rows, i), KB_WORKSHOP_ASSET_ASSET));

    if (asset)
      g_ptr_array_add (assets, asset);
  }
  return assets;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-next-step"

#include "kb-next-step.h"

#include "kb-decision.h"

static void
step_free (gpointer data)
{
  KbNextStep *step = data;

  g_ptr_array_unref (step->records);
  g_free (step);
}

static KbNextStep *
step_new (KbNextStepType type)
{
  KbNextStep *step = g_new0 (KbNextStep, 1);

  step->type = type;
  step->records = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  return step;
}

static void
note (KbNextStep *step, KbRecord *record)
{
  g_ptr_array_add (step->records, kb_record_ref (record));
}

/* A step that is about records is worth doing only when there are some. */
static void
take_if_any (GPtrArray *steps, KbNextStep *step)
{
  if (step->records->len > 0)
    g_ptr_array_add (steps, step);
  else
    step_free (step);
}

/**
 * kb_band_is_high:
 * @method: the method
 * @band: a band, or %KB_NONE
 *
 * Returns: whether the band stands in the upper half of the method's bands, such as Hög and Mycket
 * hög of four, Hög of three
 */
gboolean
kb_band_is_high (const KbMethod *method, int band)
{
  return band != KB_NONE && (guint) band >= (kb_method_size (method, KB_KIND_BAND) + 1) / 2;
}

/**
 * kb_matrix_count_high:
 * @method: the method
 * @matrix: its counts
 *
 * Returns: how many risks stand in the upper half of the bands
 */
guint
kb_matrix_count_high (const KbMethod *method, const KbMatrix *matrix)
{
  guint count = 0;

  for (guint b = 0; b < matrix->n_bands; b++)
    if (kb_band_is_high (method, (int) b))
      count += matrix->by_band[b];
  return count;
}

static void
look_at_assets (KbContent *content, KbMethod *method, KbInheritance *inheritance, GPtrArray *steps)
{
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  KbNextStep *classify = step_new (KB_STEP_CLASSIFY);

  if (assets->len == 0)
    g_ptr_array_add (steps, step_new (KB_STEP_FILL));
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    const KbClass *class = kb_inheritance_asset (inheritance, kb_record_id (asset));

    if (kb_class_progress (class, method) != KB_PROGRESS_CLASSIFIED)
      note (classify, asset);
  }
  if (assets->len > 0 && classify->records->len < assets->len
      && kb_content_count (content, KB_KIND_RISK) == 0)
    g_ptr_array_add (steps, step_new (KB_STEP_ANALYSE));
  take_if_any (steps, classify);
}

static void
look_at_actions (KbContent *content, const char *today, GPtrArray *steps)
{
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  KbNextStep *follow_up = step_new (KB_STEP_FOLLOW_UP);

  for (guint i = 0; i < actions->len; i++)
    if (kb_action_is_overdue (g_ptr_array_index (actions, i), today))
      note (follow_up, g_ptr_array_index (actions, i));
  take_if_any (steps, follow_up);
}

static void
look_at_risks (KbContent *content, KbMethod *method, GPtrArray *steps)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  KbNextStep *place = step_new (KB_STEP_PLACE_RISKS);
  KbNextStep *plan = step_new (KB_STEP_PLAN);
  KbNextStep *accept = step_new (KB_STEP_ACCEPT);

  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    int before = kb_risk_band (method, risk, KB_MOMENT_BEFORE);
    g_autoptr (GPtrArray) actions = kb_risk_actions (content, kb_record_id (risk));
    gboolean accepted = !kb_record_is_null (risk, KB_RISK_ACCEPTED_BY);

    if (before == KB_NONE)
      note (place, risk);
    else if (kb_band_is_high (method, before) && actions->len == 0 && !accepted)
      note (plan, risk);
    if (kb_band_is_high (method, kb_risk_band (method, risk, KB_MOMENT_AFTER)) && !accepted)
      note (accept, risk);
  }
  take_if_any (steps, place);
  take_if_any (steps, plan);
  take_if_any (steps, accept);
}

/* Worth preparing when there is a plan and no outcome yet. */
static void
look_at_decision (KbContent *content, GPtrArray *steps)
{
  KbRecord *decision = kb_decision_newest (content);
  KbNextStep *decide;

  if (kb_content_count (content, KB_KIND_ACTION) == 0 || kb_decision_is_registered (decision))
    return;
  decide = step_new (KB_STEP_DECIDE);
  if (decision)
    note (decide, decision);
  g_ptr_array_add (steps, decide);
}

/**
 * kb_next_steps:
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 * @today: today's date
 *
 * Returns: (transfer full) (element-type KbNextStep): what is worth doing next
 */
GPtrArray *
kb_next_steps (KbContent *content, KbMethod *method, KbInheritance *inheritance, const char *today)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);

  look_at_assets (content, method, inheritance, steps);
  look_at_actions (content, today, steps);
  look_at_risks (content, method, steps);
  look_at_decision (content, steps);
  return steps;
}

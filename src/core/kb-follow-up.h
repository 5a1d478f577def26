// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-plan.h"

G_BEGIN_DECLS

/* Whether a recurring control or a governing document is in time. */
typedef enum {
  KB_DUE_UNPLANNED, /* nothing says when */
  KB_DUE_LATER,
  KB_DUE_SOON, /* within a month */
  KB_DUE_PASSED,
} KbDue;

/* What one nämnd pays. Amounts in thousands of kronor. */
typedef struct {
  const char *board; /* borrowed from the content; NULL for actions that name none */
  gboolean own;      /* within this nämnd's own sum; else "hemställan till …" */
  gint64 years[KB_PLAN_MAX_YEARS];
  gint64 years_financed[KB_PLAN_MAX_YEARS]; /* of which inom ram */
  gint64 outside;                           /* one-off costs of other years */
  gint64 yearly;                            /* running costs a year when all is done */
  guint actions;
} KbBudgetLine;

KbRecord *kb_control_last (const KbContent *content, const char *control_id);
char *kb_control_next (const KbContent *content, const KbRecord *control);
KbDue kb_due (const char *date, const char *today);
GPtrArray *kb_control_log (const KbContent *content, const char *control_id);
KbRecord *kb_document_of (const KbContent *content, const char *statement_id);
KbDue kb_document_due (const KbRecord *document, const char *today);
GPtrArray *kb_action_waits_for (const KbContent *content, const char *action_id);
gboolean
kb_action_would_circle (const KbContent *content, const char *action_id, const char *on_id);
GPtrArray *kb_action_notes (const KbContent *content, const char *action_id);
GArray *kb_plan_budget (KbContent *content, const char *today);

G_END_DECLS

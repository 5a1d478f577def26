// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-edit.h"
#include "kb-report.h"

G_BEGIN_DECLS

/* The lines below the plan that have no action. */
#define KB_PLAN_TOTAL N_ ("Total of the rows shown, SEK thousand")
#define KB_PLAN_REQUESTED                                                                          \
  N_ ("Of the whole plan, requested of another nämnd and outside this nämnd's sum")

/* How a returned cell stands to the workbook. */
typedef enum {
  KB_RETURN_CHANGE,   /* changed outside, and nowhere else */
  KB_RETURN_CONFLICT, /* changed outside and in the workbook since the plan was sent out */
  KB_RETURN_PROBLEM,  /* can't be taken in */
} KbReturnType;

typedef enum {
  KB_RETURN_FINE,
  KB_RETURN_NO_ID,       /* a row that somebody added */
  KB_RETURN_UNKNOWN_ID,  /* an id that no action here has */
  KB_RETURN_REPEATED_ID, /* an id that an earlier row has */
  KB_RETURN_OTHER_ID,    /* the number of one action beside the id of another */
  KB_RETURN_MISSING,     /* an action that was sent out and did not come back */
  KB_RETURN_UNREADABLE,  /* neither a date, a sum nor a choice, whatever it should be */
  KB_RETURN_EMPTY_TITLE,
  KB_RETURN_SUM, /* another one-off sum than that of the years beside it */
} KbReturnProblem;

/* One cell, or one row that is a problem. */
typedef struct {
  KbReturnType type;
  KbReturnProblem problem;
  guint row;       /* as the spreadsheet numbers it, 0 for none */
  char *action_id; /* NULL when no action is meant */
  char *label;     /* Å01 */
  guint field;     /* of the action; for a cost %KB_ACTION_N_FIELDS */
  int year;        /* of a cost, else 0 */
  char *here;      /* what the workbook says now, for a reader; empty for nothing */
  char *there;     /* what came back */
  char *text;      /* the value to set; NULL for none */
  gint64 integer;
  gboolean wanted; /* whether it is taken over; a conflict is not until somebody says so */
} KbReturnItem;

/**
 * KbPlanReturn:
 *
 * A handlingsplan that others have filled in, compared with the workbook and with what was sent
 * out. Rows are known by their hidden ids, so they may be sorted, filtered and moved.
 */
typedef struct {
  GPtrArray *items; /* KbReturnItem */
  guint rows;       /* actions that were read */
  guint unchanged;  /* of which nothing was changed outside */
  KbLanguage language;
} KbPlanReturn;

#define KB_RETURN_COST KB_ACTION_N_FIELDS

gboolean kb_plan_is_sum_line (const char *folded);
char *kb_plan_return_base (const KbReport *report, const KbRecord *action);
KbPlanReturn *kb_plan_return_read (const char *path, const KbReport *report, GError **error);
guint kb_plan_return_count (const KbPlanReturn *plan, KbReturnType type);
KbEdit *kb_plan_return_edit (const KbPlanReturn *plan, KbContent *content, const char *file);
char *kb_plan_return_describe (const KbPlanReturn *plan, const KbReturnItem *item);
const char *kb_plan_return_field (const KbPlanReturn *plan, const KbReturnItem *item);
void kb_plan_return_free (KbPlanReturn *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPlanReturn, kb_plan_return_free)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "gui-fixture.h"

G_BEGIN_DECLS

/* design.md §10: from commit to models updated, painting apart, in milliseconds. */
#define FOLLOW_TARGET 16.0

/* In milliseconds, the medians of some rounds. */
typedef struct {
  double act;      /* until the act is in the file */
  double followed; /* from then until every model follows, painting apart */
} KbFollowTimes;

double bench_median (gint64 *times, guint n);
KbFollowTimes bench_follow (KbWorkbook *workbook,
                            void (*act) (KbWorkbook *, guint round, gpointer),
                            gpointer data);

G_END_DECLS

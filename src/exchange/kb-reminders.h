// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-report.h"

G_BEGIN_DECLS

/* A förvaltning, sektor or bolag that something is missing or overdue in. */
typedef struct {
  const char *unit_id; /* NULL: what belongs to no unit */
  char *name;
  char *contact; /* the informationssäkerhetskontakt; NULL when none is given */
  guint n_missing;
} KbReminder;

GPtrArray *kb_reminders_list (const KbReport *report);
KbDocument *kb_reminders_document (const KbReport *report, const char *unit_id, gboolean all);
char *kb_reminders_csv (const KbReport *report, guint *n_rows);

G_END_DECLS

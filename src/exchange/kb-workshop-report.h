// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

/* What invitation, minutes and JSON all need of a workshop. */

/* A step of the agenda as a reader sees it. */
typedef struct {
  KbWorkshopStep step;
  int minutes;
  gboolean skipped;
  char starts[6]; /* 13:00; empty when the workshop has no time */
} KbAgendaLine;

KbRecord *kb_report_find_workshop (const KbReport *report, guint number, GError **error);
KbRecord *kb_report_get_workshop (const KbReport *report, const char *id, GError **error);
GPtrArray *kb_report_workshop_records (const KbReport *report,
                                       KbKind kind,
                                       guint workshop_field,
                                       const char *workshop_id);
GArray *kb_report_agenda (const KbReport *report, const KbRecord *workshop);
int kb_report_agenda_minutes (const KbReport *report, const KbRecord *workshop);
gboolean kb_workshop_check_times (const KbRecord *workshop, GError **error);
gboolean kb_time_of_day_parse (const char *text, int *hour, int *minute);

G_END_DECLS

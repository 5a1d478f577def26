// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* The steps of a workshop, in order. */
typedef enum {
  KB_AGENDA_PREPARE,
  KB_AGENDA_INVENTORY,
  KB_AGENDA_CLASSIFY,
  KB_AGENDA_RISKS,
  KB_AGENDA_ACTIONS,
  KB_AGENDA_SUMMARY,
  KB_N_AGENDA_STEPS,
} KbWorkshopStep;

typedef enum {
  KB_WORKSHOP_CLASSIFICATION,
  KB_WORKSHOP_RISK,
  KB_WORKSHOP_SHORT,
  KB_WORKSHOP_OWN,
  KB_N_WORKSHOP_TYPES,
} KbWorkshopType;

/* Longer than any meeting: a bound on what is typed. */
#define KB_AGENDA_MAX_MINUTES 600

const char *kb_workshop_step_code (KbWorkshopStep step);
int kb_workshop_step_from_code (const char *code);
const char *kb_workshop_type_code (KbWorkshopType type);
int kb_workshop_type_from_code (const char *code);
int kb_agenda_minutes (KbWorkshopType type, KbWorkshopStep step);
int kb_agenda_seconds (gint64 *since, gint64 now);
GPtrArray *kb_workshop_assets (const KbContent *content, const char *workshop_id);

G_END_DECLS

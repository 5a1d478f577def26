// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"
#include "kb-unit-scope.h"

G_BEGIN_DECLS

typedef enum {
  KB_SEVERITY_NOTE, /* worth a thought; nothing needs to be mended */
  KB_SEVERITY_WARNING,
  KB_SEVERITY_ERROR,
} KbSeverity;

/* The questions of "Kontroll av underlaget" (design §6). */
typedef enum {
  KB_CHECK_ASSETS_CLASSIFIED,
  KB_CHECK_CRITICAL_CLASSIFIED,
  KB_CHECK_CLASSES_RESOLVED,
  KB_CHECK_TRIGGERS_FOLLOWED,
  KB_CHECK_SHARED_FOLLOWED,
  KB_CHECK_CLASSES_MOTIVATED,
  KB_CHECK_CLASSES_ESTABLISHED,
  KB_CHECK_ASSETS_OWNED,
  KB_CHECK_LEGAL_BASIS,
  KB_CHECK_RECORDS_OF_PROCESSING,
  KB_CHECK_IMPACT_ASSESSMENTS,
  KB_CHECK_SYSTEMS_CARRY,
  KB_CHECK_SYSTEMS_ADMINISTERED,
  KB_CHECK_SYSTEMS_ANALYSED,
  KB_CHECK_IMPORTED_CLASS,
  KB_CHECK_RAISES_EXPLAINED,
  KB_CHECK_LOWERING,
  KB_CHECK_CIRCLES,
  KB_CHECK_PROCUREMENT,
  KB_CHECK_CONTRACTS_VALID,
  KB_CHECK_PROCESSOR_AGREEMENTS,
  KB_CHECK_DOWNTIME_STATED,
  KB_CHECK_RECOVERY_IN_TIME,
  KB_CHECK_CYBERSECURITY_ACT,
  KB_CHECK_RETIRED_EMPTY,
  KB_CHECK_RISKS_PLACED,
  KB_CHECK_RISKS_OWNED,
  KB_CHECK_RISKS_CONCERN,
  KB_CHECK_RESIDUAL_NOT_ABOVE,
  KB_CHECK_RESIDUAL_HAS_ACTION,
  KB_CHECK_ACCEPTANCES_SIGNED,
  KB_CHECK_ACCEPTANCES_DECIDED,
  KB_CHECK_ACCEPTANCES_ENTITLED,
  KB_CHECK_ACCEPTANCES_ALLOWED,
  KB_CHECK_ACCEPTANCES_VALID,
  KB_CHECK_ACTIONS_OWNED,
  KB_CHECK_ACTIONS_ON_TIME,
  KB_CHECK_POSTPONEMENTS_EXPLAINED,
  KB_CHECK_REVIEWS_ON_TIME,
  KB_CHECK_UNITS_CONTACT,
  KB_CHECK_LEVELS_USED,
  KB_CHECK_NO_PERSONAL_DATA,
  KB_N_CHECKS,
} KbCheckCode;

typedef struct {
  KbCheckCode code;
  KbSeverity severity;
  guint examined;     /* how many were looked at */
  GPtrArray *failing; /* KbRecord, referenced */
} KbCheck;

GPtrArray *
kb_checks_run (KbContent *content, KbMethod *method, KbInheritance *inheritance, const char *today);
GPtrArray *kb_checks_run_within (KbContent *content,
                                 KbMethod *method,
                                 KbInheritance *inheritance,
                                 const char *today,
                                 const KbUnitScope *scope);
const char *kb_check_code (KbCheckCode code);
const char *kb_check_place (KbCheckCode code, const KbRecord *record);
KbRecord *kb_check_owner (const KbContent *content, KbRecord *record);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"

G_BEGIN_DECLS

typedef enum {
  KB_SEVERITY_WARNING,
  KB_SEVERITY_ERROR,
} KbSeverity;

/* The questions of "Kontroll av underlaget" (design §6). */
typedef enum {
  KB_CHECK_ASSETS_CLASSIFIED,
  KB_CHECK_CRITICAL_CLASSIFIED,
  KB_CHECK_CLASSES_MOTIVATED,
  KB_CHECK_CLASSES_ESTABLISHED,
  KB_CHECK_ASSETS_OWNED,
  KB_CHECK_LEGAL_BASIS,
  KB_CHECK_SYSTEMS_CARRY,
  KB_CHECK_SYSTEMS_ADMINISTERED,
  KB_CHECK_SYSTEMS_ANALYSED,
  KB_CHECK_IMPORTED_CLASS,
  KB_CHECK_RAISES_EXPLAINED,
  KB_CHECK_LOWERING,
  KB_CHECK_CIRCLES,
  KB_CHECK_PROCUREMENT,
  KB_CHECK_RISKS_PLACED,
  KB_CHECK_RISKS_OWNED,
  KB_CHECK_RESIDUAL_NOT_ABOVE,
  KB_CHECK_RESIDUAL_HAS_ACTION,
  KB_CHECK_ACTIONS_OWNED,
  KB_CHECK_ACTIONS_ON_TIME,
  KB_CHECK_REVIEWS_ON_TIME,
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
const char *kb_check_code (KbCheckCode code);

G_END_DECLS

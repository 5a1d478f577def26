// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-labels.h"

G_BEGIN_DECLS

/* Why a number is what it is, in a sentence. */

typedef struct {
  KbContent *content;
  KbMethod *method;
  KbInheritance *inheritance;
  KbLanguage language;
  gboolean markup; /* for Pango: what matters in bold, everything escaped */
} KbExplainer;

char *kb_explain_inherited (const KbExplainer *explainer, const char *system_id, guint aspect);
char *kb_explain_unclassified (const KbExplainer *explainer, const char *system_id);
char *kb_explain_manual (const KbExplainer *explainer, const char *system_id, guint aspect);
char *kb_explain_manual_signature (const KbExplainer *explainer, const KbRecord *system_level);
char *kb_explain_risk (const KbExplainer *explainer, const KbRecord *risk);
char *kb_explain_circle (const KbExplainer *explainer, const char *system_id);

G_END_DECLS

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
  gboolean markup; /* for Pango: what matters in bold or as a link, everything escaped */
} KbExplainer;

/* What a reader should know of a system's class beside where it comes from. */
typedef enum {
  KB_MARK_UNCLASSIFIED,     /* assets that have no level and don't count */
  KB_MARK_UNRESOLVED,       /* a range, which counts as its upper end */
  KB_MARK_CIRCLE,           /* systems that depend on each other and count as one */
  KB_MARK_LOWERED,          /* set by hand below what is inherited */
  KB_MARK_LOWERING_REFUSED, /* the same, in a method that does not allow it */
  KB_MARK_IMPORTED,         /* what was imported is not what counts */
} KbMarkType;

typedef struct {
  KbMarkType type;
  char *text;
} KbMark;

char *kb_explain_inherited (const KbExplainer *explainer, const char *system_id, guint aspect);
char *kb_explain_unclassified (const KbExplainer *explainer, const char *system_id);
char *kb_explain_manual (const KbExplainer *explainer, const char *system_id, guint aspect);
char *kb_explain_manual_signature (const KbExplainer *explainer, const KbRecord *system_level);
char *kb_explain_risk (const KbExplainer *explainer, const KbRecord *risk);
char *kb_explain_circle (const KbExplainer *explainer, const char *system_id);
GPtrArray *kb_explain_marks (const KbExplainer *explainer, const char *system_id);

G_END_DECLS

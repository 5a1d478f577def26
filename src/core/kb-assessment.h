// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* What is answered of a measure. */
typedef enum {
  KB_ANSWER_NONE,
  KB_ANSWER_MET,
  KB_ANSWER_PARTLY,
  KB_ANSWER_NOT_MET,
  KB_ANSWER_NOT_APPLICABLE,
  KB_N_ANSWERS,
} KbAnswer;

KbAnswer kb_answer_from_code (const char *code);
const char *kb_answer_code (KbAnswer answer);
gboolean kb_answer_is_gap (KbAnswer answer);

guint kb_assessment_field (KbKind object_kind);
KbKind kb_assessment_object (const KbRecord *assessment, const char **id);
KbAnswer kb_assessment_answer (const KbRecord *assessment);
KbRecord *kb_assessment_find (const KbContent *content,
                              KbKind object_kind,
                              const char *object_id,
                              const char *measure);
GHashTable *kb_assessments_of (const KbContent *content, KbKind object_kind, const char *object_id);

KbRecord *kb_measure_action (KbContent *content,
                             KbKind object_kind,
                             const char *object_id,
                             const char *measure);
KbRecord *
kb_supplier_control_latest (const KbContent *content, const char *system_id, const char *measure);

G_END_DECLS

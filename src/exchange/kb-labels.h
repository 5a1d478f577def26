// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-commands.h"
#include "kb-choices.h"

G_BEGIN_DECLS

/* What the field's terms are called on screen, in messages and in reports. */

const char *kb_label_kind (KbKind kind, KbLanguage language);
const char *kb_label_kind_plural (KbKind kind, KbLanguage language);
const char *kb_label_field (KbKind kind, guint field, KbLanguage language);
const char *kb_label_status (const KbRecord *action, const char *today, KbLanguage language);
const char *kb_label_check (KbCheckCode code, KbLanguage language);
char *kb_describe_check (const KbCheck *check, KbLanguage language);
char *kb_describe_next_step (const KbNextStep *step, const KbMethod *method, KbLanguage language);
char *kb_describe_next_step_detail (const KbNextStep *step,
                                    const KbMethod *method,
                                    const char *unit,
                                    KbLanguage language);
char *kb_describe_act (const KbEntry *entry, KbLanguage language);
char *kb_describe_entry (const KbEntry *entry, KbLanguage language);
char *kb_describe_value (const KbContent *content,
                         KbKind kind,
                         guint field,
                         const KbRecord *record,
                         KbLanguage language);
const char *kb_label_author (const char *author, KbLanguage language);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

G_BEGIN_DECLS

/**
 * KbThreats:
 *
 * What a room is asked when it looks for risks: questions to start with, and for each threat group
 * events that people recognise. A prompt goes on from the method's "finns risk att". Immutable.
 */
typedef struct _KbThreats KbThreats;

KbThreats *kb_threats_load (GError **error);
KbThreats *kb_threats_ref (KbThreats *threats);
void kb_threats_unref (KbThreats *threats);

guint kb_threats_n_starters (const KbThreats *threats);
const char *kb_threats_starter (const KbThreats *threats, guint index, KbLanguage language);
guint kb_threats_n_groups (const KbThreats *threats);
const char *kb_threats_group_code (const KbThreats *threats, guint group);
const char *kb_threats_group_name (const KbThreats *threats, guint group, KbLanguage language);
guint kb_threats_n_prompts (const KbThreats *threats, guint group);
const char *
kb_threats_prompt (const KbThreats *threats, guint group, guint index, KbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbThreats, kb_threats_unref)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

char *kb_format_number (gint64 number, KbLanguage language);
char *kb_format_range (const KbMethod *method, KbLevelRange range);
char *kb_format_badge (const KbMethod *method, guint aspect, KbLevelRange range);
char *kb_format_class (const KbMethod *method, const KbClass *class);
char *kb_format_band (const KbMethod *method, int band, int score, KbLanguage language);
char *kb_format_checksum (const char *hex);
char *kb_format_time (const char *utc);
char *kb_format_period (const KbContent *content);
char *kb_format_unit_path (const KbContent *content, const char *unit_id);
char *kb_format_labels (const GPtrArray *records);
const char *kb_format_owner_unit (const KbContent *content);

G_END_DECLS

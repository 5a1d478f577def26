// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

char *kb_invitation_text (const KbReport *report, const char *workshop_id, GError **error);
char *kb_invitation_hint (const KbReport *report);
char *
kb_invitation_ics (const KbReport *report, const char *workshop_id, GDateTime *now, GError **error);
gboolean kb_invitation_write_ics (const KbReport *report,
                                  const char *workshop_id,
                                  const char *path,
                                  GError **error);

G_END_DECLS

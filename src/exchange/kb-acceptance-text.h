// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/* How the acceptance of a risk is told. */

char *kb_acceptance_text (const KbContent *content,
                          const KbMethod *method,
                          const KbRecord *risk,
                          const char *today,
                          KbLanguage language);
char *kb_acceptor_text (const KbMethod *method, const KbRecord *risk, KbLanguage language);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-catalogue.h"
#include "kb-error.h"

G_BEGIN_DECLS

char *kb_error_text (const GError *error, KbLanguage language);
char *kb_error_text_for_window (const GError *error, KbLanguage language);

G_END_DECLS

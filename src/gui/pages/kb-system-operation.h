// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Where and by whom a system is run, on what contract, and how long it may be gone. */
#define KB_TYPE_SYSTEM_OPERATION (kb_system_operation_get_type ())
G_DECLARE_FINAL_TYPE (KbSystemOperation, kb_system_operation, KB, SYSTEM_OPERATION, KbSection)

void kb_system_operation_show (KbSystemOperation *operation, const char *system_id);
void kb_system_operation_flush (KbSystemOperation *operation);

G_END_DECLS

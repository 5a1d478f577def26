// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbCheckList:
 *
 * "Kontroll av underlaget": what fails first, each opening the place that mends it, then what is in
 * order. Signal "checked" (passed, examined) each time it has looked.
 */
#define KB_TYPE_CHECK_LIST (kb_check_list_get_type ())
G_DECLARE_FINAL_TYPE (KbCheckList, kb_check_list, KB, CHECK_LIST, KbSection)

G_END_DECLS

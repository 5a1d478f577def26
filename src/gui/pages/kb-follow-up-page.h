// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* What recurs and what must be there: controls with their next date and log, the documents that the
 * method asks for, and the costs by nämnd and year. */
#define KB_TYPE_FOLLOW_UP_PAGE (kb_follow_up_page_get_type ())
G_DECLARE_FINAL_TYPE (KbFollowUpPage, kb_follow_up_page, KB, FOLLOW_UP_PAGE, KbSection)

G_END_DECLS

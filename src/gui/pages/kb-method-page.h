// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The workbook's method as it stands, with the source of each part. */
#define KB_TYPE_METHOD_PAGE (kb_method_page_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodPage, kb_method_page, KB, METHOD_PAGE, KbSection)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbMethodList:
 *
 * One list of the method, each item with its source and whether it is assumed. Items are edited,
 * added, moved and removed here. The property "table" names the kind.
 */
#define KB_TYPE_METHOD_LIST (kb_method_list_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodList, kb_method_list, KB, METHOD_LIST, KbSection)

GtkWidget *kb_method_assumed_tag (void);

G_END_DECLS

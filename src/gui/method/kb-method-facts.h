// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Some of what the method says of itself, with a button to change it. The property "columns" names
 * the fields, separated by blanks. */
#define KB_TYPE_METHOD_FACTS (kb_method_facts_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodFacts, kb_method_facts, KB, METHOD_FACTS, KbSection)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-version.h"

G_BEGIN_DECLS

/* What is locked for the nämnd, what it decided, and the earlier versions. Signal "changed" when
 * another version is the newest. */
#define KB_TYPE_VERSION_PANE (kb_version_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbVersionPane, kb_version_pane, KB, VERSION_PANE, KbSection)

const KbVersion *kb_version_pane_get_version (KbVersionPane *pane);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-list-filter.h"
#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbFilterMenu:
 *
 * A button that narrows a list by more than its chips: owner missing, review due, the level of an
 * aspect, a unit. It says how many of these are asked for. Signal "changed".
 */
#define KB_TYPE_FILTER_MENU (kb_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (KbFilterMenu, kb_filter_menu, KB, FILTER_MENU, AdwBin)

KbFilterMenu *kb_filter_menu_new (KbKind kind);
void kb_filter_menu_fill (KbFilterMenu *menu, KbContent *content, KbMethod *method);
void kb_filter_menu_clear (KbFilterMenu *menu);
const KbListFilter *kb_filter_menu_get (KbFilterMenu *menu);

G_END_DECLS

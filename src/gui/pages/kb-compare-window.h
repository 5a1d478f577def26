// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-version.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has changed since a version was locked. */
#define KB_TYPE_COMPARE_WINDOW (kb_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (KbCompareWindow, kb_compare_window, KB, COMPARE_WINDOW, AdwWindow)

KbCompareWindow *kb_compare_window_new (GtkWindow *parent,
                                        KbWorkbook *workbook,
                                        const KbVersion *version,
                                        GError **error);

G_END_DECLS

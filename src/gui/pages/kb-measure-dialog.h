// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Words a measure of the kommun, or the kommun's wording of a shipped one. Signal "saved". */
#define KB_TYPE_MEASURE_DIALOG (kb_measure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbMeasureDialog, kb_measure_dialog, KB, MEASURE_DIALOG, AdwWindow)

KbMeasureDialog *kb_measure_dialog_new (GtkWidget *parent,
                                        const char *title,
                                        const KbRecord *measure,
                                        const KbMethod *method);
KbRecord *kb_measure_dialog_get_measure (KbMeasureDialog *dialog);
void kb_measure_dialog_accept (KbMeasureDialog *dialog, const char *title);

G_END_DECLS

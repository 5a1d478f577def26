// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The class of a system as badges to press: a pop-over tells why it has it. */
#define KB_TYPE_WHY_BUTTON (kb_why_button_get_type ())
G_DECLARE_FINAL_TYPE (KbWhyButton, kb_why_button, KB, WHY_BUTTON, AdwBin)

GtkWidget *kb_why_button_new (void);
void kb_why_button_set (KbWhyButton *button, KbWorkbook *workbook, const char *system_id);

G_END_DECLS

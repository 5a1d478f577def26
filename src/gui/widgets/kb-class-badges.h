// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The class of an asset or a system: a badge an aspect, K3 R4 T3. */
#define KB_TYPE_CLASS_BADGES (kb_class_badges_get_type ())
G_DECLARE_FINAL_TYPE (KbClassBadges, kb_class_badges, KB, CLASS_BADGES, GtkBox)

GtkWidget *kb_class_badges_new (void);
void kb_class_badges_set (KbClassBadges *badges, const KbMethod *method, const KbClass *class);
void kb_class_badges_set_size (KbClassBadges *badges, const char *css_class);

G_END_DECLS

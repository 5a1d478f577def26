// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-picture.h"
#include "kb-report.h"

G_BEGIN_DECLS

/* Pictures of the classes, each with the same numbers as a table. */
typedef enum {
  KB_CLASS_PICTURE_ASPECTS, /* how many assets stand at each level of each aspect */
  KB_CLASS_PICTURE_UNITS,   /* the highest level of each aspect in each unit */
  KB_N_CLASS_PICTURES,
} KbClassPicture;

#define KB_CLASS_PICTURE_WIDTH  1200
#define KB_CLASS_PICTURE_HEIGHT 720

const char *kb_class_picture_title (KbClassPicture kind, KbLanguage language);
void
kb_class_picture_aspects (KbPicture *picture, gconstpointer report, double width, double height);
void kb_class_picture_units (KbPicture *picture, gconstpointer report, double width, double height);
GPtrArray *kb_class_picture_table (const KbReport *report, KbClassPicture kind);

G_END_DECLS

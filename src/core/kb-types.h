// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Upper bounds on what a method may hold. They bound every array that is indexed by a method's own
 * order. */
#define KB_MAX_ASPECTS 6
#define KB_MAX_LEVELS  6
#define KB_MAX_STEPS   6 /* on the likelihood and the consequence scale of the matrix */
#define KB_MAX_BANDS   6
#define KB_MAX_LETTERS 4 /* of an aspect: it stands in narrow columns */

/* "Nothing here", for ordinals and for integer fields. */
#define KB_NONE       (-1)
#define KB_NO_INTEGER G_MININT64

typedef enum {
  KB_LANGUAGE_SV,
  KB_LANGUAGE_EN,
} KbLanguage;

typedef struct _KbChanges KbChanges;
typedef struct _KbContent KbContent;
typedef struct _KbMethod KbMethod;
typedef struct _KbRecord KbRecord;

G_END_DECLS

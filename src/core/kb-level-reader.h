// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

typedef enum {
  KB_READING_EMPTY,       /* blank, -, ? */
  KB_READING_LEVEL,       /* a level, or a range */
  KB_READING_STOP,        /* a matter of säkerhetsskydd */
  KB_READING_OUTSIDE,     /* a number that is not in the scale */
  KB_READING_CONTRADICTS, /* number and name say different levels */
  KB_READING_UNREADABLE,
} KbReadingKind;

typedef struct {
  KbReadingKind kind;
  int low; /* ordinals, for KB_READING_LEVEL */
  int high;
} KbReading;

/**
 * KbSourceScale:
 *
 * How the levels of a source are to be read. Without @given the numbers are the method's own.
 */
typedef struct {
  gboolean given;
  int lowest;
  int highest;
  gboolean white_first;    /* colours run white, green, yellow, red (Umeå) */
  gboolean without_orange; /* colours run green, yellow, red */
} KbSourceScale;

gboolean kb_source_scale_parse (const char *text, KbSourceScale *scale);
void kb_source_scale_note_color (KbSourceScale *scale, const char *text, gboolean *has_orange);
KbReading
kb_level_read (const KbMethod *method, guint aspect, const char *text, const KbSourceScale *scale);
gboolean
kb_level_profile_order (const KbMethod *method, const char *header, guint order[KB_MAX_ASPECTS]);
gboolean kb_level_read_profile (const KbMethod *method,
                                const char *text,
                                const KbSourceScale *scale,
                                KbReading readings[KB_MAX_ASPECTS]);

G_END_DECLS

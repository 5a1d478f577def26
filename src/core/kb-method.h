// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"
#include "kb-error.h"

G_BEGIN_DECLS

/**
 * KbMethod:
 *
 * A kommun's way of classifying, read from the method records of a content and checked: aspects,
 * levels, likelihood and consequence scales, matrix, bands, roles, sections, controls and
 * statements. Immutable; safe to read in any thread.
 *
 * Ordinals count from 0 in the method's own order; a level's number (0–4, 1–4 …) is a property of
 * its record.
 */

typedef enum {
  KB_PERIOD_TERM, /* a mandatperiod */
  KB_PERIOD_YEAR,
} KbPeriodKind;

KbMethod *kb_method_new (KbContent *content, GError **error);
KbMethod *kb_method_ref (KbMethod *method);
void kb_method_unref (KbMethod *method);

KbRecord *kb_method_header (const KbMethod *method);
const char *kb_method_code (const KbMethod *method);
const char *kb_method_name (const KbMethod *method, KbLanguage language);
KbPeriodKind kb_method_period_kind (const KbMethod *method);

gboolean kb_method_check_size (KbKind kind, guint size, GError **error);
guint kb_method_size (const KbMethod *method, KbKind kind);
KbRecord *kb_method_item (const KbMethod *method, KbKind kind, guint ordinal);
int kb_method_ordinal (const KbMethod *method, KbKind kind, const char *id);

const char *kb_method_aspect_letter (const KbMethod *method, guint aspect);
int kb_method_aspect_from_code (const KbMethod *method, const char *code);
gint64 kb_method_number (const KbMethod *method, KbKind kind, guint ordinal);
int kb_method_ordinal_from_number (const KbMethod *method, KbKind kind, gint64 number);
const char *
kb_method_step_name (const KbMethod *method, KbKind kind, guint ordinal, KbLanguage language);
const char *
kb_method_level_text (const KbMethod *method, guint aspect, guint level, KbLanguage language);
const char *
kb_method_area_text (const KbMethod *method, guint area, guint level, KbLanguage language);

guint kb_method_band_at (const KbMethod *method, guint likelihood, guint consequence);
int kb_method_separate_level (const KbMethod *method);
gboolean kb_method_has_cut_off (const KbMethod *method);
gboolean kb_method_field_is_assumed (const KbRecord *header, guint field);
void kb_method_field_is_stated (KbRecord *header, guint field);
KbRecord *kb_method_role (const KbMethod *method, guint role_flag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMethod, kb_method_unref)

G_END_DECLS

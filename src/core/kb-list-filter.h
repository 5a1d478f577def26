// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"

G_BEGIN_DECLS

/**
 * KbListFilter:
 *
 * What a list of assets or systems is narrowed to. What is not asked for lets everything through.
 */
typedef struct {
  gboolean unclassified; /* some aspect has no level */
  gboolean critical;
  gboolean owner_missing; /* asset: informationsägare; system: systemförvaltare */
  gboolean review_due;    /* the review date is past or near (KB_REVIEW_DAYS) */
  int aspect;             /* KB_NONE: any */
  int level;              /* KB_NONE: any; a range counts at its upper end */
  const char *unit_id;    /* NULL: any; with the units below it */
} KbListFilter;

void kb_list_filter_clear (KbListFilter *filter);
gboolean kb_list_filter_is_empty (const KbListFilter *filter);
gboolean kb_list_filter_passes (const KbListFilter *filter,
                                const KbContent *content,
                                const KbMethod *method,
                                const KbInheritance *inheritance,
                                const KbRecord *record,
                                const char *today);
gboolean
kb_record_lacks_owner (const KbContent *content, const KbMethod *method, const KbRecord *record);

G_END_DECLS

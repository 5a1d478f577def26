// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/**
 * KbVersion:
 *
 * A locked version: the workbook as it went to the nämnd with the kallelse. Its image has no
 * history, and the checksum is of the image's bytes.
 */
typedef struct {
  char *id;
  char *decision_id;
  char *label;     /* "2.0": the second case, locked for the first time */
  char *locked_at; /* UTC */
  char *locked_by; /* a role */
  char *head;      /* of the history when it was locked */
  char *checksum;  /* SHA-256 */
  gboolean kept;   /* the image is there; a purge may have taken it */
} KbVersion;

void kb_version_free (KbVersion *version);
KbVersion *kb_version_copy (const KbVersion *version);

GPtrArray *kb_workbook_list_versions (KbWorkbook *workbook, GError **error);
KbVersion *kb_workbook_find_version (KbWorkbook *workbook, const char *label, GError **error);
KbVersion *kb_workbook_newest_version (KbWorkbook *workbook, const char *decision_id);
gboolean kb_workbook_lock_version (KbWorkbook *workbook, KbVersion **version, GError **error);
KbWorkbook *
kb_workbook_open_version (KbWorkbook *workbook, const KbVersion *version, GError **error);
KbChanges *kb_workbook_compare_version (KbWorkbook *workbook,
                                        const KbVersion *version,
                                        KbContent **then,
                                        GError **error);
gboolean kb_workbook_is_as_locked (KbWorkbook *workbook, const KbVersion *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbVersion, kb_version_free)

G_END_DECLS

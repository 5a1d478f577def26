// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-register-commands.h"

G_BEGIN_DECLS

/*
 * The acts on measures. As all acts: one transaction, one changeset, one line of history; @error is
 * a KB_STORE_ERROR and nothing is written when it is set. An object is an operating environment, a
 * system or an asset; measures are KbRecord of %KB_KIND_MEASURE, shipped or of the workbook.
 */

/* Self-assessment */
gboolean kb_workbook_answer_measures (KbWorkbook *workbook,
                                      KbKind object_kind,
                                      const char *object_id,
                                      const GPtrArray *measures,
                                      KbAnswer answer,
                                      GError **error);
gboolean kb_workbook_note_measure (KbWorkbook *workbook,
                                   KbKind object_kind,
                                   const char *object_id,
                                   const KbRecord *measure,
                                   guint field,
                                   const char *text,
                                   GError **error);
gboolean kb_workbook_verify_measures (KbWorkbook *workbook,
                                      KbKind object_kind,
                                      const char *object_id,
                                      const GPtrArray *measures,
                                      const char *on,
                                      const char *how,
                                      GError **error);
gboolean kb_workbook_plan_measure (KbWorkbook *workbook,
                                   KbKind object_kind,
                                   const char *object_id,
                                   const KbRecord *measure,
                                   KbLanguage language,
                                   char **action_id,
                                   GError **error);

/* Operating environments */
gboolean kb_workbook_set_system_environment (KbWorkbook *workbook,
                                             const char *system_id,
                                             const char *environment_id,
                                             GError **error);

/* The kommun's own catalogue */
char *kb_workbook_new_measure_code (KbWorkbook *workbook);
gboolean kb_workbook_put_measure (KbWorkbook *workbook, const KbRecord *measure, GError **error);
gboolean kb_workbook_hide_measure (KbWorkbook *workbook,
                                   const KbRecord *measure,
                                   gboolean hidden,
                                   GError **error);
gboolean kb_workbook_restore_measure (KbWorkbook *workbook, const char *code, GError **error);
gboolean kb_workbook_import_measures (KbWorkbook *workbook,
                                      const GPtrArray *measures,
                                      const char *file,
                                      GError **error);

/* Follow-up of suppliers */
gboolean kb_workbook_control_supplier (KbWorkbook *workbook,
                                       const char *system_id,
                                       const KbRecord *measure,
                                       const char *on,
                                       KbAnswer result,
                                       const char *comment,
                                       GError **error);

G_END_DECLS

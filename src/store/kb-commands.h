// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/*
 * The acts of a user, each one transaction, one changeset and one line of history. All return
 * whether the act was done and set @error (KB_STORE_ERROR) when it was not; nothing is then
 * written. Levels and steps are ordinals.
 */

/* Any field of any record. */
gboolean kb_workbook_set_text (KbWorkbook *workbook,
                               KbKind kind,
                               const char *id,
                               guint field,
                               const char *text,
                               GError **error);
gboolean kb_workbook_set_integer (
    KbWorkbook *workbook, KbKind kind, const char *id, guint field, gint64 value, GError **error);
gboolean kb_workbook_set_many (KbWorkbook *workbook,
                               const char *const *ids,
                               const KbRecord *value,
                               guint field,
                               GError **error);
gboolean kb_workbook_delete (KbWorkbook *workbook, KbKind kind, const char *id, GError **error);
const char *kb_record_title (const KbRecord *record);

/* Assets */
gboolean kb_workbook_add_asset (
    KbWorkbook *workbook, const char *name, const char *unit_id, char **id, GError **error);
gboolean kb_workbook_set_level (
    KbWorkbook *workbook, const char *asset_id, guint aspect, int low, int high, GError **error);
gboolean kb_workbook_set_motivation (
    KbWorkbook *workbook, const char *asset_id, guint aspect, const char *text, GError **error);
gboolean kb_workbook_establish (KbWorkbook *workbook,
                                const char *const *asset_ids,
                                const char *role,
                                const char *on,
                                GError **error);
gboolean kb_workbook_add_stop_marker (KbWorkbook *workbook, GError **error);

/* Units, systems and what ties them */
gboolean kb_workbook_add_unit (KbWorkbook *workbook,
                               const char *name,
                               const char *parent_id,
                               const char *type,
                               char **id,
                               GError **error);
gboolean kb_workbook_add_system (KbWorkbook *workbook, const char *name, char **id, GError **error);
gboolean kb_workbook_set_system_role (KbWorkbook *workbook,
                                      const char *system_id,
                                      const char *role_id,
                                      const char *holder,
                                      GError **error);
gboolean kb_workbook_raise_system (KbWorkbook *workbook,
                                   const char *system_id,
                                   guint aspect,
                                   int level,
                                   const char *reason,
                                   const char *text,
                                   GError **error);
gboolean kb_workbook_link_asset (KbWorkbook *workbook,
                                 const char *asset_id,
                                 const char *system_id,
                                 gboolean linked,
                                 GError **error);
gboolean kb_workbook_link_systems (KbWorkbook *workbook,
                                   const char *system_id,
                                   const char *on_id,
                                   gboolean linked,
                                   GError **error);

/* Risks */
gboolean kb_workbook_add_risk (KbWorkbook *workbook,
                               const char *title,
                               KbKind object_kind,
                               const char *object_id,
                               KbPosition before,
                               char **id,
                               GError **error);
gboolean kb_workbook_place_risk (KbWorkbook *workbook,
                                 const char *risk_id,
                                 KbMoment moment,
                                 KbPosition position,
                                 GError **error);
gboolean kb_workbook_set_risk_object (KbWorkbook *workbook,
                                      const char *risk_id,
                                      KbKind object_kind,
                                      const char *object_id,
                                      GError **error);

gboolean kb_workbook_set_risk_threat (
    KbWorkbook *workbook, const char *risk_id, const char *code, const char *group, GError **error);
gboolean kb_workbook_set_risk_sentence (KbWorkbook *workbook,
                                        const char *risk_id,
                                        const char *cause,
                                        const char *event,
                                        const char *outcome,
                                        GError **error);
gboolean kb_workbook_accept_risk (KbWorkbook *workbook,
                                  const char *risk_id,
                                  const char *by,
                                  const char *on,
                                  const char *until,
                                  const char *where,
                                  GError **error);
gboolean
kb_workbook_withdraw_acceptance (KbWorkbook *workbook, const char *risk_id, GError **error);
gboolean kb_workbook_propose_risk (KbWorkbook *workbook,
                                   const char *risk_id,
                                   gboolean proposed,
                                   GError **error);
gboolean kb_workbook_start_round (KbWorkbook *workbook, GError **error);
gboolean kb_workbook_set_axes (KbWorkbook *workbook,
                               const char *axes,
                               gboolean flip_likelihood,
                               gboolean flip_consequence,
                               GError **error);

/* Actions and the decision */
gboolean kb_workbook_add_action (
    KbWorkbook *workbook, const char *title, const char *section_id, char **id, GError **error);
gboolean kb_workbook_set_action_cost (
    KbWorkbook *workbook, const char *action_id, int year, gint64 amount, GError **error);
gboolean kb_workbook_link_action (KbWorkbook *workbook,
                                  const char *action_id,
                                  const char *risk_id,
                                  gboolean linked,
                                  GError **error);
gboolean
kb_workbook_set_decision (KbWorkbook *workbook, guint field, const char *text, GError **error);
gboolean kb_workbook_set_decision_texts (
    KbWorkbook *workbook, const guint *fields, const char *const *texts, guint n, GError **error);
gboolean kb_workbook_add_decision (KbWorkbook *workbook, const char *type, GError **error);
gboolean kb_workbook_register_decision (KbWorkbook *workbook,
                                        const char *paragraph,
                                        const char *on,
                                        const char *outcome,
                                        GError **error);

G_END_DECLS

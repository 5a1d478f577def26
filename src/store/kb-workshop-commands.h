// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/*
 * The acts of a workshop. As all acts: one transaction, one changeset, one line of history; @error
 * is a KB_STORE_ERROR and nothing is written when it is set. Levels are ordinals.
 */

/* An asset about to be added: only the name must be there. */
typedef struct {
  const char *name;
  const char *description;
  const char *unit_id;
  const char *form;
  const char *statutes;
  const char *const *systems; /* names; made when they are not there */
} KbNewAsset;

/* The workshop itself */
gboolean kb_workbook_add_workshop (KbWorkbook *workbook,
                                   KbWorkshopType type,
                                   const char *object_type,
                                   const char *object,
                                   const char *unit_id,
                                   char **id,
                                   GError **error);
gboolean kb_workbook_set_workshop_type (KbWorkbook *workbook,
                                        const char *workshop_id,
                                        KbWorkshopType type,
                                        GError **error);
gboolean kb_workbook_set_agenda_item (KbWorkbook *workbook,
                                      const char *workshop_id,
                                      KbWorkshopStep step,
                                      int minutes,
                                      gboolean skipped,
                                      GError **error);
gboolean kb_workbook_add_participant (
    KbWorkbook *workbook, const char *workshop_id, const char *role, char **id, GError **error);
gboolean kb_workbook_set_participant_left (KbWorkbook *workbook,
                                           const char *participant_id,
                                           gboolean left,
                                           GError **error);
gboolean kb_workbook_start_workshop (KbWorkbook *workbook, const char *workshop_id, GError **error);
gboolean kb_workbook_end_workshop (KbWorkbook *workbook,
                                   const char *workshop_id,
                                   GHashTable *seconds,
                                   GError **error);
gboolean kb_workbook_add_parked (KbWorkbook *workbook,
                                 const char *workshop_id,
                                 const char *asset_id,
                                 const char *text,
                                 GError **error);
gboolean kb_workbook_settle_parked (KbWorkbook *workbook,
                                    const char *parked_id,
                                    gboolean settled,
                                    GError **error);

/* The inventory */
gboolean kb_workbook_add_workshop_assets (KbWorkbook *workbook,
                                          const char *workshop_id,
                                          const KbNewAsset *assets,
                                          guint n_assets,
                                          GPtrArray *ids,
                                          GError **error);
gboolean kb_workbook_set_in_workshop (KbWorkbook *workbook,
                                      const char *workshop_id,
                                      const char *asset_id,
                                      gboolean taken,
                                      GError **error);
gboolean kb_workbook_link_asset_named (KbWorkbook *workbook,
                                       const char *asset_id,
                                       const char *system,
                                       GError **error);
gboolean kb_workbook_split_asset (
    KbWorkbook *workbook, const char *asset_id, const char *name, char **id, GError **error);
gboolean kb_workbook_join_assets (KbWorkbook *workbook,
                                  const char *keep_id,
                                  const char *other_id,
                                  GError **error);

/* Classifying */
gboolean kb_workbook_set_unresolved (KbWorkbook *workbook,
                                     const char *asset_id,
                                     guint aspect,
                                     int low,
                                     int high,
                                     const char *depends_on,
                                     GError **error);
gboolean kb_workbook_set_trigger (KbWorkbook *workbook,
                                  const char *asset_id,
                                  const char *trigger_id,
                                  gboolean applies,
                                  const char *reason,
                                  GError **error);
gboolean kb_workbook_set_area_level (KbWorkbook *workbook,
                                     const char *asset_id,
                                     guint aspect,
                                     const char *area_id,
                                     int level,
                                     GError **error);
gboolean kb_workbook_reuse_class (KbWorkbook *workbook,
                                  const char *asset_id,
                                  const char *shared_id,
                                  GError **error);
gboolean kb_workbook_add_vote (KbWorkbook *workbook,
                               const char *workshop_id,
                               const char *asset_id,
                               guint aspect,
                               const KbVote *vote,
                               char **id,
                               GError **error);
gboolean kb_workbook_set_consensus (
    KbWorkbook *workbook, const char *round_id, int level, const char *motivation, GError **error);

/* Risks */
gboolean kb_workbook_add_workshop_risk (KbWorkbook *workbook,
                                        const char *workshop_id,
                                        const char *asset_id,
                                        const char *threat_group,
                                        const char *cause,
                                        const char *event,
                                        const char *outcome,
                                        char **id,
                                        GError **error);
gboolean kb_workbook_join_risks (KbWorkbook *workbook,
                                 const char *keep_id,
                                 const char *other_id,
                                 GError **error);
gboolean kb_workbook_add_workshop_action (KbWorkbook *workbook,
                                          const char *workshop_id,
                                          const char *title,
                                          const char *owner,
                                          const char *due_on,
                                          const char *risk_id,
                                          const KbRecord *measure,
                                          char **id,
                                          GError **error);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

G_BEGIN_DECLS

/**
 * KbThreatCatalogue:
 *
 * The threats that come with the program, each with example risks in the three parts of a risk
 * sentence and the weaknesses that make it likelier. Immutable.
 */
typedef struct _KbThreatCatalogue KbThreatCatalogue;

/* The three parts of a risk sentence. */
typedef enum {
  KB_RISK_PART_CAUSE,
  KB_RISK_PART_EVENT,
  KB_RISK_PART_OUTCOME,
  KB_N_RISK_PARTS,
} KbRiskPart;

KbThreatCatalogue *kb_threat_catalogue_load (GError **error);
KbThreatCatalogue *kb_threat_catalogue_ref (KbThreatCatalogue *catalogue);
void kb_threat_catalogue_unref (KbThreatCatalogue *catalogue);

guint kb_threat_catalogue_size (const KbThreatCatalogue *catalogue);
int kb_threat_catalogue_find (const KbThreatCatalogue *catalogue, const char *code);
const char *kb_threat_code (const KbThreatCatalogue *catalogue, guint threat);
const char *kb_threat_group (const KbThreatCatalogue *catalogue, guint threat);
const char *kb_threat_name (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language);
const char *
kb_threat_description (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language);
const char *kb_threat_references (const KbThreatCatalogue *catalogue, guint threat);
gboolean kb_threat_hits (const KbThreatCatalogue *catalogue, guint threat, const char *aspect_code);
guint kb_threat_n_examples (const KbThreatCatalogue *catalogue, guint threat);
const char *kb_threat_example (const KbThreatCatalogue *catalogue,
                               guint threat,
                               guint example,
                               KbRiskPart part,
                               KbLanguage language);
guint
kb_threat_n_weaknesses (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language);
const char *kb_threat_weakness (const KbThreatCatalogue *catalogue,
                                guint threat,
                                guint weakness,
                                KbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbThreatCatalogue, kb_threat_catalogue_unref)

G_END_DECLS

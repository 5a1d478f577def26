// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"
#include "kb-matrix.h"

G_BEGIN_DECLS

/* Who may accept a risk, by the band that it stands in. */
typedef enum {
  KB_ACCEPTOR_OWNER, /* the risk owner */
  KB_ACCEPTOR_ROLE,  /* the role that the method names */
  KB_ACCEPTOR_BOARD, /* the nämnd or board, by a decision */
  KB_ACCEPTOR_NOBODY,
} KbAcceptor;

typedef enum {
  KB_ACCEPTANCE_NONE,     /* nobody has accepted it, and it is not meant to be */
  KB_ACCEPTANCE_OPEN,     /* it is to be accepted, and nobody has */
  KB_ACCEPTANCE_PROPOSED, /* it waits for the decision that names it */
  KB_ACCEPTANCE_GIVEN,
  KB_ACCEPTANCE_EXPIRED,
  KB_ACCEPTANCE_FORBIDDEN, /* it is to be accepted, but nobody may */
} KbAcceptance;

KbAcceptor kb_band_acceptor (const KbMethod *method, guint band);
int kb_risk_band_to_accept (const KbMethod *method, const KbRecord *risk);
KbAcceptor kb_risk_acceptor (const KbMethod *method, const KbRecord *risk);
KbRecord *kb_risk_decision (const KbContent *content, const KbRecord *risk);
gboolean kb_decision_is_taken (const KbRecord *decision);
KbAcceptance kb_risk_acceptance (const KbContent *content,
                                 const KbMethod *method,
                                 const KbRecord *risk,
                                 const char *today);
char *kb_risk_acceptance_end (const KbMethod *method, const KbRecord *risk, const char *on);
gboolean kb_risk_object_is_cut_off (const KbMethod *method,
                                    const KbInheritance *inheritance,
                                    const KbRecord *object);

G_END_DECLS

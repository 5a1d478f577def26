// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-format.h"
#include "kb-labels.h"
#include "kb-version.h"

G_BEGIN_DECLS

typedef enum {
  KB_PROFILE_COMPLETE,
  KB_PROFILE_PUBLIC, /* an allow-list of fields: no threats, weaknesses, motivations, free text or
                        history */
} KbProfile;

/**
 * KbReport:
 *
 * What every export is made from: a workbook as it was at one moment, in one language. It is a
 * copy, so an export can be made in another thread while work goes on.
 */
typedef struct {
  KbContent *content;
  KbMethod *method;
  KbInheritance *inheritance;
  KbHistory *history;
  KbSummary summary;
  char *today;
  KbLanguage language;
  KbProfile profile;
  guint workshop; /* the number of the workshop that minutes are of; 0 for the latest */
  char *version;  /* the label of the locked version it shows; NULL when it shows none */
  char *checksum; /* of that version */
  char *locked_at;
  char *scope;         /* the names of what it is limited to; NULL for the whole workbook */
  KbUnitScope *within; /* (nullable): the unit it is limited to, in the whole content */
  guint all_risks;     /* how many there were before some were chosen; 0 when none is left out */
  gboolean has_class;  /* requirements: what they are for */
  KbClass class;
  KbKind object_kind;
  char *object_id; /* (nullable): whose class it is */
} KbReport;

/* A system or an asset that a report is limited to. */
typedef struct {
  KbKind kind; /* KB_KIND_SYSTEM or KB_KIND_ASSET */
  char *id;
} KbReportObject;

KbReport *kb_report_new (KbWorkbook *workbook, KbLanguage language, KbProfile profile);
KbReport *kb_report_new_of_version (KbWorkbook *workbook,
                                    const KbVersion *version,
                                    KbLanguage language,
                                    KbProfile profile,
                                    GError **error);
void kb_report_note_version (KbReport *report, KbWorkbook *workbook);
void kb_report_limit (KbReport *report, const GArray *objects);
gboolean kb_report_limit_to_unit (KbReport *report, const char *unit, GError **error);
void kb_report_choose_risks (KbReport *report, const GPtrArray *risks);
void kb_report_free (KbReport *report);
gboolean kb_report_set_object (KbReport *report, KbKind kind, const char *id);
gboolean kb_report_set_system (KbReport *report, const char *name, GError **error);
gboolean kb_report_set_class (KbReport *report, const char *text, GError **error);
const KbRecord *kb_report_decision (const KbReport *report);
const char *kb_report_decision_text (const KbReport *report, guint field);
const char *kb_report_text (const KbReport *report, const char *text) G_GNUC_FORMAT (2);
char *kb_report_title (const KbReport *report);
char *kb_report_subject (const KbReport *report);
char *kb_report_board (const KbReport *report);
KbRecord *kb_report_risk_object (const KbReport *report, const KbRecord *risk);
char *kb_report_risk_sentence (const KbReport *report, const KbRecord *risk);
char *kb_report_band (const KbReport *report, const KbRecord *risk, KbMoment moment);
GPtrArray *kb_report_actions_by_section (const KbReport *report);
char *kb_report_action_title (const KbReport *report, const KbRecord *action);
int
kb_report_action_band (const KbReport *report, const KbRecord *action, KbMoment moment, int *score);
char *kb_report_asset_systems (const KbReport *report, const char *asset_id);
char *kb_report_dependencies (const KbReport *report, const char *system_id, gboolean reverse);
char *kb_report_deciding (const KbReport *report, const char *system_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbReport, kb_report_free)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check-labels"

#include "kb-labels.h"

/* For each check: how it reads when all is well, and when {n} of {total} are not. All are
 * told as "{total} of {total}", which reads well for one too. */
static const struct {
  const char *title;
  const char *passed;
  const char *failed_one;
  const char *failed_many;
} checks[KB_N_CHECKS] = {
  [KB_CHECK_ASSETS_CLASSIFIED] = { N_ ("Assets are classified"),
                                   N_ ("{total} of {total} information assets are classified"),
                                   N_ ("1 information asset is not classified"),
                                   N_ ("{n} information assets are not classified") },
  [KB_CHECK_CRITICAL_CLASSIFIED] = { N_ ("Critical assets are classified"),
                                     N_ ("{total} of {total} critical assets are classified"),
                                     N_ ("1 critical asset is not classified"),
                                     N_ ("{n} critical assets are not classified") },
  [KB_CHECK_CLASSES_MOTIVATED] = { N_ ("Classes have motivations"),
                                   N_ ("{total} of {total} classes have a motivation"),
                                   N_ ("1 class has no motivation in some aspect"),
                                   N_ ("{n} classes have no motivation in some aspect") },
  [KB_CHECK_CLASSES_ESTABLISHED] = { N_ ("Classes are established"),
                                     N_ ("{total} of {total} classes are established"),
                                     N_ ("1 class is proposed but not established"),
                                     N_ ("{n} classes are proposed but not established") },
  [KB_CHECK_ASSETS_OWNED] = { N_ ("Assets have an owner"),
                              N_ ("{total} of {total} information assets have an owner"),
                              N_ ("1 information asset has no owner"),
                              N_ ("{n} information assets have no owner") },
  [KB_CHECK_LEGAL_BASIS] = { N_ ("Personal data have a legal basis"),
                             N_ ("{total} of {total} assets with personal data have a legal basis"),
                             N_ ("1 asset with personal data has no legal basis"),
                             N_ ("{n} assets with personal data have no legal basis") },
  [KB_CHECK_SYSTEMS_CARRY] = { N_ ("Systems carry assets"),
                               N_ ("{total} of {total} systems carry information assets"),
                               N_ ("1 system has no information assets"),
                               N_ ("{n} systems have no information assets") },
  [KB_CHECK_SYSTEMS_ADMINISTERED] = { N_ ("Systems have an administrator"),
                                      N_ ("{total} of {total} systems have a system administrator"),
                                      N_ ("1 system has no system administrator"),
                                      N_ ("{n} systems have no system administrator") },
  [KB_CHECK_SYSTEMS_ANALYSED] = { N_ ("Systems are analysed"),
                                  N_ ("{total} of {total} systems above the cut-off have a risk "
                                      "analysis"),
                                  N_ ("1 system has no risk analysis"),
                                  N_ ("{n} systems have no risk analysis") },
  [KB_CHECK_IMPORTED_CLASS] = { N_ ("Imported classes agree"),
                                N_ ("Imported and inherited classes agree"),
                                N_ ("1 system was imported with another class than it inherits"),
                                N_ ("{n} systems were imported with another class than they "
                                    "inherit") },
  [KB_CHECK_RAISES_EXPLAINED] = { N_ ("Raised classes are explained"),
                                  N_ ("All raised classes have a reason"),
                                  N_ ("1 raised class has no reason"),
                                  N_ ("{n} raised classes have no reason") },
  [KB_CHECK_LOWERING] = { N_ ("No class is lowered"), N_ ("No class is set below what it inherits"),
                          N_ ("1 system is set below the class it inherits"),
                          N_ ("{n} systems are set below the class they inherit") },
  [KB_CHECK_CIRCLES] = { N_ ("No circular dependencies"),
                         N_ ("No systems depend on each other in a circle"),
                         N_ ("1 system depends on itself in a circle"),
                         N_ ("{n} systems depend on each other in a circle") },
  [KB_CHECK_PROCUREMENT] = { N_ ("SUA is assessed for cloud services"),
                             N_ ("SUA is assessed for {total} of {total} cloud services"),
                             N_ ("SUA is not assessed for 1 cloud service"),
                             N_ ("SUA is not assessed for {n} cloud services") },
  [KB_CHECK_RISKS_PLACED] = { N_ ("Risks are placed"),
                              N_ ("{total} of {total} risks are placed in the matrix"),
                              N_ ("1 risk is not placed in the matrix"),
                              N_ ("{n} risks are not placed in the matrix") },
  [KB_CHECK_RISKS_OWNED] = { N_ ("Risks have an owner"),
                             N_ ("{total} of {total} risks have a risk owner"),
                             N_ ("1 risk has no risk owner"), N_ ("{n} risks have no risk owner") },
  [KB_CHECK_RISKS_CONCERN] = { N_ ("Risks concern something"),
                               N_ ("{total} of {total} risks say what they concern"),
                               N_ ("1 risk is not tied to an asset, a system or a unit"),
                               N_ ("{n} risks are not tied to an asset, a system or a unit") },
  [KB_CHECK_RESIDUAL_NOT_ABOVE] = { N_ ("No risk grows"),
                                    N_ ("No risk is higher after actions than before"),
                                    N_ ("1 risk is higher after actions than before"),
                                    N_ ("{n} risks are higher after actions than before") },
  [KB_CHECK_RESIDUAL_HAS_ACTION] = { N_ ("Lowered risks have an action"),
                                     N_ ("{total} of {total} risks that fall have an action"),
                                     N_ ("1 risk falls without any action"),
                                     N_ ("{n} risks fall without any action") },
  [KB_CHECK_ACTIONS_OWNED] = { N_ ("Actions have someone responsible"),
                               N_ ("{total} of {total} actions have a responsible role"),
                               N_ ("1 action has no responsible role"),
                               N_ ("{n} actions have no responsible role") },
  [KB_CHECK_ACTIONS_ON_TIME] = { N_ ("Actions are on time"), N_ ("No action is overdue"),
                                 N_ ("1 action is overdue"), N_ ("{n} actions are overdue") },
  [KB_CHECK_REVIEWS_ON_TIME] = { N_ ("Reviews are on time"), N_ ("No review is late"),
                                 N_ ("1 review is late"), N_ ("{n} reviews are late") },
  [KB_CHECK_CLASSES_RESOLVED] = { N_ ("Classes are resolved"),
                                  N_ ("{total} of {total} classes are resolved"),
                                  N_ ("1 class is a range that is still to be resolved"),
                                  N_ ("{n} classes are ranges that are still to be resolved") },
  [KB_CHECK_TRIGGERS_FOLLOWED] = { N_ ("Triggers are followed"),
                                   N_ ("{total} of {total} classes follow their triggers or say "
                                       "why not"),
                                   N_ ("1 class is below a trigger without a reason"),
                                   N_ ("{n} classes are below a trigger without a reason") },
  [KB_CHECK_SHARED_FOLLOWED] = { N_ ("Shared classes are followed"),
                                 N_ ("{total} of {total} shared classes are used as they were "
                                     "decided"),
                                 N_ ("1 asset departs from its shared class without leave"),
                                 N_ ("{n} assets depart from their shared class without leave") },
  [KB_CHECK_RECORDS_OF_PROCESSING] = { N_ ("Personal data stand in the article 30 record"),
                                       N_ ("{total} of {total} assets with personal data refer to "
                                           "the article 30 record"),
                                       N_ ("1 asset with personal data has no reference to the "
                                           "article 30 record"),
                                       N_ ("{n} assets with personal data have no reference to the "
                                           "article 30 record") },
  [KB_CHECK_IMPACT_ASSESSMENTS] = { N_ ("Impact assessments are made"),
                                    N_ ("{total} of {total} impact assessments are made or not "
                                        "needed"),
                                    N_ ("1 data protection impact assessment is not made or not "
                                        "considered"),
                                    N_ ("{n} data protection impact assessments are not made or "
                                        "not considered") },
  [KB_CHECK_CONTRACTS_VALID] = { N_ ("Contracts run"), N_ ("No contract has ended"),
                                 N_ ("The contract has ended for 1 system"),
                                 N_ ("The contract has ended for {n} systems") },
  [KB_CHECK_PROCESSOR_AGREEMENTS] = { N_ ("Data processing agreements are signed"),
                                      N_ ("{total} of {total} data processing agreements are "
                                          "signed or not needed"),
                                      N_ ("1 system has no data processing agreement"),
                                      N_ ("{n} systems have no data processing agreement") },
  [KB_CHECK_DOWNTIME_STATED] = { N_ ("Longest downtime is stated"),
                                 N_ ("{total} of {total} critical systems have a longest tolerable "
                                     "downtime"),
                                 N_ ("1 critical system has no longest tolerable downtime"),
                                 N_ ("{n} critical systems have no longest tolerable downtime") },
  [KB_CHECK_RECOVERY_IN_TIME] = { N_ ("Recovery is quick enough"),
                                  N_ ("{total} of {total} systems recover within the longest "
                                      "tolerable downtime"),
                                  N_ ("1 system takes longer to recover than the work can do "
                                      "without it"),
                                  N_ ("{n} systems take longer to recover than the work can do "
                                      "without them") },
  [KB_CHECK_CYBERSECURITY_ACT] = { N_ ("The Cybersecurity Act is assessed"),
                                   N_ ("The Cybersecurity Act is assessed for {total} of {total} "
                                       "systems"),
                                   N_ ("The Cybersecurity Act is not assessed for 1 system"),
                                   N_ ("The Cybersecurity Act is not assessed for {n} systems") },
  [KB_CHECK_RETIRED_EMPTY] = { N_ ("Systems out of use are empty"),
                               N_ ("No system out of use carries information assets"),
                               N_ ("1 system out of use still carries information assets"),
                               N_ ("{n} systems out of use still carry information assets") },
  [KB_CHECK_ACCEPTANCES_SIGNED] = { N_ ("Accepted risks have an acceptor"),
                                    N_ ("{total} of {total} accepted risks say who accepted them"),
                                    N_ ("1 accepted risk does not say who accepted it"),
                                    N_ ("{n} accepted risks do not say who accepted them") },
  [KB_CHECK_ACCEPTANCES_DECIDED] = { N_ ("What the nämnd must accept is put before it"),
                                     N_ ("{total} of {total} risks that only the nämnd may accept "
                                         "are named in a decision"),
                                     N_ ("1 risk is to be accepted by the nämnd, and no decision "
                                         "names it"),
                                     N_ ("{n} risks are to be accepted by the nämnd, and no "
                                         "decision names them") },
  [KB_CHECK_ACCEPTANCES_ENTITLED] = { N_ ("Risks are accepted by those who may"),
                                      N_ ("{total} of {total} acceptances are by somebody who may "
                                          "accept the risk"),
                                      N_ ("1 risk is accepted by a role that may not accept it"),
                                      N_ ("{n} risks are accepted by a role that may not accept "
                                          "them") },
  [KB_CHECK_ACCEPTANCES_ALLOWED] = { N_ ("Accepted risks may be accepted"),
                                     N_ ("No risk is accepted that nobody may accept"),
                                     N_ ("1 risk is accepted that nobody may accept"),
                                     N_ ("{n} risks are accepted that nobody may accept") },
  [KB_CHECK_ACCEPTANCES_VALID] = { N_ ("Acceptances hold"), N_ ("No acceptance has run out"),
                                   N_ ("The acceptance of 1 risk has run out"),
                                   N_ ("The acceptances of {n} risks have run out") },
  [KB_CHECK_POSTPONEMENTS_EXPLAINED] = { N_ ("Postponed actions are explained"),
                                         N_ ("{total} of {total} postponed actions say why"),
                                         N_ ("1 postponed action does not say why"),
                                         N_ ("{n} postponed actions do not say why") },
  [KB_CHECK_UNITS_CONTACT] = { N_ ("Sectors have a contact"),
                               N_ ("{total} of {total} administrations and companies have an "
                                   "information security contact"),
                               N_ ("1 administration or company has no information security "
                                   "contact"),
                               N_ ("{n} administrations and companies have no information security "
                                   "contact") },
  [KB_CHECK_LEVELS_USED] = { N_ ("All levels are used"), N_ ("{total} of {total} levels are used"),
                             N_ ("1 level is never used"), N_ ("{n} levels are never used") },
  [KB_CHECK_NO_PERSONAL_DATA] = { N_ ("No personal data in free text"),
                                  N_ ("No personal identity numbers or e-mail addresses found"),
                                  N_ ("1 row seems to hold a personal identity number or e-mail "
                                      "address"),
                                  N_ ("{n} rows seem to hold personal identity numbers or e-mail "
                                      "addresses") },
};

const char *
kb_label_check (KbCheckCode code, KbLanguage language)
{
  g_return_val_if_fail (code < KB_N_CHECKS, "");

  return kb_text (language, checks[code].title);
}

/**
 * kb_describe_check:
 * @check: a check that was run
 * @language: the reader's language
 *
 * Returns: (transfer full): its outcome in a sentence
 */
char *
kb_describe_check (const KbCheck *check, KbLanguage language)
{
  g_autofree char *n = g_strdup_printf ("%u", check->failing->len);
  g_autofree char *total = g_strdup_printf ("%u", check->examined);
  const char *pattern = check->failing->len == 0   ? checks[check->code].passed
                        : check->failing->len == 1 ? checks[check->code].failed_one
                                                   : checks[check->code].failed_many;

  return kb_fill (kb_text (language, pattern), "n", n, "total", total, NULL);
}

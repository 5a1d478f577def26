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

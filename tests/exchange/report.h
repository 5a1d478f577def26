// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"
#include "workbook.h"

G_BEGIN_DECLS

/*
 * Reports of a workbook in Åmål's method with more records put in, written as in
 * tests/core/content.h. Ids are given, so that what is made from it is the same each time; only the
 * history head differs.
 */

KbReport *test_report_new (KbLanguage language, const char *const *lines);
KbReport *test_workshop_report (KbLanguage language);
void test_report_add (KbReport *report, const char *line);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-measures.h"
#include "kb-report.h"
#include "kb-xlsx-writer.h"

G_BEGIN_DECLS

/* Kravbilaga: what a supplier must meet because of the class, with columns for the bidder. It goes
 * to people outside, so it holds nothing of the workbook but the class and what it is for. */

GPtrArray *kb_requirements (const KbReport *report, GError **error);
char *kb_requirements_title (const KbReport *report);
GPtrArray *kb_requirements_header (const KbReport *report);
KbDocument *kb_requirements_document (const KbReport *report, GError **error);
void kb_sheet_requirements (KbXlsxWriter *writer);

G_END_DECLS

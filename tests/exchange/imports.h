// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"
#include "lists.h"

G_BEGIN_DECLS

/* What an import makes of a list, as the tables of the tests write it. */

KbContent *test_import_content (const char *method);
KbImport *test_import_new (
    KbContent *content, KbMethod *method, KbKind kind, const char *list, GError **error);
void test_import_apply (KbContent *content, const KbEdit *edit);
void test_import_assert_reconciles (const KbImport *import, const KbImportResult *result);
char *test_import_fields (const KbImport *import);
char *test_import_outcomes (const KbImportResult *result);
char *test_import_records (KbContent *content, KbMethod *method, KbKind kind);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

/* What an export is about; formats differ in which they can write. */
typedef enum {
  KB_REPORT_DEFAULT,
  KB_REPORT_PLAN,
  KB_REPORT_REGISTER,
  KB_REPORT_RISKS,
  KB_REPORT_MINUTES,      /* of report->workshop */
  KB_REPORT_REMINDERS,    /* what is missing or overdue, a list a förvaltning */
  KB_REPORT_REQUIREMENTS, /* of report->class */
  KB_REPORT_MEMO,         /* the texts of the tjänsteskrivelse */
  KB_REPORT_PACKAGE,      /* everything for the nämnd, into a folder: kb-package.h */
} KbReportType;

typedef void (*KbProgressFunc) (double fraction, gpointer data);

/* What was written and read back. */
typedef struct {
  char *path;
  guint sheets;
  guint assets;
  guint systems;
  guint risks;
  guint actions;
  guint pages; /* of a PDF */
  guint requirements;
} KbExportResult;

GPtrArray *kb_export (const KbReport *report,
                      const char *path,
                      KbReportType type,
                      GCancellable *cancellable,
                      KbProgressFunc progress,
                      gpointer data,
                      GError **error);
gboolean kb_export_xlsx (const KbReport *report,
                         const char *path,
                         KbReportType type,
                         GCancellable *cancellable,
                         KbProgressFunc progress,
                         gpointer data,
                         KbExportResult *result,
                         GError **error);
gboolean kb_report_type_from_code (const char *code, KbReportType *type);
KbExportResult *kb_export_result_new (const char *path);
void kb_export_count (const KbReport *report, KbExportResult *result);
void kb_export_result_free (KbExportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbExportResult, kb_export_result_free)

G_END_DECLS

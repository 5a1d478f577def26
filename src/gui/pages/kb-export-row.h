// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-export.h"
#include "kb-screening.h"
#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbExportRow:
 *
 * One kind of export: asks for a place, writes in a thread, shows how far it is and can be
 * cancelled, and says what was read back. Signal "finished" (gboolean done).
 */
#define KB_TYPE_EXPORT_ROW (kb_export_row_get_type ())
G_DECLARE_FINAL_TYPE (KbExportRow, kb_export_row, KB, EXPORT_ROW, GtkListBoxRow)

/* What a row exports. */
typedef struct {
  const char *title; /* translated when shown */
  const char *description;
  const char *icon;
  const char *css_class;
  const char *file_name; /* "{unit}" and "{period}" are filled in */
  const char *ending;    /* NULL for the package, which goes into a folder */
  KbProfile profile;
} KbExportKind;

GtkWidget *kb_export_row_new (KbSection *section, const KbExportKind *kind);
void kb_export_row_set_version (KbExportRow *row, const KbVersion *version);
void kb_export_row_set_objects (KbExportRow *row, KbKind kind, const GPtrArray *ids);
guint kb_export_row_get_n_objects (KbExportRow *row);
void kb_export_row_export_to (KbExportRow *row, const char *path);
const char *kb_export_row_get_result (KbExportRow *row);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-exchange-error.h"

#include <expat.h>

G_BEGIN_DECLS

/**
 * KbXlsxPackage:
 *
 * The zip container of a spreadsheet, whose parts are streamed through an XML parser. It refuses
 * what could fill the memory or the time of the machine: bombs, entity declarations, endless
 * nesting. Private to the reader.
 */
typedef struct _KbXlsxPackage KbXlsxPackage;

typedef struct {
  void (*start) (gpointer data, const char *name, const char **attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, int length);
} KbXlsxHandler;

KbXlsxPackage *kb_xlsx_package_open (const char *path, GError **error);
void kb_xlsx_package_free (KbXlsxPackage *package);
gboolean kb_xlsx_package_has (KbXlsxPackage *package, const char *part);
gboolean kb_xlsx_package_parse (KbXlsxPackage *package,
                                const char *part,
                                const KbXlsxHandler *handler,
                                gpointer data,
                                GError **error);
void kb_xlsx_package_stop (KbXlsxPackage *package, KbExchangeError code, const char *reason);
const char *kb_xlsx_local_name (const char *name);
const char *kb_xlsx_attribute (const char **attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbXlsxPackage, kb_xlsx_package_free)

G_END_DECLS

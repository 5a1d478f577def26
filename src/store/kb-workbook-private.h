// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-lock.h"
#include "kb-workbook.h"

G_BEGIN_DECLS

struct _KbWorkbook {
  GObject parent_instance;

  char *path;
  char *author;
  KbDatabase *database;
  KbLock *lock;
  KbAccess access;
  GError *access_error; /* why it is read-only, for the edge to word */
  GError *backup_error;
  GDateTime *backup_time;
  KbContent *content;
  KbMethod *method;
  KbInheritance *inheritance; /* NULL until asked for */
  KbHistory *history;
  KbRows *rows[KB_N_KINDS]; /* NULL until asked for */
  char *unit_filter;        /* a unit's id, NULL for the whole */
  gboolean filter_known;    /* it has been read from the file */
  KbUnitScope *scope;       /* of the filter; NULL until asked for */
  KbContent *shown;         /* narrowed to it; NULL until asked for */
  gboolean busy;            /* a worker has the connection */
  gboolean closing;         /* closed while busy: to be done when the worker is */
};

gboolean kb_workbook_load_content (KbWorkbook *workbook, GError **error);
gboolean kb_workbook_check_connected (KbWorkbook *workbook, GError **error);
gboolean kb_workbook_check_writable (KbWorkbook *workbook, GError **error);
void kb_workbook_forget_shown (KbWorkbook *workbook);
void kb_workbook_take_changes (KbWorkbook *workbook, KbChanges *changes);

G_END_DECLS

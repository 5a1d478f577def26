// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-error.h"

G_BEGIN_DECLS

typedef enum {
  KB_STORE_ERROR_FULL,         /* the disk is full */
  KB_STORE_ERROR_READ_ONLY,    /* the workbook is open for reading only: "reason" is file, newer,
                                  in-use or asked */
  KB_STORE_ERROR_PERMISSION,   /* may not read or write there */
  KB_STORE_ERROR_NOT_FOUND,    /* no such file */
  KB_STORE_ERROR_EXISTS,       /* there is a file of that name already */
  KB_STORE_ERROR_NOT_WORKBOOK, /* something else: "found" is empty, zip, ole, folder, database or
                                  other */
  KB_STORE_ERROR_NEWER,        /* made by a newer version: "version" */
  KB_STORE_ERROR_CORRUPT,      /* damaged: "reason" */
  KB_STORE_ERROR_BUSY,         /* another process, or an import of our own, holds the file */
  KB_STORE_ERROR_IO,           /* reading or writing failed: "reason" */
  KB_STORE_ERROR_CANCELLED,
  KB_STORE_ERROR_CONFLICT,     /* an undo no longer fits what the file holds */
  KB_STORE_ERROR_NOTHING,      /* nothing to undo or redo */
  KB_STORE_ERROR_REFERENCE,    /* a row would point at one that is not there */
  KB_STORE_ERROR_GONE,         /* the record is not there any more */
  KB_STORE_ERROR_METHOD,       /* the workbook's method is not whole, or would not be after an act:
                                  "reason"; for an act "problem", a KbCoreError, and its details */
  KB_STORE_ERROR_INTERNAL,     /* a fault of ours: "reason" */
  KB_STORE_ERROR_CIRCLE,       /* two things would wait for each other */
  KB_STORE_ERROR_UNIT_CIRCLE,  /* a unit would come under itself: "name" */
  KB_STORE_ERROR_NO_DECISION,  /* no decision is being prepared */
  KB_STORE_ERROR_REGISTERED,   /* the decision has its outcome already */
  KB_STORE_ERROR_UNLOCKED,     /* what the nämnd had before it was not locked */
  KB_STORE_ERROR_NO_VERSION,   /* no such locked version: "value", "choices" */
  KB_STORE_ERROR_VERSION_GONE, /* a purge has taken its content: "value" */
  KB_STORE_ERROR_CUT_OFF,      /* under the cut-off, so it can have no risk: "name" */
  KB_STORE_ERROR_ACCEPTOR,     /* may not accept this risk: "reason" is board or nobody */
  KB_STORE_ERROR_ASPECT_USED,  /* a standard aspect with classes under it can't go: "name" */
} KbStoreError;

#define KB_STORE_ERROR (kb_store_error_quark ())
GQuark kb_store_error_quark (void);

gboolean kb_store_error_gone (GError **error, const char *id);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workshop-commands.h"

G_BEGIN_DECLS

/* Bounds on what is pasted: more rows are a list to import, a longer name is no name. */
#define KB_PASTE_MAX_ROWS 5000
#define KB_PASTE_MAX_NAME 300

/* A row that was pasted. It owns what its asset points at. */
typedef struct {
  KbNewAsset asset;
  char *unit;         /* as written; asset.unit_id is NULL when there is no such unit */
  gboolean repeated;  /* an earlier pasted row has the name */
  gboolean exists;    /* an asset of the workbook has it */
  gboolean form_lost; /* the form could not be read */
} KbPastedRow;

/**
 * KbPaste:
 *
 * What was pasted from a spreadsheet or a text: the rows that can be added, and how many were not
 * taken and why. Nothing of a row that says stop is kept.
 */
typedef struct {
  GPtrArray *rows; /* KbPastedRow */
  guint read;      /* rows that hold anything, without the headers */
  guint stopped;   /* a matter of säkerhetsskydd */
  guint unnamed;
  guint too_long; /* a name longer than KB_PASTE_MAX_NAME */
  guint beyond;   /* rows after the first KB_PASTE_MAX_ROWS */
  gboolean has_header;
} KbPaste;

KbPaste *kb_paste_read (KbContent *content, const KbMethod *method, const char *text);
void kb_paste_free (KbPaste *paste);
KbNewAsset *kb_paste_assets (const KbPaste *paste, gboolean with_repeated, guint *n_assets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPaste, kb_paste_free)

G_END_DECLS

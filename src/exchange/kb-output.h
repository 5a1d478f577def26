// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-exchange-error.h"

G_BEGIN_DECLS

/**
 * KbOutput:
 *
 * A file being written under another name in the same folder, so that what stands under its own
 * name is always whole.
 */
typedef struct {
  char *path;
  char *temporary;
} KbOutput;

KbOutput *kb_output_begin (const char *path, GError **error);
gboolean kb_output_write (KbOutput *output, const char *data, gsize length, GError **error);
gboolean kb_output_commit (KbOutput *output, GError **error);
gboolean kb_output_commit_all (GPtrArray *outputs, GError **error);
void kb_output_free (KbOutput *output);
void kb_output_fail (KbOutput *output, int saved_errno, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbOutput, kb_output_free)

G_END_DECLS

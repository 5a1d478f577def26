// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-cli.h"

G_BEGIN_DECLS

/* One of them is given. */
typedef struct {
  char *add;    /* "E=Etik" */
  char *remove; /* a code, letter or name */
  char *use;    /* "traceability=on" */
} KbCliAspectChange;

gboolean kb_cli_change_aspects (const KbCli *cli,
                                KbWorkbook *workbook,
                                const KbCliAspectChange *change,
                                gboolean dry_run,
                                gboolean quiet,
                                GError **error);
void kb_cli_print_aspects (const KbCli *cli, KbContent *content);

G_END_DECLS

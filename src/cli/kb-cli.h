// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-error-text.h"
#include "kb-export.h"
#include "kb-import.h"
#include "kb-json-export.h"

G_BEGIN_DECLS

/* What a command returns to the shell. */
#define KB_EXIT_DONE   0
#define KB_EXIT_FAILED 1
#define KB_EXIT_USAGE  2

/* What every command knows: the user's language and the words after the command. */
typedef struct {
  KbLanguage language;
  const char *command;
  int argc;
  char **argv; /* argv[0] is the command */
} KbCli;

typedef struct {
  const char *name;
  int (*run) (KbCli *cli);
  const char *usage;   /* the line of arguments, the same in every language */
  const char *summary; /* a line for the list of commands */
  const char *details; /* what --help says below the usage; NULL for nothing more */
} KbCliCommand;

const char *kb_cli_text (const KbCli *cli, const char *text) G_GNUC_FORMAT (2);
void kb_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
int kb_cli_fail (const KbCli *cli, const GError *error);
int kb_cli_usage_error (const KbCli *cli, const char *message);
gboolean kb_cli_parse (KbCli *cli, const GOptionEntry *entries, int n_words, int *exit_code);
void kb_cli_print_json (JsonNode *node);
KbWorkbook *kb_cli_open (const KbCli *cli, const char *path, KbOpenFlags flags, int *exit_code);

int kb_cli_methods (KbCli *cli);
int kb_cli_method (KbCli *cli);
int kb_cli_new (KbCli *cli);
int kb_cli_example (KbCli *cli);
int kb_cli_import (KbCli *cli);
int kb_cli_plan_return (KbCli *cli, gboolean dry_run, gboolean json);
int kb_cli_export (KbCli *cli);
int kb_cli_show (KbCli *cli);
int kb_cli_check (KbCli *cli);
int kb_cli_history (KbCli *cli);
int kb_cli_versions (KbCli *cli);
int kb_cli_lock (KbCli *cli);
int kb_cli_register (KbCli *cli);
int kb_cli_compare (KbCli *cli);
int kb_cli_undo (KbCli *cli);
int kb_cli_redo (KbCli *cli);

const KbCliCommand *kb_cli_commands (guint *n);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

G_BEGIN_DECLS

/*
 * Translations for texts made below the windows: messages of the command line, reports and
 * spreadsheets. The language is an argument, so a Swedish report can be made in any locale and in
 * any thread. The catalogue is the same po/sv.po that gettext uses for the windows, carried inside
 * the program.
 */

/* Marks a text for translation where it can't be looked up at once. */
#define N_(String) (String) /* as glib/gi18n.h has it */

const char *kb_text (KbLanguage language, const char *text) G_GNUC_FORMAT (2);
const char *kb_text_plural (KbLanguage language, const char *one, const char *many, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);
char *kb_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
char *kb_fill_count (const char *pattern, guint n);
KbLanguage kb_language_from_environment (void);
gboolean kb_language_from_code (const char *code, KbLanguage *language);
const char *kb_language_code (KbLanguage language);

G_END_DECLS

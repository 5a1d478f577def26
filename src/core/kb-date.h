// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates are ISO 8601 texts (2027-03-31): they sort as texts and read the same in both languages. */

gboolean kb_date_is_valid (const char *text);
char *kb_date_today (void);
char *kb_date_now (void);
int kb_date_compare (const char *one, const char *other);
int kb_date_days_between (const char *from, const char *to);
char *kb_date_add_months (const char *text, int months);
char *kb_date_add_days (const char *text, int days);
int kb_date_year (const char *text);
char *kb_date_from_loose_text (const char *text);
char *kb_date_from_serial (double serial, gboolean epoch_1904);
void kb_date_term_of_office (const char *today, int *first_year, int *last_year);

G_END_DECLS

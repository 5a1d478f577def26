// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Errors carry a cause (domain and code) and named details (file, row, value …), never a sentence
 * for people: the edge words them (exchange/kb-error-text.h). The GError's own message is for logs.
 */

typedef enum {
  KB_CORE_ERROR_SYNTAX,         /* JSON that cannot be parsed: detail "reason" */
  KB_CORE_ERROR_FORMAT,         /* a method format this version cannot read: "value" */
  KB_CORE_ERROR_MISSING,        /* a member is missing: "path" */
  KB_CORE_ERROR_TYPE,           /* a member has the wrong type: "path", "expected" */
  KB_CORE_ERROR_COUNT,          /* too few or too many: "path", "value", "minimum", "maximum" */
  KB_CORE_ERROR_VALUE,          /* a value outside its list: "path", "value" */
  KB_CORE_ERROR_DUPLICATE,      /* an id or letter twice: "path", "value" */
  KB_CORE_ERROR_REFERENCE,      /* points at nothing: "path", "value" */
  KB_CORE_ERROR_MATRIX,         /* a hole or a wrong size in the matrix: "path" */
  KB_CORE_ERROR_UNKNOWN_METHOD, /* no such method: "value" */
  KB_CORE_ERROR_UNDECIDED, /* values that nobody has said what becomes of: "path", "value", "count"
                            */
} KbCoreError;

#define KB_CORE_ERROR (kb_core_error_quark ())
GQuark kb_core_error_quark (void);

GQuark kb_error_domain_register (const char *name);
void kb_error_set (GError **error, GQuark domain, int code, ...) G_GNUC_NULL_TERMINATED;
void kb_error_add_detail (GError *error, const char *key, const char *value);
const char *kb_error_detail (const GError *error, const char *key);

G_END_DECLS

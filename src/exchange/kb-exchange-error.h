// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-error.h"

G_BEGIN_DECLS

typedef enum {
  KB_EXCHANGE_ERROR_READ,          /* the input can't be read: "reason" */
  KB_EXCHANGE_ERROR_EMPTY,         /* no rows under the headers, or no content at all */
  KB_EXCHANGE_ERROR_NOT_SHEET,     /* no spreadsheet: "found" is ods, zip, xls, workbook or other */
  KB_EXCHANGE_ERROR_ENCRYPTED,     /* protected by a password */
  KB_EXCHANGE_ERROR_DAMAGED,       /* a damaged spreadsheet: "part", "reason" */
  KB_EXCHANGE_ERROR_LIMIT,         /* larger than what is safe to read: "part", "limit" */
  KB_EXCHANGE_ERROR_ENCODING,      /* a text that is in no encoding we know */
  KB_EXCHANGE_ERROR_NO_SUCH_SHEET, /* "value", "choices" */
  KB_EXCHANGE_ERROR_NO_NAME,       /* no column holds the name: "headers" */
  KB_EXCHANGE_ERROR_AMBIGUOUS, /* a header that could mean two things: "column", "value", "first",
                                  "second" */
  KB_EXCHANGE_ERROR_MAPPING,   /* a --map that fits nothing: "value", "choices" */
  KB_EXCHANGE_ERROR_MAPPED_TWICE, /* two columns for one field: "value", "first", "second" */
  KB_EXCHANGE_ERROR_SCALE,        /* a --scale-from that is no scale: "value" */
  KB_EXCHANGE_ERROR_LEVEL,        /* a --level that names none: "value", "choices" */
  KB_EXCHANGE_ERROR_EXISTING,     /* --on-existing stop: "value", "row" */
  KB_EXCHANGE_ERROR_FORMAT,       /* an output name whose ending we don't know: "value" */
  KB_EXCHANGE_ERROR_REPORT,       /* a report that this format does not have: "value" */
  KB_EXCHANGE_ERROR_WRITE,        /* the output can't be written: "reason" */
  KB_EXCHANGE_ERROR_FULL,         /* the disk is full */
  KB_EXCHANGE_ERROR_READ_BACK, /* what was written does not hold what it should: "part", "expected",
                                  "value" */
  KB_EXCHANGE_ERROR_CANCELLED,
  KB_EXCHANGE_ERROR_NO_WORKSHOP,    /* none at all, or not the one asked for: "value", "choices" */
  KB_EXCHANGE_ERROR_DATE,           /* no date where one is needed, or no date at all: "value" */
  KB_EXCHANGE_ERROR_TIME,           /* no time of day: "value" */
  KB_EXCHANGE_ERROR_NOT_PLAN,       /* a spreadsheet without a plan that was sent out from here */
  KB_EXCHANGE_ERROR_OTHER_WORKBOOK, /* a plan whose actions are not in this workbook */
  KB_EXCHANGE_ERROR_OPEN,           /* the output is open in another program */
  KB_EXCHANGE_ERROR_NO_OBJECT,      /* no system or asset of that name: "value" */
  KB_EXCHANGE_ERROR_CATALOGUE_SYNTAX, /* a catalogue of measures that is no JSON: "reason" */
  KB_EXCHANGE_ERROR_CATALOGUE,        /* it lacks something, or has what is not allowed: "path" */
  KB_EXCHANGE_ERROR_CATALOGUE_TWICE,  /* a code that it has already: "path", "value" */
  KB_EXCHANGE_ERROR_NO_SYSTEM,        /* no system of that name: "value" */
  KB_EXCHANGE_ERROR_NO_UNIT,          /* not one unit of that name: "value", "choices" */
  KB_EXCHANGE_ERROR_NO_ASPECT,        /* no aspect of that code: "value", "choices" */
  KB_EXCHANGE_ERROR_ASPECT_WORDS,     /* an aspect is not written so: "value", "choices" */
  KB_EXCHANGE_ERROR_NO_CLASS,         /* requirements need a system or a class */
  KB_EXCHANGE_ERROR_CLASS,            /* no class in the method's letters and numbers: "value" */
  KB_EXCHANGE_ERROR_QUOTE,            /* a quotation mark in a text list that never ends: "row" */
} KbExchangeError;

#define KB_EXCHANGE_ERROR (kb_exchange_error_quark ())
GQuark kb_exchange_error_quark (void);
KbExchangeError kb_exchange_error_of_errno (int saved_errno);

G_END_DECLS

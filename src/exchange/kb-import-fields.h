// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

G_BEGIN_DECLS

/* What is done with a mapped cell. Private to the import. */
typedef enum {
  KB_TARGET_FIELD,        /* a field of the record, by its type */
  KB_TARGET_UNIT,         /* makes or finds a unit, "A / B / C" */
  KB_TARGET_SYSTEMS,      /* makes or finds systems, a list */
  KB_TARGET_DEPENDENCIES, /* systems that a system depends on, a list */
  KB_TARGET_DEPENDANTS,   /* systems that depend on it, a list */
  KB_TARGET_ENVIRONMENT,  /* makes or finds an operating environment */
  KB_TARGET_LEVEL,        /* the level of an aspect */
  KB_TARGET_PROFILE,      /* all levels in one cell */
  KB_TARGET_MOTIVATION,   /* why, for one aspect */
  KB_TARGET_SCALE,        /* which scale the row's levels are on */
  KB_TARGET_ROLE,         /* who has a role in a system */
  KB_TARGET_OBJECT,       /* the asset or system a risk is for */
  KB_TARGET_LIKELIHOOD,   /* a step of likelihood, for a moment */
  KB_TARGET_CONSEQUENCE,
  KB_TARGET_SECTION, /* a section of the plan */
  KB_TARGET_RISKS,   /* risks that an action meets, a list of labels */
  KB_TARGET_COST,    /* a one-off cost, in a year or in the year it is due */
} KbTargetType;

typedef struct {
  char *key;
  char *label; /* in the importer's language */
  KbTargetType type;
  guint field;   /* FIELD: which; LEVEL and MOTIVATION: the aspect; LIKELIHOOD and CONSEQUENCE: the
                    moment */
  char *role_id; /* ROLE */
  int year;      /* COST */
  char **names;  /* folded headers that are exactly this */
  char **synonyms; /* folded headers that mean this */
} KbTarget;

GPtrArray *kb_import_targets (const KbMethod *method,
                              const KbContent *content,
                              KbKind kind,
                              KbLanguage language);
const KbTarget *kb_import_find_target (GPtrArray *targets, const char *key);
gboolean kb_import_header_is_personal (const char *folded);

G_END_DECLS

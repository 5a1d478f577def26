// SPDX-License-Identifier: EUPL-1.2
#pragma once

/*
 * Every field of every kind of record, named once.
 *
 * F (KIND, FIELD, "column", TYPE, TARGET, FLAGS)
 *
 * TYPE    TEXT, DATE (ISO 8601 text), CHOICE (a code from a fixed list), INTEGER, BOOLEAN or REFERENCE (the id of a record)
 * TARGET  the kind a REFERENCE points at, else NONE
 * FLAGS   KEY       part of a composite primary key
 *         INDEXED   KbContent can answer "all records whose field is this id"
 *         FREE      free text: may hold weaknesses or personal data, never in a public extract
 *
 * The tables of store/schema-*.sql have these columns; tests/store/test-schema.c compares the two.
 * Order in a list is the order of the columns and of the members in a JSON export.
 */

#define KB_WORKBOOK_FIELDS(F)                                                                      \
  F (WORKBOOK, ORGANISATION, "organisation", TEXT, NONE, 0)                                        \
  F (WORKBOOK, UNIT, "unit_id", REFERENCE, UNIT, 0)                                                \
  F (WORKBOOK, PERIOD_FROM, "period_from", INTEGER, NONE, 0)                                       \
  F (WORKBOOK, PERIOD_TO, "period_to", INTEGER, NONE, 0)                                           \
  F (WORKBOOK, NEXT_RISK, "next_risk", INTEGER, NONE, 0)                                           \
  F (WORKBOOK, NEXT_ACTION, "next_action", INTEGER, NONE, 0)                                       \
  F (WORKBOOK, STOP_MARKERS, "stop_markers", INTEGER, NONE, 0)                                     \
  F (WORKBOOK, NEXT_WORKSHOP, "next_workshop", INTEGER, NONE, 0)

#define KB_METHOD_FIELDS(F)                                                                        \
  F (METHOD, CODE, "code", TEXT, NONE, 0)                                                          \
  F (METHOD, NAME_SV, "name_sv", TEXT, NONE, 0)                                                    \
  F (METHOD, NAME_EN, "name_en", TEXT, NONE, 0)                                                    \
  F (METHOD, SUMMARY_SV, "summary_sv", TEXT, NONE, 0)                                              \
  F (METHOD, SUMMARY_EN, "summary_en", TEXT, NONE, 0)                                              \
  F (METHOD, NOTE_SV, "note_sv", TEXT, NONE, 0)                                                    \
  F (METHOD, NOTE_EN, "note_en", TEXT, NONE, 0)                                                    \
  F (METHOD, DOCUMENT_SV, "document_sv", TEXT, NONE, 0)                                            \
  F (METHOD, DOCUMENT_EN, "document_en", TEXT, NONE, 0)                                            \
  F (METHOD, PERIOD_KIND, "period_kind", CHOICE, NONE, 0)                                          \
  F (METHOD, PERIOD_YEARS, "period_years", INTEGER, NONE, 0)                                       \
  F (METHOD, REVIEW_MONTHS, "review_months", INTEGER, NONE, 0)                                     \
  F (METHOD, CUT_OFF, "cut_off", BOOLEAN, NONE, 0)                                                 \
  F (METHOD, LOWERING, "lowering", BOOLEAN, NONE, 0)                                               \
  F (METHOD, SEPARATE_LEVEL, "separate_level_id", REFERENCE, LEVEL, 0)                             \
  F (METHOD, CAUSE_SV, "cause_sv", TEXT, NONE, 0)                                                  \
  F (METHOD, CAUSE_EN, "cause_en", TEXT, NONE, 0)                                                  \
  F (METHOD, EVENT_SV, "event_sv", TEXT, NONE, 0)                                                  \
  F (METHOD, EVENT_EN, "event_en", TEXT, NONE, 0)                                                  \
  F (METHOD, OUTCOME_SV, "outcome_sv", TEXT, NONE, 0)                                              \
  F (METHOD, OUTCOME_EN, "outcome_en", TEXT, NONE, 0)                                              \
  F (METHOD, SAFE_CHANNEL, "safe_channel", BOOLEAN, NONE, 0)                                       \
  F (METHOD, AXES, "axes", CHOICE, NONE, 0)                                                        \
  F (METHOD, FLIP_LIKELIHOOD, "flip_likelihood", BOOLEAN, NONE, 0)                                 \
  F (METHOD, FLIP_CONSEQUENCE, "flip_consequence", BOOLEAN, NONE, 0)                               \
  F (METHOD, ASSUMED_FIELDS, "assumed_fields", TEXT, NONE, 0)
#define KB_ASPECT_FIELDS(F)                                                                        \
  F (ASPECT, CODE, "code", TEXT, NONE, 0)                                                          \
  F (ASPECT, LETTER, "letter", TEXT, NONE, 0)                                                      \
  F (ASPECT, NAME_SV, "name_sv", TEXT, NONE, 0)                                                    \
  F (ASPECT, NAME_EN, "name_en", TEXT, NONE, 0)                                                    \
  F (ASPECT, DEFINITION_SV, "definition_sv", TEXT, NONE, 0)                                        \
  F (ASPECT, DEFINITION_EN, "definition_en", TEXT, NONE, 0)                                        \
  F (ASPECT, QUESTION_SV, "question_sv", TEXT, NONE, 0)                                            \
  F (ASPECT, QUESTION_EN, "question_en", TEXT, NONE, 0)                                            \
  F (ASPECT, IN_USE, "in_use", BOOLEAN, NONE, 0)                                                   \
  F (ASPECT, POSITION, "position", INTEGER, NONE, 0)                                               \
  F (ASPECT, SOURCE, "source", TEXT, NONE, 0)                                                      \
  F (ASPECT, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_LEVEL_FIELDS(F)                                                                         \
  F (LEVEL, NUMBER, "number", INTEGER, NONE, 0)                                                    \
  F (LEVEL, NAME_SV, "name_sv", TEXT, NONE, 0)                                                     \
  F (LEVEL, NAME_EN, "name_en", TEXT, NONE, 0)                                                     \
  F (LEVEL, COLOR, "color", TEXT, NONE, 0)                                                         \
  F (LEVEL, POSITION, "position", INTEGER, NONE, 0)                                                \
  F (LEVEL, SOURCE, "source", TEXT, NONE, 0)                                                       \
  F (LEVEL, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_LEVEL_TEXT_FIELDS(F)                                                                    \
  F (LEVEL_TEXT, ASPECT, "aspect_id", REFERENCE, ASPECT, KB_FIELD_KEY)                             \
  F (LEVEL_TEXT, LEVEL, "level_id", REFERENCE, LEVEL, KB_FIELD_KEY)                                \
  F (LEVEL_TEXT, TEXT_SV, "text_sv", TEXT, NONE, 0)                                                \
  F (LEVEL_TEXT, TEXT_EN, "text_en", TEXT, NONE, 0)                                                \
  F (LEVEL_TEXT, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_AREA_FIELDS(F)                                                                          \
  F (AREA, NAME_SV, "name_sv", TEXT, NONE, 0)                                                      \
  F (AREA, NAME_EN, "name_en", TEXT, NONE, 0)                                                      \
  F (AREA, POSITION, "position", INTEGER, NONE, 0)                                                 \
  F (AREA, SOURCE, "source", TEXT, NONE, 0)                                                        \
  F (AREA, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_AREA_TEXT_FIELDS(F)                                                                     \
  F (AREA_TEXT, AREA, "area_id", REFERENCE, AREA, KB_FIELD_KEY)                                    \
  F (AREA_TEXT, LEVEL, "level_id", REFERENCE, LEVEL, KB_FIELD_KEY)                                 \
  F (AREA_TEXT, TEXT_SV, "text_sv", TEXT, NONE, 0)                                                 \
  F (AREA_TEXT, TEXT_EN, "text_en", TEXT, NONE, 0)

#define KB_LIKELIHOOD_FIELDS(F)                                                                    \
  F (LIKELIHOOD, NUMBER, "number", INTEGER, NONE, 0)                                               \
  F (LIKELIHOOD, NAME_SV, "name_sv", TEXT, NONE, 0)                                                \
  F (LIKELIHOOD, NAME_EN, "name_en", TEXT, NONE, 0)                                                \
  F (LIKELIHOOD, POSITION, "position", INTEGER, NONE, 0)                                           \
  F (LIKELIHOOD, SOURCE, "source", TEXT, NONE, 0)                                                  \
  F (LIKELIHOOD, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_CONSEQUENCE_FIELDS(F)                                                                   \
  F (CONSEQUENCE, NUMBER, "number", INTEGER, NONE, 0)                                              \
  F (CONSEQUENCE, NAME_SV, "name_sv", TEXT, NONE, 0)                                               \
  F (CONSEQUENCE, NAME_EN, "name_en", TEXT, NONE, 0)                                               \
  F (CONSEQUENCE, POSITION, "position", INTEGER, NONE, 0)                                          \
  F (CONSEQUENCE, SOURCE, "source", TEXT, NONE, 0)                                                 \
  F (CONSEQUENCE, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_BAND_FIELDS(F)                                                                          \
  F (BAND, LETTER_SV, "letter_sv", TEXT, NONE, 0)                                                  \
  F (BAND, LETTER_EN, "letter_en", TEXT, NONE, 0)                                                  \
  F (BAND, NAME_SV, "name_sv", TEXT, NONE, 0)                                                      \
  F (BAND, NAME_EN, "name_en", TEXT, NONE, 0)                                                      \
  F (BAND, ACCEPTANCE_SV, "acceptance_sv", TEXT, NONE, 0)                                          \
  F (BAND, ACCEPTANCE_EN, "acceptance_en", TEXT, NONE, 0)                                          \
  F (BAND, COLOR, "color", TEXT, NONE, 0)                                                          \
  F (BAND, POSITION, "position", INTEGER, NONE, 0)                                                 \
  F (BAND, SOURCE, "source", TEXT, NONE, 0)                                                        \
  F (BAND, ASSUMED, "assumed", BOOLEAN, NONE, 0)                                                   \
  F (BAND, ACCEPTOR, "acceptor", CHOICE, NONE, 0)                                                  \
  F (BAND, ACCEPTANCE_MONTHS, "acceptance_months", INTEGER, NONE, 0)
#define KB_CELL_FIELDS(F)                                                                          \
  F (CELL, LIKELIHOOD, "likelihood_id", REFERENCE, LIKELIHOOD, KB_FIELD_KEY)                       \
  F (CELL, CONSEQUENCE, "consequence_id", REFERENCE, CONSEQUENCE, KB_FIELD_KEY)                    \
  F (CELL, BAND, "band_id", REFERENCE, BAND, 0)

#define KB_ROLE_FIELDS(F)                                                                          \
  F (ROLE, CODE, "code", TEXT, NONE, 0)                                                            \
  F (ROLE, NAME_SV, "name_sv", TEXT, NONE, 0)                                                      \
  F (ROLE, NAME_EN, "name_en", TEXT, NONE, 0)                                                      \
  F (ROLE, DESCRIPTION_SV, "description_sv", TEXT, NONE, 0)                                        \
  F (ROLE, DESCRIPTION_EN, "description_en", TEXT, NONE, 0)                                        \
  F (ROLE, ON_SYSTEM, "on_system", BOOLEAN, NONE, 0)                                               \
  F (ROLE, INVITES, "invites", BOOLEAN, NONE, 0)                                                   \
  F (ROLE, ESTABLISHES, "establishes", BOOLEAN, NONE, 0)                                           \
  F (ROLE, ACCEPTS, "accepts", BOOLEAN, NONE, 0)                                                   \
  F (ROLE, PROTECTS, "protects", BOOLEAN, NONE, 0)                                                 \
  F (ROLE, POSITION, "position", INTEGER, NONE, 0)                                                 \
  F (ROLE, SOURCE, "source", TEXT, NONE, 0)                                                        \
  F (ROLE, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_SECTION_FIELDS(F)                                                                       \
  F (SECTION, NAME_SV, "name_sv", TEXT, NONE, 0)                                                   \
  F (SECTION, NAME_EN, "name_en", TEXT, NONE, 0)                                                   \
  F (SECTION, POSITION, "position", INTEGER, NONE, 0)                                              \
  F (SECTION, SOURCE, "source", TEXT, NONE, 0)                                                     \
  F (SECTION, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_CONTROL_FIELDS(F)                                                                       \
  F (CONTROL, NAME_SV, "name_sv", TEXT, NONE, 0)                                                   \
  F (CONTROL, NAME_EN, "name_en", TEXT, NONE, 0)                                                   \
  F (CONTROL, MONTHS, "months", INTEGER, NONE, 0)                                                  \
  F (CONTROL, POSITION, "position", INTEGER, NONE, 0)                                              \
  F (CONTROL, SOURCE, "source", TEXT, NONE, 0)                                                     \
  F (CONTROL, ASSUMED, "assumed", BOOLEAN, NONE, 0)                                                \
  F (CONTROL, OWNER, "owner", TEXT, NONE, 0)                                                       \
  F (CONTROL, STARTS_ON, "starts_on", DATE, NONE, 0)
/* What a policy says that is no scale, role or section: rules, routines, headings of a report or of a continuity plan. */
#define KB_STATEMENT_FIELDS(F)                                                                     \
  F (STATEMENT, TOPIC, "topic", CHOICE, NONE, 0)                                                   \
  F (STATEMENT, TEXT_SV, "text_sv", TEXT, NONE, 0)                                                 \
  F (STATEMENT, TEXT_EN, "text_en", TEXT, NONE, 0)                                                 \
  F (STATEMENT, POSITION, "position", INTEGER, NONE, 0)                                            \
  F (STATEMENT, SOURCE, "source", TEXT, NONE, 0)                                                   \
  F (STATEMENT, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_TRIGGER_FIELDS(F)                                                                       \
  F (TRIGGER, ASPECT, "aspect_id", REFERENCE, ASPECT, 0)                                           \
  F (TRIGGER, LEVEL, "level_id", REFERENCE, LEVEL, 0)                                              \
  F (TRIGGER, NAME_SV, "name_sv", TEXT, NONE, 0)                                                   \
  F (TRIGGER, NAME_EN, "name_en", TEXT, NONE, 0)                                                   \
  F (TRIGGER, POSITION, "position", INTEGER, NONE, 0)                                              \
  F (TRIGGER, SOURCE, "source", TEXT, NONE, 0)                                                     \
  F (TRIGGER, ASSUMED, "assumed", BOOLEAN, NONE, 0)

#define KB_UNIT_FIELDS(F)                                                                          \
  F (UNIT, PARENT, "parent_id", REFERENCE, UNIT, KB_FIELD_INDEXED)                                 \
  F (UNIT, NAME, "name", TEXT, NONE, 0)                                                            \
  F (UNIT, TYPE, "type", CHOICE, NONE, 0)                                                          \
  F (UNIT, POSITION, "position", INTEGER, NONE, 0)                                                 \
  F (UNIT, CONTACT, "contact", TEXT, NONE, 0)
#define KB_ASSET_FIELDS(F)                                                                         \
  F (ASSET, NAME, "name", TEXT, NONE, 0)                                                           \
  F (ASSET, DESCRIPTION, "description", TEXT, NONE, KB_FIELD_FREE)                                 \
  F (ASSET, UNIT, "unit_id", REFERENCE, UNIT, KB_FIELD_INDEXED)                                    \
  F (ASSET, FORM, "form", CHOICE, NONE, 0)                                                         \
  F (ASSET, OWNER, "owner", TEXT, NONE, 0)                                                         \
  F (ASSET, STATUTES, "statutes", TEXT, NONE, KB_FIELD_FREE)                                       \
  F (ASSET, PERSONAL_DATA, "personal_data", CHOICE, NONE, 0)                                       \
  F (ASSET, LEGAL_BASIS, "legal_basis", TEXT, NONE, KB_FIELD_FREE)                                 \
  F (ASSET, CRITICAL, "critical", BOOLEAN, NONE, 0)                                                \
  F (ASSET, RETENTION, "retention", TEXT, NONE, KB_FIELD_FREE)                                     \
  F (ASSET, NOTES, "notes", TEXT, NONE, KB_FIELD_FREE)                                             \
  F (ASSET, REVIEW_ON, "review_on", DATE, NONE, 0)                                                 \
  F (ASSET, CLASSIFIED_ON, "classified_on", DATE, NONE, 0)                                         \
  F (ASSET, STATUS, "status", CHOICE, NONE, 0)                                                     \
  F (ASSET, ESTABLISHED_BY, "established_by", TEXT, NONE, 0)                                       \
  F (ASSET, ESTABLISHED_ON, "established_on", DATE, NONE, 0)                                       \
  F (ASSET, POSITION, "position", INTEGER, NONE, 0)                                                \
  F (ASSET, PROTECTED_IDENTITY, "protected_identity", BOOLEAN, NONE, 0)                            \
  F (ASSET, SHARED, "shared", CHOICE, NONE, 0)                                                     \
  F (ASSET, REUSES, "reuses_id", REFERENCE, ASSET, 0)                                              \
  F (ASSET, RECORD_REFERENCE, "record_reference", TEXT, NONE, 0)                                   \
  F (ASSET, IMPACT_ASSESSMENT, "impact_assessment", CHOICE, NONE, 0)                               \
  F (ASSET, IMPACT_REFERENCE, "impact_reference", TEXT, NONE, 0)
#define KB_ASSET_LEVEL_FIELDS(F)                                                                   \
  F (ASSET_LEVEL, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_KEY | KB_FIELD_INDEXED)            \
  F (ASSET_LEVEL, ASPECT, "aspect_id", REFERENCE, ASPECT, KB_FIELD_KEY)                            \
  F (ASSET_LEVEL, LEVEL, "level_id", REFERENCE, LEVEL, 0)                                          \
  F (ASSET_LEVEL, UPPER, "upper_id", REFERENCE, LEVEL, 0)                                          \
  F (ASSET_LEVEL, MOTIVATION, "motivation", TEXT, NONE, KB_FIELD_FREE)                             \
  F (ASSET_LEVEL, DEPENDS_ON, "depends_on", TEXT, NONE, KB_FIELD_FREE)                             \
  F (ASSET_LEVEL, ORIGINAL, "original", TEXT, NONE, 0)

#define KB_SYSTEM_FIELDS(F)                                                                        \
  F (SYSTEM, NAME, "name", TEXT, NONE, 0)                                                          \
  F (SYSTEM, DESCRIPTION, "description", TEXT, NONE, KB_FIELD_FREE)                                \
  F (SYSTEM, UNIT, "unit_id", REFERENCE, UNIT, KB_FIELD_INDEXED)                                   \
  F (SYSTEM, HOSTING, "hosting", TEXT, NONE, 0)                                                    \
  F (SYSTEM, SUPPLIER, "supplier", TEXT, NONE, 0)                                                  \
  F (SYSTEM, CLOUD, "cloud", BOOLEAN, NONE, 0)                                                     \
  F (SYSTEM, PROCUREMENT_CHECK, "procurement_check", CHOICE, NONE, 0)                              \
  F (SYSTEM, PROCUREMENT_ON, "procurement_on", DATE, NONE, 0)                                      \
  F (SYSTEM, PERSONAL_DATA, "personal_data", CHOICE, NONE, 0)                                      \
  F (SYSTEM, CRITICAL, "critical", BOOLEAN, NONE, 0)                                               \
  F (SYSTEM, NOTES, "notes", TEXT, NONE, KB_FIELD_FREE)                                            \
  F (SYSTEM, REVIEW_ON, "review_on", DATE, NONE, 0)                                                \
  F (SYSTEM, POSITION, "position", INTEGER, NONE, 0)                                               \
  F (SYSTEM, CONTRACT, "contract", TEXT, NONE, 0)                                                  \
  F (SYSTEM, CONTRACT_ENDS_ON, "contract_ends_on", DATE, NONE, 0)                                  \
  F (SYSTEM, PROCESSOR_AGREEMENT, "processor_agreement", CHOICE, NONE, 0)                          \
  F (SYSTEM, ENVIRONMENT, "environment_id", REFERENCE, ENVIRONMENT, KB_FIELD_INDEXED)              \
  F (SYSTEM, RECOVERY_HOURS, "recovery_hours", INTEGER, NONE, 0)                                   \
  F (SYSTEM, LOSS_HOURS, "loss_hours", INTEGER, NONE, 0)                                           \
  F (SYSTEM, DOWNTIME_HOURS, "downtime_hours", INTEGER, NONE, 0)                                   \
  F (SYSTEM, CYBERSECURITY_ACT, "cybersecurity_act", CHOICE, NONE, 0)                              \
  F (SYSTEM, LIFE_CYCLE, "life_cycle", CHOICE, NONE, 0)
#define KB_SYSTEM_ROLE_FIELDS(F)                                                                   \
  F (SYSTEM_ROLE, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_KEY | KB_FIELD_INDEXED)         \
  F (SYSTEM_ROLE, ROLE, "role_id", REFERENCE, ROLE, KB_FIELD_KEY)                                  \
  F (SYSTEM_ROLE, HOLDER, "holder", TEXT, NONE, 0)

/* A class that does not come from assets: as imported, or raised by hand with its reason. */
#define KB_SYSTEM_LEVEL_FIELDS(F)                                                                  \
  F (SYSTEM_LEVEL, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_KEY | KB_FIELD_INDEXED)        \
  F (SYSTEM_LEVEL, ASPECT, "aspect_id", REFERENCE, ASPECT, KB_FIELD_KEY)                           \
  F (SYSTEM_LEVEL, IMPORTED, "imported_id", REFERENCE, LEVEL, 0)                                   \
  F (SYSTEM_LEVEL, IMPORTED_UPPER, "imported_upper_id", REFERENCE, LEVEL, 0)                       \
  F (SYSTEM_LEVEL, ORIGINAL, "original", TEXT, NONE, 0)                                            \
  F (SYSTEM_LEVEL, RAISED, "raised_id", REFERENCE, LEVEL, 0)                                       \
  F (SYSTEM_LEVEL, REASON, "reason", CHOICE, NONE, 0)                                              \
  F (SYSTEM_LEVEL, REASON_TEXT, "reason_text", TEXT, NONE, KB_FIELD_FREE)                          \
  F (SYSTEM_LEVEL, RAISED_BY, "raised_by", TEXT, NONE, 0)                                          \
  F (SYSTEM_LEVEL, RAISED_ON, "raised_on", DATE, NONE, 0)

#define KB_ASSET_SYSTEM_FIELDS(F)                                                                  \
  F (ASSET_SYSTEM, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_KEY | KB_FIELD_INDEXED)           \
  F (ASSET_SYSTEM, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_KEY | KB_FIELD_INDEXED)

#define KB_DEPENDENCY_FIELDS(F)                                                                    \
  F (DEPENDENCY, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_KEY | KB_FIELD_INDEXED)          \
  F (DEPENDENCY, ON, "on_id", REFERENCE, SYSTEM, KB_FIELD_KEY | KB_FIELD_INDEXED)

/* A meeting where a room classifies, finds risks or chooses actions. Roles, never names. */
#define KB_WORKSHOP_FIELDS(F)                                                                      \
  F (WORKSHOP, NUMBER, "number", INTEGER, NONE, 0)                                                 \
  F (WORKSHOP, TYPE, "type", CHOICE, NONE, 0)                                                      \
  F (WORKSHOP, OBJECT_TYPE, "object_type", CHOICE, NONE, 0)                                        \
  F (WORKSHOP, OBJECT, "object", TEXT, NONE, 0)                                                    \
  F (WORKSHOP, SYSTEM, "system_id", REFERENCE, SYSTEM, 0)                                          \
  F (WORKSHOP, UNIT, "unit_id", REFERENCE, UNIT, 0)                                                \
  F (WORKSHOP, PURPOSE, "purpose", TEXT, NONE, KB_FIELD_FREE)                                      \
  F (WORKSHOP, HELD_ON, "held_on", DATE, NONE, 0)                                                  \
  F (WORKSHOP, STARTS_AT, "starts_at", TEXT, NONE, 0)                                              \
  F (WORKSHOP, PLACE, "place", TEXT, NONE, 0)                                                      \
  F (WORKSHOP, LEADER, "leader", TEXT, NONE, 0)                                                    \
  F (WORKSHOP, SECRETARY, "secretary", TEXT, NONE, 0)                                              \
  F (WORKSHOP, ESTABLISHER, "establisher", TEXT, NONE, 0)                                          \
  F (WORKSHOP, ESTABLISH_BY, "establish_by", DATE, NONE, 0)                                        \
  F (WORKSHOP, NEXT_STEPS, "next_steps", TEXT, NONE, KB_FIELD_FREE)                                \
  F (WORKSHOP, NOTES, "notes", TEXT, NONE, KB_FIELD_FREE)                                          \
  F (WORKSHOP, STATUS, "status", CHOICE, NONE, 0)

#define KB_PARTICIPANT_FIELDS(F)                                                                   \
  F (PARTICIPANT, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_INDEXED | KB_FIELD_OWNER) \
  F (PARTICIPANT, ROLE, "role", TEXT, NONE, 0)                                                     \
  F (PARTICIPANT, HAS_LEFT, "has_left", BOOLEAN, NONE, 0)                                          \
  F (PARTICIPANT, POSITION, "position", INTEGER, NONE, 0)

/* How long a step of a workshop may take; a step can be left out. */
#define KB_AGENDA_ITEM_FIELDS(F)                                                                   \
  F (AGENDA_ITEM, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_KEY | KB_FIELD_INDEXED)   \
  F (AGENDA_ITEM, STEP, "step", CHOICE, NONE, KB_FIELD_KEY)                                        \
  F (AGENDA_ITEM, MINUTES, "minutes", INTEGER, NONE, 0)                                            \
  F (AGENDA_ITEM, SKIPPED, "skipped", BOOLEAN, NONE, 0)

/* What a workshop works on, in its order, and how long the room took. */
#define KB_WORKSHOP_ASSET_FIELDS(F)                                                                \
  F (WORKSHOP_ASSET, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_KEY | KB_FIELD_INDEXED) \
  F (WORKSHOP_ASSET, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_KEY | KB_FIELD_INDEXED)         \
  F (WORKSHOP_ASSET, POSITION, "position", INTEGER, NONE, 0)                                       \
  F (WORKSHOP_ASSET, SECONDS, "seconds", INTEGER, NONE, 0)

/* A question that the room leaves for later. */
#define KB_PARKED_FIELDS(F)                                                                        \
  F (PARKED, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_INDEXED | KB_FIELD_OWNER)      \
  F (PARKED, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED)                                \
  F (PARKED, TEXT, "text", TEXT, NONE, KB_FIELD_FREE)                                              \
  F (PARKED, SETTLED, "settled", BOOLEAN, NONE, 0)                                                 \
  F (PARKED, POSITION, "position", INTEGER, NONE, 0)

/* A hidden vote: how many chose each level, never who; and what the room agreed on. */
#define KB_VOTE_ROUND_FIELDS(F)                                                                    \
  F (VOTE_ROUND, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_INDEXED | KB_FIELD_OWNER)  \
  F (VOTE_ROUND, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED | KB_FIELD_OWNER)           \
  F (VOTE_ROUND, ASPECT, "aspect_id", REFERENCE, ASPECT, 0)                                        \
  F (VOTE_ROUND, ROUND, "round", INTEGER, NONE, 0)                                                 \
  F (VOTE_ROUND, CONSENSUS, "consensus_id", REFERENCE, LEVEL, 0)

#define KB_VOTE_COUNT_FIELDS(F)                                                                    \
  F (VOTE_COUNT, ROUND, "round_id", REFERENCE, VOTE_ROUND, KB_FIELD_KEY | KB_FIELD_INDEXED)        \
  F (VOTE_COUNT, LEVEL, "level_id", REFERENCE, LEVEL, KB_FIELD_KEY)                                \
  F (VOTE_COUNT, COUNT, "count", INTEGER, NONE, 0)

/* What the room says of a trigger of the method; an override has its reason. */
#define KB_ASSET_TRIGGER_FIELDS(F)                                                                 \
  F (ASSET_TRIGGER, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_KEY | KB_FIELD_INDEXED)          \
  F (ASSET_TRIGGER, TRIGGER, "trigger_id", REFERENCE, TRIGGER, KB_FIELD_KEY)                       \
  F (ASSET_TRIGGER, APPLIES, "applies", BOOLEAN, NONE, 0)                                          \
  F (ASSET_TRIGGER, REASON, "reason", TEXT, NONE, KB_FIELD_FREE)

/* The level of an aspect within one consequence area; the highest decides. */
#define KB_AREA_LEVEL_FIELDS(F)                                                                    \
  F (AREA_LEVEL, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED | KB_FIELD_OWNER)           \
  F (AREA_LEVEL, ASPECT, "aspect_id", REFERENCE, ASPECT, 0)                                        \
  F (AREA_LEVEL, AREA, "area_id", REFERENCE, AREA, 0)                                              \
  F (AREA_LEVEL, LEVEL, "level_id", REFERENCE, LEVEL, 0)

#define KB_RISK_FIELDS(F)                                                                          \
  F (RISK, NUMBER, "number", INTEGER, NONE, 0)                                                     \
  F (RISK, TITLE, "title", TEXT, NONE, KB_FIELD_FREE)                                              \
  F (RISK, CAUSE, "cause", TEXT, NONE, KB_FIELD_FREE)                                              \
  F (RISK, EVENT, "event", TEXT, NONE, KB_FIELD_FREE)                                              \
  F (RISK, OUTCOME, "outcome", TEXT, NONE, KB_FIELD_FREE)                                          \
  F (RISK, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED)                                  \
  F (RISK, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_INDEXED)                               \
  F (RISK, OWNER, "owner", TEXT, NONE, 0)                                                          \
  F (RISK, LIKELIHOOD_BEFORE, "likelihood_before_id", REFERENCE, LIKELIHOOD, 0)                    \
  F (RISK, CONSEQUENCE_BEFORE, "consequence_before_id", REFERENCE, CONSEQUENCE, 0)                 \
  F (RISK, LIKELIHOOD_AFTER, "likelihood_after_id", REFERENCE, LIKELIHOOD, 0)                      \
  F (RISK, CONSEQUENCE_AFTER, "consequence_after_id", REFERENCE, CONSEQUENCE, 0)                   \
  F (RISK, LIKELIHOOD_PREVIOUS, "likelihood_previous_id", REFERENCE, LIKELIHOOD, 0)                \
  F (RISK, CONSEQUENCE_PREVIOUS, "consequence_previous_id", REFERENCE, CONSEQUENCE, 0)             \
  F (RISK, MOTIVATION, "motivation", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (RISK, TREATMENT, "treatment", CHOICE, NONE, 0)                                                \
  F (RISK, ACCEPTED_BY, "accepted_by", TEXT, NONE, 0)                                              \
  F (RISK, REVIEW_ON, "review_on", DATE, NONE, 0)                                                  \
  F (RISK, THREAT_GROUP, "threat_group", CHOICE, NONE, 0)                                          \
  F (RISK, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_INDEXED)                         \
  F (RISK, THREAT, "threat", TEXT, NONE, 0)                                                        \
  F (RISK, WEAKNESS, "weakness", TEXT, NONE, KB_FIELD_FREE)                                        \
  F (RISK, PROTECTION, "protection", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (RISK, MOTIVATION_AFTER, "motivation_after", TEXT, NONE, KB_FIELD_FREE)                        \
  F (RISK, MOTIVATION_PREVIOUS, "motivation_previous", TEXT, NONE, KB_FIELD_FREE)                  \
  F (RISK, UNIT, "unit_id", REFERENCE, UNIT, KB_FIELD_INDEXED)                                     \
  F (RISK, ACCEPTED_ON, "accepted_on", DATE, NONE, 0)                                              \
  F (RISK, ACCEPTED_UNTIL, "accepted_until", DATE, NONE, 0)                                        \
  F (RISK, ACCEPTED_WHERE, "accepted_where", TEXT, NONE, 0)
#define KB_ACTION_FIELDS(F)                                                                        \
  F (ACTION, NUMBER, "number", INTEGER, NONE, 0)                                                   \
  F (ACTION, TITLE, "title", TEXT, NONE, KB_FIELD_FREE)                                            \
  F (ACTION, PUBLIC_TITLE, "public_title", TEXT, NONE, 0)                                          \
  F (ACTION, DESCRIPTION, "description", TEXT, NONE, KB_FIELD_FREE)                                \
  F (ACTION, SECTION, "section_id", REFERENCE, SECTION, KB_FIELD_INDEXED)                          \
  F (ACTION, CATEGORY, "category", CHOICE, NONE, 0)                                                \
  F (ACTION, STRATEGY, "strategy", CHOICE, NONE, 0)                                                \
  F (ACTION, REFERENCE, "reference", TEXT, NONE, 0)                                                \
  F (ACTION, OWNER, "owner", TEXT, NONE, 0)                                                        \
  F (ACTION, BOARD, "board", TEXT, NONE, 0)                                                        \
  F (ACTION, PRIORITY, "priority", CHOICE, NONE, 0)                                                \
  F (ACTION, START_ON, "start_on", DATE, NONE, 0)                                                  \
  F (ACTION, DUE_ON, "due_on", DATE, NONE, 0)                                                      \
  F (ACTION, COST_YEARLY, "cost_yearly", INTEGER, NONE, 0)                                         \
  F (ACTION, FINANCING, "financing", CHOICE, NONE, 0)                                              \
  F (ACTION, STATUS, "status", CHOICE, NONE, 0)                                                    \
  F (ACTION, FOLLOW_UP_ON, "follow_up_on", DATE, NONE, 0)                                          \
  F (ACTION, FOLLOW_UP, "follow_up", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (ACTION, DECIDED, "decided", TEXT, NONE, 0)                                                    \
  F (ACTION, WORKSHOP, "workshop_id", REFERENCE, WORKSHOP, KB_FIELD_INDEXED)                       \
  F (ACTION, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_INDEXED)                             \
  F (ACTION, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED)                                \
  F (ACTION, MEASURE, "measure", TEXT, NONE, 0)                                                    \
  F (ACTION, POSTPONED, "postponed", TEXT, NONE, KB_FIELD_FREE)
/* One-off cost of an action in a year, in thousands of kronor. */
#define KB_ACTION_COST_FIELDS(F)                                                                   \
  F (ACTION_COST, ACTION, "action_id", REFERENCE, ACTION, KB_FIELD_KEY | KB_FIELD_INDEXED)         \
  F (ACTION_COST, YEAR, "year", INTEGER, NONE, KB_FIELD_KEY)                                       \
  F (ACTION_COST, AMOUNT, "amount", INTEGER, NONE, 0)

#define KB_ACTION_RISK_FIELDS(F)                                                                   \
  F (ACTION_RISK, ACTION, "action_id", REFERENCE, ACTION, KB_FIELD_KEY | KB_FIELD_INDEXED)         \
  F (ACTION_RISK, RISK, "risk_id", REFERENCE, RISK, KB_FIELD_KEY | KB_FIELD_INDEXED)

#define KB_DECISION_FIELDS(F)                                                                      \
  F (DECISION, TYPE, "type", CHOICE, NONE, 0)                                                      \
  F (DECISION, BOARD, "board", TEXT, NONE, 0)                                                      \
  F (DECISION, REGISTRY_NUMBER, "registry_number", TEXT, NONE, 0)                                  \
  F (DECISION, MEETING_ON, "meeting_on", DATE, NONE, 0)                                            \
  F (DECISION, PRESENTER, "presenter", TEXT, NONE, 0)                                              \
  F (DECISION, VALID_FROM, "valid_from", DATE, NONE, 0)                                            \
  F (DECISION, VALID_TO, "valid_to", DATE, NONE, 0)                                                \
  F (DECISION, PROPOSAL, "proposal", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (DECISION, SECRECY, "secrecy", TEXT, NONE, 0)                                                  \
  F (DECISION, SECRECY_ON, "secrecy_on", DATE, NONE, 0)                                            \
  F (DECISION, SECRECY_BY, "secrecy_by", TEXT, NONE, 0)                                            \
  F (DECISION, PARAGRAPH, "paragraph", TEXT, NONE, 0)                                              \
  F (DECISION, DECIDED_ON, "decided_on", DATE, NONE, 0)                                            \
  F (DECISION, OUTCOME, "outcome", CHOICE, NONE, 0)                                                \
  F (DECISION, SUMMARY, "summary", TEXT, NONE, KB_FIELD_FREE)                                      \
  F (DECISION, BACKGROUND, "background", TEXT, NONE, KB_FIELD_FREE)                                \
  F (DECISION, APPRAISAL, "appraisal", TEXT, NONE, KB_FIELD_FREE)                                  \
  F (DECISION, ECONOMY, "economy", TEXT, NONE, KB_FIELD_FREE)                                      \
  F (DECISION, CHILDREN, "children", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (DECISION, ATTACHMENTS, "attachments", TEXT, NONE, KB_FIELD_FREE)                              \
  F (DECISION, RECIPIENTS, "recipients", TEXT, NONE, KB_FIELD_FREE)
/* Where systems run; it carries the shared answers on basic protection. */
#define KB_ENVIRONMENT_FIELDS(F)                                                                   \
  F (ENVIRONMENT, NAME, "name", TEXT, NONE, 0)                                                     \
  F (ENVIRONMENT, DESCRIPTION, "description", TEXT, NONE, KB_FIELD_FREE)                           \
  F (ENVIRONMENT, POSITION, "position", INTEGER, NONE, 0)

/* A statute that the kommun adds to the list to choose from. */
#define KB_STATUTE_FIELDS(F)                                                                       \
  F (STATUTE, REFERENCE, "reference", TEXT, NONE, 0)                                               \
  F (STATUTE, NAME, "name", TEXT, NONE, 0)                                                         \
  F (STATUTE, POSITION, "position", INTEGER, NONE, 0)

/* A measure that the kommun has added, or its own wording of one of the shipped catalogue with the same code. Levels are
 * those of a 0-4 scale. */
#define KB_MEASURE_FIELDS(F)                                                                       \
  F (MEASURE, CODE, "code", TEXT, NONE, 0)                                                         \
  F (MEASURE, TITLE_SV, "title_sv", TEXT, NONE, 0)                                                 \
  F (MEASURE, TITLE_EN, "title_en", TEXT, NONE, 0)                                                 \
  F (MEASURE, STATE_SV, "state_sv", TEXT, NONE, 0)                                                 \
  F (MEASURE, STATE_EN, "state_en", TEXT, NONE, 0)                                                 \
  F (MEASURE, REQUIREMENT_SV, "requirement_sv", TEXT, NONE, 0)                                     \
  F (MEASURE, REQUIREMENT_EN, "requirement_en", TEXT, NONE, 0)                                     \
  F (MEASURE, CATEGORY, "category", CHOICE, NONE, 0)                                               \
  F (MEASURE, CONFIDENTIALITY, "confidentiality", INTEGER, NONE, 0)                                \
  F (MEASURE, INTEGRITY, "integrity", INTEGER, NONE, 0)                                            \
  F (MEASURE, AVAILABILITY, "availability", INTEGER, NONE, 0)                                      \
  F (MEASURE, TRACEABILITY, "traceability", INTEGER, NONE, 0)                                      \
  F (MEASURE, BASELINE, "baseline", BOOLEAN, NONE, 0)                                              \
  F (MEASURE, MUST, "must", BOOLEAN, NONE, 0)                                                      \
  F (MEASURE, HIDDEN, "hidden", BOOLEAN, NONE, 0)                                                  \
  F (MEASURE, THREATS, "threats", TEXT, NONE, 0)                                                   \
  F (MEASURE, STANDARD, "standard", TEXT, NONE, 0)                                                 \
  F (MEASURE, ACT_AREAS, "act_areas", TEXT, NONE, 0)                                               \
  F (MEASURE, ARTICLE_32, "article_32", TEXT, NONE, 0)                                             \
  F (MEASURE, POSITION, "position", INTEGER, NONE, 0)                                              \
  F (MEASURE, OWN_ASPECTS, "own_aspects", TEXT, NONE, 0)

/* What is answered of a measure: for an operating environment, a system or an asset. */
#define KB_ASSESSMENT_FIELDS(F)                                                                    \
  F (ASSESSMENT, MEASURE, "measure", TEXT, NONE, 0)                                                \
  F (ASSESSMENT, ENVIRONMENT, "environment_id", REFERENCE, ENVIRONMENT, KB_FIELD_INDEXED | KB_FIELD_OWNER)\
  F (ASSESSMENT, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_INDEXED | KB_FIELD_OWNER)        \
  F (ASSESSMENT, ASSET, "asset_id", REFERENCE, ASSET, KB_FIELD_INDEXED | KB_FIELD_OWNER)           \
  F (ASSESSMENT, ANSWER, "answer", CHOICE, NONE, 0)                                                \
  F (ASSESSMENT, COMMENT, "comment", TEXT, NONE, KB_FIELD_FREE)                                    \
  F (ASSESSMENT, IMPLEMENTATION, "implementation", TEXT, NONE, KB_FIELD_FREE)                      \
  F (ASSESSMENT, ANSWERED_ON, "answered_on", DATE, NONE, 0)                                        \
  F (ASSESSMENT, VERIFIED_ON, "verified_on", DATE, NONE, 0)                                        \
  F (ASSESSMENT, VERIFIED_HOW, "verified_how", TEXT, NONE, KB_FIELD_FREE)

/* An action that waits for another. */
#define KB_ACTION_DEPENDENCY_FIELDS(F)                                                             \
  F (ACTION_DEPENDENCY, ACTION, "action_id", REFERENCE, ACTION, KB_FIELD_KEY | KB_FIELD_INDEXED)   \
  F (ACTION_DEPENDENCY, ON, "on_id", REFERENCE, ACTION, KB_FIELD_KEY | KB_FIELD_INDEXED)

/* What was said of an action on a day. */
#define KB_ACTION_NOTE_FIELDS(F)                                                                   \
  F (ACTION_NOTE, ACTION, "action_id", REFERENCE, ACTION, KB_FIELD_INDEXED | KB_FIELD_OWNER)       \
  F (ACTION_NOTE, NOTED_ON, "noted_on", DATE, NONE, 0)                                             \
  F (ACTION_NOTE, TEXT, "text", TEXT, NONE, KB_FIELD_FREE)

/* That a recurring control was made, and how it went. */
#define KB_CONTROL_LOG_FIELDS(F)                                                                   \
  F (CONTROL_LOG, CONTROL, "control_id", REFERENCE, CONTROL, KB_FIELD_INDEXED | KB_FIELD_OWNER)    \
  F (CONTROL_LOG, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_INDEXED)                        \
  F (CONTROL_LOG, DONE_ON, "done_on", DATE, NONE, 0)                                               \
  F (CONTROL_LOG, RESULT, "result", CHOICE, NONE, 0)                                               \
  F (CONTROL_LOG, DONE_BY, "done_by", TEXT, NONE, 0)                                               \
  F (CONTROL_LOG, TEXT, "text", TEXT, NONE, KB_FIELD_FREE)

/* A governing document or routine that the method asks for. */
#define KB_DOCUMENT_FIELDS(F)                                                                      \
  F (DOCUMENT, STATEMENT, "statement_id", REFERENCE, STATEMENT, KB_FIELD_INDEXED)                  \
  F (DOCUMENT, NAME, "name", TEXT, NONE, 0)                                                        \
  F (DOCUMENT, OWNER, "owner", TEXT, NONE, 0)                                                      \
  F (DOCUMENT, REGISTRY_NUMBER, "registry_number", TEXT, NONE, 0)                                  \
  F (DOCUMENT, STATUS, "status", CHOICE, NONE, 0)                                                  \
  F (DOCUMENT, VALID_FROM, "valid_from", DATE, NONE, 0)                                            \
  F (DOCUMENT, VALID_TO, "valid_to", DATE, NONE, 0)                                                \
  F (DOCUMENT, NOTES, "notes", TEXT, NONE, KB_FIELD_FREE)                                          \
  F (DOCUMENT, POSITION, "position", INTEGER, NONE, 0)

/* What was found when a requirement on a supplier was followed up. */
#define KB_SUPPLIER_CONTROL_FIELDS(F)                                                              \
  F (SUPPLIER_CONTROL, SYSTEM, "system_id", REFERENCE, SYSTEM, KB_FIELD_INDEXED | KB_FIELD_OWNER)  \
  F (SUPPLIER_CONTROL, SUPPLIER, "supplier", TEXT, NONE, 0)                                        \
  F (SUPPLIER_CONTROL, MEASURE, "measure", TEXT, NONE, 0)                                          \
  F (SUPPLIER_CONTROL, CONTROLLED_ON, "controlled_on", DATE, NONE, 0)                              \
  F (SUPPLIER_CONTROL, RESULT, "result", CHOICE, NONE, 0)                                          \
  F (SUPPLIER_CONTROL, COMMENT, "comment", TEXT, NONE, KB_FIELD_FREE)

/* A risk that a decision accepts. */
#define KB_DECISION_RISK_FIELDS(F)                                                                 \
  F (DECISION_RISK, DECISION, "decision_id", REFERENCE, DECISION, KB_FIELD_KEY | KB_FIELD_INDEXED) \
  F (DECISION_RISK, RISK, "risk_id", REFERENCE, RISK, KB_FIELD_KEY | KB_FIELD_INDEXED)

/*
 * Every kind of record. K (KIND, "table")
 * Order: a kind stands after the kinds it points at, so rows can be written in this order.
 */
#define KB_KINDS(K)                                                                                \
  K (ASPECT, "aspect")                                                                             \
  K (LEVEL, "level")                                                                               \
  K (LEVEL_TEXT, "level_text")                                                                     \
  K (AREA, "area")                                                                                 \
  K (AREA_TEXT, "area_text")                                                                       \
  K (LIKELIHOOD, "likelihood")                                                                     \
  K (CONSEQUENCE, "consequence")                                                                   \
  K (BAND, "band")                                                                                 \
  K (CELL, "cell")                                                                                 \
  K (ROLE, "role")                                                                                 \
  K (SECTION, "section")                                                                           \
  K (CONTROL, "control")                                                                           \
  K (STATEMENT, "statement")                                                                       \
  K (TRIGGER, "level_trigger")                                                                     \
  K (METHOD, "method")                                                                             \
  K (UNIT, "unit")                                                                                 \
  K (WORKBOOK, "workbook")                                                                         \
  K (ASSET, "asset")                                                                               \
  K (ASSET_LEVEL, "asset_level")                                                                   \
  K (ENVIRONMENT, "operating_environment")                                                         \
  K (STATUTE, "statute")                                                                           \
  K (SYSTEM, "system")                                                                             \
  K (SYSTEM_ROLE, "system_role")                                                                   \
  K (SYSTEM_LEVEL, "system_level")                                                                 \
  K (ASSET_SYSTEM, "asset_system")                                                                 \
  K (DEPENDENCY, "dependency")                                                                     \
  K (WORKSHOP, "workshop")                                                                         \
  K (PARTICIPANT, "participant")                                                                   \
  K (AGENDA_ITEM, "agenda_item")                                                                   \
  K (WORKSHOP_ASSET, "workshop_asset")                                                             \
  K (PARKED, "parked")                                                                             \
  K (VOTE_ROUND, "vote_round")                                                                     \
  K (VOTE_COUNT, "vote_count")                                                                     \
  K (ASSET_TRIGGER, "asset_trigger")                                                               \
  K (AREA_LEVEL, "area_level")                                                                     \
  K (RISK, "risk")                                                                                 \
  K (ACTION, "action")                                                                             \
  K (ACTION_COST, "action_cost")                                                                   \
  K (ACTION_RISK, "action_risk")                                                                   \
  K (DECISION, "decision")                                                                         \
  K (MEASURE, "measure")                                                                           \
  K (ASSESSMENT, "assessment")                                                                     \
  K (ACTION_DEPENDENCY, "action_dependency")                                                       \
  K (ACTION_NOTE, "action_note")                                                                   \
  K (CONTROL_LOG, "control_log")                                                                   \
  K (DOCUMENT, "governing_document")                                                               \
  K (SUPPLIER_CONTROL, "supplier_control")                                                         \
  K (DECISION_RISK, "decision_risk")

-- SPDX-License-Identifier: EUPL-1.2
-- Schema version 1. Never edited once released: a change is a new step (schema-2.sql …).
-- Recorded tables first: every change of theirs is an act in the history. Foreign keys have no actions, because a
-- cascade would drop a colleague's new row at a merge; they are checked at commit so that rows come in any order.

CREATE TABLE aspect (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  letter TEXT,
  name_sv TEXT,
  name_en TEXT,
  definition_sv TEXT,
  definition_en TEXT,
  question_sv TEXT,
  question_en TEXT,
  in_use INTEGER CHECK (in_use IN (0, 1)),
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE level (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL,
  name_sv TEXT,
  name_en TEXT,
  color TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE level_text (
  aspect_id TEXT NOT NULL REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT NOT NULL REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  text_sv TEXT,
  text_en TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1)),
  PRIMARY KEY (aspect_id, level_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE area (
  id TEXT PRIMARY KEY NOT NULL,
  name_sv TEXT,
  name_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE area_text (
  area_id TEXT NOT NULL REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT NOT NULL REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  text_sv TEXT,
  text_en TEXT,
  PRIMARY KEY (area_id, level_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE likelihood (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER,
  name_sv TEXT,
  name_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE consequence (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER,
  name_sv TEXT,
  name_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE band (
  id TEXT PRIMARY KEY NOT NULL,
  letter_sv TEXT,
  letter_en TEXT,
  name_sv TEXT,
  name_en TEXT,
  acceptance_sv TEXT,
  acceptance_en TEXT,
  color TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE cell (
  likelihood_id TEXT NOT NULL REFERENCES likelihood (id) DEFERRABLE INITIALLY DEFERRED,
  consequence_id TEXT NOT NULL REFERENCES consequence (id) DEFERRABLE INITIALLY DEFERRED,
  band_id TEXT REFERENCES band (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (likelihood_id, consequence_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT,
  name_sv TEXT,
  name_en TEXT,
  description_sv TEXT,
  description_en TEXT,
  on_system INTEGER CHECK (on_system IN (0, 1)),
  invites INTEGER CHECK (invites IN (0, 1)),
  establishes INTEGER CHECK (establishes IN (0, 1)),
  accepts INTEGER CHECK (accepts IN (0, 1)),
  protects INTEGER CHECK (protects IN (0, 1)),
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  id TEXT PRIMARY KEY NOT NULL,
  name_sv TEXT,
  name_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE control (
  id TEXT PRIMARY KEY NOT NULL,
  name_sv TEXT,
  name_en TEXT,
  months INTEGER,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  id TEXT PRIMARY KEY NOT NULL,
  topic TEXT,
  text_sv TEXT,
  text_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE level_trigger (
  id TEXT PRIMARY KEY NOT NULL,
  aspect_id TEXT REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  name_sv TEXT,
  name_en TEXT,
  position INTEGER,
  source TEXT,
  assumed INTEGER CHECK (assumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE method (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  name_sv TEXT,
  name_en TEXT,
  summary_sv TEXT,
  summary_en TEXT,
  note_sv TEXT,
  note_en TEXT,
  document_sv TEXT,
  document_en TEXT,
  period_kind TEXT,
  period_years INTEGER,
  review_months INTEGER,
  cut_off INTEGER CHECK (cut_off IN (0, 1)),
  lowering INTEGER CHECK (lowering IN (0, 1)),
  separate_level_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  cause_sv TEXT,
  cause_en TEXT,
  event_sv TEXT,
  event_en TEXT,
  outcome_sv TEXT,
  outcome_en TEXT,
  safe_channel INTEGER CHECK (safe_channel IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  type TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE workbook (
  id TEXT PRIMARY KEY NOT NULL,
  organisation TEXT NOT NULL,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period_from INTEGER,
  period_to INTEGER,
  next_risk INTEGER,
  next_action INTEGER,
  stop_markers INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT,
  owner TEXT,
  statutes TEXT,
  personal_data TEXT,
  legal_basis TEXT,
  critical INTEGER CHECK (critical IN (0, 1)),
  retention TEXT,
  notes TEXT,
  review_on TEXT,
  classified_on TEXT,
  status TEXT,
  established_by TEXT,
  established_on TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_level (
  asset_id TEXT NOT NULL REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  aspect_id TEXT NOT NULL REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  upper_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  motivation TEXT,
  depends_on TEXT,
  original TEXT,
  PRIMARY KEY (asset_id, aspect_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE system (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  hosting TEXT,
  supplier TEXT,
  cloud INTEGER CHECK (cloud IN (0, 1)),
  procurement_check TEXT,
  procurement_on TEXT,
  personal_data TEXT,
  critical INTEGER CHECK (critical IN (0, 1)),
  notes TEXT,
  review_on TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE system_role (
  system_id TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  role_id TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  holder TEXT,
  PRIMARY KEY (system_id, role_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE system_level (
  system_id TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  aspect_id TEXT NOT NULL REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  imported_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  imported_upper_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  original TEXT,
  raised_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT,
  reason_text TEXT,
  raised_by TEXT,
  raised_on TEXT,
  PRIMARY KEY (system_id, aspect_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_system (
  asset_id TEXT NOT NULL REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  system_id TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (asset_id, system_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dependency (
  system_id TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  on_id TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (system_id, on_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL,
  title TEXT,
  cause TEXT,
  event TEXT,
  outcome TEXT,
  asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  owner TEXT,
  likelihood_before_id TEXT REFERENCES likelihood (id) DEFERRABLE INITIALLY DEFERRED,
  consequence_before_id TEXT REFERENCES consequence (id) DEFERRABLE INITIALLY DEFERRED,
  likelihood_after_id TEXT REFERENCES likelihood (id) DEFERRABLE INITIALLY DEFERRED,
  consequence_after_id TEXT REFERENCES consequence (id) DEFERRABLE INITIALLY DEFERRED,
  likelihood_previous_id TEXT REFERENCES likelihood (id) DEFERRABLE INITIALLY DEFERRED,
  consequence_previous_id TEXT REFERENCES consequence (id) DEFERRABLE INITIALLY DEFERRED,
  motivation TEXT,
  treatment TEXT,
  accepted_by TEXT,
  review_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL,
  title TEXT,
  public_title TEXT,
  description TEXT,
  section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT,
  strategy TEXT,
  reference TEXT,
  owner TEXT,
  board TEXT,
  priority TEXT,
  start_on TEXT,
  due_on TEXT,
  cost_yearly INTEGER,
  financing TEXT,
  status TEXT,
  follow_up_on TEXT,
  follow_up TEXT,
  decided TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE action_cost (
  action_id TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  amount INTEGER,
  PRIMARY KEY (action_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_risk (
  action_id TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  risk_id TEXT NOT NULL REFERENCES risk (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (action_id, risk_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id TEXT PRIMARY KEY NOT NULL,
  type TEXT,
  board TEXT,
  registry_number TEXT,
  meeting_on TEXT,
  presenter TEXT,
  valid_from TEXT,
  valid_to TEXT,
  proposal TEXT,
  secrecy TEXT,
  secrecy_on TEXT,
  secrecy_by TEXT,
  paragraph TEXT,
  decided_on TEXT,
  outcome TEXT
) STRICT, WITHOUT ROWID;

-- What a foreign key looks up when its target goes, and what is listed by unit.
CREATE INDEX asset_by_unit ON asset (unit_id);
CREATE INDEX asset_system_by_system ON asset_system (system_id);
CREATE INDEX dependency_by_target ON dependency (on_id);
CREATE INDEX risk_by_asset ON risk (asset_id);
CREATE INDEX risk_by_system ON risk (system_id);
CREATE INDEX action_risk_by_risk ON action_risk (risk_id);
CREATE INDEX system_by_unit ON system (unit_id);

-- History. An entry is only ever added; its payload lies apart, so that a purge can take the payload and leave the entry.
CREATE TABLE history_entry (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  parent TEXT,
  second_parent TEXT,
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  target TEXT,
  payload_digest TEXT NOT NULL
) STRICT;

CREATE TABLE history_payload (
  hash TEXT PRIMARY KEY NOT NULL,
  nonce BLOB NOT NULL,
  arguments TEXT NOT NULL,
  changeset BLOB NOT NULL
) STRICT;

-- What was purged, so that a merge does not bring it back.
CREATE TABLE tombstone (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- An image of the file as it was decided on, without history, and the checksum of its bytes.
CREATE TABLE locked_version (
  id TEXT PRIMARY KEY NOT NULL,
  decision_id TEXT,
  label TEXT NOT NULL,
  locked_at TEXT NOT NULL,
  locked_by TEXT NOT NULL,
  head TEXT NOT NULL,
  checksum TEXT NOT NULL,
  image BLOB
) STRICT;

-- Local tables: never recorded, exported or merged.
CREATE TABLE draft (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_mapping (
  headers TEXT PRIMARY KEY NOT NULL,
  mapping TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE view_state (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

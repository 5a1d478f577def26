-- SPDX-License-Identifier: EUPL-1.2
-- Schema version 3: the whole register, threats and acceptance of risks, measures and their assessment, follow-up.

CREATE TABLE operating_environment (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  description TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE statute (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT,
  name TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT,
  title_sv TEXT,
  title_en TEXT,
  state_sv TEXT,
  state_en TEXT,
  requirement_sv TEXT,
  requirement_en TEXT,
  category TEXT,
  confidentiality INTEGER,
  integrity INTEGER,
  availability INTEGER,
  traceability INTEGER,
  baseline INTEGER CHECK (baseline IN (0, 1)),
  must INTEGER CHECK (must IN (0, 1)),
  hidden INTEGER CHECK (hidden IN (0, 1)),
  threats TEXT,
  standard TEXT,
  act_areas TEXT,
  article_32 TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
  id TEXT PRIMARY KEY NOT NULL,
  measure TEXT,
  environment_id TEXT REFERENCES operating_environment (id) DEFERRABLE INITIALLY DEFERRED,
  system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT,
  comment TEXT,
  implementation TEXT,
  answered_on TEXT,
  verified_on TEXT,
  verified_how TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE action_dependency (
  action_id TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  on_id TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (action_id, on_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_note (
  id TEXT PRIMARY KEY NOT NULL,
  action_id TEXT REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  noted_on TEXT,
  text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE control_log (
  id TEXT PRIMARY KEY NOT NULL,
  control_id TEXT REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
  system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  done_on TEXT,
  result TEXT,
  done_by TEXT,
  text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE governing_document (
  id TEXT PRIMARY KEY NOT NULL,
  statement_id TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT,
  owner TEXT,
  registry_number TEXT,
  status TEXT,
  valid_from TEXT,
  valid_to TEXT,
  notes TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier_control (
  id TEXT PRIMARY KEY NOT NULL,
  system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  supplier TEXT,
  measure TEXT,
  controlled_on TEXT,
  result TEXT,
  comment TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_risk (
  decision_id TEXT NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  risk_id TEXT NOT NULL REFERENCES risk (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (decision_id, risk_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE method ADD COLUMN axes TEXT;
ALTER TABLE method ADD COLUMN flip_likelihood INTEGER CHECK (flip_likelihood IN (0, 1));
ALTER TABLE method ADD COLUMN flip_consequence INTEGER CHECK (flip_consequence IN (0, 1));
ALTER TABLE method ADD COLUMN assumed_fields TEXT;
ALTER TABLE band ADD COLUMN acceptor TEXT;
ALTER TABLE band ADD COLUMN acceptance_months INTEGER;
ALTER TABLE control ADD COLUMN owner TEXT;
ALTER TABLE control ADD COLUMN starts_on TEXT;
ALTER TABLE unit ADD COLUMN contact TEXT;
ALTER TABLE asset ADD COLUMN record_reference TEXT;
ALTER TABLE asset ADD COLUMN impact_assessment TEXT;
ALTER TABLE asset ADD COLUMN impact_reference TEXT;
ALTER TABLE system ADD COLUMN contract TEXT;
ALTER TABLE system ADD COLUMN contract_ends_on TEXT;
ALTER TABLE system ADD COLUMN processor_agreement TEXT;
ALTER TABLE system ADD COLUMN environment_id TEXT REFERENCES operating_environment (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE system ADD COLUMN recovery_hours INTEGER;
ALTER TABLE system ADD COLUMN loss_hours INTEGER;
ALTER TABLE system ADD COLUMN downtime_hours INTEGER;
ALTER TABLE system ADD COLUMN cybersecurity_act TEXT;
ALTER TABLE system ADD COLUMN life_cycle TEXT;
ALTER TABLE risk ADD COLUMN threat TEXT;
ALTER TABLE risk ADD COLUMN weakness TEXT;
ALTER TABLE risk ADD COLUMN protection TEXT;
ALTER TABLE risk ADD COLUMN motivation_after TEXT;
ALTER TABLE risk ADD COLUMN motivation_previous TEXT;
ALTER TABLE risk ADD COLUMN unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE risk ADD COLUMN accepted_on TEXT;
ALTER TABLE risk ADD COLUMN accepted_until TEXT;
ALTER TABLE risk ADD COLUMN accepted_where TEXT;
ALTER TABLE action ADD COLUMN system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE action ADD COLUMN asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE action ADD COLUMN measure TEXT;
ALTER TABLE action ADD COLUMN postponed TEXT;
ALTER TABLE decision ADD COLUMN summary TEXT;
ALTER TABLE decision ADD COLUMN background TEXT;
ALTER TABLE decision ADD COLUMN appraisal TEXT;
ALTER TABLE decision ADD COLUMN economy TEXT;
ALTER TABLE decision ADD COLUMN children TEXT;
ALTER TABLE decision ADD COLUMN attachments TEXT;
ALTER TABLE decision ADD COLUMN recipients TEXT;

CREATE INDEX assessment_by_environment ON assessment (environment_id);
CREATE INDEX assessment_by_system ON assessment (system_id);
CREATE INDEX assessment_by_asset ON assessment (asset_id);
CREATE INDEX action_dependency_by_on ON action_dependency (on_id);
CREATE INDEX action_note_by_action ON action_note (action_id);
CREATE INDEX control_log_by_control ON control_log (control_id);
CREATE INDEX control_log_by_system ON control_log (system_id);
CREATE INDEX governing_document_by_statement ON governing_document (statement_id);
CREATE INDEX supplier_control_by_system ON supplier_control (system_id);
CREATE INDEX decision_risk_by_risk ON decision_risk (risk_id);
CREATE INDEX system_by_environment ON system (environment_id);
CREATE INDEX risk_by_unit ON risk (unit_id);
CREATE INDEX action_by_system ON action (system_id);
CREATE INDEX action_by_asset ON action (asset_id);
-- Without it each asset that an undo takes away would be looked for in every other asset.
CREATE INDEX asset_by_reused ON asset (reuses_id);

-- SPDX-License-Identifier: EUPL-1.2
-- Schema version 2: workshops, what triggers and consequence areas say of an asset, shared classes.

CREATE TABLE workshop (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER,
  type TEXT,
  object_type TEXT,
  object TEXT,
  system_id TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT,
  held_on TEXT,
  starts_at TEXT,
  place TEXT,
  leader TEXT,
  secretary TEXT,
  establisher TEXT,
  establish_by TEXT,
  next_steps TEXT,
  notes TEXT,
  status TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  id TEXT PRIMARY KEY NOT NULL,
  workshop_id TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT,
  has_left INTEGER CHECK (has_left IN (0, 1)),
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_item (
  workshop_id TEXT NOT NULL REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL,
  minutes INTEGER,
  skipped INTEGER CHECK (skipped IN (0, 1)),
  PRIMARY KEY (workshop_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE workshop_asset (
  workshop_id TEXT NOT NULL REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  asset_id TEXT NOT NULL REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER,
  seconds INTEGER,
  PRIMARY KEY (workshop_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE parked (
  id TEXT PRIMARY KEY NOT NULL,
  workshop_id TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT,
  settled INTEGER CHECK (settled IN (0, 1)),
  position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE vote_round (
  id TEXT PRIMARY KEY NOT NULL,
  workshop_id TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
  asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  aspect_id TEXT REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER,
  consensus_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE vote_count (
  round_id TEXT NOT NULL REFERENCES vote_round (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT NOT NULL REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER,
  PRIMARY KEY (round_id, level_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_trigger (
  asset_id TEXT NOT NULL REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  trigger_id TEXT NOT NULL REFERENCES level_trigger (id) DEFERRABLE INITIALLY DEFERRED,
  applies INTEGER CHECK (applies IN (0, 1)),
  reason TEXT,
  PRIMARY KEY (asset_id, trigger_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE area_level (
  id TEXT PRIMARY KEY NOT NULL,
  asset_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED,
  aspect_id TEXT REFERENCES aspect (id) DEFERRABLE INITIALLY DEFERRED,
  area_id TEXT REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  level_id TEXT REFERENCES level (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

ALTER TABLE asset ADD COLUMN protected_identity INTEGER CHECK (protected_identity IN (0, 1));
ALTER TABLE asset ADD COLUMN shared TEXT;
ALTER TABLE asset ADD COLUMN reuses_id TEXT REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE risk ADD COLUMN threat_group TEXT;
ALTER TABLE risk ADD COLUMN workshop_id TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE action ADD COLUMN workshop_id TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE workbook ADD COLUMN next_workshop INTEGER;

CREATE INDEX participant_by_workshop ON participant (workshop_id);
CREATE INDEX workshop_asset_by_asset ON workshop_asset (asset_id);
CREATE INDEX parked_by_workshop ON parked (workshop_id);
CREATE INDEX vote_round_by_workshop ON vote_round (workshop_id);
CREATE INDEX vote_round_by_asset ON vote_round (asset_id);
CREATE INDEX area_level_by_asset ON area_level (asset_id);

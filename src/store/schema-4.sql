-- SPDX-License-Identifier: EUPL-1.2
-- Schema version 4: the kommun's own aspects have levels in its own measures.

ALTER TABLE measure ADD COLUMN own_aspects TEXT;

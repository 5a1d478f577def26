// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/* The acts on the organisation and on what the register chooses from. As those of kb-commands.h. */

/* What becomes of the units under a unit that is deleted. What belongs to a deleted unit, such as
 * its information assets, goes to the unit over it, or to no unit. */
typedef enum {
  KB_UNITS_MOVE_UP, /* they come under the unit over it */
  KB_UNITS_DELETE,  /* they are deleted with it */
} KbUnitsUnder;

/* How much a deletion of a unit takes with it. */
typedef struct {
  guint units;   /* under it, at any depth */
  guint records; /* information assets, systems, risks and workshops that are its own */
  guint below;   /* the same, of the units under it */
} KbUnitHoldings;

KbUnitHoldings kb_workbook_unit_holdings (KbWorkbook *workbook, const char *unit_id);
gboolean kb_workbook_move_unit (KbWorkbook *workbook,
                                const char *unit_id,
                                const char *parent_id,
                                GError **error);
gboolean
kb_workbook_shift_unit (KbWorkbook *workbook, const char *unit_id, int step, GError **error);
gboolean kb_workbook_delete_unit (KbWorkbook *workbook,
                                  const char *unit_id,
                                  KbUnitsUnder under,
                                  GError **error);

gboolean
kb_workbook_add_environment (KbWorkbook *workbook, const char *name, char **id, GError **error);
gboolean kb_workbook_add_statute (
    KbWorkbook *workbook, const char *reference, const char *name, char **id, GError **error);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-heat-map.h"
#include "kb-matrix-table.h"
#include "kb-page.h"
#include "kb-risk-filter-popover.h"
#include "kb-risk-page.h"
#include "kb-risk-pane.h"

G_BEGIN_DECLS

/* Shared by the files of the risk page. */

struct _KbRiskPage {
  KbSection parent_instance;

  KbPage *page;
  GtkStack *outer;
  GtkToggleButton *previous_button;
  GtkToggleButton *before_button;
  GtkToggleButton *after_button;
  GtkLabel *heading;
  GtkSwitch *moves_switch;
  GtkToggleButton *table_button;
  GtkMenuButton *filter_button;
  KbRiskFilterPopover *filter;
  GtkStack *picture;
  KbHeatMap *map;
  KbMatrixTable *table;
  GtkBox *legend;
  GtkStack *side;
  GtkLabel *list_heading;
  GtkToggleButton *all_button;
  GtkLabel *list_caption;
  GtkWidget *list_frame;
  GtkListView *list;
  GtkLabel *moves_hint;
  KbRiskPane *pane;

  GListStore *rows;   /* KbRow of the risks that are listed */
  GPtrArray *listed;  /* those risks as they were when they were listed */
  GPtrArray *risks;   /* those that pass the filter, by number */
  GPtrArray *in_cell; /* those of them in the chosen cell */
  gboolean same_rows; /* rows that stay in the list look as they did, or tell so themselves */
  KbMatrix matrix;    /* of those */
};

KbMoment kb_risk_page_moment (KbRiskPage *page);
void kb_risk_page_install_acts (GtkWidgetClass *widget_class);
void kb_risk_page_init_acts (KbRiskPage *page);
void kb_risk_page_enable_acts (KbRiskPage *page);

G_END_DECLS

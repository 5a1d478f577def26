// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-area-dialog.h"
#include "kb-aspect-column.h"
#include "kb-asset-options.h"
#include "kb-classify-pane.h"
#include "kb-trigger-bar.h"
#include "kb-vote-pane.h"

G_BEGIN_DECLS

/* What the files of the pane share. */

struct _KbClassifyPane {
  KbSection parent_instance;

  GtkStack *stack;
  AdwFlap *flap;
  GtkLabel *progress_label;
  GtkLevelBar *progress_bar;
  GtkListView *list;
  GtkScrolledWindow *list_scroller;
  GtkWidget *parked_box;
  GtkLabel *parked_label;
  GtkWidget *main;
  GtkLabel *name_label;
  GtkLabel *description_label;
  GtkLabel *status_label;
  GtkBox *columns;
  GtkStack *work;
  KbTriggerBar *triggers;
  KbVotePane *vote;
  KbAssetOptions *options;
  GtkWidget *empty_button;
  GtkWidget *vote_button;
  GtkWidget *park_button;
  GtkWidget *areas_button;
  GtkLabel *pace_label;
  GtkWidget *split_button;

  KbWorkshopState *state; /* NULL outside a workshop */
  gboolean range_armed;   /* the next digit is the other end of a range */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *aspects; /* KbAspectColumn, borrowed from columns */
  guint active;
  char *asset_id;
  KbDraftTexts *drafts; /* what is half-typed of the asset; NULL without one */
  gboolean choosing;    /* the selection follows the asset, not the other way round */
  GdkSurface *surface;
  int scale; /* in tenths */
  int zoom;  /* what somebody asked for on top, in tenths */
  gboolean only_active;
};

KbAspectColumn *kb_classify_pane_column_at (KbClassifyPane *self, guint aspect);
KbRecord *kb_classify_pane_current_asset (KbClassifyPane *self);
gboolean kb_classify_pane_is_voting (KbClassifyPane *self);
gboolean kb_classify_pane_is_worked_on (gpointer item, gpointer data);
gboolean kb_classify_pane_on_key_pressed (KbClassifyPane *self,
                                          guint keyval,
                                          guint keycode,
                                          GdkModifierType state);
int kb_classify_pane_compare_rows (gconstpointer one, gconstpointer other, gpointer data);
void kb_classify_pane_refilter (KbClassifyPane *self);
void kb_classify_pane_arm_range (KbClassifyPane *self);
void kb_classify_pane_choose_level (KbClassifyPane *self, guint aspect, int level);
void kb_classify_pane_go_on (KbClassifyPane *self);
void kb_classify_pane_go_to_aspect (KbClassifyPane *self, guint aspect);
void kb_classify_pane_on_row_bind (KbClassifyPane *self, GtkListItem *item);
void kb_classify_pane_on_row_setup (KbClassifyPane *self, GtkListItem *item);
void kb_classify_pane_on_row_unbind (KbClassifyPane *self, GtkListItem *item);
void kb_classify_pane_park (KbClassifyPane *self);
void kb_classify_pane_note_dependence (KbClassifyPane *self, KbAspectColumn *column);
void kb_classify_pane_note_motivation (KbClassifyPane *self, KbAspectColumn *column);
void kb_classify_pane_show_drafts (KbClassifyPane *self);
void kb_classify_pane_show_parked (KbClassifyPane *self);
void kb_classify_pane_show_texts (KbClassifyPane *self, guint aspect);
void kb_classify_pane_show_written (KbClassifyPane *self, guint aspect);
const char *kb_classify_pane_written_dependence (KbClassifyPane *self, guint aspect);
void kb_classify_pane_write_dependence (KbClassifyPane *self, guint aspect);
void kb_classify_pane_write_motivation (KbClassifyPane *self, guint aspect);
void kb_classify_pane_show_areas (KbClassifyPane *self);
void kb_classify_pane_start_vote (KbClassifyPane *self);
void kb_classify_pane_step_asset (KbClassifyPane *self, int by);

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbColumnSpec:
 *
 * A column of a table over #KbRow: what a cell is made of, how it is filled, and how rows compare.
 * Cells follow their row: when it says "changed", the cell is filled again.
 */
typedef struct {
  const char *id;
  const char *title;                   /* translated */
  GtkWidget *(*make) (gpointer owner); /* NULL: a label at the left */
  void (*fill) (GtkWidget *cell, KbRow *row, gpointer owner);
  int (*compare) (KbRow *one, KbRow *other, gpointer owner); /* NULL: can't be sorted by */
  int width;                                                 /* 0: as wide as needed */
  gboolean expand;
} KbColumnSpec;

void kb_columns_add (GtkColumnView *view, const KbColumnSpec *spec, gpointer owner);
void kb_columns_set_width (GtkColumnView *view, const char *id, int width);
void kb_columns_clear (GtkColumnView *view);
GtkWidget *kb_columns_make_label (gpointer owner);
GtkWidget *kb_columns_make_number (gpointer owner);
void kb_columns_scroll_to (GtkColumnView *view, guint position);

G_END_DECLS

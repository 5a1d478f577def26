// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/**
 * KbSearch:
 *
 * Everything that can be found, folded once so that each letter typed is a scan (design §11). It is
 * a picture of one moment: made anew when the search is opened.
 */
typedef struct _KbSearch KbSearch;

/* What is found, in the order that groups of equal rank stand. */
typedef enum {
  KB_FOUND_ASSET,
  KB_FOUND_SYSTEM,
  KB_FOUND_RISK,
  KB_FOUND_ACTION,
  KB_FOUND_WORKSHOP,
  KB_FOUND_UNIT,
  KB_FOUND_PAGE,
  KB_FOUND_ACT,
  KB_N_FOUND,
} KbFound;

/* How well something answers, best first. */
typedef enum {
  KB_RANK_SAME,     /* the title or the label (R07) is what was typed */
  KB_RANK_BEGINS,   /* the title begins with it */
  KB_RANK_WORDS,    /* words of the title begin with the words typed */
  KB_RANK_CONTAINS, /* the title holds each word typed somewhere */
  KB_RANK_ELSEWHERE /* some of it stands in another field only */
} KbRank;

typedef struct {
  KbFound group;
  KbRank rank;
  const char *id;    /* of the record, page or act */
  const char *label; /* "R07"; empty where there is none */
  const char *title; /* as written, but composed (NFC) */
  int field;         /* ELSEWHERE: the column that holds it; else KB_NONE */
  const char *text;  /* ELSEWHERE: what stands in that column */
} KbHit;

/* All hits of one group: the best of them, and how many there are. */
typedef struct {
  KbFound group;
  guint total;
  GArray *hits; /* KbHit; borrow from the search */
} KbHits;

KbSearch *kb_search_new (KbContent *content);
void kb_search_add (KbSearch *search, KbFound group, const char *id, const char *title);
void kb_search_free (KbSearch *search);
guint kb_search_size (const KbSearch *search);
GPtrArray *kb_search_run (const KbSearch *search, const char *typed, guint most);
gboolean kb_folded_find (const char *text, const char *folded_word, gsize *start, gsize *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbSearch, kb_search_free)

G_END_DECLS

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"

G_BEGIN_DECLS

/**
 * KbInheritance:
 *
 * The class of every system, worked out from the assets it carries, the systems it depends on, what
 * was imported and what was raised by hand (design §6; MSB metodstöd, Klassificering: the highest
 * of its informationsmängder decides).
 */
typedef struct _KbInheritance KbInheritance;

typedef enum {
  KB_ORIGIN_NONE,       /* nothing says a level */
  KB_ORIGIN_ASSETS,     /* an asset it carries */
  KB_ORIGIN_DEPENDENCY, /* a system it depends on, or one in the same circle */
  KB_ORIGIN_IMPORTED,   /* the class that came with an imported list; counts until assets are linked
                         */
  KB_ORIGIN_RAISED,     /* raised by hand */
  KB_ORIGIN_LOWERED,    /* lowered by hand, where the method allows it */
} KbOrigin;

typedef struct {
  KbClass class;     /* what counts */
  KbClass inherited; /* before anything done by hand */
  KbClass own;       /* from its own assets, or as imported while it has none */
  KbOrigin origins[KB_MAX_ASPECTS];
  guint n_assets;
  guint n_unclassified[KB_MAX_ASPECTS]; /* assets that have no level and do not count */
  int circle;                           /* which circle of dependencies it stands in, or KB_NONE */
  gboolean imported_differs;            /* an imported level is not the one that counts */
  gboolean
      lowering_refused; /* a level by hand below the inherited one, in a method without lowering */
} KbSystemClass;

KbInheritance *kb_inheritance_new (KbContent *content, KbMethod *method);
KbInheritance *kb_inheritance_ref (KbInheritance *inheritance);
void kb_inheritance_unref (KbInheritance *inheritance);

const KbClass *kb_inheritance_asset (const KbInheritance *inheritance, const char *asset_id);
const KbSystemClass *
kb_inheritance_system (const KbInheritance *inheritance, const char *system_id);
GPtrArray *
kb_inheritance_deciding (const KbInheritance *inheritance, const char *system_id, guint aspect);
guint kb_inheritance_n_circles (const KbInheritance *inheritance);
GPtrArray *kb_inheritance_circle (const KbInheritance *inheritance, guint circle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbInheritance, kb_inheritance_unref)

G_END_DECLS

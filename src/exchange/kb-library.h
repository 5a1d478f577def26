// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/**
 * KbLibrary:
 *
 * Informationsmängder that most kommuner have, by förvaltning, each with its usual systems and
 * statutes and a suggested level an aspect. Nothing in it concerns Sweden's security. Immutable.
 *
 * A suggestion is only that: no level is set from it.
 */
typedef struct _KbLibrary KbLibrary;
typedef struct _KbLibraryItem KbLibraryItem;

KbLibrary *kb_library_load (GError **error);
KbLibrary *kb_library_ref (KbLibrary *library);
void kb_library_unref (KbLibrary *library);

guint kb_library_n_areas (const KbLibrary *library);
const char *kb_library_area_name (const KbLibrary *library, guint area, KbLanguage language);
guint kb_library_n_items (const KbLibrary *library, guint area);
const KbLibraryItem *kb_library_item (const KbLibrary *library, guint area, guint index);
GPtrArray *kb_library_search (const KbLibrary *library, const char *folded_needle);

guint kb_library_item_area (const KbLibraryItem *item);
const char *kb_library_item_name (const KbLibraryItem *item, KbLanguage language);
const char *kb_library_item_note (const KbLibraryItem *item, KbLanguage language);
const char *kb_library_item_statutes (const KbLibraryItem *item);
const char *kb_library_item_form (const KbLibraryItem *item);
const char *const *kb_library_item_systems (const KbLibraryItem *item);
int kb_library_item_suggestion (const KbLibraryItem *item, const KbMethod *method, guint aspect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbLibrary, kb_library_unref)

G_END_DECLS

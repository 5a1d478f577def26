// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-search-row"

#include "kb-search-row.h"

#include "kb-format.h"
#include "kb-gui.h"
#include "kb-labels.h"

#include <string.h>

/* How many characters of a text stand before the word that was found. */
#define BEFORE 24

static const struct {
  const char *title;
  const char *icon;
  KbKind kind;
} groups[KB_N_FOUND] = {
  [KB_FOUND_ASSET] = { N_ ("Information assets"), "kb-asset-symbolic", KB_KIND_ASSET },
  [KB_FOUND_SYSTEM] = { N_ ("Systems"), "kb-system-symbolic", KB_KIND_SYSTEM },
  [KB_FOUND_RISK] = { N_ ("Risks"), "kb-risk-symbolic", KB_KIND_RISK },
  [KB_FOUND_ACTION] = { N_ ("Actions"), "kb-plan-symbolic", KB_KIND_ACTION },
  [KB_FOUND_WORKSHOP] = { N_ ("Workshops"), "kb-workshop-symbolic", KB_KIND_WORKSHOP },
  [KB_FOUND_UNIT] = { N_ ("Units"), "kb-unit-symbolic", KB_KIND_UNIT },
  [KB_FOUND_PAGE] = { N_ ("Pages"), "kb-table-symbolic", KB_KIND_NONE },
  [KB_FOUND_ACT] = { N_ ("Do"), "kb-play-symbolic", KB_KIND_NONE },
};

const char *
kb_search_group_title (KbFound group)
{
  g_return_val_if_fail (group < KB_N_FOUND, "");

  return _ (groups[group].title);
}

KbKind
kb_search_group_kind (KbFound group)
{
  g_return_val_if_fail (group < KB_N_FOUND, KB_KIND_NONE);

  return groups[group].kind;
}

/* Bold and underlined: seen without colours too. */
static void
emphasise (GtkLabel *label, const char *text, gsize from, const char *typed)
{
  g_autofree char *folded = kb_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; words[i]; i++) {
    PangoAttribute *marks[2];
    gsize start, end;

    if (!kb_folded_find (text + from, words[i], &start, &end))
      continue;
    marks[0] = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    marks[1] = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
    for (guint m = 0; m < G_N_ELEMENTS (marks); m++) {
      marks[m]->start_index = (guint) (from + start);
      marks[m]->end_index = (guint) (from + end);
      pango_attr_list_insert (list, marks[m]);
    }
  }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, list);
}

/* The part of a long text that holds the first word found, on one line. */
static char *
excerpt (const char *text, const char *typed)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = kb_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gsize start = 0, end;
  glong at;

  if (!normal)
    return g_strdup ("");
  g_strdelimit (normal, "\n\r\t", ' ');
  for (guint i = 0; words[i]; i++)
    if (kb_folded_find (normal, words[i], &start, &end))
      break;
  at = g_utf8_pointer_to_offset (normal, normal + start);
  if (at <= BEFORE)
    return g_steal_pointer (&normal);
  return g_strconcat ("…", g_utf8_offset_to_pointer (normal, at - BEFORE), NULL);
}

static const char *
object_of (KbContent *content, const KbRecord *risk)
{
  KbRecord *object =
      kb_content_find (content, KB_KIND_SYSTEM, kb_record_text (risk, KB_RISK_SYSTEM));

  if (!object)
    object = kb_content_find (content, KB_KIND_ASSET, kb_record_text (risk, KB_RISK_ASSET));
  return object ? kb_record_title (object) : NULL;
}

/* What tells two of the same name apart. */
static char *
detail_of (KbWorkbook *workbook, const KbHit *hit)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbKind kind = groups[hit->group].kind;
  KbRecord *record = kind != KB_KIND_NONE ? kb_content_find (content, kind, hit->id) : NULL;

  if (!record)
    return NULL;
  switch (hit->group) {
  case KB_FOUND_ASSET:
    return kb_format_unit_path (content, kb_record_text (record, KB_ASSET_UNIT));
  case KB_FOUND_SYSTEM:
    return kb_format_unit_path (content, kb_record_text (record, KB_SYSTEM_UNIT));
  case KB_FOUND_RISK:
    return g_strdup (object_of (content, record));
  case KB_FOUND_ACTION:
    return g_strdup (kb_record_text (record, KB_ACTION_OWNER));
  case KB_FOUND_WORKSHOP:
    return g_strdup (kb_record_text (record, KB_WORKSHOP_HELD_ON));
  case KB_FOUND_UNIT:
    return kb_format_unit_path (content, kb_record_text (record, KB_UNIT_PARENT));
  default:
    return NULL;
  }
}

static GtkLabel *
line_new (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_texts (GtkBox *box, KbWorkbook *workbook, const KbHit *hit, const char *typed)
{
  g_autofree char *title =
      *hit->label ? g_strdup_printf ("%s  %s", hit->label, hit->title) : g_strdup (hit->title);
  g_autofree char *detail = detail_of (workbook, hit);

  emphasise (line_new (box), title, 0, typed);
  if (hit->field != KB_NONE) {
    const char *field =
        kb_label_field (groups[hit->group].kind, (guint) hit->field, kb_gui_language ());
    g_autofree char *part = excerpt (hit->text, typed);
    g_autofree char *text = g_strdup_printf ("%s: %s", field, part);
    GtkLabel *label = line_new (box);

    emphasise (label, text, strlen (field) + 2, typed);
    gtk_widget_add_css_class (GTK_WIDGET (label), "kb-caption");
  } else if (detail && *detail) {
    GtkLabel *label = line_new (box);

    gtk_label_set_text (label, detail);
    gtk_widget_add_css_class (GTK_WIDGET (label), "kb-caption");
  }
}

/**
 * kb_search_row_new:
 * @workbook: the workbook
 * @hit: what was found
 * @typed: what was typed
 * @key: (nullable): its shortcut
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
kb_search_row_new (KbWorkbook *workbook, const KbHit *hit, const char *typed, const char *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *spoken = g_strdup_printf ("%s%s%s, %s", hit->label, *hit->label ? " " : "",
                                             hit->title, kb_search_group_title (hit->group));

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (groups[hit->group].icon));
  gtk_box_append (GTK_BOX (box), texts);
  add_texts (GTK_BOX (texts), workbook, hit, typed);
  if (key) {
    GtkWidget *label = gtk_label_new (key);

    gtk_widget_add_css_class (label, "kb-key");
    gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  kb_gui_set_label (row, spoken);
  return row;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-level-reader"

#include "kb-level-reader.h"

#include "kb-collation.h"
#include "kb-gate.h"

#include <string.h>

/*
 * Levels as people write them in lists: 2, 2.0, K2, K2 - Måttlig, Måttlig, Gul, 2–3, and whole
 * profiles such as 2-2-3 and K4R3T3 (domain: header synonyms for a tolerant import).
 */

static const KbReading unreadable = { KB_READING_UNREADABLE, KB_NONE, KB_NONE };
static const KbReading empty = { KB_READING_EMPTY, KB_NONE, KB_NONE };
static const KbReading stop = { KB_READING_STOP, KB_NONE, KB_NONE };

/* Folded text with every kind of dash as a hyphen. */
static char *
tidy (const char *text)
{
  g_autofree char *folded = kb_fold (text);
  GString *tidied = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (
        tidied, c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 || c == 0x2212 ? '-' : c);
  }
  return g_string_free (tidied, FALSE);
}

static gboolean
is_empty (const char *tidied)
{
  static const char *const words[] = {
    "", "-", "--", "?", "n/a", "ej klassad", "inte klassad", "saknas", "not classified"
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (tidied, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * kb_source_scale_parse:
 * @text: a scale as 0-4, 0–4 or 1 - 3
 * @scale: (out): the scale
 *
 * Returns: whether @text is a scale of at most %KB_MAX_LEVELS levels
 */
gboolean
kb_source_scale_parse (const char *text, KbSourceScale *scale)
{
  g_autofree char *tidied = tidy (text);
  g_auto (GStrv) ends = g_strsplit (tidied, "-", -1);
  gint64 low, high;

  if (g_strv_length (ends) != 2
      || !g_ascii_string_to_signed (g_strstrip (ends[0]), 10, 0, 9, &low, NULL)
      || !g_ascii_string_to_signed (g_strstrip (ends[1]), 10, 0, 9, &high, NULL) || high <= low
      || high - low >= KB_MAX_LEVELS)
    return FALSE;
  *scale = (KbSourceScale){ .given = TRUE, .lowest = (int) low, .highest = (int) high };
  return TRUE;
}

/**
 * kb_source_scale_note_color:
 * @scale: the scale of a column
 * @text: (nullable): one of its cells
 * @has_orange: (inout): whether orange has been seen
 *
 * Learns from all cells of a column which colours it runs through.
 */
void
kb_source_scale_note_color (KbSourceScale *scale, const char *text, gboolean *has_orange)
{
  g_autofree char *folded = kb_fold (text);

  if (g_str_equal (folded, "vit") || g_str_equal (folded, "white"))
    scale->white_first = TRUE;
  if (g_str_equal (folded, "orange"))
    *has_orange = TRUE;
}

static int
color_ordinal (const KbMethod *method, const char *folded, const KbSourceScale *scale)
{
  static const char *const sv[] = { "vit", "grön", "gul", "orange", "röd" };
  static const char *const en[] = { "white", "green", "yellow", "orange", "red" };
  gboolean white_first = scale && scale->white_first;
  gboolean without_orange = white_first || (scale && scale->without_orange)
                            || kb_method_size (method, KB_KIND_LEVEL) == 3;

  for (int i = 0; i < (int) G_N_ELEMENTS (sv); i++) {
    int ordinal = i;

    if (!g_str_equal (folded, sv[i]) && !g_str_equal (folded, en[i]))
      continue;
    if (!white_first)
      ordinal--;
    if (without_orange && i == 4)
      ordinal--;
    return ordinal;
  }
  return KB_NONE;
}

static int
ordinal_of_number (const KbMethod *method, gint64 number, const KbSourceScale *scale)
{
  gint64 ordinal;

  if (!scale || !scale->given)
    return kb_method_ordinal_from_number (method, KB_KIND_LEVEL, number);
  if (number < scale->lowest || number > scale->highest)
    return KB_NONE;
  ordinal = number - scale->lowest;
  return ordinal < kb_method_size (method, KB_KIND_LEVEL) ? (int) ordinal : KB_NONE;
}

/* "Ingen eller försumbar", "Ingen / försumbar" and "Ingen/försumbar" are the same name. */
static char *
with_slashes (const char *folded)
{
  GString *name = g_string_new (folded);

  g_string_replace (name, " eller ", "/", 0);
  g_string_replace (name, " or ", "/", 0);
  g_string_replace (name, " / ", "/", 0);
  return g_string_free (name, FALSE);
}

/* Such a name also goes by each of its words. */
static gboolean
name_matches (const char *name, const char *wanted)
{
  g_autofree char *folded = kb_fold (name);
  g_autofree char *whole = with_slashes (folded);
  g_auto (GStrv) parts = g_strsplit (whole, "/", -1);

  return g_str_equal (whole, wanted) || g_strv_contains ((const char *const *) parts, wanted);
}

static int
ordinal_of_name (const KbMethod *method, const char *folded)
{
  g_autofree char *wanted = with_slashes (folded);

  for (guint i = 0; *wanted && i < kb_method_size (method, KB_KIND_LEVEL); i++)
    if (name_matches (kb_method_step_name (method, KB_KIND_LEVEL, i, KB_LANGUAGE_SV), wanted)
        || name_matches (kb_method_step_name (method, KB_KIND_LEVEL, i, KB_LANGUAGE_EN), wanted))
      return (int) i;
  return KB_NONE;
}

/* Steps over the aspect's letter when a digit follows it. */
static const char *
skip_letter (const KbMethod *method, guint aspect, const char *tidied)
{
  g_autofree char *letter = kb_fold (kb_method_aspect_letter (method, aspect));
  const char *p = tidied;

  if (!*letter || !g_str_has_prefix (tidied, letter))
    return tidied;
  p += strlen (letter);
  while (*p == ' ')
    p++;
  return g_ascii_isdigit (*p) ? p : tidied;
}

/* A whole number, also as 2.0 or 2,0. Steps past it. */
static gboolean
take_number (const char **text, gint64 *number)
{
  const char *p = *text;
  int digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (*p) && digits < 6; p++, digits++)
    *number = *number * 10 + (*p - '0');
  if (digits == 0 || g_ascii_isdigit (*p))
    return FALSE;
  if ((*p == '.' || *p == ',') && p[1] == '0') {
    p += 2;
    while (*p == '0')
      p++;
    if (g_ascii_isdigit (*p))
      return FALSE;
  }
  *text = p;
  return TRUE;
}

static KbReading
level_or_outside (int low, int high)
{
  if (low == KB_NONE || high == KB_NONE)
    return (KbReading){ KB_READING_OUTSIDE, KB_NONE, KB_NONE };
  return (KbReading){ KB_READING_LEVEL, MIN (low, high), MAX (low, high) };
}

/* R3, of whatever aspect. */
static gboolean
is_lettered (const KbMethod *method, const char *tidied)
{
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (skip_letter (method, a, tidied) != tidied)
      return TRUE;
  return FALSE;
}

/* What stands after a number: nothing, the upper end of a range, or the level's name. */
static KbReading
read_after_number (
    const KbMethod *method, guint aspect, int ordinal, const char *rest, const KbSourceScale *scale)
{
  const char *p = rest + strspn (rest, " -:.(");
  g_autofree char *name = NULL;
  gint64 upper;
  int named;

  if (!*p)
    return level_or_outside (ordinal, ordinal);
  p = skip_letter (method, aspect, p);
  if (g_ascii_isdigit (*p)) {
    if (!strchr (rest, '-') || !take_number (&p, &upper) || *p)
      return unreadable;
    return level_or_outside (ordinal, ordinal_of_number (method, upper, scale));
  }
  if (p == rest || is_lettered (method, p))
    return unreadable; /* 2b, K2-R3 */
  name = g_strdup (p);
  g_strdelimit (name, ")", ' ');
  named = ordinal_of_name (method, g_strstrip (name));
  if (named == KB_NONE && kb_gate_is_stop_text (name))
    return stop;
  if (named != KB_NONE && ordinal != KB_NONE && named != ordinal)
    return (KbReading){ KB_READING_CONTRADICTS, KB_NONE, KB_NONE };
  return level_or_outside (ordinal, ordinal);
}

/**
 * kb_level_read:
 * @method: the method
 * @aspect: which aspect the column is for
 * @text: (nullable): a cell
 * @scale: (nullable): how the source's numbers and colours are meant
 *
 * Returns: what the cell says; never clamped into the scale
 */
KbReading
kb_level_read (const KbMethod *method, guint aspect, const char *text, const KbSourceScale *scale)
{
  g_autofree char *tidied = tidy (text);
  const char *p;
  gint64 number;
  int ordinal;

  if (is_empty (tidied))
    return empty;
  p = skip_letter (method, aspect, tidied);
  if (take_number (&p, &number))
    return read_after_number (method, aspect, ordinal_of_number (method, number, scale), p, scale);
  ordinal = ordinal_of_name (method, tidied);
  if (ordinal == KB_NONE)
    ordinal = color_ordinal (method, tidied, scale);
  if (ordinal != KB_NONE)
    return ordinal < (int) kb_method_size (method, KB_KIND_LEVEL)
               ? level_or_outside (ordinal, ordinal)
               : level_or_outside (KB_NONE, KB_NONE);
  return kb_gate_is_stop_text (text) ? stop : unreadable;
}

/* Steps over an aspect's letter, the longest that fits; KB_NONE when none does. */
static int
take_letter (const KbMethod *method, const char **text)
{
  gsize longest = 0;
  int found = KB_NONE;

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    g_autofree char *letter = kb_fold (kb_method_aspect_letter (method, a));

    if (strlen (letter) > longest && g_str_has_prefix (*text, letter)) {
      longest = strlen (letter);
      found = (int) a;
    }
  }
  *text += longest;
  return found;
}

/* K4R3T3, "K4, R3, T4": letters decide, in any order. */
static gboolean
read_lettered (const KbMethod *method,
               const char *tidied,
               const KbSourceScale *scale,
               KbReading readings[KB_MAX_ASPECTS])
{
  const char *p = tidied;
  guint found = 0;

  while (*p) {
    int aspect;
    gint64 number;

    p += strspn (p, " ,;/-");
    if (!*p)
      break;
    aspect = take_letter (method, &p);
    if (aspect == KB_NONE || readings[aspect].kind != KB_READING_EMPTY)
      return FALSE;
    p += strspn (p, " =:");
    if (*p == '-' || *p == '?') {
      p++;
      found++;
      continue;
    }
    if (!take_number (&p, &number))
      return FALSE;
    readings[aspect] = level_or_outside (ordinal_of_number (method, number, scale),
                                         ordinal_of_number (method, number, scale));
    found++;
  }
  return found > 0;
}

/* Reads "krt" or "k-r-t" where @text stands: each aspect once, and no letter after them. */
static gboolean
read_order (const KbMethod *method, const char *text, guint order[KB_MAX_ASPECTS])
{
  guint n_aspects = kb_method_size (method, KB_KIND_ASPECT);
  guint seen = 0;

  for (guint i = 0; i < n_aspects; i++) {
    int aspect = take_letter (method, &text);

    if (aspect == KB_NONE || seen & (1u << aspect))
      return FALSE;
    seen |= 1u << aspect;
    order[i] = (guint) aspect;
    if (i + 1 < n_aspects)
      text += strspn (text, " -/,.:;");
  }
  return !g_unichar_isalnum (g_utf8_get_char (text));
}

/**
 * kb_level_profile_order:
 * @method: the method
 * @header: (nullable): the header of a column of whole profiles
 * @order: (out): for each place in a profile, which aspect it is of
 *
 * "KRT" and "Klassning (K-R-T)" say in which order 3-2-1 is meant; a header that says nothing means
 * the method's own order.
 *
 * Returns: whether the header says it
 */
gboolean
kb_level_profile_order (const KbMethod *method, const char *header, guint order[KB_MAX_ASPECTS])
{
  g_autofree char *tidied = tidy (header);
  gboolean at_start = TRUE;

  for (const char *p = tidied; *p; p = g_utf8_next_char (p)) {
    if (at_start && read_order (method, p, order))
      return TRUE;
    at_start = !g_unichar_isalnum (g_utf8_get_char (p));
  }
  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    order[a] = a;
  return FALSE;
}

/**
 * kb_level_read_profile:
 * @method: the method
 * @text: (nullable): a cell with a level for every aspect
 * @scale: (nullable): how the source's numbers are meant
 * @readings: (out): what it says of each aspect in use
 *
 * Reads 2-2-3, 2/2/3 (in the method's order of aspects) and K4R3T3.
 *
 * Returns: whether the cell could be read
 */
gboolean
kb_level_read_profile (const KbMethod *method,
                       const char *text,
                       const KbSourceScale *scale,
                       KbReading readings[KB_MAX_ASPECTS])
{
  guint n_aspects = kb_method_size (method, KB_KIND_ASPECT);
  g_autofree char *tidied = tidy (text);
  g_auto (GStrv) parts = NULL;

  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    readings[a] = empty;
  if (is_empty (tidied))
    return TRUE;
  if (!g_ascii_isdigit (*tidied)) {
    if (read_lettered (method, tidied, scale, readings))
      return TRUE;
    if (!kb_gate_is_stop_text (text))
      return FALSE;
    for (guint a = 0; a < n_aspects; a++)
      readings[a] = stop;
    return TRUE;
  }
  parts = g_strsplit_set (tidied, "-/, ", -1);
  if (g_strv_length (parts) != n_aspects)
    return FALSE;
  for (guint a = 0; a < n_aspects; a++) {
    const char *p = parts[a];
    gint64 number;

    if (!take_number (&p, &number) || *p)
      return FALSE;
    readings[a] = level_or_outside (ordinal_of_number (method, number, scale),
                                    ordinal_of_number (method, number, scale));
  }
  return TRUE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-report-class"

#include "kb-exchange-error.h"
#include "kb-report.h"

#include <string.h>

/**
 * kb_report_set_object:
 * @report: a report
 * @kind: a system or an asset
 * @id: one of them
 *
 * Makes the report's class that of the object.
 *
 * Returns: whether there is such an object
 */
gboolean
kb_report_set_object (KbReport *report, KbKind kind, const char *id)
{
  KbRecord *object = kb_content_find (report->content, kind, id);
  const KbClass *class = object ? kb_inheritance_class_of (report->inheritance, object) : NULL;

  if (!class)
    return FALSE;
  report->object_kind = kind;
  g_free (report->object_id);
  report->object_id = g_strdup (id);
  report->class = *class;
  report->has_class = TRUE;
  return TRUE;
}

/**
 * kb_report_set_system:
 * @report: a report
 * @name: the name of a system, whatever its capitals
 * @error: (out): %KB_EXCHANGE_ERROR_NO_SYSTEM
 *
 * Makes the report's class that of the system.
 *
 * Returns: whether there is such a system
 */
gboolean
kb_report_set_system (KbReport *report, const char *name, GError **error)
{
  const GPtrArray *systems = kb_content_list (report->content, KB_KIND_SYSTEM);
  g_autofree char *wanted = kb_fold (name);

  for (guint i = 0; i < systems->len; i++) {
    KbRecord *system = g_ptr_array_index (systems, i);
    g_autofree char *folded = kb_fold (kb_record_title (system));

    if (g_str_equal (folded, wanted))
      return kb_report_set_object (report, KB_KIND_SYSTEM, kb_record_id (system));
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_SYSTEM, "value", name, NULL);
  return FALSE;
}

/* The aspect whose letter stands first in @text; of "S" and "Sp" the longer. */
static int
aspect_at (const KbMethod *method, const char *text, gsize *length)
{
  int found = KB_NONE;

  *length = 0;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    const char *letter = kb_method_aspect_letter (method, a);
    gsize size = strlen (letter);

    if (size > *length && g_ascii_strncasecmp (text, letter, size) == 0) {
      *length = size;
      found = (int) a;
    }
  }
  return found;
}

static gboolean
parse_class (const KbMethod *method, const char *text, KbClass *class)
{
  gboolean any = FALSE;

  kb_class_clear (class);
  while (*text) {
    gsize length;
    char *end;
    int aspect, level;
    gint64 number;

    if (strchr (" ,;-/", *text)) {
      text++;
      continue;
    }
    aspect = aspect_at (method, text, &length);
    if (aspect == KB_NONE || class->aspects[aspect].high != KB_NONE
        || !g_ascii_isdigit (text[length]))
      return FALSE;
    number = g_ascii_strtoll (text + length, &end, 10);
    level = kb_method_ordinal_from_number (method, KB_KIND_LEVEL, number);
    if (level == KB_NONE)
      return FALSE;
    class->aspects[aspect] = (KbLevelRange){ (gint8) level, (gint8) level };
    any = TRUE;
    text = end;
  }
  return any;
}

/* "K3R3T3": how a class of this method is written. */
static char *
example_class (const KbMethod *method)
{
  guint highest = kb_method_size (method, KB_KIND_LEVEL) - 1;
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, kb_method_aspect_letter (method, a),
                            kb_method_number (method, KB_KIND_LEVEL, highest));
  return g_string_free (text, FALSE);
}

/**
 * kb_report_set_class:
 * @report: a report
 * @text: a class in the method's own letters and numbers, "K3R3T2"; an aspect may be left out
 * @error: (out): %KB_EXCHANGE_ERROR_CLASS
 *
 * Returns: whether it is a class of the method
 */
gboolean
kb_report_set_class (KbReport *report, const char *text, GError **error)
{
  g_autofree char *example = NULL;
  KbClass class;

  if (parse_class (report->method, text, &class)) {
    g_clear_pointer (&report->object_id, g_free);
    report->class = class;
    report->has_class = TRUE;
    return TRUE;
  }
  example = example_class (report->method);
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CLASS, "value", text, "choices",
                example, NULL);
  return FALSE;
}

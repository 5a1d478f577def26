// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-report-source"

#include "kb-report.h"

/*
 * What a report is made from besides the whole workbook as it is now: a locked version, and a part
 * of the content.
 */

static void
take_version (KbReport *report, const KbVersion *version)
{
  report->version = g_strdup (version->label);
  report->checksum = g_strdup (version->checksum);
  report->locked_at = g_strdup (version->locked_at);
}

/* What was registered on the decision after it was locked is told too. */
static void
take_outcome (KbReport *report, KbContent *now, const char *decision_id)
{
  static const guint fields[] = { KB_DECISION_PARAGRAPH, KB_DECISION_DECIDED_ON,
                                  KB_DECISION_OUTCOME };
  const KbRecord *decided = kb_content_find (now, KB_KIND_DECISION, decision_id);
  KbRecord *then = kb_content_find (report->content, KB_KIND_DECISION, decision_id);
  g_autoptr (KbRecord) copy = NULL;

  if (!decided || !then)
    return;
  copy = kb_record_copy (then);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kb_record_set_text (copy, fields[i], kb_record_text (decided, fields[i]));
  kb_content_put (report->content, copy);
}

/**
 * kb_report_new_of_version:
 * @workbook: a workbook
 * @version: one of its locked versions
 * @language: the readers' language
 * @profile: complete, or the public extract
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the workbook as it was locked
 */
KbReport *
kb_report_new_of_version (KbWorkbook *workbook,
                          const KbVersion *version,
                          KbLanguage language,
                          KbProfile profile,
                          GError **error)
{
  g_autoptr (KbWorkbook) then = kb_workbook_open_version (workbook, version, error);
  KbReport *report;

  if (!then)
    return NULL;
  report = kb_report_new (then, language, profile);
  kb_history_unref (report->history);
  report->history = kb_history_copy_until (kb_workbook_get_history (workbook), version->head);
  take_version (report, version);
  take_outcome (report, kb_workbook_get_content (workbook), version->decision_id);
  return report;
}

/**
 * kb_report_note_version:
 * @report: a report on the whole workbook as it is now
 * @workbook: that workbook
 *
 * When nothing has changed since the case was locked, the report is one of that version.
 */
void
kb_report_note_version (KbReport *report, KbWorkbook *workbook)
{
  const KbRecord *decision = kb_decision_newest (kb_workbook_get_content (workbook));
  g_autoptr (KbVersion) version =
      decision ? kb_workbook_newest_version (workbook, kb_record_id (decision)) : NULL;

  if (version && kb_workbook_is_as_locked (workbook, version))
    take_version (report, version);
}

typedef struct {
  KbContent *content;
  GHashTable *kept[KB_N_KINDS]; /* ids; NULL for kinds that follow what they point at */
} KbLimit;

static gboolean
is_kept (const KbLimit *limit, KbKind kind, const char *id)
{
  return id && g_hash_table_contains (limit->kept[kind], id);
}

static void
keep (KbLimit *limit, KbKind kind, const char *id)
{
  if (id)
    g_hash_table_add (limit->kept[kind], g_strdup (id));
}

/* A system comes with the assets that decide its class, an asset with the systems that carry it. */
static void
keep_objects (KbLimit *limit, const GArray *objects)
{
  for (guint i = 0; i < objects->len; i++) {
    const KbReportObject *object = &g_array_index (objects, KbReportObject, i);
    gboolean is_system = object->kind == KB_KIND_SYSTEM;
    const GPtrArray *links = kb_content_referring (
        limit->content, KB_KIND_ASSET_SYSTEM,
        is_system ? KB_ASSET_SYSTEM_SYSTEM : KB_ASSET_SYSTEM_ASSET, object->id);

    keep (limit, object->kind, object->id);
    for (guint l = 0; links && l < links->len; l++)
      keep (limit, is_system ? KB_KIND_ASSET : KB_KIND_SYSTEM,
            kb_record_text (g_ptr_array_index (links, l),
                            is_system ? KB_ASSET_SYSTEM_ASSET : KB_ASSET_SYSTEM_SYSTEM));
  }
}

/* The risks of what was chosen and of the assets in it, and the actions that meet them or are for
 * it. A system that only carries a chosen asset keeps its own risks to itself. */
static void
keep_risks_and_actions (KbLimit *limit, const GArray *objects)
{
  const GPtrArray *risks = kb_content_list (limit->content, KB_KIND_RISK);
  const GPtrArray *links = kb_content_list (limit->content, KB_KIND_ACTION_RISK);
  const GPtrArray *actions = kb_content_list (limit->content, KB_KIND_ACTION);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any_system = FALSE;

  for (guint i = 0; i < objects->len; i++) {
    const KbReportObject *object = &g_array_index (objects, KbReportObject, i);

    g_hash_table_add (chosen, object->id);
    any_system |= object->kind == KB_KIND_SYSTEM;
  }
  for (guint i = 0; i < risks->len; i++) {
    const KbRecord *risk = g_ptr_array_index (risks, i);
    const char *asset = kb_record_text (risk, KB_RISK_ASSET);
    const char *system = kb_record_text (risk, KB_RISK_SYSTEM);

    if ((asset
         && (any_system ? is_kept (limit, KB_KIND_ASSET, asset)
                        : g_hash_table_contains (chosen, asset)))
        || (system && g_hash_table_contains (chosen, system)))
      keep (limit, KB_KIND_RISK, kb_record_id (risk));
  }
  for (guint i = 0; i < links->len; i++)
    if (is_kept (limit, KB_KIND_RISK,
                 kb_record_text (g_ptr_array_index (links, i), KB_ACTION_RISK_RISK)))
      keep (limit, KB_KIND_ACTION,
            kb_record_text (g_ptr_array_index (links, i), KB_ACTION_RISK_ACTION));
  for (guint i = 0; i < actions->len; i++) {
    const KbRecord *action = g_ptr_array_index (actions, i);
    const char *asset = kb_record_text (action, KB_ACTION_ASSET);
    const char *system = kb_record_text (action, KB_ACTION_SYSTEM);

    if ((asset && is_kept (limit, KB_KIND_ASSET, asset))
        || (system && g_hash_table_contains (chosen, system)))
      keep (limit, KB_KIND_ACTION, kb_record_id (action));
  }
}

static gboolean
points_outside (const KbLimit *limit, const KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));

  for (guint field = 0; field < info->n_fields; field++) {
    KbKind target = info->fields[field].target;
    const char *id =
        info->fields[field].type == KB_TYPE_REFERENCE ? kb_record_text (record, field) : NULL;

    if (id && !kb_kind_is_method (target) && !kb_content_find (limit->content, target, id))
      return TRUE;
  }
  return FALSE;
}

/* In the order of the kinds a record's targets come before it, so one pass takes everything that
 * hangs on what has gone. Workshops tell of more than the part. */
static void
remove_rest (KbLimit *limit)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (limit->content, (KbKind) kind);
    g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

    if (kb_kind_is_method ((KbKind) kind) || kind == KB_KIND_UNIT || kind == KB_KIND_WORKBOOK)
      continue;
    for (guint i = 0; i < list->len; i++) {
      const KbRecord *record = g_ptr_array_index (list, i);

      if (limit->kept[kind] ? !g_hash_table_contains (limit->kept[kind], kb_record_id (record))
                            : kind == KB_KIND_WORKSHOP || points_outside (limit, record))
        g_ptr_array_add (gone, g_strdup (kb_record_id (record)));
    }
    for (guint i = 0; i < gone->len; i++)
      kb_content_remove (limit->content, (KbKind) kind, g_ptr_array_index (gone, i));
  }
}

static char *
names_of (KbContent *content, const GArray *objects)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++) {
    const KbReportObject *object = &g_array_index (objects, KbReportObject, i);
    KbRecord *record = kb_content_find (content, object->kind, object->id);

    if (record)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kb_record_title (record));
  }
  return g_string_free (names, FALSE);
}

/**
 * kb_report_limit:
 * @report: a report
 * @objects: (element-type KbReportObject): systems and assets
 *
 * Leaves in the report what was chosen and what hangs on it: for an authority, or a supplier's
 * system. Classes are those of the whole workbook.
 */
void
kb_report_limit (KbReport *report, const GArray *objects)
{
  static const KbKind kinds[] = { KB_KIND_ASSET, KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_ACTION };
  KbLimit limit = { .content = report->content };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    limit.kept[kinds[i]] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_free (report->scope);
  report->scope = names_of (report->content, objects);
  keep_objects (&limit, objects);
  keep_risks_and_actions (&limit, objects);
  remove_rest (&limit);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_hash_table_unref (limit.kept[kinds[i]]);
  report->summary =
      kb_summary_make (report->content, report->method, report->inheritance, report->today);
}

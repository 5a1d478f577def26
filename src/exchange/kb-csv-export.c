// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-csv-export"

#include "kb-csv-export.h"

#include "kb-csv-writer.h"

/* The headers are those that our own import recognises, so a list can go out, be worked on and come
 * back. */

static void
put_field (
    GString *csv, gboolean *first, const KbReport *report, const KbRecord *record, guint field)
{
  g_autofree char *value = NULL;

  if (!kb_record_is_null (record, field))
    value = kb_describe_value (report->content, kb_record_kind (record), field, record,
                               report->language);
  kb_csv_put_cell (csv, first, value);
}

static void
put_label (GString *csv, gboolean *first, const KbReport *report, KbKind kind, guint field)
{
  kb_csv_put_cell (csv, first, kb_label_field (kind, field, report->language));
}

static void
put_aspect_headers (GString *csv, gboolean *first, const KbReport *report)
{
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    kb_csv_put_cell (csv, first,
                     kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, a),
                                          KB_ASPECT_NAME_SV, report->language));
}

static void
put_class (GString *csv, gboolean *first, const KbReport *report, const KbClass *class)
{
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    g_autofree char *range = kb_format_range (report->method, class->aspects[a]);

    kb_csv_put_cell (csv, first, class->aspects[a].high == KB_NONE ? NULL : range);
  }
}

static const guint asset_fields[] = { KB_ASSET_DESCRIPTION,
                                      KB_ASSET_OWNER,
                                      KB_ASSET_STATUTES,
                                      KB_ASSET_PERSONAL_DATA,
                                      KB_ASSET_LEGAL_BASIS,
                                      KB_ASSET_CRITICAL,
                                      KB_ASSET_FORM,
                                      KB_ASSET_RETENTION,
                                      KB_ASSET_STATUS,
                                      KB_ASSET_CLASSIFIED_ON,
                                      KB_ASSET_ESTABLISHED_BY,
                                      KB_ASSET_ESTABLISHED_ON,
                                      KB_ASSET_REVIEW_ON,
                                      KB_ASSET_NOTES,
                                      KB_ASSET_RECORD_REFERENCE,
                                      KB_ASSET_IMPACT_ASSESSMENT,
                                      KB_ASSET_IMPACT_REFERENCE,
                                      KB_ASSET_SHARED };

static void
asset_list (GString *csv, const KbReport *report)
{
  const GPtrArray *assets = kb_content_list (report->content, KB_KIND_ASSET);
  gboolean first = TRUE;

  put_label (csv, &first, report, KB_KIND_ASSET, KB_ASSET_NAME);
  put_label (csv, &first, report, KB_KIND_ASSET, KB_ASSET_UNIT);
  kb_csv_put_cell (csv, &first, kb_label_kind (KB_KIND_SYSTEM, report->language));
  put_aspect_headers (csv, &first, report);
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    g_autofree char *label =
        kb_fill (kb_report_text (report, "Motivation for {name}"), "name",
                 kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, a),
                                      KB_ASPECT_NAME_SV, report->language),
                 NULL);

    kb_csv_put_cell (csv, &first, label);
  }
  for (guint f = 0; f < G_N_ELEMENTS (asset_fields); f++)
    put_label (csv, &first, report, KB_KIND_ASSET, asset_fields[f]);
  kb_csv_end_row (csv, &first);
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    const char *id = kb_record_id (asset);
    g_autofree char *unit =
        kb_format_unit_path (report->content, kb_record_text (asset, KB_ASSET_UNIT));
    g_autofree char *systems = kb_report_asset_systems (report, id);

    put_field (csv, &first, report, asset, KB_ASSET_NAME);
    kb_csv_put_cell (csv, &first, unit);
    kb_csv_put_cell (csv, &first, systems);
    put_class (csv, &first, report, kb_inheritance_asset (report->inheritance, id));
    for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
      KbRecord *level =
          kb_content_find_pair (report->content, KB_KIND_ASSET_LEVEL, id,
                                kb_record_id (kb_method_item (report->method, KB_KIND_ASPECT, a)));

      kb_csv_put_cell (csv, &first,
                       level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL);
    }
    for (guint f = 0; f < G_N_ELEMENTS (asset_fields); f++)
      put_field (csv, &first, report, asset, asset_fields[f]);
    kb_csv_end_row (csv, &first);
  }
}

static const guint system_fields[] = { KB_SYSTEM_DESCRIPTION,
                                       KB_SYSTEM_HOSTING,
                                       KB_SYSTEM_SUPPLIER,
                                       KB_SYSTEM_CLOUD,
                                       KB_SYSTEM_PROCUREMENT_CHECK,
                                       KB_SYSTEM_PERSONAL_DATA,
                                       KB_SYSTEM_CRITICAL,
                                       KB_SYSTEM_REVIEW_ON,
                                       KB_SYSTEM_NOTES,
                                       KB_SYSTEM_ENVIRONMENT,
                                       KB_SYSTEM_PROCUREMENT_ON,
                                       KB_SYSTEM_CONTRACT,
                                       KB_SYSTEM_CONTRACT_ENDS_ON,
                                       KB_SYSTEM_PROCESSOR_AGREEMENT,
                                       KB_SYSTEM_RECOVERY_HOURS,
                                       KB_SYSTEM_LOSS_HOURS,
                                       KB_SYSTEM_DOWNTIME_HOURS,
                                       KB_SYSTEM_CYBERSECURITY_ACT,
                                       KB_SYSTEM_LIFE_CYCLE };

static void
system_list (GString *csv, const KbReport *report)
{
  const GPtrArray *systems = kb_content_list (report->content, KB_KIND_SYSTEM);
  gboolean first = TRUE;

  put_label (csv, &first, report, KB_KIND_SYSTEM, KB_SYSTEM_NAME);
  put_label (csv, &first, report, KB_KIND_SYSTEM, KB_SYSTEM_UNIT);
  put_aspect_headers (csv, &first, report);
  for (guint r = 0; r < kb_method_size (report->method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (report->method, KB_KIND_ROLE, r);

    if (kb_record_flag (role, KB_ROLE_ON_SYSTEM))
      kb_csv_put_cell (csv, &first, kb_record_localized (role, KB_ROLE_NAME_SV, report->language));
  }
  for (guint f = 0; f < G_N_ELEMENTS (system_fields); f++)
    put_label (csv, &first, report, KB_KIND_SYSTEM, system_fields[f]);
  kb_csv_put_cell (csv, &first, kb_report_text (report, "Depends on systems"));
  kb_csv_end_row (csv, &first);
  for (guint i = 0; i < systems->len; i++) {
    KbRecord *system = g_ptr_array_index (systems, i);
    const char *id = kb_record_id (system);
    g_autofree char *unit =
        kb_format_unit_path (report->content, kb_record_text (system, KB_SYSTEM_UNIT));
    g_autofree char *needs = NULL;

    put_field (csv, &first, report, system, KB_SYSTEM_NAME);
    kb_csv_put_cell (csv, &first, unit);
    put_class (csv, &first, report, &kb_inheritance_system (report->inheritance, id)->class);
    for (guint r = 0; r < kb_method_size (report->method, KB_KIND_ROLE); r++) {
      KbRecord *role = kb_method_item (report->method, KB_KIND_ROLE, r);
      KbRecord *holder;

      if (!kb_record_flag (role, KB_ROLE_ON_SYSTEM))
        continue;
      holder = kb_content_find_pair (report->content, KB_KIND_SYSTEM_ROLE, id, kb_record_id (role));
      kb_csv_put_cell (csv, &first, holder ? kb_record_text (holder, KB_SYSTEM_ROLE_HOLDER) : NULL);
    }
    for (guint f = 0; f < G_N_ELEMENTS (system_fields); f++)
      put_field (csv, &first, report, system, system_fields[f]);
    needs = kb_report_dependencies (report, id, FALSE);
    kb_csv_put_cell (csv, &first, needs);
    kb_csv_end_row (csv, &first);
  }
}

static const guint risk_fields[] = { KB_RISK_TITLE,     KB_RISK_CAUSE,    KB_RISK_EVENT,
                                     KB_RISK_OUTCOME,   KB_RISK_OWNER,    KB_RISK_MOTIVATION,
                                     KB_RISK_TREATMENT, KB_RISK_REVIEW_ON };

static void
put_step (GString *csv, gboolean *first, const KbReport *report, KbKind kind, int ordinal)
{
  g_autofree char *number =
      ordinal == KB_NONE
          ? NULL
          : g_strdup_printf ("%" G_GINT64_FORMAT,
                             kb_method_number (report->method, kind, (guint) ordinal));

  kb_csv_put_cell (csv, first, number);
}

static void
risk_list (GString *csv, const KbReport *report)
{
  const GPtrArray *risks = kb_content_list (report->content, KB_KIND_RISK);
  gboolean first = TRUE;

  kb_csv_put_cell (csv, &first, kb_report_text (report, "No."));
  for (guint f = 0; f < G_N_ELEMENTS (risk_fields); f++)
    put_label (csv, &first, report, KB_KIND_RISK, risk_fields[f]);
  kb_csv_put_cell (csv, &first, kb_report_text (report, "Information asset or system"));
  for (int moment = KB_MOMENT_BEFORE; moment <= KB_MOMENT_AFTER; moment++) {
    put_label (csv, &first, report, KB_KIND_RISK, kb_risk_likelihood_field ((KbMoment) moment));
    put_label (csv, &first, report, KB_KIND_RISK, kb_risk_consequence_field ((KbMoment) moment));
    kb_csv_put_cell (csv, &first,
                     moment == KB_MOMENT_BEFORE ? kb_report_text (report, "Risk level before")
                                                : kb_report_text (report, "Risk level after"));
  }
  kb_csv_put_cell (csv, &first, kb_label_kind_plural (KB_KIND_ACTION, report->language));
  kb_csv_end_row (csv, &first);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    KbRecord *object = kb_report_risk_object (report, risk);
    g_autoptr (GPtrArray) actions = kb_risk_actions (report->content, kb_record_id (risk));
    g_autofree char *label = kb_risk_label (risk);
    g_autofree char *action_labels = kb_format_labels (actions);

    kb_csv_put_cell (csv, &first, label);
    for (guint f = 0; f < G_N_ELEMENTS (risk_fields); f++)
      put_field (csv, &first, report, risk, risk_fields[f]);
    kb_csv_put_cell (csv, &first, object ? kb_record_title (object) : NULL);
    for (int moment = KB_MOMENT_BEFORE; moment <= KB_MOMENT_AFTER; moment++) {
      KbPosition position = kb_risk_position (report->method, risk, (KbMoment) moment);
      g_autofree char *band = kb_report_band (report, risk, (KbMoment) moment);

      put_step (csv, &first, report, KB_KIND_LIKELIHOOD, position.likelihood);
      put_step (csv, &first, report, KB_KIND_CONSEQUENCE, position.consequence);
      kb_csv_put_cell (csv, &first, kb_position_is_placed (position) ? band : NULL);
    }
    kb_csv_put_cell (csv, &first, action_labels);
    kb_csv_end_row (csv, &first);
  }
}

static const guint action_fields[] = {
  KB_ACTION_TITLE,    KB_ACTION_PUBLIC_TITLE, KB_ACTION_DESCRIPTION, KB_ACTION_SECTION,
  KB_ACTION_CATEGORY, KB_ACTION_STRATEGY,     KB_ACTION_REFERENCE,   KB_ACTION_OWNER,
  KB_ACTION_BOARD,    KB_ACTION_PRIORITY,     KB_ACTION_START_ON,    KB_ACTION_DUE_ON,
  KB_ACTION_STATUS,   KB_ACTION_COST_YEARLY,  KB_ACTION_FINANCING,   KB_ACTION_FOLLOW_UP_ON,
  KB_ACTION_FOLLOW_UP
};

/* In a public extract: what the plan says to anybody. */
static const guint public_action_fields[] = { KB_ACTION_PUBLIC_TITLE, KB_ACTION_SECTION,
                                              KB_ACTION_OWNER,        KB_ACTION_START_ON,
                                              KB_ACTION_DUE_ON,       KB_ACTION_STATUS };

static void
action_list (GString *csv, const KbReport *report)
{
  const GPtrArray *actions = kb_content_list (report->content, KB_KIND_ACTION);
  const KbPlan *plan = &report->summary.plan;
  gboolean open = report->profile == KB_PROFILE_PUBLIC;
  const guint *fields = open ? public_action_fields : action_fields;
  guint n = open ? G_N_ELEMENTS (public_action_fields) : G_N_ELEMENTS (action_fields);
  gboolean first = TRUE;

  kb_csv_put_cell (csv, &first, kb_report_text (report, "No."));
  for (guint f = 0; f < n; f++)
    put_label (csv, &first, report, KB_KIND_ACTION, fields[f]);
  for (guint y = 0; y < plan->n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", plan->first_year + (int) y);

    kb_csv_put_cell (csv, &first, year);
  }
  if (!open)
    kb_csv_put_cell (csv, &first, kb_label_kind_plural (KB_KIND_RISK, report->language));
  kb_csv_end_row (csv, &first);
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    g_autoptr (GPtrArray) risks = kb_action_risks (report->content, kb_record_id (action));
    g_autofree char *label = kb_action_label (action);
    g_autofree char *risk_labels = kb_format_labels (risks);

    kb_csv_put_cell (csv, &first, label);
    for (guint f = 0; f < n; f++)
      put_field (csv, &first, report, action, fields[f]);
    for (guint y = 0; y < plan->n_years; y++) {
      gint64 amount =
          kb_action_cost_in (report->content, kb_record_id (action), plan->first_year + (int) y);
      g_autofree char *text =
          amount ? g_strdup_printf ("%" G_GINT64_FORMAT, amount) : g_strdup ("");

      kb_csv_put_cell (csv, &first, text);
    }
    if (!open)
      kb_csv_put_cell (csv, &first, risk_labels);
    kb_csv_end_row (csv, &first);
  }
}

/**
 * kb_csv_list:
 * @report: a report
 * @kind: assets, systems, risks or actions
 *
 * Returns: (transfer full): the list as text, with its byte order mark
 */
char *
kb_csv_list (const KbReport *report, KbKind kind)
{
  GString *csv = g_string_new (KB_CSV_MARK);

  switch (kind) {
  case KB_KIND_ASSET:
    asset_list (csv, report);
    break;
  case KB_KIND_SYSTEM:
    system_list (csv, report);
    break;
  case KB_KIND_RISK:
    risk_list (csv, report);
    break;
  case KB_KIND_ACTION:
    action_list (csv, report);
    break;
  default:
    g_assert_not_reached ();
  }
  return g_string_free (csv, FALSE);
}

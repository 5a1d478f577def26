// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-example"

#include "kb-example.h"

#include "kb-exchange-resources.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/*
 * The worked example: a fictional kommun whose workbook is made by the same acts as anybody's, from
 * data/bjorkhamra-example.json. Members named as a field fill that field; a few others are links
 * and lists.
 */

#define RESOURCE "/se/klassningsbordet/example/bjorkhamra-example.json"
#define METHOD   "bjorkhamra"
#define MADE_ON  "2026-11-02" /* so that its period is 2027–2030 whenever it is made */

typedef struct {
  KbWorkbook *workbook;
  KbMethod *method;
  JsonObject *root;
  KbEdit *edit;
} KbExample;

static const char *
text_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonObject *
object_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
array_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The member a field is written as: references without _id. */
static JsonNode *
field_member (JsonObject *object, const KbFieldInfo *info)
{
  g_autofree char *name = g_str_has_suffix (info->column, "_id")
                              ? g_strndup (info->column, strlen (info->column) - 3)
                              : g_strdup (info->column);

  return json_object_get_member (object, name);
}

static KbRecord *
read_fields (KbKind kind, JsonObject *object, guint position, guint n_fields)
{
  KbRecord *record = kb_record_new (kind, text_member (object, "id"));
  int position_field = kb_field_from_column (kind, "position");

  for (guint field = 0; field < n_fields; field++) {
    const KbFieldInfo *info = kb_field_info (kind, field);
    JsonNode *node = field_member (object, info);

    if (!node || !JSON_NODE_HOLDS_VALUE (node))
      continue;
    if (info->type == KB_TYPE_BOOLEAN)
      kb_record_set_integer (record, field, json_node_get_boolean (node) ? 1 : 0);
    else if (info->type == KB_TYPE_INTEGER)
      kb_record_set_integer (record, field, json_node_get_int (node));
    else
      kb_record_set_text (record, field, json_node_get_string (node));
  }
  if (position_field != KB_NONE)
    kb_record_set_integer (record, (guint) position_field, position);
  return record;
}

static KbRecord *
read_record (KbKind kind, JsonObject *object, guint position)
{
  return read_fields (kind, object, position, kb_kind_info (kind)->n_fields);
}

/* What the kommun came to later stands last among the fields, and is told in an act of its own. */
static KbRecord *
read_first (KbKind kind, JsonObject *object, guint position)
{
  static const struct {
    KbKind kind;
    guint later;
  } kinds[] = { { KB_KIND_UNIT, KB_UNIT_CONTACT },
                { KB_KIND_SYSTEM, KB_SYSTEM_CONTRACT },
                { KB_KIND_ASSET, KB_ASSET_RECORD_REFERENCE },
                { KB_KIND_ACTION, KB_ACTION_SYSTEM } };
  guint n_fields = kb_kind_info (kind)->n_fields;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      n_fields = kinds[i].later;
  return read_fields (kind, object, position, n_fields);
}

static const char *
step_id (const KbExample *self, KbKind kind, gint64 number)
{
  int ordinal = kb_method_ordinal_from_number (self->method, kind, number);

  return ordinal == KB_NONE ? NULL
                            : kb_record_id (kb_method_item (self->method, kind, (guint) ordinal));
}

static void
insert_pair (KbExample *self, KbKind kind, const char *first, const char *second)
{
  g_autoptr (KbRecord) record = kb_record_new (kind, NULL);

  kb_record_set_text (record, 0, first);
  kb_record_set_text (record, 1, second);
  kb_edit_insert (self->edit, record);
}

static void
insert_pairs (KbExample *self, KbKind kind, const char *first, JsonArray *others)
{
  for (guint i = 0; others && i < json_array_get_length (others); i++)
    insert_pair (self, kind, first, json_array_get_string_element (others, i));
}

/* What was left for later, in a later act. */
static void
complete (KbExample *self, KbKind kind, const char *member)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  JsonArray *list = array_member (self->root, member);

  for (guint i = 0; i < json_array_get_length (list); i++) {
    g_autoptr (KbRecord) record =
        read_record (kind, json_array_get_object_element (list, i), i + 1);

    kb_edit_put (self->edit, content, record);
  }
}

/* A list whose members are all fields. */
static void
insert_list (KbExample *self, KbKind kind, const char *member)
{
  JsonArray *list = array_member (self->root, member);

  for (guint i = 0; i < json_array_get_length (list); i++) {
    g_autoptr (KbRecord) record =
        read_record (kind, json_array_get_object_element (list, i), i + 1);

    kb_edit_insert (self->edit, record);
  }
}

static void
insert_units (KbExample *self)
{
  JsonArray *units = array_member (self->root, "units");
  KbRecord *workbook = kb_content_workbook (kb_workbook_get_content (self->workbook));

  for (guint i = 0; i < json_array_get_length (units); i++) {
    g_autoptr (KbRecord) unit =
        read_first (KB_KIND_UNIT, json_array_get_object_element (units, i), i + 2);

    kb_record_set_text (unit, KB_UNIT_PARENT, kb_record_text (workbook, KB_WORKBOOK_UNIT));
    kb_record_set_text (unit, KB_UNIT_TYPE, "unit");
    kb_edit_insert (self->edit, unit);
  }
}

static void
insert_roles (KbExample *self, const char *system_id, JsonObject *roles)
{
  g_autoptr (GList) members = roles ? json_object_get_members (roles) : NULL;

  for (GList *l = members; l; l = l->next) {
    g_autoptr (KbRecord) role = kb_record_new (KB_KIND_SYSTEM_ROLE, NULL);

    kb_record_set_text (role, KB_SYSTEM_ROLE_SYSTEM, system_id);
    kb_record_set_text (role, KB_SYSTEM_ROLE_ROLE, l->data);
    kb_record_set_text (role, KB_SYSTEM_ROLE_HOLDER, text_member (roles, l->data));
    kb_edit_insert (self->edit, role);
  }
}

static void
insert_raise (KbExample *self, const char *system_id, JsonObject *raise)
{
  g_autoptr (KbRecord) level = kb_record_new (KB_KIND_SYSTEM_LEVEL, NULL);

  if (!raise)
    return;
  kb_record_set_text (level, KB_SYSTEM_LEVEL_SYSTEM, system_id);
  kb_record_set_text (level, KB_SYSTEM_LEVEL_ASPECT, text_member (raise, "aspect"));
  kb_record_set_text (
      level, KB_SYSTEM_LEVEL_RAISED,
      step_id (self, KB_KIND_LEVEL, json_object_get_int_member_with_default (raise, "level", -1)));
  kb_record_set_text (level, KB_SYSTEM_LEVEL_REASON, text_member (raise, "reason"));
  kb_record_set_text (level, KB_SYSTEM_LEVEL_REASON_TEXT, text_member (raise, "text"));
  kb_record_set_text (level, KB_SYSTEM_LEVEL_RAISED_BY, text_member (raise, "by"));
  kb_record_set_text (level, KB_SYSTEM_LEVEL_RAISED_ON, text_member (raise, "on"));
  kb_edit_insert (self->edit, level);
}

static void
insert_systems (KbExample *self)
{
  JsonArray *systems = array_member (self->root, "systems");

  for (guint i = 0; i < json_array_get_length (systems); i++) {
    JsonObject *object = json_array_get_object_element (systems, i);
    g_autoptr (KbRecord) system = read_first (KB_KIND_SYSTEM, object, i + 1);

    kb_edit_insert (self->edit, system);
    insert_roles (self, kb_record_id (system), object_member (object, "roles"));
    insert_pairs (self, KB_KIND_DEPENDENCY, kb_record_id (system),
                  array_member (object, "depends_on"));
  }
}

static void
insert_assets (KbExample *self)
{
  JsonArray *assets = array_member (self->root, "assets");

  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *object = json_array_get_object_element (assets, i);
    g_autoptr (KbRecord) asset = read_first (KB_KIND_ASSET, object, i + 1);

    /* The class comes in an act of its own. */
    kb_record_set_text (asset, KB_ASSET_STATUS, NULL);
    kb_record_set_text (asset, KB_ASSET_CLASSIFIED_ON, NULL);
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_BY, NULL);
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_ON, NULL);
    kb_edit_insert (self->edit, asset);
    insert_pairs (self, KB_KIND_ASSET_SYSTEM, kb_record_id (asset),
                  array_member (object, "systems"));
  }
}

static void
classify_asset (KbExample *self, JsonObject *object)
{
  JsonObject *levels = object_member (object, "levels");
  JsonObject *motivations = object_member (object, "motivations");
  g_autoptr (GList) aspects = levels ? json_object_get_members (levels) : NULL;

  for (GList *l = aspects; l; l = l->next) {
    g_autoptr (KbRecord) level = kb_record_new (KB_KIND_ASSET_LEVEL, NULL);

    kb_record_set_text (level, KB_ASSET_LEVEL_ASSET, text_member (object, "id"));
    kb_record_set_text (level, KB_ASSET_LEVEL_ASPECT, l->data);
    kb_record_set_text (level, KB_ASSET_LEVEL_LEVEL,
                        step_id (self, KB_KIND_LEVEL,
                                 json_object_get_int_member_with_default (levels, l->data, -1)));
    kb_record_set_text (level, KB_ASSET_LEVEL_MOTIVATION,
                        motivations ? text_member (motivations, l->data) : NULL);
    kb_edit_insert (self->edit, level);
  }
}

static void
insert_levels (KbExample *self)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  JsonArray *assets = array_member (self->root, "assets");
  JsonArray *systems = array_member (self->root, "systems");

  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *object = json_array_get_object_element (assets, i);
    g_autoptr (KbRecord) asset = read_first (KB_KIND_ASSET, object, i + 1);

    classify_asset (self, object);
    kb_edit_put (self->edit, content, asset);
  }
  for (guint i = 0; i < json_array_get_length (systems); i++) {
    JsonObject *object = json_array_get_object_element (systems, i);

    insert_raise (self, text_member (object, "id"), object_member (object, "raise"));
  }
}

static void
set_position (const KbExample *self, KbRecord *risk, KbMoment moment, JsonArray *position)
{
  if (!position || json_array_get_length (position) != 2)
    return;
  kb_record_set_text (risk, kb_risk_likelihood_field (moment),
                      step_id (self, KB_KIND_LIKELIHOOD, json_array_get_int_element (position, 0)));
  kb_record_set_text (
      risk, kb_risk_consequence_field (moment),
      step_id (self, KB_KIND_CONSEQUENCE, json_array_get_int_element (position, 1)));
}

/* Where a risk comes from and what holds it back was looked into after the workshop. */
static const guint later_of_risk[] = { KB_RISK_THREAT_GROUP, KB_RISK_THREAT, KB_RISK_WEAKNESS,
                                       KB_RISK_PROTECTION };

static void
insert_risks (KbExample *self)
{
  JsonArray *risks = array_member (self->root, "risks");
  guint n = json_array_get_length (risks);

  for (guint i = 0; i < n; i++) {
    JsonObject *object = json_array_get_object_element (risks, i);
    g_autoptr (KbRecord) risk = read_record (KB_KIND_RISK, object, i + 1);

    for (guint f = 0; f < G_N_ELEMENTS (later_of_risk); f++)
      kb_record_set_text (risk, later_of_risk[f], NULL);
    set_position (self, risk, KB_MOMENT_BEFORE, array_member (object, "before"));
    set_position (self, risk, KB_MOMENT_AFTER, array_member (object, "after"));
    kb_edit_insert (self->edit, risk);
  }
  kb_edit_set_integer (self->edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_RISK, n + 1);
}

static void
insert_costs (KbExample *self, const char *action_id, JsonObject *costs)
{
  g_autoptr (GList) years = costs ? json_object_get_members (costs) : NULL;

  for (GList *l = years; l; l = l->next) {
    g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);

    kb_record_set_text (cost, KB_ACTION_COST_ACTION, action_id);
    kb_record_set_integer (cost, KB_ACTION_COST_YEAR, g_ascii_strtoll (l->data, NULL, 10));
    kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT,
                           json_object_get_int_member_with_default (costs, l->data, 0));
    kb_edit_insert (self->edit, cost);
  }
}

static void
insert_actions (KbExample *self)
{
  JsonArray *actions = array_member (self->root, "actions");
  guint n = json_array_get_length (actions);

  for (guint i = 0; i < n; i++) {
    JsonObject *object = json_array_get_object_element (actions, i);
    g_autoptr (KbRecord) action = read_first (KB_KIND_ACTION, object, i + 1);

    kb_edit_insert (self->edit, action);
    insert_costs (self, kb_record_id (action), object_member (object, "costs"));
    insert_pairs (self, KB_KIND_ACTION_RISK, kb_record_id (action), array_member (object, "risks"));
  }
  kb_edit_set_integer (self->edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_ACTION,
                       n + 1);
}

static void
complete_risks (KbExample *self)
{
  JsonArray *risks = array_member (self->root, "risks");

  for (guint i = 0; i < json_array_get_length (risks); i++) {
    JsonObject *object = json_array_get_object_element (risks, i);
    g_autoptr (KbRecord) risk = read_record (KB_KIND_RISK, object, i + 1);

    for (guint f = 0; f < G_N_ELEMENTS (later_of_risk); f++)
      kb_edit_set_text (self->edit, KB_KIND_RISK, kb_record_id (risk), later_of_risk[f],
                        kb_record_text (risk, later_of_risk[f]));
  }
}

static void
insert_assessments (KbExample *self)
{
  complete_risks (self);
  insert_list (self, KB_KIND_ENVIRONMENT, "environments");
  complete (self, KB_KIND_SYSTEM, "systems");
  complete (self, KB_KIND_ASSET, "assets");
  complete (self, KB_KIND_ACTION, "actions");
  insert_list (self, KB_KIND_ASSESSMENT, "assessments");
  insert_list (self, KB_KIND_SUPPLIER_CONTROL, "supplier_controls");
}

/* The recurring controls are the method's; who makes them and from when is the workbook's. */
static void
insert_follow_up (KbExample *self)
{
  KbRecord *workbook = kb_content_workbook (kb_workbook_get_content (self->workbook));
  JsonArray *controls = array_member (self->root, "controls");
  JsonArray *units = array_member (self->root, "units");

  for (guint i = 0; i < json_array_get_length (controls); i++) {
    JsonObject *object = json_array_get_object_element (controls, i);
    const char *id = text_member (object, "control");

    kb_edit_set_text (self->edit, KB_KIND_CONTROL, id, KB_CONTROL_OWNER,
                      text_member (object, "owner"));
    kb_edit_set_text (self->edit, KB_KIND_CONTROL, id, KB_CONTROL_STARTS_ON,
                      text_member (object, "starts_on"));
  }
  kb_edit_set_text (self->edit, KB_KIND_UNIT, kb_record_text (workbook, KB_WORKBOOK_UNIT),
                    KB_UNIT_CONTACT, text_member (self->root, "contact"));
  for (guint i = 0; i < json_array_get_length (units); i++) {
    JsonObject *object = json_array_get_object_element (units, i);

    kb_edit_set_text (self->edit, KB_KIND_UNIT, text_member (object, "id"), KB_UNIT_CONTACT,
                      text_member (object, "contact"));
  }
  insert_list (self, KB_KIND_CONTROL_LOG, "control_logs");
  insert_list (self, KB_KIND_DOCUMENT, "documents");
  insert_list (self, KB_KIND_ACTION_NOTE, "action_notes");
  insert_list (self, KB_KIND_ACTION_DEPENDENCY, "waits");
}

static void
insert_decision (KbExample *self)
{
  g_autoptr (KbRecord) decision = NULL;
  JsonObject *object = object_member (self->root, "decision");

  json_object_set_string_member (object, "id", "decision-01");
  decision = read_record (KB_KIND_DECISION, object, 1);
  kb_edit_insert (self->edit, decision);
}

static const struct {
  const char *label;
  const char *author;
  void (*fill) (KbExample *self);
} acts[] = {
  { "example-units", "Informationssäkerhetskontakt", insert_units },
  { "example-systems", "Systemförvaltare", insert_systems },
  { "example-assets", "Informationssäkerhetskontakt", insert_assets },
  { "example-classify", "Workshopledare", insert_levels },
  { "example-risks", "Workshopledare", insert_risks },
  { "example-actions", "Informationssäkerhetskontakt", insert_actions },
  { "example-measures", "Systemförvaltare", insert_assessments },
  { "example-follow-up", "Informationssäkerhetskontakt", insert_follow_up },
  { "example-decision", "Informationssäkerhetskontakt", insert_decision },
};

static JsonNode *
load (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kb_exchange_get_resource (), RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (!bytes)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return json_from_string (text, error);
}

static gboolean
fill (KbExample *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autoptr (KbEdit) edit = kb_edit_new (acts[i].label);

    self->edit = edit;
    kb_workbook_set_author (self->workbook, acts[i].author);
    acts[i].fill (self);
    if (!kb_workbook_commit (self->workbook, edit, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * kb_example_create:
 * @path: where; nothing may stand there
 * @error: (out): %KB_STORE_ERROR
 *
 * Makes the worked example: Björkhamra kommun, socialförvaltningen.
 *
 * Returns: whether it stands there
 */
gboolean
kb_example_create (const char *path, GError **error)
{
  g_autoptr (JsonNode) node = load (error);
  g_autoptr (KbContent) method = node ? kb_method_read_shipped (METHOD, error) : NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  KbExample example = { 0 };

  if (!method)
    return FALSE;
  example.root = json_node_get_object (node);
  if (!kb_workbook_create (path, method, text_member (example.root, "organisation"),
                           text_member (example.root, "unit"), "Informationssäkerhetskontakt",
                           MADE_ON, error))
    return FALSE;
  workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, error);
  if (workbook) {
    example.workbook = workbook;
    example.method = kb_workbook_get_method (workbook);
    if (fill (&example, error))
      return TRUE;
    kb_workbook_close (workbook);
  }
  g_unlink (path); /* half an example is none */
  return FALSE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-outcome-item"

#include "kb-outcome-item.h"

#include "kb-gui.h"

struct _KbOutcomeItem {
  GObject parent_instance;

  KbRowOutcomeType type;
  guint row;
  char *name;
  char *reason;
};

G_DEFINE_FINAL_TYPE (KbOutcomeItem, kb_outcome_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PLACE,
  PROP_NAME,
  PROP_OUTCOME,
  PROP_REASON,
  PROP_HAS_NAME,
  PROP_HAS_REASON,
  PROP_CLASSES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const struct {
  const char *text;
  const char *classes[3];
} outcomes[] = {
  [KB_ROW_CREATED] = { N_ ("New"), { "kb-tag", "kb-ok", NULL } },
  [KB_ROW_UPDATED] = { N_ ("Changed"), { "kb-tag", "kb-accent", NULL } },
  [KB_ROW_SKIPPED] = { N_ ("Skipped"), { "kb-tag", "kb-warning", NULL } },
  [KB_ROW_FAILED] = { N_ ("Failed"), { "kb-tag", "kb-error", NULL } },
};

static void
kb_outcome_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KbOutcomeItem *self = KB_OUTCOME_ITEM (object);
  g_autofree char *number = g_strdup_printf ("%u", self->row);

  switch (id) {
  case PROP_PLACE:
    g_value_take_string (value, kb_fill (_ ("Row {row}"), "row", number, NULL));
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_OUTCOME:
    g_value_set_string (value, _ (outcomes[self->type].text));
    break;
  case PROP_REASON:
    g_value_set_string (value, self->reason);
    break;
  case PROP_HAS_NAME:
    g_value_set_boolean (value, *self->name != '\0');
    break;
  case PROP_HAS_REASON:
    g_value_set_boolean (value, *self->reason != '\0');
    break;
  case PROP_CLASSES:
    g_value_set_boxed (value, outcomes[self->type].classes);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kb_outcome_item_finalize (GObject *object)
{
  KbOutcomeItem *self = KB_OUTCOME_ITEM (object);

  g_free (self->name);
  g_free (self->reason);
  G_OBJECT_CLASS (kb_outcome_item_parent_class)->finalize (object);
}

static void
kb_outcome_item_class_init (KbOutcomeItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = kb_outcome_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = kb_outcome_item_finalize;
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, NULL, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_HAS_NAME] = g_param_spec_boolean ("has-name", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_REASON] = g_param_spec_boolean ("has-reason", NULL, NULL, FALSE, flags);
  properties[PROP_CLASSES] = g_param_spec_boxed ("classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
kb_outcome_item_init (KbOutcomeItem *self)
{
}

KbOutcomeItem *
kb_outcome_item_new (const KbImport *import, const KbRowOutcome *outcome)
{
  KbOutcomeItem *self = g_object_new (KB_TYPE_OUTCOME_ITEM, NULL);

  self->type = outcome->type;
  self->row = outcome->row;
  self->name = g_strdup (outcome->name ? outcome->name : "");
  self->reason = kb_describe_row_outcome (import, outcome, kb_gui_language ());
  return self;
}

KbRowOutcomeType
kb_outcome_item_get_outcome (KbOutcomeItem *item)
{
  return item->type;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-card"

#include "kb-risk-card.h"

#include "kb-acceptance-text.h"
#include "kb-class-badges.h"
#include "kb-explain.h"
#include "kb-format.h"
#include "kb-tile.h"

struct _KbRiskCard {
  GtkBox parent_instance;

  GtkLabel *number_label;
  KbClassBadges *badges;
  GtkLabel *object_label;
  GtkLabel *sentence_label;
  KbTile *before_tile;
  GtkWidget *arrow;
  KbTile *after_tile;
  GtkLabel *action_label;
  GtkLabel *owner_label;
};

G_DEFINE_FINAL_TYPE (KbRiskCard, kb_risk_card, GTK_TYPE_BOX)

static void
kb_risk_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_CARD);
  G_OBJECT_CLASS (kb_risk_card_parent_class)->dispose (object);
}

static void
kb_risk_card_class_init (KbRiskCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_card_dispose;
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  g_type_ensure (KB_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, number_label);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, badges);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, object_label);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, before_tile);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, after_tile);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, action_label);
  gtk_widget_class_bind_template_child (widget_class, KbRiskCard, owner_label);
}

static void
kb_risk_card_init (KbRiskCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->before_tile), "kb-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self->after_tile), "kb-badge");
}

static void
show_object (KbRiskCard *self, KbSection *section, const KbRecord *risk)
{
  KbContent *content = kb_section_get_content (section);
  KbRecord *object = kb_risk_object (content, risk);
  gboolean classed = object && kb_record_kind (object) != KB_KIND_UNIT;

  gtk_widget_set_visible (GTK_WIDGET (self->badges), classed);
  gtk_label_set_text (self->object_label, object ? kb_record_title (object)
                                                 : _ ("Not tied to an asset, a system or a unit"));
  kb_gui_set_tooltip (GTK_WIDGET (self->object_label), object ? kb_record_title (object) : NULL);
  if (classed)
    kb_class_badges_set (self->badges, kb_section_get_method (section),
                         kb_inheritance_class_of (kb_section_get_inheritance (section), object));
}

static void
show_actions (KbRiskCard *self, KbSection *section, const KbRecord *risk)
{
  g_autoptr (GPtrArray) actions =
      kb_risk_actions (kb_section_get_content (section), kb_record_id (risk));
  g_autofree char *labels = kb_format_labels (actions);
  g_autofree char *bold = g_strdup_printf ("<b>%s</b>", labels);
  g_autofree char *markup =
      actions->len > 0
          ? kb_fill (ngettext ("with action {labels}", "with actions {labels}", actions->len),
                     "labels", bold, NULL)
          : g_strdup (_ ("no action"));

  gtk_label_set_markup (self->action_label, markup);
}

/* An acceptance that somebody waits for is told at once; the rest stands in the risk itself. */
static char *
open_acceptance (KbSection *section, const KbRecord *risk)
{
  KbContent *content = kb_section_get_content (section);
  KbMethod *method = kb_section_get_method (section);
  g_autofree char *today = kb_date_today ();
  KbAcceptance acceptance = kb_risk_acceptance (content, method, risk, today);

  if (acceptance == KB_ACCEPTANCE_NONE || acceptance == KB_ACCEPTANCE_GIVEN)
    return NULL;
  return kb_acceptance_text (content, method, risk, today, kb_gui_language ());
}

static void
show_owner (KbRiskCard *self, KbSection *section, const KbRecord *risk)
{
  g_autofree char *acceptance = open_acceptance (section, risk);
  g_autofree char *both = NULL;
  const char *owner = kb_record_text (risk, KB_RISK_OWNER);
  g_autofree char *text = owner ? kb_fill (_ ("Risk owner: {role}"), "role", owner, NULL)
                                : g_strdup (_ ("No risk owner"));

  both = acceptance ? g_strdup_printf ("%s\n%s", text, acceptance) : g_strdup (text);
  gtk_label_set_text (self->owner_label, both);
}

/**
 * kb_risk_card_set:
 * @card: a card
 * @section: the section that shows it
 * @risk: the risk
 */
void
kb_risk_card_set (KbRiskCard *card, KbSection *section, const KbRecord *risk)
{
  KbMethod *method = kb_section_get_method (section);
  const KbExplainer explainer = { kb_section_get_content (section), method,
                                  kb_section_get_inheritance (section), kb_gui_language (), TRUE };
  g_autofree char *label = kb_risk_label (risk);
  g_autofree char *sentence = kb_explain_risk (&explainer, risk);
  gboolean after = kb_position_is_placed (kb_risk_position (method, risk, KB_MOMENT_AFTER));

  g_return_if_fail (KB_IS_RISK_CARD (card));

  gtk_label_set_text (card->number_label, label);
  show_object (card, section, risk);
  gtk_label_set_markup (card->sentence_label, sentence);
  kb_tile_set_band (card->before_tile, method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                    kb_risk_score (method, risk, KB_MOMENT_BEFORE));
  kb_tile_set_band (card->after_tile, method, kb_risk_band (method, risk, KB_MOMENT_AFTER),
                    kb_risk_score (method, risk, KB_MOMENT_AFTER));
  gtk_widget_set_visible (GTK_WIDGET (card->after_tile), after);
  gtk_widget_set_visible (card->arrow, after);
  show_actions (card, section, risk);
  show_owner (card, section, risk);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-section"

#include "kb-section.h"

typedef struct {
  KbWorkbook *workbook;
  gulong changed_id;
  gboolean held; /* what is typed is not written */
  gulong filtered_id;
  gboolean stale;    /* lazy, and something has happened since it was seen */
  GPtrArray *missed; /* KbChanges since it was seen, of one that is patient */
} KbSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KbSection, kb_section, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_WORKBOOK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Told when it is seen again: once, of everything that has happened. */
static gboolean
puts_off (KbSection *self, const KbChanges *changes)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (self);

  if (!KB_SECTION_GET_CLASS (self)->patient || gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (!priv->missed)
    priv->missed = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_changes_unref);
  g_ptr_array_add (priv->missed, kb_changes_ref ((KbChanges *) changes));
  return TRUE;
}

static void
catch_up (KbSection *self)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (self);
  g_autoptr (GPtrArray) missed = g_steal_pointer (&priv->missed);
  g_autoptr (KbChanges) changes = NULL;

  if (!missed || !priv->workbook)
    return;
  changes = kb_changes_join ((KbChanges *const *) missed->pdata, missed->len);
  KB_SECTION_GET_CLASS (self)->update (self, changes);
}

static gboolean
waits (KbSection *self)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (self);

  priv->stale = KB_SECTION_GET_CLASS (self)->lazy && !gtk_widget_get_mapped (GTK_WIDGET (self));
  return priv->stale;
}

static void
on_workbook_changed (KbWorkbook *workbook, const KbChanges *changes, KbSection *self)
{
  if (!waits (self) && KB_SECTION_GET_CLASS (self)->update && !puts_off (self, changes))
    KB_SECTION_GET_CLASS (self)->update (self, changes);
}

static void
on_workbook_filtered (KbWorkbook *workbook, KbSection *self)
{
  if (KB_SECTION_GET_CLASS (self)->narrowed && !waits (self) && KB_SECTION_GET_CLASS (self)->bind)
    KB_SECTION_GET_CLASS (self)->bind (self);
}

static void
kb_section_map (GtkWidget *widget)
{
  KbSection *self = KB_SECTION (widget);
  KbSectionPrivate *priv = kb_section_get_instance_private (self);

  GTK_WIDGET_CLASS (kb_section_parent_class)->map (widget);
  if (priv->stale && priv->workbook && KB_SECTION_GET_CLASS (self)->bind) {
    priv->stale = FALSE;
    KB_SECTION_GET_CLASS (self)->bind (self);
  }
  catch_up (self);
}

static void
let_go (KbSection *self)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (self);

  if (priv->workbook) {
    g_clear_signal_handler (&priv->changed_id, priv->workbook);
    g_clear_signal_handler (&priv->filtered_id, priv->workbook);
  }
  g_clear_pointer (&priv->missed, g_ptr_array_unref);
  g_clear_object (&priv->workbook);
}

static void
set_workbook (KbSection *self, KbWorkbook *workbook)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (self);

  if (priv->workbook == workbook)
    return;
  let_go (self);
  if (workbook) {
    priv->workbook = g_object_ref (workbook);
    priv->changed_id =
        g_signal_connect (workbook, "changed", G_CALLBACK (on_workbook_changed), self);
    priv->filtered_id =
        g_signal_connect (workbook, "filtered", G_CALLBACK (on_workbook_filtered), self);
  }
  if (!waits (self) && KB_SECTION_GET_CLASS (self)->bind)
    KB_SECTION_GET_CLASS (self)->bind (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKBOOK]);
}

static void
kb_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_WORKBOOK:
    g_value_set_object (value, kb_section_get_workbook (KB_SECTION (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_WORKBOOK:
    set_workbook (KB_SECTION (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_section_dispose (GObject *object)
{
  let_go (KB_SECTION (object));
  G_OBJECT_CLASS (kb_section_parent_class)->dispose (object);
}

/**
 * kb_section_focus:
 * @widget: a section that knows where its work begins
 * @direction: where the keyboard goes
 *
 * For GtkWidgetClass.focus. AdwBin asks such a section to take the keyboard before what is in it
 * has been asked, so Tab would go round among its last things and never come to its header.
 *
 * Returns: whether something in it has the keyboard now
 */
gboolean
kb_section_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child && gtk_widget_child_focus (child, direction);
}

static void
kb_section_class_init (KbSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kb_section_get_property;
  object_class->set_property = kb_section_set_property;
  object_class->dispose = kb_section_dispose;
  GTK_WIDGET_CLASS (klass)->map = kb_section_map;
  properties[PROP_WORKBOOK] =
      g_param_spec_object ("workbook", NULL, NULL, KB_TYPE_WORKBOOK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_section_init (KbSection *self)
{
}

/**
 * kb_section_get_workbook:
 * @section: a section
 *
 * Returns: (transfer none) (nullable): the workbook it shows
 */
KbWorkbook *
kb_section_get_workbook (KbSection *section)
{
  KbSectionPrivate *priv;

  g_return_val_if_fail (KB_IS_SECTION (section), NULL);
  priv = kb_section_get_instance_private (section);
  return priv->workbook;
}

/**
 * kb_section_get_content:
 * @section: a section
 *
 * Returns: (transfer none): what it shows: the workbook's content, or in a section that is narrowed
 * what of it belongs to the unit that is looked at
 */
KbContent *
kb_section_get_content (KbSection *section)
{
  KbWorkbook *workbook = kb_section_get_workbook (section);

  return KB_SECTION_GET_CLASS (section)->narrowed ? kb_workbook_get_shown_content (workbook)
                                                  : kb_workbook_get_content (workbook);
}

KbMethod *
kb_section_get_method (KbSection *section)
{
  return kb_workbook_get_method (kb_section_get_workbook (section));
}

KbInheritance *
kb_section_get_inheritance (KbSection *section)
{
  return kb_workbook_get_inheritance (kb_section_get_workbook (section));
}

/**
 * kb_section_make_report:
 * @section: a section that has a workbook
 *
 * Returns: (transfer full): the workbook as it is now, to be drawn or listed; of a section that is
 * narrowed what it shows, and it says which unit that is
 */
KbReport *
kb_section_make_report (KbSection *section)
{
  KbWorkbook *workbook = kb_section_get_workbook (section);
  KbReport *report = kb_report_new (workbook, kb_gui_language (), KB_PROFILE_COMPLETE);
  const char *unit_id =
      KB_SECTION_GET_CLASS (section)->narrowed ? kb_workbook_get_unit_filter (workbook) : NULL;

  if (unit_id)
    kb_report_limit_to_unit (report, unit_id, NULL);
  return report;
}

gboolean
kb_section_is_writable (KbSection *section)
{
  KbWorkbook *workbook = kb_section_get_workbook (section);

  return workbook && kb_workbook_get_access (workbook) == KB_WRITABLE;
}

/**
 * kb_section_set_held:
 * @section: a section
 * @held: whether what is typed in it may not be written, because something must be answered first
 */
void
kb_section_set_held (KbSection *section, gboolean held)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (section);

  priv->held = held;
}

gboolean
kb_section_is_held (KbSection *section)
{
  KbSectionPrivate *priv = kb_section_get_instance_private (section);

  return priv->held;
}

/**
 * kb_section_check:
 * @section: a section
 * @done: what an act returned
 * @error: (nullable) (transfer full): why it was not done
 *
 * Shows why an act was not done.
 */
void
kb_section_check (KbSection *section, gboolean done, GError *error)
{
  if (!done && error)
    kb_gui_show_error (GTK_WIDGET (section), error);
  g_clear_error (&error);
}

/* How many risks concern a record, and are kept when it goes. */
static guint
count_risks (KbContent *content, KbKind kind, const char *id)
{
  if (kind != KB_KIND_ASSET && kind != KB_KIND_SYSTEM)
    return 0;
  return kb_content_count_referring (content, KB_KIND_RISK,
                                     kind == KB_KIND_ASSET ? KB_RISK_ASSET : KB_RISK_SYSTEM, id);
}

static char *
removed_text (const KbRecord *record, guint n_risks)
{
  g_autofree char *count = g_strdup_printf ("%u", n_risks);
  const char *pattern =
      n_risks == 0 ? _ ("Removed: {name}")
                   : ngettext ("Removed: {name}. {n} risk is kept, tied to nothing.",
                               "Removed: {name}. {n} risks are kept, tied to nothing.", n_risks);

  return kb_fill (pattern, "name", kb_record_title (record), "n", count, NULL);
}

/**
 * kb_section_delete:
 * @section: a section
 * @kind: a kind
 * @id: a record
 *
 * Removes a record with what belongs to it, and offers to undo at once.
 */
void
kb_section_delete (KbSection *section, KbKind kind, const char *id)
{
  KbWorkbook *workbook = kb_section_get_workbook (section);
  KbRecord *record =
      workbook && id ? kb_content_find (kb_section_get_content (section), kind, id) : NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!record)
    return;
  text = removed_text (record, count_risks (kb_workbook_get_content (workbook), kind, id));
  if (kb_workbook_delete (workbook, kind, id, &error))
    kb_gui_show_undo_toast (GTK_WIDGET (section), text);
  else
    kb_section_check (section, FALSE, error);
}

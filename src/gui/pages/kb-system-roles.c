// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-system-roles"

#include "kb-system-roles.h"

struct _KbSystemRoles {
  KbSection parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* AdwEntryRow; the role's id is its data "role" */
  char *system_id;
};

G_DEFINE_FINAL_TYPE (KbSystemRoles, kb_system_roles, KB_TYPE_SECTION)

static const char *
role_of (AdwEntryRow *row)
{
  return g_object_get_data (G_OBJECT (row), "role");
}

static const char *
stored_holder (KbSystemRoles *self, AdwEntryRow *row)
{
  KbRecord *record = kb_content_find_pair (kb_section_get_content (KB_SECTION (self)),
                                           KB_KIND_SYSTEM_ROLE, self->system_id, role_of (row));
  const char *holder = record ? kb_record_text (record, KB_SYSTEM_ROLE_HOLDER) : NULL;

  return holder ? holder : "";
}

static void
commit (KbSystemRoles *self, AdwEntryRow *row)
{
  g_autofree char *typed = NULL;
  GError *error = NULL;
  gboolean done;

  if (!self->system_id || !kb_section_get_workbook (KB_SECTION (self))
      || !kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_SYSTEM,
                           self->system_id))
    return;
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (g_str_equal (typed, stored_holder (self, row)))
    return;
  done = kb_workbook_set_system_role (kb_section_get_workbook (KB_SECTION (self)), self->system_id,
                                      role_of (row), typed, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_focus_left (GtkEventControllerFocus *controller, KbSystemRoles *self)
{
  commit (self,
          ADW_ENTRY_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

static void
on_activated (KbSystemRoles *self, AdwEntryRow *row)
{
  commit (self, row);
}

static void
add_row (KbSystemRoles *self, const KbRecord *role)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *controller = gtk_event_controller_focus_new ();
  const char *description = kb_record_localized (role, KB_ROLE_DESCRIPTION_SV, kb_gui_language ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ()));
  if (description)
    gtk_widget_set_tooltip_text (row, description);
  g_object_set_data_full (G_OBJECT (row), "role", g_strdup (kb_record_id (role)), g_free);
  g_signal_connect_object (controller, "leave", G_CALLBACK (on_focus_left), self, 0);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, controller);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
build (KbSystemRoles *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint r = 0; r < kb_method_size (method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, r);

    if (kb_record_flag (role, KB_ROLE_ON_SYSTEM))
      add_row (self, role);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/* A row that somebody is typing in is left alone. */
static void
load (KbSystemRoles *self, gboolean keep_typed)
{
  for (guint i = 0; i < self->rows->len; i++) {
    AdwEntryRow *row = g_ptr_array_index (self->rows, i);
    const char *holder = stored_holder (self, row);

    gtk_widget_set_sensitive (GTK_WIDGET (row), kb_section_is_writable (KB_SECTION (self)));
    if (keep_typed && (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
      continue;
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), holder))
      gtk_editable_set_text (GTK_EDITABLE (row), holder);
  }
}

static void
kb_system_roles_bind (KbSection *section)
{
  KbSystemRoles *self = KB_SYSTEM_ROLES (section);

  g_clear_pointer (&self->system_id, g_free);
  if (kb_section_get_workbook (section))
    build (self);
}

static void
kb_system_roles_update (KbSection *section, const KbChanges *changes)
{
  KbSystemRoles *self = KB_SYSTEM_ROLES (section);

  if (kb_changes_touch (changes, KB_KIND_ROLE))
    build (self);
  if (self->system_id)
    load (self, TRUE);
}

static void
kb_system_roles_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_SYSTEM_ROLES);
  G_OBJECT_CLASS (kb_system_roles_parent_class)->dispose (object);
}

static void
kb_system_roles_finalize (GObject *object)
{
  KbSystemRoles *self = KB_SYSTEM_ROLES (object);

  g_ptr_array_unref (self->rows);
  g_free (self->system_id);
  G_OBJECT_CLASS (kb_system_roles_parent_class)->finalize (object);
}

static void
kb_system_roles_class_init (KbSystemRolesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_system_roles_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_system_roles_finalize;
  section_class->bind = kb_system_roles_bind;
  section_class->update = kb_system_roles_update;
  section_class->patient = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-system-roles.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSystemRoles, group);
}

static void
kb_system_roles_init (KbSystemRoles *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_system_roles_show:
 * @roles: the roles
 * @system_id: (nullable): whose
 */
void
kb_system_roles_show (KbSystemRoles *roles, const char *system_id)
{
  g_return_if_fail (KB_IS_SYSTEM_ROLES (roles));

  if (g_strcmp0 (roles->system_id, system_id) == 0)
    return;
  kb_system_roles_flush (roles);
  g_free (roles->system_id);
  roles->system_id = g_strdup (system_id);
  if (system_id)
    load (roles, FALSE);
}

/**
 * kb_system_roles_flush:
 * @roles: the roles
 *
 * Writes what is typed but not yet left.
 */
void
kb_system_roles_flush (KbSystemRoles *roles)
{
  g_return_if_fail (KB_IS_SYSTEM_ROLES (roles));

  for (guint i = 0; i < roles->rows->len; i++)
    commit (roles, g_ptr_array_index (roles->rows, i));
}

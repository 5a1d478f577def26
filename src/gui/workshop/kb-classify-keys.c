// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-keys"

#include "kb-classify-private.h"

/* What the keys do while a room classifies. */

/* More than one aspect may begin with the same letter (Sekretess and Spårbarhet), so it goes to
 * the next one that does. */
static gboolean
go_to_letter (KbClassifyPane *self, gunichar letter)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));

  for (guint step = 1; step <= self->aspects->len; step++) {
    guint aspect = (self->active + step) % self->aspects->len;

    if (g_unichar_toupper (g_utf8_get_char (kb_method_aspect_letter (method, aspect)))
        == g_unichar_toupper (letter)) {
      kb_classify_pane_go_to_aspect (self, aspect);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
use_command_key (KbClassifyPane *self, gunichar letter)
{
  switch (letter) {
  case 'M':
    kb_aspect_column_focus_motivation (kb_classify_pane_column_at (self, self->active));
    return TRUE;
  case 'U':
    kb_classify_pane_arm_range (self);
    return TRUE;
  case 'A':
    kb_classify_pane_show_areas (self);
    return TRUE;
  case 'B':
    kb_classify_pane_start_vote (self);
    return self->state != NULL;
  case 'I':
    kb_asset_options_open (self->options);
    return TRUE;
  case 'P':
    kb_classify_pane_park (self);
    return self->state != NULL;
  default:
    return FALSE;
  }
}

static gboolean
use_letter_key (KbClassifyPane *self, guint keyval)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (!kb_gui_has_letter_keys (GTK_WIDGET (self)) || letter == 0)
    return FALSE;
  if (g_unichar_isdigit (letter)) {
    int level =
        kb_method_ordinal_from_number (method, KB_KIND_LEVEL, g_unichar_digit_value (letter));

    if (level == KB_NONE)
      return FALSE;
    kb_classify_pane_choose_level (self, self->active, level);
    return TRUE;
  }
  if (go_to_letter (self, letter))
    return TRUE;
  return use_command_key (self, g_unichar_toupper (letter));
}

/* Keys while the caret stands in a motivation. */
static gboolean
use_writing_key (KbClassifyPane *self, guint keyval, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape
      || ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && !(state & GDK_SHIFT_MASK))) {
    kb_aspect_column_focus_level (kb_classify_pane_column_at (self, self->active));
    return TRUE;
  }
  return FALSE;
}

static gboolean
on_level_has_focus (KbClassifyPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return !focus || focus == GTK_WIDGET (self)
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns));
}

/* Chooses the level that the arrow keys have gone to, then goes on. */
static void
confirm (KbClassifyPane *self)
{
  KbRecord *asset = kb_classify_pane_current_asset (self);
  KbAspectColumn *column = kb_classify_pane_column_at (self, self->active);
  int cursor = kb_aspect_column_get_cursor (column);
  const KbClass *class =
      asset ? kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset)
            : NULL;
  KbLevelRange range = class ? class->aspects[self->active] : (KbLevelRange){ KB_NONE, KB_NONE };

  if (class && kb_aspect_column_has_moved (column) && cursor != range.high) {
    guint aspect = self->active;

    kb_classify_pane_choose_level (self, aspect, cursor);
    if (self->active != aspect)
      return;
  }
  kb_classify_pane_go_on (self);
}

static gboolean
use_moving_key (KbClassifyPane *self, guint keyval)
{
  KbAspectColumn *column = kb_classify_pane_column_at (self, self->active);
  int cursor = kb_aspect_column_get_cursor (column);

  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    kb_classify_pane_go_to_aspect (self,
                                   self->active > 0 ? self->active - 1 : self->aspects->len - 1);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    kb_classify_pane_go_to_aspect (self, (self->active + 1) % self->aspects->len);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    kb_aspect_column_set_cursor (column, cursor - 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    kb_aspect_column_set_cursor (column, cursor + 1);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    confirm (self);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_BackSpace:
    kb_classify_pane_choose_level (self, self->active, KB_NONE);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean
kb_classify_pane_on_key_pressed (KbClassifyPane *self,
                                 guint keyval,
                                 guint keycode,
                                 GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (self->aspects->len == 0 || !kb_classify_pane_current_asset (self)
      || kb_classify_pane_is_voting (self))
    return FALSE;
  if (kb_aspect_column_is_writing (kb_classify_pane_column_at (self, self->active)))
    return use_writing_key (self, keyval, state);
  switch (keyval) {
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    kb_classify_pane_step_asset (self, -1);
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    kb_classify_pane_step_asset (self, 1);
    return TRUE;
  case GDK_KEY_Escape:
    if (self->range_armed) {
      self->range_armed = FALSE;
      kb_aspect_column_set_range_armed (kb_classify_pane_column_at (self, self->active), FALSE);
      return TRUE;
    }
    if (self->state)
      return FALSE;
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave", NULL);
    return TRUE;
  default:
    break;
  }
  if (on_level_has_focus (self) && use_moving_key (self, keyval))
    return TRUE;
  return use_letter_key (self, keyval);
}

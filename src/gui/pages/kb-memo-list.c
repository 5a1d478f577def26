// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-memo-list"

#include "kb-memo-list.h"

#include "kb-gui.h"
#include "kb-text-row.h"

#include <string.h>

struct _KbMemoList {
  AdwPreferencesGroup parent_instance;

  struct {
    AdwExpanderRow *row;
    KbTextRow *text;
    AdwActionRow *proposal;
  } parts[KB_MEMO_PARTS]; /* NULL for what stands elsewhere */
};

G_DEFINE_FINAL_TYPE (KbMemoList, kb_memo_list, ADW_TYPE_PREFERENCES_GROUP)

static void
kb_memo_list_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEMO_LIST);
  G_OBJECT_CLASS (kb_memo_list_parent_class)->dispose (object);
}

static void
kb_memo_list_class_init (KbMemoListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_memo_list_dispose;
  g_type_ensure (KB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/se/klassningsbordet/Klassningsbordet/ui/kb-memo-list.ui");
}

static GtkWidget *
part_button (const char *label, const char *heading, const char *action, guint part)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *spoken = NULL;
  g_auto (GStrv) pieces = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", pieces);

  spoken = g_strdup_printf ("%s: %s", plain, heading);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", part);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  kb_gui_set_label (button, spoken);
  return button;
}

static void
add_part (KbMemoList *self, guint part)
{
  const char *heading = kb_memo_heading (part, kb_gui_language ());
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *text = g_object_new (KB_TYPE_TEXT_ROW, "title", heading, NULL);
  GtkWidget *proposal = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (proposal), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (proposal), _ ("The program's proposal"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (proposal), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (proposal),
                             part_button (_ ("Begin from it"), heading, "memo.suggest", part));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               part_button (_ ("Copy"), heading, "memo.copy", part));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), proposal);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->parts[part].row = ADW_EXPANDER_ROW (row);
  self->parts[part].text = KB_TEXT_ROW (text);
  self->parts[part].proposal = ADW_ACTION_ROW (proposal);
}

static void
kb_memo_list_init (KbMemoList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint part = 0; part < KB_MEMO_PARTS; part++)
    if (kb_memo_field (part) != KB_DECISION_PROPOSAL)
      add_part (self, part);
}

/**
 * kb_memo_list_get_view:
 * @list: a list
 * @part: a heading, from 0
 *
 * Returns: (transfer none) (nullable): where its text is written; %NULL for the one that stands
 * elsewhere
 */
GtkTextView *
kb_memo_list_get_view (KbMemoList *list, guint part)
{
  g_return_val_if_fail (KB_IS_MEMO_LIST (list) && part < KB_MEMO_PARTS, NULL);

  return list->parts[part].text ? kb_text_row_get_view (list->parts[part].text) : NULL;
}

static char *
first_line (const char *text)
{
  const char *end = strchr (text, '\n');
  g_autofree char *line = end ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= 90)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, 88);
  return g_strconcat (start, "…", NULL);
}

/**
 * kb_memo_list_show:
 * @list: a list
 * @report: the workbook as it is now
 *
 * Shows for each heading how it begins, and the proposal where nothing is written.
 */
void
kb_memo_list_show (KbMemoList *list, const KbReport *report)
{
  g_return_if_fail (KB_IS_MEMO_LIST (list));

  for (guint part = 0; part < KB_MEMO_PARTS; part++) {
    gboolean written = kb_memo_is_written (report, part);
    g_autofree char *text = NULL;
    g_autofree char *line = NULL;
    g_autofree char *markup = NULL;
    g_autofree char *subtitle = NULL;

    if (!list->parts[part].row)
      continue;
    text = kb_memo_text (report, part);
    line = first_line (text);
    subtitle = written ? g_strdup (line) : kb_fill (_ ("Proposal: {text}"), "text", line, NULL);
    markup = g_markup_escape_text (subtitle, -1);
    adw_expander_row_set_subtitle (list->parts[part].row, markup);
    adw_action_row_set_subtitle (list->parts[part].proposal, text);
    gtk_widget_set_visible (GTK_WIDGET (list->parts[part].proposal), !written);
  }
}

/**
 * kb_memo_copy:
 * @widget: where it is asked for
 * @report: the workbook as it is now
 * @part: a heading, from 0; -1 for all of them with their headings
 *
 * Puts the text on the clipboard, formatted and plain.
 */
void
kb_memo_copy (GtkWidget *widget, const KbReport *report, int part)
{
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *plain =
      part < 0 ? kb_memo_all_plain (report) : kb_memo_text (report, (guint) part);
  char *html = part < 0 ? kb_memo_all_html (report) : kb_memo_html (NULL, plain, report->language);

  bytes = g_bytes_new_take (html, strlen (html));
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  kb_gui_show_toast (widget, _ ("The text is copied."));
}

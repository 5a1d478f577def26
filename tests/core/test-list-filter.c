// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"
#include "kb-list-filter.h"

#include <string.h>

#define TODAY "2027-02-25"

static int
ordinal (const KbMethod *method, KbKind kind, const char *number)
{
  return kb_method_ordinal_from_number (method, kind, g_ascii_strtoll (number, NULL, 10));
}

static void
ask (KbListFilter *filter, const KbMethod *method, const char *word)
{
  const char *value = strchr (word, ':');

  if (g_str_equal (word, "unclassified"))
    filter->unclassified = TRUE;
  else if (g_str_equal (word, "critical"))
    filter->critical = TRUE;
  else if (g_str_equal (word, "owner"))
    filter->owner_missing = TRUE;
  else if (g_str_equal (word, "review"))
    filter->review_due = TRUE;
  else if (g_str_has_prefix (word, "unit:"))
    filter->unit_id = value + 1;
  else if (g_str_has_prefix (word, "level:") && strchr (value, '/')) {
    g_auto (GStrv) parts = g_strsplit (value + 1, "/", 2);

    filter->aspect = kb_method_aspect_from_code (method, parts[0]);
    filter->level = ordinal (method, KB_KIND_LEVEL, parts[1]);
  } else if (g_str_has_prefix (word, "level:"))
    filter->level = ordinal (method, KB_KIND_LEVEL, value + 1);
  else
    g_error ("No filter %s", word);
}

static void
add_passing (GString *found,
             const KbListFilter *filter,
             KbContent *content,
             KbMethod *method,
             KbInheritance *inheritance,
             KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    if (kb_list_filter_passes (filter, content, method, inheritance, record, TODAY))
      g_string_append_printf (found, "%s%s", found->len ? " " : "", kb_record_id (record));
  }
}

static void
check_block (TestBlock *block)
{
  g_autofree char *asked = test_lines_take (block, "?");
  g_autofree char *expected = test_lines_take (block, "=");
  g_auto (GStrv) words = g_strsplit (asked, " ", -1);
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  KbListFilter filter;

  test_content_add_all (content, block->lines);
  inheritance = kb_inheritance_new (content, method);
  kb_list_filter_clear (&filter);
  g_assert_true (kb_list_filter_is_empty (&filter));
  for (guint i = 0; *asked && words[i]; i++)
    ask (&filter, method, words[i]);
  g_assert_true (kb_list_filter_is_empty (&filter) == (*asked == '\0'));
  add_passing (found, &filter, content, method, inheritance, KB_KIND_ASSET);
  add_passing (found, &filter, content, method, inheritance, KB_KIND_SYSTEM);
  test_case_equal (block->where, found->str, expected);
}

static void
test_filter (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/list-filter.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-filter/lets_through_what_it_should", test_filter);
  return g_test_run ();
}

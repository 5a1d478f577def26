// SPDX-License-Identifier: EUPL-1.2
#include "kb-paste.h"
#include "workbook.h"

typedef struct {
  KbContent *content;
  KbMethod *method;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->content = test_content_new ("amal");
  self->method = test_method_of (self->content);
  test_content_add (self->content, "unit u1 name=Socialförvaltningen");
  test_content_add (self->content, "unit u2 name='Barn och unga' parent_id=u1");
  test_content_add (self->content, "asset a name=Journaler");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  kb_method_unref (self->method);
  kb_content_unref (self->content);
}

static const KbPastedRow *
row (const KbPaste *paste, guint index)
{
  g_assert_cmpuint (index, <, paste->rows->len);
  return g_ptr_array_index (paste->rows, index);
}

/* read = rows + stopped + unnamed + too_long + beyond */
static void
assert_counts (const KbPaste *paste, guint rows, guint stopped, guint others)
{
  g_assert_cmpuint (paste->rows->len, ==, rows);
  g_assert_cmpuint (paste->stopped, ==, stopped);
  g_assert_cmpuint (paste->unnamed + paste->too_long + paste->beyond, ==, others);
  g_assert_cmpuint (paste->read, ==, rows + stopped + others);
}

static void
test_one_name_a_line (Fixture *self, gconstpointer data)
{
  g_autoptr (KbPaste) paste = kb_paste_read (
      self->content, self->method,
      "Orosanmälningar\r\n\r\n  Utredningar \n\"Jouren\" kallad lista\nAvtal; bilagor\n   \nSista");

  assert_counts (paste, 5, 0, 0);
  g_assert_false (paste->has_header);
  g_assert_cmpstr (row (paste, 0)->asset.name, ==, "Orosanmälningar");
  g_assert_cmpstr (row (paste, 1)->asset.name, ==, "Utredningar");
  g_assert_cmpstr (row (paste, 2)->asset.name, ==, "\"Jouren\" kallad lista");
  g_assert_cmpstr (row (paste, 3)->asset.name, ==, "Avtal; bilagor");
  g_assert_cmpstr (row (paste, 4)->asset.name, ==, "Sista");
  g_assert_null (row (paste, 0)->asset.description);
  g_assert_null (row (paste, 0)->asset.form);
}

static void
test_columns_in_order (Fixture *self, gconstpointer data)
{
  g_autoptr (KbPaste) paste =
      kb_paste_read (self->content, self->method,
                     "Orosanmälningar\tFrån skola och polis\tbarn och unga\tpapper\tTreserva, "
                     "Procapita\t26 kap. OSL\n"
                     "Samtal\t\tSocialförvaltningen / Barn och unga\tMuntlig\n"
                     "Avtal\t\tOkänd enhet\tlertavla\n");

  assert_counts (paste, 3, 0, 0);
  g_assert_cmpstr (row (paste, 0)->asset.description, ==, "Från skola och polis");
  g_assert_cmpstr (row (paste, 0)->asset.unit_id, ==, "u2");
  g_assert_cmpstr (row (paste, 0)->asset.form, ==, "paper");
  g_assert_cmpuint (g_strv_length ((char **) row (paste, 0)->asset.systems), ==, 2);
  g_assert_cmpstr (row (paste, 0)->asset.systems[1], ==, "Procapita");
  g_assert_cmpstr (row (paste, 0)->asset.statutes, ==, "26 kap. OSL");
  g_assert_cmpstr (row (paste, 1)->asset.unit_id, ==, "u2");
  g_assert_cmpstr (row (paste, 1)->asset.form, ==, "oral");
  g_assert_null (row (paste, 2)->asset.unit_id);
  g_assert_cmpstr (row (paste, 2)->unit, ==, "Okänd enhet");
  g_assert_true (row (paste, 2)->form_lost);
  g_assert_false (row (paste, 0)->form_lost);
}

static void
test_headers (Fixture *self, gconstpointer data)
{
  g_autoptr (KbPaste) paste =
      kb_paste_read (self->content, self->method,
                     "\357\273\277Lagrum\tK\tBenämning\tBeskrivning/innehåll\tE-post\n"
                     "26 kap. OSL\t3\tOrosanmälningar\t\"Rad ett\nRad \"\"två\"\"\"\tx@y.se\n"
                     "\t\t\"Delat\nnamn\"\n");

  assert_counts (paste, 2, 0, 0);
  g_assert_true (paste->has_header);
  g_assert_cmpstr (row (paste, 0)->asset.name, ==, "Orosanmälningar");
  g_assert_cmpstr (row (paste, 0)->asset.statutes, ==, "26 kap. OSL");
  g_assert_cmpstr (row (paste, 0)->asset.description, ==, "Rad ett\nRad \"två\"");
  g_assert_cmpstr (row (paste, 1)->asset.name, ==, "Delat namn");
}

/* Nothing of such a row is kept, whichever column says it. */
static void
test_stop_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (KbPaste) paste = kb_paste_read (self->content, self->method,
                                             "Namn\tKlass\n"
                                             "Säkerhetsskyddsanalys\t\n"
                                             "Skyddade objekt\tstopp → säkerhetsskyddschef\n"
                                             "Bygglov\t2\n");

  assert_counts (paste, 1, 2, 0);
  g_assert_cmpstr (row (paste, 0)->asset.name, ==, "Bygglov");
}

static void
test_repeated_names (Fixture *self, gconstpointer data)
{
  g_autoptr (KbPaste) paste =
      kb_paste_read (self->content, self->method, "Avtal\nJOURNALER\navtal \nBygglov");
  g_autofree KbNewAsset *all = NULL;
  g_autofree KbNewAsset *fresh = NULL;
  guint n_all, n_fresh;

  assert_counts (paste, 4, 0, 0);
  g_assert_true (row (paste, 1)->exists);
  g_assert_false (row (paste, 0)->repeated);
  g_assert_true (row (paste, 2)->repeated);
  all = kb_paste_assets (paste, TRUE, &n_all);
  fresh = kb_paste_assets (paste, FALSE, &n_fresh);
  g_assert_cmpuint (n_all, ==, 4);
  g_assert_cmpuint (n_fresh, ==, 2);
  g_assert_cmpstr (fresh[0].name, ==, "Avtal");
  g_assert_cmpstr (fresh[1].name, ==, "Bygglov");
}

static void
test_bounds (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KbPaste) paste = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "å");
  g_string_append_c (text, '\n');
  for (guint i = 0; i < 301; i++)
    g_string_append (text, "ö");
  g_string_append (text, "\n\tbara beskrivning\n");
  for (guint i = 1; i < KB_PASTE_MAX_ROWS + 2; i++)
    g_string_append_printf (text, "Rad %u\n", i);
  paste = kb_paste_read (self->content, self->method, text->str);
  assert_counts (paste, KB_PASTE_MAX_ROWS, 0, 4);
  g_assert_cmpuint (paste->too_long, ==, 1);
  g_assert_cmpuint (paste->unnamed, ==, 1);
  g_assert_cmpuint (paste->beyond, ==, 2);
  g_assert_cmpint (g_utf8_strlen (row (paste, 0)->asset.name, -1), ==, 300);
}

static void
test_odd_texts (Fixture *self, gconstpointer data)
{
  static const char *const odd[] = { "", "\n\n\t\t\n", "\357\273\277", "Namn\n",
                                     "Namn\tK\r\n\r\n" };
  g_autoptr (KbPaste) invalid = kb_paste_read (self->content, self->method, "Avtal \xff\n\"öppen");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autoptr (KbPaste) paste = kb_paste_read (self->content, self->method, odd[i]);

    assert_counts (paste, 0, 0, 0);
  }
  assert_counts (invalid, 2, 0, 0);
  g_assert_true (g_utf8_validate (row (invalid, 0)->asset.name, -1, NULL));
  g_assert_cmpstr (row (invalid, 1)->asset.name, ==, "\"öppen");
}

static void
test_pasted_rows_are_one_act (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *workshop = NULL;
  g_autoptr (KbPaste) paste =
      kb_paste_read (kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                     "Avtal\t\tSocialförvaltningen\t\tTreserva\nBygglov\t\t\t\tTreserva\n");
  g_autofree KbNewAsset *assets = NULL;
  guint n, before;

  g_assert_true (kb_workbook_add_workshop (workbook, KB_WORKSHOP_SHORT, "process", "Prov", NULL,
                                           &workshop, &error));
  before = test_entries (workbook);
  assets = kb_paste_assets (paste, FALSE, &n);
  g_assert_true (kb_workbook_add_workshop_assets (workbook, workshop, assets, n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, before + 1);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_SYSTEM), ==, 1);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET_SYSTEM), ==,
                    2);
  test_assert_whole (workbook);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/paste/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one_name_a_line", test_one_name_a_line);
  ADD ("columns_in_order", test_columns_in_order);
  ADD ("headers_decide", test_headers);
  ADD ("stop_rows_are_dropped", test_stop_rows);
  ADD ("repeated_names_are_flagged", test_repeated_names);
  ADD ("bounds", test_bounds);
  ADD ("odd_texts", test_odd_texts);
#undef ADD
  g_test_add_func ("/paste/what_was_pasted_is_one_act", test_pasted_rows_are_one_act);
  return test_run ();
}

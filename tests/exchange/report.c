// SPDX-License-Identifier: EUPL-1.2
#include "report.h"

#include <glib/gstdio.h>

/* A workshop with something of everything. */
static const char *const workshop_lines[] = {
  "unit barn name='Barn och unga' type=unit",
  "asset oro name=Orosanmälningar unit_id=barn status=proposed class=3/2/1..3",
  "asset avtal name='Avtal med familjehem' unit_id=barn class=2/-/-",
  "asset dnr name='Diarium' shared=raise class=1/3/3",
  "asset skydd name='Skyddsbedömningar' reuses_id=dnr protected_identity=1 class=1/3/3",
  "workshop w number=2 type=classification object_type=process object='Barn och unga' "
  "unit_id=barn purpose='Klassa inför upphandlingen' held_on=2027-02-25 starts_at=13:00 "
  "place='Stora salen; plan 2, \"öster\"' leader=Informationssäkerhetskontakt "
  "secretary=Arkivarie establisher='Ansvarig chef' establish_by=2027-03-31 "
  "next_steps='Boka riskanalys.\nSkicka anteckningarna.' notes='Lugn grupp.' status=ended",
  "agenda_item - workshop_id=w step=prepare minutes=10 skipped=0",
  "agenda_item - workshop_id=w step=inventory minutes=20 skipped=0",
  "agenda_item - workshop_id=w step=classify minutes=80 skipped=0",
  "agenda_item - workshop_id=w step=risks minutes=0 skipped=0",
  "agenda_item - workshop_id=w step=actions minutes=30 skipped=1",
  "agenda_item - workshop_id=w step=summary minutes=70 skipped=0",
  "participant p1 workshop_id=w role='Enhetschef barn och unga' position=1",
  "participant p2 workshop_id=w role=Jurist has_left=1 position=2",
  "workshop_asset - workshop_id=w asset_id=oro position=0 seconds=545",
  "workshop_asset - workshop_id=w asset_id=avtal position=1",
  "workshop_asset - workshop_id=w asset_id=skydd position=2 seconds=60",
  "vote_round v1 workshop_id=w asset_id=oro aspect_id=confidentiality round=1",
  "vote_count - round_id=v1 level_id=level-2 count=2",
  "vote_count - round_id=v1 level_id=level-3 count=3",
  "vote_round v2 workshop_id=w asset_id=oro aspect_id=confidentiality round=2 "
  "consensus_id=level-3",
  "vote_count - round_id=v2 level_id=level-3 count=5",
  "asset_trigger - asset_id=oro trigger_id=secrecy applies=1",
  "asset_trigger - asset_id=avtal trigger_id=sensitive-data applies=1 "
  "reason='Bara namn och <adress>'",
  "risk r1 number=4 workshop_id=w asset_id=oro title='Läcka' cause='delade konton' "
  "event='obehöriga läser anmälningar' outcome='barn far illa' before=3/4 after=1/4",
  "risk r2 number=5 workshop_id=w title='Brand i datorhallen'",
  "action a1 number=7 workshop_id=w title='Egna inloggningar' owner=Systemförvaltare "
  "due_on=2027-09-01 risks=r1 status=planned",
  "parked q1 workshop_id=w asset_id=oro text='Hur länge sparas anmälan?' position=1",
  "parked q2 workshop_id=w text='Vem äger avtalen?' settled=1 position=2",
  NULL,
};

void
test_report_add (KbReport *report, const char *line)
{
  test_content_add (report->content, line);
}

static void
put_texts (KbReport *report)
{
  static const struct {
    const char *asset, *aspect, *motivation, *depends_on;
  } texts[] = {
    { "oro", "confidentiality", "Sekretess enligt 26 kap. OSL", NULL },
    { "oro", "availability", NULL, "hur jouren når uppgifterna" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    KbRecord *old = kb_content_find_pair (report->content, KB_KIND_ASSET_LEVEL, texts[i].asset,
                                          texts[i].aspect);
    g_autoptr (KbRecord) level = NULL;

    g_assert_nonnull (old);
    level = kb_record_copy (old);
    kb_record_set_text (level, KB_ASSET_LEVEL_MOTIVATION, texts[i].motivation);
    kb_record_set_text (level, KB_ASSET_LEVEL_DEPENDS_ON, texts[i].depends_on);
    kb_content_put (report->content, level);
  }
}

KbReport *
test_report_new (KbLanguage language, const char *const *lines)
{
  KbWorkbook *workbook = test_workbook ();
  KbReport *report = kb_report_new (workbook, language, KB_PROFILE_COMPLETE);
  g_autofree char *path = NULL;

  path = g_strdup (kb_workbook_get_path (workbook));
  test_close (workbook);
  g_assert_cmpint (g_unlink (path), ==, 0);
  for (guint i = 0; lines && lines[i]; i++)
    test_report_add (report, lines[i]);
  kb_inheritance_unref (report->inheritance);
  report->inheritance = kb_inheritance_new (report->content, report->method);
  return report;
}

KbReport *
test_workshop_report (KbLanguage language)
{
  KbReport *report = test_report_new (language, workshop_lines);

  put_texts (report);
  return report;
}

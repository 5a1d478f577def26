// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "klassningsbordet"

#include "kb-application.h"
#include "kb-config.h"
#include "kb-gui.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *locale_folder = g_getenv ("KLASSNINGSBORDET_LOCALE_DIR");
  g_autoptr (KbApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ? locale_folder : KB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  kb_gui_prepare_translations ();
  g_set_application_name ("Klassningsbordet");
  application = kb_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "klassningsbordet"

#include "kb-application.h"
#include "kb-gui.h"
#include "kb-platform.h"

int
main (int argc, char **argv)
{
  g_autoptr (KbApplication) application = NULL;

  kb_platform_begin ();
  kb_gui_init_translations ();
  g_set_application_name ("Klassningsbordet");
  application = kb_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

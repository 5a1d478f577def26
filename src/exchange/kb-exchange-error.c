// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-exchange-error"

#include "kb-exchange-error.h"

GQuark
kb_exchange_error_quark (void)
{
  static gsize quark = 0;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, kb_error_domain_register ("kb-exchange-error"));
  return (GQuark) quark;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-exchange-error"

#include "kb-exchange-error.h"

#include <errno.h>

GQuark
kb_exchange_error_quark (void)
{
  static gsize quark = 0;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, kb_error_domain_register ("kb-exchange-error"));
  return (GQuark) quark;
}

/**
 * kb_exchange_error_of_errno:
 * @saved_errno: why something could not be written
 *
 * Returns: %KB_EXCHANGE_ERROR_FULL where there is no room for it, %KB_EXCHANGE_ERROR_WRITE for all
 * else
 */
KbExchangeError
kb_exchange_error_of_errno (int saved_errno)
{
  return saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG
             ? KB_EXCHANGE_ERROR_FULL
             : KB_EXCHANGE_ERROR_WRITE;
}

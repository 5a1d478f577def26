// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-store-error"

#include "kb-store-error.h"

GQuark
kb_store_error_quark (void)
{
  static gsize quark = 0;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, kb_error_domain_register ("kb-store-error"));
  return (GQuark) quark;
}

/**
 * kb_store_error_gone:
 * @error: (out): %KB_STORE_ERROR_GONE
 * @id: (nullable): the record that is not there any more
 *
 * Returns: %FALSE, so that a command can end with it
 */
gboolean
kb_store_error_gone (GError **error, const char *id)
{
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_GONE, "value", id, NULL);
  return FALSE;
}

// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-error"

#include "kb-error.h"

typedef struct {
  GHashTable *details; /* key → value */
} KbErrorPrivate;

static KbErrorPrivate *
get_private (const GError *error)
{
  /* As GLib's G_DEFINE_EXTENDED_ERROR lays it out: the private part stands before the error,
   * aligned. */
  const gsize unit = 2 * sizeof (gsize);
  const gsize size = (sizeof (KbErrorPrivate) + unit - 1) & -unit;

  return (KbErrorPrivate *) (gpointer) (((guint8 *) (gpointer) error) - size);
}

static void
private_init (GError *error)
{
  get_private (error)->details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
private_copy (const GError *from, GError *to)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, get_private (from)->details);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (get_private (to)->details, g_strdup (key), g_strdup (value));
}

static void
private_clear (GError *error)
{
  g_hash_table_unref (get_private (error)->details);
}

/**
 * kb_error_domain_register:
 * @name: the domain's name; must begin with "kb-"
 *
 * Returns: an error domain whose errors carry details
 */
GQuark
kb_error_domain_register (const char *name)
{
  g_return_val_if_fail (g_str_has_prefix (name, "kb-"), 0);

  return g_error_domain_register (name, sizeof (KbErrorPrivate), private_init, private_copy,
                                  private_clear);
}

GQuark
kb_core_error_quark (void)
{
  static gsize quark = 0;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, kb_error_domain_register ("kb-core-error"));
  return (GQuark) quark;
}

/**
 * kb_error_set:
 * @error: (out) (nullable): where the error goes
 * @domain: one of our domains
 * @code: the cause
 * @...: pairs of key and value (a %NULL value is left out), then %NULL
 */
void
kb_error_set (GError **error, GQuark domain, int code, ...)
{
  g_autoptr (GString) message = NULL;
  GError *made;
  const char *key;
  va_list arguments;

  if (!error)
    return;
  message = g_string_new (NULL);
  g_string_printf (message, "%s %d", g_quark_to_string (domain), code);
  made = g_error_new_literal (domain, code, "");
  va_start (arguments, code);
  while ((key = va_arg (arguments, const char *))) {
    const char *value = va_arg (arguments, const char *);

    if (!value)
      continue;
    kb_error_add_detail (made, key, value);
    g_string_append_printf (message, " %s=%s", key, value);
  }
  va_end (arguments);
  g_free (made->message);
  made->message = g_string_free (g_steal_pointer (&message), FALSE);
  g_propagate_error (error, made);
}

/**
 * kb_error_add_detail:
 * @error: an error of one of our domains
 * @key: the detail's name
 * @value: (nullable): its value; %NULL adds nothing
 *
 * Adds what only a caller knows, such as the file's name. A detail that is there already stays.
 */
void
kb_error_add_detail (GError *error, const char *key, const char *value)
{
  if (!error || !value || !g_str_has_prefix (g_quark_to_string (error->domain), "kb-"))
    return;
  if (!g_hash_table_contains (get_private (error)->details, key))
    g_hash_table_insert (get_private (error)->details, g_strdup (key), g_strdup (value));
}

/**
 * kb_error_detail:
 * @error: an error
 * @key: the detail's name
 *
 * Returns: (nullable): the detail, %NULL when it is not there or @error is not one of ours
 */
const char *
kb_error_detail (const GError *error, const char *key)
{
  if (!error || !g_str_has_prefix (g_quark_to_string (error->domain), "kb-"))
    return NULL;
  return g_hash_table_lookup (get_private (error)->details, key);
}

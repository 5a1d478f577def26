// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-color"

#include "kb-color.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The two text colours that a coloured tile can carry. */
#define DARK_TEXT  "#1F2A22"
#define LIGHT_TEXT "#FFFFFF"

/**
 * kb_color_number:
 * @hex: (nullable): #RRGGBB
 *
 * Returns: the colour as 0xRRGGBB; white for anything else
 */
guint32
kb_color_number (const char *hex)
{
  if (!hex || strlen (hex) != 7 || hex[0] != '#')
    return 0xFFFFFF;
  return (guint32) strtoul (hex + 1, NULL, 16);
}

KbColor
kb_color_parse (const char *hex)
{
  guint32 number = kb_color_number (hex);

  return (KbColor){ ((number >> 16) & 0xff) / 255.0, ((number >> 8) & 0xff) / 255.0,
                    (number & 0xff) / 255.0 };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * kb_color_luminance:
 * @color: a colour
 *
 * Returns: its relative luminance, 0 to 1 (WCAG 2.1)
 */
double
kb_color_luminance (KbColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/**
 * kb_color_contrast:
 * @one: a colour
 * @other: another
 *
 * Returns: their contrast, 1 to 21 (WCAG 2.1)
 */
double
kb_color_contrast (KbColor one, KbColor other)
{
  double first = kb_color_luminance (one) + 0.05;
  double second = kb_color_luminance (other) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

/**
 * kb_color_text_on:
 * @hex: a background
 *
 * Returns: the text colour that reads best on it
 */
const char *
kb_color_text_on (const char *hex)
{
  KbColor background = kb_color_parse (hex);

  return kb_color_contrast (background, kb_color_parse (DARK_TEXT))
                 >= kb_color_contrast (background, kb_color_parse (LIGHT_TEXT))
             ? DARK_TEXT
             : LIGHT_TEXT;
}

/**
 * kb_color_edge_on:
 * @hex: the fill of a cell
 *
 * Returns: a line round it that stands out from it by 3:1 at least (WCAG 2.1, 1.4.11), so that
 * neighbours are told apart where their colours are not
 */
const char *
kb_color_edge_on (const char *hex)
{
  static const char *const edges[] = { "#5E5C64", "#2E2E33" };
  KbColor fill = kb_color_parse (hex);

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (kb_color_contrast (fill, kb_color_parse (edges[i])) >= 3)
      return edges[i];
  return LIGHT_TEXT;
}

/**
 * kb_color_darkened:
 * @hex: a colour chosen for a light background
 *
 * Returns: (transfer full): the same for a dark one: a tenth less light, as the level scale of the
 * design has it
 */
char *
kb_color_darkened (const char *hex)
{
  KbColor color = kb_color_parse (hex);

  return g_strdup_printf ("#%02X%02X%02X", (int) lround (color.red * 0.91 * 255),
                          (int) lround (color.green * 0.89 * 255),
                          (int) lround (color.blue * 0.85 * 255));
}

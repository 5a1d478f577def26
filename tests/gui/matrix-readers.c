// SPDX-License-Identifier: EUPL-1.2
#include "matrix-readers.h"

#include "gui-fixture.h"
#include "kb-heat-cell.h"
#include "kb-picture.h"
#include "kb-table.h"
#include "lists.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SIDE   8
#define PDF_MARGIN 28.35
#define PDF_SCALE  ((841.890 - 2 * PDF_MARGIN) / 1600) /* points a pixel of the picture */

/* One space for every kind and number of blanks. */
static char *
plain (const char *text)
{
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GString) result = g_string_new (NULL);

  g_string_replace (string, "\u00a0", " ", 0);
  for (const char *c = string->str; *c; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (result, *c);
    else if (result->len > 0 && result->str[result->len - 1] != ' ')
      g_string_append_c (result, ' ');
  return g_strchomp (g_string_free (g_steal_pointer (&result), FALSE));
}

typedef struct {
  guint n_rows, n_columns;
  char *rows[MAX_SIDE];
  char *columns[MAX_SIDE];
  char *cells[MAX_SIDE][MAX_SIDE];
} Shown;

static char *
shown_text (Shown *shown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown->n_rows; i++) {
    g_autofree char *name = plain (shown->rows[i]);

    g_string_append_printf (text, "%s|", name);
  }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < shown->n_columns; i++) {
    g_autofree char *name = plain (shown->columns[i]);

    g_string_append_printf (text, "%s|", name);
  }
  g_string_append_c (text, '\n');
  for (guint r = 0; r < shown->n_rows; r++) {
    for (guint c = 0; c < shown->n_columns; c++) {
      g_autofree char *flat = plain (shown->cells[r][c]);
      g_autofree char *cell = g_ascii_strup (flat, -1); /* colours are written in either case */

      g_string_append_printf (text, "%s|", cell);
    }
    g_string_append_c (text, '\n');
  }
  for (guint i = 0; i < MAX_SIDE; i++) {
    g_free (shown->rows[i]);
    g_free (shown->columns[i]);
    for (guint j = 0; j < MAX_SIDE; j++)
      g_free (shown->cells[i][j]);
  }
  return g_string_free (text, FALSE);
}

/* The same without names, labels and counts, for pictures that only have colours. */
char *
matrix_without_words (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *colors = g_string_new (NULL);

  for (guint i = 2; lines[i] && *lines[i]; i++) {
    for (const char *c = strchr (lines[i], '#'); c; c = strchr (c + 1, '#'))
      g_string_append_printf (colors, "%.7s|", c);
    g_string_append_c (colors, '\n');
  }
  return g_string_free (colors, FALSE);
}

/* --- on screen --- */

static void
read_pixel (cairo_surface_t *picture, double x, double y, char fill[8])
{
  const guint8 *data = cairo_image_surface_get_data (picture);
  const guint32 *line =
      (const guint32 *) (const void *) (data + (int) y * cairo_image_surface_get_stride (picture));

  g_snprintf (fill, 8, "#%06X", line[(int) x] & 0xFFFFFF);
}

/* What the widget looks like, in its own pixels. */
static cairo_surface_t *
painted (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_label_that_shows (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (data, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

/* "H 8" and "3" as they are read in the button, with the colour that is seen in it. */
static char *
button_text (KbHeatMap *map, cairo_surface_t *picture, GtkWidget *button)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  graphene_rect_t bounds;
  char fill[8];

  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (map), &bounds));
  read_pixel (picture, bounds.origin.x + bounds.size.width / 2,
              bounds.origin.y + bounds.size.height - 4, fill);
  gui_walk (button, is_label_that_shows, texts);
  g_assert_cmpuint (texts->len, >=, 1);
  return g_strdup_printf ("%s %s %s", (char *) g_ptr_array_index (texts, 0), fill,
                          texts->len > 1 ? (char *) g_ptr_array_index (texts, 1) : "0");
}

/* @map is seen in a window: its buttons are read as they stand there and as they are painted. */
char *
matrix_read_screen (KbHeatMap *map)
{
  GtkGrid *grid = GTK_GRID (gtk_widget_get_first_child (GTK_WIDGET (map)));
  cairo_surface_t *picture = painted (GTK_WIDGET (map));
  Shown shown = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child;
       child = gtk_widget_get_next_sibling (child)) {
    int column, row, width, height;

    gtk_grid_query_child (grid, child, &column, &row, &width, &height);
    if (!KB_IS_HEAT_CELL (child))
      continue;
    shown.n_rows = MAX (shown.n_rows, (guint) row);
    shown.n_columns = MAX (shown.n_columns, (guint) column);
    shown.cells[row - 1][column - 1] = button_text (map, picture, child);
  }
  for (guint i = 0; i < shown.n_rows; i++)
    shown.rows[i] =
        g_strdup (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (grid, 0, (int) i + 1))));
  for (guint i = 0; i < shown.n_columns; i++)
    shown.columns[i] = g_strdup (gtk_label_get_text (
        GTK_LABEL (gtk_grid_get_child_at (grid, (int) i + 1, (int) shown.n_rows + 1))));
  cairo_surface_destroy (picture);
  return shown_text (&shown);
}

/* --- SVG: boxes and words at their places --- */

typedef struct {
  double x, y, width, height;
  char fill[8];
  char edge[8];
} Box;

typedef struct {
  double x, y;
  char *text;
  char ink[8];
} Word;

/* The line of an arrow, and its point. */
typedef struct {
  double from_x, from_y, to_x, to_y;
  gboolean dashed;
} Arrow;

typedef struct {
  GArray *boxes;
  GArray *words;
  GArray *arrows;
  char ink[8]; /* of the text that is being read */
  gboolean in_line;
} Drawing;

static double
attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return g_ascii_strtod (values[i], NULL);
  return 0;
}

static const char *
text_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return "";
}

/* The blue line of an arrow starts it; the head that comes next has its point first. */
static void
read_path (Drawing *drawing, const char **names, const char **values)
{
  const char *d = text_attribute (names, values, "d");
  char *rest;
  double x = g_ascii_strtod (d + 1, &rest), y = g_ascii_strtod (rest, NULL);

  if (g_str_equal (text_attribute (names, values, "stroke"), KB_PICTURE_MOVE_COLOR)) {
    Arrow arrow = { x, y, 0, 0, *text_attribute (names, values, "stroke-dasharray") != 0 };

    g_array_append_val (drawing->arrows, arrow);
  } else if (g_str_equal (text_attribute (names, values, "fill"), KB_PICTURE_MOVE_COLOR)) {
    g_assert_cmpuint (drawing->arrows->len, >, 0);
    g_array_index (drawing->arrows, Arrow, drawing->arrows->len - 1).to_x = x;
    g_array_index (drawing->arrows, Arrow, drawing->arrows->len - 1).to_y = y;
  }
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Drawing *drawing = data;

  if (g_str_equal (element, "rect")) {
    Box box = { attribute (names, values, "x"),
                attribute (names, values, "y"),
                attribute (names, values, "width"),
                attribute (names, values, "height"),
                "",
                "" };

    g_strlcpy (box.fill, text_attribute (names, values, "fill"), sizeof box.fill);
    g_strlcpy (box.edge, text_attribute (names, values, "stroke"), sizeof box.edge);
    g_array_append_val (drawing->boxes, box);
  }
  if (g_str_equal (element, "path"))
    read_path (drawing, names, values);
  if (g_str_equal (element, "text"))
    g_strlcpy (drawing->ink, text_attribute (names, values, "fill"), sizeof drawing->ink);
  drawing->in_line = g_str_equal (element, "tspan");
  if (drawing->in_line) {
    Word word = { attribute (names, values, "x"), attribute (names, values, "y"), NULL, "" };

    g_strlcpy (word.ink, drawing->ink, sizeof word.ink);
    g_array_append_val (drawing->words, word);
  }
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Drawing *drawing = data;

  if (drawing->in_line)
    g_array_index (drawing->words, Word, drawing->words->len - 1).text = g_strndup (text, length);
  drawing->in_line = FALSE;
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

static Drawing
read_drawing (const char *path)
{
  static const GMarkupParser parser = { .start_element = on_start, .text = on_text };
  Drawing drawing = { g_array_new (FALSE, FALSE, sizeof (Box)),
                      g_array_new (FALSE, TRUE, sizeof (Word)),
                      g_array_new (FALSE, FALSE, sizeof (Arrow)), "", FALSE };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &drawing, NULL);
  gsize length;

  g_array_set_clear_func (drawing.words, clear_word);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  return drawing;
}

static void
clear_drawing (Drawing *drawing)
{
  g_array_unref (drawing->boxes);
  g_array_unref (drawing->words);
  g_array_unref (drawing->arrows);
}

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const Box *one = a;
  const Box *other = b;

  if (fabs (one->y - other->y) > 1)
    return one->y < other->y ? -1 : 1;
  return one->x < other->x ? -1 : one->x > other->x;
}

/* The cells of one matrix from the top left: neither the paper nor the legend. */
static GArray *
cells_of (const Drawing *drawing, gboolean after, guint *n_columns)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Box));

  for (guint i = 0; i < drawing->boxes->len; i++) {
    Box *box = &g_array_index (drawing->boxes, Box, i);

    if (box->x > 0 && box->height > 31 && (box->x > 800) == after)
      g_array_append_val (cells, *box);
  }
  g_array_sort (cells, compare_boxes);
  *n_columns = 0;
  while (*n_columns < cells->len
         && fabs (g_array_index (cells, Box, *n_columns).y - g_array_index (cells, Box, 0).y) < 1)
    (*n_columns)++;
  return cells;
}

static char *
words_within (const Drawing *drawing, double left, double top, double right, double bottom)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawing->words->len; i++) {
    Word *word = &g_array_index (drawing->words, Word, i);

    if (word->x >= left && word->x <= right && word->y >= top && word->y <= bottom)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word->text);
  }
  return g_string_free (text, FALSE);
}

/* "H 8" and "3" as "H 8 #990000 3"; the "+1" of a ring is no count. */
static char *
cell_text (const char *words, const char *fill)
{
  g_autofree char *flat = plain (words);
  g_auto (GStrv) parts = g_strsplit (flat, " ", -1);
  guint n = g_strv_length (parts);

  g_assert_cmpuint (n, >=, 2);
  return g_strdup_printf ("%s %s %s %s", parts[0], parts[1], fill,
                          n > 2 && parts[2][0] != '+' ? parts[2] : "0");
}

static char *
drawing_text (const Drawing *drawing, gboolean after)
{
  Shown shown = { 0 };
  g_autoptr (GArray) cells = cells_of (drawing, after, &shown.n_columns);
  const Box *first = &g_array_index (cells, Box, 0);
  const Box *last = &g_array_index (cells, Box, cells->len - 1);

  shown.n_rows = cells->len / shown.n_columns;
  for (guint i = 0; i < cells->len; i++) {
    const Box *box = &g_array_index (cells, Box, i);
    g_autofree char *words =
        words_within (drawing, box->x, box->y, box->x + box->width, box->y + box->height);

    shown.cells[i / shown.n_columns][i % shown.n_columns] = cell_text (words, box->fill);
    if (i % shown.n_columns == 0)
      shown.rows[i / shown.n_columns] =
          words_within (drawing, box->x - 132, box->y, box->x - 1, box->y + box->height);
    if (i < shown.n_columns)
      shown.columns[i] = words_within (drawing, box->x, last->y + last->height, box->x + box->width,
                                       last->y + last->height + 70);
  }
  g_assert_nonnull (first);
  return shown_text (&shown);
}

char *
matrix_read_svg (const char *path, gboolean after)
{
  Drawing drawing = read_drawing (path);
  char *text = drawing_text (&drawing, after);

  clear_drawing (&drawing);
  return text;
}

static gboolean
is_within_box (const Box *box, double x, double y)
{
  return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

/* Fill, line, ink and letter of each cell of the first matrix, a line a row. */
char *
matrix_read_looks_svg (const char *path)
{
  Drawing drawing = read_drawing (path);
  guint n;
  g_autoptr (GArray) cells = cells_of (&drawing, FALSE, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++) {
    const Box *box = &g_array_index (cells, Box, i);
    const Word *word = NULL;

    for (guint k = 0; k < drawing.words->len && !word; k++)
      if (is_within_box (box, g_array_index (drawing.words, Word, k).x,
                         g_array_index (drawing.words, Word, k).y))
        word = &g_array_index (drawing.words, Word, k);
    g_assert_nonnull (word);
    g_string_append_printf (text, "%s %s %s %.*s|%s", box->fill, box->edge, word->ink,
                            (int) strcspn (word->text, " \302"), word->text,
                            (i + 1) % n == 0 ? "\n" : "");
  }
  clear_drawing (&drawing);
  return g_string_free (text, FALSE);
}

/* Where the letters of the cells of the first matrix stand, and a place without any. */
GArray *
matrix_read_places_svg (const char *path)
{
  Drawing drawing = read_drawing (path);
  guint n;
  GArray *cells = cells_of (&drawing, FALSE, &n);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < cells->len; i++) {
    const Box *box = &g_array_index (cells, Box, i);
    graphene_rect_t place =
        GRAPHENE_RECT_INIT ((float) box->x + 6, (float) box->y + 5, (float) box->width - 12, 18);

    g_array_append_val (places, place);
  }
  g_array_unref (cells);
  clear_drawing (&drawing);
  return places;
}

static int
cell_at (const GArray *cells, double x, double y)
{
  for (guint i = 0; i < cells->len; i++)
    if (is_within_box (&g_array_index (cells, Box, i), x, y))
      return (int) i;
  return -1;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes @lines, and gives them in one text whatever order they came in. */
char *
matrix_sorted_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The number in the ring of a cell: "+3" at its right for those that come, "3" in the lower left
 * corner for those that stood there. */
static int
ring_of (const Drawing *drawing, const Box *box, gboolean past)
{
  for (guint i = 0; i < drawing->words->len; i++) {
    const Word *word = &g_array_index (drawing->words, Word, i);

    if (!is_within_box (box, word->x, word->y))
      continue;
    if (!past && word->text[0] == '+')
      return atoi (word->text + 1);
    if (past && word->x < box->x + 30 && word->y > box->y + box->height - 30)
      return atoi (word->text);
  }
  return 0;
}

static char *
moves_text (const Drawing *drawing, gboolean past)
{
  guint n;
  g_autoptr (GArray) cells = cells_of (drawing, FALSE, &n);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drawing->arrows->len; i++) {
    const Arrow *arrow = &g_array_index (drawing->arrows, Arrow, i);
    int from = cell_at (cells, arrow->from_x, arrow->from_y);
    int to = cell_at (cells, arrow->to_x, arrow->to_y);

    if (arrow->dashed == past && from >= 0 && to >= 0) /* else it is the legend's */
      g_ptr_array_add (lines, g_strdup_printf ("%u %u > %u %u", (guint) from / n, (guint) from % n,
                                               (guint) to / n, (guint) to % n));
  }
  for (guint i = 0; i < cells->len; i++) {
    int count = ring_of (drawing, &g_array_index (cells, Box, i), past);

    if (count > 0)
      g_ptr_array_add (lines, g_strdup_printf ("%u %u = %d", i / n, i % n, count));
  }
  return matrix_sorted_lines (lines);
}

char *
matrix_read_moves_svg (const char *path, gboolean past)
{
  Drawing drawing = read_drawing (path);
  char *text = moves_text (&drawing, past);

  clear_drawing (&drawing);
  return text;
}

/* --- PNG: the colour where each cell is --- */

char *
matrix_read_png (const char *path, const char *svg_path, gboolean after)
{
  cairo_surface_t *picture = cairo_image_surface_create_from_png (path);
  Drawing drawing = read_drawing (svg_path);
  guint n_columns;
  g_autoptr (GArray) cells = cells_of (&drawing, after, &n_columns);
  GString *colors = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++) {
    const Box *box = &g_array_index (cells, Box, i);
    char fill[8];

    read_pixel (picture, box->x + box->width / 2, box->y + box->height - 4, fill);
    g_string_append_printf (colors, "%s|%s", fill, (i + 1) % n_columns == 0 ? "\n" : "");
  }
  cairo_surface_destroy (picture);
  clear_drawing (&drawing);
  return g_string_free (colors, FALSE);
}

/* --- PDF: its words and the colours of its picture, as poppler has them --- */

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *one = a;
  const Word *other = b;

  if (fabs (one->y - other->y) > 3)
    return one->y < other->y ? -1 : 1;
  return one->x < other->x ? -1 : one->x > other->x;
}

/* The words of the page in the picture's own pixels, by their middles. */
static void
read_pdf_words (const char *path, Drawing *drawing)
{
  const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autofree char *output = run (argv);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  g_array_set_size (drawing->words, 0);
  for (guint i = 0; lines[i]; i++) {
    const char *start = strstr (lines[i], "<word ");
    double x0, y0, x1, y1;
    Word word;

    if (!start)
      continue;
    g_assert_cmpint (sscanf (start, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                             &x0, &y0, &x1, &y1),
                     ==, 4);
    word.x = ((x0 + x1) / 2 - PDF_MARGIN) / PDF_SCALE;
    word.y = ((y0 + y1) / 2 - PDF_MARGIN) / PDF_SCALE;
    start = strchr (start, '>') + 1;
    word.text = g_strndup (start, (gsize) (strstr (start, "</word>") - start));
    g_array_append_val (drawing->words, word);
  }
  g_array_sort (drawing->words, compare_words);
}

/* Whether "stroke:rgb(7.06%,20.78%,41.96%)" in @style is the colour of moves. */
static gboolean
has_move_color (const char *style, const char *property)
{
  const char *start = strstr (style, property); /* ";stroke:rgb(" */
  double red, green, blue;
  char color[8];

  if (!start || sscanf (start + strlen (property), "%lf%%,%lf%%,%lf%%)", &red, &green, &blue) != 3)
    return FALSE;
  g_snprintf (color, sizeof color, "#%02X%02X%02X", (guint) round (red * 2.55),
              (guint) round (green * 2.55), (guint) round (blue * 2.55));
  return g_str_equal (color, KB_PICTURE_MOVE_COLOR);
}

/* As read_path(), of a page of PDF that poppler has written as SVG. */
static void
on_page_path (GMarkupParseContext *context,
              const char *element,
              const char **names,
              const char **values,
              gpointer data,
              GError **error)
{
  const char *style = text_attribute (names, values, "style");
  const char *d = text_attribute (names, values, "d");
  Drawing *drawing = data;
  double x, y;

  if (!g_str_equal (element, "path") || sscanf (d, "M %lf %lf", &x, &y) != 2)
    return;
  x = (x - PDF_MARGIN) / PDF_SCALE;
  y = (y - PDF_MARGIN) / PDF_SCALE;
  if (strstr (style, "fill:none") && has_move_color (style, ";stroke:rgb(")) {
    Arrow arrow = { x, y, 0, 0, strstr (style, "stroke-dasharray:") != NULL };

    g_array_append_val (drawing->arrows, arrow);
  } else if (has_move_color (style, ";fill:rgb(")) {
    g_assert_cmpuint (drawing->arrows->len, >, 0);
    g_array_index (drawing->arrows, Arrow, drawing->arrows->len - 1).to_x = x;
    g_array_index (drawing->arrows, Arrow, drawing->arrows->len - 1).to_y = y;
  }
}

/* The SVG only says where the cells are; arrows, rings and numbers are the page's own. */
char *
matrix_read_moves_pdf (const char *path, const char *svg_path, gboolean past)
{
  static const GMarkupParser parser = { .start_element = on_page_path };
  g_autofree char *page = g_strconcat (path, "-page.svg", NULL);
  const char *argv[] = { "pdftocairo", "-svg", path, page, NULL };
  Drawing drawing = read_drawing (svg_path);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &drawing, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  char *text;

  g_free (run (argv));
  g_assert_true (g_file_get_contents (page, &content, &length, NULL));
  g_array_set_size (drawing.arrows, 0);
  g_markup_parse_context_parse (context, content, (gssize) length, &error);
  g_assert_no_error (error);
  read_pdf_words (path, &drawing);
  text = moves_text (&drawing, past);
  clear_drawing (&drawing);
  return text;
}

char *
matrix_read_pdf (const char *path, const char *svg_path, gboolean after)
{
  g_autofree char *base = g_strconcat (path, "-page", NULL);
  g_autofree char *file = g_strconcat (base, ".png", NULL);
  const char *argv[] = { "pdftocairo", "-png", "-r", "144", "-singlefile", path, base, NULL };
  Drawing drawing = read_drawing (svg_path);
  cairo_surface_t *picture;
  char *text;

  g_free (run (argv));
  picture = cairo_image_surface_create_from_png (file);
  read_pdf_words (path, &drawing);
  for (guint i = 0; i < drawing.boxes->len; i++) {
    Box *box = &g_array_index (drawing.boxes, Box, i);

    if (box->x > 0)
      read_pixel (picture, 2 * (PDF_MARGIN + (box->x + box->width / 2) * PDF_SCALE),
                  2 * (PDF_MARGIN + (box->y + box->height - 5) * PDF_SCALE), box->fill);
  }
  text = drawing_text (&drawing, after);
  cairo_surface_destroy (picture);
  clear_drawing (&drawing);
  return text;
}

/* --- Excel: texts by our reader, fills from the package itself --- */

typedef struct {
  GPtrArray *fills;     /* colours */
  GPtrArray *borders;   /* colours */
  GArray *style_fill;   /* which fill each cell format has */
  GArray *style_border; /* which border */
  GHashTable *styles;   /* cell → its format */
  gboolean in_formats;
} Styles;

static const char *
value_of (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
on_style (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Styles *styles = data;

  if (g_str_equal (element, "fill"))
    g_ptr_array_add (styles->fills, g_strdup ("none"));
  if (g_str_equal (element, "fgColor") && styles->fills->len > 0) {
    const char *rgb = value_of (names, values, "rgb");
    char **last = (char **) &styles->fills->pdata[styles->fills->len - 1];

    g_free (*last);
    *last = g_strdup_printf ("#%s", rgb ? rgb + 2 : "");
  }
  if (g_str_equal (element, "border"))
    g_ptr_array_add (styles->borders, g_strdup (""));
  if (g_str_equal (element, "color") && styles->borders->len > 0
      && value_of (names, values, "rgb")) {
    char **last = (char **) &styles->borders->pdata[styles->borders->len - 1];

    if (!**last) {
      g_free (*last);
      *last = g_strdup_printf ("#%s", value_of (names, values, "rgb") + 2);
    }
  }
  if (g_str_equal (element, "cellXfs") || g_str_equal (element, "cellStyleXfs"))
    styles->in_formats = g_str_equal (element, "cellXfs");
  if (g_str_equal (element, "xf") && styles->in_formats) {
    guint fill = (guint) atoi (value_of (names, values, "fillId"));

    g_array_append_val (styles->style_fill, fill);
    fill = (guint) atoi (value_of (names, values, "borderId"));
    g_array_append_val (styles->style_border, fill);
  }
  if (g_str_equal (element, "c") && value_of (names, values, "s"))
    g_hash_table_insert (styles->styles, g_strdup (value_of (names, values, "r")),
                         GINT_TO_POINTER (atoi (value_of (names, values, "s"))));
}

static void
on_style_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  if (g_str_equal (element, "cellXfs"))
    ((Styles *) data)->in_formats = FALSE;
}

static Styles
styles_new (void)
{
  return (Styles){ g_ptr_array_new_with_free_func (g_free),
                   g_ptr_array_new_with_free_func (g_free),
                   g_array_new (FALSE, FALSE, sizeof (guint)),
                   g_array_new (FALSE, FALSE, sizeof (guint)),
                   g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                   FALSE };
}

static void
styles_clear (Styles *styles)
{
  g_ptr_array_unref (styles->fills);
  g_ptr_array_unref (styles->borders);
  g_array_unref (styles->style_fill);
  g_array_unref (styles->style_border);
  g_hash_table_unref (styles->styles);
}

static void
parse_part (GPtrArray *package, const char *name, Styles *styles)
{
  static const GMarkupParser parser = { .start_element = on_style, .end_element = on_style_end };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, styles, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < package->len; i++) {
    TestPart *part = g_ptr_array_index (package, i);

    if (g_str_equal (part->name, name)) {
      g_markup_parse_context_parse (context, part->content, (gssize) part->length, &error);
      g_assert_no_error (error);
      return;
    }
  }
  g_error ("The spreadsheet has no %s", name);
}

/* "H 8\n3 risks\nR01, …" with its fill. */
static char *
sheet_cell (const char *text, const char *fill)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int count = lines[1] ? atoi (lines[1]) : 0;

  return g_strdup_printf ("%s %s %d", lines[0], fill, count);
}

/* As matrix_read_looks_svg(), of a sheet; the ink is not read. */
char *
matrix_read_looks_xlsx (const char *path, guint sheet, guint first, guint n_rows, guint n_columns)
{
  g_autoptr (GPtrArray) package = test_package_read (path);
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet + 1);
  Styles styles = styles_new ();
  GString *text = g_string_new (NULL);

  parse_part (package, "xl/styles.xml", &styles);
  parse_part (package, part, &styles);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++) {
      g_autofree char *name = g_strdup_printf ("%c%u", 'B' + (int) c, first + r);
      int style = GPOINTER_TO_INT (g_hash_table_lookup (styles.styles, name));
      guint fill = g_array_index (styles.style_fill, guint, style);
      guint border = g_array_index (styles.style_border, guint, style);

      g_string_append_printf (text, "%s %s|%s", (char *) g_ptr_array_index (styles.fills, fill),
                              (char *) g_ptr_array_index (styles.borders, border),
                              c + 1 == n_columns ? "\n" : "");
    }
  styles_clear (&styles);
  return g_string_free (text, FALSE);
}

char *
matrix_read_xlsx (const char *path, const char *sheet, guint n_rows, guint n_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table = kb_table_read_xlsx (path, sheet, &error);
  g_auto (GStrv) sheets = kb_table_list_sheets (path, NULL);
  g_autoptr (GPtrArray) package = test_package_read (path);
  g_autofree char *part = NULL;
  Styles styles = styles_new ();
  Shown shown = { .n_rows = n_rows, .n_columns = n_columns };
  guint index = 0, first = 0;

  g_assert_no_error (error);
  while (g_strcmp0 (sheets[index], sheet) != 0)
    index++;
  part = g_strdup_printf ("xl/worksheets/sheet%u.xml", index + 1);
  parse_part (package, "xl/styles.xml", &styles);
  parse_part (package, part, &styles);
  while (kb_table_row_number (table, first) < 5)
    first++;
  for (guint r = 0; r < n_rows; r++) {
    shown.rows[r] = g_strdup (kb_table_cell (table, first + r, 0));
    for (guint c = 0; c < n_columns; c++) {
      g_autofree char *name =
          g_strdup_printf ("%c%u", 'B' + (int) c, kb_table_row_number (table, first + r));
      int style = GPOINTER_TO_INT (g_hash_table_lookup (styles.styles, name));
      guint fill = g_array_index (styles.style_fill, guint, style);

      shown.cells[r][c] = sheet_cell (kb_table_cell (table, first + r, c + 1),
                                      g_ptr_array_index (styles.fills, fill));
    }
  }
  for (guint c = 0; c < n_columns; c++)
    shown.columns[c] = g_strdup (kb_table_cell (table, first + n_rows, c + 1));
  styles_clear (&styles);
  return shown_text (&shown);
}

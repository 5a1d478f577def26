// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The risk matrix of the method, a band in each cell. Arrows move, a digit or the band's letter
 * sets the cell; a click opens the bands to choose from. */
#define KB_TYPE_METHOD_MATRIX (kb_method_matrix_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodMatrix, kb_method_matrix, KB, METHOD_MATRIX, KbSection)

G_END_DECLS

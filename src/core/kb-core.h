// SPDX-License-Identifier: EUPL-1.2
#pragma once

/* All of core: values and rules. */

#include "kb-agenda.h"
#include "kb-check.h"
#include "kb-class.h"
#include "kb-collation.h"
#include "kb-content.h"
#include "kb-date.h"
#include "kb-error.h"
#include "kb-gate.h"
#include "kb-inheritance.h"
#include "kb-json.h"
#include "kb-level-reader.h"
#include "kb-matrix.h"
#include "kb-method.h"
#include "kb-method-reader.h"
#include "kb-near-duplicate.h"
#include "kb-next-step.h"
#include "kb-personal-data.h"
#include "kb-plan.h"
#include "kb-record.h"
#include "kb-risk-event.h"
#include "kb-similarity.h"
#include "kb-summary.h"
#include "kb-types.h"
#include "kb-vote.h"

// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/*
 * Contents written as text, one record a line: KIND ID COLUMN=VALUE … with the quoting of a shell.
 * A name, position or number that is not given is made up. Beside the columns there are
 *
 *   asset   class=3/1..2/-            its levels, in the method's order of aspects
 *   system  carries=a,b  needs=s2     its assets and what it depends on
 *   system  raised=4/-/-  imported=2/-/1..3
 *   risk    before=3/4  after=1/4  previous=…   likelihood/consequence by number
 *   action  cost=2027:120,2028:30  risks=r1,r2
 */

KbContent *test_content_new (const char *method_id);
KbContent *test_content_new_json (const char *file);
void test_content_add (KbContent *content, const char *line);
void test_content_add_all (KbContent *content, GPtrArray *lines);
KbMethod *test_method_of (KbContent *content);
char *test_class_text (const KbClass *class, const KbMethod *method);
char *test_record_text (const KbRecord *record);
char *test_content_text (KbContent *content);
void test_assert_same_text (const char *one, const char *other);
void test_assert_same_content (KbContent *one, KbContent *other);

G_END_DECLS

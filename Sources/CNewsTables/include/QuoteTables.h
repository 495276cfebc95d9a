// The word lists that NewsQuotes reads.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_saying_verbs;
extern const NewsTable news_table_titles;
extern const NewsTable news_table_organizations;
extern const NewsTable news_table_function_words;
extern const NewsTable news_table_people;
extern const NewsTable news_table_person_nouns;
extern const NewsTable news_table_role_words;
extern const NewsTable news_table_given_names;
extern const NewsTable news_table_word_counts;
extern const NewsTable news_table_word_forms;
extern const NewsTable news_table_matching_words;

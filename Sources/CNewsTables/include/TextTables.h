// The word lists that NewsText reads.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_agencies;
extern const NewsTable news_table_clutter;
extern const NewsTable news_table_compositions;
extern const NewsTable news_table_credit_words;
extern const NewsTable news_table_languages;
extern const NewsTable news_table_not_places;
extern const NewsTable news_table_references;
extern const NewsTable news_table_sections;
extern const NewsTable news_table_time_words;
extern const NewsTable news_table_upper_halves;

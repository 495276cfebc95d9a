// The word lists that NewsIntake reads web pages with.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_bylines;
extern const NewsTable news_table_element_words;
extern const NewsTable news_table_page_phrases;
extern const NewsTable news_table_months;
extern const NewsTable news_table_origin_phrases;

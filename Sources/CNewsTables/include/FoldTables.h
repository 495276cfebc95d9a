// The tables that NewsFold reads.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_calendar;
extern const NewsTable news_table_pair_weights;
extern const NewsTable news_table_stems;

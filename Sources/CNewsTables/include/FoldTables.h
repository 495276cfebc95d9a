// The tables that NewsFold reads.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_stems;

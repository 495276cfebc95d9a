// The word lists that NewsText reads.

#pragma once

#include "NewsTable.h"

extern const NewsTable news_table_agencies;

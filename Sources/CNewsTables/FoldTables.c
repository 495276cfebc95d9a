#include "include/FoldTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_stems_bytes[] = {
#embed "tables/fold/stems.txt"
};
DEFINE_TABLE(news_table_stems);

static const unsigned char news_table_calendar_bytes[] = {
#embed "tables/fold/calendar.txt"
};
DEFINE_TABLE(news_table_calendar);

static const unsigned char news_table_pair_weights_bytes[] = {
#embed "tables/fold/pair-weights.txt"
};
DEFINE_TABLE(news_table_pair_weights);

#include "include/FoldTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_stems_bytes[] = {
#embed "tables/fold/stems.txt"
};
DEFINE_TABLE(news_table_stems);

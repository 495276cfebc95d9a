#include "include/TextTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_agencies_bytes[] = {
#embed "tables/text/agencies.txt"
};
DEFINE_TABLE(news_table_agencies);

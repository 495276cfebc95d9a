#include "include/PageTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_element_words_bytes[] = {
#embed "tables/pages/element-words.txt"
};
DEFINE_TABLE(news_table_element_words);

static const unsigned char news_table_bylines_bytes[] = {
#embed "tables/pages/bylines.txt"
};
DEFINE_TABLE(news_table_bylines);

static const unsigned char news_table_page_phrases_bytes[] = {
#embed "tables/pages/phrases.txt"
};
DEFINE_TABLE(news_table_page_phrases);

static const unsigned char news_table_months_bytes[] = {
#embed "tables/pages/months.txt"
};
DEFINE_TABLE(news_table_months);

static const unsigned char news_table_origin_phrases_bytes[] = {
#embed "tables/pages/origin-phrases.txt"
};
DEFINE_TABLE(news_table_origin_phrases);

#include "include/TextTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_agencies_bytes[] = {
#embed "tables/text/agencies.txt"
};
DEFINE_TABLE(news_table_agencies);

static const unsigned char news_table_clutter_bytes[] = {
#embed "tables/text/clutter.txt"
};
DEFINE_TABLE(news_table_clutter);

static const unsigned char news_table_compositions_bytes[] = {
#embed "tables/text/compositions.txt"
};
DEFINE_TABLE(news_table_compositions);

static const unsigned char news_table_credit_words_bytes[] = {
#embed "tables/text/credit-words.txt"
};
DEFINE_TABLE(news_table_credit_words);

static const unsigned char news_table_languages_bytes[] = {
#embed "tables/text/languages.txt"
};
DEFINE_TABLE(news_table_languages);

static const unsigned char news_table_not_places_bytes[] = {
#embed "tables/text/not-places.txt"
};
DEFINE_TABLE(news_table_not_places);

static const unsigned char news_table_references_bytes[] = {
#embed "tables/text/references.txt"
};
DEFINE_TABLE(news_table_references);

static const unsigned char news_table_sections_bytes[] = {
#embed "tables/text/sections.txt"
};
DEFINE_TABLE(news_table_sections);

static const unsigned char news_table_time_words_bytes[] = {
#embed "tables/text/time-words.txt"
};
DEFINE_TABLE(news_table_time_words);

static const unsigned char news_table_upper_halves_bytes[] = {
#embed "tables/text/upper-halves.txt"
};
DEFINE_TABLE(news_table_upper_halves);

#include "include/QuoteTables.h"
#include "include/EmbedTable.h"

static const unsigned char news_table_saying_verbs_bytes[] = {
#embed "tables/quotes/saying-verbs.txt"
};
DEFINE_TABLE(news_table_saying_verbs);

static const unsigned char news_table_titles_bytes[] = {
#embed "tables/quotes/titles.txt"
};
DEFINE_TABLE(news_table_titles);

static const unsigned char news_table_organizations_bytes[] = {
#embed "tables/quotes/organizations.txt"
};
DEFINE_TABLE(news_table_organizations);

static const unsigned char news_table_function_words_bytes[] = {
#embed "tables/quotes/function-words.txt"
};
DEFINE_TABLE(news_table_function_words);

static const unsigned char news_table_people_bytes[] = {
#embed "tables/quotes/people.txt"
};
DEFINE_TABLE(news_table_people);

static const unsigned char news_table_person_nouns_bytes[] = {
#embed "tables/quotes/person-nouns.txt"
};
DEFINE_TABLE(news_table_person_nouns);

static const unsigned char news_table_role_words_bytes[] = {
#embed "tables/quotes/role-words.txt"
};
DEFINE_TABLE(news_table_role_words);

static const unsigned char news_table_given_names_bytes[] = {
#embed "tables/quotes/given-names.txt"
};
DEFINE_TABLE(news_table_given_names);

static const unsigned char news_table_word_counts_bytes[] = {
#embed "tables/quotes/word-counts.txt"
};
DEFINE_TABLE(news_table_word_counts);

static const unsigned char news_table_word_forms_bytes[] = {
#embed "tables/quotes/word-forms.txt"
};
DEFINE_TABLE(news_table_word_forms);

static const unsigned char news_table_matching_words_bytes[] = {
#embed "tables/quotes/matching-words.txt"
};
DEFINE_TABLE(news_table_matching_words);

#include "CLanguageData.h"

// #embed came with C23; the compiler knows it in older modes as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t russian[] = {
#embed "Abbreviations/ru.tsv"
};
static const uint8_t english[] = {
#embed "Abbreviations/en.tsv"
};
static const uint8_t english_starters[] = {
#embed "Abbreviations/starters-en.txt"
};
static const uint8_t russian_starters[] = {
#embed "Abbreviations/starters-ru.txt"
};
static const uint8_t russian_dates[] = {
#embed "Abbreviations/dates-ru.txt"
};
static const uint8_t english_speech[] = {
#embed "Abbreviations/speech-en.txt"
};
static const uint8_t latin_words[] = {
#embed "Abbreviations/words-latin.tsv"
};

#define DATA(name) ((clanguage_data){name, sizeof name})

clanguage_data clanguage_abbreviations_ru(void) { return DATA(russian); }
clanguage_data clanguage_abbreviations_en(void) { return DATA(english); }
clanguage_data clanguage_starters_en(void) { return DATA(english_starters); }
clanguage_data clanguage_starters_ru(void) { return DATA(russian_starters); }
clanguage_data clanguage_dates_ru(void) { return DATA(russian_dates); }
clanguage_data clanguage_speech_en(void) { return DATA(english_speech); }
clanguage_data clanguage_words_latin(void) { return DATA(latin_words); }

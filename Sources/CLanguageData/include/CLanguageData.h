#ifndef CLANGUAGEDATA_H
#define CLANGUAGEDATA_H

#include <stdint.h>

// The data files of Language, built into the program: a file beside the binary could be lost, and a
// Swift literal of this size takes minutes to compile.

#pragma clang assume_nonnull begin

typedef struct {
    const uint8_t *bytes;
    int64_t count;
} clanguage_data;

clanguage_data clanguage_abbreviations_ru(void);
clanguage_data clanguage_abbreviations_en(void);
/// Words with which an English sentence often begins, one a line.
clanguage_data clanguage_starters_en(void);
/// Words with which a Russian sentence often begins, and no surname, one a line.
clanguage_data clanguage_starters_ru(void);
/// Words of which a Russian date at the start of a sentence is made, one a line.
clanguage_data clanguage_dates_ru(void);
/// English verbs of speech in their forms, one a line.
clanguage_data clanguage_speech_en(void);
/// The commonest small words of languages in Latin letters, one language a line.
clanguage_data clanguage_words_latin(void);

#pragma clang assume_nonnull end

#endif

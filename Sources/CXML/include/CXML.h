#ifndef CXML_H
#define CXML_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A push parser of XML that opens no file and no connection, expands no entity of a document,
/// and reports elements, text and one error.
typedef struct cxml_parser cxml_parser;

/// An attribute of an element; valid during the call that hands it over.
typedef struct {
    /// The place of its qualified name among the names given when the parser was opened, or -1.
    int32_t known;
    const char *_Nullable prefix;
    const char *name;
    /// The value in UTF-8, with all references replaced.
    const uint8_t *value;
    ptrdiff_t count;
} cxml_attribute;

typedef struct {
    /// `known` is the place of the local name among the names given when the parser was opened if
    /// the element has the prefix of the root element (or none, as it), else -1.
    void (*start)(void *context, int32_t known, const char *_Nullable prefix, const char *name,
                  const cxml_attribute *attributes, int32_t count);
    void (*end)(void *context);
    /// Text comes in pieces, cut anywhere between two characters.
    void (*text)(void *context, const uint8_t *bytes, int32_t count);
} cxml_handlers;

typedef enum {
    CXML_NO_FAULT = 0,
    CXML_NOT_WELL_FORMED,
    CXML_NO_CONTENT,
    /// A tag longer than CXML_TAG_LIMIT.
    CXML_TAG_TOO_LONG,
    /// More elements inside each other than was allowed.
    CXML_TOO_DEEP,
    CXML_NO_MEMORY,
} cxml_fault;

/// The bytes that one tag may have: the time that libxml2 takes for the attributes of an element
/// grows with the square of their number, before any handler sees them.
enum { CXML_TAG_LIMIT = 262144 };

typedef struct {
    cxml_fault fault;
    /// The code of libxml2 (xmlParserErrors).
    int32_t code;
    /// The level of libxml2 (xmlErrorLevel).
    int32_t level;
    /// From 1, or 0 where it is not known.
    int32_t line;
    int32_t column;
    /// One line without its end; lives as long as the parser.
    const char *message;
} cxml_error;

/// Opens a parser; NULL where memory is short. The names, no two of them equal, are copied.
cxml_parser *_Nullable cxml_open(const char *_Nonnull const *_Nonnull names, int32_t count,
                                 int32_t maximum_depth, cxml_handlers handlers, void *context);
void cxml_close(cxml_parser *parser);

/// Parses some more bytes; `last` tells that no more come. The first error ends the parsing: then
/// this returns 0, and nothing is reported any more.
int32_t cxml_push(cxml_parser *parser, const uint8_t *_Nullable bytes, int32_t count, int32_t last);

/// Ends the parsing, from within a handler: nothing is reported any more.
void cxml_stop(cxml_parser *parser);

/// The first error.
cxml_error cxml_first_error(const cxml_parser *parser);

/// Where the parser is, from 1. The column counts as libxml2 does, which may differ by the length
/// of the construct that was being read.
int32_t cxml_line(const cxml_parser *parser);
int32_t cxml_column(const cxml_parser *parser);

/// The namespace of the element whose start is being handled, NULL for none.
const char *_Nullable cxml_tag_namespace(const cxml_parser *parser);

/// The line on which the tag begins whose start is being handled.
int32_t cxml_tag_line(const cxml_parser *parser);

#pragma clang assume_nonnull end

#endif

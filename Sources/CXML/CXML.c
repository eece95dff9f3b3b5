#include "CXML.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const xmlChar *prefix;
    const xmlChar *local;
    int32_t place;
} known_name;

struct cxml_parser {
    xmlParserCtxtPtr xml;
    cxml_handlers handlers;
    void *context;
    // A hash table with open addressing, at most a quarter full.
    known_name *names;
    size_t name_mask;
    int has_root;
    int stopped;
    int32_t depth;
    int32_t maximum_depth;
    const xmlChar *root_prefix;
    const xmlChar *tag_namespace;
    cxml_attribute *attributes;
    int32_t attribute_capacity;
    uint8_t *values;
    size_t value_capacity;
    cxml_error error;
    char message[400];
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fail(cxml_parser *parser, cxml_fault fault, const char *message) {
    if (parser->error.fault != CXML_NO_FAULT) return;
    parser->error.fault = fault;
    parser->error.level = XML_ERR_FATAL;
    parser->error.line = cxml_line(parser);
    parser->error.column = cxml_column(parser);
    strncpy(parser->message, message, sizeof parser->message - 1);
    parser->error.message = parser->message;
    cxml_stop(parser);
}

// Names are interned by libxml2 for each parser, so that equal names are equal pointers.
static known_name *slot(const cxml_parser *parser, const xmlChar *prefix, const xmlChar *local) {
    size_t at = (uintptr_t)local * 0x9E3779B97F4A7C15u >> 40;
    for (;; at++) {
        known_name *name = parser->names + (at & parser->name_mask);
        if (!name->local || (name->local == local && name->prefix == prefix)) return name;
    }
}

static int32_t known(const cxml_parser *parser, const xmlChar *prefix, const xmlChar *local) {
    const known_name *name = slot(parser, prefix, local);
    return name->local ? name->place : -1;
}

// Without XML_PARSE_NOENT libxml2 leaves each ampersand of a value as "&#38;", for a tree builder
// to expand. No other reference can be left, so that this is exact.
static size_t unescape(const xmlChar *from, size_t count, uint8_t *to) {
    size_t out = 0;
    for (size_t i = 0; i < count; i++) {
        to[out++] = from[i];
        if (from[i] == '&' && count - i >= 5 && memcmp(from + i, "&#38;", 5) == 0) i += 4;
    }
    return out;
}

static int make_room(cxml_parser *parser, const xmlChar **attributes, int count) {
    size_t needed = 0;
    for (int i = 0; i < count; i++)
        needed += (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]);
    if (count > parser->attribute_capacity) {
        cxml_attribute *more = realloc(parser->attributes, (size_t)count * 2 * sizeof *more);
        if (!more) return 0;
        parser->attributes = more;
        parser->attribute_capacity = count * 2;
    }
    if (needed > parser->value_capacity) {
        uint8_t *more = realloc(parser->values, needed * 2);
        if (!more) return 0;
        parser->values = more;
        parser->value_capacity = needed * 2;
    }
    return 1;
}

static void started(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                    int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                    const xmlChar **attributes) {
    (void)namespace_count, (void)namespaces, (void)defaulted;
    cxml_parser *parser = context;
    if (parser->stopped) return;
    if (++parser->depth > parser->maximum_depth) {
        fail(parser, CXML_TOO_DEEP, "too deep");
        return;
    }
    if (!parser->has_root) {
        parser->has_root = 1;
        parser->root_prefix = prefix;
    }
    if (!make_room(parser, attributes, count)) {
        fail(parser, CXML_NO_MEMORY, "out of memory");
        return;
    }
    parser->tag_namespace = uri;
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        const xmlChar **from = attributes + 5 * i;
        cxml_attribute *to = parser->attributes + i;
        size_t length = (size_t)(from[4] - from[3]);
        to->name = (const char *)from[0];
        to->prefix = (const char *)from[1];
        to->known = known(parser, from[1], from[0]);
        to->value = from[3];
        to->count = (ptrdiff_t)length;
        if (memchr(from[3], '&', length)) {
            to->value = parser->values + used;
            to->count = (ptrdiff_t)unescape(from[3], length, parser->values + used);
            used += (size_t)to->count;
        }
    }
    parser->handlers.start(parser->context,
                           prefix == parser->root_prefix ? known(parser, NULL, name) : -1,
                           (const char *)prefix, (const char *)name, parser->attributes, count);
}

static void ended(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    cxml_parser *parser = context;
    if (parser->stopped) return;
    parser->depth--;
    parser->handlers.end(parser->context);
}

static void characters(void *context, const xmlChar *bytes, int count) {
    cxml_parser *parser = context;
    if (!parser->stopped) parser->handlers.text(parser->context, bytes, count);
}

static void failed(void *context, const xmlError *error) {
    cxml_parser *parser = context;
    // With a DOCTYPE that names a DTD, libxml2 takes an undeclared entity for a mere error and
    // drops it from the text.
    int undeclared = error->code == XML_ERR_UNDECLARED_ENTITY
        || error->code == XML_WAR_UNDECLARED_ENTITY;
    if (error->level != XML_ERR_FATAL && !undeclared) return;
    if (parser->error.fault != CXML_NO_FAULT) return;
    parser->error.fault =
        error->code == XML_ERR_DOCUMENT_EMPTY ? CXML_NO_CONTENT : CXML_NOT_WELL_FORMED;
    parser->error.code = error->code;
    parser->error.level = (int32_t)error->level;
    parser->error.line = error->line;
    parser->error.column = error->int2;
    if (error->message) {
        strncpy(parser->message, error->message, sizeof parser->message - 1);
        size_t length = strcspn(parser->message, "\r\n");
        parser->message[length] = 0;
    }
    if (undeclared) cxml_stop(parser);
}

static int intern(cxml_parser *parser, const char *const *names, int32_t count) {
    size_t size = 4;
    while (size < (size_t)count * 4) size *= 2;
    parser->names = calloc(size, sizeof *parser->names);
    if (!parser->names) return 0;
    parser->name_mask = size - 1;
    xmlDictPtr dictionary = parser->xml->dict;
    for (int32_t i = 0; i < count; i++) {
        const xmlChar *text = (const xmlChar *)names[i];
        const char *colon = strchr(names[i], ':');
        int length = colon ? (int)(colon - names[i]) : 0;
        const xmlChar *prefix = colon ? xmlDictLookup(dictionary, text, length) : NULL;
        const xmlChar *local = xmlDictLookup(dictionary, colon ? text + length + 1 : text, -1);
        if (!local || (colon && !prefix)) return 0;
        known_name *name = slot(parser, prefix, local);
        // A name that is given twice, as that of an element and of an attribute, keeps its place.
        if (!name->local) *name = (known_name){prefix, local, i};
    }
    return 1;
}

cxml_parser *cxml_open(const char *const *names, int32_t count, int32_t maximum_depth,
                       cxml_handlers handlers, void *context) {
    pthread_once(&once, xmlInitParser);
    cxml_parser *parser = calloc(1, sizeof *parser);
    if (!parser) return NULL;
    parser->handlers = handlers;
    parser->context = context;
    parser->maximum_depth = maximum_depth;
    parser->error.message = parser->message;
    // No handler of declarations or entities: every entity but the five of XML is then undefined,
    // and nothing can be loaded or expanded.
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = started;
    sax.endElementNs = ended;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    sax.cdataBlock = characters;
    sax.serror = (xmlStructuredErrorFunc)failed;
    parser->xml = xmlCreatePushParserCtxt(&sax, parser, NULL, 0, NULL);
    if (!parser->xml || !intern(parser, names, count)) {
        cxml_close(parser);
        return NULL;
    }
    xmlCtxtUseOptions(parser->xml, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return parser;
}

void cxml_close(cxml_parser *parser) {
    if (parser->xml) xmlFreeParserCtxt(parser->xml);
    free(parser->names);
    free(parser->attributes);
    free(parser->values);
    free(parser);
}

// A tag is parsed when all of it has come: bytes that wait and begin with one are all of it.
static int waits_for_long_tag(xmlParserInputPtr input) {
    return input && input->end - input->cur > CXML_TAG_LIMIT && input->cur[0] == '<'
        && input->cur[1] != '!' && input->cur[1] != '?';
}

int32_t cxml_push(cxml_parser *parser, const uint8_t *bytes, int32_t count, int32_t last) {
    if (parser->error.fault != CXML_NO_FAULT || parser->stopped) return 0;
    xmlParseChunk(parser->xml, (const char *)bytes, count, last);
    if (waits_for_long_tag(parser->xml->input)) fail(parser, CXML_TAG_TOO_LONG, "tag too long");
    // Undeclared prefixes are errors of namespaces, not of the document.
    if (!parser->xml->wellFormed) fail(parser, CXML_NOT_WELL_FORMED, "not well-formed");
    return parser->error.fault == CXML_NO_FAULT;
}

void cxml_stop(cxml_parser *parser) {
    parser->stopped = 1;
    xmlStopParser(parser->xml);
}

cxml_error cxml_first_error(const cxml_parser *parser) { return parser->error; }

int32_t cxml_line(const cxml_parser *parser) {
    return parser->xml->input ? parser->xml->input->line : 0;
}

int32_t cxml_column(const cxml_parser *parser) {
    return parser->xml->input ? parser->xml->input->col : 0;
}

const char *cxml_tag_namespace(const cxml_parser *parser) {
    return (const char *)parser->tag_namespace;
}

int32_t cxml_tag_line(const cxml_parser *parser) {
    xmlParserInputPtr input = parser->xml->input;
    if (!input) return 0;
    int32_t line = input->line;
    // A value cannot hold "<", so that the last one begins the tag.
    for (const xmlChar *at = input->cur; at > input->base && *at != '<'; at--)
        if (at[-1] == '\n') line--;
    return line;
}

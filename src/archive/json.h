// simdjson as Metier uses it: by error codes, never by exceptions. Include this header, not simdjson's.

#ifndef METIER_SRC_ARCHIVE_JSON_H_
#define METIER_SRC_ARCHIVE_JSON_H_

#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#endif  // METIER_SRC_ARCHIVE_JSON_H_

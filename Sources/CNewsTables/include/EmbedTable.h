// DEFINE_TABLE: storage for one embedded file. Each `#embed` sits in a C file of its part.

#pragma once

#include "NewsTable.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define DEFINE_TABLE(name) const NewsTable name = {name##_bytes, sizeof(name##_bytes)}

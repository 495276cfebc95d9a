// MyHTML, the HTML5 parser of libmodest, and its decoders of the WHATWG Encoding Standard.

#include <myencoding/encoding.h>
#include <myhtml/api.h>

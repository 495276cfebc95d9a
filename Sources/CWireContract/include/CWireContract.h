// The contract as a serialized google.protobuf.FileDescriptorSet, compiled in so that a server can
// describe itself without a file beside it.

#pragma once

/// The bytes and their number.
const unsigned char *wire_contract_bytes(void);
unsigned long wire_contract_count(void);

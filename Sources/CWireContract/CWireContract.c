#include "CWireContract.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Made from the .proto files by the command in ContractDescriptor.swift; a test compares them.
static const unsigned char contract[] = {
#embed "contract.desc"
};

const unsigned char *wire_contract_bytes(void) { return contract; }
unsigned long wire_contract_count(void) { return sizeof contract; }

// ContractDescriptor: the contract as data, for Describe and for ReplyJSON. Made in Protos/ by
//   protoc --include_imports --descriptor_set_out=../../CWireContract/contract.desc *.proto
// A test fails when the .proto files and the committed bytes differ.

internal import CWireContract
package import FoundationEssentials
internal import SwiftProtobuf

package enum ContractDescriptor {
    /// A serialized `google.protobuf.FileDescriptorSet` of all our files and those they import.
    package static let data = Data(bytes: wire_contract_bytes(), count: Int(wire_contract_count()))

    /// The messages of the contract by full name, such as `wirefold.v1.Record`.
    static let messages: [String: Google_Protobuf_DescriptorProto] = {
        // The bytes are compiled in and a test reads them: they can't be bad at run time.
        guard let files = try? Google_Protobuf_FileDescriptorSet(serializedBytes: data) else { return [:] }
        var messages: [String: Google_Protobuf_DescriptorProto] = [:]
        func add(_ message: Google_Protobuf_DescriptorProto, in scope: String) {
            let name = "\(scope).\(message.name)"
            messages[name] = message
            for nested in message.nestedType { add(nested, in: name) }
        }
        for file in files.file {
            for message in file.messageType { add(message, in: file.package) }
        }
        return messages
    }()
}

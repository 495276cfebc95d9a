// MessageSchema: what ReplyJSON needs to know of a message, read from the contract's descriptor.

internal import SwiftProtobuf

struct MessageSchema: Sendable {
    struct Field: Sendable {
        var number: UInt64
        /// The name in lowerCamelCase, with quotes and colon.
        var key: String
        var kind: Kind
        var isRepeated: Bool
        /// Printed only where it is set: messages, and members of a oneof or `optional` fields.
        var hasPresence: Bool
    }

    enum Kind: Sendable {
        case signed, unsigned, bool, double, string, bytes
        case timestamp
        case message(String)
        case map(String)
    }

    var fields: [Field]

    /// The messages of the contract by full name, such as `wirefold.v1.Record`.
    static let all: [String: MessageSchema] = {
        let messages = ContractDescriptor.messages
        return messages.mapValues { message in
            MessageSchema(fields: message.field.map { Field($0, among: messages) })
        }
    }()
}

extension MessageSchema.Field {
    fileprivate init(
        _ field: Google_Protobuf_FieldDescriptorProto,
        among messages: [String: Google_Protobuf_DescriptorProto]
    ) {
        number = UInt64(clamping: field.number)
        key = "\"\(field.jsonName)\":"
        isRepeated = field.label == .repeated
        hasPresence = field.hasOneofIndex || field.type == .message
        switch field.type {
        case .bool: kind = .bool
        case .double: kind = .double
        case .string: kind = .string
        case .bytes: kind = .bytes
        case .int32, .int64: kind = .signed
        case .message:
            // Names in descriptors begin with a dot.
            let name = String(field.typeName.dropFirst())
            if name == "google.protobuf.Timestamp" {
                kind = .timestamp
            } else if messages[name]?.options.mapEntry == true {
                kind = .map(name)
            } else {
                kind = .message(name)
            }
        default: kind = .unsigned
        }
    }
}

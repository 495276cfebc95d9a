// JSONTranscoder: the bytes of a message, by its schema, as JSON text.

internal import FoundationEssentials
internal import SwiftProtobuf

struct JSONTranscoder {
    private let bytes: UnsafeRawBufferPointer
    private(set) var text = ""

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// A field's value as it stands in the bytes.
    private enum Value {
        case number(UInt64)
        case span(Range<Int>)
    }

    struct UnknownMessage: Error {}

    mutating func write(message name: String, _ range: Range<Int>) throws {
        guard let schema = MessageSchema.all[name] else { throw UnknownMessage() }
        let values = try values(in: range)
        var isFirst = true
        text += "{"
        for field in schema.fields {
            let found = values[field.number] ?? []
            if field.hasPresence, !field.isRepeated, found.isEmpty { continue }
            if !isFirst { text += "," }
            isFirst = false
            text += field.key
            try write(found, of: field)
        }
        text += "}"
    }

    private func values(in range: Range<Int>) throws -> [UInt64: [Value]] {
        var cursor = WireCursor(bytes, range)
        var values: [UInt64: [Value]] = [:]
        while let field = try cursor.next() {
            switch field.type {
            case 0: values[field.number, default: []].append(.number(try cursor.varint()))
            case 1: values[field.number, default: []].append(.number(try cursor.fixed64()))
            case 2: values[field.number, default: []].append(.span(try cursor.span()))
            default: try cursor.skip(field)
            }
        }
        return values
    }

    private mutating func write(_ values: [Value], of field: MessageSchema.Field) throws {
        if case .map(let entry) = field.kind { return try writeMap(values, entry) }
        guard field.isRepeated else { return try write(values.last, field.kind) }
        text += "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            try write(value, field.kind)
        }
        text += "]"
    }

    /// In order of key, so that the same value gives the same text.
    private mutating func writeMap(_ entries: [Value], _ name: String) throws {
        guard let value = MessageSchema.all[name]?.fields.last else { throw UnknownMessage() }
        var pairs: [String: Value?] = [:]
        for case .span(let range) in entries {
            let entry = try values(in: range)
            guard case .span(let key)? = entry[1]?.last ?? .span(0..<0) else { continue }
            pairs[String(decoding: bytes[key], as: UTF8.self)] = entry[2]?.last
        }
        text += "{"
        for (index, key) in pairs.keys.sorted().enumerated() {
            if index > 0 { text += "," }
            write(string: key)
            text += ":"
            try write(pairs[key] ?? nil, value.kind)
        }
        text += "}"
    }

    private mutating func write(_ value: Value?, _ kind: MessageSchema.Kind) throws {
        var number: UInt64 = 0
        var range = 0..<0
        switch value {
        case .number(let found)?: number = found
        case .span(let found)?: range = found
        case nil: break
        }
        switch kind {
        case .unsigned: text += String(number)
        case .signed: text += String(Int64(bitPattern: number))
        case .bool: text += number != 0 ? "true" : "false"
        case .double: write(double: Double(bitPattern: number))
        case .string: write(string: String(decoding: bytes[range], as: UTF8.self))
        case .bytes: write(string: Data(bytes[range]).base64EncodedString())
        case .timestamp:
            // Its own mapping: RFC 3339, in quotes.
            text += try Google_Protobuf_Timestamp(serializedBytes: Array(bytes[range])).jsonString()
        case .message(let name), .map(let name): try write(message: name, range)
        }
    }

    private mutating func write(double: Double) {
        if double.isNaN {
            text += "\"NaN\""
        } else if double.isInfinite {
            text += double < 0 ? "\"-Infinity\"" : "\"Infinity\""
        } else if let whole = Int64(exactly: double), abs(whole) < 1 << 53 {
            text += String(whole)
        } else {
            text += double.description
        }
    }

    private mutating func write(string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Control characters, and the line ends that JavaScript and terminals know.
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

// JSONParser: a strict parser for RFC 8259, over UTF-8 bytes, with a limit on depth. It exists
// because bad input has to be an error with a place, never a trap, and the domain has no
// Foundation.

/// Parses one JSON text.
package struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    /// A string without its escapes, while it is read: so many bytes of it are.
    var unescaped: [UInt8] = []
    var unescapedCount = 0
    private let depthLimit: Int
    /// Values still allowed: a text of empty arrays would cost many times its size.
    private var allowance = mostValues
    private static let mostValues = 200_000

    /// Parses UTF-8 that holds one value and space around it.
    ///
    /// A lone surrogate escape becomes U+FFFD. Of members with the same name the last counts.
    /// - Complexity: one pass; memory in proportion to the text.
    package static func value(from bytes: [UInt8], depthLimit: Int = 512) throws(JSONError) -> JSONValue {
        try value(from: bytes[...], depthLimit: depthLimit)
    }

    package static func value(
        from bytes: ArraySlice<UInt8>, depthLimit: Int = 512
    ) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var parser = JSONParser(bytes: bytes, depthLimit: depthLimit)
            let value = try parser.value(depth: 0)
            parser.skipSpace()
            guard parser.index == bytes.count else { throw parser.error("there is more after the value") }
            return value
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard index < bytes.count else { throw error("the text ends where a value is expected") }
        allowance -= 1
        guard allowance > 0 else {
            var error = error(
                "there are more than \(Self.mostValues) values; give each object a line of its own")
            error.isLimit = true
            throw error
        }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default: throw error("a value is expected here")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var members = JSONObject()
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw error("a member's name in double quotes is expected here")
            }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("\":\" is expected here") }
            members.set(name, try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw error("\",\" or \"}\" is expected here") }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try checkDepth(depth)
        index += 1
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            items.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw error("\",\" or \"]\" is expected here") }
        }
    }

    private func checkDepth(_ depth: Int) throws(JSONError) {
        guard depth <= depthLimit else {
            var error = error(
                "arrays and objects are nested deeper than the limit of \(depthLimit) (limits.nestingDepth)")
            error.isLimit = true
            throw error
        }
    }

    private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw error("a value is expected here") }
        index += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONError) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        guard index > start else { throw error("a digit is expected here") }
    }
}

extension JSONParser {
    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    func error(_ message: String) -> JSONError {
        let before = bytes[..<min(index, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
        return JSONError(
            message: message, line: before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) },
            column: before.endIndex - lineStart + 1)
    }
}

// JSONLine: one line of output, written member by member.

internal import NewsIntake
internal import NewsModel

/// A JSON object being written, in UTF-8.
struct JSONLine {
    private var bytes: [UInt8] = []

    /// Writes an object; members are added in `fill`.
    static func object(_ fill: (inout JSONLine) -> Void) -> [UInt8] {
        var line = JSONLine()
        line.braced(fill)
        return line.bytes
    }

    /// Writes an object as one line behind others. `fill` doesn't look at these.
    static func write(to output: inout [UInt8], _ fill: (inout JSONLine) -> Void) {
        var line = JSONLine()
        swap(&line.bytes, &output)
        line.braced(fill)
        line.bytes.append(0x0A)
        swap(&line.bytes, &output)
    }

    mutating func add(_ name: String, _ value: String?) {
        key(name)
        if let value { append(value) } else { bytes += "null".utf8 }
    }

    mutating func add(_ name: String, _ value: Int) {
        key(name)
        append(value)
    }

    mutating func add(_ name: String, _ value: Bool) {
        key(name)
        bytes += (value ? "true" : "false").utf8
    }

    /// A number; one that JSON can't write becomes null.
    mutating func add(_ name: String, _ value: Double) {
        key(name)
        bytes += (value.isFinite ? "\(value)" : "null").utf8
    }

    /// An id as it was given.
    mutating func add(_ name: String, _ value: JSONValue) {
        key(name)
        switch value {
        case .string(let text): append(text)
        case .number(let digits): bytes += digits.utf8
        default: bytes += "null".utf8
        }
    }

    /// An object made of a value; null for none.
    mutating func add<Value>(_ name: String, object value: Value?, _ fill: (inout JSONLine, Value) -> Void) {
        key(name)
        if let value { braced { fill(&$0, value) } } else { bytes += "null".utf8 }
    }

    mutating func add<Items: Sequence>(
        _ name: String, list items: Items, _ fill: (inout JSONLine, Items.Element) -> Void
    ) {
        key(name)
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            braced { fill(&$0, item) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func braced(_ fill: (inout JSONLine) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        fill(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func add(_ name: String, numbers: [UInt32]) {
        key(name)
        bytes.append(UInt8(ascii: "["))
        for (index, number) in numbers.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += String(number).utf8
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The members `start` and `end`.
    mutating func add(_ range: TextRange) {
        add("start", range.start)
        add("end", range.end)
    }

    /// A member's name, which has nothing to escape. No value ends in an opening brace.
    private mutating func key(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        var name = name
        name.withUTF8 { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ number: Int) {
        guard number >= 10 else {
            bytes += String(number).utf8
            return
        }
        let start = bytes.count
        var rest = number
        while rest > 0 {
            bytes.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            var index = 0
            while index < utf8.count {
                let byte = utf8[index]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                    start = index + 1
                    escape(byte)
                }
                index += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes += "\\u00".utf8
            bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}

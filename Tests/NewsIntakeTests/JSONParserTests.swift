// The JSON parser: strict, exact, and never trapped.

internal import NewsIntake
internal import Testing

@Suite("Parsing JSON")
struct JSONParserTests {
    private func parse(_ text: String, depth: Int = 512) throws -> JSONValue {
        try JSONParser.value(from: Array(text.utf8), depthLimit: depth)
    }

    @Test("reads every kind of value")
    func values() throws {
        let value = try parse(#" {"a":[1,-2.5e3,true,false,null,"x"],"b":{}} "#)
        #expect(
            value
                == .object([
                    "a": .array([
                        .number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null, .string("x"),
                    ]),
                    "b": .object([:]),
                ]))
    }

    @Test("reads escapes, pairs of surrogates and halves of them")
    func escapes() throws {
        #expect(try parse(#""\"\\\/\b\f\n\r\té""#) == .string("\"\\/\u{8}\u{C}\n\r\té"))
        #expect(try parse(#""\ud83c\udf0a""#) == .string("🌊"))
        #expect(try parse(#""\ud83c!\udf0a""#) == .string("\u{FFFD}!\u{FFFD}"))
        #expect(try parse(#""\ud83cA""#) == .string("\u{FFFD}A"))
    }

    @Test("reads strings and refuses control characters wherever in them something special stands")
    func anyPlace() throws {
        for length in 0..<20 {
            let plain = String(repeating: "é~", count: length / 2) + String(repeating: "!", count: length % 2)
            #expect(try parse("\"\(plain)\"") == .string(plain))
            #expect(try parse("\"\(plain)\\n\(plain)\"") == .string("\(plain)\n\(plain)"))
            #expect(throws: JSONError.self) { try parse("\"\(plain)\u{1F}\(plain)\"") }
        }
    }

    @Test("keeps the digits of numbers that no machine type holds")
    func digits() throws {
        #expect(try parse("123456789012345678901234567890") == .number("123456789012345678901234567890"))
    }

    @Test(
        "refuses what isn't JSON",
        arguments: [
            "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{a:1}", "'x'", "01", "1.", ".5", "+1", "1e", "nul",
            "truee",
            "\"\u{1}\"", "\"\\q\"", "\"\\u12g4\"", "\"", "1 2", "[1 2]", "{\"a\" 1}", "NaN", "-",
        ])
    func refused(_ text: String) { #expect(throws: JSONError.self) { try parse(text) } }

    @Test("counts depth to the limit and not past it")
    func depth() throws {
        #expect(throws: Never.self) {
            try parse(String(repeating: "[", count: 8) + String(repeating: "]", count: 8), depth: 8)
        }
        #expect(throws: JSONError.self) {
            try parse(String(repeating: "[", count: 9) + String(repeating: "]", count: 9), depth: 8)
        }
        #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test("cut short anywhere is an error with a place")
    func cutShort() {
        let bytes = Array(#"{"a":[1,2.5,"xé🌊\n"],"b":{"c":null}}"#.utf8)
        for end in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONParser.value(from: Array(bytes[..<end])) }
        }
    }
}

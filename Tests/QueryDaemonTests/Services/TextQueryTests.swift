internal import Testing
internal import WirefoldProtocol

@testable internal import QueryDaemon

struct TextQueryTests {
    @Test(
        "words and phrases are told apart, and signs alone are no words",
        arguments: [
            ("harbour wall", ["harbour", "wall"]),
            ("“harbour wall” ferry", ["harbour wall", "ferry"]),
            ("\"never closed", ["never closed"]),
            ("- * ( ) \" \"", []),
            ("U.S. anti-trust don't", ["U.S.", "anti-trust", "don't"]),
            ("nul\u{0}byte", ["nul byte"]),
        ])
    func terms(words: String, expected: [String]) throws {
        #expect(try TextQuery(words).terms == expected)
    }

    @Test("an expression is quoted strings alone")
    func expression() throws {
        let query = try TextQuery("title:x OR NEAR(a) \"b\"")
        #expect(
            query.expression(in: ["text"]) == "{text} : (\"title:x\" AND \"OR\" AND \"NEAR(a)\" AND \"b\")")
        #expect(TextQuery.quoted("a\"b") == "\"a\"\"b\"")
    }

    @Test("too much is refused, and the limit named")
    func limits() {
        #expect(throws: RPCError.self) { try TextQuery(String(repeating: "a", count: 5000)) }
        #expect(throws: RPCError.self) { try TextQuery(String(repeating: "a ", count: 65)) }
    }
}

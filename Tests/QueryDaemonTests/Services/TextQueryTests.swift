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

    @Test("a word is sought in either spelling, a phrase as it stands")
    func spellings() throws {
        let query = try TextQuery("Harbor \"labour party\" organised wall")
        #expect(
            query.expression(in: ["text"], anySpelling: true)
                == "{text} : ((\"Harbor\" OR \"harbour\") AND \"labour party\" AND (\"organised\" OR \"organized\") AND \"wall\")"
        )
        for word in ["four", "hour", "hours", "rise", "prize", "for"] {
            #expect(SpellingVariants.of(word).isEmpty, "\(word)")
        }
    }

    @Test("too much is refused, and the limit named")
    func limits() {
        #expect(throws: RPCError.self) { try TextQuery(String(repeating: "a", count: 5000)) }
        #expect(throws: RPCError.self) { try TextQuery(String(repeating: "a ", count: 65)) }
    }
}

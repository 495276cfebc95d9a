// JSON objects: members by name, whether there are few or many.

internal import NewsIntake
internal import Testing

@Suite("A JSON object")
struct JSONObjectTests {
    private func object(_ text: String) throws -> JSONObject {
        try #require(try JSONParser.value(from: Array(text.utf8)).object)
    }

    @Test(
        "has the later of two members with one name, however many others there are",
        arguments: [0, 14, 15, 40])
    func names(others: Int) throws {
        let members = (0..<others).map { #", "n\#($0)": \#($0)"# }.joined()
        let object = try object(#"{"a": 1"# + members + #", "a": "later", "b": 2}"#)
        #expect(object["a"] == .string("later"))
        #expect(object["b"] == .number("2"))
        #expect(object["c"] == nil)
        for number in 0..<others { #expect(object["n\(number)"] == .number("\(number)")) }
        #expect(object.only(["b", "c"]) == ["b": .number("2")])
        #expect(object.only([]).isEmpty)
    }

    @Test("takes names for one that Unicode does, however many others there are", arguments: [0, 40])
    func equivalentNames(others: Int) throws {
        let members = (0..<others).map { #", "n\#($0)": 0"# }.joined()
        let object = try object(#"{"\u00e9": 1"# + members + #", "e\u0301": 2}"#)
        #expect(object["\u{E9}"] == .number("2"))
        #expect(object["e\u{301}"] == .number("2"))
    }

    @Test("equals another in whatever order")
    func equality() throws {
        #expect(try object(#"{"a": 1, "b": {}}"#) == object(#"{"b": {}, "a": 1}"#))
        #expect(try object(#"{"a": 1}"#) != object(#"{"a": 1, "b": null}"#))
    }

    @Test("unescapes one string after another into the same room")
    func escapes() throws {
        let object = try object(
            #"{"a\n": "long text\tand more \u00e9", "b": "\"", "c": "plain", "d": "\ud83c\udf0a\\"}"#)
        #expect(object["a\n"] == .string("long text\tand more é"))
        #expect(object["b"] == .string("\""))
        #expect(object["c"] == .string("plain"))
        #expect(object["d"] == .string("🌊\\"))
    }
}

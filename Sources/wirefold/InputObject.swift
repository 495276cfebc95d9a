// InputObject: one line of input, asked for its members by name.

internal import NewsIntake
internal import NewsModel

/// One JSON object of the input.
struct InputObject {
    private let members: JSONObject

    init(line: ArraySlice<UInt8>) throws {
        let value = try JSONParser.value(from: line)
        guard let members = value.object else {
            throw LineError(field: "line", message: "the line is \(value.kind); give one JSON object a line")
        }
        self.members = members
    }

    /// The id as it was given: a string or a number; null when there is none.
    var id: JSONValue { members["id"] ?? .null }

    func string(_ name: String) throws -> String? {
        switch members[name] {
        case nil, .null: return nil
        case .string(let text): return text
        case .number(let digits): return digits
        case let other?:
            throw LineError(field: name, message: "\(name) is \(other.kind); it has to be a string")
        }
    }

    func required(_ name: String) throws -> String {
        guard let text = try string(name) else {
            throw LineError(
                field: name, message: "\(name) is missing; each line's object has to have it, as a string")
        }
        return text
    }

    /// The article that the line describes, read by NewsIntake's own rules from the members of these
    /// names; others say nothing. The line's `id` is the article's guid.
    ///
    /// - Parameter allowsBlank: whether it may have neither text nor title.
    func article(_ names: [String], allowsBlank: Bool = false) throws -> Article {
        _ = try required("text")
        return try ArticleReader.article(from: members.only(names), allowsBlank: allowsBlank)
    }
}

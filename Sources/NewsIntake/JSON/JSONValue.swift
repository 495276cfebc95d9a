// JSONValue: one value of a parsed JSON text.

/// One JSON value. Numbers keep their digits, so that a version of 2 and an id of 2⁶⁰ stay exact.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// What it is, for an error: "a number".
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    var isNull: Bool { if case .null = self { true } else { false } }
    package var object: JSONObject? { if case .object(let members) = self { members } else { nil } }
    package var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    package var string: String? { if case .string(let string) = self { string } else { nil } }
}

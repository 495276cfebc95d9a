// JSONFields: one JSON object, asked for its members by any of the names that formats give them.

internal import FoundationEssentials
internal import NewsModel

/// Typed access to an object's members. A member that is there with the wrong type is an error
/// that names it; null and absent members say nothing.
struct JSONFields {
    let members: JSONObject

    /// The first of these members that is there and not null, with its name.
    func first(of names: [String]) -> (name: String, value: JSONValue)? {
        for name in names {
            if let value = members[name], !value.isNull { return (name, value) }
        }
        return nil
    }

    /// A string; a number is taken by its digits.
    func string(_ names: String...) throws(IntakeError) -> String? {
        for name in names {
            switch members[name] {
            case nil, .null: continue
            case .string(let text): if !text.isEmpty { return text }
            case .number(let digits): return digits
            case let other?: throw .invalid(name, "\(name) is \(other.kind); it has to be a string")
            }
        }
        return nil
    }

    /// One string, or a list of them (or of objects with a `name`) joined with commas.
    func names(_ names: String...) throws(IntakeError) -> String? {
        guard let (name, value) = first(of: names) else { return nil }
        switch value {
        case .string(let text): return text.isEmpty ? nil : text
        case .array(let items):
            let parts = items.compactMap { $0.string ?? $0.object?["name"]?.string }.filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        case .object(let object): return object["name"]?.string
        default: throw .invalid(name, "\(name) is \(value.kind); it has to be a string or a list of strings")
        }
    }

    /// One string, or a list of them (or of objects with an `ednote`, `value` or `name`); none where
    /// there is no such member.
    func strings(_ names: String...) throws(IntakeError) -> [String] {
        guard let (name, value) = first(of: names) else { return [] }
        switch value {
        case .string(let text): return text.isEmpty ? [] : [text]
        case .array(let items):
            return items.compactMap { item in
                item.string ?? ["ednote", "value", "name"].lazy.compactMap { item.object?[$0]?.string }.first
            }.filter { !$0.isEmpty }
        case .object(let object):
            return [object["ednote"]?.string ?? object["value"]?.string ?? ""].filter { !$0.isEmpty }
        default: throw .invalid(name, "\(name) is \(value.kind); it has to be a string or a list of strings")
        }
    }

    /// A point in time: text that `DateReader` reads, or seconds since 1970.
    func date(_ names: String...) throws(IntakeError) -> Date? {
        for name in names {
            let date: Date?
            switch members[name] {
            case nil, .null, .string(""): continue
            case .string(let text): date = DateReader.date(from: text)
            case .number(let digits): date = Double(digits).flatMap(DateReader.date(fromEpoch:))
            case let other?: throw .invalid(name, "\(name) is \(other.kind); it has to be a date")
            }
            guard let date else {
                throw .invalid(
                    name,
                    "\(name) is not a date that can be read; write it as 2026-11-21T06:25:00Z (RFC 3339)")
            }
            return date
        }
        return nil
    }

    /// IPTC `pubstatus`, with or without its scheme (`stat:usable`).
    func status(_ names: String...) throws(IntakeError) -> Article.Status? {
        for name in names {
            guard let value = members[name], !value.isNull else { continue }
            guard let text = value.string else {
                throw .invalid(name, "\(name) is \(value.kind); it has to be a string")
            }
            guard !text.isEmpty else { continue }
            let word = text.lowercased().split(separator: ":").last.map(String.init) ?? ""
            switch word {
            case "cancelled", "killed", "kill": return .canceled
            case "published", "live": return .usable
            default: break
            }
            guard let status = Article.Status(rawValue: word) else {
                throw .invalid(name, "\(name) has to be usable, withheld or canceled")
            }
            return status
        }
        return nil
    }
}

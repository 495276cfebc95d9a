// FieldMapping: the small conversions that all mappings between model and wire are made of.
// Model to wire never fails; wire to model throws `invalidArgument` and names the field.

package import FoundationEssentials
internal import NewsModel
package import SwiftProtobuf

/// Reads an id that must be there.
func identifier<ID: Identifier>(_ text: String, _ field: String) throws(RPCError) -> ID {
    if let id = ID(rawValue: text) { return id }
    throw RPCError(
        .invalidArgument,
        "“\(text.shortened)” is not an id; expected \(ID.prefix) and 16 characters of a–z, 2–7.",
        field: field)
}

/// Reads an id that may be missing: an empty string.
func optionalIdentifier<ID: Identifier>(_ text: String, _ field: String) throws(RPCError) -> ID? {
    text.isEmpty ? nil : try identifier(text, field)
}

/// Reads a list of ids.
func identifiers<ID: Identifier>(_ texts: [String], _ field: String) throws(RPCError) -> [ID] {
    var ids: [ID] = []
    ids.reserveCapacity(texts.count)
    for text in texts { ids.append(try identifier(text, field)) }
    return ids
}

/// Reads a word of a closed list.
func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ field: String) throws(RPCError) -> Word
where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw RPCError(.invalidArgument, "“\(text.shortened)” is not one of \(known).", field: field)
}

/// Reads a range: half-open, not backwards.
func span(_ start: UInt32, _ end: UInt32, _ field: String) throws(RPCError) -> TextRange {
    guard start <= end else {
        throw RPCError(.invalidArgument, "The range \(start)..<\(end) ends before it starts.", field: field)
    }
    return TextRange(start: Int(start), end: Int(end))
}

/// Maps each element; one that can't be read is named by its index.
func elements<Wire, Model>(
    _ wires: [Wire], _ field: String, _ map: (Wire) throws(RPCError) -> Model
) throws(RPCError) -> [Model] {
    var models: [Model] = []
    models.reserveCapacity(wires.count)
    for (index, wire) in wires.enumerated() {
        models.append(try RPCError.within("\(field)[\(index)]") { () throws(RPCError) in try map(wire) })
    }
    return models
}

extension Int {
    /// The value as the wire holds it; below zero becomes 0.
    var wire: UInt32 { UInt32(clamping: self) }
}

extension String {
    /// The empty string, which stands for “not known” on the wire, as nil.
    var known: String? { isEmpty ? nil : self }

    /// The first 40 characters: enough to recognise a bad value in a message.
    var shortened: String { count > 40 ? prefix(40) + "…" : self }
}

extension Google_Protobuf_Timestamp {
    /// Years 1 to 9999, as the protobuf JSON mapping demands.
    static let representable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// A time to the microsecond: that survives the way to a `Date` and back unchanged.
    package init(_ date: Date) {
        self.init()
        let (low, high) = (Double(Self.representable.lowerBound), Double(Self.representable.upperBound))
        let time = date.timeIntervalSince1970
        let micros = Int64((min(max(time.isNaN ? 0 : time, low), high) * 1e6).rounded())
        seconds = micros >= 0 ? micros / 1_000_000 : (micros - 999_999) / 1_000_000
        nanos = Int32(micros - seconds * 1_000_000) * 1000
    }

    /// The time as a date.
    package func date(_ field: String) throws(RPCError) -> Date {
        guard Self.representable.contains(seconds), 0..<1_000_000_000 ~= nanos else {
            throw RPCError(.invalidArgument, "The time is not between the years 1 and 9999.", field: field)
        }
        let micros = seconds * 1_000_000 + Int64(nanos / 1000)
        return Date(timeIntervalSince1970: Double(micros) / 1e6)
    }
}

// Identifier: the typed, deterministic ids of documents, records, quotes and stories.
// An id is a prefix and a base32 digest of what founded the thing, so that the same input
// gives the same id on every machine, for life.

/// An id that is a prefix letter, a hyphen and 16 characters of lower-case base32 (80 bits of SHA-256).
/// It is kept as these bits; its text is made where it is asked for.
public protocol Identifier: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible
where RawValue == String {
    /// The letter and hyphen that every id of this kind starts with.
    static var prefix: String { get }
    var packed: PackedID { get }
    init(_ packed: PackedID)
}

extension Identifier {
    /// Reads an id, or nil when the text is not an id of this kind.
    public init?(rawValue: String) {
        guard rawValue.hasPrefix(Self.prefix),
            let packed = PackedID(digits: rawValue.utf8.dropFirst(Self.prefix.utf8.count))
        else { return nil }
        self.init(packed)
    }

    /// The id of the thing that these parts found. The parts are hashed with their lengths, so
    /// that `["ab", "c"]` and `["a", "bc"]` differ.
    public init(hashing parts: [String]) { self.init(PackedID(hashing: parts)) }

    public var rawValue: String { packed.text(after: Self.prefix) }

    public var description: String { rawValue }

    // These would be those of any RawRepresentable else, which make the texts to compare them.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool { left.packed == right.packed }
    @inlinable
    public static func != (left: Self, right: Self) -> Bool { left.packed != right.packed }
    @inlinable
    public func hash(into hasher: inout Hasher) { packed.hash(into: &hasher) }

    public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

/// One normalised article.
@frozen
public struct DocumentID: Identifier {
    public static let prefix = "d-"
    public let packed: PackedID
    public init(_ packed: PackedID) { self.packed = packed }
}

/// A canonical record: one underlying text.
@frozen
public struct RecordID: Identifier {
    public static let prefix = "r-"
    public let packed: PackedID
    public init(_ packed: PackedID) { self.packed = packed }

    /// The id of the record that a document founds: it shares the document's digest.
    public init(founding document: DocumentID) { packed = document.packed }
}

/// A canonical quote: one utterance.
@frozen
public struct QuoteID: Identifier {
    public static let prefix = "q-"
    public let packed: PackedID
    public init(_ packed: PackedID) { self.packed = packed }

    /// The id of the quote that the quotation at `start` of a document founds.
    public init(founding document: DocumentID, start: Int) {
        self.init(hashing: [document.rawValue, String(start)])
    }
}

/// A story: records about one event.
@frozen
public struct StoryID: Identifier {
    public static let prefix = "s-"
    public let packed: PackedID
    public init(_ packed: PackedID) { self.packed = packed }

    /// The id of the story that a record founds: it shares the record's digest.
    public init(founding record: RecordID) { packed = record.packed }
}

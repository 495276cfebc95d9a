// Identifier: the typed, deterministic ids of documents, records, quotes and stories.
// An id is a prefix and a base32 digest of what founded the thing, so that the same input
// gives the same id on every machine, for life.

/// An id that is a prefix letter, a hyphen and 16 characters of lower-case base32 (80 bits of SHA-256).
public protocol Identifier: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible
where RawValue == String {
    /// The letter and hyphen that every id of this kind starts with.
    static var prefix: String { get }
    init(unchecked rawValue: String)
}

extension Identifier {
    /// Reads an id, or nil when the text is not an id of this kind.
    public init?(rawValue: String) {
        guard rawValue.hasPrefix(Self.prefix) else { return nil }
        let digest = rawValue.utf8.dropFirst(Self.prefix.utf8.count)
        guard digest.count == Digest.length, digest.allSatisfy(Digest.isDigit) else { return nil }
        self.init(unchecked: rawValue)
    }

    /// The id of the thing that these parts found. The parts are hashed with their lengths, so
    /// that `["ab", "c"]` and `["a", "bc"]` differ.
    public init(hashing parts: [String]) {
        self.init(Digest.packed(of: parts))
    }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One normalised article.
public struct DocumentID: Identifier {
    public static let prefix = "d-"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// A canonical record: one underlying text.
public struct RecordID: Identifier {
    public static let prefix = "r-"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// The id of the record that a document founds: it shares the document's digest.
    public init(founding document: DocumentID) {
        rawValue = Self.prefix + document.rawValue.dropFirst(DocumentID.prefix.count)
    }
}

/// A canonical quote: one utterance.
public struct QuoteID: Identifier {
    public static let prefix = "q-"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// The id of the quote that the quotation at `start` of a document founds.
    public init(founding document: DocumentID, start: Int) {
        self.init(hashing: [document.rawValue, String(start)])
    }
}

/// A story: records about one event.
public struct StoryID: Identifier {
    public static let prefix = "s-"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// The id of the story that a record founds: it shares the record's digest.
    public init(founding record: RecordID) {
        rawValue = Self.prefix + record.rawValue.dropFirst(RecordID.prefix.count)
    }
}

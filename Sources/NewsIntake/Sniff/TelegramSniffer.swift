// TelegramSniffer: tells IPTC 7901 and ANPA 1312 by the form of their first two lines.

enum TelegramSniffer {
    static func kind(of head: ArraySlice<UInt8>) -> ContentKind? {
        // Most of what comes is markup, and no header opens like it.
        guard head.first(where: { $0 > 0x20 }) != UInt8(ascii: "<") else { return nil }
        let isFramed = head.prefix(4).contains(0x01)
        let clean = head.prefix(400).filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x1F }
        let lines = clean.split(separator: 0x0A, maxSplits: 6).prefix(6)
            .map { String(decoding: $0.map { $0 == 0x1F ? 0x20 : $0 }, as: UTF8.self) }
            .drop { $0.trimmed.isEmpty }
        guard let first = lines.first else { return nil }
        if let second = lines.dropFirst().first, ANPA1312Reader.Header(first, second) != nil {
            return .anpa1312
        }
        guard let header = IPTC7901Reader.Header(first.trimmed) else { return nil }
        // Without its frame, a number of words or a priority has to be there too: prose has neither.
        let isTyped = header.priority.isDigits && first.trimmed.split(separator: " ").count >= 4
        return isFramed || isTyped ? .iptc7901 : nil
    }
}

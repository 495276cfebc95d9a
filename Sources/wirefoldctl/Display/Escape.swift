// Articles are strangers' text: nothing in them may move the cursor, change colours, hide what
// stands beside it or fake a line of our own output.

extension String {
    /// For a cell or a line: controls are shown as \x1b or \u{202e}, line ends and tabs as a space.
    var shown: String { escaped(keepingLines: false) }

    /// For running text: as ``shown``, but line ends stay.
    var shownLines: String { escaped(keepingLines: true) }

    private func escaped(keepingLines: Bool) -> String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingLines: result += "\n"
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result += " "
            case 0x00...0x1F, 0x7F...0x9F:
                let digits = String(scalar.value, radix: 16)
                result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
            // Bidirectional overrides, embeddings and isolates; tags.
            case 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

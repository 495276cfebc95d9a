// ElementCues: what an element's own names and attributes say of its content.

internal import CNewsTables

/// What one element's names say.
struct ElementCue: Equatable {
    enum Strength: UInt8 { case none, weak, strong, body }

    var reason: PageReason = .navigation
    var strength: Strength = .none
}

/// Reads the cues of elements by the table `element-words`.
struct ElementCues: Sendable {
    static let shared = ElementCues()

    private let table: PhraseTable
    private let cues: [ElementCue]

    private init() {
        var cues = [ElementCue()]
        var rows: [(phrase: Substring, value: UInt16)] = []
        for row in news_table_element_words.rows where row.count == 3 {
            let strength: ElementCue.Strength =
                switch row[1] {
                case "strong": .strong
                case "body": .body
                default: .weak
                }
            let cue = ElementCue(reason: PageReason(rawValue: String(row[0])) ?? .body, strength: strength)
            let number = cues.firstIndex(of: cue) ?? cues.count
            if number == cues.count { cues.append(cue) }
            rows.append((row[2], UInt16(number)))
        }
        self.cues = cues
        table = PhraseTable(rows)
    }

    /// What the element says of itself by its names, a body winning over clutter, and the hash of its
    /// class attribute.
    ///
    /// - Parameter bytes: the tree's.
    func cue(
        of node: Int, in tree: HTMLTree, _ bytes: UnsafeBufferPointer<UInt8>, _ known: inout Known
    ) -> (cue: ElementCue, name: UInt64) {
        let element = tree.nodes[node]
        var best = ElementCue()
        var name: UInt64?
        for index in Int(element.start)..<Int(element.start) + Int(element.attributeCount) {
            let attribute = tree.attributes[index]
            let value = UnsafeBufferPointer(rebasing: bytes[Int(attribute.start)..<Int(attribute.stop)])
            switch attribute.name {
            case .class, .id, .role, .testID, .component:
                let hash = WordHash(of: value).value
                if attribute.name == .class { name = name ?? hash }
                let cue = known.cue(hash) { read(value) }
                if cue.strength.rawValue > best.strength.rawValue { best = cue }
            case .itemprop:
                if value.elementsEqual("articleBody".utf8) {
                    best = ElementCue(reason: .body, strength: .body)
                }
            case .hidden:
                if best.strength == .none { best = ElementCue(reason: .hidden, strength: .weak) }
            case .style:
                if Self.isHiding(value) { best = ElementCue(reason: .hidden, strength: .strong) }
            default: break
            }
        }
        return (best, name ?? WordHash().value)
    }

    /// Whether the element's own style hides it.
    static func isHidden(_ node: Int, in tree: HTMLTree) -> Bool {
        guard tree.nodes[node].attributeCount > 0, let style = tree.value(.style, of: node) else {
            return false
        }
        return style.withUnsafeBufferPointer(isHiding)
    }

    private func read(_ name: UnsafeBufferPointer<UInt8>) -> ElementCue {
        var best = ElementCue()
        guard name.count <= 512 else { return best }
        var before: (UInt64, UInt64)? = nil
        var previous: UInt64?
        ElementName.forEachWord(of: name) { word, isFirst in
            if isFirst {
                previous = nil
                before = nil
            }
            consider(word, &best)
            if let previous {
                let pair = WordHash.joined(previous, word)
                consider(pair, &best)
                if let before { consider(WordHash.joined(before.1, word), &best) }
                before = (previous, pair)
            }
            previous = word
        }
        return best
    }

    private func consider(_ key: UInt64, _ best: inout ElementCue) {
        let number = Int(table[key])
        guard number > 0 else { return }
        let cue = cues[number]
        if cue.strength.rawValue > best.strength.rawValue { best = cue }
    }

    private static func isHiding(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
        var folded: [UInt8] = []
        for byte in style.prefix(200) where byte > 0x20 { folded.append(WordHash.lowered(byte)) }
        return folded.firstOccurrence(of: Array("display:none".utf8)) != nil
            || folded.firstOccurrence(of: Array("visibility:hidden".utf8)) != nil
    }
}

extension ElementCues {
    /// The cues of the names that were read last: a page's elements share a few.
    struct Known {
        private var entries = Array(repeating: (hash: WordHash().value, cue: ElementCue()), count: 256)

        /// The cue of a name with that hash; the empty name has none.
        mutating func cue(_ hash: UInt64, _ read: () -> ElementCue) -> ElementCue {
            let slot = Int(truncatingIfNeeded: hash >> 32) & (entries.count - 1)
            if entries[slot].hash != hash { entries[slot] = (hash, read()) }
            return entries[slot].cue
        }
    }
}

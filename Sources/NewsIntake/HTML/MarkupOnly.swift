// MarkupOnly: a page without what is not read of it: the contents of its scripts and styles, most
// attributes, comments, and the space between blocks. They are three quarters of a page, and the
// parser would copy them.

/// Goes over a page's tags as an HTML tokenizer does, as far as finding what to leave out takes.
///
/// Where a parser might take the page otherwise, all is left in: the tree is the same but for what was
/// left out.
struct MarkupOnly {
    private let html: MarkupBytes
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var outputCount = 0
    /// Where the next tag is sought.
    private var index = 0
    /// From here on nothing was written yet.
    private var unwritten = 0
    private let kinds = MarkupKind.table
    private var space = MarkupSpace()

    /// - Parameter html: in UTF-8.
    /// - Complexity: one pass, some 2 ns a byte of markup and far less elsewhere.
    static func bytes(of html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Array(unsafeUninitializedCapacity: html.count) { output, count in
            var reader = MarkupOnly(html, output: output)
            while let open = reader.find(UInt8(ascii: "<"), from: reader.index) {
                reader.space.note(reader.index..<open, isSpace: reader.endOfSpace(from: reader.index) >= open)
                reader.pass(open)
            }
            reader.write(upTo: html.count)
            count = reader.outputCount
        }
    }

    private init(_ html: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>) {
        self.html = MarkupBytes(html)
        self.output = output
    }

    private mutating func write(upTo end: Int) {
        guard end > unwritten else { return }
        let bytes = html[unwritten..<end]
        // Each byte is written once, so that there is room.
        guard outputCount + bytes.count <= output.count else { return }
        _ = output[outputCount...].initialize(from: bytes)
        outputCount += bytes.count
        unwritten = end
    }

    private mutating func leaveOut(_ range: Range<Int>) {
        write(upTo: range.lowerBound)
        unwritten = range.upperBound
    }

    // MARK: Tags

    /// Passes what opens with "<" here.
    private mutating func pass(_ open: Int) {
        let isClosing = open + 1 < html.count && html[open + 1] == UInt8(ascii: "/")
        let nameStart = open + (isClosing ? 2 : 1)
        guard nameStart < html.count else { return index = html.count }
        if isLetter(html[nameStart]) {
            var hash = WordHash()
            index = nameStart
            while index < html.count, !isSpace(html[index]), !isTagEnd(html[index]) {
                hash.add(WordHash.lowered(html[index]))
                index += 1
            }
            let name = nameStart..<index
            let kind = MarkupKind(rawValue: kinds[hash.value]) ?? .other
            if let extra = space.extra(before: kind, named: hash.value, isClosing: isClosing) {
                leaveOut(extra)
            }
            passAttributes(of: kind)
            if !isClosing { passContent(of: kind, name) }
        } else if isClosing || html[nameStart] == UInt8(ascii: "!") || html[nameStart] == UInt8(ascii: "?") {
            index = endOfComment(from: open)
            if isComment(open) { leaveOut(open..<index) }
        } else {
            index = open + 1
            space.noteText()
        }
    }

    /// After a start tag.
    private mutating func passContent(of kind: MarkupKind, _ name: Range<Int>) {
        switch kind {
        case .other, .head, .link, .anchor, .void, .formatting, .block: break
        case .plaintext: index = html.count
        case .title, .opaque:
            if html[index - 1] == UInt8(ascii: ">"), html[index - 2] == UInt8(ascii: "/") { break }
            index = endTag(of: name, from: index)
        case .script, .style:
            let content = index..<endTag(of: name, from: index)
            index = content.upperBound
            guard kind == .script else { return leaveOut(content) }
            // Scripts of data are read; the others' types have no "+".
            if html[name.upperBound..<content.lowerBound].contains(UInt8(ascii: "+")) { return }
            // What looks like a comment may hide the end of a script.
            if mayHideItsEnd(content, of: name) { index = html.count } else { leaveOut(content) }
        }
    }

    // MARK: Attributes

    /// Passes the rest of a tag, and leaves out attributes that aren't kept.
    private mutating func passAttributes(of kind: MarkupKind) {
        while index < html.count {
            let byte = html[index]
            if byte == UInt8(ascii: ">") { return index += 1 }
            guard byte != UInt8(ascii: "/"), !isSpace(byte) else {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < html.count, html[index] != UInt8(ascii: "="), !isSpace(html[index]),
                !isTagEnd(html[index])
            { index += 1 }
            let name = HTMLAttribute(name: html[start..<index])
            passValue()
            guard index < html.count, !isRead(name, of: kind, from: start) else { continue }
            index = endOfSpace(from: index)
            leaveOut(start..<index)
        }
    }

    /// Whether an attribute, which stands from `start` to `index`, tells anything of such an element.
    private func isRead(_ name: HTMLAttribute?, of kind: MarkupKind, from start: Int) -> Bool {
        switch (kind, name) {
        case (.formatting, _): true
        case (_, nil), (.void, _): false
        case (_, .href): kind == .link
        // Most styles hide nothing.
        case (_, .style): hides(start..<index)
        default: true
        }
    }

    private func hides(_ style: Range<Int>) -> Bool {
        let text = html[style]
        return ["none", "hidden"].contains { (word: StaticString) in
            (0...max(0, text.count - word.utf8CodeUnitCount)).contains { start in
                start + word.utf8CodeUnitCount <= text.count
                    && (0..<word.utf8CodeUnitCount).allSatisfy {
                        text[start + $0] | 0x20 == word.utf8Start[$0]
                    }
            }
        }
    }

    /// After an attribute's name.
    private mutating func passValue() {
        let sign = endOfSpace(from: index)
        guard sign < html.count, html[sign] == UInt8(ascii: "=") else { return }
        index = endOfSpace(from: sign + 1)
        guard index < html.count else { return }
        let first = html[index]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            index = find(first, from: index + 1).map { $0 + 1 } ?? html.count
        } else {
            while index < html.count, !isSpace(html[index]), html[index] != UInt8(ascii: ">") { index += 1 }
        }
    }

    // MARK: Finding

    private func find(_ byte: UInt8, from start: Int) -> Int? { html.find(byte, from: start) }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
    }
    /// Of a name in a tag.
    private func isTagEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }

    private func endOfSpace(from start: Int) -> Int {
        var end = start
        while end < html.count, isSpace(html[end]) { end += 1 }
        return end
    }

    /// Whether the same name stands at `start` as here, in any case.
    private func isName(_ name: Range<Int>, at start: Int) -> Bool {
        guard start + name.count <= html.count else { return false }
        return name.allSatisfy { html[$0] | 0x20 == html[start + $0 - name.lowerBound] | 0x20 }
    }

    /// One past a comment, a document type or the like.
    private func endOfComment(from open: Int) -> Int {
        // "<!-->" and "<!--->" are whole already.
        var end = open + (isComment(open) ? 4 : 1)
        while let found = find(UInt8(ascii: ">"), from: end) {
            let tail = html[max(0, found - 3)..<found]
            if !isComment(open) || tail.suffix(2).elementsEqual("--".utf8)
                || found > open + 6 && tail.elementsEqual("--!".utf8)
            {
                return found + 1
            }
            end = found + 1
        }
        return html.count
    }

    private func isComment(_ open: Int) -> Bool {
        open + 4 <= html.count && html[open + 1..<open + 4].elementsEqual("!--".utf8)
    }

    /// Where the end tag of that name stands, or the end of the page.
    private func endTag(of name: Range<Int>, from start: Int) -> Int {
        var next = start
        while let open = find(UInt8(ascii: "<"), from: next) {
            let end = open + 2 + name.count
            if end < html.count, html[open + 1] == UInt8(ascii: "/"), isName(name, at: open + 2),
                isSpace(html[end]) || isTagEnd(html[end])
            {
                return open
            }
            next = open + 1
        }
        return html.count
    }

    /// Whether a script has a comment's opening and then an opening tag of a script in it.
    private func mayHideItsEnd(_ content: Range<Int>, of name: Range<Int>) -> Bool {
        var next = content.lowerBound
        var hasComment = false
        while let open = find(UInt8(ascii: "<"), from: next), open < content.upperBound {
            hasComment = hasComment || isComment(open)
            if hasComment, isName(name, at: open + 1) { return true }
            next = open + 1
        }
        return false
    }
}

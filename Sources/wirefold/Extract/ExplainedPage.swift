// ExplainedPage: every line of a page, what was kept of it and why the others were not.

internal import NewsIntake
internal import NewsModel

enum ExplainedPage {
    static func bytes(of reading: PageReading, source: String, json: Bool) -> [UInt8] {
        json ? line(of: reading, source: source) : page(of: reading)
    }

    private static func line(of reading: PageReading, source: String) -> [UInt8] {
        var line = JSONLine.object { line in
            line.add("source", source)
            line.add("title", reading.article.title)
            line.add("blocks", list: reading.blocks) { line, block in
                line.add("text", block.text)
                line.add("dropped", block.reason)
            }
        }
        line.append(0x0A)
        return line
    }

    private static func page(of reading: PageReading) -> [UInt8] {
        var lines = [TerminalText.bold(reading.article.title), ""]
        let blocks = reading.blocks
        var index = 0
        while index < blocks.count {
            guard let reason = blocks[index].reason else {
                lines += TerminalText.wrapped(blocks[index].text, indent: 2).map { "+" + $0.dropFirst() }
                index += 1
                continue
            }
            // Lines that went for one reason are shown together.
            let run = blocks[index...].prefix { $0.reason == reason }
            lines.append(TerminalText.dim("- \(reason), \(run.count) \(run.count == 1 ? "line" : "lines"):"))
            for block in run.prefix(4) {
                lines.append(
                    TerminalText.dim("    " + TerminalText.cut(block.text, to: TerminalText.width - 4)))
            }
            if run.count > 4 { lines.append(TerminalText.dim("    …")) }
            index += run.count
        }
        let kept = blocks.filter { $0.reason == nil }.count
        lines += ["", "\(kept) of \(blocks.count) lines are the article's.", ""]
        return Array(lines.joined(separator: "\n").utf8)
    }
}

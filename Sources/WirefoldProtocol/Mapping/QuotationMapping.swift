// QuotationMapping: quoted spans, and the evidence of folds, ⇄ wire.

package import NewsModel

extension WireQuotation {
    package init(_ quotation: Quotation) {
        self.init()
        start = quotation.range.start.wire
        end = quotation.range.end.wire
        text = quotation.text
        speaker = quotation.speaker ?? ""
        role = quotation.role ?? ""
        if let named = quotation.mention {
            mention = WireMention()
            mention.start = named.range.start.wire
            mention.end = named.range.end.wire
            mention.text = named.text
        }
        cue = quotation.cue ?? ""
        continues = quotation.continues
        quote = quotation.quote?.rawValue ?? ""
    }
}

extension Quotation {
    package init(_ wire: WireQuotation) throws(RPCError) {
        var mention: Mention?
        if wire.hasMention {
            mention = Mention(
                range: try span(wire.mention.start, wire.mention.end, "mention.end"),
                text: wire.mention.text)
        }
        self.init(
            range: try span(wire.start, wire.end, "end"), text: wire.text, speaker: wire.speaker.known,
            role: wire.role.known, mention: mention, cue: wire.cue.known, continues: wire.continues,
            quote: try optionalIdentifier(wire.quote, "quote"))
    }
}

extension WireEvidence {
    package init(_ evidence: Evidence) {
        self.init()
        document = evidence.document.rawValue
        other = evidence.other.rawValue
        rule = evidence.rule
        scores = evidence.scores
        passages = evidence.passages.map(WirePassage.init)
    }
}

extension Evidence {
    package init(_ wire: WireEvidence) throws(RPCError) {
        self.init(
            document: try identifier(wire.document, "document"), other: try identifier(wire.other, "other"),
            rule: wire.rule, scores: wire.scores,
            passages: try elements(wire.passages, "passages", Evidence.Passage.init))
    }
}

extension WirePassage {
    package init(_ passage: Evidence.Passage) {
        self.init()
        start = passage.range.start.wire
        end = passage.range.end.wire
        otherStart = passage.otherRange.start.wire
        otherEnd = passage.otherRange.end.wire
        text = passage.text
    }
}

extension Evidence.Passage {
    package init(_ wire: WirePassage) throws(RPCError) {
        self.init(
            range: try span(wire.start, wire.end, "end"),
            otherRange: try span(wire.otherStart, wire.otherEnd, "otherEnd"), text: wire.text)
    }
}

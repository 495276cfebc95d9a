// DocumentMapping: documents with their quotations and evidence ⇄ wire.

internal import FoundationEssentials
package import NewsModel
internal import SwiftProtobuf

extension WireDocument {
    package init(_ document: Document) {
        self.init()
        id = document.id.rawValue
        title = document.title
        outlet = document.outlet
        url = document.url ?? ""
        if let date = document.published { published = Google_Protobuf_Timestamp(date) }
        text = document.text
        quotations = document.quotations.map(WireQuotation.init)
        record = document.record?.rawValue ?? ""
        revisionOf = document.revisionOf?.rawValue ?? ""
        revision = document.revision.wire
        source = document.source
        guid = document.guid ?? ""
        version = document.version ?? ""
        status = document.status.rawValue
        dateline = document.dateline ?? ""
        credit = document.credit ?? ""
        byline = document.byline ?? ""
        language = document.language ?? ""
        removed = document.removed.map(WireRemoval.init)
        offsets = document.offsets.runs.map(WireOffsetRun.init)
        evidence = document.evidence.map(WireEvidence.init)
        evolvedFrom = document.evolvedFrom ?? ""
        signals = document.signals
        editorNotes = document.editorNotes
        isSummary = document.isSummary
    }
}

extension Document {
    package init(_ wire: WireDocument) throws(RPCError) {
        self.init(
            id: try identifier(wire.id, "id"), source: wire.source, outlet: wire.outlet, url: wire.url.known,
            guid: wire.guid.known, version: wire.version.known,
            published: wire.hasPublished ? try wire.published.date("published") : nil,
            status: try wire.status.isEmpty ? .usable : word(wire.status, "status"), title: wire.title,
            text: wire.text, dateline: wire.dateline.known, credit: wire.credit.known,
            byline: wire.byline.known,
            language: wire.language.known, removed: try elements(wire.removed, "removed", Removal.init),
            offsets: OffsetMap(runs: try elements(wire.offsets, "offsets", OffsetMap.Run.init)),
            quotations: try elements(wire.quotations, "quotations", Quotation.init),
            record: try optionalIdentifier(wire.record, "record"),
            revisionOf: try optionalIdentifier(wire.revisionOf, "revisionOf"), revision: Int(wire.revision),
            evidence: try elements(wire.evidence, "evidence", Evidence.init),
            evolvedFrom: wire.evolvedFrom.known, signals: wire.signals, editorNotes: wire.editorNotes,
            isSummary: wire.isSummary)
    }
}

extension WireRemoval {
    package init(_ removal: Removal) {
        self.init()
        start = removal.range.start.wire
        end = removal.range.end.wire
        reason = removal.reason
    }
}

extension Removal {
    package init(_ wire: WireRemoval) throws(RPCError) {
        self.init(range: try span(wire.start, wire.end, "end"), reason: wire.reason)
    }
}

extension WireOffsetRun {
    package init(_ run: OffsetMap.Run) {
        self.init()
        start = run.clean.start.wire
        end = run.clean.end.wire
        originalStart = run.original.start.wire
        originalEnd = run.original.end.wire
    }
}

extension OffsetMap.Run {
    package init(_ wire: WireOffsetRun) throws(RPCError) {
        self.init(
            clean: try span(wire.start, wire.end, "end"),
            original: try span(wire.originalStart, wire.originalEnd, "originalEnd"))
    }
}

// wirefoldctl explain

internal import ArgumentParser
internal import WirefoldClient

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why a document was folded where it is: the rule, the scores, the shared passages.")

    @Argument(help: "The document's id.", transform: ID.document)
    var document: DocumentID
    @Argument(help: "Only the evidence between it and this document.", transform: ID.document)
    var other: DocumentID?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let output = Output.standard
        let explanation = try await common.query { client in
            let explanation = try await client.explain(document, other: other)
            if common.json {
                try output.line(explanation.json())
            } else {
                var names: [DocumentID: String] = [:]
                for id in Set(explanation.evidence.flatMap { [$0.document, $0.other] }) {
                    names[id] = try? await client.document(id).name
                }
                for (index, evidence) in explanation.evidence.enumerated() {
                    if index > 0 { try output.line() }
                    try output.lines(EvidencePage(evidence, names: names, on: output.terminal).lines)
                }
            }
            return explanation
        }
        guard explanation.evidence.isEmpty else { return }
        throw Failure(
            .no,
            other.map {
                "nothing ties \(document) to \($0); they were compared with other copies, or not at all"
            }
                ?? "\(document) founded its record: there was nothing to fold it with")
    }
}

extension Document {
    /// Who published it under which headline.
    fileprivate var name: String { outlet.isEmpty ? title : "\(outlet): \(title)" }
}

// SteadySubmission: files handed in over one connection or, where the daemon goes away meanwhile, over several.

internal import Synchronization
internal import WirefoldClient

/// Hands files in, and goes on behind the last result where the daemon was restarted or crashed in the middle.
struct SteadySubmission: Sendable {
    let input: InputOptions
    let receipts: ReceiptLines
    var isCheck = false

    /// Shows each result once, in the order of the files.
    func run(_ common: CommonOptions) async throws {
        let files = InputFiles(input, receipts)
        let patience = Patience()
        let last = LastResult(FilePlace(offset: UInt64(input.from ?? 0)))
        try await common.steadily(IngestClient.self, patience) { client in
            let (start, shown) = last.value
            var repeated = shown
            let pieces = FilePieces(files: files, place: start, progress: receipts.progress)
            for try await var result in client.submit(files: pieces, checking: isCheck) {
                // Not the article's fault: the daemon is going.
                if case .refusal(let refusal) = result.outcome, refusal.error.code == .unavailable {
                    throw refusal.error
                }
                guard repeated == 0 else {
                    repeated -= 1
                    continue
                }
                // A call numbers its files from 0.
                result.place.file += start.file
                patience.renew()
                last.pass(result.place)
                files.settle(before: result.place)
                try receipts.show(result)
            }
        }
    }
}

/// Where the last result stood, and how many had that place: things that can only be read again together.
private final class LastResult: Sendable {
    private let state: Mutex<(place: FilePlace, count: Int)>

    init(_ place: FilePlace) { state = Mutex((place, 0)) }

    var value: (place: FilePlace, count: Int) { state.withLock { $0 } }

    func pass(_ place: FilePlace) {
        state.withLock { $0 = (place, $0.place == place ? $0.count + 1 : 1) }
    }
}

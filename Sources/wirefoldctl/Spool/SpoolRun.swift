// SpoolRun: the articles of the files that were taken, on one stream, and what became of each file.

internal import Synchronization
internal import WirefoldClient

/// Gives the articles of some files in their order, and keeps the tally of the files. Results come in the order
/// of the articles: with the first one of a file, all files before it are complete.
final class SpoolRun: AsyncSequence, Sendable {
    typealias Element = Submission

    /// What is known of one file.
    struct File: Sendable {
        var name: String
        var articles = 0
        var refusals: [String] = []
        var refused = 0
    }

    private struct State {
        /// Files from the first that isn't complete on.
        var open: ArraySlice<File>
        /// For each article without a result, the place of its file.
        var waiting: [Int] = []
        var firstWaiting = 0
        var isRead = false
    }

    private let files: [File]
    private let spool: SpoolDirectory
    private let state: Mutex<State>
    /// Reasons that are written down for one file.
    private static let mostReasons = 100

    init(_ names: [String], _ spool: SpoolDirectory) {
        self.spool = spool
        files = names.map { File(name: $0) }
        state = Mutex(State(open: files[...]))
    }

    /// Notes a result, and gives the files that are complete now.
    func note(_ refusal: Refusal?) -> [File] {
        state.withLock { state in
            let file = state.waiting[state.firstWaiting]
            state.firstWaiting += 1
            if state.firstWaiting > 1024 {
                state.waiting.removeFirst(state.firstWaiting)
                state.firstWaiting = 0
            }
            state.open[file].articles += 1
            if let refusal {
                Self.add("\(refusal.source): \(refusal.error.description)", to: &state.open[file])
            }
            defer { state.open = state.open[file...] }
            return Array(state.open[..<file])
        }
    }

    /// All results are there: gives the files that are left.
    func end() -> [File] {
        state.withLock { state in
            defer { state.open = [] }
            return Array(state.open)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(run: self) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let run: SpoolRun
        private var next = 0
        private var articles: RawArticles.Iterator?

        fileprivate init(run: SpoolRun) { self.run = run }

        mutating func next() async -> Submission? {
            while true {
                if let element = await articles?.next() {
                    let place = next - 1
                    let name = run.files[place].name
                    switch element {
                    case .article(let article, _):
                        let source = name + article.source.dropFirst(run.spool.path(ofTaken: name).count)
                        run.state.withLock { $0.waiting.append(place) }
                        return Submission(source: source, format: article.format, content: article.content)
                    case .unreadable(_, let reason): run.refuse(place, reason)
                    }
                    continue
                }
                guard next < run.files.count else { return nil }
                let name = run.files[next].name
                next += 1
                if let objection = run.spool.objection(to: name) {
                    run.refuse(next - 1, objection)
                    articles = nil
                } else {
                    articles = RawArticles(paths: [run.spool.path(ofTaken: name)], isOneOnInput: false)
                        .makeAsyncIterator()
                }
            }
        }
    }

    private func refuse(_ file: Int, _ reason: String) {
        state.withLock { Self.add(reason, to: &$0.open[file]) }
    }

    private static func add(_ reason: String, to file: inout File) {
        file.refused += 1
        if file.refusals.count < mostReasons { file.refusals.append(reason) }
    }
}

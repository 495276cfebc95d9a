// The figures that the pair is held to. The daemons are real processes, driven through the public
// client library; each figure says its unit in its name. No name has a space: the file of its threshold
// would not be found again.

internal import Benchmark
internal import WirefoldTesting

let benchmarks: @Sendable () -> Void = {
    Benchmark.teardown = { try await Running.endAll() }
    exchanges()
    submissions()
    feeds()
}

/// Bytes to the server and back. Both ends are processes of their own, pinned to one core: a wake-up
/// across cores costs five times one on the same core, and which it is would be chance.
private func exchanges() {
    for place in EchoClient.Place.allCases {
        Benchmark(
            "Unary-call-1KiB-one-core-from-\(place.rawValue)",
            configuration: .init(.rawTrip, .roundTrip, .timesRaw, iterations: 200),
            closure: { benchmark, yardstick in try await yardstick.compare(1_000, from: place, benchmark) },
            setup: { try await Yardstick() })
    }

    Benchmark(
        "Unary-calls-1KiB-one-core-64-in-flight",
        configuration: .init(.calls, iterations: 200),
        closure: { benchmark, yardstick in
            try await benchmark.rate(.calls, of: 10_000) { try await yardstick.pipelined(10_000) }
        },
        setup: { try await Yardstick() })

    Benchmark(
        "Lookup-1KiB-document-one-core",
        configuration: .init(.roundTrip, iterations: 200),
        closure: { benchmark, subject in
            try await benchmark.time(.roundTrip, of: 1_000) { try await subject.lookUp(times: 1_000) }
        },
        setup: {
            try pinToOneCore()
            return try await Subject(articles: 0)
        })

    Benchmark(
        "Lookups-of-records-64-in-flight", configuration: .init(.calls, iterations: 200),
        closure: { benchmark, subject in
            try await benchmark.rate(.calls, of: 10_000) { try await subject.lookUpRecords(10_000) }
        },
        setup: { try await Subject(articles: 1_000) })
}

/// Articles on disk before their receipts are given. Made-up text is cheaper to fold than real text:
/// `WIREFOLD_BENCHMARK_ARTICLES` names a file of JSON lines, as `wirefoldctl submit` reads, to measure
/// with articles of your own.
private func submissions() {
    for isFollowed in [false, true] {
        Benchmark(
            "Durable-submission-invented-400-words\(isFollowed ? "-followed" : "")",
            configuration: .init(.articles, iterations: 10),
            closure: { (benchmark: Benchmark, subject: Subject) in
                let articles = subject.take(2_000)
                try await benchmark.rate(.articles, of: articles.count) { try await subject.submit(articles) }
            },
            setup: {
                let subject = try await Subject(articles: 0)
                // queryd takes what is submitted into its catalogue: on few cores that costs the rate a third.
                if !isFollowed { try await subject.pair.stop(.query) }
                return subject
            })
    }

    guard OwnArticles.file != nil else { return }
    Benchmark(
        "Durable-submission-own-articles",
        configuration: .init(.articles, warmup: 0, atMost: .seconds(30), iterations: 3)
    ) { benchmark in
        let articles = try OwnArticles.read()
        let subject = try await Subject(articles: 0)
        try await benchmark.rate(.articles, of: articles.count) { try await subject.submit(articles) }
    }
}

/// A catalogue that is rebuilt from the feed, from the start of an empty queryd to its last change.
private func feeds() {
    for fullText in [false, true] {
        Benchmark(
            "Feed-into-catalogue-\(fullText ? "with" : "without")-full-text",
            configuration: .init(.changes, warmup: 0, atMost: .seconds(60), iterations: 3),
            closure: { benchmark, subject in
                try await subject.forgetCatalogue()
                try await benchmark.rate(.changes, of: Int(subject.changes)) {
                    try await subject.followFeed(fullText: fullText)
                }
            },
            setup: { try await Subject(articles: 10_000) })
    }

    Benchmark(
        "Start-of-ingestd-on-10000-articles",
        configuration: .init(.wallClock, warmup: 0, atMost: .seconds(30), iterations: 5),
        closure: { benchmark, subject in
            try await subject.pair.stop(.ingest)
            benchmark.startMeasurement()
            try await subject.pair.start(.ingest)
            benchmark.stopMeasurement()
        },
        setup: { try await Subject(articles: 10_000) })
}

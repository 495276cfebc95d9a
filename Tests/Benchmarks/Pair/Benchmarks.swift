// The figures that the pair is held to. Each is a real pair of daemons, driven through the public
// client library; the raw C exchange beside them is the yardstick of the machine.

internal import Benchmark
internal import CPingPong
internal import WirefoldClient
internal import WirefoldTesting

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration.metrics = [.wallClock, .throughput, .cpuTotal]
    Benchmark.defaultConfiguration.maxDuration = .seconds(6)

    // One iteration is a thousand round trips: divide by 1,000.
    Benchmark("Round trip of 1 KiB, raw C, one core", configuration: .init(scalingFactor: .kilo)) {
        benchmark in
        guard case 0 = pin_to_core(0) else { return benchmark.error("cannot pin to a core") }
        var child: Int32 = 0
        let socket = ping_pong_start(1_024, &child)
        defer { ping_pong_stop(socket, child) }
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(ping_pong_round_trip(socket, 1_024)) }
        benchmark.stopMeasurement()
    }

    Benchmark(
        "Round trip of 1 KiB, a lookup, one core", configuration: .init(scalingFactor: .kilo),
        closure: { benchmark, subject in
            for _ in benchmark.scaledIterations {
                blackHole(try? await subject.query.document(subject.document))
            }
        },
        setup: {
            _ = pin_to_core(0)
            return try await Subject(articles: 1)
        })

    Benchmark(
        "Lookups, 64 in flight", configuration: .init(scalingFactor: .kilo),
        closure: { benchmark, subject in
            let ids = benchmark.scaledIterations.map { subject.records[$0 % subject.records.count] }
            blackHole(try? await subject.query.records(ids, window: 64))
        },
        setup: { try await Subject(articles: 1_000) })

    // One iteration is a thousand articles of 400 words, each on disk before its receipt.
    Benchmark(
        "Durable submission of 400-word articles",
        configuration: .init(scalingFactor: .kilo, maxIterations: 10),
        closure: { benchmark, subject in
            let articles = subject.take(benchmark.scaledIterations.count)
            benchmark.startMeasurement()
            _ = try? await subject.submit(articles)
            benchmark.stopMeasurement()
        },
        setup: { try await Subject(articles: 0) })

    // One iteration rebuilds the catalogue, full text and all, from a feed of some 10,000 changes:
    // their number is printed once; divide it by the time.
    Benchmark(
        "Catalogue rebuilt from the feed", configuration: .init(warmupIterations: 0, maxIterations: 5),
        closure: { benchmark, subject in
            do {
                try await subject.forgetCatalogue()
                benchmark.startMeasurement()
                try await subject.followFeed()
                benchmark.stopMeasurement()
            } catch {
                benchmark.error("\(error)")
            }
        },
        setup: {
            let subject = try await Subject(articles: 4_000)
            print("changes in the feed: \(subject.changes)")
            return subject
        })
}

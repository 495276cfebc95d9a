// The figures of these benchmarks, as the report names them.

internal import Benchmark

extension BenchmarkMetric {
    static let rawTrip = BenchmarkMetric.custom("Raw C round trip (ns)", useScalingFactor: false)
    static let roundTrip = BenchmarkMetric.custom("Round trip (ns)", useScalingFactor: false)
    static let timesRaw = BenchmarkMetric.custom("Of raw C (%)", useScalingFactor: false)
    static let calls = rate("Calls/s")
    static let articles = rate("Articles/s")
    static let changes = rate("Changes/s")

    private static func rate(_ name: String) -> BenchmarkMetric {
        .custom(name, polarity: .prefersLarger, useScalingFactor: false)
    }
}

extension Benchmark.Configuration {
    /// A benchmark of these figures. The 90th percentile of each may be worse by 30 % than the one that was
    /// kept before a check says so: much, since all that runs beside a benchmark shows in it.
    init(
        _ metrics: BenchmarkMetric..., warmup: Int = 2, atMost duration: Duration = .seconds(6),
        iterations: Int
    ) {
        let loose = BenchmarkThresholds(relative: [.p90: 30])
        self.init(
            metrics: metrics, warmupIterations: warmup, maxDuration: duration, maxIterations: iterations,
            thresholds: Dictionary(uniqueKeysWithValues: metrics.map { ($0, loose) }))
    }
}

extension Benchmark {
    /// Measures how long each of `count` things takes that `body` does one after the other.
    @discardableResult
    func time(
        _ metric: BenchmarkMetric, of count: Int, _ body: () async throws -> Void
    ) async throws -> Double {
        startMeasurement()
        let took = try await ContinuousClock().measure(body) / .nanoseconds(count)
        stopMeasurement()
        measurement(metric, Int(took))
        return took
    }

    /// Measures how many of `count` things a second `body` does.
    func rate(
        _ metric: BenchmarkMetric, of count: Int, _ body: () async throws -> Void
    ) async throws {
        startMeasurement()
        let took = try await ContinuousClock().measure(body)
        stopMeasurement()
        measurement(metric, Int(Double(count) / (took / .seconds(1))))
    }
}

// The figures of these benchmarks, as the report names them.

internal import Benchmark

extension BenchmarkMetric {
    static let rawTrip = BenchmarkMetric.custom("Raw C round trip (ns)", useScalingFactor: false)
    static let roundTrip = BenchmarkMetric.custom("Round trip (ns)", useScalingFactor: false)
    static let timesRaw = BenchmarkMetric.custom("Of raw C (%)", useScalingFactor: false)
    static let calls = rate("Calls/s")
    static let articles = rate("Articles/s")
    static let changes = rate("Changes/s")

    /// How far, in percent, the 90th percentile may fall behind the one that was kept before a check
    /// calls it worse: much, since all that runs beside a benchmark shows in it.
    static var tolerances: [BenchmarkMetric: BenchmarkThresholds] {
        let metrics: [BenchmarkMetric] = [
            .rawTrip, .timesRaw, .roundTrip, .calls, .articles, .changes, .wallClock,
        ]
        let loose = BenchmarkThresholds(relative: [.p90: 30])
        return Dictionary(uniqueKeysWithValues: metrics.map { ($0, loose) })
    }

    private static func rate(_ name: String) -> BenchmarkMetric {
        .custom(name, polarity: .prefersLarger, useScalingFactor: false)
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

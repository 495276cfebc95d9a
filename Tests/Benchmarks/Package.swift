// swift-tools-version: 6.3
// Benchmarks of the pair: real daemons, driven through the public client library. A package of
// its own, so that users of the library don't resolve its dependencies.

internal import PackageDescription

let package = Package(
    name: "wirefold-benchmarks",
    dependencies: [
        .package(name: "wirefold", path: "../.."),
        // Measures and reports; without its allocation counters, which need private builds of malloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The yardsticks stand in a folder of their own: the plugin takes every program beside this
        // file for benchmarks. The same exchange of bytes between two C processes:
        .target(name: "CPingPong", path: "Yardsticks/CPingPong"),
        // The protocol's server, with nothing behind it.
        .executableTarget(
            name: "EchoServer",
            dependencies: [.product(name: "WirefoldTesting", package: "wirefold")],
            path: "Yardsticks/EchoServer"),
        .executableTarget(
            name: "Pair",
            dependencies: [
                "CPingPong", "EchoServer",
                .product(name: "WirefoldClient", package: "wirefold"),
                .product(name: "WirefoldTesting", package: "wirefold"),
                .product(name: "wirefold-ingestd", package: "wirefold"),
                .product(name: "wirefold-queryd", package: "wirefold"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Pair",
            // What the plugin generates imports without saying at which level.
            swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)

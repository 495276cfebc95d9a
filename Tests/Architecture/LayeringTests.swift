// The layering, from the package's own description and from every import in Sources: the package
// manager alone accepts an undeclared import of a module that happens to be built.

internal import Testing

@Suite struct LayeringTests {
    static let targets = Layers.mayImport.keys.sorted()

    @Test("a target imports what its row of the table allows, and nothing else", arguments: targets)
    func imports(target: String) throws {
        let system = target.hasPrefix("News") ? Layers.pureSystem : Layers.system
        let allowed = (Layers.mayImport[target] ?? []).union(system)
        for line in try SourceTree.swiftFiles(below: "Sources/\(target)", generated: true).flatMap(
            SourceTree.imports)
        where !allowed.contains(line.module) {
            Issue.record("\(line.file):\(line.line): \(target) may not import \(line.module)")
        }
    }

    @Test("a target declares only what its row of the table allows")
    func declarations() async throws {
        let package = try await Self.package.value
        for target in package.targets where target.type != "test" && target.type != "system" {
            guard target.name != Layers.forTests, !Layers.inC.contains(target.name) else { continue }
            let allowed = try #require(
                Layers.mayImport[target.name], "\(target.name) has no row in Tests/Architecture/Layers.swift")
            for name in target.dependencyNames.subtracting(allowed).sorted() {
                Issue.record("Package.swift: \(target.name) may not depend on \(name)")
            }
        }
    }

    @Test("what a target imports of this package and of others it declares", arguments: targets)
    func undeclared(target: String) async throws {
        let declared = try #require(try await Self.package.value.target(target)).dependencyNames
        for line in try SourceTree.swiftFiles(below: "Sources/\(target)").flatMap(SourceTree.imports)
        where !Layers.system.contains(line.module) && !declared.contains(line.module) {
            Issue.record("\(line.file):\(line.line): \(target) imports \(line.module) but doesn't declare it")
        }
    }

    @Test("nothing but tests depends on WirefoldTesting")
    func testing() async throws {
        for target in try await Self.package.value.targets where target.type != "test" {
            #expect(!target.dependencyNames.contains(Layers.forTests), "\(target.name)")
        }
    }

    /// Asked for once, for all tests.
    private static let package = Task { try await PackageDescription.load() }
}

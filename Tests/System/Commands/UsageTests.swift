internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl")
struct UsageTests {
    private let control: Control

    init() throws { control = try Control() }

    @Test("says which command was probably meant, and exits with 64")
    func typos() async throws {
        let command = try await control("recrod", "list")
        #expect(command.status == 64)
        #expect(command.errors.contains("Did you mean \"record\"?"))
        let option = try await control("record", "list", "--jsn")
        #expect(option.status == 64)
        #expect(option.errors.contains("--json"))
    }

    @Test("tells the id of another kind from something that is no id")
    func wrongIDs() async throws {
        let other = try await control("record", "show", "d-aaaaaaaaaaaaaaaa")
        #expect(other.status == 64)
        #expect(other.errors.contains("is the id of a document, not of a record"))
        let none = try await control("quote", "show", "harbour")
        #expect(none.status == 64)
        #expect(none.errors.contains("no quote's id"))
    }

    @Test(
        "says where it looked and how to start a daemon that is away, and exits with 69",
        arguments: [["record", "list"], ["status"], ["verify"], ["tail"], ["submit", Paths.examples]])
    func away(arguments: [String]) async throws {
        let outcome = try await control.run(
            control.pair.binaries + "/wirefoldctl", arguments + ["--runtime-directory", "/nonexistent"])
        #expect(outcome.status == 69)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("/nonexistent/"))
        #expect(outcome.errors.contains("Start it with: wirefold-"))
    }

    @Test("shows help and its version on standard output, at most 80 columns wide")
    func help() async throws {
        for arguments in [
            ["--help"], ["--version"], ["help", "submit"], ["record", "show", "--help"], ["help", "search"],
        ] {
            let outcome = try await control.run(control.pair.binaries + "/wirefoldctl", arguments)
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty && outcome.errors.isEmpty)
            for line in outcome.lines { #expect(line.count <= 80, "\(arguments): \(line)") }
        }
    }

    @Test("refuses what names one article where there may be many")
    func single() async throws {
        let outcome = try await control("submit", "--guid", "one", Paths.examples)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--guid"))
    }
}

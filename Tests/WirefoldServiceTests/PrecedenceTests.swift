// Which layer wins: flag, environment, file, systemd, XDG.

internal import Testing
internal import WirefoldService

@Suite struct PrecedenceTests {
    @Test("the file wins over the default, the environment over the file, a flag over all")
    func layers() throws {
        let yaml = "limits:\n  articleBytes: 100\n"
        let environment = ["WIREFOLD_LIMITS_ARTICLE_BYTES": "200"]
        #expect(try SampleSettings.load().articleBytes == 4096)
        #expect(try SampleSettings.load(yaml: yaml).articleBytes == 100)
        #expect(try SampleSettings.load(yaml: yaml, environment: environment).articleBytes == 200)
        let flagged = try SampleSettings.load(
            yaml: yaml, flags: ["--limits-article-bytes": "300"], environment: environment)
        #expect(flagged.articleBytes == 300)
    }

    @Test("an empty variable is an unset one")
    func emptyVariable() throws {
        #expect(
            try SampleSettings.load(environment: ["WIREFOLD_LIMITS_ARTICLE_BYTES": ""]).articleBytes == 4096)
    }

    @Test("a list from the environment has commas")
    func listFromEnvironment() throws {
        #expect(try SampleSettings.load(environment: ["WIREFOLD_NAMES": "ann, bob"]).names == ["ann", "bob"])
    }

    @Test("a bad variable is named")
    func badVariable() {
        #expect {
            try SampleSettings.load(environment: ["WIREFOLD_LIMITS_ARTICLE_BYTES": "many"])
        } throws: { error in
            "\(error)" == "WIREFOLD_LIMITS_ARTICLE_BYTES: limits.articleBytes: must be a whole number"
        }
    }

    @Test(
        "the state directory comes from flag, environment, file, systemd, XDG or the home directory",
        arguments: [
            (6, "/flag"), (5, "/variable"), (4, "/file"), (3, "/systemd"), (2, "/xdg/wirefold"),
            (1, "/home/sample/.local/state/wirefold"),
        ])
    func stateDirectory(layers: Int, expected: String) throws {
        let settings = try SampleSettings.load(
            yaml: layers >= 4 ? "stateDirectory: /file" : "",
            flags: layers >= 6 ? ["--state-directory": "/flag"] : [:],
            environment: [
                "WIREFOLD_STATE_DIRECTORY": layers >= 5 ? "/variable" : "",
                "STATE_DIRECTORY": layers >= 3 ? "/systemd:/other" : "",
                "XDG_STATE_HOME": layers >= 2 ? "/xdg" : "",
            ])
        #expect(settings.common.stateDirectory == expected)
    }

    @Test("without an XDG runtime directory the sockets are in the state directory")
    func runtimeDirectory() throws {
        let state = ["XDG_STATE_HOME": "/xdg"]
        #expect(try SampleSettings.load(environment: state).common.runtimeDirectory == "/xdg/wirefold/run")
        let absent = state.merging(["XDG_RUNTIME_DIR": "/nowhere/at/all"]) { $1 }
        #expect(try SampleSettings.load(environment: absent).common.runtimeDirectory == "/xdg/wirefold/run")
        let present = state.merging(["XDG_RUNTIME_DIR": "/tmp"]) { $1 }
        #expect(try SampleSettings.load(environment: present).common.runtimeDirectory == "/tmp/wirefold")
        let supervised = present.merging(["RUNTIME_DIRECTORY": "/run/wirefold"]) { $1 }
        #expect(try SampleSettings.load(environment: supervised).common.runtimeDirectory == "/run/wirefold")
    }

    @Test("a socket's path that is too long for the kernel is refused with the limit")
    func longPath() {
        let long = "/" + String(repeating: "d", count: 120)
        #expect {
            try SampleSettings.load(flags: ["--runtime-directory": long])
        } throws: { error in
            "\(error)".contains("has 133 bytes") && "\(error)".contains("limit for one is 107")
        }
    }
}

// What is said about a settings file that isn't right: line, key, and what to do.

internal import Testing
internal import WirefoldService

@Suite struct ConfigFileTests {
    @Test("every type is read")
    func types() throws {
        let settings = try SampleSettings.load(
            yaml: """
                # a comment
                limits:
                  articleBytes: 512
                pipeline: { eager: true }
                flavour: "salted"
                names: [ann, "bob"]
                access:
                  read: []
                """)
        #expect(settings.articleBytes == 512)
        #expect(settings.isEager)
        #expect(settings.flavour == "salted")
        #expect(settings.names == ["ann", "bob"])
        #expect(settings.readers == .members([]))
    }

    @Test(
        "an empty file, comments alone and an empty section say nothing",
        arguments: ["", "# x\n", "limits:\n", "---\n"])
    func nothing(yaml: String) throws {
        #expect(try SampleSettings.load(yaml: yaml).articleBytes == 4096)
    }

    @Test(
        "a problem names its line and key and what to do",
        arguments: [
            (
                "limits:\n  artcleBytes: 5",
                "2: limits.artcleBytes: is no setting of wirefold-sampled; did you mean limits.articleBytes?"
            ),
            (
                "articleBytes: 5",
                "1: articleBytes: is no setting of wirefold-sampled; did you mean limits.articleBytes?"
            ),
            ("zzz: 5", "1: zzz: is no setting of wirefold-sampled"),
            ("limits:\n\n  articleBytes: lots", "3: limits.articleBytes: must be a whole number"),
            ("limits:\n  articleBytes: \"5\"", "2: limits.articleBytes: must be a whole number"),
            (
                "limits:\n  articleBytes: 99999999999999999999",
                "2: limits.articleBytes: must be a whole number"
            ),
            ("limits:\n  articleBytes: 0", "2: limits.articleBytes: must be from 1 to 65536 bytes"),
            (
                "limits:\n  articleBytes:",
                "2: limits.articleBytes: has no value; give it a whole number, or remove the line"
            ),
            ("limits: 5", "1: limits: holds keys, not a value of its own"),
            ("pipeline:\n  eager: maybe", "2: pipeline.eager: must be true or false"),
            ("flavour: sweet", "1: flavour: must be one of plain, salted"),
            ("flavour: {a: b}", "1: flavour: must be text, not a mapping"),
            ("names: ann", "1: names: must be a list, such as [first, second]"),
            (
                "names: [[ann]]",
                "1: names: must be a list, such as [first, second]: a list within a list is none"
            ),
            ("stateDirectory: here", "1: stateDirectory: must be an absolute path"),
            (
                "sockets:\n  sample:\n    mode: rw",
                "3: sockets.sample.mode: must be three or four octal digits, such as 0660"
            ),
            ("- a\n- b", "1: has to hold \"key: value\" lines, not a list or a text"),
            (
                "flavour: plain\nflavour: salted",
                "1: says flavour twice in the mapping that starts here; keep one"
            ),
            ("flavour: [plain", "2: isn't YAML here: did not find expected ',' or ']'"),
        ])
    func problem(yaml: String, expected: String) {
        #expect(SampleSettings.problems(yaml: yaml) == [expected])
    }

    @Test("all problems are named at once")
    func several() {
        #expect(SampleSettings.problems(yaml: "flavour: sweet\nnames: ann\nzzz: 1").count == 3)
    }

    @Test("a group that doesn't exist is named with its line")
    func unknownGroup() {
        let problems = SampleSettings.problems(yaml: "access:\n  read: [root, no-such-group-here]")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("2: access.read: there is no group \"no-such-group-here\"") == true)
    }

    @Test("groups become ids, by name and by number")
    func groups() throws {
        let settings = try SampleSettings.load(yaml: "access:\n  read: [root, \"4711\"]")
        #expect(settings.readers == .members([0, 4711]))
    }

    @Test("a file that isn't there is named")
    func absent() {
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        #expect {
            try loader.load(file: "/nowhere/sample.yaml")
        } throws: { error in
            "\(error)".hasPrefix("/nowhere/sample.yaml: can't be read")
        }
    }
}

// A daemon's settings of every type, for the tests of the loader.

internal import WirefoldService

struct SampleSettings: DaemonSettings, Equatable {
    var common: CommonSettings
    var articleBytes: Int
    var isEager: Bool
    var flavour: String
    var names: [String]
    var readers: Audience

    init(_ reader: SettingsReader) throws(SettingsError) {
        common = CommonSettings(reader)
        articleBytes = reader[Self.bytes]
        isEager = reader[Self.eager]
        flavour = reader[Self.taste]
        names = reader[Self.list]
        readers = try Audience(Self.access, reader)
        _ = try SocketSettings(Self.socket, reader)
    }

    static let bytes = Setting(
        "limits.articleBytes", default: 4096, in: 1...65_536, unit: "bytes", "How many.")
    static let eager = Setting("pipeline.eager", default: false, "Whether.")
    static let taste = Setting(
        "flavour", default: "plain", oneOf: ["plain", "salted"], reloads: true, "Which.")
    static let list = Setting("names", default: [], "Who.")
    static let access = Audience.setting("access.read", default: ["*"], "Who may.")
    static let socket = SocketSettings.Keys("sample")

    static let schema = SettingsSchema(
        daemon: "wirefold-sampled",
        [bytes.declaration, eager.declaration, taste.declaration, list.declaration, access.declaration]
            + socket.declarations)

    /// Loads from a text as if it were a file.
    static func load(
        yaml: String? = nil, flags: [String: String] = [:], environment: [String: String] = [:]
    ) throws -> SampleSettings {
        let directory = try ConfigDirectory()
        let file = try yaml.map { try directory.file("sample.yaml", $0) }
        let loader = SettingsLoader(
            schema: schema, flags: flags, environment: ["HOME": "/home/sample"].merging(environment) { $1 })
        return try SampleSettings(loader.load(file: file))
    }

    /// The problems of a text, each as "line: key: message".
    static func problems(yaml: String) -> [String] {
        do {
            _ = try load(yaml: yaml)
            return []
        } catch let error as SettingsError {
            return error.problems.map { problem in
                let line = problem.place.split(separator: ":").dropFirst().first.map { "\($0): " } ?? ""
                return line + [problem.key, problem.message].filter { !$0.isEmpty }.joined(separator: ": ")
            }
        } catch {
            return ["\(error)"]
        }
    }
}

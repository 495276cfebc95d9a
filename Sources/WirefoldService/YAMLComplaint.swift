// An error of the YAML parser in our words, with its line.

internal import SystemdSupport
internal import Yams

struct YAMLComplaint {
    private let line: Int?
    private let text: String

    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            line = mark.line
            text = "isn't YAML here: \(problem)"
        case .reader(let problem, let offset, _, let yaml):
            line = offset.map { offset in yaml.utf8.prefix(offset).reduce(1) { $0 + ($1 == 10 ? 1 : 0) } }
            text = "has a character that YAML doesn't allow: \(problem)"
        case .duplicatedKeysInMapping(let keys, let context):
            line = context.mark.line
            text = "says \(keys.joined(separator: ", ")) twice in the mapping that starts here; keep one"
        case .memory:
            line = nil
            text = "is too large to parse"
        default:
            line = nil
            text = "isn't YAML: \(error)"
        }
    }

    func problem(in path: String) -> SettingsProblem {
        SettingsProblem(
            place: line.map { "\(path):\($0)" } ?? path, key: "", message: LineEscape.escaped(text))
    }
}

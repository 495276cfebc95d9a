// A YAML file, checked node by node against the schema: each problem names file, line and key.

internal import Spelling
internal import Configuration
internal import Foundation
internal import SystemdSupport
internal import Yams

struct ConfigFile {
    let schema: SettingsSchema
    let path: String

    /// What a file says.
    struct Layer {
        var values: [String: ConfigContent] = [:]
        /// "ingestd.yaml:12" by key.
        var places: [String: String] = [:]
        var problems: [SettingsProblem] = []
    }

    /// Far more than all keys with all comments take.
    static let mostBytes = 1 << 20

    func read() throws(SettingsError) -> Layer {
        try check(text())
    }

    /// The file's text; problems with the file itself are thrown.
    private func text() throws(SettingsError) -> String {
        let handle: FileHandle
        var data: Data?
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            data = try handle.read(upToCount: Self.mostBytes + 1)
        } catch {
            let reason = (error as NSError).localizedFailureReason ?? (error as NSError).localizedDescription
            throw SettingsError(place: path, "can't be read: \(reason)")
        }
        let bytes = data ?? Data()
        guard bytes.count <= Self.mostBytes else {
            throw SettingsError(
                place: path, "is larger than \(Self.mostBytes) bytes; this is no settings file")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SettingsError(place: path, "isn't UTF-8; save it as UTF-8")
        }
        return text
    }

    private func check(_ text: String) throws(SettingsError) -> Layer {
        let root: Node?
        do {
            root = try compose(yaml: text)
        } catch let error as YamlError {
            throw SettingsError([YAMLComplaint(error).problem(in: path)])
        } catch {
            throw SettingsError(place: path, "\(error)")
        }
        var layer = Layer()
        // A file of nothing but comments says nothing, which is fine.
        guard let root, root.tag != Tag(.null) || root.scalar == nil else { return layer }
        guard case .mapping(let mapping) = root else {
            throw SettingsError(place: place(root), "has to hold \"key: value\" lines, not a list or a text")
        }
        check(mapping, under: "", into: &layer)
        return layer
    }

    private func check(_ mapping: Node.Mapping, under prefix: String, into layer: inout Layer) {
        for (keyNode, value) in mapping {
            guard let name = keyNode.scalar?.string else {
                layer.problems.append(
                    .init(place: place(keyNode), key: prefix, message: "a key has to be a word"))
                continue
            }
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let declaration = schema.declaration(of: key) {
                take(value, for: declaration, at: place(keyNode), into: &layer)
            } else if schema.hasSection(key) {
                if case .mapping(let inner) = value {
                    check(inner, under: key, into: &layer)
                } else if value.scalar == nil || value.tag != Tag(.null) {
                    layer.problems.append(
                        .init(place: place(keyNode), key: key, message: "holds keys, not a value of its own"))
                }
            } else {
                layer.problems.append(
                    .init(place: place(keyNode), key: LineEscape.escaped(key), message: unknown(key)))
            }
        }
    }

    private func take(
        _ node: Node, for declaration: SettingDeclaration, at place: String, into layer: inout Layer
    ) {
        func complain(_ text: String) {
            layer.problems.append(.init(place: place, key: declaration.key, message: text))
        }
        let source: SettingSource
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            if isPlain, node.tag == Tag(.null) {
                return complain("has no value; give it \(declaration.kind), or remove the line")
            }
            source = .scalar(scalar.string, isPlain: isPlain)
        case .sequence(let sequence):
            let items = sequence.compactMap(\.scalar?.string)
            guard items.count == sequence.count else {
                return complain("must be \(declaration.kind): a list within a list is none")
            }
            source = .list(items)
        case .mapping, .alias:
            return complain("must be \(declaration.kind), not a mapping")
        }
        switch declaration.parse(source) {
        case .success(let content):
            layer.values[declaration.key] = content
            layer.places[declaration.key] = place
        case .failure(let complaint):
            complain(complaint.text)
        }
    }

    private func unknown(_ key: String) -> String {
        let known = schema.declarations.map(\.key)
        guard let near = Spelling.nearest(to: key, among: known) else {
            return "is no setting of \(schema.daemon)"
        }
        return "is no setting of \(schema.daemon); did you mean \(near)?"
    }

    private func place(_ node: Node) -> String {
        node.mark.map { "\(path):\($0.line)" } ?? path
    }
}

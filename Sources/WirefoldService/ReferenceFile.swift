// A schema written as a YAML file with every key, its meaning, unit and default: what config/ holds.

package struct ReferenceFile {
    package let schema: SettingsSchema

    package init(_ schema: SettingsSchema) { self.schema = schema }

    /// The whole file; it sets every key to its default.
    package var text: String {
        var lines = [
            "# Settings of \(schema.daemon), every one with its default.",
            "#",
            "# A flag wins over the environment (the name in brackets), that over this file, and",
            "# this file over the default. Remove what you don't change. To check a file:",
            "# \(schema.daemon) --check-config --config FILE",
            "# SIGHUP (`systemctl reload`) reads it again: what is marked \"reload\" changes at",
            "# once, the rest at the next start.",
        ]
        var open: [Substring] = []
        for declaration in schema.declarations {
            let path = declaration.key.split(separator: ".")
            let sections = path.dropLast()
            if Array(sections) != open {
                lines.append("")
                for depth in sections.indices where depth >= open.count || open[depth] != sections[depth] {
                    lines.append(Self.indent(depth) + "\(sections[depth]):")
                    open = Array(open.prefix(depth)) + [sections[depth]]
                }
                open = Array(sections)
            } else {
                lines.append("")
            }
            let indent = Self.indent(sections.count)
            for line in declaration.documentation.split(separator: "\n") {
                lines.append("\(indent)# \(line)")
            }
            lines.append("\(indent)# \(Self.facts(declaration))")
            lines.append("\(indent)\(path.last ?? ""): \(declaration.defaultText)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func facts(_ declaration: SettingDeclaration) -> String {
        var facts =
            declaration.unit.isEmpty ? declaration.kind : "\(declaration.kind), in \(declaration.unit)"
        if !declaration.range.isEmpty { facts += ", \(declaration.range)" }
        return "[\(declaration.environmentName)] \(facts)\(declaration.reloads ? "; reload" : "")"
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

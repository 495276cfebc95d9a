// Who may call some methods: everyone that the socket's mode lets connect, or members of groups.
// root and the daemon's own user always may.

package enum Audience: Sendable, Equatable {
    case everyone
    /// Group ids; none: root and the daemon's own user alone.
    case members(Set<UInt32>)

    /// A declared list of group names or numbers; "*" stands for everyone who can connect.
    package static func setting(
        _ key: String, default names: [String], _ documentation: String
    ) -> Setting<[String]> {
        Setting(key, default: names, documentation) { names in
            names.contains("") ? "name groups" : nil
        }
    }

    package init(_ setting: Setting<[String]>, _ reader: SettingsReader) throws(SettingsError) {
        let names = reader[setting]
        if names.contains("*") {
            self = .everyone
            return
        }
        var ids: Set<UInt32> = []
        for name in names { ids.insert(try Groups.resolve(name, setting.declaration, reader)) }
        self = .members(ids)
    }
}

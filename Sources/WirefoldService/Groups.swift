// Group names as the system knows them.

internal import Glibc

enum Groups {
    /// The id of a group by name or number.
    static func resolve(
        _ name: String, _ declaration: SettingDeclaration, _ reader: SettingsReader
    ) throws(SettingsError) -> UInt32 {
        if let number = UInt32(name), number != .max { return number }
        if let id = id(of: name) { return id }
        throw SettingsError([
            reader.problem(
                declaration,
                "there is no group \"\(name)\"; make it with `groupadd --system \(name)` or name another")
        ])
    }

    private static func id(of name: String) -> UInt32? {
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        while true {
            let code = getgrnam_r(name, &entry, &buffer, buffer.count, &found)
            if code == ERANGE, buffer.count < 16 << 20 {
                // A group with very many members.
                buffer = [CChar](repeating: 0, count: buffer.count * 4)
                continue
            }
            return code == 0 && found != nil ? entry.gr_gid : nil
        }
    }
}

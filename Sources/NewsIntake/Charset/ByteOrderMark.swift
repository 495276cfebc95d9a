// ByteOrderMark: the mark that some programs put before UTF-8.

extension Collection<UInt8> {
    /// Without the marks at the beginning: what was put together of files has one of each.
    var withoutMarks: SubSequence {
        var rest = self[...]
        while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        return rest
    }
}

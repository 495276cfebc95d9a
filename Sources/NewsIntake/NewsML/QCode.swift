// QCode: IPTC's way of naming things: a scheme, a colon, a code.

enum QCode {
    /// The code of an element that names something by `qcode`, `uri` or `literal`, in lower case:
    /// `stat:usable` and `http://cv.iptc.org/newscodes/pubstatusg2/usable` are both `usable`.
    static func word(_ element: XMLElement) -> String? {
        (element["qcode"] ?? element["uri"] ?? element["literal"]).map(word)?.known
    }

    /// What follows the last colon or slash, in lower case.
    static func word(_ code: String) -> String {
        code.split { $0 == ":" || $0 == "/" || $0 == "#" }.last?.lowercased() ?? ""
    }

    /// What people call what an element names.
    static func label(_ element: XMLElement) -> String? {
        if let name = element.first("name")?.words { return name }
        if let literal = element["literal"] { return literal }
        if let code = element["qcode"] { return code.split(separator: ":").last.map(String.init) }
        return element["uri"].flatMap(WebAddress.host) ?? element.words
    }
}

// HTMLTag: the elements that reading an article tells apart, under the parser's own numbers.

internal import CMyHTML

/// The name of an element, or `text` for a run of characters.
struct HTMLTag: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    private init(_ tag: myhtml_tags) { rawValue = UInt16(tag.rawValue) }

    /// The parser numbers elements that HTML doesn't know beyond its own; they are all one here.
    init(parserNumber: Int) {
        rawValue = parserNumber < Int(MyHTML_TAG_LAST_ENTRY.rawValue) ? UInt16(parserNumber) : 0
    }

    static let unknown = HTMLTag(rawValue: 0)
    static let text = HTMLTag(MyHTML_TAG__TEXT)
    static let comment = HTMLTag(MyHTML_TAG__COMMENT)
    static let doctype = HTMLTag(MyHTML_TAG__DOCTYPE)

    static let a = HTMLTag(MyHTML_TAG_A)
    static let article = HTMLTag(MyHTML_TAG_ARTICLE)
    static let aside = HTMLTag(MyHTML_TAG_ASIDE)
    static let blockquote = HTMLTag(MyHTML_TAG_BLOCKQUOTE)
    static let body = HTMLTag(MyHTML_TAG_BODY)
    static let br = HTMLTag(MyHTML_TAG_BR)
    static let button = HTMLTag(MyHTML_TAG_BUTTON)
    static let caption = HTMLTag(MyHTML_TAG_CAPTION)
    static let cite = HTMLTag(MyHTML_TAG_CITE)
    static let dd = HTMLTag(MyHTML_TAG_DD)
    static let div = HTMLTag(MyHTML_TAG_DIV)
    static let dl = HTMLTag(MyHTML_TAG_DL)
    static let dt = HTMLTag(MyHTML_TAG_DT)
    static let figcaption = HTMLTag(MyHTML_TAG_FIGCAPTION)
    static let figure = HTMLTag(MyHTML_TAG_FIGURE)
    static let footer = HTMLTag(MyHTML_TAG_FOOTER)
    static let form = HTMLTag(MyHTML_TAG_FORM)
    static let h1 = HTMLTag(MyHTML_TAG_H1)
    static let h2 = HTMLTag(MyHTML_TAG_H2)
    static let h6 = HTMLTag(MyHTML_TAG_H6)
    static let head = HTMLTag(MyHTML_TAG_HEAD)
    static let header = HTMLTag(MyHTML_TAG_HEADER)
    static let hr = HTMLTag(MyHTML_TAG_HR)
    static let html = HTMLTag(MyHTML_TAG_HTML)
    static let img = HTMLTag(MyHTML_TAG_IMG)
    static let li = HTMLTag(MyHTML_TAG_LI)
    static let link = HTMLTag(MyHTML_TAG_LINK)
    static let main = HTMLTag(MyHTML_TAG_MAIN)
    static let meta = HTMLTag(MyHTML_TAG_META)
    static let nav = HTMLTag(MyHTML_TAG_NAV)
    static let ol = HTMLTag(MyHTML_TAG_OL)
    static let p = HTMLTag(MyHTML_TAG_P)
    static let pre = HTMLTag(MyHTML_TAG_PRE)
    static let script = HTMLTag(MyHTML_TAG_SCRIPT)
    static let section = HTMLTag(MyHTML_TAG_SECTION)
    static let span = HTMLTag(MyHTML_TAG_SPAN)
    static let strong = HTMLTag(MyHTML_TAG_STRONG)
    static let b = HTMLTag(MyHTML_TAG_B)
    static let table = HTMLTag(MyHTML_TAG_TABLE)
    static let td = HTMLTag(MyHTML_TAG_TD)
    static let th = HTMLTag(MyHTML_TAG_TH)
    static let time = HTMLTag(MyHTML_TAG_TIME)
    static let title = HTMLTag(MyHTML_TAG_TITLE)
    static let tr = HTMLTag(MyHTML_TAG_TR)
    static let ul = HTMLTag(MyHTML_TAG_UL)
    static let address = HTMLTag(MyHTML_TAG_ADDRESS)

    /// `h1` … `h6`.
    var isHeading: Bool { rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue }
    var isList: Bool { self == .ul || self == .ol || self == .dl }
    var isListItem: Bool { self == .li || self == .dd || self == .dt }
}

/// What an element does to the text around it.
enum HTMLFlow: UInt8 {
    /// Its text runs on in the line.
    case inline
    /// Its text stands by itself.
    case block
    /// Its content isn't text to read: scripts, styles, controls, drawings.
    case hidden

    private static let table: [HTMLFlow] = {
        var table = [HTMLFlow](repeating: .inline, count: Int(MyHTML_TAG_LAST_ENTRY.rawValue) + 1)
        let blocks: [myhtml_tags] = [
            MyHTML_TAG_ADDRESS, MyHTML_TAG_ARTICLE, MyHTML_TAG_ASIDE, MyHTML_TAG_BLOCKQUOTE, MyHTML_TAG_BODY,
            MyHTML_TAG_CAPTION, MyHTML_TAG_CENTER, MyHTML_TAG_DD, MyHTML_TAG_DETAILS, MyHTML_TAG_DIV,
            MyHTML_TAG_DL, MyHTML_TAG_DT, MyHTML_TAG_FIELDSET, MyHTML_TAG_FIGCAPTION, MyHTML_TAG_FIGURE,
            MyHTML_TAG_FOOTER, MyHTML_TAG_FORM, MyHTML_TAG_H1, MyHTML_TAG_H2, MyHTML_TAG_H3, MyHTML_TAG_H4,
            MyHTML_TAG_H5, MyHTML_TAG_H6, MyHTML_TAG_HEADER, MyHTML_TAG_HGROUP, MyHTML_TAG_HR,
            MyHTML_TAG_HTML, MyHTML_TAG_LI, MyHTML_TAG_MAIN, MyHTML_TAG_NAV, MyHTML_TAG_OL, MyHTML_TAG_P,
            MyHTML_TAG_PRE, MyHTML_TAG_SECTION, MyHTML_TAG_SUMMARY, MyHTML_TAG_TABLE, MyHTML_TAG_TBODY,
            MyHTML_TAG_TFOOT, MyHTML_TAG_THEAD, MyHTML_TAG_TR, MyHTML_TAG_UL,
        ]
        let hidden: [myhtml_tags] = [
            MyHTML_TAG_APPLET, MyHTML_TAG_AUDIO, MyHTML_TAG_BUTTON, MyHTML_TAG_CANVAS, MyHTML_TAG_DATALIST,
            MyHTML_TAG_DIALOG, MyHTML_TAG_EMBED, MyHTML_TAG_HEAD, MyHTML_TAG_IFRAME, MyHTML_TAG_INPUT,
            MyHTML_TAG_MAP, MyHTML_TAG_MATH, MyHTML_TAG_NOFRAMES, MyHTML_TAG_NOSCRIPT, MyHTML_TAG_OBJECT,
            MyHTML_TAG_SCRIPT, MyHTML_TAG_SELECT, MyHTML_TAG_STYLE, MyHTML_TAG_SVG, MyHTML_TAG_TEMPLATE,
            MyHTML_TAG_TEXTAREA, MyHTML_TAG_TITLE, MyHTML_TAG_VIDEO,
        ]
        for tag in blocks { table[Int(tag.rawValue)] = .block }
        for tag in hidden { table[Int(tag.rawValue)] = .hidden }
        return table
    }()

    /// By tag number, fetched once for a page.
    static var byTag: [HTMLFlow] { table }
}

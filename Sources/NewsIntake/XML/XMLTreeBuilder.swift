// XMLTreeBuilder: the parser's events to a tree of elements, within limits.

internal import CXML2

final class XMLTreeBuilder {
    private(set) var root: XMLElement?
    private(set) var flaw: XMLFlaw?
    /// A limit that was passed.
    private(set) var error: IntakeError?
    /// While it runs.
    var parser: xmlParserCtxtPtr?

    private let limits: IntakeLimits
    private var open: [XMLElement] = []
    private var pending: [UInt8] = []
    private var count = 0
    private var rootSpace: String?

    init(limits: IntakeLimits) { self.limits = limits }

    var goesOn: Bool { error == nil }

    /// The builder behind the parser's context pointer.
    static func at(_ context: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        context.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    func start(
        _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ attributeCount: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard goesOn else { return }
        flushText()
        count += 1
        guard open.count < limits.nestingDepth else {
            return stop(
                .limit(
                    "content", "limits.nestingDepth",
                    "has elements inside one another more than \(limits.nestingDepth) deep, at line \(line)"))
        }
        guard count <= limits.xmlElements else {
            return stop(
                .limit("content", "limits.xmlElements", "has more than \(limits.xmlElements) XML elements"))
        }
        let space = uri.map { String(cString: $0) }
        if open.isEmpty, root == nil { rootSpace = space }
        let element = XMLElement(
            name: XMLNames.name(
                String(cString: name), prefix: prefix.map { String(cString: $0) }, space: space,
                rootSpace: rootSpace),
            attributes: Self.attributes(attributeCount, attributes), line: line)
        if let parent = open.last {
            parent.nodes.append(.element(element))
        } else if root == nil {
            root = element
        }
        open.append(element)
    }

    func end() {
        flushText()
        _ = open.popLast()
    }

    func text(_ bytes: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard goesOn, !open.isEmpty else { return }
        pending += UnsafeBufferPointer(start: bytes, count: Int(length))
    }

    /// The parser found something wrong.
    func note(_ error: xmlErrorPtr?) {
        guard flaw == nil, let error = error?.pointee, error.level != XML_ERR_WARNING,
            error.domain != Int32(XML_FROM_NAMESPACE.rawValue)
        else { return }
        let message = error.message.map { String(cString: $0) } ?? "unknown fault"
        flaw = XMLFlaw(
            line: max(1, Int(error.line)), column: max(1, Int(error.int2)), message: message.collapsed)
    }

    /// The document is over: what is still open was cut short.
    func finish() {
        flushText()
        for element in open { element.isCut = true }
        open = []
    }

    private var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 1 }

    private func stop(_ error: IntakeError) {
        self.error = error
        if let parser { xmlStopParser(parser) }
    }

    private func flushText() {
        guard !pending.isEmpty else { return }
        open.last?.nodes.append(.text(String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }

    /// Five pointers an attribute: name, prefix, namespace, where its value starts and ends.
    private static func attributes(
        _ count: Int, _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [String: String] {
        guard count > 0, let pointers else { return [:] }
        var attributes: [String: String] = [:]
        for index in 0..<count {
            let fields = pointers + index * 5
            guard let name = fields[0], let start = fields[3], let end = fields[4], end >= start else {
                continue
            }
            let key = (fields[1].map { String(cString: $0) + ":" } ?? "") + String(cString: name)
            attributes[key] = String(
                decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return attributes
    }
}

extension String {
    fileprivate init(cString bytes: UnsafePointer<xmlChar>?) {
        self = bytes.map { String(cString: $0) } ?? ""
    }
}

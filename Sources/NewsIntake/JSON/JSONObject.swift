// JSONObject: the members of one JSON object.

/// Members by name, in the order of the text. Most objects have a few, which are compared one by one;
/// those of many are looked up.
package struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    /// Up to so many are compared.
    private static let few = 16
    /// Room that the second member makes.
    private static let usual = 8

    private struct Member {
        let name: String
        var value: JSONValue
    }

    private var members: [Member] = []
    /// Where each name is, in an object of many.
    private var places: [String: Int] = [:]

    package init() {}

    private init(_ members: [Member]) {
        self.members = members
        if members.count > Self.few { index() }
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (name, value) in elements { set(name, value) }
    }

    package var isEmpty: Bool { members.isEmpty }

    var names: some Sequence<String> { members.lazy.map(\.name) }

    /// The value of a member; nil where there is none.
    package subscript(name: String) -> JSONValue? { place(of: name).map { members[$0].value } }

    /// Sets a member. Of two with the same name the later counts.
    mutating func set(_ name: String, _ value: JSONValue) {
        if let place = place(of: name) {
            members[place].value = value
            return
        }
        if members.count == 1 { members.reserveCapacity(Self.usual) }
        members.append(Member(name: name, value: value))
        if members.count == Self.few + 1 {
            index()
        } else if members.count > Self.few {
            places[name] = members.count - 1
        }
    }

    private mutating func index() {
        for (place, member) in members.enumerated() { places[member.name] = place }
    }

    private func place(of name: String) -> Int? {
        guard places.isEmpty else { return places[name] }
        return members.indices.first { members[$0].name == name }
    }

    /// The members of these names, a few, alone.
    package func only(_ names: [String]) -> JSONObject {
        JSONObject(members.filter { names.contains($0.name) })
    }

    /// Members in the order of their names.
    var sorted: [(String, JSONValue)] {
        members.sorted { $0.name < $1.name }.map { ($0.name, $0.value) }
    }

    /// The order of members says nothing.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.name] == $0.value }
    }
}

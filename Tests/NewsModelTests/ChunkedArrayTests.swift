internal import NewsModel
internal import Testing

@Suite("A list in chunks")
struct ChunkedArrayTests {
    @Test("whatever is done to it, it holds what an array would")
    func sameAsArray() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            var array: [Int] = []
            var chunked = ChunkedArray<Int>()
            for step in 0..<400 {
                let place = Int.random(in: 0...array.count, using: &random)
                switch Int.random(in: 0..<8, using: &random) {
                case 0...1:
                    array.append(step)
                    chunked.append(step)
                case 2...3:
                    array.insert(step, at: place)
                    chunked.insert(step, at: place)
                case 4 where place < array.count:
                    array.remove(at: place)
                    chunked.remove(at: place)
                case 5 where place < array.count:
                    array[place] = -step
                    chunked[place] = -step
                case 6:
                    let more = step..<(step + Int.random(in: 0..<300, using: &random))
                    array.insert(contentsOf: more, at: place)
                    chunked.insert(contentsOf: more, at: place)
                default:
                    let end = min(array.count, place + Int.random(in: 0..<200, using: &random))
                    array.replaceSubrange(place..<end, with: [step, step])
                    chunked.replaceSubrange(place..<end, with: [step, step])
                }
            }
            #expect(Array(chunked) == array)
            #expect(chunked.count == array.count)
            #expect(chunked.firstIndex { $0 == array.last } == array.firstIndex { $0 == array.last })
            #expect(chunked.indices.allSatisfy { chunked[$0] == array[$0] })
        }
    }

    @Test("one that grows in its midst stays sorted by place")
    func inTheMidst() {
        var chunked = ChunkedArray<Int>()
        for number in 0..<3000 { chunked.insert(number, at: number / 2) }
        var array: [Int] = []
        for number in 0..<3000 { array.insert(number, at: number / 2) }
        #expect(Array(chunked) == array)
    }

    @Test("a copy that is changed leaves the other as it was")
    func value() {
        let one = ChunkedArray(0..<1000)
        var other = one
        other[3] = -1
        other.insert(-2, at: 500)
        other.append(-3)
        #expect(Array(one) == Array(0..<1000))
        #expect(other.count == 1002 && other[3] == -1 && other[500] == -2 && other[1001] == -3)
    }

    @Test("lists of the same elements are equal, however their chunks came about")
    func equality() {
        let grown = ChunkedArray(0..<500)
        var filled = ChunkedArray(stride(from: 0, to: 500, by: 2))
        for odd in stride(from: 1, to: 500, by: 2) { filled.insert(odd, at: odd) }
        #expect(grown == filled && grown.hashValue == filled.hashValue)
        #expect(grown != ChunkedArray(0..<501))
        #expect(ChunkedArray<Int>().isEmpty)
    }
}

// Inflater: deflate data (RFC 1951) through ISA-L, which takes a third of zlib's time: of reading a
// compressed page, inflating it is a large part.

internal import CISAL

/// Inflates one stream after another, in pieces. Holds some 90 KB, whatever the stream's size.
final class Inflater {
    /// What the deflate data stand in, header and checksum included.
    enum Wrapper {
        case gzip, zlib, none

        fileprivate var flag: UInt32 {
            switch self {
            case .gzip: UInt32(ISAL_GZIP)
            case .zlib: UInt32(ISAL_ZLIB)
            case .none: UInt32(ISAL_DEFLATE)
            }
        }
    }

    enum Outcome {
        /// There may be more; with no more input and no output, it waits for input.
        case going
        /// The stream is whole, and its checksum right.
        case ended
        case damaged
    }

    /// One call's most output, in bytes.
    private static let chunk = 64 << 10
    /// One call's most input, in bytes: the library counts in 32 bits.
    private static let longest = 1 << 30

    private let wrapper: Wrapper
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    /// What was read of a gzip header that came in pieces; the library would forget it.
    private var header = isal_gzip_header()

    init(_ wrapper: Wrapper) {
        self.wrapper = wrapper
        isal_inflate_init(state)
        state.pointee.crc_flag = wrapper.flag
        isal_gzip_header_init(&header)
    }

    deinit { state.deallocate() }

    /// Another stream begins.
    func reset() {
        isal_inflate_reset(state)
        isal_gzip_header_init(&header)
    }

    /// Takes bytes off `input`, and gives what they held.
    ///
    /// Where a stream ends or is damaged, what follows stays in `input`.
    func inflate(_ input: inout ArraySlice<UInt8>) -> (output: [UInt8], outcome: Outcome) {
        var result: Int32 = ISAL_DECOMP_OK
        var read = 0
        let output = [UInt8](unsafeUninitializedCapacity: Self.chunk) { output, made in
            input.withUnsafeBufferPointer { input in
                let offered = min(input.count, Self.longest)
                // The library reads there alone; its headers don't say so.
                state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                state.pointee.avail_in = UInt32(offered)
                state.pointee.next_out = output.baseAddress
                state.pointee.avail_out = UInt32(Self.chunk)
                result = advance()
                read = offered - Int(state.pointee.avail_in)
                made = Self.chunk - Int(state.pointee.avail_out)
            }
            // Neither buffer is anybody's after this call.
            state.pointee.next_in = nil
            state.pointee.next_out = nil
        }
        let isDamaged = result != ISAL_DECOMP_OK
        // Whole bytes that it had only looked at.
        if isDamaged { read -= min(read, max(0, Int(state.pointee.read_in_length)) / 8) }
        input = input.dropFirst(read)
        if isDamaged { return (output, .damaged) }
        return (output, state.pointee.block_state == ISAL_BLOCK_FINISH ? .ended : .going)
    }

    private func advance() -> Int32 {
        if wrapper == .gzip, state.pointee.wrapper_flag == 0 {
            let result = isal_read_gzip_header(state, &header)
            guard result == ISAL_DECOMP_OK else { return min(result, ISAL_DECOMP_OK) }
        }
        return isal_inflate(state)
    }
}

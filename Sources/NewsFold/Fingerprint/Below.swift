// Below: a comparison as a number, where what comes of it can't be foretold.

extension UInt64 {
    /// 1 where this is less than `other`, else 0; both are less than 2⁶³. It is the borrow of a subtraction: of a
    /// comparison the compiler makes a branch, even where it is only added up.
    @inline(__always)
    func below(_ other: UInt64) -> Int { Int(truncatingIfNeeded: (self &- other) &>> 63) }
}

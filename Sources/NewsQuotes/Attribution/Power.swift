// Power: the few functions of analysis that the models need, without Foundation.

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

enum Power {
    /// ½ to the power of `x`.
    static func half(_ x: Double) -> Double { exp2(-x) }
    /// ln(1 + count).
    static func logarithm(onePlus count: Int) -> Double {
        count >= 0 && count < small.count ? small[count] : log1p(Double(count))
    }
    static func logarithm(_ x: Double) -> Double { log(x) }
    /// The logistic function.
    static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    private static let small = (0..<1024).map { log1p(Double($0)) }
}

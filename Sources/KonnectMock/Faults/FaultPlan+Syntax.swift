/// A text that is no list of faults: what is wrong with it, and what to write.
public struct FaultSyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: String
  /// What to write instead.
  public let help: String
}

extension FaultPlan {
  /// The plan that `text` writes: `reset=0.05,429=0.1,slow=2%,latency=20ms`.
  ///
  /// Each entry is a fault with its rate, from 0 to 1 or in percent, or a setting with a time in `ms` or `s`. `reset` is
  /// half `reset-before`, half `reset-after`. Nothing may stand twice.
  ///
  /// - Throws: `FaultSyntaxError`.
  public init(_ text: String, seed: UInt64) throws(FaultSyntaxError) {
    self.init()
    self.seed = seed
    var seen: Set<Substring> = []
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw FaultSyntaxError(reason: "`\(entry)` is no NAME=VALUE", help: "write for example reset=0.05,latency=20ms")
      }
      guard seen.insert(parts[0]).inserted else {
        throw FaultSyntaxError(reason: "`\(parts[0])` stands twice", help: "give it once")
      }
      try set(String(parts[0]), String(parts[1]))
    }
    let sum = rates.values.sorted().reduce(0, +)
    guard sum <= 1 + 1e-9 else {
      throw FaultSyntaxError(reason: "the rates are more than 1 together", help: "lower some: a request has one fault")
    }
  }

  private static let settings = ["latency", "slow-for", "retry-after"]

  private mutating func set(_ name: String, _ value: String) throws(FaultSyntaxError) {
    switch name {
    case "reset":
      let half = try Self.rate(value, of: name) / 2
      rates[.resetBefore, default: 0] += half
      rates[.resetAfter, default: 0] += half
    case "latency": latency = try Self.time(value, of: name)
    case "slow-for": slowness = try Self.time(value, of: name)
    case "retry-after": retryAfter = try Self.time(value, of: name)
    default:
      guard let fault = Fault(rawValue: name) else {
        let names = (["reset"] + Fault.allCases.map(\.rawValue) + Self.settings).joined(separator: ", ")
        throw FaultSyntaxError(reason: "there is no fault `\(name)`", help: "there are \(names)")
      }
      rates[fault, default: 0] += try Self.rate(value, of: name)
    }
  }

  private static func rate(_ text: String, of name: String) throws(FaultSyntaxError) -> Double {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? text.dropLast() : text[...]) else { throw noRate(text, name) }
    let rate = isPercent ? number / 100 : number
    guard (0...1).contains(rate) else { throw noRate(text, name) }
    return rate
  }

  private static func noRate(_ text: String, _ name: String) -> FaultSyntaxError {
    FaultSyntaxError(reason: "`\(name)=\(text)` has no rate", help: "write one from 0 to 1, or 0% to 100%")
  }

  private static func time(_ text: String, of name: String) throws(FaultSyntaxError) -> Duration {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = ["ms": 1.0, "s": 1000][String(text.dropFirst(digits.count))]
    guard let unit, let number = Double(digits), number * unit <= 3_600_000 else {
      throw FaultSyntaxError(
        reason: "`\(name)=\(text)` has no time", help: "write one such as 20ms or 1.5s, at most an hour")
    }
    return .microseconds(Int64((number * unit * 1000).rounded()))
  }
}

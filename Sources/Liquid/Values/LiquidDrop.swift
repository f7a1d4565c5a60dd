/// An object whose members are found on demand.
public protocol LiquidDrop: Sendable {
  /// The value of the member `key`; nil where there is none.
  func value(of key: String) -> LiquidValue?
  /// All members, for loops, printing, comparing and JSON.
  var object: LiquidObject { get }
}

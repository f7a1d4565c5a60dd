/// A filter: `{{ input | name: argument, key: argument }}`.
public struct Filter: Sendable {
  /// What a filter does; a `LiquidError` that it throws becomes a diagnostic at the tag.
  public typealias Body =
    @Sendable (_ input: LiquidValue, _ arguments: FilterArguments, _ context: inout RenderContext) throws -> LiquidValue

  /// How many positional arguments it takes.
  public let arguments: ClosedRange<Int>
  /// Whether it takes arguments with names; if not, they are one more positional argument, an object, as in Ruby.
  public let takesNames: Bool
  /// What it does.
  public let body: Body

  /// A filter that takes as many positional `arguments`.
  public init(arguments: ClosedRange<Int> = 0...0, takesNames: Bool = false, _ body: @escaping Body) {
    self.arguments = arguments
    self.takesNames = takesNames
    self.body = body
  }
}

/// The arguments of a filter's call.
public struct FilterArguments: Sendable {
  /// The arguments without a name, in order.
  public var positional: [LiquidValue]
  /// The arguments with a name, in order.
  public var named: [(name: String, value: LiquidValue)]

  /// The arguments of a call.
  public init(positional: [LiquidValue] = [], named: [(name: String, value: LiquidValue)] = []) {
    self.positional = positional
    self.named = named
  }

  /// The positional argument at `index` from 0; nil's value where it was not given.
  public subscript(index: Int) -> LiquidValue { index < positional.count ? positional[index] : .nil }

  /// The argument called `name`, if it was given.
  public subscript(name: String) -> LiquidValue? { named.last { $0.name == name }?.value }

  /// How many positional arguments were given.
  public var count: Int { positional.count }
}

import SourceText

/// An operand: a literal, a range, or a variable with the path into it.
indirect enum Expression: Sendable {
  case literal(LiquidValue)
  case range(Expression, Expression)
  case variable(Root, [Step])

  /// Where a variable's path begins.
  enum Root: Sendable {
    case name(String)
    /// `[expression]`: the variable whose name the expression yields.
    case computed(Expression)

    fileprivate func evaluate(in context: inout RenderContext) throws -> LiquidValue {
      switch self {
      case .name(let name): context.lookUp(name)
      case .computed(let expression):
        try expression.evaluate(in: &context).key(in: context.environment.dialect).map(context.lookUp) ?? .nil
      }
    }
  }

  /// One step of a variable's path.
  enum Step: Sendable {
    /// `.name`
    case name(String)
    /// `[expression]`
    case computed(Expression)
  }

  /// The literal that a word stands for.
  static func word(_ name: String) -> LiquidValue? {
    switch name {
    case "true": true
    case "false": false
    case "nil", "null": .nil
    case "empty": .empty
    case "blank": .blank
    default: nil
    }
  }

  /// The value in `context`.
  ///
  /// - Throws: `LiquidError` where the bounds of a range are no integers.
  func evaluate(in context: inout RenderContext) throws -> LiquidValue {
    switch self {
    case .literal(let value): return value
    case .range(let first, let last):
      return .range(
        try first.evaluate(in: &context).rangeBound(), try last.evaluate(in: &context).rangeBound())
    case .variable(let root, let path): return try Self.walk(path, from: root.evaluate(in: &context), in: &context)
    }
  }

  private static func walk(
    _ path: [Step], from root: LiquidValue, in context: inout RenderContext
  ) throws -> LiquidValue {
    var value = root
    for step in path {
      switch step {
      case .name(let name): value = value.member(name)
      case .computed(let expression):
        value = value.element(try expression.evaluate(in: &context), in: context.environment.dialect)
      }
    }
    return value
  }
}

extension LiquidValue {
  /// The member after a dot: an object's own, or `size`, `first` and `last`.
  func member(_ name: String) -> LiquidValue {
    switch self {
    case .object(let object):
      if let value = object[name] { return value }
    case .drop(let drop):
      return drop.value(of: name) ?? .nil
    default: break
    }
    switch name {
    case "size": return hasSize ? .int(size) : .nil
    case "first": return string == nil ? first : .nil
    case "last": return string == nil ? last : .nil
    default: return .nil
    }
  }

  /// The element in brackets: of an array by index, from the end where negative; of an object by key.
  func element(_ key: LiquidValue, in dialect: Environment.Dialect) -> LiquidValue {
    switch (self, key) {
    case (.array(let values), .int(let index)):
      let position = index < 0 ? index + values.count : index
      return values.indices.contains(position) ? values[position] : .nil
    case (.object(let object), _): return key.key(in: dialect).flatMap { object[$0] } ?? .nil
    case (.drop(let drop), _): return key.key(in: dialect).flatMap { drop.value(of: $0) } ?? .nil
    default: return .nil
    }
  }

  /// The value as a key of an object.
  ///
  /// The YAML that Jekyll reads has keys of other kinds too, which are texts here; JSON has not.
  fileprivate func key(in dialect: Environment.Dialect) -> String? {
    string ?? (dialect == .jekyll ? text : nil)
  }

  private var hasSize: Bool {
    switch self {
    case .string, .captured, .array, .object, .range, .int: true
    default: false
    }
  }

  /// How many characters, elements or members there are; 0 for what has none, 8 (bytes, in Ruby) for integers.
  var size: Int {
    switch self {
    case .string(let text): text.unicodeScalars.count
    case .captured(let text): text.text.unicodeScalars.count
    case .array(let values): values.count
    case .object(let object): object.count
    case .drop(let drop): drop.object.count
    case .range(let first, let last): Self.count(first, last)
    case .int: 8
    default: 0
    }
  }

  /// How many integers there are from `first` to `last`; clamped to what an `Int` holds.
  private static func count(_ first: Int, _ last: Int) -> Int {
    guard first <= last else { return 0 }
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    return overflow || distance == .max ? .max : distance + 1
  }

  /// The first element; of an object, its first key and value, and of a range its lower bound even where it is empty.
  var first: LiquidValue {
    switch self {
    case .array(let values): values.first ?? .nil
    case .object(let object) where !object.isEmpty:
      .array([.string(object.member(at: 0).key), object.member(at: 0).value])
    case .range(let first, _): .int(first)
    default: .nil
    }
  }

  /// The last element.
  var last: LiquidValue {
    switch self {
    case .array(let values): values.last ?? .nil
    case .range(_, let last): .int(last)
    default: .nil
    }
  }

  /// The value as a bound of a range.
  ///
  /// - Throws: `LiquidError` where it is none.
  func rangeBound() throws -> Int {
    switch self {
    case .int(let value): return value
    case .nil, .string, .captured: return Number(self).truncated
    default: throw LiquidError("a bound of the range is no integer")
    }
  }

  /// The value as an integer, where it is one or a text of one.
  func integer() throws -> Int {
    if case .int(let value) = self { return value }
    if let string, let value = Int(string.trimmingBlanks) { return value }
    throw LiquidError("`\(text.prefix(40))` is no integer")
  }
}

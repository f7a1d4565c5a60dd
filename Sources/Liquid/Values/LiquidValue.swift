public import JSON
public import SourceText

/// A value of a template.
public enum LiquidValue: Sendable {
  /// Nothing: also what an undefined variable is.
  case `nil`
  /// `true` or `false`.
  case bool(Bool)
  /// An integer.
  case int(Int)
  /// A number with a fraction.
  case double(Double)
  /// A string without origins.
  case string(String)
  /// A string that keeps its origins, such as a capture.
  case captured(MappedText)
  /// An array.
  case array([LiquidValue])
  /// An object.
  case object(LiquidObject)
  /// The integers from the first to the second, both included; none where the second is less.
  case range(Int, Int)
  /// The word `empty`, which equals empty strings, arrays and objects.
  case empty
  /// The word `blank`, which equals what is empty, `nil`, `false` and strings of blanks.
  case blank
  /// An object whose members are found on demand.
  case drop(any LiquidDrop)

  /// The value of a piece of JSON.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .nil
    case .bool(let value): self = .bool(value)
    case .number(let number): self = Int(number.text).map(LiquidValue.int) ?? .double(number.double)
    case .string(let value): self = .string(value)
    case .array(let values): self = .array(values.map(LiquidValue.init))
    case .object(let members): self = .object(LiquidObject(members.map { ($0.key, LiquidValue($0.value)) }))
    }
  }

  /// The value as JSON; a range is a string such as `1..5`, `empty` and `blank` are empty strings.
  public var json: JSONValue {
    switch self {
    case .nil: .null
    case .bool(let value): .bool(value)
    case .int(let value): .number(JSONNumber(value))
    case .double(let value): .number(JSONNumber(text: text) ?? JSONNumber(value))
    case .string(let value): .string(value)
    case .captured(let value): .string(value.text)
    case .array(let values): .array(values.map(\.json))
    case .object(let object): object.json
    case .range: .string(text)
    case .empty, .blank: .string("")
    case .drop(let drop): drop.object.json
    }
  }

  /// Whether a condition takes the value for true: all but `nil` and `false`.
  public var isTruthy: Bool {
    switch self {
    case .nil, .bool(false): false
    default: true
    }
  }

  /// Whether the value is `nil`.
  public var isNil: Bool { if case .nil = self { true } else { false } }

  /// The string, if this is one.
  public var string: String? {
    switch self {
    case .string(let value): value
    case .captured(let value): value.text
    default: nil
    }
  }

  /// The object, if this is one or a drop.
  public var object: LiquidObject? {
    switch self {
    case .object(let object): object
    case .drop(let drop): drop.object
    default: nil
    }
  }

  /// The elements, if this is an array.
  public var array: [LiquidValue]? { if case .array(let values) = self { values } else { nil } }
}

extension LiquidObject {
  /// An object of `members`; of equal keys the last counts.
  public init(_ members: some Sequence<(String, LiquidValue)>) {
    self.init()
    for (key, value) in members { self[key] = value }
  }

  /// The object as JSON.
  public var json: JSONValue {
    var members: JSONValue = [:]
    for (key, value) in self { members[key] = value.json }
    return members
  }
}

extension LiquidValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A Boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// An array.
  public init(arrayLiteral elements: LiquidValue...) { self = .array(elements) }
  /// An object; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, LiquidValue)...) { self = .object(LiquidObject(elements)) }
}

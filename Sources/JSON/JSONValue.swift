/// A JSON value that keeps the order of its keys and the exact digits of its numbers.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, in the order it was written.
  case object(JSONObject)

  /// Equality of JSON: objects regardless of key order, numbers by value (`1` equals `1.0`), strings by code points.
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameCodePoints(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// Hashes in accord with equality.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(UInt8(0))
    case .bool(let value): hasher.combine(value ? UInt8(2) : UInt8(1))
    case .number(let value): hasher.combine(value)
    case .string(let value): value.hashCodePoints(into: &hasher)
    case .array(let value): hasher.combine(value)
    case .object(let value): hasher.combine(value)
    }
  }
}

// MARK: Access

extension JSONValue {
  /// The value of `key`, if this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    get { object?[key] }
    set {
      guard case .object(var members) = self else { return }
      // Lets go of the members first, so that they are changed in place.
      self = .null
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The element at `index` from 0, if this is an array that has it.
  public subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }

  /// The value `pointer` names, if it exists.
  public subscript(pointer: JSONPointer) -> JSONValue? {
    pointer.tokens.reduce(Optional(self)) { value, token in
      switch value {
      case .object(let members): members[token]
      case .array: JSONPointer.index(token).flatMap { value?[$0] }
      default: nil
      }
    }
  }

  /// The string, if this is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The Boolean, if this is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The number, if this is one.
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

  /// The number as an integer, if it is one.
  public var int: Int? { number?.int }

  /// The elements, if this is an array.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, if this is an object.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The name of the value's JSON type: `null`, `boolean`, `number`, `string`, `array` or `object`.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The text of a scalar as it would stand in a URL or a shell variable: strings without quotes; nil for null, arrays and objects.
  public var scalarText: String? {
    switch self {
    case .string(let value): value
    case .number(let value): value.text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// Applies `transform` to every string inside, keys excepted.
  public func mapStrings(_ transform: (String) throws -> String) rethrows -> JSONValue {
    switch self {
    case .string(let value): .string(try transform(value))
    case .array(let values): .array(try values.map { try $0.mapStrings(transform) })
    case .object(let members): .object(try members.mapValues { try $0.mapStrings(transform) })
    case .null, .bool, .number: self
    }
  }

  /// Calls `visit` with every value inside, this one first, and the pointer that leads to it; document order.
  public func walk(at pointer: JSONPointer = .root, _ visit: (JSONPointer, JSONValue) throws -> Void) rethrows {
    try visit(pointer, self)
    switch self {
    case .array(let values):
      for (index, value) in values.enumerated() { try value.walk(at: pointer.appending(String(index)), visit) }
    case .object(let members):
      for (key, value) in members { try value.walk(at: pointer.appending(key), visit) }
    case .null, .bool, .number, .string: break
    }
  }
}

// MARK: Literals

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A Boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}

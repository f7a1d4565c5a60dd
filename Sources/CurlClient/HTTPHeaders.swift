/// Header fields in their order, with repeats.
public struct HTTPHeaders: Hashable, Sendable {
  /// The fields, first to last.
  public var fields: [HTTPHeader]

  /// Fields in the given order.
  public init(_ fields: [HTTPHeader] = []) { self.fields = fields }

  /// The value of the last field named `name`, regardless of case; nil where there is none.
  ///
  /// Setting puts one field in the place of the first of that name, or at the end; setting nil removes all of them.
  public subscript(name: String) -> String? {
    get { fields.last { $0.isNamed(name) }?.value }
    set {
      let place = fields.firstIndex { $0.isNamed(name) }
      fields.removeAll { $0.isNamed(name) }
      if let newValue { fields.insert(HTTPHeader(name: name, value: newValue), at: place ?? fields.endIndex) }
    }
  }

  /// The values of all fields named `name`, regardless of case, first to last.
  public func values(of name: String) -> [String] { fields.filter { $0.isNamed(name) }.map(\.value) }

  /// Whether there is a field named `name`, regardless of case.
  public func contains(_ name: String) -> Bool { fields.contains { $0.isNamed(name) } }

  /// Adds a field at the end, beside any others of the same name.
  public mutating func append(_ name: String, _ value: String) { fields.append(HTTPHeader(name: name, value: value)) }
}

extension HTTPHeaders: RandomAccessCollection {
  /// The index of the first field.
  public var startIndex: Int { fields.startIndex }
  /// The index past the last field.
  public var endIndex: Int { fields.endIndex }
  /// The field at `index`.
  public subscript(index: Int) -> HTTPHeader { fields[index] }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal, repeats kept.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { HTTPHeader(name: $0, value: $1) })
  }
}

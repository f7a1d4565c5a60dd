/// A path such as `.data[0].id`, in steps.
struct FieldPath: Hashable, Sendable {
  /// One step into a value.
  enum Step: Hashable, Sendable, CustomStringConvertible {
    /// A member by its name.
    case member(String)
    /// An item by its position; nil for any.
    case item(Int?)
    /// A token that may be either.
    case memberOrItem(String, Int)

    var name: String? {
      switch self {
      case .member(let name), .memberOrItem(let name, _): name
      case .item: nil
      }
    }

    /// The position, where the step can lead into an array: nil inside for any.
    var position: Int?? {
      switch self {
      case .member: nil
      case .item(let position): .some(position)
      case .memberOrItem(_, let position): .some(position)
      }
    }

    var description: String {
      switch self {
      case .member(let name), .memberOrItem(let name, _): name
      case .item(let position): "[\(position.map(String.init) ?? "")]"
      }
    }
  }

  private(set) var steps: [Step] = []

  /// Reads a path; what fits no step is read as the name of a member.
  init(_ text: String) {
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("[") {
        bracket(&rest)
      } else {
        if rest.hasPrefix(".") { rest = rest.dropFirst() }
        if rest.hasPrefix("\"") {
          rest = rest.dropFirst()
          steps.append(.member(Self.take(&rest, until: "\"")))
        } else {
          let name = rest.prefix { $0 != "." && $0 != "[" }
          rest = rest.dropFirst(name.count)
          let plain = name.hasSuffix("?") ? name.dropLast() : name
          if !plain.isEmpty { steps.append(.member(String(plain))) }
        }
      }
    }
  }

  private mutating func bracket(_ rest: inout Substring) {
    rest = rest.dropFirst()
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst()
      steps.append(.member(Self.take(&rest, until: quote)))
      if rest.hasPrefix("]") { rest = rest.dropFirst() }
    } else {
      let inside = Self.take(&rest, until: "]")
      steps.append(inside.isEmpty || inside == "*" ? .item(nil) : Int(inside).map { .item($0) } ?? .member(inside))
    }
    if rest.hasPrefix("?") { rest = rest.dropFirst() }
  }

  private static func take(_ rest: inout Substring, until end: Character) -> String {
    let text = rest.prefix { $0 != end }
    rest = rest.dropFirst(text.count + 1)
    return String(text)
  }
}

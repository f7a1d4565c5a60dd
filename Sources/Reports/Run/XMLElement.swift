/// An element of an XML file.
struct XMLElement {
  /// The name.
  let name: String
  /// The attributes, in order.
  var attributes: [(name: String, value: String)]
  /// The elements in it.
  var children: [XMLElement] = []
  /// The text in it; an element has either text or children.
  var text = ""

  /// An empty element.
  init(_ name: String, _ attributes: [(String, String)] = []) {
    self.name = name
    self.attributes = attributes.map { (name: $0.0, value: $0.1) }
  }

  /// Whether a child is called `name`.
  func has(_ name: String) -> Bool { children.contains { $0.name == name } }

  /// A file with the element as its root.
  var document: String {
    var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &result, indent: "")
    return result
  }

  private func write(to result: inout String, indent: String) {
    result += "\(indent)<\(name)"
    for attribute in attributes {
      result += " \(attribute.name)=\"\(Self.escaped(attribute.value, isAttribute: true))\""
    }
    if children.isEmpty, text.isEmpty {
      result += "/>\n"
      return
    }
    result += ">"
    if children.isEmpty {
      result += Self.escaped(text, isAttribute: false)
    } else {
      result += "\n"
      for child in children { child.write(to: &result, indent: indent + "  ") }
      result += indent
    }
    result += "</\(name)>\n"
  }

  /// The text with what XML 1.0 gives a meaning to as references, and what it forbids as U+FFFD.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      // A reader makes blanks of these in an attribute, and of a bare return a line feed anywhere.
      case "\n" where isAttribute, "\t" where isAttribute, "\r": result += "&#\(scalar.value);"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case let scalar where !isAllowed(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether XML 1.0 allows the character (production 2, `Char`).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

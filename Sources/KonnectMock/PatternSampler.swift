/// Regular expression → a short text that it matches.
///
/// Knows what specifications use: literals, classes, groups, alternatives (the first is taken), quantifiers, anchors.
/// What it does not know it skips; whether a text really matches is for the schema to say.
struct PatternSampler {
  /// Nesting deeper than this is cut off.
  private static let maximumDepth = 20

  private let pattern: [Unicode.Scalar]
  private let repeats: Int
  private var position = 0
  private var depth = 0
  private var random: SeededRandom

  private init(_ pattern: String, repeats: Int, seed: UInt64) {
    self.pattern = Array(pattern.unicodeScalars)
    self.repeats = repeats
    random = SeededRandom(seed: seed)
  }

  /// A text for `pattern`.
  ///
  /// - Parameter repeats: How often at least to take what may stand any number of times.
  static func sample(_ pattern: String, repeats: Int = 0, seed: UInt64) -> String {
    var sampler = PatternSampler(pattern, repeats: repeats, seed: seed)
    return sampler.alternatives()
  }

  private var current: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  /// Reads alternatives up to a closing parenthesis; the text of the first.
  private mutating func alternatives() -> String {
    let first = sequence()
    while take("|") { _ = sequence() }
    return first
  }

  private mutating func sequence() -> String {
    var text = ""
    while let scalar = current, scalar != "|", scalar != ")" {
      let start = position
      let atom = self.atom()
      let afterAtom = position
      guard let count = quantifier() else {
        text += atom
        continue
      }
      guard count > 0 else { continue }
      text += atom
      let end = position
      // What stands for nothing is not repeated: nested, that would take for ever.
      for _ in 1..<(atom.isEmpty ? 1 : count) where text.utf8.count < 4096 {
        position = start
        text += self.atom()
        position = afterAtom
      }
      position = end
    }
    return text
  }

  private mutating func atom() -> String {
    guard let scalar = current else { return "" }
    position += 1
    switch scalar {
    case "^", "$": return ""
    case ".": return pick("abcdefghijklmnopqrstuvwxyz")
    case "\\": return escape()
    case "[": return characterClass()
    case "(": return group()
    default: return String(scalar)
    }
  }

  private mutating func group() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      position = pattern.count
      return ""
    }
    var isAssertion = false
    if take("?") {
      if take("<") {
        isAssertion = current == "=" || current == "!"
        if !isAssertion { while let scalar = current, scalar != ">" { _ = take(scalar) } }
      } else {
        isAssertion = current == "=" || current == "!"
      }
      position = min(position + 1, pattern.count)
    }
    let text = alternatives()
    _ = take(")")
    return isAssertion ? "" : text
  }

  private mutating func escape() -> String {
    guard let scalar = current else { return "" }
    position += 1
    switch scalar {
    case "d": return pick("123456789")
    case "w", "S", "D": return pick("abcdefghijklmnopqrstuvwxyz")
    case "s": return " "
    case "W": return "-"
    case "b", "B", "A", "z", "Z": return ""
    case "n": return "\n"
    case "t": return "\t"
    case "x": return hexadecimal(2)
    case "u": return hexadecimal(4)
    case "p", "P":
      if take("{") { while let scalar = current, !take("}") { _ = take(scalar) } } else { position += 1 }
      position = min(position, pattern.count)
      return pick("abcdefghijklmnopqrstuvwxyz")
    default: return String(scalar)
    }
  }

  private mutating func hexadecimal(_ count: Int) -> String {
    let end = min(position + count, pattern.count)
    let digits = pattern[position..<end].map(String.init).joined()
    position = end
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
  }

  private mutating func characterClass() -> String {
    let isNegated = take("^")
    var members: [Unicode.Scalar] = []
    var isFirst = true
    while let scalar = current, isFirst || scalar != "]" {
      isFirst = false
      position += 1
      var low = scalar
      if scalar == "\\" {
        let set = escape()
        low = set.unicodeScalars.first ?? "a"
        members.append(low)
      }
      if current == "-", position + 1 < pattern.count, pattern[position + 1] != "]" {
        position += 1
        var high = pattern[position]
        position += 1
        if high == "\\" { high = escape().unicodeScalars.first ?? high }
        if low.value <= high.value {
          members += (low.value...min(high.value, low.value &+ 200)).compactMap(Unicode.Scalar.init)
        }
      } else {
        members.append(low)
      }
    }
    _ = take("]")
    if isNegated {
      let excluded = Set(members)
      members = "abcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars.filter { !excluded.contains($0) }
    }
    let plain = members.filter { ("a"..."z").contains($0) || ("1"..."9").contains($0) }
    return (plain.isEmpty ? members : plain).randomElement(using: &random).map { String($0) } ?? ""
  }

  /// How often the atom before is to be taken; nil where no quantifier follows.
  private mutating func quantifier() -> Int? {
    var count: Int?
    switch current {
    case "*", "?":
      count = current == "*" ? repeats : 0
      position += 1
    case "+":
      count = max(1, repeats)
      position += 1
    case "{":
      let end = pattern[position...].firstIndex(of: "}") ?? position
      let bounds = pattern[min(position + 1, end)..<end].map(String.init).joined()
        .split(separator: ",", omittingEmptySubsequences: false)
      guard let least = bounds.first.flatMap({ Int($0) }) else { return nil }
      position = end + 1
      let most = bounds.count > 1 ? Int(bounds[1]) ?? .max : least
      count = min(max(least, min(repeats, most)), 1024)
    default: return nil
    }
    if current == "?" || (current == "+" && count != nil) { position += 1 }
    return count
  }

  private mutating func pick(_ characters: String) -> String {
    characters.randomElement(using: &random).map { String($0) } ?? ""
  }
}

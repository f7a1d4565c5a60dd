import JSON
import RunbookModel

/// The secrets that a page itself gives, which its plan must not repeat.
struct SecretLiterals {
  /// What stands in place of a secret.
  static let mask = "•••"

  /// Shorter values are masked where they are the whole of a text only.
  private static let minimumLength = 4

  /// The values, the longest first.
  private let values: [String]

  /// The literals that `runbook` assigns to variables whose names mark secrets, in exports or in shell blocks.
  init(of runbook: Runbook) {
    var values: Set<String> = []
    for step in runbook.steps {
      switch step.action {
      case .export(let assignments):
        for assignment in assignments where Variable.isSecret(assignment.variable) {
          if case .literal(let text) = assignment.value { values.insert(text) }
        }
      case .shell(let block): values.formUnion(Self.literals(inShell: block.text))
      case .request, .entities, .manual, .wait, .repeat: break
      }
    }
    self.values = values.filter(Self.isLiteral).sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// `value` with every secret in its strings masked.
  func masked(_ value: JSONValue) -> JSONValue { values.isEmpty ? value : value.mapStrings(masked) }

  /// A header line, its value masked where it is a credential that the page spells out.
  static func masked(_ header: RequestTemplate.Header) -> String {
    guard isCredential(header.name), isLiteral(header.value) else { return header.line }
    let words = header.value.split(separator: " ", maxSplits: 1)
    return words.count == 2 ? "\(header.name): \(words[0]) \(mask)" : "\(header.name): \(mask)"
  }

  private func masked(_ text: String) -> String {
    values.reduce(text) { text, value in
      text == value ? Self.mask : value.count < Self.minimumLength ? text : Self.maskingWords(value, in: text)
    }
  }

  /// Masks `value` where it is no part of a longer word.
  private static func maskingWords(_ value: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: value) {
      let isPart = isWord(text[..<range.lowerBound].last) || isWord(rest[range.upperBound...].first)
      result += rest[..<range.lowerBound] + (isPart ? value : mask)
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func isWord(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }

  static func isLiteral(_ text: String) -> Bool { !text.isEmpty && VariableReference.all(in: text).isEmpty }

  private static func isCredential(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("authorization") || ["cookie", "apikey"].contains(name) || Variable.isSecret(name)
  }

  /// The values of `NAME=value` in a script, where the name marks a secret.
  private static func literals(inShell text: String) -> [String] {
    let assignment = #/([A-Za-z_][A-Za-z0-9_]*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s;&|"'()]+))/#
    return text.matches(of: assignment).compactMap { match in
      guard Variable.isSecret(String(match.1)) else { return nil }
      return (match.2 ?? match.3 ?? match.4).map(String.init)
    }
  }
}

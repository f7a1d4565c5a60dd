import SourceText

/// A comment of the page that tells a finding off: `<!-- runbook: ignore RULE: reason -->`, or `#` in place of it in YAML.
struct IgnoreComment {
  /// The rules that it names.
  let rules: [String]
  /// Why; empty where it gives no reason.
  let reason: String
  /// Where it stands.
  let range: SourceRange

  private static let keyword = "runbook: ignore "

  /// The comment on `line` of `file`; nil where there is none.
  init?(line: Int, of file: SourceFile) {
    guard let text = file.lineText(line), let found = text.firstRange(of: Self.keyword) else { return nil }
    let before = text[..<found.lowerBound].trimmed
    guard before.hasSuffix("<!--") || before == "#" else { return nil }
    var rest = text[found.upperBound...]
    if let end = rest.firstRange(of: "-->") { rest = rest[..<end.lowerBound] }
    let names = rest.prefix { $0 != ":" }
    rules = names.split { $0 == "," || $0.isWhitespace }.map(String.init)
    reason = String(rest.dropFirst(names.count + 1).trimmed)
    range = file.lineRange(line)
    guard !rules.isEmpty else { return nil }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start[start.endIndex...] }
    return start[...last]
  }
}

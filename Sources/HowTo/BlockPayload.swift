import SourceText

/// The content of a Konnect tag as it was rendered, kept aside while the text around it goes through CommonMark.
struct BlockPayload: Sendable {
  /// The tag's name: `konnect_api_request`.
  var name: String
  /// What stands after the name in the tag.
  var markup: String
  /// The body after Liquid: YAML.
  var body: MappedText
  /// Where the opening tag stands.
  var range: SourceRange

  /// The content as a fenced block, for people.
  func fence(indent: Substring) -> String {
    let heading = markup.isEmpty ? name : "\(name) \(markup)"
    // A fence longer than any in the body holds it whole.
    let longest = body.text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let content = body.text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    let margin = content.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let lines = ["\(fence)yaml # \(heading)"] + content.map { String($0.dropFirst(margin)) } + [fence]
    return lines.map { indent + $0 }.joined(separator: "\n")
  }
}

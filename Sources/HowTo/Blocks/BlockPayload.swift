import RunbookModel
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

  /// The name, with the kind of a validation: `validation:request-check`.
  var kind: String {
    guard name == "validation", let kind = markup.split(whereSeparator: \.isWhitespace).first else { return name }
    return "validation:\(kind.trimming { ",\"'".contains($0) })"
  }

  /// What the site's test harness takes the block for.
  var mark: Step.Mark? {
    switch kind {
    case "validation:kubernetes-wait-for": nil
    case "env_variables" where setting("section") == "prereqs": .prereq
    default: .step
    }
  }

  /// How far the site indents what it makes of the block, so that it belongs to the list item above.
  var indent: Int { setting("indent").flatMap(Int.init).map { min(max($0, 0), 100) } ?? 0 }

  /// The value of a line `key: value` without indentation.
  private func setting(_ key: String) -> String? {
    let prefix = "\(key):"
    let line = body.text.utf8.split(separator: 10).first { $0.starts(with: prefix.utf8) }
    return line.map { Substring($0).dropFirst(prefix.count).trimming { $0.isWhitespace || "\"'".contains($0) } }
  }

  /// The one deployment that the block is for; nil where it is for each.
  ///
  /// - Parameter pageDeployments: The deployments that the page is for.
  func deployment(worksOn pageDeployments: [Runbook.Deployment]) -> Runbook.Deployment? {
    switch kind {
    case "konnect_api_request", "konnect_crd": .konnect
    case "control_plane_request", "env_variables", "validation:vault-secret", "validation:grpc-check":
      pageDeployments.count == 1 ? pageDeployments[0] : nil
    case let kind where RequestBlock.validations.contains(kind):
      pageDeployments.count == 1 ? pageDeployments[0] : nil
    default: nil
    }
  }

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

import Liquid
import RunbookModel
import SourceText

/// The tags and filters that the documentation site adds to Jekyll's Liquid.
enum KonnectDialect {
  /// Tags with a YAML body that has the reader do something.
  static let payloadTags = [
    "konnect_api_request", "control_plane_request", "http_request", "validation", "env_variables", "entity_examples",
  ]

  /// The names of variables that a reader's shell holds without any step of a page.
  static let environment: Set = ["KONNECT_TOKEN", "KONNECT_CONTROL_PLANE_URL", "KONNECT_PROXY_URL", "DECK_KONNECT_TOKEN"]

  /// Jekyll's Liquid with the site's tags and filters, for pages of one deployment.
  static func environment(for deployment: Runbook.Deployment) -> Environment {
    var environment = Environment(dialect: .jekyll)
    for name in payloadTags { environment.register(block: name, PayloadTag()) }
    environment.register(block: "details", TransparentTag())
    for name in ["navtabs", "tabs"] { environment.register(block: name, TabsTag()) }
    for name in ["navtab", "tab"] { environment.register(block: name, TabTag()) }
    let hidden = ["table", "mermaid", "entity_example", "konnect_crd", "httproute", "feature_table"]
    for name in hidden { environment.register(block: name, HiddenTag()) }
    let konnect: any BlockTag = deployment == .konnect ? TransparentTag() : HiddenTag()
    let onPrem: any BlockTag = deployment == .konnect ? HiddenTag() : TransparentTag()
    environment.register(block: "konnect", konnect)
    environment.register(block: "on_prem", onPrem)
    environment.register(tag: "new_in", SilentTag())
    environment.register(filter: "indent", arguments: 0...1) { input, arguments, _ in
      indent(input, by: arguments.count > 0 ? arguments[0] : 3)
    }
    environment.register(filter: "liquify", arguments: 0...0) { input, _, context in
      let text: MappedText
      if case .captured(let captured) = input { text = captured } else { text = MappedText(input.text, origin: context.range) }
      return .captured(try context.render(text))
    }
    return environment
  }

  /// Puts as many blanks before each line, the first included; 3 unless given. Origins are kept.
  private static func indent(_ input: LiquidValue, by count: LiquidValue) -> LiquidValue {
    guard case .int(let count) = count, count > 0 else { return input }
    let blanks = String(repeating: " ", count: min(count, 100))
    if case .captured(let text) = input { return .captured(text.prefixingLines(with: blanks)) }
    return .captured(MappedText(input.text, origin: nil).prefixingLines(with: blanks))
  }
}

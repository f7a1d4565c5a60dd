import JSON
import Liquid
import SourceText

/// The filters that the documentation site adds to Jekyll's.
enum KonnectFilters {
  /// The filters by name.
  static let all: [String: Filter] = [
    "indent": Filter(arguments: 0...1) { input, arguments, _ in
      indent(input, by: arguments.count > 0 ? arguments[0] : .int(3))
    },
    "liquify": Filter { input, _, context in
      let text =
        if case .captured(let captured) = input { captured } else { MappedText(input.text, origin: context.range) }
      return .captured(try context.render(text))
    },
    "json_prettify": Filter(arguments: 0...1) { input, _, _ in
      .string(JSONSerializer(isPretty: true).serialize(input.json))
    },
    // JSON is YAML.
    "yaml_dump": Filter { input, _, _ in .string(JSONSerializer(isPretty: true).serialize(input.json)) },
    "titleize": Filter { input, _, _ in .string(titleize(input.text)) },
    "oneline": Filter { input, _, _ in .string(Prose.onOneLine(input.text)) },
    "markdownify": Filter { input, _, _ in .string(MarkdownDocument.html(of: input.text)) },
    // What a shell would expand is read here as it stands.
    "escape_env_variables": Filter { input, _, _ in input },
  ]

  /// Puts as many blanks before each line, the first included.
  ///
  /// Origins are kept.
  private static func indent(_ input: LiquidValue, by count: LiquidValue) -> LiquidValue {
    guard case .int(let count) = count, count > 0 else { return input }
    let blanks = String(repeating: " ", count: min(count, 100))
    if case .captured(let text) = input { return .captured(text.prefixingLines(with: blanks)) }
    return .captured(MappedText(input.text, origin: nil).prefixingLines(with: blanks))
  }

  private static func titleize(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == "_" || $0 == "-" }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}

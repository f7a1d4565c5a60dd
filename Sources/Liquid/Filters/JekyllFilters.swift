import JSON

/// The filters that Jekyll adds to Liquid.
///
/// Three are left out. `markdownify` needs a Markdown parser, which the program has and registers. `sassify` and
/// `scssify` need a Sass compiler: they make style sheets, which no documentation page and no request holds.
enum JekyllFilters {
  static let all = arrays.merging(expressions) { $1 }.merging(strings) { $1 }.merging(dates) { $1 }
    .merging(urls) { $1 }

  /// Filters of texts and single values.
  private static let strings: [String: Filter] = [
    "array_to_sentence_string": Filter(arguments: 0...1) { input, arguments, context in
      guard let values = input.array else { return input }
      let connector = arguments.count > 0 ? arguments[0].text : "and"
      guard let last = values.last else { return "" }
      let head = try StandardFilters.join(
        StandardFilters.elements(of: .array(values.dropLast()), context), with: ", ", context)
      switch values.count {
      case 1: return .string(last.text)
      case 2: return .string("\(values[0].text) \(connector) \(last.text)")
      default: return .string("\(head), \(connector) \(last.text)")
      }
    },
    "cgi_escape": StandardFilters.text { StandardFilters.percentEncode($0, keeping: "_.-~", blank: "+") },
    "uri_escape": StandardFilters.text {
      StandardFilters.percentEncode(
        bytes: StandardFilters.percentDecoded($0), keeping: "_.-~:/?#[]@!$&'()*+,;=")
    },
    "xml_escape": StandardFilters.text(escapeXML),
    "inspect": Filter { input, _, _ in .string(escapeXML(input.inspected)) },
    "jsonify": Filter { input, _, context in
      try context.checkSize(bytes: input.byteCount)
      return .string(JSONSerializer().serialize(input.json))
    },
    "normalize_whitespace": StandardFilters.text {
      StandardFilters.splitWords($0).joined(separator: " ")
    },
    "number_of_words": Filter(arguments: 0...1) { input, arguments, _ in
      .int(WordCount.count(input.text, mode: arguments[0].text))
    },
    "slugify": Filter(arguments: 0...1) { input, arguments, _ in
      input.isNil ? .nil : .string(Slug.make(input.text, mode: arguments[0].isNil ? "default" : arguments[0].text))
    },
    "smartify": StandardFilters.text(SmartPunctuation.apply(to:)),
    "to_integer": Filter { input, _, _ in
      if case .bool(let value) = input { return .int(value ? 1 : 0) }
      return .int(Number(input).truncated)
    },
  ]

  private static func escapeXML(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

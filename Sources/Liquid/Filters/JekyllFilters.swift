import JSON

/// The filters that Jekyll adds to Liquid, those that need a site excepted.
enum JekyllFilters {
  static let all = arrays.merging(expressions) { $1 }.merging(strings) { $1 }.merging(dates) { $1 }

  /// Filters of texts and single values.
  private static let strings: [String: Filter] = [
    "array_to_sentence_string": Filter(arguments: 0...1) { input, arguments, _ in
      guard let values = input.array else { return input }
      let texts = values.map(\.text)
      let connector = arguments.count > 0 ? arguments[0].text : "and"
      switch texts.count {
      case 0, 1: return .string(texts.first ?? "")
      case 2: return .string("\(texts[0]) \(connector) \(texts[1])")
      default: return .string("\(texts.dropLast().joined(separator: ", ")), \(connector) \(texts[texts.count - 1])")
      }
    },
    "cgi_escape": StandardFilters.text { StandardFilters.percentEncode($0, keeping: "_.-~", blank: "+") },
    "uri_escape": StandardFilters.text {
      StandardFilters.percentEncode($0, keeping: "_.-~:/?#[]@!$&'()*+,;=%")
    },
    "xml_escape": StandardFilters.text(escapeXML),
    "inspect": Filter { input, _, _ in .string(escapeXML(input.inspected)) },
    "jsonify": Filter { input, _, _ in .string(JSONSerializer().serialize(input.json)) },
    "normalize_whitespace": StandardFilters.text {
      StandardFilters.splitWords($0).joined(separator: " ")
    },
    "number_of_words": Filter(arguments: 0...1) { input, arguments, _ in
      .int(countWords(input.text, mode: arguments[0].text))
    },
    "slugify": Filter(arguments: 0...1) { input, arguments, _ in
      input.isNil ? .nil : .string(Slug.make(input.text, mode: arguments[0].isNil ? "default" : arguments[0].text))
    },
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
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The number of words; in the modes `cjk` and `auto`, each Chinese, Japanese or Korean character is one.
  private static func countWords(_ text: String, mode: String) -> Int {
    let isIdeograph: (Unicode.Scalar) -> Bool = {
      $0.properties.isIdeographic || (0x3040...0x30FF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
    }
    guard mode == "cjk" || mode == "auto" else { return StandardFilters.splitWords(text).count }
    var rest = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if isIdeograph(scalar) { count += 1 }
      rest.append(isIdeograph(scalar) ? " " : scalar)
    }
    return count + StandardFilters.splitWords(String(rest)).count
  }
}

extension JekyllFilters {
  /// Filters of addresses, which go by `site.url` and `site.baseurl`.
  static let urls: [String: Filter] = [
    "relative_url": Filter { input, _, context in
      guard let text = address(input) else { return .nil }
      return .string(try relative(text, in: context))
    },
    "absolute_url": Filter { input, _, context in
      guard let text = address(input) else { return .nil }
      if URLText.hasScheme(text) { return .string(text) }
      let relative = try relative(text, in: context)
      guard let base = setting("url", in: context), !base.isEmpty else { return .string(relative) }
      return .string(URLText.normalized(base + relative))
    },
    "strip_index": Filter { input, _, _ in
      let text = input.text
      if text.isEmpty { return .nil }
      for name in ["/index.html", "/index.htm"] where text.hasSuffix(name) {
        return .string(text.dropLast(name.count - 1) + "")
      }
      return .string(text)
    },
  ]

  /// The address below the site's base; one with a scheme as it is.
  ///
  /// - Throws: `LiquidError` for what is no address.
  static func relative(_ text: String, in context: RenderContext) throws -> String {
    if URLText.hasScheme(text) { return text }
    var base = setting("baseurl", in: context) ?? ""
    if base.hasSuffix("/") { base.removeLast() }
    let path = [base, text].map { $0.isEmpty || $0.hasPrefix("/") ? $0 : "/" + $0 }.joined()
    return URLText.normalized(String(path.trimmingBlanks))
  }

  /// The address that a value stands for: its `url`, if it is a page, else its text; nil for nothing.
  private static func address(_ value: LiquidValue) -> String? {
    if let url = value.object?["url"]?.string { return url }
    return value.isNil ? nil : value.text
  }

  private static func setting(_ name: String, in context: RenderContext) -> String? {
    let value = context["site"].member(name)
    return value.isNil ? nil : value.text
  }
}

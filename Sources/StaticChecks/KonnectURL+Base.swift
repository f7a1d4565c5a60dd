import RunbookModel

extension KonnectURL {
  /// The parts of `url`, whose base may be a variable that the page itself sets to an address of Konnect.
  ///
  /// So a path of the Admin API is known to lead nowhere: it is sent to `https://us.api.konghq.com`, which has none.
  init?(_ url: String, in graph: StepGraph) {
    if let known = KonnectURL(url) {
      self = known
      return
    }
    guard let whole = Self.withLiteralBase(url, in: graph) else { return nil }
    self.init(whole)
  }

  /// `url` with the value of the variable that it begins with, where the page sets that to a literal.
  static func withLiteralBase(_ url: String, in graph: StepGraph) -> String? {
    guard url.hasPrefix("$"), let reference = VariableReference.all(in: url).first, reference.range.lowerBound == 0,
      let base = graph.variable(reference.name)?.sources.last(where: { $0.kind == .literal })?.detail
    else { return nil }
    return base + String(decoding: Array(url.utf8)[reference.range.upperBound...], as: UTF8.self)
  }
}

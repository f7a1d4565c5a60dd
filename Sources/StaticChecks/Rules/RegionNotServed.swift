import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `region-not-served`: the request goes to a region whose host does not serve the operation.
public struct RegionNotServed: CheckRule {
  /// The rule's page.
  public static let explanation = RuleExplanation(
    "region-not-served",
    what: "The request goes to a region whose host does not serve the operation.",
    why: """
      Each API is served by the hosts that its specification lists, some only by `global`. Elsewhere the answer is 404.
      """,
    example: """
      {% konnect_api_request %}
      url: /v2/cloud-gateways/networks
      region: us
      {% endkonnect_api_request %}
      """,
    mending: """
      Write `region:` with one of the regions that the diagnostic lists; without the key it is `us`. `--fix` does it.
      """)

  /// The rule.
  public init() {}

  /// Reports a request whose region is not among the servers of its operation.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard case .regionNotServed(let match, let servers) = use.lookup else { return [] }
    var regions: [String] = []
    for region in servers.compactMap({ $0.host.map(KonnectURL.region(of:)) }) where !regions.contains(region) {
      regions.append(region)
    }
    let region = use.request.region ?? "this"
    let list = regions.joined(separator: ", ")
    return [
      Diagnostic(
        .error, rule: Self.id,
        "region `\(region)` does not serve \(match.operation.method) \(match.fullPath) (\(match.document.title))",
        at: line(of: use) ?? value(of: use) ?? use.request.range(of: JSONPointer(["url"])),
        notes: [.init("the operation is served in \(list)")], fix: fix(for: use, regions, list))
    ]
  }

  private func fix(for use: OperationUse, _ regions: [String], _ list: String) -> Diagnostic.Fix {
    let isDefaultServed = regions.contains("us")
    let replacement = isDefaultServed ? "us" : regions.first
    // A command names the region by its host.
    if use.request.places[JSONPointer(["region"])] == nil, use.request.block == "curl", let replacement {
      return .init("write `https://\(replacement).api.konghq.com`; it is served in \(list)")
    }
    guard value(of: use) != nil else {
      return .init("write `region: \(replacement ?? "…")`; it is served in \(list)")
    }
    return .init(
      isDefaultServed
        ? "remove the line, as `us` is the default, or write one of the regions that serve it: \(list)"
        : "write `region: \(replacement ?? "…")`; it is served in \(list)",
      replacement: replacement.map { line(of: use) != nil ? "region: \($0)" : $0 })
  }

  /// The value `global`, where the page has one.
  private func value(of use: OperationUse) -> SourceRange? { use.request.places[JSONPointer(["region"])] }

  /// The whole line `region: global`, where the page has one and nothing else stands on it.
  private func line(of use: OperationUse) -> SourceRange? {
    guard let value = value(of: use) else { return nil }
    let line = value.file.lineRange(value.start.line, includes: value.includes)
    guard line.text.hasPrefix("region") else { return nil }
    return SourceRange(file: value.file, start: line.start, end: value.end, includes: value.includes)
  }
}

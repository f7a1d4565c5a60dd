import JSON
import OpenAPI
import RunbookModel
public import SourceText

/// `region-not-served`: the request goes to a region whose host does not serve the operation.
public struct RegionNotServed: CheckRule {
  /// The rule's id.
  public static let id = "region-not-served"

  /// The rule.
  public init() {}

  /// Reports a request whose region is not among the servers of its operation.
  public func check(_ use: OperationUse) -> [Diagnostic] {
    guard case .regionNotServed(let match, let servers) = use.lookup else { return [] }
    let regions = servers.compactMap { $0.host.map(KonnectURL.region(of:)) }
    let region = use.request.region ?? "this"
    let place = JSONPointer(["region"])
    let list = regions.joined(separator: ", ")
    let advice: String
    if regions.contains("us"), use.request.places[place] != nil {
      advice = "remove the line, as `us` is the default, or write one of the regions that serve it: \(list)"
    } else {
      advice = "write `region: \(regions.first ?? "…")`; it is served in \(list)"
    }
    return [
      Diagnostic(
        .error, rule: Self.id,
        "region `\(region)` does not serve \(match.operation.method) \(match.fullPath) (\(match.document.title))",
        at: line(of: use), notes: [.init("the operation is served in \(list)")],
        fix: .init(advice, replacement: regions.first.map { "region: \($0)" }))
    ]
  }

  /// The whole line `region: global`, where the page has one.
  private func line(of use: OperationUse) -> SourceRange? {
    guard let value = use.request.places[JSONPointer(["region"])] else { return use.request.range(of: .root) }
    let line = value.file.lineRange(value.start.line, includes: value.includes)
    return line.text.hasPrefix("region") ? SourceRange(
      file: value.file, start: line.start, end: value.end, includes: value.includes) : value
  }
}

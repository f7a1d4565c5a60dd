import OpenAPI
import RunbookModel

/// The parts of a request's URL that tell which operation it means.
struct RequestAddress {
  /// The host; nil where a variable stands for it.
  let host: String?
  /// The path, without query.
  let path: String
  /// The parameters of the query, in order.
  let query: [QueryItem]

  /// The parts of an absolute URL, or of one that begins with a variable, which `graph` may know; nil for another.
  init?(_ url: String, in graph: StepGraph) {
    let url = KonnectURL.withLiteralBase(url, in: graph) ?? url
    let bare = url.prefix { $0 != "#" }
    let rest: Substring
    if let scheme = bare.firstRange(of: "://") {
      rest = bare[scheme.upperBound...]
    } else if bare.hasPrefix("$") {
      rest = bare
    } else {
      return nil
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    host = authority.contains("$") ? nil : String(authority)
    let target = rest.dropFirst(authority.count)
    path = String(target.prefix { $0 != "?" })
    query = QueryItem.all(in: String(target.dropFirst(path.count + 1)))
  }

  /// The operation that a request of `method` to this address means in `index`; nil for a request to something else.
  ///
  /// A host that does not serve the operation counts where it is of the same domain as one that does: another region.
  func operation(_ method: String, in index: OperationIndex) -> OperationMatch? {
    switch index.lookup(host: host, method: method, path: path) {
    case .found(let match): return match
    case .regionNotServed(let match, let servers):
      let domain = host?.drop { $0 != "." } ?? ""
      return servers.contains { $0.host.map { $0.drop { $0 != "." } == domain } ?? false } ? match : nil
    case .methodNotAllowed, .notFound: return nil
    }
  }
}

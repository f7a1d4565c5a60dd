import OpenAPI

extension MockServer {
  /// Makes the resource that a variable has to be the id of, in the organization of `token`; it is ready at once.
  ///
  /// For a path, the kind of resource is that of the collection before the variable; for a body, it follows from the
  /// field's name, and where that says nothing from the variable's. What a variable was given once it keeps.
  ///
  /// - Returns: The resource; nil where the token is unknown, or no rule tells what to make.
  public func provision(_ request: ProvisionRequest, token: String) async -> ProvisionedResource? {
    guard let organization = engine.organization(for: token) else { return nil }
    let target = ProvisionTarget(request)
    let match: OperationMatch
    switch engine.configuration.index.lookup(host: target.host, method: request.method, path: target.path) {
    case .found(let found), .regionNotServed(let found, _): match = found
    case .methodNotAllowed, .notFound: return nil
    }
    let shape = PathShape(basePath: match.basePath, template: match.operation.path)
    return await organization.provision(request, shape: shape, segments: target.segments)
  }
}

/// The parts of a provision request's URL.
struct ProvisionTarget {
  let host: String?
  let path: String
  let segments: [String]

  init(_ request: ProvisionRequest) {
    var rest = Substring(request.url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    host = authority.isEmpty ? nil : String(authority.prefix { $0 != ":" })
    path = String(rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" })
    segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(QueryString.decodedPath)
  }

  /// The name of the variable that a segment or string is: `$NAME`, `${NAME}`.
  static func variable(in text: String) -> String? {
    guard text.hasPrefix("$") else { return nil }
    let name = text.hasPrefix("${") && text.hasSuffix("}") ? text.dropFirst(2).dropLast() : text.dropFirst()
    let isName = !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isName ? String(name) : nil
  }
}

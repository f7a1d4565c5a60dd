/// What became of an operation in a newer set of specifications.
public enum OperationFate: Sendable {
  /// The same request means it still.
  case kept(OperationMatch)
  /// It has another path: known by its `operationId`, or the most alike of the paths that are new.
  case moved(OperationMatch, isByID: Bool)
  /// Its path has it under another method.
  case methodChanged(OperationMatch)
  /// The host asked does not serve it any more; these servers do.
  case hostDropped(OperationMatch, servers: [Server])
  /// It is gone; the operations whose path is most like it, best first.
  case removed(nearest: [OperationMatch])
}

extension OperationIndex {
  /// What became of an operation of this index in a newer one.
  ///
  /// - Parameters:
  ///   - match: The operation, as `lookup` found it.
  ///   - host: The host asked; nil where any will do.
  ///   - path: The path asked, with the servers' base path.
  ///   - newer: The newer specifications.
  public func fate(of match: OperationMatch, host: String?, path: String, in newer: OperationIndex) -> OperationFate {
    let method = match.operation.method
    switch newer.lookup(host: host, method: method, path: path) {
    case .found(let found) where !hasLost(match, to: found): return .kept(found)
    case .regionNotServed(let found, let servers) where !hasLost(match, to: found):
      // What the older one did not serve there either has not changed.
      if case .found = lookup(host: host, method: method, path: path) { return .hostDropped(found, servers: servers) }
      return .kept(found)
    case .methodNotAllowed(let allowed):
      let candidates = allowed.compactMap { newer.operation(host: host, method: $0, path: path) }
      let sameID = candidates.first { match.hasExplicitID && $0.operation.id == match.operation.id }
      let fresh =
        Self.writingMethods.contains(method)
        ? candidates.filter { candidate in
          Self.writingMethods.contains(candidate.operation.method) && !declares(candidate)
        } : []
      if let found = sameID ?? (fresh.count == 1 ? fresh.first : nil) { return .methodChanged(found) }
      return successor(of: match, host: host, path: path, in: newer)
    case .found, .regionNotServed, .notFound: return successor(of: match, host: host, path: path, in: newer)
    }
  }

  /// The methods that an API may take one for another of.
  private static let writingMethods: Set = ["POST", "PUT", "PATCH"]

  private func successor(
    of match: OperationMatch, host: String?, path: String, in newer: OperationIndex
  ) -> OperationFate {
    if match.hasExplicitID {
      let sameID = newer.documents.lazy.compactMap { document in
        document.operation(id: match.operation.id).map { OperationMatch($0, of: document, host: host) }
      }
      if let found = sameID.first(where: { !declares($0) }) {
        let isSamePath = found.fullPath == match.fullPath
        return isSamePath ? .methodChanged(found) : .moved(found, isByID: true)
      }
    }
    let nearest = newer.nearest(host: host, method: match.operation.method, path: path)
    if let found = nearest.first(where: { $0.operation.method == match.operation.method && !declares($0) }) {
      return .moved(found, isByID: false)
    }
    return .removed(nearest: nearest)
  }

  /// Whether the path of `match` now leads to another operation, which this index has, too.
  private func hasLost(_ match: OperationMatch, to found: OperationMatch) -> Bool {
    !found.hasShape(of: match) && declares(found)
  }

  /// Whether this index has an operation of the same method and path, whatever the names of its parameters.
  private func declares(_ match: OperationMatch) -> Bool {
    operation(host: nil, method: match.operation.method, path: match.fullPath)?.hasShape(of: match) == true
  }

  private func operation(host: String?, method: String, path: String) -> OperationMatch? {
    switch lookup(host: host, method: method, path: path) {
    case .found(let match), .regionNotServed(let match, _): match
    case .methodNotAllowed, .notFound: nil
    }
  }
}

extension OperationMatch {
  /// An operation under the base path of the server that serves `host`, else of its first server.
  fileprivate init(_ operation: Operation, of document: Document, host: String?) {
    let server = operation.servers.first { $0.serves(host: host) } ?? operation.servers.first
    self.init(operation: operation, document: document, basePath: server?.basePath ?? "", pathParameters: [:])
  }

  /// Whether the document names the operation.
  fileprivate var hasExplicitID: Bool { operation.id != "\(operation.method) \(operation.path.text)" }

  /// Whether both have the same path, whatever the names of its parameters.
  fileprivate func hasShape(of other: OperationMatch) -> Bool {
    let (own, its) = (PathTemplate(fullPath).segments, PathTemplate(other.fullPath).segments)
    return own.count == its.count && zip(own, its).allSatisfy { $0.hasShape(of: $1) }
  }
}

/// Finds the operation that a request means, among those of many documents.
public struct OperationIndex: Sendable {
  /// The documents in the order given; of operations that fit alike, the earlier document's counts.
  public let documents: [Document]

  private let trie: PathTrie

  /// An index of the operations of `documents`.
  public init(_ documents: [Document]) {
    self.documents = documents
    var trie = PathTrie()
    for (documentNumber, document) in documents.enumerated() {
      let groups = document.outline.serverSets.map(Self.byBasePath)
      for (number, operation) in document.outline.operations.enumerated() {
        for (basePath, servers) in groups[operation.serverSet] {
          trie.insert(
            .init(
              operation: operation, number: number, documentNumber: documentNumber, basePath: basePath,
              servers: servers, template: PathTemplate(basePath + operation.path)))
        }
      }
    }
    self.trie = trie
  }

  /// The servers that have the same base path, in the order of their first.
  private static func byBasePath(_ servers: [Server]) -> [(basePath: String, servers: [Server])] {
    var groups: [(basePath: String, servers: [Server])] = []
    for server in servers {
      if let index = groups.firstIndex(where: { $0.basePath == server.basePath }) {
        groups[index].servers.append(server)
      } else {
        groups.append((server.basePath, [server]))
      }
    }
    return groups
  }

  /// All operations with their documents, in order.
  public var operations: [(operation: Operation, document: Document)] {
    documents.flatMap { document in document.operations.map { ($0, document) } }
  }

  /// The operation that a request means.
  ///
  /// - Parameters:
  ///   - host: The host asked, its port not read; nil where any will do.
  ///   - method: The method; its case means nothing.
  ///   - path: The path with the servers' base path, percent-encoded as sent; a query after it is not read.
  public func lookup(host: String?, method: String, path: String) -> OperationLookup {
    let method = method.uppercased()
    let entries = trie.entries(matching: PathTemplate.split(path).map(PathTemplate.decoded))
    let ofMethod = entries.filter { $0.operation.method == method }
    if let entry = ofMethod.first(where: { $0.serves(host) }), let match = match(entry, path) { return .found(match) }
    if let entry = ofMethod.first, let match = match(entry, path) {
      var servers: [Server] = []
      for server in ofMethod.flatMap(\.servers) where !servers.contains(where: { $0.url == server.url }) {
        servers.append(server)
      }
      return .regionNotServed(match, servers: servers)
    }
    guard !entries.isEmpty else {
      return .notFound(nearest: nearest(host: host, method: method, path: path))
    }
    let onHost = entries.filter { $0.serves(host) }
    return .methodNotAllowed(allowed: Set((onHost.isEmpty ? entries : onHost).map(\.operation.method)).sorted())
  }

  /// The operations whose path is most like `path`, best first; those of `method` and on `host` before others.
  public func nearest(host: String?, method: String, path: String, limit: Int = 3) -> [OperationMatch] {
    var distance = PathDistance(path)
    let ranked = trie.entries.enumerated().compactMap { position, entry -> (rank: [Int], entry: PathTrie.Entry)? in
      guard let cost = distance.cost(of: entry.template) else { return nil }
      let penalty = entry.operation.method == method.uppercased() ? 0 : 1
      return ([cost, penalty, entry.serves(host) ? 0 : 1, position], entry)
    }
    var seen: Set<String> = []
    var nearest: [OperationMatch] = []
    for (_, entry) in ranked.sorted(by: { $0.rank.lexicographicallyPrecedes($1.rank) }) where nearest.count < limit {
      guard seen.insert(entry.template.text).inserted else { continue }
      nearest += [match(entry, nil)].compactMap { $0 }
    }
    return nearest
  }

  /// The operation of an entry, with the parameters that `path` gives it.
  private func match(_ entry: PathTrie.Entry, _ path: String?) -> OperationMatch? {
    let document = documents[entry.documentNumber]
    guard let operation = document.operation(number: entry.number) else { return nil }
    return OperationMatch(
      operation: operation, document: document, basePath: entry.basePath,
      pathParameters: path.flatMap(entry.template.match) ?? [:])
  }
}

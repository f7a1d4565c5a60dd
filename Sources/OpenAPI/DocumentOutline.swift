import SourceText

/// What an index needs of a document: which operations it has, and which servers serve them.
struct DocumentOutline: Sendable, Hashable {
  /// An operation, in short.
  struct Operation: Sendable, Hashable {
    /// Its id.
    var id: String
    /// Its method in upper case.
    var method: String
    /// Its path below the servers' base path, as written.
    var path: String
    /// The number of its servers among the outline's `serverSets`.
    var serverSet: Int
  }

  /// The version of OpenAPI.
  var openAPIVersion: String
  /// The API's title.
  var title: String
  /// The API's version.
  var version: String
  /// The servers of the document.
  var servers: [Server]
  /// The servers of operations; most operations share one set.
  var serverSets: [[Server]]
  /// The operations in the order written.
  var operations: [Operation]

  /// The outline of a document that was read.
  init(openAPIVersion: String, title: String, version: String, servers: [Server], operations: [OpenAPI.Operation]) {
    self.init(openAPIVersion: openAPIVersion, title: title, version: version, servers: servers)
    var numbers: [[Server]: Int] = [:]
    for operation in operations {
      let number = numbers[operation.servers] ?? serverSets.count
      if number == serverSets.count {
        numbers[operation.servers] = number
        serverSets.append(operation.servers)
      }
      self.operations.append(
        Operation(id: operation.id, method: operation.method, path: operation.path.text, serverSet: number))
    }
  }

  /// An outline without operations.
  init(openAPIVersion: String, title: String, version: String, servers: [Server]) {
    self.openAPIVersion = openAPIVersion
    self.title = title
    self.version = version
    self.servers = servers
    serverSets = []
    operations = []
  }
}

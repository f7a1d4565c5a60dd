import JSON

extension DocumentOutline {
  /// The outline as JSON, in which each server stands once.
  var json: JSONValue {
    var table = ServerTable()
    let sets = serverSets.map { set in JSONValue.array(set.map { table.number(of: $0) }) }
    let own = JSONValue.array(servers.map { table.number(of: $0) })
    return [
      "openapi": .string(openAPIVersion), "title": .string(title), "version": .string(version),
      "table": .array(table.servers.map { [.string($0.url), $0.summary.map(JSONValue.string) ?? .null] }),
      "servers": own, "serverSets": .array(sets),
      "operations": .array(
        operations.map {
          [.string($0.id), .string($0.method), .string($0.path), .number(JSONNumber($0.serverSet))]
        }),
    ]
  }

  /// The outline that `json` is of; nil where it is of none.
  init?(json: JSONValue) {
    guard let openAPIVersion = json["openapi"]?.string, let title = json["title"]?.string,
      let version = json["version"]?.string, let written = json["table"]?.array,
      let sets = json["serverSets"]?.array, let operations = json["operations"]?.array
    else { return nil }
    let table = written.compactMap { entry in entry[0]?.string.map { Server(url: $0, summary: entry[1]?.string) } }
    guard let servers = Self.servers(json["servers"], of: table) else { return nil }
    self.init(openAPIVersion: openAPIVersion, title: title, version: version, servers: servers)
    for set in sets {
      guard let servers = Self.servers(set, of: table) else { return nil }
      serverSets.append(servers)
    }
    for entry in operations {
      guard let id = entry[0]?.string, let method = entry[1]?.string, let path = entry[2]?.string,
        let set = entry[3]?.int, serverSets.indices.contains(set)
      else { return nil }
      self.operations.append(Operation(id: id, method: method, path: path, serverSet: set))
    }
  }

  private static func servers(_ numbers: JSONValue?, of table: [Server]) -> [Server]? {
    guard let numbers = numbers?.array else { return nil }
    let servers = numbers.compactMap { $0.int.flatMap { table.indices.contains($0) ? table[$0] : nil } }
    return servers.count == numbers.count && !servers.isEmpty ? servers : nil
  }

  /// Servers by number.
  private struct ServerTable {
    private(set) var servers: [Server] = []
    private var numbers: [Server: Int] = [:]

    mutating func number(of server: Server) -> JSONValue {
      let number = numbers[server] ?? servers.count
      if number == servers.count {
        numbers[server] = number
        servers.append(server)
      }
      return .number(JSONNumber(number))
    }
  }
}

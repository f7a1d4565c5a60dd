import CurlClient
import JSON
import OpenAPI
import Synchronization

@testable import KonnectMock

/// A running mock of the built-in specifications, a client that talks to it over a socket, and a clock to turn.
struct MockFixture: Sendable {
  /// The built-in specifications, read once.
  static let index = OperationIndex(builtInSpecifications().compactMap { Document.load($0).document })

  /// An answer that was received.
  struct Answer: Sendable {
    let status: Int
    let json: JSONValue?
    let headers: HTTPHeaders

    /// The field at `path`, such as `config.kind` or `data.0.id`.
    subscript(path: String) -> JSONValue? {
      json?[JSONPointer(path.split(separator: ".").map(String.init))]
    }
  }

  /// A virtual clock.
  final class Clock: Sendable {
    private let time = Mutex(Duration.zero)

    func now() -> Duration { time.withLock { $0 } }
    func advance(by duration: Duration) { time.withLock { $0 += duration } }
  }

  let mock: MockServer
  let client: HTTPClient
  let clock: Clock
  var token = "token"

  static func makeClient() throws -> HTTPClient { try HTTPClient() }

  /// Starts a mock, opens an organization whose token is `token`, and runs `body`.
  static func run(
    _ configuration: MockConfiguration = MockConfiguration(index: index),
    _ body: @escaping @Sendable (MockFixture) async throws -> Void
  ) async throws {
    let client = try HTTPClient()
    try await MockServer.withServer(configuration) { mock in
      let clock = Clock()
      mock.addOrganization(token: "token") { clock.now() }
      try await body(MockFixture(mock: mock, client: client, clock: clock))
    }
    await client.shutdown()
  }

  /// Sends a request to a region's host, by way of the mock.
  func send(
    _ method: String, _ path: String, region: String? = "us", body: JSONValue? = nil, rawBody: String? = nil,
    headers: [String: String] = [:]
  ) async throws -> Answer {
    var fields: HTTPHeaders = [:]
    if headers["Authorization"] == nil { fields.append("Authorization", "Bearer \(token)") }
    if let region, headers["X-Forwarded-Host"] == nil { fields.append("X-Forwarded-Host", "\(region).api.konghq.com") }
    if body != nil || rawBody != nil, headers["Content-Type"] == nil {
      fields.append("Content-Type", "application/json")
    }
    for (name, value) in headers where !value.isEmpty { fields.append(name, value) }
    let text = rawBody ?? body.map { JSONSerializer().serialize($0) }
    // However busy the machine is: no test is about time.
    let request = HTTPRequest(
      method: method, url: mock.baseURL + path, headers: fields, body: text.map { Array($0.utf8) },
      timeout: .seconds(1800), connectTimeout: .seconds(1800))
    let response = try await client.send(request)
    return Answer(
      status: response.status, json: try? JSONParser.parse(bytes: response.body), headers: response.headers)
  }

  // MARK: Things that tests begin with

  func makeControlPlane(_ name: String = "cp", isGroup: Bool = false) async throws -> String {
    var body: JSONValue = ["name": .string(name)]
    if isGroup { body["cluster_type"] = "CLUSTER_TYPE_CONTROL_PLANE_GROUP" }
    return try await send("POST", "/v2/control-planes", body: body)["id"]?.string ?? "none"
  }

  func makePartial(_ controlPlane: String, _ name: String = "konnect-managed") async throws -> Answer {
    try await send(
      "POST", "/v2/control-planes/\(controlPlane)/core-entities/partials",
      body: [
        "name": .string(name), "type": "redis-ee",
        "config": ["host": "{vault://env/CACHE_HOST}", "port": "{vault://env/CACHE_PORT}", "ssl": true],
      ])
  }

  static func addOn(_ owner: String, name: String = "aws-managed-cache") -> JSONValue {
    [
      "name": .string(name),
      "owner": [
        "kind": "control-plane-group", "control_plane_group_id": .string(owner), "control_plane_group_geo": "us",
      ],
      "config": ["kind": "managed-cache.v0", "capacity_config": ["kind": "tiered", "tier": "small"]],
    ]
  }
}

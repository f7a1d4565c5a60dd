import Foundation
import JSON
import Testing

/// A page, a mock behind TLS that stands for Konnect, and what was asked of it.
final class KonnectFixture {
  /// The token that the runs have.
  static let token = "kpat_planted0123456789"

  static let page = """
    # Make a control plane

    ## Do

    {% konnect_api_request %}
    url: /v2/control-planes?page%5Bsize%5D=1
    status_code: 200
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes
    method: POST
    status_code: 201
    body:
      name: cp
    capture:
      - {variable: CONTROL_PLANE_ID, jq: .id}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/control-planes/$CONTROL_PLANE_ID
    status_code: 200
    {% endkonnect_api_request %}
    """

  let folder: ScratchFolder
  let certificates: Certificates
  let mock: MockProcess
  private let log: URL
  private var forgotten = 0

  /// Starts a mock with a certificate for `names`.
  init(
    names: [String] = ["us.api.konghq.com", "global.api.konghq.com", "localhost", "127.0.0.1"], isExpired: Bool = false
  ) throws {
    folder = try ScratchFolder()
    try folder.write(Self.page, to: "page.md")
    certificates = try Certificates()
    let pair = try certificates.issue(for: names, isExpired: isExpired)
    log = folder.url.appending(path: "mock.log")
    mock = try MockProcess("--tls-cert", pair.certificate, "--tls-key", pair.key, "--log", log.path)
  }

  var port: String { String(mock.baseURL.split(separator: ":").last ?? "") }

  /// Runs the page against Konnect, whose hosts are all connected to the mock.
  func run(
    _ arguments: String..., trusting authority: String? = nil, environment: [String: String] = [:]
  ) async throws -> RunbookProcess.Result {
    try await RunbookProcess.run(
      arguments: [
        "run", "page.md", "--target", "konnect", "--connect-to", "::127.0.0.1:\(port)", "--cacert",
        authority ?? certificates.authority,
      ] + arguments, in: folder.url, environment: ["KONNECT_TOKEN": Self.token].merging(environment) { $1 })
  }

  /// The requests that the mock had since `forget()`: `GET /v2/control-planes`.
  var requests: [String] {
    get throws { try entries.map { "\($0["method"]?.string ?? "") \($0["path"]?.string ?? "")" } }
  }

  /// Leaves what the mock had so far out of `requests`.
  func forget() throws { forgotten += try entries.count }

  /// The id of the organization that the token opens.
  func organization() async throws -> String {
    _ = try await run("--yes", "--org", UUID().uuidString)
    let id = try entries.last?["organization"]?.string
    try forget()
    return try #require(id)
  }

  private var entries: [JSONValue] {
    get throws {
      try String(contentsOf: log, encoding: .utf8).split(separator: "\n").dropFirst(forgotten).map {
        try JSONParser.parse(String($0))
      }
    }
  }
}

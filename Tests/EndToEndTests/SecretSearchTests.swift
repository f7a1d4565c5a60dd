import Foundation
import TestSupport
import Testing

/// Secrets are planted, and every output, error and file of runs that go well and badly is searched for them.
@Suite(.timeLimit(.minutes(3))) struct SecretSearchTests {
  /// What is planted: of the environment, of the command line, of an answer, of a proxy's address.
  private static let secrets = [
    "kpat_Plant3d+Token/0123456789==", "correct horse & battery/staple+%25", "cs_Plant3d.Client-Secret~4567890",
    "proxy-Pass+w0rd",
  ]

  private static let page = """
    # Secrets

    ## Do

    {% konnect_api_request %}
    url: /v2/apps?password=$APP_PASSWORD
    method: POST
    status_code: 201
    headers:
      - 'X-Password: $APP_PASSWORD'
    body:
      name: app
      password: $APP_PASSWORD
      note: before $APP_PASSWORD after
    capture:
      - {variable: APP_CLIENT_SECRET, jq: .client_secret}
    {% endkonnect_api_request %}

    {% konnect_api_request %}
    url: /v2/apps/$APP_CLIENT_SECRET
    status_code: 200
    headers:
      - 'X-Client: $APP_CLIENT_SECRET'
    body:
      secret: $APP_CLIENT_SECRET
    {% endkonnect_api_request %}

    In the response, you should see:

    ```json
    {"echo": "something else", "client_secret": "other"}
    ```
    """

  /// The forms of `secret` that give it away: plain, URL-encoded with and without `+` for a blank, in JSON, and base64
  /// wherever it begins.
  private static func forms(of secret: String) -> [String] {
    let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let encoded = secret.addingPercentEncoding(withAllowedCharacters: unreserved) ?? secret
    let base64 = (0..<3).map { shift in
      let text = (Data(repeating: 0x61, count: shift) + Data(secret.utf8)).base64EncodedString()
      return String(text.filter { $0 != "=" }.dropFirst(shift == 0 ? 0 : 4).dropLast(2))
    }
    return [secret, encoded, encoded.replacingOccurrences(of: "%20", with: "+"), encoded.lowercased()]
      + [secret.replacingOccurrences(of: "/", with: "\\/")] + base64
  }

  /// Looks through texts and all files of `folder` for secrets, but for the page and what the test itself put there.
  private static func search(_ result: RunbookProcess.Result, _ folder: ScratchFolder, _ name: String) throws {
    var places = [("output", Data(result.output.utf8)), ("errors", Data(result.errors.utf8))]
    let files = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where !file.hasDirectoryPath {
      places.append((file.lastPathComponent, try Data(contentsOf: file)))
    }
    for secret in secrets {
      for form in forms(of: secret) {
        for (place, data) in places where data.range(of: Data(form.utf8)) != nil {
          Issue.record("\(name): \(place) holds \(form)")
        }
      }
    }
  }

  private static func answer(_ status: Int, _ json: String) -> RawAction {
    .answer(status, ["Content-Type: application/json"], Array(json.utf8))
  }

  /// An answer that quotes all it knows.
  private static let creation = answer(
    201, #"{"id":"1","client_secret":"\#(secrets[2])","echo":"\#(secrets[1])","token":"\#(secrets[0])"}"#)
  private static let echo = answer(
    200, #"{"echo":"\#(secrets[1]) \#(secrets[2])","data":["\#(secrets[0])"],"client_secret":"\#(secrets[2])"}"#)

  /// What a server does with the first request and with the second.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let first: [RawAction]
    let second: [RawAction]

    init(_ name: String, _ first: [RawAction], _ second: [RawAction] = []) {
      testDescription = name
      self.first = first
      self.second = second
    }
  }

  static let cases = [
    Case("an answer that does not match", [creation], [echo]),
    Case("an error that quotes", [creation], [answer(400, #"{"detail":"no \#(secrets[2]) and \#(secrets[1])"}"#)]),
    Case("a text that quotes", [creation], [.answer(500, [], Array("no \(secrets[0])\n\(secrets[2])".utf8))]),
    Case("a refused token", [answer(401, #"{"detail":"bad token \#(secrets[0])"}"#)]),
    Case(
      "a redirect that quotes",
      [.answer(302, ["Location: http://\(secrets[0].filter(\.isLetter)):x@127.0.0.1/?t=\(secrets[2])"])]),
    Case("a reset", [.reset]), Case("no answer", [.close]), Case("no HTTP", [.send("\(secrets[0])\r\n"), .close]),
    Case("half an answer", [.send("HTTP/1.1 201 X\r\nContent-Length: 999\r\n\r\n\(secrets[1])"), .close]),
    Case("an odd header", [.send("HTTP/1.1 201 X\r\nContent-Length: \(secrets[0])\r\n\r\n"), .close]),
  ]

  @Test(arguments: cases)
  func nothingGivesASecretAway(_ it: Case) async throws {
    let folder = try ScratchFolder()
    try folder.write(Self.page, to: "page.md")
    let (first, second) = (it.first, it.second)
    let server = try RawServer { $0.requestLine.hasPrefix("POST") ? first : second }
    defer { server.stop() }
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", server.url(""), "--timeout", "5", "--var", "APP_PASSWORD=\(Self.secrets[1])",
      in: folder.url, environment: ["KONNECT_TOKEN": Self.secrets[0]])
    #expect(result.status == 1)
    #expect(!server.requests.isEmpty)
    #expect(server.requests[0].values(of: "Authorization") == ["Bearer \(Self.secrets[0])"])
    try Self.search(result, folder, it.testDescription)
  }

  @Test(.enabled(if: Certificates.isPossible, "the openssl command is absent"))
  func noTLSFaultAndNoProxyGivesASecretAway() async throws {
    let certificates = try Certificates()
    let mock = try {
      let pair = try certificates.issue(for: ["localhost"])
      return try MockProcess("--tls-cert", pair.certificate, "--tls-key", pair.key)
    }()
    let port = mock.baseURL.split(separator: ":").last ?? ""
    let ways: [(String, [String], [String: String])] = [
      ("an unknown authority", ["--target", "https://localhost:\(port)"], [:]),
      (
        "a wrong name", ["--target", "https://127.0.0.1:\(port)", "--cacert", certificates.authority], [:]
      ),
      (
        "a proxy that is not there", ["--target", "konnect", "--yes"],
        ["HTTPS_PROXY": "http://me:\(Self.secrets[3])@127.0.0.1:9"]
      ),
      (
        "a proxy that cannot be read", ["--target", "konnect", "--yes"],
        ["HTTPS_PROXY": "nix://me:\(Self.secrets[3])@127.0.0.1:9"]
      ),
      ("no consent", ["--target", "konnect", "--connect-to", "::127.0.0.1:\(port)"], [:]),
      ("an organization", ["--target", "https://localhost:\(port)", "--org", UUID().uuidString], [:]),
    ]
    for (name, arguments, environment) in ways {
      let folder = try ScratchFolder()
      try folder.write(Self.page, to: "page.md")
      let result = try await RunbookProcess.run(
        arguments: ["run", "page.md", "--timeout", "5", "--var", "APP_PASSWORD=\(Self.secrets[1])"] + arguments,
        in: folder.url, environment: ["KONNECT_TOKEN": Self.secrets[0]].merging(environment) { $1 })
      #expect(result.status != 0, "\(name)")
      try Self.search(result, folder, name)
    }
  }

  @Test func noFaultAndNoLogOfTheMockGivesASecretAway() async throws {
    let folder = try ScratchFolder()
    try folder.write(KonnectFixture.page, to: "page.md")
    let mock = try MockProcess(
      "--log", folder.url.appending(path: "mock.log").path, "--faults", "reset=0.3,500=0.2,truncate=0.2")
    for _ in 0..<5 {
      let result = try await RunbookProcess.run(
        "run", "page.md", "--target", mock.baseURL, in: folder.url, environment: ["KONNECT_TOKEN": Self.secrets[0]])
      try Self.search(result, folder, "faults")
    }
  }

  @Test func theSearchFindsWhatIsThere() {
    let secret = Self.secrets[1]
    for form in Self.forms(of: secret) { #expect(form.count > 20) }
    for shift in 0..<3 {
      let text = Data((String(repeating: "u", count: shift) + secret + ":x").utf8).base64EncodedString()
      #expect(Self.forms(of: secret).contains { text.contains($0) }, "\(shift)")
    }
  }
}

import Foundation
import JSON
import TestSupport
import Testing

/// `--target konnect` against a mock behind TLS, with Konnect's names led to it.
@Suite(.enabled(if: Certificates.isPossible, "the openssl command is absent"))
struct KonnectTests {
  @Test func runsOverTLSByKonnectsOwnNames() async throws {
    let konnect = try KonnectFixture()
    let result = try await konnect.run("--yes")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.words.contains("page.md · konnect · 3 steps · Konnect"))
    let requests = try konnect.requests
    // Whose the token is, is asked for the journal.
    #expect(
      requests.prefix(3) == ["GET /v3/organizations/me", "GET /v2/control-planes", "POST /v2/control-planes"])
    #expect(requests.count == 4)
  }

  @Test func aTargetByURLNeedsItsAuthorityToo() async throws {
    let konnect = try KonnectFixture()
    func run(_ arguments: String...) async throws -> RunbookProcess.Result {
      try await RunbookProcess.run(
        arguments: ["run", "page.md", "--target", "https://localhost:\(konnect.port)"] + arguments,
        in: konnect.folder.url)
    }
    let trusting = try await run("--cacert", konnect.certificates.authority)
    #expect(trusting.status == 0, "\(trusting.output)\(trusting.errors)")
    try konnect.forget()
    let wary = try await run()
    #expect(wary.status == 1)
    #expect(wary.words.contains("no authority that this machine trusts signed its certificate"))
    #expect(wary.words.contains("--cacert FILE"))
    #expect(try konnect.requests.isEmpty)
  }

  // MARK: Certificates

  @Test(arguments: [
    (["us.api.konghq.com", "global.api.konghq.com"], true, "its certificate has expired"),
    (["us.api.konghq.example"], false, "its certificate is for another name"),
  ])
  func aWrongCertificateIsRefused(_ names: [String], _ isExpired: Bool, _ message: String) async throws {
    let konnect = try KonnectFixture(names: names, isExpired: isExpired)
    let result = try await konnect.run("--yes")
    #expect(result.status == 1)
    #expect(
      result.words.contains("no trusted connection to us.api.konghq.com, port 443: \(message)"),
      "\(result.output)")
    #expect(try konnect.requests.isEmpty)
  }

  @Test func anotherAuthorityIsRefused() async throws {
    let konnect = try KonnectFixture()
    let other = try Certificates()
    let result = try await konnect.run("--yes", trusting: other.authority)
    #expect(result.status == 1)
    #expect(result.words.contains("no authority that this machine trusts signed its certificate"))
    #expect(try konnect.requests.isEmpty)
  }

  @Test func aServerWithoutTLSIsTold() async throws {
    let folder = try ScratchFolder()
    try folder.write(KonnectFixture.page, to: "page.md")
    // It cannot make out a request in a TLS greeting, which has no line breaks where HTTP has them.
    let server = try RawServer { _ in [] }
    defer { server.stop() }
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", "konnect", "--yes", "--timeout", "2", "--connect-to",
      "::127.0.0.1:\(server.port)", in: folder.url, environment: ["KONNECT_TOKEN": KonnectFixture.token])
    #expect(result.status == 1)
    #expect(result.words.contains("no connection to us.api.konghq.com within 2.0 seconds"), "\(result.output)")
  }

  // MARK: Whose organization

  @Test func goesOnInTheRightOrganizationOnly() async throws {
    let konnect = try KonnectFixture()
    let own = try await konnect.organization()
    let right = try await konnect.run("--yes", "--org", own.uppercased())
    #expect(right.errors.hasPrefix("By --yes this changes Konnect:\n  page.md:10: POST"))
    #expect(right.status == 0, "\(right.output)\(right.errors)")
    #expect(try konnect.requests.first == "GET /v3/organizations/me")
    try konnect.forget()
    let other = "11111111-2222-4333-8444-555555555555"
    let wrong = try await konnect.run("--yes", "--org", other)
    #expect(wrong.status == 2)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors.contains("the token belongs to the organization"))
    #expect(wrong.errors.contains("(\(own)), not to \(other); nothing else was sent"))
    #expect(try konnect.requests == ["GET /v3/organizations/me"])
  }

  @Test func undoesInTheOrganizationOfTheRunOnly() async throws {
    let konnect = try KonnectFixture()
    let run = try await konnect.run("--yes")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    try konnect.forget()
    let last = try await RunbookProcess.run("history", "--format", "json", in: konnect.folder.url)
    let id = try #require(JSONParser.parse(last.output)["runs"]?[0]?["id"]?.string)
    func undo(by token: String) async throws -> RunbookProcess.Result {
      try await RunbookProcess.run("undo", id, in: konnect.folder.url, environment: ["KONNECT_TOKEN": token])
    }
    let other = try await undo(by: "kpat_another9876543210")
    #expect(other.status == 2)
    #expect(other.errors.contains("the token belongs to the organization"))
    #expect(try konnect.requests == ["GET /v3/organizations/me"])
    let own = try await undo(by: KonnectFixture.token)
    #expect(own.status == 0, "\(own.output)\(own.errors)")
    #expect(own.lines.last == "1 of 1 gone")
  }

  @Test func withoutAPersonOrYesNothingIsChanged() async throws {
    let konnect = try KonnectFixture()
    let result = try await konnect.run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    // The plan with its variables, then what is changed, and where.
    for part in [
      "Make a control plane", "CONTROL_PLANE_ID", "captured by do/2",
      "This changes the token's organization on Konnect:",
      "page.md:10: POST", "nobody is there to confirm these changes; nothing was sent", "give --yes to go ahead",
    ] { #expect(result.errors.contains(part), "\(part) is not in \(result.errors)") }
    #expect(try konnect.requests == [])
  }

  @Test func readingNeedsNoConsent() async throws {
    let konnect = try KonnectFixture()
    let result = try await konnect.run("--read-only", environment: ["CI": ""])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("--read-only skips what would write:\n  page.md:10: POST"))
    #expect(result.words.contains("it would write, and the run is --read-only; nothing was sent"))
    #expect(result.words.contains("INCOMPLETE"))
    #expect(try konnect.requests == ["GET /v2/control-planes"])
  }

  // MARK: The token

  @Test(arguments: [
    ("", "KONNECT_TOKEN is not set, and Konnect needs it"),
    ("kpat_a\nb", "KONNECT_TOKEN has blanks, quotes, line breaks"),
    ("'kpat_a'", "KONNECT_TOKEN has blanks, quotes, line breaks"),
  ])
  func aMissingOrBrokenTokenIsTold(_ token: String, _ message: String) async throws {
    let konnect = try KonnectFixture()
    let result = try await konnect.run("--yes", environment: ["KONNECT_TOKEN": token])
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!result.errors.contains("kpat_a"))
    #expect(try konnect.requests.isEmpty)
  }

  @Test func theTokenDoesNotTravelInClear() async throws {
    let result = try await RunbookProcess.run(
      "run", "runbooks", "--target", "http://mock.example:8080", "--yes",
      environment: ["KONNECT_TOKEN": KonnectFixture.token])
    #expect(result.status == 2)
    #expect(result.errors.contains("http://mock.example:8080 would get the token in clear"))
  }

  @Test func noRedirectTakesTheTokenAlong() async throws {
    let folder = try ScratchFolder()
    try folder.write(KonnectFixture.page, to: "page.md")
    let other = try RawServer { _ in [.answer(200)] }
    defer { other.stop() }
    let place = "Location: http://127.0.0.1:\(other.port)/v2/control-planes"
    let server = try RawServer { _ in [.answer(307, [place])] }
    defer { server.stop() }
    let result = try await RunbookProcess.run(
      "run", "page.md", "--target", server.url(""), in: folder.url, environment: ["KONNECT_TOKEN": KonnectFixture.token]
    )
    #expect(result.status == 1)
    #expect(result.words.contains("it redirects to http://127.0.0.1:\(other.port); redirects are not followed"))
    #expect(!server.requests.isEmpty)
    #expect(other.connections == 0)
  }

  // MARK: Other hosts

  @Test func anAllowedHostIsAskedWithoutTheToken() async throws {
    let folder = try ScratchFolder()
    try folder.write("# P\n\n{% http_request %}\nurl: http://other.example/x\n{% endhttp_request %}\n", to: "page.md")
    let server = try RawServer { _ in [.answer(200)] }
    defer { server.stop() }
    func run(_ arguments: String...) async throws -> RunbookProcess.Result {
      try await RunbookProcess.run(
        arguments: ["run", "page.md", "--connect-to", "other.example:80:127.0.0.1:\(server.port)"] + arguments,
        in: folder.url)
    }
    let refused = try await run()
    #expect(refused.words.contains("--allow-host other.example lets it be asked, without the token"))
    #expect(server.connections == 0)
    let allowed = try await run("--allow-host", "other.example")
    #expect(allowed.status == 0, "\(allowed.output)\(allowed.errors)")
    #expect(server.requests.map(\.requestLine) == ["GET /x HTTP/1.1"])
    #expect(server.requests.first?.values(of: "Authorization") == [])
  }
}

import Foundation
import TestSupport
import Testing

/// `run` on our own runbooks and on the page that was handed over.
@Suite struct RunTests {
  private static let seed = "seed/aws-managed-cache-control-plane-group.md"
  private static let scenario = "runbooks/managed-cache-control-plane-group.scenario.yaml"

  @Test(arguments: ["event-gateway-virtual-cluster", "managed-cache-control-plane-group", "rate-limited-service"])
  func ourRunbooksPassWithNothingUnverified(_ name: String) async throws {
    let result = try await RunbookProcess.run("run", "runbooks/\(name).md", environment: ["CI": "true"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let last = try #require(result.lines.last)
    #expect(last.hasPrefix("PASSED"))
    for word in ["unverified", "skipped", "failed", "errored"] { #expect(!last.contains(word), "\(last)") }
  }

  @Test func runsRepeatExactly() async throws {
    let first = try await RunbookProcess.run("run", "runbooks/rate-limited-service.md")
    let second = try await RunbookProcess.run("run", "runbooks/rate-limited-service.md")
    #expect(first.lines.dropLast() == second.lines.dropLast())
  }

  @Test(.enabled(if: SharedData.isPresent, "the folder ../shared is absent"))
  func theSeedAsItStands() async throws {
    let page = try SharedData.url(Self.seed).path
    let result = try await RunbookProcess.run("run", page)
    #expect(result.status == 1)
    let lines = result.lines
    // The missing include, at its line of the front matter.
    #expect(lines.contains { $0.hasPrefix("\(page):27:24: warning[liquid-missing-include]") })
    // Manual procedures under their headings, with their actions counted.
    for (heading, actions) in [
      ("Create a hybrid control plane", 8), ("Create a Dedicated Cloud control plane group", 14),
      ("Apply the managed cache Redis partial to a plugin", 11),
    ] {
      let index = try #require(lines.firstIndex { $0.hasSuffix("› \(heading)") })
      #expect(lines[index + 1].contains("manual   \(actions) actions"))
    }
    #expect(lines.contains { $0.contains("wait     until Ready") })
    #expect(
      lines.contains { $0.contains("CONTROL_PLANE_GROUP_ID = ") && $0.contains("provisioned: control plane group") })
    #expect(lines.contains { $0.contains("POST /v2/cloud-gateways/add-ons → 201") })
    #expect(lines.contains { $0.contains("MANAGED_CACHE_ID = ") && $0.hasSuffix(".id of the answer at :84") })
    #expect(lines.contains { $0.contains("initializing → ready after 15m") })
    #expect(lines.contains { $0.hasPrefix("\(page):136:25: warning[undefined-variable]: $CONTROL_PLANE_ID is used") })
    #expect(lines.contains { $0.contains("/core-entities/partials → 201") })
    #expect(lines.count { $0.contains(" repeat   ") } == 2)
    #expect(lines.contains { $0.contains("decK file") })
    #expect(lines.contains { $0.hasPrefix("\(page):201:1: error[region-not-served]") })
    #expect(lines.contains("201 | region: global"))
    #expect(lines.contains { $0.contains("help: remove the line, as `us` is the default") })
    #expect(lines.contains { $0.hasPrefix("? snippet: not judged") })
    #expect(lines.last?.hasPrefix("FAILED  13 steps") == true)
  }

  @Test(.enabled(if: SharedData.isPresent, "the folder ../shared is absent"))
  func theSeedInItsSiteFindsTheInclude() async throws {
    let page = try SharedData.url(Self.seed).path
    let site = try SharedData.url("konnect-docs").path
    let result = try await RunbookProcess.run("plan", page, "--site", site, "--format", "json")
    #expect(!result.output.contains("liquid-missing-include"))
    #expect(result.output.contains("KONNECT_NETWORK_ID"))
  }

  @Test(.enabled(if: SharedData.isPresent, "the folder ../shared is absent"))
  func theSeedMendedPassesWithOurScenario() async throws {
    let folder = try ScratchFolder()
    var lines = try String(contentsOf: SharedData.url(Self.seed), encoding: .utf8).components(separatedBy: "\n")
    try #require(lines[200] == "region: global")
    lines.remove(at: 200)
    try folder.write(lines.joined(separator: "\n"), to: "mended.md")
    let scenario = RunbookProcess.root.appending(path: Self.scenario).path
    let result = try await RunbookProcess.run(
      "run", "mended.md", "--scenario", scenario, in: folder.url, environment: ["CI": "true"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.lines.contains { $0.contains("snippet: rate-limiting-advanced found at data[0]") })
    #expect(result.lines.last?.hasPrefix("PASSED") == true)
  }

  @Test func strictnessMakesTheUnverifiedStatusThree() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      # Page

      1. Click **Save**.

      {% konnect_api_request %}
      url: /v2/control-planes
      status_code: 200
      {% endkonnect_api_request %}
      """, to: "page.md")
    #expect(try await RunbookProcess.run("run", "page.md", in: folder.url).status == 0)
    #expect(try await RunbookProcess.run("run", "page.md", "--strict", in: folder.url).status == 3)
    #expect(try await RunbookProcess.run("run", "page.md", in: folder.url, environment: ["CI": "1"]).status == 3)
    #expect(try await RunbookProcess.run("run", "page.md", "--manual", "fail", in: folder.url).status == 1)
  }

  @Test func valuesGivenComeFirstAndSecretsNeverShow() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      # Page

      ```sh
      export MY_TOKEN='YOUR TOKEN'
      export NAME='YOUR NAME'
      ```

      {% konnect_api_request %}
      url: /v2/control-planes
      method: POST
      status_code: 201
      body:
        name: $NAME
        labels:
          token: $MY_TOKEN
      {% endkonnect_api_request %}
      """, to: "page.md")
    try folder.write("# comment\nexport MY_TOKEN='from-file-4711'\nNAME=from-file\n", to: ".env")
    let result = try await RunbookProcess.run(
      "run", "page.md", "--env-file", ".env", "--var", "NAME=given-plane", in: folder.url)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.lines.contains { $0.contains("NAME = given-plane, from --var") })
    #expect(!result.output.contains("4711"))
  }
}

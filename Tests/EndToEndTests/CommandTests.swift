import Foundation
import Testing

/// The program as a whole: version, help, usage errors, plans.
@Suite struct CommandTests {
  @Test func version() async throws {
    let result = try await RunbookProcess.run("--version")
    #expect(result.output == "0.1.0\n")
    #expect(result.status == 0)
  }

  @Test(arguments: [["--help"], ["help", "run"], ["run", "--help"]]) func help(_ arguments: [String]) async throws {
    let (process, output, errors) = try RunbookProcess.start(arguments)
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("USAGE: runbook"))
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
    #expect(process.terminationStatus == 0)
  }

  @Test func usageErrorsHaveStatusTwo() async throws {
    let wrong = [
      ["--nonsense"], ["run"], ["run", "--target", "nowhere", "runbooks"], ["plan", "--format", "x", "y"],
      ["run", "--tab", "nothing", "runbooks"], ["run", "--var", "=x", "runbooks"], ["mock", "--port", "99999"],
    ]
    for arguments in wrong {
      let (process, _, errors) = try RunbookProcess.start(arguments)
      let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 2, "\(arguments)")
      #expect(text.lowercased().hasPrefix("error: "), "\(arguments): \(text)")
    }
  }

  @Test func planAsJSON() async throws {
    let result = try await RunbookProcess.run("plan", "--format", "json", "runbooks/rate-limited-service.md")
    #expect(result.status == 0)
    let plan = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(
      Set(plan.keys) == ["page", "title", "deployment", "steps", "variables", "diagnostics"])
    #expect(plan["title"] as? String == "Limit the rate of a service")
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let kinds = ["request", "request", "export", "request", "request", "request", "request", "request"]
    #expect(steps.map { $0["kind"] as? String } == kinds)
    let route = steps[3]
    #expect(route["uses"] as? [String] == ["KONNECT_TOKEN", "CONTROL_PLANE_ID", "SERVICE_ID"])
    #expect(route["defines"] as? [String] == ["ROUTE_ID"])
    #expect(
      route["after"] as? [String] == ["create-a-control-plane/1", "create-a-service-and-a-route/2"])
    let request = try #require(route["request"] as? [String: Any])
    #expect(
      request["url"] as? String
        == "https://us.api.konghq.com/v2/control-planes/$CONTROL_PLANE_ID/core-entities/services/$SERVICE_ID/routes")
    #expect(request["headers"] as? [String] == ["Authorization: Bearer $KONNECT_TOKEN"])
  }

  @Test func planAsGraphs() async throws {
    let mermaid = try await RunbookProcess.run("plan", "--format", "mermaid", "runbooks/rate-limited-service.md")
    #expect(mermaid.lines.first == "flowchart TD")
    #expect(mermaid.lines.contains("s3 -. \"$SERVICE_ID\" .-> s4"))
    let dot = try await RunbookProcess.run("plan", "--format", "dot", "runbooks/rate-limited-service.md")
    #expect(dot.lines.first == "digraph runbook {")
    #expect(dot.lines.contains("s3 -> s4 [style=dotted, label=\"$SERVICE_ID\"];"))
  }

  @Test func renderWritesTheMarkdownAfterLiquid() async throws {
    let page = "---\ntitle: T\n---\nOn {{ site.konnect_short_name | upcase }}{% comment %}x{% endcomment %}.\n"
    let result = try await RunbookProcess.run("render", "-", input: page)
    #expect(result.output.contains("On KONNECT."))
    #expect(result.status == 0)
  }

  @Test func aReaderThatGoesAwayEndsTheProgramQuietly() async throws {
    let (process, output, errors) = try RunbookProcess.start(["run", "runbooks"])
    try output.fileHandleForReading.close()
    let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(text == "")
  }
}

import RunbookModel
import Testing

@testable import Runner

struct RunSessionCaptureTests {
  private func page(_ captures: String...) -> String {
    let list = captures.enumerated().map { "  - variable: V\($0)\n    jq: '\($1)'" }.joined(separator: "\n")
    return "## Get\n\n{% konnect_api_request %}\nurl: /v2/x\ncapture:\n\(list)\n{% endkonnect_api_request %}\n"
  }

  @Test func takesValuesAsTheReadersShellWould() async throws {
    let run = try await PageRun.answered(page(".id", ".n", ".ok", ".list", ".data[] | select(.a == 2) | .b")) { _ in
      CannedAnswer(200, #"{"id":"i","n":1.50,"ok":true,"list":[1,"x"],"data":[{"a":1,"b":"no"},{"a":2,"b":"yes"}]}"#)
    }
    #expect(run.statuses == [.passed])
    #expect(run.step("get/1")?.bindings.map(\.value) == ["i", "1.50", "true", #"[1,"x"]"#, "yes"])
    #expect(run.step("get/1")?.bindings.first?.source == .response(step: "get/1", path: ".id"))
  }

  @Test func failsOnWhatIsNotThere() async throws {
    let run = try await PageRun.answered(page(".id", ".name", ".missing.deeper")) { _ in
      CannedAnswer(200, #"{"id":null,"name":"n"}"#)
    }
    #expect(run.statuses == [.failed])
    #expect(
      run.complaints("get/1") == [
        "capture of $V0: `.id` finds nothing in the response", #"the answer begins: {"id":null,"name":"n"}"#,
        "capture of $V2: `.missing.deeper` finds nothing in the response",
        #"the answer begins: {"id":null,"name":"n"}"#,
      ])
    #expect(run.step("get/1")?.bindings.map(\.variable) == ["V1"])
  }

  @Test func failsOnAnAnswerThatIsNoJSON() async throws {
    let run = try await PageRun.answered(page(".id")) { _ in CannedAnswer(200, "<html>") }
    #expect(run.complaints("get/1") == ["capture of $V0: the response is no JSON", "the answer begins: <html>"])
  }

  @Test func failsOnAProgramThatIsNoJQ() async throws {
    let run = try await PageRun.answered(page(".id |")) { _ in CannedAnswer(200, "{}") }
    #expect(run.statuses == [.failed])
    #expect(run.complaints("get/1").first?.hasPrefix("capture of $V0: ") == true)
  }

  @Test func keepsNoValueThatIsTooLong() async throws {
    let run = try await PageRun.answered(page(".x * 17")) { _ in
      CannedAnswer(200, #"{"x":"\#(String(repeating: "x", count: 1 << 20))"}"#)
    }
    #expect(run.statuses == [.errored], "\(run.complaints("get/1"))")
    #expect(run.step("get/1")?.reason == "the value for $V0 has more than 16 MB")
    #expect(run.step("get/1")?.bindings.isEmpty == true)
  }

  @Test func takesNothingFromAFailure() async throws {
    let run = try await PageRun.answered(page(".id")) { _ in CannedAnswer(500, #"{"id":"i"}"#) }
    #expect(run.statuses == [.failed])
    #expect(run.step("get/1")?.bindings.isEmpty == true)
  }

  @Test func doesNotReplaceWhatIsGiven() async throws {
    let run = try await PageRun.of(page(".id")) {
      $0.given = [Binding(variable: "V0", value: "given", source: .commandLine)]
    } server: { _ in
      CannedAnswer(200, #"{"id":"i"}"#)
    }
    #expect(run.step("get/1")?.bindings == [Binding(variable: "V0", value: "given", source: .commandLine)])
  }

  @Test func showsNoMoreThanTheBeginningOfAHugeOrBinaryBody() async throws {
    let huge = try await PageRun.answered(page(".id")) { _ in
      CannedAnswer(200, String(repeating: "z", count: 3_000_000))
    }
    #expect(huge.complaints("get/1")[1].count == 180)
    let binary = try await PageRun.answered(page(".id")) { _ in
      CannedAnswer(200, bytes: (0..<1000).map { UInt8($0 % 256) }, headers: ["Content-Type: application/octet-stream"])
    }
    #expect(binary.complaints("get/1")[1] == "the answer is no text, but application/octet-stream")
  }
}

import Foundation
import JSON
import TestSupport
import Testing

/// Programs that libjq does not survive, or does not leave: they fail their step, and nothing else.
struct JQWorkerTests {
  private func page(_ program: String) -> String {
    """
    ## List

    {% konnect_api_request %}
    url: /v2/control-planes
    status_code: 200
    capture:
      - variable: A
        jq: '\(program)'
    {% endkonnect_api_request %}
    """
  }

  @Test(arguments: [
    ("1e18 | todate", "libjq broke down over the program"),
    ("-9223372036854775808 % -1", "libjq broke down over the program"),
    ("[range(1e9)] | length", "the program takes more than 0.5 seconds"),
    ("[1, 2] | del(.[nan])", "jq: "),
  ])
  func aProgramThatBreaksLibjqFailsItsStep(_ program: String, _ reason: String) async throws {
    let folder = try ScratchFolder()
    try folder.write(page(program), to: "a.md")
    try folder.write(page(".data | length | tostring"), to: "b.md")
    let result = try await RunbookProcess.run(
      "run", "a.md", "b.md", "--jobs", "1", "--no-journal", "--report", "json=r.json", in: folder.url)
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.words.contains(reason))
    let report = try JSONParser.parse(String(contentsOf: folder.url.appending(path: "r.json"), encoding: .utf8))
    #expect(report["pages"]?.array?.map { $0["verdict"]?.string } == ["failed", "passed"])
  }
}

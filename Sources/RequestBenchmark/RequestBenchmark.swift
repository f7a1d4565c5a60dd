import CurlClient
import Foundation
import HowTo
import JSON
import Reports
import RunbookModel
import Runner
import SourceText

/// Measures what a run adds to each request, beside a bare libcurl loop over the same requests to the same server.
///
/// `RequestBenchmark URL [COUNT]`: the base URL of a `runbook mock`, and how many requests a page has, 400 unless given.
@main struct RequestBenchmark {
  private static let rounds = 11

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let url = arguments.first else {
      print("usage: RequestBenchmark URL [COUNT]")
      exit(2)
    }
    let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 400
    let runbook = PageReader().read(SourceFile(path: "requests.md", text: page(count)))
    let client = try HTTPClient()
    var floor: [Duration] = []
    var alone: [Duration] = []
    var whole: [Duration] = []
    for round in 0..<rounds {
      // A token of its own is an organization of its own, so that every round does the same.
      let plain = requests(of: runbook, url, token: "curl-\(round)")
      floor.append(try ContinuousClock().measure { try CurlLoop.send(plain) })
      let sent = requests(of: runbook, url, token: "client-\(round)")
      alone.append(try await ContinuousClock().measure { for request in sent { _ = try await client.send(request) } })
      whole.append(try await run(runbook, url, token: "run-\(round)", client))
    }
    await client.shutdown()
    let (curl, own, run) = (median(floor) / count, median(alone) / count, median(whole) / count)
    print("\(count) requests, a tenth of them POST, median of \(rounds) rounds, for each request:")
    print("  libcurl loop  \(microseconds(curl))")
    print("  HTTPClient    \(microseconds(own))  \(ratio(own, curl))")
    print("  whole run     \(microseconds(run))  \(ratio(run, curl))")
  }

  /// The time that the page takes with all that `runbook run` does, but for the terminal.
  private static func run(
    _ runbook: Runbook, _ url: String, token: String, _ client: HTTPClient
  ) async throws -> Duration {
    var configuration = RunConfiguration(target: Target(baseURL: url, name: "the server"), clock: SystemClock())
    configuration.token = token
    let redactor = Redactor()
    redactor.learn(secret: token)
    var report = ConsoleReport(style: TextStyle(isEnabled: false))
    var size = 0
    var result: RunResult?
    let time = await ContinuousClock().measure {
      result = await PageRunner(client: client).run(runbook, configuration) { event in
        for line in report.lines(for: event) { size += redactor.redact(line).utf8.count }
      }
    }
    guard result?.verdict == .passed, size > 0 else { throw Failure(verdict: result?.verdict) }
    return time
  }

  /// What the page's requests are on the wire.
  private static func requests(of runbook: Runbook, _ url: String, token: String) -> [HTTPRequest] {
    runbook.steps.compactMap { step in
      guard case .request(let request) = step.action else { return nil }
      let path = request.url.firstRange(of: ".api.konghq.com").map { request.url[$0.upperBound...] } ?? ""
      var headers: HTTPHeaders = [
        "Authorization": "Bearer \(token)", "X-Forwarded-Host": "us.api.konghq.com", "Accept": "application/json, */*",
      ]
      var body: [UInt8]?
      if case .json(let value) = request.body {
        headers.append("Content-Type", "application/json")
        body = Array(value.description.utf8)
      }
      return HTTPRequest(method: request.method, url: url + path, headers: headers, body: body)
    }
  }

  /// A page of `count` requests, each tenth of which makes a control plane.
  private static func page(_ count: Int) -> String {
    "# Requests\n"
      + (0..<count).map { number in
        let rest =
          number % 10 == 0
          ? "method: POST\nstatus_code: 201\nbody:\n  name: cp-\(number)" : "status_code: 200"
        return """

          ## Section \(number)

          {% konnect_api_request %}
          url: /v2/control-planes\(number % 10 == 0 ? "" : "?page%5Bsize%5D=1")
          \(rest)
          {% endkonnect_api_request %}

          """
      }.joined()
  }

  /// Thrown where a run did not pass, so that its time means nothing.
  private struct Failure: Error {
    var verdict: RunResult.Verdict?
  }

  private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

  private static func microseconds(_ time: Duration) -> String {
    String(format: "%6.1f µs", Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6)
  }

  private static func ratio(_ time: Duration, _ floor: Duration) -> String { String(format: "× %.2f", time / floor) }
}

import JSON
import RunbookModel
import SourceText
import Testing

@testable import Runner

struct ResponseChecksTests {
  private static let file = SourceFile(path: "p.md", text: "status_code: 201\nsnippet\n")

  private func request(status: Int? = nil) -> RequestTemplate {
    var request = RequestTemplate(block: "konnect_api_request", method: "GET", url: "https://h/", path: "/")
    request.expectation = Expectation(status: status)
    request.places = [.root: Self.file.lineRange(2), JSONPointer(["status_code"]): Self.file.lineRange(1)]
    return request
  }

  private func response(_ status: Int, _ text: String = "", headers: [String] = []) -> Exchange.Response {
    Exchange.Response(
      status: status, headers: headers.compactMap(RequestTemplate.Header.init(line:)),
      json: try? JSONParser.parse(text), text: text)
  }

  @Test(
    arguments: [(201, nil, true), (204, nil, true), (302, nil, false), (404, 404, true), (200, 201, false)]
      as [(Int, Int?, Bool)])
  func judgesTheStatus(_ status: Int, expected: Int?, isPassed: Bool) {
    let checks = ResponseChecks.judge(response(status), by: request(status: expected))
    #expect(checks.map(\.outcome) == [isPassed ? .passed : .failed])
    #expect(checks[0].range?.start.line == 1)
  }

  @Test func namesWhatWasExpected() {
    #expect(ResponseChecks.judge(response(500), by: request())[0].summary == "status 500, expected a success")
    #expect(ResponseChecks.judge(response(500), by: request(status: 201))[0].summary == "status 500, expected 201")
    #expect(ResponseChecks.judge(response(201), by: request(status: 201))[0].summary == "status 201")
  }

  @Test func tellsWhatAProblemSays() {
    let problem = """
      {"status": 400, "title": "Bad Request", "detail": "Invalid parameters", "invalid_parameters": [
        {"field": "name", "rule": "required", "reason": "is a required field"}, {"field": "labels", "rule": "max"}, {}]}
      """
    #expect(
      ResponseChecks.judge(response(400, problem), by: request())[0].details == [
        "Invalid parameters", "name: is a required field", "labels: max", "?: is invalid",
      ])
    #expect(ResponseChecks.judge(response(404, #"{"title":"Not Found"}"#), by: request())[0].details == ["Not Found"])
    #expect(
      ResponseChecks.judge(response(404, #"{"message":"no Route matched"}"#), by: request())[0].details == [
        "no Route matched"
      ])
    #expect(
      ResponseChecks.judge(response(502, "<html>bad</html>"), by: request())[0].details == [
        "the answer begins: <html>bad</html>"
      ])
  }

  @Test func tellsOnceWhatAProblemSaysTwice() {
    let problem = """
      {"detail": "name is required (and 1 more)", "invalid_parameters": [
        {"field": "name", "reason": "is required"}, {"field": "nam", "reason": "is not a known property"}]}
      """
    let details = ResponseChecks.judge(response(400, problem), by: request())[0].details
    #expect(details == ["name: is required", "nam: is not a known property"])
  }

  @Test func keepsProblemsShort() {
    let parameters = Array(repeating: #"{"field":"f","reason":"r"}"#, count: 11).joined(separator: ",")
    let long = String(repeating: "x", count: 100_000)
    let problem = #"{"detail":"\#(long)","invalid_parameters":[\#(parameters)]}"#
    let details = ResponseChecks.judge(response(400, problem), by: request())[0].details
    #expect(details.count == 10)
    #expect(details[0].count == 401)
    #expect(details[9] == "… and 3 more")
  }

  @Test func judgesHeaders() {
    var request = request()
    request.expectation.headers = [.init(name: "X-Kong", value: "1"), .init(name: "Via", value: "")]
    let answer = response(200, headers: ["x-kong: 1", "via: kong"])
    #expect(ResponseChecks.judge(answer, by: request).map(\.outcome) == [.passed, .passed, .passed])
    let wrong = ResponseChecks.judge(response(200, headers: ["x-kong: 2"]), by: request)
    #expect(wrong.map(\.outcome) == [.passed, .failed, .failed])
    #expect(wrong[1].details == ["found x-kong: 2"])
    #expect(wrong[2].details == ["no such header was found"])
  }

  @Test func judgesTheMessage() {
    var request = request(status: 429)
    request.expectation.message = "API rate limit exceeded"
    let text = #"{"message":"API rate limit exceeded"}"#
    #expect(ResponseChecks.judge(response(429, text), by: request).map(\.outcome) == [.passed, .passed])
    let wrong = ResponseChecks.judge(response(429, "no"), by: request)
    #expect(wrong[1].summary == "message `API rate limit exceeded`")
    #expect(wrong[1].details == ["the answer begins: no"])
  }

  @Test func judgesSnippetsOfASuccessOnly() {
    var request = request(status: 200)
    let range = Self.file.lineRange(2)
    request.expectation.snippets = [
      ResponseSnippet(content: .fragment(["a": 1]), subject: nil, claims: [], range: range),
      ResponseSnippet(content: .unreadable(reason: "it is no piece of JSON"), subject: nil, claims: [], range: range),
    ]
    let good = ResponseChecks.judge(response(200, #"{"a":1}"#), by: request)
    #expect(good.map(\.outcome) == [.passed, .passed, .unverified])
    #expect(
      good.map(\.summary) == [
        "status 200", "snippet: the response: contains the snippet", "snippet: it is no piece of JSON",
      ])
    let bad = ResponseChecks.judge(response(404, #"{"a":1}"#), by: request)
    #expect(bad.map(\.outcome) == [.failed, .unverified, .unverified])
    let text = ResponseChecks.judge(response(200, "hello"), by: request)
    #expect(text.map(\.outcome) == [.passed, .failed, .unverified])
    #expect(text[1].summary == "snippet: the answer is no JSON")
    #expect(text[1].range?.start.line == 2)
  }
}

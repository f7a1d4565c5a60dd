import JSON
import RunbookModel
import SourceText
import Testing

@testable import Runner

struct SnippetMatcherTests {
  private typealias Claim = ResponseSnippet.Claim

  private func snippet(
    _ content: ResponseSnippet.Content, subject: String? = nil, claims: [ResponseSnippet.Claim] = []
  ) -> ResponseSnippet {
    ResponseSnippet(
      content: content, subject: subject, claims: claims, range: SourceFile(path: "p.md", text: "x").range(0..<1))
  }

  private let response: JSONValue = [
    "data": [
      ["name": "key-auth", "config": ["strategy": "local"]],
      [
        "name": "rate-limiting-advanced", "config": ["strategy": "redis", "limit": [100]],
        "partials": [["id": "00000000-0000-0000-0000-000000000000", "name": "managed"]],
      ],
    ]
  ]

  @Test func findsTheObjectThatHoldsTheSubject() {
    let verdict = SnippetMatcher.match(
      snippet(
        .fragment(["partials": [["id": "dcf411a3-475b-4212-bdf8-ae2b4dfa0a04", "name": "managed"]]]),
        subject: "rate-limiting-advanced", claims: [Claim(path: "config.strategy", value: "redis")]),
      in: response)
    #expect(
      verdict
        == .init(
          isMatch: true,
          summary: "rate-limiting-advanced found at data[1]: config.strategy is redis, contains the snippet"))
  }

  @Test func needsAllOfOneObject() {
    // Each part holds somewhere, yet no object has both.
    let verdict = SnippetMatcher.match(
      snippet(.fragment(["partials": [["name": "managed"]]]), subject: "key-auth"), in: response)
    #expect(!verdict.isMatch)
    #expect(verdict.summary == "the response does not contain the snippet")
    #expect(verdict.details == ["nearest: data[0]", "  partials: expected [{\"name\":\"managed\"}], found nothing"])
  }

  @Test func saysThatTheSubjectIsMissing() {
    let verdict = SnippetMatcher.match(snippet(.none, subject: "acl"), in: response)
    #expect(verdict == .init(isMatch: false, summary: "no object of the response holds `acl`", isAbsence: true))
    #expect(
      SnippetMatcher.match(snippet(.none, claims: [Claim(path: "a", value: "b")]), in: [1]).summary
        == "no object of the response holds the fields named")
  }

  @Test func takesAFieldForTheSubjectWhereNoValueIs() {
    let verdict = SnippetMatcher.match(
      snippet(.fragment(["name": "managed"]), subject: "partials"), in: response)
    #expect(verdict.isMatch)
    #expect(verdict.summary == "partials found at data[1]: contains the snippet")
  }

  @Test func judgesClaimsOfAnyObject() {
    let claims = [Claim(path: "config.strategy", value: "redis"), Claim(path: "config.limit[0]", value: "100")]
    #expect(
      SnippetMatcher.match(snippet(.none, claims: claims), in: response).summary
        == "data[1]: config.strategy is redis, config.limit[0] is 100")
    let wrong = SnippetMatcher.match(
      snippet(.none, claims: [Claim(path: "config.strategy", value: "cluster")]), in: response)
    #expect(wrong.summary == "the response is not as the page says")
    #expect(wrong.details == ["nearest: data[0]", "  config.strategy: expected cluster, found \"local\""])
  }

  @Test func matchesTheWholeResponseWithoutSubjectAndClaims() {
    #expect(
      SnippetMatcher.match(snippet(.fragment(["strategy": "redis"])), in: response).summary
        == "the response: contains the snippet")
    let wrong = SnippetMatcher.match(snippet(.fragment(["strategy": "cluster", "limit": [100]])), in: response)
    #expect(
      wrong.details == ["nearest: the response", "  data[1].config.strategy: expected \"cluster\", found \"redis\""])
  }

  @Test func tellsTheFirstDifferencesOnly() {
    let fragment = JSONValue.object(JSONObject((1...11).map { ("k\($0)", 1) }))
    let details = SnippetMatcher.match(snippet(.fragment(fragment)), in: ["x": 1]).details
    #expect(details.count == 10)
    #expect(details[1] == "  k1: expected 1, found nothing")
    #expect(details[9] == "  … and 3 more differences")
  }

  @Test func claimsCompareAsText() {
    #expect(
      SnippetMatcher.match(snippet(.none, claims: [Claim(path: ".enabled", value: "true")]), in: ["enabled": true])
        .isMatch)
    #expect(!SnippetMatcher.match(snippet(.none, claims: [Claim(path: "a", value: "null")]), in: ["a": nil]).isMatch)
  }
}

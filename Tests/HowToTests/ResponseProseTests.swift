import RunbookModel
import Testing

@testable import HowTo

@Suite struct ResponseProseTests {
  private let sentence = """
    In the response, locate your `rate-limiting-advanced` plugin and confirm that `config.strategy` is set to `redis` \
    and that the partials array contains your managed Redis partial:
    """

  @Test func whatSpeaksOfAResponse() {
    #expect(ResponseProse.speaksOfResponse(sentence))
    #expect(ResponseProse.speaksOfResponse("You should see the following:"))
    #expect(!ResponseProse.speaksOfResponse("Create a plugin:"))
  }

  @Test func theSubjectIsWhatToLocate() {
    #expect(ResponseProse.subject(in: sentence) == "rate-limiting-advanced")
    #expect(ResponseProse.subject(in: "You should see `x`.") == nil)
    #expect(ResponseProse.subject(in: "Find the plugin.") == nil)
  }

  @Test func claimsAreAPathAVerbAndAValue() {
    #expect(ResponseProse.claims(in: sentence) == [.init(path: "config.strategy", value: "redis")])
    #expect(
      ResponseProse.claims(in: "`a` is `1` and `b.c` should be `2`.") == [
        .init(path: "a", value: "1"), .init(path: "b.c", value: "2"),
      ])
  }

  @Test(arguments: ["`a b` is `c`", "`a` or `b`", "`a` is b", "`a` is `b", "a is b", "`1` is `2`"])
  func otherTextClaimsNothing(_ text: String) {
    #expect(ResponseProse.claims(in: text) == [])
  }
}

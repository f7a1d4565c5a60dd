import RunbookModel
import Testing

struct HTTPMethodTests {
  @Test(arguments: [
    ("GET", true, true), ("HEAD", true, true), ("TRACE", true, true), ("PUT", false, true), ("DELETE", false, true),
    ("POST", false, false), ("PATCH", false, false), ("get", false, false),
  ])
  func tellsWhatARequestMayDo(_ method: String, _ isSafe: Bool, _ isIdempotent: Bool) {
    #expect(HTTPMethod.isSafe(method) == isSafe)
    #expect(HTTPMethod.isIdempotent(method) == isIdempotent)
  }
}

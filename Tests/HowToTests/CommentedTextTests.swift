import TestSupport
import Testing

@testable import HowTo

@Suite struct CommentedTextTests {
  private let request = tag("konnect_api_request", "url: /v2/x")

  @Test func blocksInACommentAreHidden() {
    let book = read(MarkedText("a\n\n<!-- not yet\n\n## Old\n\n\(request)\n\n\(request)-->\n\n## New\n\n\(request)"))
    #expect(book.outline == ["new/1 request 19"])
  }

  @Test func commentsAroundABlockHideNothing() {
    let book = read(MarkedText("<!--vale off-->\n\(request)<!--vale on-->\n\n```html\n<!-- a\n```\n\(request)"))
    #expect(book.requests.count == 2)
  }

  @Test func aCommentThatNeverEndsHidesNothing() {
    #expect(read(MarkedText("<!-- a\n\(request)")).requests.count == 1)
  }
}

import JSON
import Testing

@testable import Runner

@Suite struct ListPageTests {
  private func next(_ answer: JSONValue, of url: String = "https://h/things?filter=a") -> String? {
    ListPage(answer, listMember: "data", url: url).next
  }

  @Test func numbersGoOnWhileThereIsMore() {
    let answer: JSONValue = ["data": [1], "meta": ["page": ["number": 2, "size": 10, "total": 21]]]
    #expect(next(answer) == "https://h/things?filter=a&page%5Bnumber%5D=3")
    #expect(
      next(answer, of: "https://h/things?page%5Bnumber%5D=2&filter=a")
        == "https://h/things?filter=a&page%5Bnumber%5D=3")
    #expect(next(["data": [1], "meta": ["page": ["number": 3, "size": 10, "total": 21]]]) == nil)
  }

  @Test func linksKeepTheFilterAndTheHost() {
    let answer: JSONValue = ["data": [1], "meta": ["page": ["next": "https://evil/other?page%5Bafter%5D=x&filter=a"]]]
    #expect(next(answer) == "https://h/things?page%5Bafter%5D=x&filter=a")
    #expect(next(["data": [1], "next": "/things?offset=x"]) == "https://h/things?offset=x&filter=a")
    #expect(next(["data": [1], "next": nil]) == nil)
  }

  @Test func cursorsAndOffsets() {
    #expect(
      next(["data": [1], "meta": ["page": ["next_cursor": "c"]]]) == "https://h/things?filter=a&page%5Bafter%5D=c")
    #expect(next(["data": [1], "offset": "o"]) == "https://h/things?filter=a&offset=o")
  }

  @Test func itemsAreInTheMemberOrTheAnswer() {
    #expect(ListPage(["data": [1, 2]], listMember: "data", url: "u").items?.count == 2)
    #expect(ListPage([1, 2, 3], listMember: nil, url: "u").items?.count == 3)
    #expect(ListPage(["other": []], listMember: "data", url: "u").items == nil)
  }
}

@Suite struct CreationTimeTests {
  @Test func secondsMillisecondsAndTexts() {
    #expect(CreationTime.seconds(of: ["created_at": 1_767_225_600]) == 1_767_225_600)
    #expect(CreationTime.seconds(of: ["created_at": 1_767_225_600_500]) == 1_767_225_600.5)
    #expect(CreationTime.seconds(of: ["created_at": "2026-01-01T00:00:00Z"]) == 1_767_225_600)
    #expect(CreationTime.seconds(of: ["createdAt": "2026-01-01T00:00:00.500Z"]) == 1_767_225_600.5)
    #expect(CreationTime.seconds(of: ["created_at": "yesterday"]) == nil)
    #expect(CreationTime.seconds(of: [:]) == nil)
  }
}

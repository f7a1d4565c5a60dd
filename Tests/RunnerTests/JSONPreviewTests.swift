import JSON
import Testing

@testable import Runner

struct JSONPreviewTests {
  @Test func showsSmallValuesWhole() {
    #expect(JSONPreview.text(of: ["a": [1, true, nil], "b": "x\"y"]) == #"{"a":[1,true,null],"b":"x\"y"}"#)
    #expect(JSONPreview.text(of: []) == "[]")
  }

  @Test func cutsLargeOnes() {
    let text = JSONPreview.text(of: .string(String(repeating: "a", count: 100)), length: 10)
    #expect(text == "\"aaaaaaaa…")
    #expect(JSONPreview.text(of: [11, 22, 33], length: 7) == "[11,22…")
  }

  @Test func looksAtNoMoreThanItShows() {
    let element: JSONValue = ["k": .string(String(repeating: "v", count: 1000))]
    let huge = JSONValue.array(Array(repeating: element, count: 200_000))
    for _ in 0..<1000 { #expect(JSONPreview.text(of: huge).count == 80) }
  }
}

import Testing

@testable import HowTo

@Suite struct FenceIndentationTests {
  private func repaired(_ text: String) -> String {
    String(decoding: FenceIndentation.repaired(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("1. a\n   ```sh\n   x\n  ```\n1. b\n", "1. a\n   ```sh\n   x\n   ```\n1. b\n"),
    ("1. a\n   ```sh\nx\n   y\n```\nb\n", "1. a\n   ```sh\n   x\n   y\n   ```\nb\n"),
    ("- ~~~~\n  ~~~\n~~~~\n", "- ~~~~\n  ~~~\n  ~~~~\n"),
    ("10. ```\nx\n```\n", "10. ```\n    x\n    ```\n"), ("2024 ```\nx\n", "2024 ```\nx\n"),
    ("   ```\n   x\n\ny\n   ```\n", "   ```\n   x\n\ny\n   ```\n"),
    ("```\n x\n```\n  ```\ny\n```", "```\n x\n```\n  ```\n  y\n  ```"),
    ("   ``` a`b\nx\n", "   ``` a`b\nx\n"), ("", ""), ("   ```", "   ```"),
  ])
  func linesOfAFenceAreIndentedAsItIs(text: String, expected: String) {
    #expect(repaired(text) == expected)
  }

  @Test func whatFollowsAnOutdentedEndIsReadAgain() {
    let blocks = MarkdownDocument("1. a\n   ```sh\n   x\n  ```\n1. b\n\n## c\n").blocks
    #expect(blocks.contains { $0.kind == .heading(level: 2) && $0.text == "c" })
    #expect(blocks.contains { $0.kind == .code(language: "sh", literal: "x\n") && $0.items.count == 1 })
  }
}

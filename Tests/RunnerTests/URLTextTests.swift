import Testing

@testable import Runner

struct URLTextTests {
  @Test(arguments: [
    ("https://h/a b?c=\"d\"", "https://h/a%20b?c=%22d%22"), ("/x%5By%5D", "/x%5By%5D"), ("/100%", "/100%"),
    ("/ü", "/%C3%BC"), ("/{vault://env/X}", "/%7Bvault://env/X%7D"), ("/a\nb\\c`|^<>", "/a%0Ab%5Cc%60%7C%5E%3C%3E"),
    ("/a[0]~'!*", "/a[0]~'!*"), ("", ""),
  ])
  func encodesWhatNoURLMayHold(_ url: String, expected: String) {
    #expect(URLText.encodingIllegalCharacters(in: url) == expected)
  }

  @Test func encodesAllButTheUnreserved() {
    #expect(URLText.encodingAll(in: "aZ09-._~/?&=%+ é") == "aZ09-._~%2F%3F%26%3D%25%2B%20%C3%A9")
  }
}

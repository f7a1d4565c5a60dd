import Testing

@testable import OpenAPI

@Suite struct URIReferenceTests {
  /// The examples of RFC 3986, section 5.4, for the base `http://a/b/c/d;p?q`.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("g;x=1/../y", "http://a/b/c/y"),
  ])
  func resolution(reference: String, expected: String) {
    #expect(URIReference(reference).resolved(against: "http://a/b/c/d;p?q").text == expected)
  }

  @Test func relativeBasesKeepWhatLeadsOut() {
    #expect(URIReference("../c.yaml#/x").resolved(against: "a.yaml").text == "../c.yaml#/x")
    #expect(URIReference("c.yaml").resolved(against: "../d/a.yaml").text == "../d/c.yaml")
    #expect(URIReference("#/x").resolved(against: "").text == "#/x")
  }

  @Test func decoding() {
    #expect(URIReference.decoded("a%20%C3%A9") == "a é")
    #expect(URIReference.decoded("%") == nil)
    #expect(URIReference.decoded("%4") == nil)
    #expect(URIReference.decoded("%ff") == nil)
  }
}

import OpenAPI
import Testing

@Suite struct PathTemplateTests {
  @Test(
    arguments: [
      ("/a/{b}", "/a/1", ["b": "1"]),
      ("/a/{b}", "/a/x%2Fy%20z", ["b": "x/y z"]),
      ("/a/{b}", "/a/1?q=/2", ["b": "1"]),
      ("/a/{b}", "/a/", nil),
      ("/a/{b}", "/a", nil),
      ("/a/{b}", "/a/1/", nil),
      ("/a/{b}", "/c/1", nil),
      ("/a/{b}", "/a/100%", ["b": "100%"]),
      ("/", "/", [:]),
      ("/files/{name}.json", "/files/a.json.json", ["name": "a.json"]),
      ("/files/{name}.json", "/files/.json", nil),
      ("/files/{name}.json", "/files/a.yaml", nil),
      ("/jobs/{id}:cancel", "/jobs/7:cancel", ["id": "7"]),
      ("/x/prefix-{a}", "/x/prefix-b", ["a": "b"]),
      ("/x/prefix-{a}", "/x/prefix-", nil),
      ("/x/{a}-{b}.{c}", "/x/1-2-3.4", ["a": "1", "b": "2-3", "c": "4"]),
      ("/x/{a}{b}", "/x/123", ["a": "1", "b": "23"]),
      ("/x/{a}{b}", "/x/1", nil),
      ("/x/{open", "/x/{open", [:]),
    ] as [(String, String, [String: String]?)])
  func match(template: String, path: String, values: [String: String]?) {
    #expect(PathTemplate(template).match(path) == values)
  }

  @Test func parameterNames() {
    #expect(PathTemplate("/a/{b}/c-{d}.{e}").parameterNames == ["b", "d", "e"])
  }

  @Test func literalComesBeforeParameter() {
    let literal = PathTemplate("/a/me")
    let mixed = PathTemplate("/a/{b}.json")
    let parameter = PathTemplate("/a/{b}")
    #expect(literal.isMoreSpecific(than: parameter))
    #expect(literal.isMoreSpecific(than: mixed))
    #expect(mixed.isMoreSpecific(than: parameter))
    #expect(!parameter.isMoreSpecific(than: literal))
    #expect(!parameter.isMoreSpecific(than: PathTemplate("/a/{other}")))
  }
}

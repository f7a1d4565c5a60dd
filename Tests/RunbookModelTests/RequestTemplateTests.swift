import JSON
import RunbookModel
import SourceText
import Testing

@Suite struct RequestTemplateTests {
  @Test func aHeaderIsANameAndAValue() {
    let header = RequestTemplate.Header(line: "Accept :  text/plain: x")
    #expect(header == .init(name: "Accept", value: "text/plain: x"))
    #expect(header?.line == "Accept: text/plain: x")
    #expect(RequestTemplate.Header(line: "Accept") == nil)
    #expect(RequestTemplate.Header(line: "X:")?.value == "")
  }

  @Test func aPartWithoutPlaceHasThatAroundIt() {
    let file = SourceFile(path: "p", text: "a\nb\nc")
    var request = RequestTemplate(block: "x", method: "GET", url: "", path: "")
    #expect(request.range(of: JSONPointer(["body"])) == nil)
    request.places = [.root: file.lineRange(1), JSONPointer(["body"]): file.lineRange(2)]
    #expect(request.range(of: JSONPointer(["body", "a", "0"])) == file.lineRange(2))
    #expect(request.range(of: JSONPointer(["url"])) == file.lineRange(1))
  }
}

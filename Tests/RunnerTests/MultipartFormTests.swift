import Testing

@testable import Runner

struct MultipartFormTests {
  @Test func theBoundaryIsInNoPart() {
    let form = MultipartForm([.init(name: "a", bytes: Array("x ----runbook-form y".utf8))])
    #expect(form.contentType == "multipart/form-data; boundary=----runbook-form-1")
    #expect(String(decoding: form.bytes, as: UTF8.self).hasSuffix("\r\n------runbook-form-1--\r\n"))
  }

  @Test func namesStayInsideTheirQuotes() {
    let form = MultipartForm([.init(name: "a\"\r\nX: y", fileName: "b\"c", bytes: [0, 255])])
    let text = String(decoding: form.bytes, as: UTF8.self)
    #expect(text.contains(#"name="a%22%0D%0AX: y"; filename="b%22c""#))
    #expect(form.bytes.firstRange(of: [13, 10, 13, 10, 0, 255, 13, 10]) != nil)
  }

  @Test func aFormWithoutFieldsIsItsEnd() {
    #expect(MultipartForm([]).bytes == Array("------runbook-form--\r\n".utf8))
  }
}

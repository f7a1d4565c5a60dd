import CurlClient
import Testing

struct HTTPHeadersTests {
  @Test func looksUpRegardlessOfCase() {
    let headers: HTTPHeaders = ["Content-Type": "a", "X": "1", "content-type": "b"]
    #expect(headers["CONTENT-TYPE"] == "b")
    #expect(headers.values(of: "Content-type") == ["a", "b"])
    #expect(headers.contains("x"))
    #expect(headers["Y"] == nil)
    #expect(headers.map(\.name) == ["Content-Type", "X", "content-type"])
  }

  @Test func setsInPlaceAndRemovesAll() {
    var headers: HTTPHeaders = ["A": "1", "B": "2", "a": "3"]
    headers["a"] = "4"
    #expect(headers == ["a": "4", "B": "2"])
    headers["C"] = "5"
    headers.append("B", "6")
    headers["b"] = nil
    #expect(headers == ["a": "4", "C": "5"])
  }
}

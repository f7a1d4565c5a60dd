import Testing

@testable import KonnectMock

struct QueryStringTests {
  @Test func decodesNamesAndValues() {
    let query = QueryString("page%5Bsize%5D=5&name=a+b%2Bc&flag&empty=&x=1&x=2&bad=%zz%4")
    #expect(query["page[size]"] == "5")
    #expect(query["name"] == "a b+c")
    #expect(query["flag"] == "")
    #expect(query["empty"] == "")
    #expect(query.values(of: "x") == ["1", "2"])
    #expect(query["bad"] == "%zz%4")
    #expect(query["none"] == nil)
  }

  @Test func readsMembersBetweenBrackets() {
    let members = QueryString("filter[a.b][eq]=1&filter[c]=2&filter=3&filters[d]=4").members(of: "filter")
    #expect(members.map(\.keys) == [["a.b", "eq"], ["c"]])
    #expect(members.map(\.value) == ["1", "2"])
  }

  @Test func boundsWhatItReads() {
    let deep = "filter" + String(repeating: "[a]", count: 10_000) + "=1"
    #expect(QueryString(deep[...]).members(of: "filter").isEmpty)
    let wide = (0..<1000).map { "filter[k\($0)]=1" }.joined(separator: "&")
    #expect(QueryString(wide[...]).members(of: "filter").count == 200)
  }

  @Test func segmentsKeepTheirPlus() { #expect(QueryString.decodedPath("a+b%20c") == "a+b c") }
}

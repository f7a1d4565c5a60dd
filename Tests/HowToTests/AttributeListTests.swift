import Testing

@testable import HowTo

@Suite struct AttributeListTests {
  @Test func classesIdsAndValues() {
    let list = AttributeList(line: #"{:.warning .no-icon #top data-test-step="block" title='a b'}"#)
    #expect(list?.classes == ["warning", "no-icon"])
    #expect(list?.values == ["id": "top", "data-test-step": "block", "title": "a b"])
  }

  @Test func classesMayHangTogether() {
    #expect(AttributeList(line: "{:.a.b}")?.classes == ["a", "b"])
  }

  @Test func blanksAroundItDoNoHarm() {
    #expect(AttributeList(line: "   {: .a }  ")?.classes == ["a"])
  }

  @Test func aBareWordIsAnAttributeWithoutValue() {
    #expect(AttributeList(line: "{: data-test-cleanup }")?.values == ["data-test-cleanup": ""])
  }

  @Test func aQuoteKeepsABrace() {
    #expect(AttributeList(line: #"{: title="a } b" }"#)?.values == ["title": "a } b"])
  }

  @Test(arguments: ["text", "{:.a} text", "text {:.a}", "{.a}", "{:.a", "{", "{:", ""])
  func anythingElseIsNone(_ line: Substring) {
    #expect(AttributeList(line: line) == nil)
  }

  @Test func anEmptyOneHoldsNothing() {
    #expect(AttributeList(line: "{:}") == AttributeList())
  }

  @Test func mergingKeepsClassesAndLetsLaterValuesWin() {
    var list = AttributeList(line: "{:.a x=1}") ?? AttributeList()
    list.merge(AttributeList(line: "{:.b x=2 y=3}") ?? AttributeList())
    #expect(list.classes == ["a", "b"])
    #expect(list.values == ["x": "2", "y": "3"])
  }

  @Test func listsWithinALineAreTakenOut() {
    #expect(AttributeList.removingInlineLists(from: #"See docs{:target="_blank"} now"#) == "See docs now")
  }

  @Test func listsOfALineAndCodeStay() {
    #expect(AttributeList.removingInlineLists(from: "Text\n{:.a}") == "Text\n{:.a}")
    #expect(AttributeList.removingInlineLists(from: "Write `x{:.a}` there") == "Write `x{:.a}` there")
    #expect(AttributeList.removingInlineLists(from: "Open {:a") == "Open {:a")
  }
}

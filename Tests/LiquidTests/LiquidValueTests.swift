import JSON
import Liquid
import SourceText
import Testing

/// Values: how they print, compare and become JSON.
struct LiquidValueTests {
  @Test func text() {
    let texts: [(LiquidValue, String)] = [
      (5.0, "5.0"), (1e15, "1000000000000000.0"), (1e16, "1.0e+16"), (1.5e-5, "1.5e-05"), (0.0001, "0.0001"),
      (-0.5, "-0.5"), (.nil, ""), (true, "true"), (.range(1, 3), "1..3"),
      ([1, [2, "a"], .nil], #"[1, [2, "a"], nil]"#), (.empty, ""),
      (["a": .nil, "b": ["c": "d\"\n"]], #"{"a"=>nil, "b"=>{"c"=>"d\"\n"}}"#),
    ]
    for (value, text) in texts { #expect(value.text == text) }
  }

  @Test func stringsAreQuotedAsRubyInspectsThem() {
    let texts: [(LiquidValue, String)] = [
      (["a\u{7}\u{8}\t\n\u{B}\u{C}\r\u{1B}\u{1}\u{7F}"], ##"["a\a\b\t\n\v\f\r\e\u0001\u007F"]"##),
      (["#{a} #$b #@c #d"], ##"["\#{a} \#$b \#@c #d"]"##), (["é日🙂\u{2028}\u{378}"], ##"["é日🙂\u2028\u0378"]"##),
      (["\u{10FFFF}"], ##"["\u{10FFFF}"]"##), ([true, .range(1, 2), 1.5], "[true, 1..2, 1.5]"),
    ]
    for (value, text) in texts { #expect(value.inspected == text) }
  }

  @Test func aTemplatePrintsTheElementsOfAnArray() {
    #expect(
      render("{{ a }}|{{ a | append: '' }}", ["a": [1, [2, .nil], "x"]]).text.text == #"12x|[1, [2, nil], "x"]"#)
  }

  @Test func equality() {
    #expect(LiquidValue.int(1) == .double(1))
    #expect(LiquidValue.string("a") == .captured(MappedText("a", origin: nil)))
    #expect(["a": 1, "b": 2] as LiquidValue == ["b": 2, "a": 1.0])
    #expect(LiquidValue.string("1") != .int(1))
    #expect(LiquidValue.nil != .bool(false))
  }

  @Test func json() throws {
    let text = #"{"z":[1,1.50,-0.0,"a",null,true],"a":{"b":{}}}"#
    let value = LiquidValue(try JSONParser.parse(text))
    #expect(value.json == (try JSONParser.parse(text)))
    #expect(value.json.description == #"{"z":[1,1.5,-0.0,"a",null,true],"a":{"b":{}}}"#)
  }

  @Test func objectsKeepTheirOrder() {
    var object = LiquidObject()
    for index in 0..<100 { object["k\(index)"] = .int(index) }
    object["k3"] = nil
    object["k5"] = "five"
    #expect(object.count == 99)
    #expect(object["k3"] == nil)
    #expect(object["k5"] == "five")
    #expect(object["k99"] == 99)
    #expect(object.keys.prefix(4) == ["k0", "k1", "k2", "k4"])
    #expect(object.map(\.key) == object.keys)
  }

  @Test func dropsAreAskedForMembers() {
    struct Page: LiquidDrop {
      func value(of key: String) -> LiquidValue? { key == "title" ? "T" : nil }
      var object: LiquidObject { ["title": "T"] }
    }
    let output = render("{{ p.title }}{{ p.none }}{{ p['title'] }}{{ p | jsonify }}", ["p": .drop(Page())])
    #expect(output.text.text == #"TT{"title":"T"}"#)
  }
}

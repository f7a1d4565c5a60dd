import JSON
import Testing

@Suite struct JSONSerializerTests {
  private let value: JSONValue = ["b": [1, [], [:], ["x": nil]], "a": "é\"\\\n", "\u{E9}": true, "é2": -0.5]

  @Test func compact() {
    #expect(
      JSONSerializer().serialize(value) == #"{"b":[1,[],{},{"x":null}],"a":"é\"\\\n","é":true,"é2":-0.5}"#)
    #expect(value.description == JSONSerializer().serialize(value))
  }

  @Test func pretty() {
    #expect(
      JSONSerializer(isPretty: true).serialize(value) == #"""
        {
          "b": [
            1,
            [],
            {},
            {
              "x": null
            }
          ],
          "a": "é\"\\\n",
          "é": true,
          "é2": -0.5
        }
        """#)
    #expect(JSONSerializer(isPretty: true).serialize([:]) == "{}")
    #expect(JSONSerializer(isPretty: true).serialize("x") == "\"x\"")
  }

  @Test func sortedByCodePoints() {
    let value: JSONValue = ["é": ["b": 1, "a": 2], "z": 3, "Z": 4, "": 5, "😀": 6, "\u{FFFD}": 7]
    #expect(
      JSONSerializer(sortsKeys: true).serialize(value)
        == "{\"\":5,\"Z\":4,\"z\":3,\"é\":{\"a\":2,\"b\":1},\"\u{FFFD}\":7,\"😀\":6}")
  }

  @Test func everyControlCharacterIsEscaped() throws {
    for code in 0..<0x20 as Range<UInt32> {
      let string = "a" + String(Character(try #require(Unicode.Scalar(code)))) + "é"
      let text = JSONSerializer().serialize(.string(string))
      #expect(text.utf8.allSatisfy { $0 >= 0x20 })
      #expect(try JSONParser.parse(text) == .string(string))
    }
    #expect(JSONSerializer().serialize("\u{0}\u{1F}\u{8}\r\t") == #""\u0000\u001f\u0008\r\t""#)
    #expect(JSONSerializer().serialize("\u{7F}\u{2028}/") == "\"\u{7F}\u{2028}/\"")
    // A carriage return and a line feed are one character, but two code points.
    #expect(JSONSerializer().serialize("\r\n") == #""\r\n""#)
  }

  @Test(arguments: [false, true], [false, true])
  func roundTrips(isPretty: Bool, sortsKeys: Bool) throws {
    let text = JSONSerializer(isPretty: isPretty, sortsKeys: sortsKeys).serialize(value)
    #expect(try JSONParser.parse(text) == value)
  }

  @Test(arguments: ["1.50", "1E5", "-0", "123456789012345678901234567890", "1e400", "0.10e-7"])
  func numbersKeepTheirDigits(text: String) throws {
    #expect(try JSONParser.parse("[\(text)]").description == "[\(text)]")
  }
}

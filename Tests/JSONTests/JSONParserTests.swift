import TestSupport
import Testing

@testable import JSON

@Suite struct JSONParserTests {
  private func failure(_ text: String) -> JSONParser.Failure? { failure(Array(text.utf8)) }

  private func failure(_ bytes: [UInt8]) -> JSONParser.Failure? {
    do throws(JSONParser.Failure) {
      _ = try JSONParser.parse(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("12", 12), ("-1.5e+3", -1500),
      ("\"\"", ""), ("\"a b\"", "a b"), ("[]", []), ("{}", [:]), ("[ ]", []), ("{ }", [:]), ("[[],[[]]]", [[], [[]]]),
      (" \t\r\n1 \t\r\n", 1), ("[1,\"a\" , null]", [1, "a", nil]),
      ("{\"a\":{\"b\":[true]},\"\":1}", ["a": ["b": [true]], "": 1]),
    ] as [(String, JSONValue)])
  func values(text: String, value: JSONValue) throws {
    #expect(try JSONParser.parse(text) == value)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u754C""#, "Aé界"),
    (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"), (#""\u0000""#, "\u{0}"), (#""\uFFFF""#, "\u{FFFF}"),
    ("\"é界😀\u{7F}\u{2028}\"", "é界😀\u{7F}\u{2028}"), (#""a\u0062c""#, "abc"),
  ])
  func strings(text: String, string: String) throws {
    #expect(try Array(#require(JSONParser.parse(text).string).unicodeScalars) == Array(string.unicodeScalars))
  }

  @Test(arguments: [
    ("", "unexpected end, a value is missing", 0), ("  ", "unexpected end, a value is missing", 2),
    ("nul", "expected a value", 0), ("nulL", "expected a value", 0), ("True", "expected a value", 0),
    ("1 2", "unexpected text after the value", 2), ("{}}", "unexpected text after the value", 2),
    ("nullx", "unexpected text after the value", 4), ("[1,]", "expected a value", 3), ("[,1]", "expected a value", 1),
    ("[1 2]", "expected ',' or ']'", 3), ("[1", "expected ',' or ']'", 2),
    ("[", "unexpected end, a value is missing", 1),
    ("{\"a\":1,}", "expected a key in quotes", 7), ("{a:1}", "expected a key in quotes", 1),
    ("{1:1}", "expected a key in quotes", 1), ("{\"a\" 1}", "expected ':'", 5),
    ("{\"a\":1 \"b\":2}", "expected ',' or '}'", 7),
    ("'a'", "expected a value", 0), ("// c\n1", "expected a value", 0), ("\u{FEFF}1", "expected a value", 0),
    ("\u{A0}1", "expected a value", 0), ("]", "expected a value", 0), ("NaN", "expected a value", 0),
    ("Infinity", "expected a value", 0), ("+1", "expected a value", 0), (".5", "expected a value", 0),
    ("01", "malformed number", 0), ("-", "malformed number", 0), ("-01", "malformed number", 0),
    ("1.", "malformed number", 0),
    ("1.e1", "malformed number", 0), ("1e", "malformed number", 0), ("1e+", "malformed number", 0),
    ("1.2.3", "malformed number", 0), ("1-2", "malformed number", 0), ("--1", "malformed number", 0),
    ("0x10", "unexpected text after the value", 1), ("[-a]", "malformed number", 1),
    ("\"", "unclosed string", 1), ("\"a", "unclosed string", 2), ("\"\\", "unclosed string", 2),
    ("\"a\nb\"", "control character in a string", 2), ("\"\\na\tb\"", "control character in a string", 4),
    ("\"\\x\"", "unknown escape", 2), ("\"\\u12\"", "expected four hexadecimal digits", 3),
    ("\"\\u+123\"", "expected four hexadecimal digits", 3), ("\"\\u12G4\"", "expected four hexadecimal digits", 3),
    ("\"\\ud83d\"", "unpaired surrogate", 7), ("\"\\ud83dx\"", "unpaired surrogate", 7),
    ("\"\\ude00\"", "unpaired surrogate", 7), ("\"\\ud83d\\n\"", "unpaired surrogate", 7),
    ("\"\\ud83d\\u0041\"", "unpaired surrogate", 13), ("\"\\ud83d\\ud83d\"", "unpaired surrogate", 13),
  ])
  func malformedTexts(text: String, message: String, offset: Int) {
    #expect(failure(text) == JSONParser.Failure(message: message, offset: offset))
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0xFF, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ] as [[UInt8]])
  func bytesThatAreNoUTF8(bytes: [UInt8]) {
    #expect(failure(bytes) == JSONParser.Failure(message: "invalid UTF-8 in a string", offset: 1))
  }

  @Test func aNULIsNoSpace() { #expect(failure([0x31, 0])?.offset == 1) }

  @Test func aFailureDescribesItself() throws {
    #expect("\(try #require(failure("[1")))" == "expected ',' or ']' at byte 2")
  }

  @Test func theLastOfEqualKeysCountsAtTheFirstOnesPlace() throws {
    let value = try JSONParser.parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(value.description == #"{"a":3,"b":2}"#)
  }

  @Test func keysAreToldApartByCodePoints() throws {
    let value = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value.object?.count == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }

  @Test func nestingIsBounded() throws {
    let depth = JSONParser.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSONParser.parse(nested(depth)).description == nested(depth))
    let message = "nested deeper than \(depth) levels"
    #expect(failure(nested(depth + 1)) == JSONParser.Failure(message: message, offset: depth))
    #expect(failure(String(repeating: "{\"a\":", count: 1_000_000))?.message == message)
    #expect(failure(String(repeating: "[", count: 1_000_000))?.message == message)
    // Siblings are no depth.
    #expect(try JSONParser.parse("[" + String(repeating: "[],", count: 2000) + "[]]").array?.count == 2001)
  }

  /// 512 KiB are what secondary threads have on macOS.
  @Test func theDeepestValueFitsASmallStack() throws {
    let text =
      String(repeating: "{\"a\":[", count: JSONParser.maximumDepth / 2)
      + String(repeating: "]}", count: JSONParser.maximumDepth / 2)
    let results = try SmallStack.run {
      let value = try JSONParser.parse(text)
      return [value.description == text, value == value.mapStrings { $0 }, Set([value, value]).count == 1]
    }
    #expect(results == [true, true, true])
  }

  @Test func everyTruncationIsAFailure() throws {
    let text = #"{"a\u00e9\ud83d\ude00": [1.5e+3, -0, true, false, null, {"x": []}], "é😀\n": {"b": "c"}}"#
    let bytes = Array(text.utf8)
    _ = try JSONParser.parse(bytes: bytes)
    for count in 0..<bytes.count {
      let failure = failure(Array(bytes.prefix(count)))
      #expect(failure != nil, "\(count)")
      #expect(failure.map { (0...count).contains($0.offset) } == true)
    }
  }

  @Test func everyChangedByteIsReadOrRefused() {
    let text = #"{"a\u00e9": [1.5e+3, -0, true, {"x": []}], "é": "\\"}"#
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        guard let value = try? JSONParser.parse(bytes: changed) else { continue }
        #expect((try? JSONParser.parse(value.description)) == value)
      }
    }
  }
}

import TestSupport
import Testing

@testable import JSON

@Suite struct YAMLDocumentTests {
  /// The value as compact JSON, in which order and digits show, read in both ways.
  static func json(_ text: String) throws -> String {
    let value = try YAMLDocument.parse(text).value.description
    #expect(try YAMLDocument.parse(text, keepsPlaces: false).value.description == value)
    return value
  }

  static func failure(_ text: String) -> YAMLDocument.Failure? {
    do throws(YAMLDocument.Failure) {
      _ = try YAMLDocument.parse(text, keepsPlaces: false)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Structure

  @Test(arguments: [
    ("", "null"), ("# only a comment\n", "null"), ("---\n", "null"), ("---\na: 1\n...\n", #"{"a":1}"#),
    ("plain", #""plain""#),
    ("a: 1\nb:\n  c: [x, 'y', \"z\"]\n", #"{"a":1,"b":{"c":["x","y","z"]}}"#),
    ("z: 1\na: 2\n", #"{"z":1,"a":2}"#),
    ("- a\n-\n- b: 1\n  c: 2\n- - d\n  - e\n", #"["a",null,{"b":1,"c":2},["d","e"]]"#),
    ("a:\n- 1\n- 2\nb: {}\n", #"{"a":[1,2],"b":{}}"#),
    ("a: {b: [1, {c: d}], 'e f': g}", #"{"a":{"b":[1,{"c":"d"}],"e f":"g"}}"#),
    ("a: # comment\n  b # c\n", #"{"a":"b"}"#), ("a: b#c\n", #"{"a":"b#c"}"#), ("a: 'it''s'\n", #"{"a":"it's"}"#),
    ("'quoted key': 1\n\"b\\tc\": 2\n", #"{"quoted key":1,"b\tc":2}"#), ("? a\n: 1\n", #"{"a":1}"#),
    ("a : 1\n", #"{"a":1}"#),
    ("yes: 1\n5: 2\nnull: 3\n", #"{"yes":1,"5":2,"null":3}"#), ("a:\r\n  b: 1\r\n  c: 2\r\n", #"{"a":{"b":1,"c":2}}"#),
    ("\u{FEFF}a: 1\nb: 2\n", #"{"a":1,"b":2}"#), ("a: http://x/y?z=1\n", #"{"a":"http://x/y?z=1"}"#),
    ("{\n\t\"a\": 1\n}\n", #"{"a":1}"#),
    ("a: one\n  two\n\n  three\n", #"{"a":"one two\nthree"}"#),
    ("a: \"one\n  two\\\n  three\"\n", #"{"a":"one twothree"}"#),
  ])
  func structure(text: String, json: String) throws { #expect(try Self.json(text) == json) }

  @Test(arguments: [
    ("|", "one\n two\n\nthree\n"), ("|-", "one\n two\n\nthree"), ("|+", "one\n two\n\nthree\n\n"),
    (">", "one\n two\n\nthree\n"),
    (">-", "one\n two\n\nthree"), ("|2-", "one\n two\n\nthree"), ("| # comment", "one\n two\n\nthree\n"),
  ])
  func blockScalars(header: String, text: String) throws {
    let yaml = "a: \(header)\n  one\n   two\n\n  three\n\nb: 1\n"
    #expect(try YAMLDocument.parse(yaml).value == ["a": .string(text), "b": 1])
    #expect(try YAMLDocument.parse(yaml, keepsPlaces: false).value == ["a": .string(text), "b": 1])
  }

  @Test(arguments: [
    (">\n  a\n  b\n\n  c\n", "a b\nc\n"), ("|\n  # no comment\n  a: b\n", "# no comment\na: b\n"), ("|\nb: 1\n", ""),
    ("|\n\n\n  a\n", "\n\na\n"),
    ("|\n  a\n    \n  b\n", "a\n  \nb\n"), ("|\n  a", "a"), ("|\n  a\n  \tb\n", "a\n\tb\n"),
  ])
  func moreBlockScalars(yaml: String, text: String) throws {
    for keepsPlaces in [true, false] {
      #expect(try YAMLDocument.parse("a: " + yaml, keepsPlaces: keepsPlaces).value["a"] == .string(text))
    }
  }

  // MARK: Scalars

  /// What Psych 4.0.4 makes of each.
  @Test(arguments: [
    ("", "null"), ("~", "null"), ("null", "null"), ("nUll", "null"), ("yes", "true"), ("On", "true"), ("TRUE", "true"),
    ("tRue", "true"),
    ("no", "false"), ("OFF", "false"), ("False", "false"), ("1:30", "5400"), ("190:20:30", "685230"),
    ("-1:30", "-1800"), ("1:5", "3900"),
    ("1_0:30", "37800"), ("5:30:00", "19800"), ("1:30.5", "5430"), ("010", "8"), ("-017", "-15"), ("00", "0"),
    ("0_", "0"), ("0_7", "7"),
    ("0,5", "5"), ("0x1F", "31"), ("-0x1f", "-31"), ("+0x1F", "31"), ("0x_1", "1"), ("0x1,F", "31"), ("0b101", "5"),
    ("1_000", "1000"),
    ("1,000", "1000"), ("1,2,3", "123"), ("-1_0", "-10"), ("+5", "5"), ("-5", "-5"), ("-0", "-0"), ("1.", "1.0"),
    (".5", "0.5"), ("-.5", "-0.5"),
    ("+1.5", "1.5"), ("1.5e+3", "1.5e+3"), ("1.5E-3", "1.5E-3"), ("1_0.5", "10.5"), ("1,000.5", "1000.5"),
    ("1__0.5", "10.5"), ("0.e+1", "0.0e+1"),
    (".5e+1", "0.5e+1"), ("00.5", "0.5"), ("07.5", "7.5"), ("3.10", "3.10"),
    ("123456789012345678901", "123456789012345678901"),
  ])
  func resolved(text: String, json: String) throws {
    #expect(YAMLScalar.resolve(text).description == json)
    #expect(try Self.json("a: \(text)\n") == "{\"a\":\(json)}")
  }

  /// Strings to Psych too, but for dates, symbols and infinities, which JSON lacks.
  @Test(arguments: [
    "y", "n", "nulls", "Truex", "onoff", "08", "0o17", "1:60", "1:2:3:4", "1:-5", "1,,2", "1_", "1__0", "+", ".", "-.",
    "1.5e3", "1e3", "1e+3",
    "1._5", "0.1_0", "1.2.3", "1e5.5", "0x", "0b", "0b2", "0x-5", "0b+1", "12e03", "+-5", "--5", ".e+1", "2024-01-01",
    "2024-01-01T00:00:00Z", ".inf", "-.inf",
    ".nan", ":a", "<<", "=", "5 apples", "1 2", "é", "10.0.0.1", "v1", "1-2", "0.5.", "1.5e+",
    "999999999999999999:59:59", "ÿes",
    "99999999999999999999:00", "0x" + String(repeating: "F", count: 40), "null\u{301}",
  ])
  func unresolved(text: String) throws {
    #expect(YAMLScalar.resolve(text) == .string(text))
    let yaml = "a: \(text)\n"
    #expect(try YAMLDocument.parse(yaml).value["a"] == .string(text))
    #expect(try YAMLDocument.parse(yaml, keepsPlaces: false).value["a"] == .string(text))
  }

  @Test(arguments: ["'5'", "\"5\"", "!!str 5", "|-\n  5", ">-\n  5"])
  func quotedScalarsAreText(yaml: String) throws { #expect(try YAMLDocument.parse("a: \(yaml)\n").value == ["a": "5"]) }

  @Test(arguments: [("!foo 5", "5"), ("! 5", "5"), ("!!float 5", "5"), ("!!str", #""""#)])
  func tags(yaml: String, json: String) throws { #expect(try Self.json("a: \(yaml)\n") == "{\"a\":\(json)}") }

  // MARK: Aliases

  @Test(arguments: [
    ("a: &x [1, 2]\nb: *x\n", #"{"a":[1,2],"b":[1,2]}"#), ("a: &x 1\nb: &x 2\nc: *x\n", #"{"a":1,"b":2,"c":2}"#),
    ("&k a: 1\nb: *k\n", #"{"a":1,"b":"a"}"#),
    // Merge keys, as Psych: in place; what stands before is replaced, what stands behind replaces; the first source wins.
    ("<<: {a: 2, b: 3}\na: 1\n", #"{"a":1,"b":3}"#), ("a: 1\n<<: {a: 2, b: 3}\n", #"{"a":2,"b":3}"#),
    ("<<: [{a: 1, b: 1}, {a: 2, c: 2}]\nd: 1\n", #"{"a":1,"c":2,"b":1,"d":1}"#),
    ("x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n", #"{"x":{"a":1},"y":{"a":1,"b":2}}"#),
    ("<<: 5\na: 1\n", #"{"<<":5,"a":1}"#), ("<<: [5]\na: 1\n", #"{"<<":[5],"a":1}"#),
  ])
  func aliases(text: String, json: String) throws { #expect(try Self.json(text) == json) }

  @Test func billionLaughsAreRefused() throws {
    func laughs(_ levels: Int) -> String {
      "a0: &a0 ha\n" + (1...levels).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    }
    #expect(try YAMLDocument.parse(laughs(5)).value["a5"]?.array?.count == 2)
    #expect(Self.failure(laughs(40))?.message.hasPrefix("aliases make more than ") == true)
    // In a key, where Yams would hash without an end.
    #expect(
      Self.failure(laughs(40) + "? *a40\n: 1\n")?.message == "a key must be a plain word in a text of many aliases")
    #expect(
      Self.failure(laughs(40) + "{*a40 : 1}\n")?.message == "a key must be a plain word in a text of many aliases")
    #expect(Self.failure(laughs(40) + "[*a40]: 1\n")?.message == "a key must be a plain word in a text of many aliases")
  }

  @Test func chainsOfAliasesAreBounded() {
    func chain(_ count: Int) -> String {
      "a0: &a0 x\n" + (1...count).map { "a\($0): &a\($0)\n- *a\($0 - 1)\n" }.joined()
    }
    #expect(Self.failure(chain(200)) == nil)
    #expect(Self.failure(chain(2000))?.message == "nested deeper than 256 levels")
    #expect(Self.failure(chain(20_000))?.message == "more than 10000 aliases")
  }

  // MARK: Depth

  @Test(arguments: [true, false])
  func nestingIsBounded(keepsPlaces: Bool) throws {
    let messages = try SmallStack.run {
      [
        String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
        (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        String(repeating: "- ", count: 200) + "a",
        String(repeating: "[", count: 400) + String(repeating: "]", count: 400),
        String(repeating: "{a: ", count: 400) + String(repeating: "}", count: 400),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        String(repeating: "- ", count: 400) + "a",
        String(repeating: "[", count: 100_000),
        String(repeating: "- ", count: 100_000),
        String(repeating: "? ", count: 100_000),
        String(repeating: "{a: ", count: 100_000),
      ].map { (text: String) -> String? in
        do throws(YAMLDocument.Failure) {
          _ = try YAMLDocument.parse(text, keepsPlaces: keepsPlaces)
          return nil
        } catch {
          return error.message
        }
      }
    }
    let tooDeep = "nested deeper than 256 levels"
    let libyaml = "it is nested too deeply"
    #expect(messages == [nil, nil, nil] + Array(repeating: tooDeep, count: 4) + Array(repeating: libyaml, count: 4))
  }

  // MARK: Repeated keys

  @Test(arguments: [
    ("name: 1\nother: 2\nname: 3\n", #"{"other":2,"name":3}"#, [0..<4]),
    ("a:\n  - id: x\n    id: y\n  - id: z\n", #"{"a":[{"id":"y"},{"id":"z"}]}"#, [7..<9]),
    ("id: {b: 1}\n# id: c\n\nid:\n  id: 2\nid: 3\n", #"{"id":3}"#, [0..<2, 20..<22]),
  ])
  func ofRepeatedKeysTheLastCounts(text: String, json: String, repeated: [Range<Int>]) throws {
    let document = try YAMLDocument.parse(text)
    #expect(document.value.description == json)
    #expect(document.repeatedKeys == repeated)
  }

  @Test func aRepeatedKeyInOneLineIsRefused() {
    #expect(throws: YAMLDocument.Failure.self) { try YAMLDocument.parse("{name: 1, name: 2}") }
  }

  // MARK: Failures

  @Test(arguments: [
    ("a: b: c\n", "mapping values are not allowed in this context", 4),
    ("a: [1, 2\nb: 1\n", "did not find expected ',' or ']' while parsing a flow sequence", 3),
    ("é: 'x\n", "found unexpected end of stream while scanning a quoted scalar", 4),
    ("a: *x\n", "found undefined alias", 3), ("a: 1\nb: 2\na: 3\n", "the key 'a' stands twice in one mapping", 0),
    ("b:\n  é: 1\n  'é': 2\n", "the key 'é' stands twice in one mapping", 5),
    ("--- 1\n--- 2\n", "expected a single document in the stream but found another document", 6),
    ("[a]: 1\n", "a key must be a single value", 0), ("é: 1\n{b: c}: 1\n", "a key must be a single value", 6),
    ("a:\n\t- b\n", "a tab indents this line; YAML allows spaces only", 3),
    ("a:\n  b: 1\n  \tc: 2\n", "a tab indents this line; YAML allows spaces only", 12),
    ("é: b\n\tc: d\n", "a tab indents this line; YAML allows spaces only", 6),
    ("a: |\n  x\n\ty\n", "a tab indents this line; YAML allows spaces only", 9),
    ("a: é\u{0}\n", "the character U+0000 is not allowed", 5),
    ("é: \u{1B}[1m\n", "the character U+001B is not allowed", 4),
    ("a: @b\n", "found character that cannot start any token while scanning for the next token", 3),
    ("\u{FEFF}é: @b\n", "found character that cannot start any token while scanning for the next token", 7),
    // Columns after a line separator, which is a line break to libyaml.
    ("a: x\u{2028}\nb: @\n", "found character that cannot start any token while scanning for the next token", 11),
  ])
  func failures(text: String, message: String, offset: Int) {
    #expect(Self.failure(text) == YAMLDocument.Failure(message: message, offset: offset))
  }

  @Test func tabsThatIndentNothingAreAllowed() throws {
    #expect(try Self.json("a:\t1\nb: \"x\n\ty\"\nc: |\n  y\n  \tz\n# \t\n") == #"{"a":1,"b":"x y","c":"y\n\tz\n"}"#)
  }

  @Test func everyTruncationIsReadOrRefused() throws {
    let text =
      "a: &x\n  - 'é': \"\\u00e9\\\n   b\"\n  - |\n    c\n - !!str 5\nb: {<<: [*x], c: [1, 2]}\n--- \n? d\n: >-\n  e\n"
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      for keepsPlaces in [true, false] {
        do throws(YAMLDocument.Failure) {
          _ = try YAMLDocument.parse(String(decoding: bytes.prefix(count), as: UTF8.self), keepsPlaces: keepsPlaces)
        } catch {
          #expect((0...count + 3).contains(error.offset))
        }
      }
    }
  }
}

import JSON
import Testing

@Suite struct JSONNumberTests {
  private func number(_ text: String) throws -> JSONNumber { try #require(JSONNumber(text: text)) }

  @Test(arguments: [
    "0", "-0", "7", "-12", "0.5", "1e5", "1E-05", "10.25e+007", "123456789012345678901234567890", "0e0",
  ])
  func grammar(text: String) { #expect(JSONNumber(text: text)?.text == text) }

  @Test(arguments: [
    "", "-", "+1", "01", "00", "-01", ".5", "5.", "-.5", "1e", "1e+", "1.e2", " 1", "1 ", "1_0", "0x1", "NaN", "inf",
    "١",
    "1é", "--1", "1-", "1e1.5", "1e1e1",
  ])
  func noNumbers(text: String) { #expect(JSONNumber(text: text) == nil) }

  @Test(arguments: [
    (1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (-2.5, "-2.5"), (1e15, "1000000000000000"), (1e300, "1e+300"),
    (.nan, "0"), (.infinity, "0"), (-.infinity, "0"), (.leastNonzeroMagnitude, "5e-324"),
    (9_007_199_254_740_991, "9007199254740991"),
  ])
  func doubles(value: Double, text: String) { #expect(JSONNumber(value).text == text) }

  @Test func doublesOfAnyKindAreNumbers() {
    let least = Double(Int.min)
    #expect(JSONNumber(least).double == least)
    for value in [least, -least, .greatestFiniteMagnitude, .leastNormalMagnitude, .pi, 1e16, 123456789.125] {
      let text = JSONNumber(value).text
      #expect(JSONNumber(text: text)?.double == value)
    }
  }

  @Test(
    arguments: [
      ("3", 3), ("3.0", 3), ("3e2", 300), ("300e-2", 3), ("-1.50e1", -15), ("0e99999", 0), ("-0.0", 0), ("3.5", nil),
      ("3e-1", nil),
      ("9223372036854775807", .max), ("9223372036854775807.0", .max), ("9223372036854775808", nil),
      ("-9223372036854775808.0", .min), ("-9223372036854775809.0", nil), ("9007199254740993.0", 9_007_199_254_740_993),
      ("1e400", nil), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil), ("0.1e1", 1),
      ("1e18", 1_000_000_000_000_000_000),
      ("1e19", nil),
    ] as [(String, Int?)])
  func integers(text: String, int: Int?) throws { #expect(try number(text).int == int) }

  @Test(arguments: [
    ("3", true), ("3.0", true), ("1e400", true), ("3.5", false), ("1e-1", false), ("10e-1", true), ("1e-400", false),
    ("9007199254740992.5", false), ("0.0", true), ("0e-5", true), ("123456789012345678901234567890", true),
    ("1.5e1", true),
    ("1e-99999999999999999999", false), ("1e99999999999999999999", true),
  ])
  func isInteger(text: String, expected: Bool) throws { #expect(try number(text).isInteger == expected) }

  @Test func doubleOfAText() throws {
    #expect(try number("0.1").double == 0.1)
    #expect(try number("1e400").double == .infinity)
    #expect(try number("-1e400").double == -.infinity)
    #expect(try number("1e-400").double == 0)
  }

  @Test(arguments: [
    ["1", "1.0", "1.00", "10e-1", "0.1e1", "1E0", "1e+0"], ["0", "-0", "0.0", "-0.0e5", "0e99999999999999999999"],
    ["1e400", "10e399", "0.1e401"], ["0.1", "1e-1", "0.10"], ["9007199254740993", "9007199254740993.0"],
    ["-12.5", "-125e-1"],
  ])
  func equalValuesHaveEqualHashes(texts: [String]) throws {
    let numbers = try texts.map(number)
    #expect(Set(numbers).count == 1)
    for a in numbers { for b in numbers { #expect(a == b && !(a < b)) } }
  }

  @Test func orderIsExact() throws {
    let texts = [
      "-1e99999999999999999999", "-1e400", "-1e399", "-12.5", "-12.4", "-1e-400", "0", "1e-99999999999999999999",
      "1e-401", "1e-400", "0.1",
      "0.10000000000000000001", "1", "9007199254740992", "9007199254740992.5", "9007199254740993",
      "9007199254740993.000000000000000000000000000000000000000001", "1e19", "1e400", "1e401",
    ]
    let numbers = try texts.map(number)
    for (i, a) in numbers.enumerated() {
      for (j, b) in numbers.enumerated() {
        #expect((a < b) == (i < j), "\(a.text) < \(b.text)")
        #expect((a == b) == (i == j), "\(a.text) == \(b.text)")
      }
    }
  }
}

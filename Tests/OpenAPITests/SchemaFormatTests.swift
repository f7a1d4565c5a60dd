import JSON
import Testing

@testable import OpenAPI

@Suite struct SchemaFormatTests {
  private static let cases: [(SchemaFormat, [JSONValue], [JSONValue])] = [
    (
      .uuid, ["123e4567-e89b-12d3-a456-426614174000", 1],
      ["123e4567e89b12d3a456426614174000", "", "g23e4567-e89b-12d3-a456-426614174000"]
    ),
    (
      .date, ["2024-02-29", "2000-02-29"],
      ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-01", "2024-04-31", "٢٠٢٤-01-01"]
    ),
    (
      .dateTime,
      ["2026-01-31T12:00:00Z", "2026-01-31t12:00:00.123+05:30", "1998-12-31T23:59:60Z", "1998-12-31T15:59:60-08:00"],
      [
        "2026-01-31", "2026-01-31T12:00:00", "2026-01-31 12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:00:00.Z",
        "1998-12-31T22:59:60Z", "2026-01-31T12:00:00+24:00",
      ]
    ),
    (.time, ["12:00:00Z"], ["12:00Z", "12:00:61Z"]),
    (.duration, ["P1Y2M3DT4H5M6S", "PT1S", "P2W", "P1D"], ["P", "PT", "1D", "P1S", "P1DT", "PT1M1H", "P1D1Y"]),
    (.uri, ["https://example.com/a?b#c", "urn:isbn:1"], ["/a", "a b:", "http://x/%zz", "", ":a", "http://x/{id}"]),
    (.uriReference, ["/a", "#x", "", "https://example.com"], ["a b", "a#b#c", "\\a", "1a:b"]),
    (
      .email, ["a.b@example.com", "\"a b\"@example.com", "a@[127.0.0.1]"],
      ["a", "@example.com", "a..b@example.com", "a@-x.com", "a@[300.0.0.1]"]
    ),
    (
      .hostname, ["example.com", "a", "xn--a"],
      ["", "-a.com", "a_b.com", "a..b", "a.", .string(String(repeating: "a", count: 64))]
    ),
    (.ipv4, ["127.0.0.1"], ["127.0.0", "256.0.0.1", "01.0.0.1", "1.2.3.4.5"]),
    (
      .ipv6, ["::1", "::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1::"],
      ["1:2:3:4:5:6:7", ":::", "1::2::3", "12345::", "::1.2.3", "1:2:3:4:5:6:7:8::"]
    ),
    (.byte, ["", "YWI=", "YQ=="], ["YQ=", "Y!==", "===="]),
    (.int32, [2_147_483_647, -2_147_483_648, 1.0], [2_147_483_648]),
    (.uint32, [0, 4_294_967_295], [-1]),
    (.int64, [.number(JSONNumber(Int.max))], []),
  ]

  @Test(arguments: cases.indices) func admits(index: Int) {
    let (format, good, bad) = Self.cases[index]
    for value in good { #expect(format.admits(value), "\(format) \(value)") }
    for value in bad { #expect(!format.admits(value), "\(format) \(value)") }
  }

  @Test func integersBeyondTheMachine() throws {
    let number = try #require(JSONNumber(text: "9223372036854775808"))
    #expect(!SchemaFormat.int64.admits(.number(number)))
    #expect(SchemaFormat.uint64.admits(.number(number)))
  }

  @Test func anEmptyTextIsTakenWhereServersTakeIt() {
    let options = ValidationOptions(takesEmptyText: true)
    #expect(Schema.compile(["type": "string", "format": "uri"]).validate("", options: options).isEmpty)
    #expect(!Schema.compile(["type": "string", "format": "uri"]).validate("").isEmpty)
    #expect(!Schema.compile(["type": "string", "format": "uuid"]).validate("", options: options).isEmpty)
    #expect(!Schema.compile(["type": "string", "format": "uri"]).validate("no address", options: options).isEmpty)
  }
}

import JSON

/// The formats that are checked, by the names that OpenAPI and JSON Schema give them.
///
/// A format speaks of strings only, or of numbers only; it admits everything else.
enum SchemaFormat: String, CaseIterable, Sendable {
  case uuid
  case date
  case dateTime = "date-time"
  case time
  case duration
  case uri
  case uriReference = "uri-reference"
  case email
  case hostname
  case ipv4
  case ipv6
  case byte
  case jsonPointer = "json-pointer"
  case int8
  case int16
  case int32
  case int64
  case uint8
  case uint16
  case uint32
  case uint64

  /// Whether `value` fits.
  func admits(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): admits(text)
    case .number(let number): admits(number)
    case .null, .bool, .array, .object: true
    }
  }

  private func admits(_ text: String) -> Bool {
    switch self {
    case .uuid: Self.isUUID(text)
    case .date: Self.isDate(text[...])
    case .dateTime: Self.isDateTime(text)
    case .time: Self.isTime(text[...])
    case .duration: Self.isDuration(text)
    case .uri: Self.isURIReference(text) && URIReference(text).scheme != nil
    case .uriReference: Self.isURIReference(text)
    case .email: Self.isEmail(text)
    case .hostname: Self.isHostname(text)
    case .ipv4: Self.isIPv4(text[...])
    case .ipv6: Self.isIPv6(text[...])
    case .byte: Self.isBase64(text)
    case .jsonPointer: text.isEmpty || text.hasPrefix("/")
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
    }
  }

  private func admits(_ number: JSONNumber) -> Bool {
    switch self {
    case .int8: Self.fits(number, Int8.self)
    case .int16: Self.fits(number, Int16.self)
    case .int32: Self.fits(number, Int32.self)
    case .int64: Self.fits(number, Int64.self)
    case .uint8: Self.fits(number, UInt8.self)
    case .uint16: Self.fits(number, UInt16.self)
    case .uint32: Self.fits(number, UInt32.self)
    case .uint64: Self.fits(number, UInt64.self)
    default: true
    }
  }

  private static func fits<Integer: FixedWidthInteger>(_ number: JSONNumber, _ type: Integer.Type) -> Bool {
    if Integer(number.text) != nil { return true }
    return number.int.map { Integer(exactly: $0) != nil } ?? false
  }

  /// What a value must be: `a date-time such as 2026-01-31T12:00:00Z`.
  var wording: String {
    switch self {
    case .uuid: "a UUID"
    case .date: "a date such as 2026-01-31"
    case .dateTime: "a date-time such as 2026-01-31T12:00:00Z"
    case .time: "a time such as 12:00:00Z"
    case .duration: "a duration such as P1DT12H"
    case .uri: "a URI with its scheme, such as https://example.com"
    case .uriReference: "a URI or a relative reference"
    case .email: "an email address"
    case .hostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .byte: "base64 text"
    case .jsonPointer: "a JSON pointer"
    case .int8: "an integer of 8 bits"
    case .int16: "an integer of 16 bits"
    case .int32: "an integer of 32 bits"
    case .int64: "an integer of 64 bits"
    case .uint8: "an integer of 8 bits without sign"
    case .uint16: "an integer of 16 bits without sign"
    case .uint32: "an integer of 32 bits without sign"
    case .uint64: "an integer of 64 bits without sign"
    }
  }
}

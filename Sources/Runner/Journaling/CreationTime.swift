import Foundation
import JSON

/// When an item says it was made.
enum CreationTime {
  /// The seconds since 1970 in `created_at` (or `createdAt`): a number of seconds or milliseconds, or an RFC 3339 text.
  static func seconds(of item: JSONValue) -> Double? {
    guard let value = item["created_at"] ?? item["createdAt"] else { return nil }
    if let number = value.number == nil ? nil : value.scalarText.flatMap(Double.init) {
      return number > 100_000_000_000 ? number / 1000 : number
    }
    guard let text = value.string else { return nil }
    return (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))?.timeIntervalSince1970
      ?? (try? Date.ISO8601FormatStyle().parse(text))?.timeIntervalSince1970
  }
}

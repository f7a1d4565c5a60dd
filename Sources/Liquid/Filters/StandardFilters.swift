/// The filters that every dialect has.
enum StandardFilters {
  static let all = strings.merging(encodings) { $1 }.merging(arrays) { $1 }.merging(searches) { $1 }
    .merging(numbers) { $1 }.merging(["date": DateFilters.date]) { $1 }

  /// A filter of the input's text without arguments.
  static func text(_ body: @escaping @Sendable (String) throws -> String) -> Filter {
    Filter { input, _, _ in .string(try body(input.text)) }
  }
}

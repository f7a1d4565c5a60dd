/// A variable's name → the field of an answer that an export of it takes.
public enum ExportedField {
  /// The names that the field may have, in lower case, the one that is meant most first: `id` for `NAME_ID`, else the
  /// longest suffix of the name, `client_secret` for `APP_CLIENT_SECRET`.
  public static func names(for variable: String) -> [String] {
    let words = variable.lowercased().split(separator: "_")
    let suffixes = words.indices.map { words[$0...].joined(separator: "_") }
    return words.last == "id" ? ["id"] + suffixes : suffixes
  }

  /// The one of `fields` that is meant; their case does not count.
  public static func field(for variable: String, among fields: [String]) -> String? {
    names(for: variable).lazy.compactMap { name in fields.first { $0.lowercased() == name } }.first
  }
}

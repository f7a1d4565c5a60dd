/// Says of a token whether it can be one.
enum TokenText {
  /// Checks that `token` can stand in a header, as one that was copied with a line break cannot.
  ///
  /// - Throws: `Failure`, which does not hold it.
  static func check(_ token: String) throws {
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x27 }) else {
      throw Failure(
        "KONNECT_TOKEN has blanks, quotes, line breaks or other characters that no token has",
        help: "copy the token again, and export it alone")
    }
  }
}

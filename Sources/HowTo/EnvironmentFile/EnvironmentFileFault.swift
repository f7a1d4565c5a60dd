import SourceText

/// Something in a dotenv file that cannot be read.
struct EnvironmentFileFault: Error {
  /// What is wrong.
  var message: String
  /// Where, in UTF-8 offsets.
  var range: Range<Int>
  /// What to do.
  var fix: String

  init(_ message: String, _ range: Range<Int>, _ fix: String) {
    self.message = message
    self.range = range
    self.fix = fix
  }

  /// The diagnostic, with the place in `file`.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(.error, rule: "environment-file", message, at: file.range(range), fix: .init(fix))
  }
}

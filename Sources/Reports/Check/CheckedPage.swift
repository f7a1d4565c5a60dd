public import SourceText

/// A page that was checked.
public struct CheckedPage: Sendable {
  /// Its path as shown to the user.
  public var path: String
  /// How many steps it has.
  public var stepCount: Int
  /// What is wrong with it.
  public var diagnostics: [Diagnostic]

  /// A page at `path`.
  public init(path: String, stepCount: Int, diagnostics: [Diagnostic]) {
    self.path = path
    self.stepCount = stepCount
    self.diagnostics = diagnostics
  }
}

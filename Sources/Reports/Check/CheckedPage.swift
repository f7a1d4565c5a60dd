public import SourceText

/// A page that was checked.
public struct CheckedPage: Sendable {
  /// The page.
  public var file: SourceFile
  /// How many steps it has.
  public var stepCount: Int
  /// What is wrong with it.
  public var diagnostics: [Diagnostic]

  /// A page with `diagnostics`.
  public init(_ file: SourceFile, stepCount: Int, diagnostics: [Diagnostic]) {
    self.file = file
    self.stepCount = stepCount
    self.diagnostics = diagnostics
  }
}

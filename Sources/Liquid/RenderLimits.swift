/// The bounds that keep a hostile or broken template from running away.
public struct RenderLimits: Sendable {
  /// How deep includes may nest.
  public var includeDepth: Int
  /// How many templates a render may run in all, each time that one is included counted.
  public var templateRuns: Int
  /// How many bytes may be written, captures counted too, and how long one string may get.
  public var outputBytes: Int
  /// How many loop iterations a render may make in all, and how many elements one array may get.
  public var loopIterations: Int

  /// How deep blocks may nest in one template.
  static let blockDepth = 100
  /// How deep the call stack may get while rendering, in steps that take about 1 KiB in a debug build.
  ///
  /// A block takes one step, an include or a custom block another. Threads may have as little as 512 KiB.
  static let renderDepth = 310
  /// How deep arrays and objects that filters put into arrays may nest.
  static let valueDepth = 100
  /// How many values arrays and objects that filters put into arrays may hold in all.
  static let valueCount = 1_000_000
  /// How many bytes an array or object gets as a string, about.
  static let inspectedBytes = 16 << 20
  /// How many bytes a date in a format may get, about.
  static let dateBytes = 1 << 20
  /// How deep brackets and parentheses may nest in an expression.
  static let expressionDepth = 16
  /// How many diagnostics a parse or a render keeps.
  static let diagnostics = 1000

  /// Bounds; 100 includes deep, 50,000 in all, 16 MiB and 1,000,000 iterations unless told otherwise.
  public init(
    includeDepth: Int = 100, templateRuns: Int = 50_000, outputBytes: Int = 16 << 20, loopIterations: Int = 1_000_000
  ) {
    self.includeDepth = includeDepth
    self.templateRuns = templateRuns
    self.outputBytes = outputBytes
    self.loopIterations = loopIterations
  }
}

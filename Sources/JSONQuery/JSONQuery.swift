public import JSON

/// A jq program: a JSON value → the values the program puts out.
///
/// Plain paths (`.`, `.data[0].id`, `.items[].cert`, `."a key"?`) are evaluated here: they cost next to nothing and
/// keep numbers' digits. All else goes through libjq, compiled once a program and process; there a number becomes a
/// double, so integers beyond 2^53 and long fractions lose digits. Results and error messages are those of jq 1.6.
///
/// A program sees its input and nothing else: `env`, `$ENV`, `input`, modules and `halt` are refused.
/// libjq reads a file `~/.jq` of the reader's into every program, as the `jq` command does.
public struct JSONQuery: Sendable {
  /// The program as written.
  public let program: String
  /// The path the program is, where it is plain; nil for all other programs.
  public let path: JSONPath?

  /// The program in this process; nil for plain paths, and where another process does libjq's work.
  private let compiled: CompiledProgram?

  /// Compiles `program`; a worker (`JQWorker`) compiles it for its first value.
  ///
  /// - Throws: `JSONQueryError.invalidProgram` with jq's message, or where the program reaches for more than its input.
  public init(_ program: String) throws(JSONQueryError) {
    self.program = program
    path = JSONPath(program)
    compiled = path == nil && !JQWorker.isElsewhere ? try CompiledProgram.cache.program(program) : nil
  }

  /// Compiles `program` by libjq even where it is a plain path, to compare the two.
  init(throughLibrary program: String) throws(JSONQueryError) {
    self.program = program
    path = nil
    compiled = try CompiledProgram.cache.program(program)
  }

  /// Whether the program is a plain path, which needs no libjq.
  public var isPlainPath: Bool { path != nil }

  /// The steps of a plain path, first to last, for checks without a value; nil for all other programs.
  public var pathTokens: [JSONPath.Token]? { path?.steps.map(\.token) }

  /// All that the program puts out for `value`, in order.
  ///
  /// - Throws: `JSONQueryError.failed` where the program raises an error, though it put something out before,
  ///   `.limitExceeded` beyond `limits`, and with a worker `.invalidProgram`.
  public func callAsFunction(
    _ value: JSONValue, limits: JSONQueryLimits = JSONQueryLimits()
  ) throws(JSONQueryError) -> [JSONValue] {
    if let compiled { return try compiled.evaluate(value, limits: limits) }
    if let path { return try path.evaluate(value, limits: limits) }
    return try JQWorker.evaluate(program, value, limits)
  }

  /// The text of one result, as `jq -r -c` prints it: a string as it stands, all else as compact JSON.
  public static func text(of value: JSONValue) -> String { value.string ?? value.description }
}

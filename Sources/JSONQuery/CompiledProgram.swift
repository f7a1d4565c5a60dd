import CJQ
import Dispatch
import JSON
import Synchronization

/// Owner of a libjq state with one program compiled into it.
///
/// A state serves one evaluation at a time: a second task waits for the first, no longer than its time limit.
final class CompiledProgram: Sendable {
  /// The programs of the process.
  static let cache = CompiledProgramCache()

  private let program: String
  private let state: Mutex<State>

  /// The state's handle; a pointer made Sendable by the lock it stands in, or by the brake's.
  struct State: @unchecked Sendable {
    var handle: OpaquePointer
  }

  /// Compiles `program`.
  ///
  /// - Throws: `JSONQueryError.invalidProgram`.
  init(_ program: String) throws(JSONQueryError) {
    self.program = program
    state = Mutex(State(handle: try Self.compile(program)))
  }

  deinit {
    state.withLock { state in
      var handle: OpaquePointer? = state.handle
      jq_teardown(&handle)
    }
  }

  /// Collects what libjq reports while it compiles.
  private final class Messages {
    var texts: [String] = []
  }

  private static func compile(_ program: String) throws(JSONQueryError) -> OpaquePointer {
    try ProgramReach.check(program)
    guard let handle = jq_init() else { throw .limitExceeded("out of memory") }
    // jq 1.6 leaves this one uninitialized, and calls whatever it finds there.
    jq_set_debug_cb(handle, nil, nil)
    let messages = Messages()
    jq_set_error_cb(
      handle,
      { context, message in
        guard let context else { return jv_free(message) }
        let text = JQValue.message(jq_format_error(message))
        Unmanaged<Messages>.fromOpaque(context).takeUnretainedValue().texts.append(text)
      }, Unmanaged.passUnretained(messages).toOpaque())
    let isCompiled = withExtendedLifetime(messages) { jq_compile(handle, program) != 0 }
    // Nothing is reported later: runtime errors come back as values.
    jq_set_error_cb(handle, { _, message in jv_free(message) }, nil)
    guard isCompiled else {
      var handle: OpaquePointer? = handle
      jq_teardown(&handle)
      throw .invalidProgram(tidy(messages.texts))
    }
    return handle
  }

  /// jq's messages without their prefix, and without the count that ends them.
  private static func tidy(_ messages: [String]) -> String {
    let prefix = "jq: error: "
    let texts = messages.filter { !($0.hasPrefix("jq: ") && $0.contains(" compile error")) }.map { text in
      (text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : text[...])
        .split(whereSeparator: \.isNewline).map { $0.replacing(" (Unix shell quoting issues?)", with: "") }
        .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }
    return texts.isEmpty ? "libjq cannot compile it" : texts.joined(separator: "\n")
  }

  /// All that the program puts out for `value`.
  ///
  /// - Throws: `JSONQueryError.failed` and `.limitExceeded`.
  func evaluate(_ value: JSONValue, limits: JSONQueryLimits) throws(JSONQueryError) -> [JSONValue] {
    let input = try JQValue.make(value)
    return try state.withLock { state throws(JSONQueryError) in
      let brake = EvaluationBrake(state)
      brake.arm(after: limits.duration)
      jq_start(state.handle, input, 0)
      let result = Result { () throws(JSONQueryError) in try Self.outputs(of: state.handle, limits) }
      guard brake.release() else { return try result.get() }
      // A stopped state has lost its place; a new one takes over.
      var handle: OpaquePointer? = state.handle
      state.handle = try Self.compile(program)
      jq_teardown(&handle)
      throw .limitExceeded("the program takes more than \(limits.duration)")
    }
  }

  private static func outputs(
    of handle: OpaquePointer, _ limits: JSONQueryLimits
  ) throws(JSONQueryError) -> [JSONValue] {
    var outputs: [JSONValue] = []
    while true {
      let output = jq_next(handle)
      guard jv_get_kind(output) != JV_KIND_INVALID else {
        guard jv_invalid_has_msg(jv_copy(output)) != 0 else {
          jv_free(output)
          return outputs
        }
        throw .failed(JQValue.message(jv_invalid_get_msg(output)))
      }
      defer { jv_free(output) }
      guard outputs.count < limits.outputs else { throw .tooManyOutputs(limits) }
      outputs.append(try JQValue.value(output))
    }
  }
}

import JSON

/// What a process and its worker say to each other: one JSON value a line.
enum WorkerMessage {
  /// What the worker says first.
  static let greeting = "\"ready\""

  /// The line that asks for an evaluation.
  static func question(_ program: String, _ value: JSONValue, _ limits: JSONQueryLimits) -> String {
    let milliseconds = Int(min(limits.duration, .seconds(86_400)) / .milliseconds(1))
    return JSONSerializer().serialize(
      [
        "program": .string(program), "outputs": .number(JSONNumber(limits.outputs)),
        "milliseconds": .number(JSONNumber(milliseconds)), "value": value,
      ])
  }

  /// The answer to a question, worked out here.
  static func answer(to line: String) -> String {
    guard let question = try? JSONParser.parse(line), let program = question["program"]?.string,
      let value = question["value"], let outputs = question["outputs"]?.int,
      let milliseconds = question["milliseconds"]?.int
    else { return JSONSerializer().serialize(["limit": "the value nests too deep for libjq"]) }
    let limits = JSONQueryLimits(outputs: outputs, duration: .milliseconds(milliseconds))
    do throws(JSONQueryError) {
      let values = try CompiledProgram.cache.program(program).evaluate(value, limits: limits)
      return JSONSerializer().serialize(["values": .array(values)])
    } catch {
      switch error {
      case .invalidProgram(let text): return JSONSerializer().serialize(["invalid": .string(text)])
      case .failed(let text): return JSONSerializer().serialize(["failed": .string(text)])
      case .limitExceeded(let text): return JSONSerializer().serialize(["limit": .string(text)])
      }
    }
  }

  /// What an answer says.
  ///
  /// - Throws: The error that it tells.
  static func values(in line: String) throws(JSONQueryError) -> [JSONValue] {
    guard let answer = try? JSONParser.parse(line) else { throw .tooDeep }
    if let values = answer["values"]?.array { return values }
    if let text = answer["invalid"]?.string { throw .invalidProgram(text) }
    if let text = answer["failed"]?.string { throw .failed(text) }
    throw .limitExceeded(answer["limit"]?.string ?? "the worker gave no answer")
  }
}

import JSON

extension JSONPath {
  /// What jq 1.6 puts out for the path: every match in order.
  ///
  /// - Throws: `JSONQueryError.failed` where a step does not fit its value, and `.limitExceeded`.
  func evaluate(_ value: JSONValue, limits: JSONQueryLimits) throws(JSONQueryError) -> [JSONValue] {
    var outputs: [JSONValue] = []
    try follow(steps[...], from: value, into: &outputs, limits)
    return outputs
  }

  /// Recurses once for each `[]` in the path; other steps are a loop.
  private func follow(
    _ steps: ArraySlice<Step>, from start: JSONValue, into outputs: inout [JSONValue], _ limits: JSONQueryLimits
  ) throws(JSONQueryError) {
    var value = start
    for (index, step) in zip(steps.indices, steps) {
      switch step.token {
      case .each:
        let rest = steps[(index + 1)...]
        switch value {
        case .array(let elements):
          for element in elements { try follow(rest, from: element, into: &outputs, limits) }
        case .object(let members):
          for member in members.values { try follow(rest, from: member, into: &outputs, limits) }
        case .null, .bool, .number, .string:
          guard step.isOptional else { throw .failed("Cannot iterate over \(value.typeName) (\(value.excerpt))") }
        }
        return
      case .key(let key):
        switch value {
        case .object(let members): value = (members[key] ?? .null)
        case .null: break
        case .bool, .number, .string, .array:
          guard step.isOptional else { throw .failed(Self.cannotIndex(value, withKey: key)) }
          return
        }
      case .index(let index):
        switch value {
        case .array(let elements): value = elements.element(at: index)
        case .null: break
        case .bool, .number, .string, .object:
          guard step.isOptional else { throw .failed("Cannot index \(value.typeName) with number") }
          return
        }
      }
    }
    guard outputs.count < limits.outputs else { throw .tooManyOutputs(limits) }
    outputs.append(value)
  }

  /// jq names keys of less than 30 bytes only.
  private static func cannotIndex(_ value: JSONValue, withKey key: String) -> String {
    "Cannot index \(value.typeName) with string" + (key.utf8.count < 30 ? " \"\(key)\"" : "")
  }
}

extension JSONQueryError {
  /// The limit of outputs is reached.
  static func tooManyOutputs(_ limits: JSONQueryLimits) -> JSONQueryError {
    .limitExceeded("the program puts out more than \(limits.outputs) values")
  }
}

extension JSONValue {
  /// The value as jq 1.6 shows it in messages: its JSON, cut to 14 bytes that end in dots.
  fileprivate var excerpt: String {
    let text = description.utf8
    return text.count <= 14 ? description : String(decoding: text.prefix(11), as: UTF8.self) + "..."
  }
}

extension [JSONValue] {
  /// The element at `index`, counted from the end where that is negative; null where there is none.
  fileprivate func element(at index: Int) -> JSONValue {
    let index = index < 0 ? count + index : index
    return indices.contains(index) ? self[index] : .null
  }
}

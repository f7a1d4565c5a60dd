import JSON

/// Holds the operations of one file against those of another, which may have more.
struct OperationComparison {
  private let ours: SpecificationFile
  private let theirs: SpecificationFile
  private var schemas: SchemaComparison
  private var own: [String] = []

  /// One line a difference.
  var differences: [String] { own + schemas.differences }

  init(ours: SpecificationFile, theirs: SpecificationFile) {
    self.ours = ours
    self.theirs = theirs
    schemas = SchemaComparison(ours: ours, theirs: theirs)
  }

  mutating func compare() {
    note(urls(ours), urls(theirs), "servers")
    note(text(ours.root["security"]), text(theirs.root["security"]), "security")
    let originals = Dictionary(theirs.operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for operation in ours.operations {
      guard let original = originals[operation.name] else {
        own.append("\(operation.name): the original has no such operation")
        continue
      }
      compare(operation, original)
    }
  }

  private mutating func compare(_ our: SpecificationFile.Operation, _ their: SpecificationFile.Operation) {
    let name = our.name
    for key in ["operationId", "security", "deprecated", "servers"] {
      note(text(our.members[key]), text(their.members[key]), "\(name): \(key)")
    }
    note(our.parameters.map(Self.key).sorted(), their.parameters.map(Self.key).sorted(), "\(name): parameters")
    for parameter in our.parameters {
      guard let original = their.parameters.first(where: { SpecificationFile.isSame($0, parameter) }) else { continue }
      let name = "\(name): \(Self.key(parameter))"
      note(parameter["required"] ?? false, original["required"] ?? false, "\(name) required")
      for key in ["style", "explode"] { note(text(parameter[key]), text(original[key]), "\(name) \(key)") }
      note(parameter["allowEmptyValue"] ?? false, original["allowEmptyValue"] ?? false, "\(name) allowEmptyValue")
      schemas.compare(parameter["schema"] ?? [:], asSent(original["schema"] ?? [:]), at: name)
    }
    compareBodies(our, their)
  }

  private mutating func compareBodies(_ our: SpecificationFile.Operation, _ their: SpecificationFile.Operation) {
    let name = our.name
    let (body, original) = (our.members["requestBody"] ?? [:], their.members["requestBody"] ?? [:])
    let (sent, expected) = (ours.resolve(body), theirs.resolve(original))
    note(sent?["required"] ?? false, expected?["required"] ?? false, "\(name): body required")
    compareContent(sent, expected, at: "\(name) body")

    let (answers, originals) = (statuses(our, in: ours), statuses(their, in: theirs))
    note(answers.keys.sorted(), originals.keys.sorted(), "\(name): statuses")
    for (status, answer) in answers.sorted(by: { $0.key < $1.key }) {
      guard let original = originals[status] else { continue }
      compareContent(answer, original, at: "\(name) \(status)")
    }
  }

  private mutating func compareContent(_ our: JSONValue?, _ their: JSONValue?, at path: String) {
    let (our, their) = (media(our), media(their))
    note(our.keys.sorted(), their.keys.sorted(), "\(path): media types")
    for (type, content) in our.sorted(by: { $0.key < $1.key }) {
      guard let original = their[type] else { continue }
      schemas.compare(content["schema"] ?? [:], original["schema"] ?? [:], at: path)
    }
  }

  /// A parameter's schema without `readOnly`, which says nothing of what only ever goes one way.
  private func asSent(_ schema: JSONValue) -> JSONValue {
    var schema = theirs.resolve(schema) ?? schema
    schema["readOnly"] = nil
    return schema
  }

  private func statuses(
    _ operation: SpecificationFile.Operation, in file: SpecificationFile
  ) -> [String: JSONValue] {
    var statuses: [String: JSONValue] = [:]
    for (status, response) in operation.members.members(of: "responses") { statuses[status] = file.resolve(response) }
    return statuses
  }

  private func media(_ value: JSONValue?) -> [String: JSONValue] {
    var media: [String: JSONValue] = [:]
    for (type, content) in (value ?? [:]).members(of: "content") { media[type] = content }
    return media
  }

  private func urls(_ file: SpecificationFile) -> [String] {
    (file.root["servers"]?.array ?? []).compactMap { $0["url"]?.string }
  }

  private func text(_ value: JSONValue?) -> String { value.map(SchemaComparison.text) ?? "absent" }

  private static func key(_ parameter: JSONValue) -> String {
    "\(parameter["in"]?.string ?? "?") parameter \(parameter["name"]?.string ?? "?")"
  }

  private mutating func note<Fact: Equatable>(_ our: Fact, _ their: Fact, _ path: String) {
    if our != their { own.append("\(path) is \(our), not \(their)") }
  }
}

import JSON
import SourceText

/// Steps → variables with their sources and uses, what each step needs, and what is wrong with that.
struct VariableTable {
  private(set) var variables: [Variable] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var indices: [String: Int] = [:]
  private var needs: [Step.ID: [(variable: String, step: Step.ID)]] = [:]
  private let environment: Set<String>

  init(steps: [Step], environment: Set<String>) {
    self.environment = environment
    let positions = Dictionary(steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for step in steps { collect(step) }
    leaveOutTexts()
    for name in environment.sorted() {
      guard let index = indices[name], variables[index].sources.isEmpty else { continue }
      variables[index].sources.append(.init(kind: .environment, step: nil, detail: "set by whoever runs the page"))
    }
    let ids = Dictionary(positions.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for index in variables.indices { resolve(index, positions: positions, ids: ids) }
  }

  func needs(of step: Step.ID) -> [(variable: String, step: Step.ID)] { needs[step] ?? [] }

  // MARK: Collecting

  private mutating func collect(_ step: Step) {
    switch step.action {
    case .request(let request):
      use(request.url, in: step, role: .url, at: request.range(of: JSONPointer(["url"])))
      for (index, header) in request.headers.enumerated() {
        use(header.line, in: step, role: .header, at: request.range(ofHeader: index))
      }
      request.body?.walkTexts { pointer, text in
        use(text, in: step, role: .body(pointer), at: request.range(of: JSONPointer(["body"] + pointer.tokens)))
      }
      for text in [request.credentials, request.cookie].compactMap({ $0 }) {
        use(text, in: step, role: .header, at: request.range(of: .root))
      }
      for capture in request.captures { define(capture.variable, .capture, step, detail: capture.jq) }
    case .export(let assignments):
      for assignment in assignments { collect(assignment, of: step) }
    case .entities(let block):
      for name in Self.environmentNames(in: block.text) {
        let range = block.needPlaces[name] ?? step.origin
        variables[index(of: name)].uses.append(.init(step: step.id, role: .text, range: range))
      }
    case .shell(let block):
      guard block.disposition == .execute else { return }
      for name in block.needs { use("$\(name)", in: step, role: .text, at: block.needPlaces[name] ?? step.origin) }
      for name in block.sets { define(name, .shell, step, detail: "a shell block sets it") }
    case .repeat(let repetition):
      for value in repetition.values { use(value, in: step, role: .text, at: step.origin) }
    case .manual, .wait: break
    }
  }

  /// The variables that a decK file takes from the environment: `${{ env "DECK_KEY" }}`.
  private static func environmentNames(in text: String) -> [String] {
    var names: [String] = []
    for part in text.split(separator: "${{ env ").dropFirst() {
      let name = part.drop { $0 == "\\" || $0 == "\"" || $0 == "'" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if !name.isEmpty, !names.contains(String(name)) { names.append(String(name)) }
    }
    return names
  }

  private mutating func collect(_ assignment: Assignment, of step: Step) {
    switch assignment.value {
    case .literal(let value):
      use(value, in: step, role: .text, at: assignment.range)
      define(assignment.variable, .literal, step, detail: value)
    case .response(let source):
      define(assignment.variable, .response, step, detail: "the response to \(source)")
      needs[step.id, default: []].append((assignment.variable, source))
    case .placeholder(let text):
      define(assignment.variable, .screen, step, detail: "the reader replaces '\(text)'")
    case .query(let variable, let jq):
      use("$\(variable)", in: step, role: .text, at: assignment.range)
      define(assignment.variable, .capture, step, detail: jq)
    case .shell(let command):
      use(command, in: step, role: .text, at: assignment.range)
      define(assignment.variable, .shell, step, detail: command)
    }
  }

  private mutating func use(_ text: String, in step: Step, role: Variable.Use.Role, at range: SourceRange?) {
    let references = VariableReference.all(in: text)
    guard !references.isEmpty else { return }
    let places = (range ?? step.origin).places(of: references)
    for (reference, place) in zip(references, places) {
      let use = Variable.Use(step: step.id, role: role, range: place)
      variables[index(of: reference.name)].uses.append(use)
    }
  }

  private mutating func define(_ name: String, _ kind: Variable.Source.Kind, _ step: Step, detail: String) {
    variables[index(of: name)].sources.append(.init(kind: kind, step: step.id, detail: detail))
  }

  private mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = variables.count
    variables.append(Variable(name: name))
    return variables.count - 1
  }

  /// Takes out what no step sets and only bodies hold, in lower case: such a `$name` is text.
  private mutating func leaveOutTexts() {
    let kept = variables.filter { variable in
      let isText = variable.uses.allSatisfy { if case .body = $0.role { true } else { false } }
      return
        !(isText && variable.sources.isEmpty && !environment.contains(variable.name)
        && VariableReference.mayBeText(variable.name))
    }
    guard kept.count < variables.count else { return }
    variables = kept
    indices = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.name, $0) })
  }

  // MARK: Resolving

  /// Finds for each use the step that set the variable last, and reports uses that have none.
  private mutating func resolve(_ index: Int, positions: [Step.ID: Int], ids: [Int: Step.ID]) {
    let variable = variables[index]
    let definitions = variable.sources.compactMap { $0.step.flatMap { positions[$0] } }.sorted()
    if variable.sources.isEmpty, let first = variable.uses.first {
      variables[index].sources = [.init(kind: .undefined, step: nil, detail: "no step sets it")]
      diagnostics.append(undefined(variable, at: first))
    }
    guard !definitions.isEmpty else { return }
    for use in variable.uses {
      guard let position = positions[use.step] else { continue }
      let next = Self.index(ofFirst: definitions, notBelow: position)
      if next > 0, let step = ids[definitions[next - 1]] {
        needs[use.step, default: []].append((variable.name, step))
      } else if environment.contains(variable.name)
        || (use.role == .text && next < definitions.count && definitions[next] == position)
      {
        // Held from the start, or set by the very block that uses it.
        continue
      } else if let later = definitions[next...].first(where: { $0 > position }), let step = ids[later] {
        diagnostics.append(definedAfterUse(variable.name, at: use, by: step))
      }
    }
  }

  /// The index of the first of some sorted numbers that is no less than `number`.
  private static func index(ofFirst numbers: [Int], notBelow number: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func undefined(_ variable: Variable, at use: Variable.Use) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if variable.uses.count > 1 {
      let lines = variable.uses.dropFirst().map { String($0.range.start.line) }
      notes.append(.init("also used at line \(lines.joined(separator: ", "))"))
    }
    return Diagnostic(
      .warning, rule: "undefined-variable", "$\(variable.name) is used here, and no step of the page sets it",
      at: use.range, notes: notes,
      fix: .init("add `export \(variable.name)=…` or a `capture` above this line, so that a reader has a value"),
      subject: use.step)
  }

  private func definedAfterUse(_ name: String, at use: Variable.Use, by step: Step.ID) -> Diagnostic {
    Diagnostic(
      .error, rule: "defined-after-use",
      "$\(name) is used here, but only step \(step) further down sets it: neither can come first", at: use.range,
      fix: .init("move the step that sets \(name) above this line"), subject: use.step)
  }
}

extension SourceRange {
  /// Where the references stand in the range, each as exactly as its text allows; the range where it lacks one.
  ///
  /// - Parameter references: References in a text that was made of the range's, such as the value of a YAML string.
  fileprivate func places(of references: [VariableReference]) -> [SourceRange] {
    let typed = VariableReference.all(in: String(text))
    let base = file.offset(of: start)
    let isSame = typed.map(\.name) == references.map(\.name)
    let firsts = Dictionary(typed.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return references.enumerated().map { index, reference in
      guard let found = isSame ? typed[index] : firsts[reference.name] else { return self }
      return file.range(base + found.range.lowerBound..<base + found.range.upperBound, includes: includes)
    }
  }
}

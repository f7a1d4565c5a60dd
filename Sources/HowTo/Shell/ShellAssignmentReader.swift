/// A command of assignments → what its variables get.
struct ShellAssignmentReader {
  /// The assignments, and a request for each that takes the answer to one.
  private(set) var items: [ShellReading.Item] = []

  private let command: ShellCommand
  private let script: ShellScript

  /// Reads `command`, which has assignments only, or begins with `export` and the like.
  ///
  /// - Throws: `NeedsShell`, where it has anything else.
  init(_ command: ShellCommand, in script: ShellScript) throws(NeedsShell) {
    self.command = command
    self.script = script
    if let redirection = command.redirections.first {
      throw NeedsShell("redirects by '\(redirection.kind.rawValue)'", at: redirection.range)
    }
    if command.words.isEmpty {
      for assignment in command.assignments { add(assignment, isExported: false) }
    } else {
      try readOperands()
    }
  }

  private mutating func readOperands() throws(NeedsShell) {
    guard command.assignments.isEmpty else {
      throw NeedsShell("sets variables for one command only", at: command.range)
    }
    let isExported = command.name == "export"
    var operands = command.words.dropFirst()
    guard !operands.isEmpty else { throw NeedsShell("prints all variables", at: command.range) }
    while let word = operands.popFirst() {
      if let assignment = ShellAssignment(word) {
        if let whole = Self.joined(assignment, operands) {
          return add(whole, isExported: isExported)
        }
        add(assignment, isExported: isExported)
      } else if word.bareLiteral?.isVariableName ?? false, let name = word.bareLiteral {
        add(ShellBinding(name: name, value: .current, isExported: isExported, range: word.range))
      } else {
        throw NeedsShell("has '\(script.raw(word.range).excerpt)' for a name", at: word.range)
      }
    }
  }

  /// An assignment with the words behind it, where they are one value without quotes: `export ID=YOUR ID`.
  ///
  /// To a shell the second word is a name. But whoever writes one there, behind a value, means a text for the reader to
  /// replace.
  private static func joined(_ assignment: ShellAssignment, _ rest: ArraySlice<ShellWord>) -> ShellAssignment? {
    guard let last = rest.last, let first = assignment.value.bareLiteral, first.utf8.first?.isNameStart ?? false,
      rest.allSatisfy({ $0.bareLiteral != nil && $0.assignedName == nil })
    else { return nil }
    var whole = assignment
    let end = last.range.upperBound
    whole.range = assignment.range.lowerBound..<end
    whole.value.range = assignment.value.range.lowerBound..<end
    let text = ([first] + rest.compactMap(\.bareLiteral)).joined(separator: " ")
    whole.value.parts = [.init(content: .literal(text), range: whole.value.range)]
    return whole
  }

  private mutating func add(_ assignment: ShellAssignment, isExported: Bool) {
    let capture = ShellRequest.Capture(variable: assignment.name, isExported: isExported, range: assignment.range)
    var binding = ShellBinding(
      name: assignment.name, value: .current, isExported: isExported, range: assignment.range)
    do throws(NeedsShell) {
      if assignment.appends { throw NeedsShell("adds to a variable", at: assignment.range) }
      if let pipelines = assignment.value.substitutedPipelines {
        guard let query = ShellBinding.query(pipelines) else {
          let request = try Self.request(pipelines, capture)
          return items.append(.init(action: .request(request), range: command.range))
        }
        binding.value = query
      } else {
        binding.value = .text(try assignment.value.text())
      }
    } catch {
      binding.value = .shell(script.raw(assignment.value.range), error)
    }
    add(binding)
  }

  private static func request(
    _ pipelines: [ShellPipeline], _ capture: ShellRequest.Capture
  ) throws(NeedsShell) -> ShellRequest {
    guard pipelines.count == 1, pipelines[0].connector == .sequence else {
      throw NeedsShell("takes in the output of several commands", at: capture.range)
    }
    return try ShellRequest(pipelines[0].commands, capture: capture)
  }

  private mutating func add(_ binding: ShellBinding) {
    items.append(.init(action: .assignments([binding]), range: command.range))
  }
}

/// A script → the requests that can be read in it, whatever else it does: for checks, not for running.
struct ShellRequests {
  /// The requests, in order.
  private(set) var requests: [ShellRequest] = []
  /// The variables that quotes keep from the shell in what `curl` is given.
  private(set) var quotedReferences: [QuotedReference] = []

  private let bytes: [UInt8]

  /// The requests of `script`, those inside `$(…)`, loops and conditions included.
  init(of script: ShellScript) {
    bytes = Array(script.text.utf8)
    visit(script.pipelines, capture: nil)
  }

  private mutating func visit(_ pipelines: [ShellPipeline], capture: ShellRequest.Capture?) {
    for pipeline in pipelines {
      for (index, command) in pipeline.commands.enumerated() {
        if command.name == "curl", command.form == .simple {
          add(Array(pipeline.commands[index...]), capture: capture)
          quotedReferences += command.words.flatMap { QuotedReference.all(in: $0, of: bytes) }
        }
        visitInside(command)
      }
    }
  }

  /// The request with what is made of its answer, or without where that is for a shell.
  private mutating func add(_ commands: [ShellCommand], capture: ShellRequest.Capture?) {
    if let request = try? ShellRequest(commands, capture: capture) {
      requests.append(request)
    } else if var command = commands.first {
      command.redirections.removeAll { $0.kind != .heredoc && $0.kind != .indentedHeredoc && $0.kind != .hereString }
      command.assignments = []
      if let request = try? ShellRequest([command]) { requests.append(request) }
    }
  }

  private mutating func visitInside(_ command: ShellCommand) {
    for inner in command.body {
      visit([ShellPipeline(commands: [inner], connector: .sequence, range: inner.range)], capture: nil)
    }
    for assignment in command.assignments { visit(assignment) }
    for word in command.words {
      if let assignment = ShellAssignment(word) { visit(assignment) } else { visit(word) }
    }
  }

  private mutating func visit(_ assignment: ShellAssignment) {
    guard let pipelines = assignment.value.substitutedPipelines else { return visit(assignment.value) }
    visit(pipelines, capture: .init(variable: assignment.name, isExported: true, range: assignment.range))
  }

  private mutating func visit(_ word: ShellWord) {
    for case .substitution(_, let pipelines) in word.parts.map(\.content) { visit(pipelines, capture: nil) }
  }
}

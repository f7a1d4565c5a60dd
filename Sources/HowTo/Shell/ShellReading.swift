/// A script → what it does as far as that can be told without a shell.
struct ShellReading: Sendable, Hashable {
  /// A piece of the script.
  struct Item: Sendable, Hashable {
    /// What it does.
    var action: Action
    /// Its UTF-8 offsets in the block's text, without heredocs.
    var range: Range<Int>
  }

  /// What a piece does.
  enum Action: Sendable, Hashable {
    /// It sets variables; assignments in a row are one piece.
    case assignments([ShellBinding])
    /// It sends a request.
    case request(ShellRequest)
    /// It prints a text, with references to variables in it: `echo "$TOKEN"`.
    case message(String)
    /// It waits: `sleep 5`.
    case wait(seconds: Double)
    /// It does something else.
    case needsShell(NeedsShell)
  }

  /// The pieces, in order.
  private(set) var items: [Item] = []

  /// Reads `script`.
  init(_ script: ShellScript) {
    var isAlternative = false
    for pipeline in script.pipelines {
      do throws(NeedsShell) {
        if isAlternative { throw NeedsShell("runs a command only if another fails", at: pipeline.range) }
        if pipeline.connector == .or { throw NeedsShell("runs another command if this fails", at: pipeline.range) }
        if pipeline.connector == .background { throw NeedsShell("goes on in the background", at: pipeline.range) }
        for item in try Self.items(of: pipeline, in: script) { append(item) }
      } catch {
        items.append(Item(action: .needsShell(error), range: pipeline.range))
      }
      isAlternative = pipeline.connector == .or
    }
  }

  /// Whether all of it is known, so that no shell is needed for any of it; false where there is nothing at all.
  var isWhollyReadable: Bool { !items.isEmpty && reasons.isEmpty }

  /// Why a shell is needed, in order.
  var reasons: [NeedsShell] {
    items.flatMap { item -> [NeedsShell] in
      switch item.action {
      case .assignments(let bindings): bindings.compactMap(\.needsShell)
      case .needsShell(let reason): [reason]
      case .request, .message, .wait: []
      }
    }
  }

  /// The requests, in order.
  var requests: [ShellRequest] {
    items.compactMap { if case .request(let request) = $0.action { request } else { nil } }
  }

  private mutating func append(_ item: Item) {
    guard case .assignments(let added) = item.action, let last = items.indices.last,
      case .assignments(var bindings) = items[last].action
    else { return items.append(item) }
    // Taken out first, so that the list grows in place.
    items[last].action = .assignments([])
    bindings += added
    items[last].action = .assignments(bindings)
    items[last].range = items[last].range.lowerBound..<item.range.upperBound
  }

  // MARK: Pipelines

  private static func items(of pipeline: ShellPipeline, in script: ShellScript) throws(NeedsShell) -> [Item] {
    let command = pipeline.commands[0]
    if pipeline.commands.count == 1, command.form == .simple {
      if command.words.isEmpty || command.name.map(ShellCommand.declarations.contains) ?? false {
        return try ShellAssignmentReader(command, in: script).items
      }
      if let seconds = seconds(command) { return [Item(action: .wait(seconds: seconds), range: pipeline.range)] }
      if let message = try message(command) { return [Item(action: .message(message), range: pipeline.range)] }
    }
    return [Item(action: .request(try ShellRequest(pipeline.commands)), range: pipeline.range)]
  }

  /// The text that `echo` prints; nil for other commands.
  private static func message(_ command: ShellCommand) throws(NeedsShell) -> String? {
    guard command.name == "echo", command.assignments.isEmpty, command.redirections.isEmpty else { return nil }
    var texts: [String] = []
    for word in command.words.dropFirst() { texts.append(try word.text()) }
    return texts.drop { ["-n", "-e", "-ne", "-en"].contains($0) }.joined(separator: " ")
  }

  /// How long `sleep` waits; nil for other commands.
  private static func seconds(_ command: ShellCommand) -> Double? {
    guard command.name == "sleep", command.assignments.isEmpty, command.redirections.isEmpty, command.words.count == 2,
      var text = command.words[1].literal, let last = text.last
    else { return nil }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    if units[last] != nil { text.removeLast() }
    guard let number = Double(text), (0...1e9).contains(number) else { return nil }
    return number * (units[last] ?? 1)
  }
}

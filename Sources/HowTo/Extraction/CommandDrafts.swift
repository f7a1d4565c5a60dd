import JSON
import RunbookModel
import SourceText

/// A fenced shell script → what it has its reader do, without a shell where every line of it can be read.
enum CommandDrafts {
  /// A piece of a script.
  struct Piece {
    /// What it becomes.
    var substance: StepDraft.Substance
    /// The lines of the script it covers, from 0.
    var lines: ClosedRange<Int>
    /// The rule that made it.
    var rule: String
    /// The variables that quotes keep from the shell in it.
    var quotedReferences: [QuotedReference] = []
  }

  /// The pieces of `text`, in order: exports and requests; or all of it as one script for a shell.
  static func pieces(of text: String, language: String) -> [Piece] {
    let script = ShellScript(text, isSession: language == "console")
    let reading = ShellReading(script)
    let lines = LineNumbers(text)
    var pieces: [Piece] = []
    var pause: Double = 0
    for item in reading.items {
      switch item.action {
      case .assignments(let bindings):
        // `export NAME` alone tells programs what the shell knows already.
        let bindings = bindings.filter { $0.value != .current }
        guard !bindings.isEmpty else { continue }
        let needsShell = bindings.contains { if case .shell = $0.value { true } else { false } }
        let known = needsShell ? ShellRequests(of: script) : nil
        let exports = bindings.map { binding in
          StepDraft.Export(
            binding: binding, line: lines.line(at: binding.range.lowerBound),
            requests: known.map { requests(of: binding, among: $0, in: script) } ?? [])
        }
        pieces.append(
          Piece(
            substance: .exports(exports), lines: lines.lines(of: item.range), rule: "export-block",
            quotedReferences: known?.quotedReferences.filter { item.range.contains($0.range.lowerBound) } ?? []))
      case .request(let request):
        var read = StepDraft.ReadRequest(request, in: script)
        if pause > 0 { read.template.delay = .seconds(pause) }
        pause = 0
        pieces.append(Piece(substance: .request(read), lines: lines.lines(of: item.range), rule: "curl-line"))
      case .wait(let seconds): pause += seconds
      // What a script prints tells its reader something, and does nothing.
      case .message: continue
      case .needsShell: return [piece(of: script, language: language, lines: lines)]
      }
    }
    // Exports alone are the fence as a whole, comments included.
    if pieces.count == 1, case .exports = pieces[0].substance { pieces[0].lines = 0...lines.last }
    // Nothing but names that the shell exports: its reader has the values already.
    let isOfNames = reading.items.allSatisfy { if case .assignments = $0.action { true } else { false } }
    if pieces.isEmpty, isOfNames, !reading.items.isEmpty { return [] }
    return pieces.isEmpty ? [piece(of: script, language: language, lines: lines)] : pieces
  }

  /// The requests in a value that only a shell can work out.
  private static func requests(
    of binding: ShellBinding, among known: ShellRequests, in script: ShellScript
  ) -> [StepDraft.ReadRequest] {
    guard case .shell = binding.value else { return [] }
    return known.requests.filter { request in
      request.curl.sources.url.map { binding.range.contains($0.word.range.lowerBound) } ?? false
    }.map { StepDraft.ReadRequest($0, in: script) }
  }

  private static func piece(of script: ShellScript, language: String, lines: LineNumbers) -> Piece {
    let block = CommandBlock(language: language, script: script)
    let known = ShellRequests(of: script)
    let requests = known.requests.map { StepDraft.ReadRequest($0, in: script) }
    return Piece(
      substance: .command(block, requests: requests, isEntities: false), lines: 0...lines.last, rule: "shell-block",
      quotedReferences: known.quotedReferences)
  }

  /// Offsets of a text → its lines.
  private struct LineNumbers {
    private let starts: [Int]

    init(_ text: String) {
      starts = [0] + text.utf8.enumerated().lazy.filter { $0.element == 10 }.map { $0.offset + 1 }
    }

    /// The last line, from 0.
    var last: Int { starts.count - 1 }

    func line(at offset: Int) -> Int {
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return low
    }

    func lines(of range: Range<Int>) -> ClosedRange<Int> {
      let first = line(at: range.lowerBound)
      return first...max(first, line(at: max(range.lowerBound, range.upperBound - 1)))
    }
  }
}

extension StepDraft.ReadRequest {
  /// A request of `script`.
  init(_ request: ShellRequest, in script: ShellScript) {
    template = ShellRequestTemplate.template(of: request)
    places = ShellPlaces(of: request, in: script.text)
  }
}

extension CommandBlock {
  /// A script with the variables that it sets and needs.
  init(language: String, script: ShellScript, settings: JSONObject = [:]) {
    self.init(language: language, text: script.text, settings: settings)
    let names = ShellNames(of: script)
    sets = names.setNames
    needs = names.neededNames
  }
}

import Reports
import RunbookModel
import Runner

/// Asks the person at the terminal about steps and variables.
struct TerminalInterviewer: StepInterviewer {
  private let output: Output
  private let redactor: Redactor
  private let style: TextStyle

  /// An interviewer that writes to `output`.
  init(output: Output, redactor: Redactor) {
    self.output = output
    self.redactor = redactor
    style = TextStyle(isEnabled: output.usesColor)
  }

  /// A key with what it stands for.
  private struct Choice {
    var key: Character
    var name: String
    var help: String
  }

  private static let beforeChoices = [
    Choice(key: "r", name: "run", help: "carry the step out (the same as Enter)"),
    Choice(key: "s", name: "skip", help: "leave the step out; those that need its variables are left out, too"),
    Choice(key: "e", name: "edit", help: "give a variable another value, and look again"),
    Choice(key: "q", name: "quit", help: "end the run here"),
  ]
  private static let failureChoices = [
    Choice(key: "r", name: "retry", help: "carry the step out once more"),
    Choice(key: "s", name: "skip", help: "leave it as it is, and go on (the same as Enter)"),
    Choice(key: "e", name: "edit", help: "give a variable another value, and ask again"),
    Choice(key: "q", name: "quit", help: "end the run here"),
  ]

  func before(_ preview: StepPreview) async -> StepDecision {
    for line in StepPreviewText(style: style).lines(of: preview) { output.write(line: line) }
    switch await choose(among: Self.beforeChoices, usual: "r") {
    case "r": return .run
    case "s": return .skip
    case "e":
      let names = preview.variables.map(\.name)
      guard let (variable, value) = await askForEdit(of: names) else { return await before(preview) }
      return .edit(variable: variable, value: value)
    default: return .quit
    }
  }

  func afterFailure(_ result: StepResult) async -> FailureDecision {
    for line in StepFailureText(style: style).lines(of: result) { output.write(line: line) }
    switch await choose(among: Self.failureChoices, usual: "s") {
    case "r": return .retry
    case "s": return .proceed
    case "e":
      guard let (variable, value) = await askForEdit(of: []) else { return await afterFailure(result) }
      return .edit(variable: variable, value: value)
    default: return .quit
    }
  }

  /// Asks for the value of a variable, and tells what the page says of it; nil where nothing is typed.
  func ask(_ question: VariableQuestion) async -> String? {
    for line in VariableQuestionText.lines(of: question) { output.write(line: line) }
    return await readValue(of: question.variable)
  }

  // MARK: Questions

  /// The key of the choice that the person makes; `q` where the input ends.
  private func choose(among choices: [Choice], usual: Character) async -> Character {
    let names = choices.map { "[\($0.key)]\($0.name.dropFirst())" }.joined(separator: "  ")
    while true {
      output.write("\(names)  [?] > ")
      guard let line = await Terminal.readLine() else { return "q" }
      let word = line.lowercased().filter { !$0.isWhitespace }
      if word.isEmpty { return usual }
      if let choice = choices.first(where: { word == String($0.key) || word == $0.name }) { return choice.key }
      for choice in choices { output.write(line: "  \(choice.key)  \(choice.help)") }
    }
  }

  /// A variable and its new value; nil where the person thinks better of it.
  private func askForEdit(of names: [String]) async -> (String, String)? {
    output.write("variable\(names.isEmpty ? "" : " (\(names.joined(separator: ", ")))") > ")
    guard let line = await Terminal.readLine() else { return nil }
    let name = String(line.filter { !$0.isWhitespace && $0 != "$" })
    guard !name.isEmpty, let value = await readValue(of: name) else { return nil }
    return (name, value)
  }

  private func readValue(of name: String) async -> String? {
    let isSecret = redactor.isSecret(name)
    output.write("\(name)\(isSecret ? " (not shown)" : "") = ")
    guard let value = await Terminal.readLine(isHidden: isSecret), !value.isEmpty else { return nil }
    redactor.learn(Binding(variable: name, value: value, source: .prompt))
    return value
  }
}

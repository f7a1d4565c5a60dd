import Runner

/// A question for a variable's value → lines for the terminal.
enum VariableQuestionText {
  /// What the page says of the variable: where, in which words, with which placeholder.
  static func lines(of question: VariableQuestion) -> [String] {
    var lines = ["", "$\(question.variable) has no value yet", "  \(question.section.joined(separator: " › "))"]
    if let prose = question.prose { lines.append("  \(prose)") }
    if let placeholder = question.placeholder { lines.append("  the page has \(placeholder) in its place") }
    return lines
  }
}

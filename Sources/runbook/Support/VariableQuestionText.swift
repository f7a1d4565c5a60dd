import Reports
import Runner

/// A question for a variable's value → lines for the terminal.
enum VariableQuestionText {
  /// What the page says of the variable: where, in which words, with which placeholder.
  static func lines(of question: VariableQuestion, style: TextStyle) -> [String] {
    var lines = ["", style.bold("$\(question.variable) has no value yet")]
    lines.append(style.dim("  \(question.section.joined(separator: " › "))"))
    if let prose = question.prose { lines.append("  \(prose)") }
    if let placeholder = question.placeholder { lines.append("  the page has \(placeholder) in its place") }
    return lines
  }
}

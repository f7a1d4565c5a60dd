import RunbookModel
import SourceText

/// Run result → what is wrong with the failures that were expected of the page.
struct ExpectationLines {
  let style: TextStyle
  /// Takes secrets out of a line before it is broken.
  let redact: (String) -> String

  /// The place, the fault and the reason of each; none where all failed as expected.
  func lines(of result: RunResult) -> [String] {
    result.expectedFailures.flatMap { judgement -> [String] in
      guard let fault = judgement.fault else { return [] }
      let expected = judgement.expected
      let subject = expected.step.map { "step \($0): " } ?? ""
      let text = "\(subject)\(fault): \(expected.reason) (\(expected.owner))".printable
      let line = "\(expected.range.description.printable): \(style.red("error")): \(text)"
      return [""] + LineWrap.lines(redact(line), indent: 5)
    }
  }
}

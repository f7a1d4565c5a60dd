import RunbookModel
import SourceText

/// A document → workflow commands of GitHub Actions, which shows them beside the lines of the pages.
public enum RunAnnotations {
  /// An error for each step that failed or errored and for each fault of an expectation; where the run is strict, a
  /// warning for each step that stayed unverified; a notice for each that failed as expected.
  public static func lines(_ document: RunDocument, paths: RelativePaths = .asGiven) -> [String] {
    document.pages.flatMap { page in
      annotations(page, isStrict: document.isStrict, paths).map(\.command)
    }
  }

  private static func annotations(
    _ page: RunDocument.Page, isStrict: Bool, _ paths: RelativePaths
  ) -> [GitHubAnnotation] {
    let reading = page.readingFaults.map { fault in
      GitHubAnnotation(
        .error, fault.message, title: fault.rule, file: paths.shown(fault.place?.file ?? page.path),
        line: fault.place?.line)
    }
    let expectations = page.brokenExpectations.map { expected in
      GitHubAnnotation(
        .error, "\(expected.fault ?? ""): \(expected.reason) (\(expected.owner))",
        title: "\(page.path): expected failure", file: expected.place.map { paths.shown($0.file) },
        line: expected.place?.line)
    }
    let steps = page.steps.compactMap { step -> GitHubAnnotation? in
      guard let severity = severity(of: step.status, isStrict: isStrict) else { return nil }
      let lines = step.explanationLines + (step.expectedFailure.map { ["expected: \($0)"] } ?? [])
      return GitHubAnnotation(
        severity, lines.isEmpty ? step.title : lines.joined(separator: "\n"),
        title: "\(step.id) \(step.status.rawValue)", file: paths.shown(page.path), line: step.line)
    }
    return reading + expectations + steps
  }

  private static func severity(of status: StepResult.Status, isStrict: Bool) -> Diagnostic.Severity? {
    switch status {
    case .failed, .errored: .error
    case .unverified: isStrict ? .warning : nil
    case .xfailed: .note
    case .passed, .done, .skipped: nil
    }
  }
}

public import RunbookModel

extension RunDocument {
  /// A page that was run.
  public struct Page: Codable, Sendable, Equatable {
    /// Its path as shown to the user.
    public var path: String
    /// Its number in the batch, from 1.
    public var number: Int
    /// Its title.
    public var title: String
    /// The variant that was run.
    public var deployment: String
    /// Where requests went, for people.
    public var target: String
    /// The scenario's path, where there was one.
    public var scenario: String?
    /// The truth about the page.
    public var verdict: RunResult.Verdict
    /// From begin to end by the run's clock, in seconds; on the mock that time is simulated.
    public var elapsedSeconds: Double
    /// From begin to end on the wall clock, in seconds.
    public var wallSeconds: Double
    /// How many requests were answered or tried.
    public var requestCount: Int
    /// The steps, in the order they ended.
    public var steps: [Step]
    /// What is wrong with the page as a whole.
    public var diagnostics: [Diagnostic]
    /// What was expected to fail.
    public var expectedFailures: [ExpectedFailure]

    /// Whether any step was carried out.
    public var hasRun: Bool { steps.contains { [.passed, .failed, .errored, .xfailed].contains($0.status) } }

    /// How many steps ended with `status`.
    public func count(of status: StepResult.Status) -> Int { steps.count { $0.status == status } }

    /// What is wrong with expectations: those that passed, or whose day is past.
    public var brokenExpectations: [ExpectedFailure] { expectedFailures.filter { $0.fault != nil } }
  }

  /// A failure that is known, and what came of it.
  public struct ExpectedFailure: Codable, Sendable, Equatable {
    /// The step that it is about; nil for the page.
    public var step: String?
    /// Why it is expected.
    public var reason: String
    /// Who sees to it.
    public var owner: String
    /// The last day on which it is put up with.
    public var until: CalendarDay
    /// Where it is written.
    public var place: Place?
    /// What came of it.
    public var outcome: RunbookModel.ExpectedFailure.Outcome
    /// What is wrong with the expectation.
    public var fault: String?
  }

  /// Something that is wrong with a page or a step.
  public struct Diagnostic: Codable, Sendable, Equatable {
    /// The rule that found it.
    public var rule: String
    /// How bad it is: note, warning or error.
    public var severity: String
    /// What is wrong.
    public var message: String
    /// Where.
    public var place: Place?
    /// What to do.
    public var help: String?
  }

  /// A stretch of a file.
  public struct Place: Codable, Sendable, Equatable {
    /// The file's path as shown to the user.
    public var file: String
    /// The first line, from 1.
    public var line: Int
    /// The first column, from 1, in UTF-8 bytes.
    public var column: Int
    /// The last line.
    public var endLine: Int
    /// The column after the last byte.
    public var endColumn: Int
  }
}

public import RunbookModel

extension RunDocument {
  /// A step that ended.
  public struct Step: Codable, Sendable, Equatable {
    /// Its id, unique in the page.
    public var id: String
    /// What it is for.
    public var title: String
    /// Its kind: request, export, shell, entities, manual, wait or repeat.
    public var kind: String
    /// The headings above it, the page's title first.
    public var section: [String]
    /// The line of the page where it, or the include that holds it, stands.
    public var line: Int
    /// Where it was typed.
    public var place: Place
    /// How it ended.
    public var status: StepResult.Status
    /// Why, or what is worth telling.
    public var reason: String?
    /// From begin to end by the run's clock, in seconds.
    public var elapsedSeconds: Double
    /// What was checked.
    public var checks: [Check]
    /// The requests that were sent.
    public var requests: [Request]
    /// The variables that got a value.
    public var variables: [Variable]
    /// The looks of a poll.
    public var polls: [Poll]
    /// What is wrong with it.
    public var diagnostics: [Diagnostic]
    /// Why it was expected to fail, where it did so as expected.
    public var expectedFailure: String?

    /// How long its requests took on the wall clock, in seconds.
    public var requestSeconds: Double { requests.reduce(0) { $0 + $1.seconds } }
  }

  /// What came of one expectation.
  public struct Check: Codable, Sendable, Equatable {
    /// How it ended.
    public var outcome: CheckResult.Outcome
    /// What was expected, or found.
    public var summary: String
    /// What explains a failure.
    public var details: [String]
    /// Where the page states it.
    public var place: Place?
  }

  /// A request that was sent.
  public struct Request: Codable, Sendable, Equatable {
    /// The method.
    public var method: String
    /// The URL as on Konnect.
    public var url: String
    /// The status of the answer; nil for none.
    public var status: Int?
    /// Why there was no answer.
    public var failure: String?
    /// From sending to the last byte on the wall clock, in seconds.
    public var seconds: Double
  }

  /// A variable that got a value.
  public struct Variable: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its value; nil for a secret.
    public var value: String?
    /// What gave it: command-line, environment-file, scenario, response, page, environment, provisioned or each.
    public var source: String
  }

  /// A look at something that is to become ready.
  public struct Poll: Codable, Sendable, Equatable {
    /// The state that was read.
    public var state: String
    /// Since the first look, by the run's clock, in seconds.
    public var elapsedSeconds: Double
  }
}

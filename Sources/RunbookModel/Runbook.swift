public import SourceText

/// A how-to page as a procedure: what a reader would do, in order, and what the page says must come of it.
public struct Runbook: Sendable {
  /// Which variant of a page is read.
  public enum Deployment: String, Sendable, CaseIterable {
    /// The variant for Konnect.
    case konnect
    /// The variant for a self-managed gateway.
    case onPrem = "on-prem"
  }

  /// The page's path as shown to the user.
  public var page: String
  /// The title of the front matter, or the file's name.
  public var title: String
  /// The variant that was read.
  public var deployment: Deployment
  /// The steps with their order and the variables between them.
  public var graph: StepGraph
  /// Steps outside the procedure: for the other deployment, of tabs not followed, of answers to questions.
  public var otherSteps: [Step] = []
  /// The whole procedure, where whoever runs it chose some of its steps.
  public var wholeGraph: StepGraph?
  /// Whether earlier pages of a series come before it, which may have made what it finds.
  public var continuesSeries = false
  /// The keys of the page's blocks, those of `otherSteps` included.
  public var blocks: [BlockKeys] = []
  /// The whole of each file that the page was made of: its own, and its includes.
  public var files: [SourceRange] = []
  /// What is wrong with the page, by severity and place.
  public var diagnostics: [Diagnostic]

  /// Whether all of the page could be read, so that its steps are all there is.
  public var isReadable: Bool

  /// A runbook of the steps in `graph`; readable where none of `diagnostics`, which reading gave, is an error.
  public init(page: String, title: String, deployment: Deployment, graph: StepGraph, diagnostics: [Diagnostic]) {
    isReadable = !diagnostics.contains { $0.severity == .error }
    self.page = page
    self.title = title
    self.deployment = deployment
    self.graph = graph
    self.diagnostics = diagnostics
  }

  /// The steps in the order of the page.
  public var steps: [Step] { graph.steps }

  /// How many steps of the procedure were left out of it by whoever runs it.
  public var omittedCount: Int { wholeGraph.map { $0.steps.count - steps.count } ?? 0 }

  /// The steps of the procedure, and those outside of it.
  public var allSteps: [Step] { steps + otherSteps }

  /// The diagnostics about the step with this id.
  public func diagnostics(of step: Step.ID) -> [Diagnostic] { diagnostics.filter { $0.subject == step } }
}

import Runner

/// Where pages are run: decides target, token, clock and environment of each.
protocol RunPlace: Sendable {
  /// How many pages run at a time unless the user says so.
  var usualJobs: Int { get }

  /// A configuration for the page of this number, from 1; on a mock with a fresh organization and a clock of its own.
  func configuration(number: Int) -> RunConfiguration

  /// What takes secrets out of the output of one page, its token among them; `shared` knows those that all were given.
  func redactor(for configuration: RunConfiguration, knowing shared: Redactor) -> Redactor
}

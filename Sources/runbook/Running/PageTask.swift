import RunbookModel

/// A page that is to be run.
struct PageTask: Sendable {
  /// Its number among all pages that were named, from 1, whichever of them are run and in whatever order.
  var number: Int
  /// What it holds.
  var runbook: Runbook
}

public import OpenAPI
public import RunbookModel
import SourceText

/// Runbook + two versions of the specification → what the changes mean for its steps.
///
/// Only what the page documents counts: a change of something that a step neither sends nor reads leaves it untouched.
public struct DriftChecker: Sendable {
  private let base: OperationIndex
  private let head: OperationIndex

  /// A checker of the way from `base` to `head`.
  public init(base: OperationIndex, head: OperationIndex) {
    self.base = base
    self.head = head
  }

  /// The steps of `runbook` that use an operation of the older specification, those outside the procedure last.
  public func check(_ runbook: Runbook) -> [StepDrift] {
    (runbook.steps + runbook.otherSteps).compactMap { step in
      guard case .request(let request) = step.action, let address = RequestAddress(request.url, in: runbook.graph),
        let old = address.operation(request.method, in: base)
      else { return nil }
      let fate = base.fate(of: old, host: address.host, path: address.path, in: head)
      let successor = fate.successor
      let use = DocumentedUse(
        runbook: runbook, step: step, request: request, address: address, old: old, new: successor ?? old)
      var findings = OperationDrift(use: use).findings(fate)
      var count = findings.count
      if successor != nil {
        findings += ParameterDrift(use: use).findings + RequestBodyDrift(use: use).findings
        findings += ResponseDrift(use: use).findings
        count = max(findings.count, count + use.comparison.changes.count)
      }
      return StepDrift(step: step, request: request, operation: old, findings: findings, changeCount: count)
    }
  }
}

extension OperationFate {
  /// What stands for the operation now, where something does.
  fileprivate var successor: OperationMatch? {
    switch self {
    case .kept(let match), .moved(let match, _), .methodChanged(let match), .hostDropped(let match, _): match
    case .removed: nil
    }
  }
}

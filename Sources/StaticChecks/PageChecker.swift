public import OpenAPI
public import RunbookModel
public import SourceText

/// Runbook + specification → diagnostics.
public struct PageChecker: Sendable {
  private let index: OperationIndex
  private let isComplete: Bool
  private let rules: [any CheckRule]

  /// The rules, in the order their findings are told.
  public static let allRules: [any CheckRule] = [
    NoSuchOperation(), WrongMethod(), RegionNotServed(), ExportFieldAbsent(),
  ]

  /// A checker by the operations in `index`.
  ///
  /// - Parameter isComplete: Whether these are all of Konnect's operations, so that what is not there does not exist.
  public init(index: OperationIndex, isComplete: Bool, rules: [any CheckRule] = PageChecker.allRules) {
    self.index = index
    self.isComplete = isComplete
    self.rules = rules
  }

  /// What is wrong with the requests of `runbook`, in the order of the page; each about its step.
  public func check(_ runbook: Runbook) -> [Diagnostic] {
    runbook.steps.flatMap { step -> [Diagnostic] in
      guard case .request(let request) = step.action, let url = KonnectURL(request.url) else { return [] }
      let use = OperationUse(
        runbook: runbook, step: step, request: request,
        lookup: index.lookup(host: url.host, method: request.method, path: url.path),
        isSpecificationComplete: isComplete)
      return rules.flatMap { $0.check(use) }.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.subject = diagnostic.subject ?? step.id
        return diagnostic
      }
    }
  }
}

/// The parts of an absolute URL of Konnect that look-up needs.
struct KonnectURL {
  /// The host: `us.api.konghq.com`.
  let host: String
  /// The path, without query.
  let path: String

  /// The parts of `url`; nil where it is not one of Konnect's.
  init?(_ url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard authority.hasSuffix(".api.konghq.com") else { return nil }
    host = String(authority)
    path = String(rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" })
  }

  /// The region that a host of Konnect names: `us`.
  static func region(of host: String) -> String { String(host.prefix { $0 != "." }) }
}

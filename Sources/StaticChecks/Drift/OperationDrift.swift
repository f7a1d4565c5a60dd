import JSON
import OpenAPI
import RunbookModel
import SourceText

/// What became of an operation → what that means for a step.
struct OperationDrift {
  let use: DocumentedUse

  private var urlRange: SourceRange? { use.request.range(of: JSONPointer(["url"])) }

  /// What the step's author has to know.
  func findings(_ fate: OperationFate) -> [Diagnostic] {
    switch fate {
    case .kept(let match): return deprecation(match)
    case .moved(let match, let isByID): return [moved(to: match, isByID: isByID)]
    case .methodChanged(let match): return [methodChanged(to: match)]
    case .hostDropped(let match, let servers): return [hostDropped(servers)] + deprecation(match)
    case .removed(let nearest): return [removed(nearest)]
    }
  }

  private func deprecation(_ match: OperationMatch) -> [Diagnostic] {
    guard OperationComparison(old: use.old.operation, new: match.operation).becameDeprecated else { return [] }
    return [
      use.finding(
        .warning, .operationDeprecated, "\(use.name) is deprecated", at: urlRange,
        fix: "look up in the specification what is to be used in its place")
    ]
  }

  private func removed(_ nearest: [OperationMatch]) -> Diagnostic {
    let advice = nearest.first.map { "use \($0.name), which is nearest, if it does the same; " } ?? ""
    return use.finding(
      .error, .operationRemoved, "\(use.name) is gone", at: urlRange, fix: "\(advice)else take the step out")
  }

  private func moved(to match: OperationMatch, isByID: Bool) -> Diagnostic {
    let path = match.path(fromRequest: use.address.path, of: use.old)
    let edit = path.flatMap { path in
      urlRange.flatMap { PageEdit.occurrence(of: use.address.path, in: $0) }.map { (range: $0, text: path) }
    }
    let message =
      isByID
      ? "\(use.name) is \(match.name) now" : "\(use.name) is gone; \(match.name) is new and most like it"
    // The whole new path of a request that also changes its method is more than one edit.
    let isPathAlone = match.operation.method == use.request.method
    return use.finding(
      .error, .operationMoved, message, at: edit?.range ?? urlRange,
      fix: "write `\(isPathAlone ? "" : "\(match.operation.method) ")\(path ?? match.fullPath)`",
      replacement: isPathAlone ? edit?.text : nil)
  }

  private func methodChanged(to match: OperationMatch) -> Diagnostic {
    let method = match.operation.method
    let place = use.request.places[JSONPointer(["method"])]
    let edit = place.flatMap { PageEdit.occurrence(of: use.request.method, in: $0) }
    return use.finding(
      .error, .methodChanged, "\(use.name) takes \(method) now", at: edit ?? place ?? urlRange,
      fix: "write `method: \(method)`", replacement: edit.map { _ in method })
  }

  private func hostDropped(_ servers: [Server]) -> Diagnostic {
    let host = use.address.host ?? "the host"
    let place = use.request.places[JSONPointer(["region"])]
    var names: [String] = []
    for name in servers.compactMap(\.host) where !names.contains(name) { names.append(name) }
    return use.finding(
      .error, .regionDropped, "\(host) no longer serves \(use.name)", at: place ?? urlRange,
      fix: names.isEmpty ? "ask another server" : "ask one of \(names.joined(separator: ", "))")
  }
}

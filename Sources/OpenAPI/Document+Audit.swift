import JSON
public import SourceText

extension Document {
  /// Compiles every schema of operations and components, and tells what is wrong with them: references to nothing,
  /// keywords that make no sense, regular expressions that cannot be compiled.
  ///
  /// None of it makes a value fail. The text is parsed again to name places, where there is anything to tell.
  public func audit() -> [Diagnostic] {
    var roots = operations.flatMap { operation in
      operation.parameters.compactMap(\.schema)
        + (operation.requestBody?.content ?? []).compactMap(\.schema)
        + operation.responses.flatMap { $0.content.compactMap(\.schema) + $0.headers.compactMap(\.schema) }
    }
    for name in raw["components"]?["schemas"]?.object.map({ Array($0.keys) }) ?? [] {
      roots += [schema(named: name)].compactMap { $0 }
    }
    let nodes = graph.reachable(from: Array(Set(roots.map(\.index))).sorted())
    var problems = graph.problems
    for node in nodes {
      let patterns = [node.pattern].compactMap { $0 } + node.keywords.objects.patternProperties.map(\.pattern)
      for pattern in patterns where !pattern.isSupported {
        problems.append(
          SchemaProblem(
            kind: .pattern, location: node.location.appending("pattern"),
            message: "the regular expression \(pattern.source) cannot be compiled; it is taken to match everything"))
      }
    }
    var locator = DiagnosticLocator(file)
    return problems.filter { $0.location.source == 0 }.map { problem in
      locator.diagnostic(
        problem.kind == .reference ? .error : .warning, rule: problem.kind.rule, problem.message,
        at: problem.location.pointer)
    }
  }
}

extension SchemaProblem.Kind {
  /// The id of the rule.
  fileprivate var rule: String {
    switch self {
    case .reference: "openapi-reference"
    case .keyword: "openapi-schema"
    case .pattern: "openapi-pattern"
    }
  }
}

import JSON

extension SchemaReviewer {
  /// What is wrong with a value that one of `branches` must fit.
  ///
  /// A value that no branch can take is refused for certain; why, is certain where it is clear which branch was meant: by
  /// the discriminator, by a constant that only one has, or as the others want another type.
  mutating func reviewUnion(of branches: [Int], _ value: JSONValue, _ node: SchemaNode) -> [SchemaFinding] {
    if let discriminator = node.keywords.discriminator,
      let selector = value[discriminator.propertyName]?.string
    {
      if let branch = discriminator.branch(of: selector) { return review(value, against: branch.index) }
      if discriminator.isMapped, standIn(selector) == .itself {
        return [
          finding(
            "discriminator", Wording.enumeration(discriminator.values, not: .string(selector)), node,
            at: discriminator.propertyName)
        ]
      }
    }
    var failed: [(branch: Int, findings: [SchemaFinding])] = []
    for index in branches {
      let findings = review(value, against: index)
      guard findings.contains(where: \.isRefused) else { return [] }
      failed.append((index, findings))
    }
    let viable = failed.filter { !$0.findings.contains(where: isOfWrongType) }
    let candidates = viable.isEmpty ? failed : viable
    guard let best = candidates.min(by: { weight($0.findings) < weight($1.findings) }) else { return [] }
    if candidates.count == 1 { return best.findings }
    let settled = candidates.filter { !$0.findings.contains(where: isOfConstant) }
    if settled.count == 1, candidates.count > 1, !viable.isEmpty { return settled[0].findings }
    if settled.isEmpty, let finding = constant(of: candidates.map(\.branch), best.findings, value) { return [finding] }
    return best.findings.map { $0.uncertain() }
  }

  /// Whether the finding says that the value at hand is of another type.
  private func isOfWrongType(_ finding: SchemaFinding) -> Bool {
    finding.violation.keyword == "type" && finding.violation.instance.tokens.count == path.count
  }

  /// Whether the finding says that a member of the value at hand is none of the values that it may have.
  private func isOfConstant(_ finding: SchemaFinding) -> Bool {
    finding.isCertain && ["enum", "const"].contains(finding.violation.keyword)
      && finding.violation.instance.tokens.count == path.count + 1
  }

  /// That the member which tells the branches apart has a value that none of them has; nil where there is no such member.
  private func constant(of branches: [Int], _ best: [SchemaFinding], _ value: JSONValue) -> SchemaFinding? {
    guard let found = best.first(where: isOfConstant), let name = found.violation.instance.tokens.last,
      let member = value[name]
    else { return nil }
    var values: [JSONValue] = []
    for branch in branches {
      let own = graph.flattened(branch).compactMap { $0.keywords.objects.property(name) }.flatMap(graph.flattened)
        .compactMap { $0.keywords.enumeration ?? $0.keywords.constant.map { [$0] } }.first
      guard let own, !own.contains(member) else { return nil }
      for value in own where !values.contains(value) { values.append(value) }
    }
    return SchemaFinding(
      violation: SchemaViolation(
        instance: found.violation.instance, schema: found.violation.schema, keyword: found.violation.keyword,
        message: Wording.enumeration(values, not: member)),
      isCertain: true)
  }

  /// How much findings speak against their branch having been meant.
  private func weight(_ findings: [SchemaFinding]) -> Int {
    findings.reduce(0) { sum, finding in
      let isNear = finding.violation.instance.tokens.count <= path.count + 1
      return sum + (["enum", "const"].contains(finding.violation.keyword) && isNear ? 20 : finding.isCertain ? 4 : 1)
    }
  }
}

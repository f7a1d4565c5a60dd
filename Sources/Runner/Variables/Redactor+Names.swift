import RunbookModel

extension Redactor {
  /// Whether the variable `name` is taken for secret, by its name or because it was named so.
  public func isSecret(_ name: String) -> Bool { Variable.isSecret(name) || names.contains(name) }
}

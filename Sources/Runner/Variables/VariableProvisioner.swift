public import RunbookModel

/// Makes a resource for a variable that holds the id of one and that nothing sets.
public protocol VariableProvisioner: Sendable {
  /// The resource's id and what it is; nil where none can be made.
  func provision(_ need: VariableNeed) async -> ProvisionedVariable?
}

/// Where a variable without a value is needed.
public struct VariableNeed: Sendable {
  /// The variable.
  public var variable: String
  /// The request's method.
  public var method: String
  /// The request's URL, with what could be replaced replaced.
  public var url: String
  /// What the value becomes a part of.
  public var role: Variable.Use.Role

  /// A need of a request.
  public init(variable: String, method: String, url: String, role: Variable.Use.Role) {
    self.variable = variable
    self.method = method
    self.url = url
    self.role = role
  }
}

/// A resource that was made for a variable.
public struct ProvisionedVariable: Sendable {
  /// The value.
  public var value: String
  /// What was made, for people: ``control plane `mock-control-plane` ``.
  public var description: String

  /// A resource with the id `value`.
  public init(value: String, description: String) {
    self.value = value
    self.description = description
  }
}

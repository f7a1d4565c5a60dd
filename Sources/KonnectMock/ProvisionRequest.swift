public import JSON

/// A variable that nothing gives a value to, and where a request uses it as the id of a resource.
public struct ProvisionRequest: Sendable, Hashable {
  /// Where the variable stands in the request.
  public enum Place: Sendable, Hashable {
    /// In the path: the segment that is `$NAME` or `${NAME}`.
    case path
    /// In the body: the string there is `$NAME` or `${NAME}`.
    case body(JSONPointer)
  }

  /// The variable's name: `CONTROL_PLANE_ID`.
  public var variable: String
  /// The request's method.
  public var method: String
  /// The request's absolute URL on Konnect, in which variables may still stand.
  public var url: String
  /// Where the variable stands.
  public var place: Place

  /// A variable at a place of a request.
  public init(variable: String, method: String, url: String, place: Place) {
    self.variable = variable
    self.method = method
    self.url = url
    self.place = place
  }
}

/// A resource that was made so that a variable has a value.
public struct ProvisionedResource: Sendable, Hashable {
  /// The variable.
  public var variable: String
  /// Its value: the resource's id.
  public var value: String
  /// What was made, to be told to the user: `control plane group mock-control-plane-group`.
  public var description: String
}

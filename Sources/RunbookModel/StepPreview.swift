public import JSON

/// A step that is about to be carried out, as far as it is known.
public struct StepPreview: Sendable {
  /// A request as it will leave, its secrets not masked.
  public struct Request: Sendable {
    /// The method.
    public var method: String
    /// The URL.
    public var url: String
    /// The headers, in order.
    public var headers: [RequestTemplate.Header]
    /// What is sent.
    public var body: JSONValue?

    /// A request.
    public init(method: String, url: String, headers: [RequestTemplate.Header], body: JSONValue?) {
      self.method = method
      self.url = url
      self.headers = headers
      self.body = body
    }
  }

  /// A variable that the step uses.
  public struct Variable: Sendable {
    /// The name.
    public var name: String
    /// The value in force; nil where it has none yet.
    public var binding: Binding?

    /// A variable with its value in force.
    public init(name: String, binding: Binding?) {
      self.name = name
      self.binding = binding
    }
  }

  /// The step.
  public var step: Step
  /// Its place among the steps, from 1.
  public var number: Int
  /// How many steps there are.
  public var count: Int
  /// The request, for a step that is one; what has no value yet stands in it as on the page.
  public var request: Request?
  /// The variables that it uses.
  public var variables: [Variable]

  /// A preview of `step`, the one of this number among `count`.
  public init(step: Step, number: Int, count: Int, request: Request?, variables: [Variable]) {
    self.step = step
    self.number = number
    self.count = count
    self.request = request
    self.variables = variables
  }
}

import JSON
import OpenAPI

/// Request + operation → what it carries, or the problem with it.
struct RequestReader {
  let operation: OpenAPI.Operation
  let document: Document
  let pathParameters: [String: String]
  let request: MockRequest

  /// Checks everything that the operation declares.
  func read() throws(Problem) -> RequestContent {
    let query = QueryString(request.query)
    try checkPath()
    var invalid: [InvalidParameter] = []
    var parameters: [String: JSONValue] = [:]
    for parameter in operation.parameters where parameter.place == .query || parameter.place == .header {
      if parameter.place == .header, KonnectRules.headersReadElsewhere.contains(parameter.name.lowercased()) {
        continue
      }
      let source: InvalidParameter.Source = parameter.place == .query ? .query : .header
      guard let value = value(of: parameter, in: query) else {
        if parameter.isRequired {
          invalid.append(
            InvalidParameter(field: parameter.name, rule: "required", reason: "is required", source: source))
        }
        continue
      }
      parameters[parameter.name] = value
      guard let schema = parameter.schema, !(parameter.allowsEmptyValue && value == "") else { continue }
      invalid += parametersInvalid(schema.validate(value), source: source, prefix: [parameter.name])
    }
    guard invalid.isEmpty else { throw .badRequest(invalid) }
    return RequestContent(query: query, parameters: parameters, body: try body())
  }

  /// A path parameter of the wrong form is a bad request where the operation declares 400, else leads nowhere.
  private func checkPath() throws(Problem) {
    var invalid: [InvalidParameter] = []
    for parameter in operation.parameters where parameter.place == .path {
      guard let text = pathParameters[parameter.name], let schema = parameter.schema else { continue }
      let value =
        schema.type == .array
        ? JSONValue.array(text.split(separator: ",").map { .string(String($0)) })
        : TypedText.value(of: text, for: schema)
      invalid += parametersInvalid(schema.validate(value), source: .path, prefix: [parameter.name])
    }
    guard let first = invalid.first else { return }
    if operation.response(for: 400)?.status == .exact(400) { throw .badRequest(invalid) }
    throw Problem(status: 404, detail: "\(first.field) \(first.reason)", invalidParameters: invalid)
  }

  // MARK: Parameters

  private func value(of parameter: OpenAPI.Operation.Parameter, in query: QueryString) -> JSONValue? {
    let texts = parameter.place == .query ? query.values(of: parameter.name) : headerValues(parameter.name)
    if parameter.place == .query, parameter.style == .deepObject {
      let members = query.members(of: parameter.name)
      guard !members.isEmpty else { return texts.last.map(JSONValue.string) }
      var object = JSONValue.emptyObject
      for member in members {
        let keys = member.keys + (isShort(member, parameter) ? ["eq"] : [])
        object = object.setting(.string(member.value), at: keys[...])
      }
      return parameter.schema.map { TypedText.typed(object, for: $0) } ?? object
    }
    guard let schema = parameter.schema else { return texts.last.map(JSONValue.string) }
    if schema.type == .array {
      guard !texts.isEmpty else { return nil }
      let separator: Character =
        switch parameter.style {
        case .pipeDelimited: "|"
        case .spaceDelimited: " "
        default: ","
        }
      let parts = texts.count > 1 ? texts : texts[0].split(separator: separator).map(String.init)
      return .array(parts.map { part in schema.items.map { TypedText.value(of: part, for: $0) } ?? .string(part) })
    }
    if schema.type == .object, parameter.place == .query, parameter.explodes, texts.isEmpty {
      var object = JSONValue.emptyObject
      for property in schema.properties {
        if let text = query[property.name] { object[property.name] = TypedText.value(of: text, for: property.schema) }
      }
      return object == .emptyObject ? .none : object
    }
    return texts.last.map { TypedText.value(of: $0, for: schema) }
  }

  /// Whether `filter[name]=x` stands for `filter[name][eq]=x`: the parameter's description has it so, its schema does not.
  private func isShort(_ member: (keys: [String], value: String), _ parameter: OpenAPI.Operation.Parameter) -> Bool {
    guard member.keys.count == 1, let key = member.keys.first,
      parameter.summary?.contains("\(parameter.name)[\(key)]=") == true,
      let field = parameter.schema?.property(key)?.schema, field.property("eq") != nil
    else { return false }
    return !field.validate(.string(member.value)).isEmpty
  }

  private func headerValues(_ name: String) -> [String] { request.headers[name.lowercased()].map { [$0] } ?? [] }

  // MARK: Body

  private func body() throws(Problem) -> JSONValue? {
    guard let declared = operation.requestBody, !declared.content.isEmpty else { return nil }
    guard !request.body.isEmpty else {
      guard declared.isRequired else { return nil }
      throw .invalid("", rule: "required", "a body is required")
    }
    let type = request.headers["content-type"] ?? "application/json"
    guard let content = declared.content.content(for: type) else {
      let taken = declared.content.map(\.mediaType).joined(separator: ", ")
      throw Problem(status: 415, detail: "\(type) is not taken here; taken: \(taken)")
    }
    let essence = type.prefix { $0 != ";" }.lowercased()
    guard essence.contains("json") else { return .string(String(decoding: request.body, as: UTF8.self)) }
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(bytes: request.body)
    } catch {
      throw .invalid("", rule: "invalid", "the body is no JSON: \(error)")
    }
    if let schema = content.schema {
      let violations = KonnectRules.violations(of: value, against: schema, direction: .request)
      let invalid = parametersInvalid(violations, source: .body, prefix: [])
      guard invalid.isEmpty else { throw .badRequest(invalid) }
    }
    return value
  }

  private func parametersInvalid(
    _ violations: [SchemaViolation], source: InvalidParameter.Source, prefix: [String]
  ) -> [InvalidParameter] {
    var seen: Set<InvalidParameter> = []
    return violations.map {
      InvalidParameter($0, keywordValue: document.raw[$0.schema], source: source, prefix: prefix)
    }.filter { seen.insert($0).inserted }
  }
}

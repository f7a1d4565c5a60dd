import JSON
import SourceText

extension DocumentReader {
  private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  /// All operations in the order written.
  mutating func operations(servers: [Server]) -> [Operation] {
    let place = SchemaLocation(source: 0, pointer: JSONPointer(["paths"]))
    guard let paths = raw["paths"] else { return [] }
    guard let items = paths.object else {
      if !paths.isNull { report("paths must be an object", at: place) }
      return []
    }
    var operations: [Operation] = []
    var ids: Set<String> = []
    for (path, item) in items where !path.hasPrefix("x-") {
      let written = place.appending(path)
      guard path.hasPrefix("/") else {
        report("the path \(path) must begin with /", at: written)
        continue
      }
      guard let (item, location) = follow(item, at: written) else { continue }
      guard case .object(let members) = item else {
        report("a path must have an object", at: written)
        continue
      }
      let pathServers = self.servers(at: location.pointer, in: item) ?? servers
      let shared = parameters(of: item, at: location)
      for (key, value) in members where Self.methods.contains(key) {
        let place = location.appending(key)
        guard case .object = value else {
          report("an operation must be an object", at: place)
          continue
        }
        let operation = operation(
          key.uppercased(), path, value, at: place, shared: shared, servers: pathServers)
        if !ids.insert(operation.id).inserted {
          report("the operationId \(operation.id) stands twice", at: place, severity: .warning)
        }
        operations.append(operation)
      }
    }
    return operations
  }

  private mutating func operation(
    _ method: String, _ path: String, _ value: JSONValue, at location: SchemaLocation,
    shared: [Operation.Parameter], servers: [Server]
  ) -> Operation {
    let template = PathTemplate(path)
    var parameters = shared
    for own in self.parameters(of: value, at: location) {
      if let index = parameters.firstIndex(where: { $0.name == own.name && $0.place == own.place }) {
        parameters[index] = own
      } else {
        parameters.append(own)
      }
    }
    for name in template.parameterNames where !parameters.contains(where: { $0.place == .path && $0.name == name }) {
      report("the path parameter \(name) is not declared", at: location, severity: .warning)
    }
    let security = (value["security"] ?? raw["security"])?.array ?? []
    return Operation(
      id: value["operationId"]?.scalarText ?? "\(method) \(path)", method: method, path: template,
      servers: self.servers(at: location.pointer, in: value) ?? servers, summary: value["summary"]?.string,
      tags: (value["tags"]?.array ?? []).compactMap(\.string), isDeprecated: value["deprecated"]?.bool == true,
      requiresSecurity: !security.isEmpty && !security.contains { $0.object?.isEmpty == true },
      parameters: parameters, requestBody: requestBody(of: value, at: location),
      responses: responses(of: value, at: location), location: location.pointer.description)
  }

  // MARK: Parameters

  private mutating func parameters(of value: JSONValue, at location: SchemaLocation) -> [Operation.Parameter] {
    guard let written = value["parameters"], !written.isNull else { return [] }
    let place = location.appending("parameters")
    guard let entries = written.array else {
      report("parameters must be a list", at: place)
      return []
    }
    return entries.enumerated().compactMap { index, entry in
      guard let (value, location) = follow(entry, at: place.appending(String(index))) else { return nil }
      if let known = knownParameters[location] { return known }
      let parameter = parameter(value, at: location)
      knownParameters[location] = parameter
      return parameter
    }
  }

  private mutating func parameter(_ value: JSONValue, at location: SchemaLocation) -> Operation.Parameter? {
    guard let name = value["name"]?.scalarText else {
      report("a parameter must have a name", at: location)
      return nil
    }
    guard let place = value["in"]?.string.flatMap(Operation.Parameter.Place.init) else {
      report("the parameter \(name) must have an \"in\" of path, query, header or cookie", at: location)
      return nil
    }
    var style: Operation.Parameter.Style = place == .query || place == .cookie ? .form : .simple
    if let written = value["style"] {
      if let known = written.string.flatMap(Operation.Parameter.Style.init) {
        style = known
      } else {
        report("\(written) is no style of parameters", at: location.appending("style"))
      }
    }
    let content = contents(of: value, at: location).first
    return Operation.Parameter(
      name: name, place: place, isRequired: place == .path || value["required"]?.bool == true,
      isDeprecated: value["deprecated"]?.bool == true, allowsEmptyValue: value["allowEmptyValue"]?.bool == true,
      style: style, explodes: value["explode"]?.bool ?? (style == .form), summary: value["description"]?.string,
      schema: schema("schema", of: value, at: location) ?? content?.schema, mediaType: content?.mediaType,
      example: value["example"] ?? examples(of: value, at: location).first?.value)
  }
}

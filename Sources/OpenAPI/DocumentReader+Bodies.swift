import JSON

extension DocumentReader {
  mutating func requestBody(of operation: JSONValue, at location: SchemaLocation) -> Operation.RequestBody? {
    guard let written = operation["requestBody"], !written.isNull,
      let (value, location) = follow(written, at: location.appending("requestBody"))
    else { return nil }
    return Operation.RequestBody(
      isRequired: value["required"]?.bool == true, summary: value["description"]?.string,
      content: contents(of: value, at: location))
  }

  mutating func responses(of operation: JSONValue, at location: SchemaLocation) -> [Operation.Response] {
    guard let written = operation["responses"], !written.isNull else { return [] }
    let place = location.appending("responses")
    guard let entries = written.object else {
      report("responses must be an object", at: place)
      return []
    }
    return entries.compactMap { key, entry in
      if key.hasPrefix("x-") { return nil }
      guard let status = Operation.Status(key) else {
        report("\"\(key)\" is no status; write 200, 2XX or default", at: place.appending(key))
        return nil
      }
      guard let (value, location) = follow(entry, at: place.appending(key)) else { return nil }
      let known = knownResponses[location] ?? response(value, at: location)
      knownResponses[location] = known
      return Operation.Response(status: status, summary: known.summary, headers: known.headers, content: known.content)
    }
  }

  private mutating func response(_ value: JSONValue, at location: SchemaLocation) -> Operation.Response {
    var headers: [Operation.Header] = []
    for (name, entry) in value["headers"]?.object ?? [:] {
      guard let (header, place) = follow(entry, at: location.appending("headers", name)) else { continue }
      headers.append(
        Operation.Header(
          name: name, isRequired: header["required"]?.bool == true, schema: schema("schema", of: header, at: place)))
    }
    return Operation.Response(
      status: .default, summary: value["description"]?.string ?? "", headers: headers,
      content: contents(of: value, at: location))
  }

  /// The media types of a body, response or parameter.
  mutating func contents(of value: JSONValue, at location: SchemaLocation) -> [Operation.Content] {
    guard let written = value["content"], !written.isNull else { return [] }
    guard let entries = written.object else {
      report("content must be an object of media types", at: location.appending("content"))
      return []
    }
    return entries.map { type, entry in
      let place = location.appending("content", type)
      return Operation.Content(
        mediaType: type, schema: schema("schema", of: entry, at: place), examples: examples(of: entry, at: place))
    }
  }

  /// The examples of a media type or parameter, the lone `example` first.
  mutating func examples(of value: JSONValue, at location: SchemaLocation) -> [Operation.Example] {
    var examples: [Operation.Example] = []
    if let example = value["example"] { examples.append(Operation.Example(name: "", summary: nil, value: example)) }
    for (name, entry) in value["examples"]?.object ?? [:] {
      guard let (example, _) = follow(entry, at: location.appending("examples", name)),
        let content = example["value"]
      else { continue }
      examples.append(Operation.Example(name: name, summary: example["summary"]?.string, value: content))
    }
    return examples
  }

  /// The schema that `keyword` of `value` holds; compiled when used.
  func schema(_ keyword: String, of value: JSONValue, at location: SchemaLocation) -> Schema? {
    value[keyword] == nil ? nil : graph.schema(at: location.appending(keyword))
  }
}

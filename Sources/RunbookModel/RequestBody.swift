public import JSON

/// What a request sends.
public enum RequestBody: Sendable, Hashable {
  /// A value, sent as JSON.
  case json(JSONValue)
  /// A text, sent as it stands.
  case text(String)
  /// The fields of a form, sent as `multipart/form-data`.
  case form([FormField])
  /// The output of a shell command.
  case output(command: String)
  /// The content of a file.
  case file(path: String)

  /// A field of a form.
  public struct FormField: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value; `@path` stands for a file.
    public var value: String

    /// The field `name`.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a body that is JSON.
  public var json: JSONValue? { if case .json(let value) = self { value } else { nil } }

  /// The body as one value, for people.
  public var value: JSONValue {
    switch self {
    case .json(let value): value
    case .text(let text): .string(text)
    case .form(let fields): .object(JSONObject(fields.map { ($0.name, .string($0.value)) }))
    case .output(let command): .string(command)
    case .file(let path): .string("@\(path)")
    }
  }

  /// Every text of the body in which variables are replaced, with its pointer.
  public func walkTexts(_ body: (JSONPointer, String) -> Void) {
    switch self {
    case .json(let value):
      value.walk { pointer, value in
        if let text = value.string { body(pointer, text) }
      }
    case .text(let text), .output(let text): body(.root, text)
    case .form(let fields): for field in fields { body(JSONPointer([field.name]), field.value) }
    case .file(let path): body(.root, path)
    }
  }

  /// The body with each of its texts replaced.
  public func mapTexts(_ transform: (String) -> String) -> RequestBody {
    switch self {
    case .json(let value): .json(value.mapStrings(transform))
    case .text(let text): .text(transform(text))
    case .form(let fields): .form(fields.map { FormField(name: $0.name, value: transform($0.value)) })
    case .output(let command): .output(command: transform(command))
    case .file(let path): .file(path: transform(path))
    }
  }
}

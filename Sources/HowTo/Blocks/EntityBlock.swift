import JSON
import RunbookModel

/// An `entity_examples` block → the decK file that the page has its reader apply.
enum EntityBlock {
  /// The file, in JSON, which is YAML; `${name}` in it becomes the value of the block's variable of that name.
  static func commandBlock(of block: YAMLBlock) -> CommandBlock {
    var file: JSONObject = ["_format_version": "3.0"]
    for (kind, entities) in block.values["entities"]?.object ?? [:] { file[kind] = entities }
    let variables = block.values["variables"]?.object ?? [:]
    let filled = JSONValue.object(file).mapStrings { filling($0, with: variables) }
    var command = CommandBlock(
      language: "yaml", text: JSONSerializer(isPretty: true).serialize(filled), settings: block.settings())
    for (pointer, range) in block.places where pointer.tokens.first == "entities" {
      command.places[JSONPointer(Array(pointer.tokens.dropFirst()))] = range
    }
    for (name, variable) in variables {
      guard let used = environmentName(of: variable) else { continue }
      let pointer = JSONPointer(["variables", name])
      command.needPlaces[used] = block.places[pointer.appending("value")] ?? block.places[pointer]
    }
    return command
  }

  /// The text with every `${name}` replaced; what no variable is called stays.
  ///
  /// A value is `$NAME` on these pages; decK reads the environment in its own spelling and with its own prefix, so that
  /// `$KEY` is `${{ env "DECK_KEY" }}` there.
  private static func filling(_ text: String, with variables: JSONObject) -> String {
    guard text.contains("${") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      result += rest[..<open.lowerBound]
      rest = rest[open.lowerBound...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = String(rest[open.upperBound..<close])
      result += variables[name].map(value(of:)) ?? String(rest[...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func value(of variable: JSONValue) -> String {
    let text = variable["value"]?.scalarText ?? variable.scalarText ?? ""
    return environmentName(of: variable).map { "${{ env \"\($0)\" }}" } ?? text
  }

  /// The name under which decK finds the value of a variable in the environment; nil for a value that is written out.
  private static func environmentName(of variable: JSONValue) -> String? {
    let text = variable["value"]?.scalarText ?? variable.scalarText ?? ""
    guard text.hasPrefix("$") else { return nil }
    return "DECK_\(text.dropFirst().trimming { "{}".contains($0) })"
  }
}

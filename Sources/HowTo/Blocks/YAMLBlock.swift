import JSON
import SourceText

/// The YAML body of a Konnect tag, parsed, with the places of its parts in what the author typed.
struct YAMLBlock: Sendable {
  /// A body that is no mapping.
  struct Unreadable: Error {
    /// What is wrong, where.
    var diagnostic: Diagnostic
  }

  /// The values.
  let values: JSONValue
  /// Where each value stands.
  let places: [JSONPointer: SourceRange]
  /// Where each key stands.
  let keyPlaces: [JSONPointer: SourceRange]
  /// What is wrong with it although it can be read.
  let diagnostics: [Diagnostic]

  /// Parses the body of `payload`.
  ///
  /// - Throws: `Unreadable` with a diagnostic at the fault.
  init(_ payload: BlockPayload) throws(Unreadable) {
    let document: YAMLDocument
    do throws(YAMLDocument.Failure) {
      document = try YAMLDocument.parse(payload.body.text)
    } catch {
      let offset = min(error.offset, max(payload.body.count - 1, 0))
      let place = payload.body.origin(of: offset..<offset + 1)
      throw Unreadable(
        diagnostic: Diagnostic(
          .error, rule: "unreadable-block", "the YAML of this `\(payload.name)` block cannot be read: \(error.message)",
          at: place ?? payload.range, notes: [.init("the block begins here", at: payload.range)],
          fix: .init("mend the YAML; a block is lines of `key: value`, indented by spaces")))
    }
    guard document.value.object != nil else {
      throw Unreadable(
        diagnostic: Diagnostic(
          .error, rule: "unreadable-block",
          "this `\(payload.name)` block holds \(Self.name(of: document.value)), not keys and values",
          at: payload.range, fix: .init("write it as lines of `key: value`")))
    }
    values = document.value
    let body = payload.body
    places = document.places.compactMapValues { body.origin(of: $0.value) }
    keyPlaces = document.places.compactMapValues { $0.key.flatMap(body.origin(of:)) }
    diagnostics = document.repeatedKeys.map { range in
      let key = body.slice(range).text
      return Diagnostic(
        .warning, rule: "repeated-key", "`\(key)` is given twice here; the later one counts",
        at: body.origin(of: range) ?? payload.range, fix: .init("remove one of the two"))
    }
  }

  private static func name(of value: JSONValue) -> String {
    switch value {
    case .null: "nothing"
    case .array: "a list"
    default: "a single \(value.typeName)"
    }
  }

  private init(values: JSONValue, places: [JSONPointer: SourceRange], keyPlaces: [JSONPointer: SourceRange]) {
    self.values = values
    self.places = places
    self.keyPlaces = keyPlaces
    diagnostics = []
  }

  /// The part at `pointer` as a block of its own, with pointers from there.
  func part(at pointer: JSONPointer) -> YAMLBlock {
    let count = pointer.tokens.count
    func relative(_ places: [JSONPointer: SourceRange]) -> [JSONPointer: SourceRange] {
      let below = places.lazy.filter { $0.key.tokens.starts(with: pointer.tokens) }
      return Dictionary(
        uniqueKeysWithValues: below.map { (JSONPointer(Array($0.key.tokens.dropFirst(count))), $0.value) })
    }
    return YAMLBlock(values: values[pointer] ?? .null, places: relative(places), keyPlaces: relative(keyPlaces))
  }

  /// The keys and values but for those of `keys`.
  func settings(besides keys: Set<String> = []) -> JSONObject {
    JSONObject((values.object ?? [:]).lazy.filter { !keys.contains($0.key) }.map { ($0.key, $0.value) })
  }

  /// Where the value at `key` stands.
  func place(of key: String) -> SourceRange? { places[JSONPointer([key])] }
}

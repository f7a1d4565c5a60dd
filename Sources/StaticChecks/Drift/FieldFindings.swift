import JSON
import OpenAPI
import RunbookModel
import SourceText

/// A body and two versions of its schema → what the changes mean for its fields.
struct FieldFindings {
  let use: DocumentedUse
  let body: JSONValue
  /// Whether all scalars of the body are texts, as in a form.
  let isText: Bool
  let comparison: SchemaComparison

  /// Further values are not looked at.
  private static let maximumValues = 5000

  /// One change of one value of the body.
  private struct Touch: Hashable {
    var place: JSONPointer
    var change: ContractChange
  }

  /// The findings: of changes of the schema in the order of the body, then of violations that no change explains.
  var findings: [Diagnostic] {
    let fresh = freshViolations
    var found: [Diagnostic] = []
    var explained: Set<JSONPointer> = []
    for touch in touches {
      guard let diagnostic = finding(touch, fresh, isTold: explained.contains(touch.place)) else { continue }
      found.append(diagnostic)
      explained.insert(touch.place)
      if case .removed(let name?) = touch.change { explained.insert(touch.place.parent.appending(name)) }
    }
    for violation in fresh {
      let isExplained = (0...violation.instance.tokens.count).contains { count in
        explained.contains(JSONPointer(Array(violation.instance.tokens.prefix(count))))
      }
      guard !isExplained else { continue }
      explained.insert(violation.instance)
      found.append(finding(violation))
    }
    return found
  }

  // MARK: Changes

  /// The changes that concern values of the body, each once.
  private var touches: [Touch] {
    var touches: [Touch] = []
    var seen: Set<Touch> = []
    var count = 0
    body.walk { pointer, _ in
      count += 1
      guard count <= Self.maximumValues else { return }
      for change in comparison.changes(at: schemaPlace(of: pointer)) {
        let place = JSONPointer(Array(pointer.tokens.prefix(change.field.tokens.count)))
        let touch = Touch(place: place, change: change.change)
        if seen.insert(touch).inserted { touches.append(touch) }
      }
    }
    return touches
  }

  /// The place in the schema: `-` for every item.
  private func schemaPlace(of pointer: JSONPointer) -> JSONPointer {
    var value: JSONValue? = body
    var tokens: [String] = []
    for token in pointer.tokens {
      let isItem = value?.array != nil
      tokens.append(isItem ? "-" : token)
      value = value?[JSONPointer([token])]
    }
    return JSONPointer(tokens)
  }

  /// - Parameter isTold: Whether another change of the same value is told already.
  private func finding(_ touch: Touch, _ fresh: [SchemaViolation], isTold: Bool) -> Diagnostic? {
    let violation = fresh.first { $0.instance.tokens.starts(with: touch.place.tokens) }
    let value = body[touch.place]
    let message = "\(label(touch.place)) \(ChangeWording.text(touch.change))"
    let range = range(of: touch.place)
    switch touch.change {
    case .removed(let name): return removed(touch.place, message, newName: name, isRefused: violation != nil)
    case .deprecated:
      return use.finding(
        .warning, .requestFieldChanged, message, at: range,
        fix: "look up in the specification what is to be sent in its place")
    case .readOnly:
      return use.finding(
        violation == nil ? .warning : .error, .requestFieldChanged, message, at: range, fix: "take it out")
    case .valuesRemoved, .constraint:
      guard let text = value?.string, text.holdsVariable else { break }
      return use.finding(
        .warning, .requestFieldChanged, message, at: range, fix: "see to it that the value of `\(text)` fits")
    case .type, .notNullable, .required, .optional, .nullable, .writeOnly: break
    }
    guard let violation, violation.instance == touch.place, !isTold else { return nil }
    return use.finding(.error, .requestFieldChanged, message, at: range, fix: advice(for: touch.change))
  }

  private func removed(_ place: JSONPointer, _ message: String, newName: String?, isRefused: Bool) -> Diagnostic {
    let range = range(of: place)
    guard let newName, let name = place.tokens.last else {
      return use.finding(
        isRefused ? .error : .warning, .requestFieldRemoved, message, at: range,
        fix: isRefused ? "take it out, as it is refused" : "take it out, as it has no effect any more")
    }
    let key =
      use.request.places[JSONPointer(bodyKey + place.tokens)].flatMap { PageEdit.key(name, of: $0) }
      ?? range.flatMap { PageEdit.occurrence(of: name, in: $0) }
    return use.finding(
      .error, .requestFieldRemoved, message, at: key ?? range, fix: "write `\(newName)`",
      replacement: key.map { _ in newName })
  }

  private func advice(for change: ContractChange) -> String {
    if case .valuesRemoved(_, let kept) = change { return ChangeWording.advice("write", kept) }
    return "write a value that fits"
  }

  // MARK: Violations

  /// What the newer schema forbids and the older did not.
  private var freshViolations: [SchemaViolation] {
    struct Key: Hashable {
      var instance: JSONPointer
      var keyword: String
    }
    let known = Set(
      comparison.old.validate(body, direction: .request).map { Key(instance: $0.instance, keyword: $0.keyword) })
    return comparison.new.validate(body, direction: .request).filter { violation in
      !(isText && violation.keyword == "type")
        && !known.contains(Key(instance: violation.instance, keyword: violation.keyword))
    }
  }

  private func finding(_ violation: SchemaViolation) -> Diagnostic {
    let name = violation.instance.tokens.last ?? ""
    if violation.keyword == "required" {
      return use.finding(
        .error, .requestFieldRequired, "\(label(violation.instance)) is required now",
        at: range(of: violation.instance.parent), fix: "add `\(name)`")
    }
    let text = body[violation.instance]?.string
    let isOpen = violation.isAmbiguity || text?.holdsVariable == true
    return use.finding(
      isOpen ? .warning : .error, .requestFieldChanged, "\(label(violation.instance)) \(violation.message)",
      at: range(of: violation.instance),
      fix: isOpen ? "see to it that the value fits" : "write a value that fits")
  }

  // MARK: Places

  /// The key of the block that holds the body.
  private var bodyKey: [String] { isText ? ["form_data"] : ["body"] }

  private func range(of place: JSONPointer) -> SourceRange? {
    use.request.range(of: JSONPointer(bodyKey + place.tokens))
  }

  private func label(_ place: JSONPointer) -> String {
    place.tokens.isEmpty ? "the body" : "request field `\(ChangeWording.field(place))`"
  }
}

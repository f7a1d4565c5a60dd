import Yams

/// Walks Yams' node tree and makes a `JSONValue` of it.
struct YAMLReader {
  private let text: String
  private let keepsPlaces: Bool
  /// Of a byte order mark, which Yams does not get to see.
  private let skipped: Int
  private lazy var index = YAMLTextIndex(text)
  /// What is written has fewer nodes than bytes; the rest is for aliases.
  private let nodeLimit: Int
  private var nodeCount = 0
  private var depth = 0
  private(set) var places: [JSONPointer: YAMLDocument.Place] = [:]
  private(set) var repeatedKeys: [Range<Int>] = []
  /// The names under which repeated keys are read, and dropped.
  private var droppedNames: Set<String> = []

  /// Reads a document, all of its recursion on this thread.
  static func document(_ text: String, keepsPlaces: Bool) throws(YAMLDocument.Failure) -> YAMLDocument {
    var reader = YAMLReader(text: text, keepsPlaces: keepsPlaces)
    let value = try reader.read()
    return YAMLDocument(value: value, places: reader.places, repeatedKeys: reader.repeatedKeys)
  }

  init(text: String, keepsPlaces: Bool) {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    self.text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    skipped = hasMark ? 3 : 0
    self.keepsPlaces = keepsPlaces
    nodeLimit = YAMLDocument.nodesOfAliases + 10 * text.utf8.count
  }

  mutating func read() throws(YAMLDocument.Failure) -> JSONValue {
    if let failure = YAMLAliasCheck.failure(in: text) {
      throw YAMLDocument.Failure(message: failure.message, offset: failure.offset + skipped)
    }
    guard let root = try root() else { return .null }
    return try value(of: root, at: .root, key: nil).value
  }

  /// Each repeated key costs another reading.
  private static let maximumRepeatedKeys = 20

  private mutating func root() throws(YAMLDocument.Failure) -> Node? {
    var text = text
    while true {
      do {
        // No resolver rules: plain scalars are resolved here, without regular expressions.
        return try Parser(yaml: text, resolver: .basic, constructor: .default, encoding: .utf8).singleRoot()
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first,
          droppedNames.count < Self.maximumRepeatedKeys,
          let renamed = YAMLRepeatedKey(key, at: index.offset(of: context.mark), in: text)
        else { throw failure(of: error) }
        text = renamed.text
        droppedNames.insert(renamed.name)
      } catch {
        throw YAMLDocument.Failure(message: "\(error)", offset: 0)
      }
    }
  }

  // MARK: Nodes

  private mutating func value(
    of node: Node, at pointer: JSONPointer, key: Range<Int>?
  ) throws(YAMLDocument.Failure) -> (value: JSONValue, end: Int) {
    nodeCount += 1
    guard nodeCount <= nodeLimit else { throw failure("aliases make more than \(nodeLimit) nodes", at: node.mark) }
    guard depth <= YAMLDocument.maximumDepth else {
      throw failure("nested deeper than \(YAMLDocument.maximumDepth) levels", at: node.mark)
    }
    depth += 1
    defer { depth -= 1 }
    let start = keepsPlaces ? index.offset(of: node.mark) : 0
    var end = start
    let value: JSONValue
    switch node {
    case .scalar(let scalar):
      if keepsPlaces { end = index.end(of: scalar, from: start) }
      // `!!str 5` is text; any other tag leaves a plain scalar what it looks like.
      let isText = scalar.style != .plain || scalar.tag.rawValue == Tag.Name.str.rawValue
      value = isText ? .string(scalar.string) : YAMLScalar.resolve(scalar.string)
    case .sequence(let sequence):
      var elements: [JSONValue] = []
      elements.reserveCapacity(sequence.count)
      for (index, element) in sequence.enumerated() {
        let (value, elementEnd) = try self.value(of: element, at: step(pointer, String(index)), key: nil)
        elements.append(value)
        end = max(end, elementEnd)
      }
      value = .array(elements)
      if keepsPlaces { end = index.endOfCollection(from: start, lastPart: end) }
    case .mapping(let mapping):
      (value, end) = try members(of: mapping, at: pointer, from: start)
      if keepsPlaces { end = index.endOfCollection(from: start, lastPart: end) }
    case .alias(let alias):
      throw failure("unknown alias \(alias.anchor)", at: alias.mark)
    }
    if keepsPlaces { places[pointer] = .init(key: shifted(key), value: start + skipped..<max(start, end) + skipped) }
    return (value, end)
  }

  private mutating func members(
    of mapping: Node.Mapping, at pointer: JSONPointer, from start: Int
  ) throws(YAMLDocument.Failure) -> (value: JSONValue, end: Int) {
    var members: JSONObject = [:]
    var end = start
    for (keyNode, valueNode) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        throw failure("a key must be a single value", at: keyNode.mark)
      }
      if droppedNames.contains(scalar.string) {
        let start = index.offset(of: scalar.mark) + skipped
        repeatedKeys.append(start..<start + scalar.string.utf8.count)
        continue
      }
      var key: Range<Int>?
      if keepsPlaces {
        let keyStart = index.offset(of: scalar.mark)
        key = keyStart..<max(keyStart, index.end(of: scalar, from: keyStart))
        end = max(end, key?.upperBound ?? end)
      }
      let valueEnd: Int
      if scalar.string == "<<", scalar.style == .plain, let sources = Self.mergeSources(of: valueNode) {
        valueEnd = try merge(sources, into: &members, at: pointer, key: key)
      } else {
        let (value, ownEnd) = try self.value(of: valueNode, at: step(pointer, scalar.string), key: key)
        members[scalar.string] = value
        valueEnd = ownEnd
      }
      end = max(end, valueEnd)
    }
    return (.object(members), end)
  }

  /// The mappings that `<<: *a` or `<<: [*a, *b]` names; nil where the value is something else, and `<<` a common key.
  private static func mergeSources(of node: Node) -> [Node]? {
    switch node {
    case .mapping: return [node]
    case .sequence(let sequence):
      let isAll = sequence.allSatisfy { if case .mapping = $0 { true } else { false } }
      return isAll ? Array(sequence) : nil
    case .scalar, .alias: return nil
    }
  }

  /// As Psych does: members before `<<` are replaced, members behind it replace; of several sources the first wins.
  private mutating func merge(
    _ sources: [Node], into members: inout JSONObject, at pointer: JSONPointer, key: Range<Int>?
  ) throws(YAMLDocument.Failure) -> Int {
    var end = 0
    for source in sources.reversed() {
      // Read at the place of the mapping that takes it in, so that its members' places are found there.
      let (value, sourceEnd) = try self.value(of: source, at: pointer, key: key)
      members.merge(value.object ?? [:]) { $1 }
      end = max(end, sourceEnd)
    }
    return end
  }

  private func step(_ pointer: JSONPointer, _ token: String) -> JSONPointer {
    keepsPlaces ? pointer.appending(token) : pointer
  }

  private func shifted(_ range: Range<Int>?) -> Range<Int>? {
    range.map { $0.lowerBound + skipped..<$0.upperBound + skipped }
  }

  // MARK: Failures

  private mutating func failure(_ message: String, at mark: Mark?) -> YAMLDocument.Failure {
    .init(message: message, offset: index.offset(of: mark) + skipped)
  }

  private mutating func failure(of error: YamlError) -> YAMLDocument.Failure {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      // libyaml's own words on tabs ("found character that cannot start any token") help nobody.
      if problem.contains("tab character") || problem.contains("cannot start any token"),
        let tab = index.indentingTab(near: index.offset(of: mark))
      {
        return .init(message: "a tab indents this line; YAML allows spaces only", offset: tab + skipped)
      }
      if problem.contains("nesting level") { return failure("it is nested too deeply", at: mark) }
      let message = [problem, context?.text].compactMap { $0 }.joined(separator: " ")
      // What was opened and not closed is where to look; the problem is met far from there.
      let isOpen = context?.text.contains("quoted scalar") == true || context?.text.contains("flow") == true
      if isOpen, let opening = context?.mark { return failure(message, at: opening) }
      if let quote = index.quoteOverLines(endingNear: index.offset(of: mark)) {
        return YAMLDocument.Failure(
          message: "the quote that begins here is not closed on its line", offset: quote + skipped)
      }
      return failure(message, at: mark)
    case .composer(let context, let problem, let mark, _):
      return failure([context?.text, problem].compactMap { $0 }.joined(separator: " "), at: mark)
    case .reader(let problem, _, _, _):
      guard let (offset, scalar) = index.firstForbiddenCharacter() else { return .init(message: problem, offset: 0) }
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(4 - code.count, 0))
      return .init(message: "the character U+\(padding)\(code) is not allowed", offset: offset + skipped)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return failure("the key \(names) stands twice in one mapping", at: context.mark)
    default:
      return .init(message: "\(error)", offset: 0)
    }
  }
}

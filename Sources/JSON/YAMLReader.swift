import SourceText
import Yams

/// Walks Yams' node tree and makes a `JSONValue` of it.
struct YAMLReader {
  private let file: SourceFile
  private let keepsPlaces: Bool
  private var nodeCount = 0
  private(set) var places: [JSONPointer: YAMLDocument.Place] = [:]

  init(text: String, keepsPlaces: Bool) {
    file = SourceFile(path: "", text: text)
    self.keepsPlaces = keepsPlaces
  }

  mutating func read() throws(YAMLDocument.Failure) -> JSONValue {
    if let tab = offsetOfIndentingTab() {
      throw YAMLDocument.Failure(message: "a tab indents this line; YAML allows spaces only", offset: tab)
    }
    let root: Node?
    do {
      // No resolver rules: plain scalars are resolved here, without regular expressions.
      root = try Parser(yaml: file.text, resolver: .basic, constructor: .default, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw failure(of: error)
    } catch {
      throw YAMLDocument.Failure(message: "\(error)", offset: 0)
    }
    guard let root else { return .null }
    return try value(of: root, at: .root, key: nil).value
  }

  // MARK: Nodes

  private mutating func value(
    of node: Node, at pointer: JSONPointer, key: Range<Int>?
  ) throws(YAMLDocument.Failure) -> (value: JSONValue, end: Int) {
    nodeCount += 1
    let start = offset(of: node.mark)
    guard nodeCount <= YAMLDocument.maximumNodes else {
      throw YAMLDocument.Failure(message: "more than \(YAMLDocument.maximumNodes) nodes", offset: start)
    }
    var end = start
    let value: JSONValue
    switch node {
    case .scalar(let scalar):
      end = self.end(of: scalar, from: start)
      value = Self.resolve(scalar)
    case .sequence(let sequence):
      var elements: [JSONValue] = []
      for (index, element) in sequence.enumerated() {
        let (value, elementEnd) = try self.value(of: element, at: step(pointer, String(index)), key: nil)
        elements.append(value)
        end = max(end, elementEnd)
      }
      value = .array(elements)
    case .mapping(let mapping):
      (value, end) = try members(of: mapping, at: pointer, from: start)
    case .alias(let alias):
      throw YAMLDocument.Failure(message: "unknown alias \(alias.anchor)", offset: start)
    }
    if keepsPlaces { places[pointer] = .init(key: key, value: start..<max(start, end)) }
    return (value, end)
  }

  private mutating func members(
    of mapping: Node.Mapping, at pointer: JSONPointer, from start: Int
  ) throws(YAMLDocument.Failure) -> (value: JSONValue, end: Int) {
    var members: JSONObject = [:]
    var merged: JSONObject = [:]
    var end = start
    for (keyNode, valueNode) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        throw YAMLDocument.Failure(message: "a key must be a single value", offset: offset(of: keyNode.mark))
      }
      let keyStart = offset(of: scalar.mark)
      let key = keyStart..<self.end(of: scalar, from: keyStart)
      let (value, valueEnd) = try self.value(of: valueNode, at: step(pointer, scalar.string), key: key)
      end = max(end, valueEnd, key.upperBound)
      if scalar.string == "<<", scalar.style == .plain {
        for case .object(let source) in value.array ?? [value] {
          merged.merge(source) { first, _ in first }
        }
      } else {
        members[scalar.string] = value
      }
    }
    members.merge(merged) { own, _ in own }
    return (.object(members), end)
  }

  private func step(_ pointer: JSONPointer, _ token: String) -> JSONPointer {
    keepsPlaces ? pointer.appending(token) : pointer
  }

  // MARK: Places

  private func offset(of mark: Mark?) -> Int {
    guard let mark, let line = file.lineText(mark.line) else { return 0 }
    // libyaml counts columns in Unicode scalars.
    let before = line.unicodeScalars.prefix(mark.column - 1).reduce(0) { $0 + UTF8.width($1) }
    return file.offset(of: SourcePosition(line: mark.line, column: before + 1))
  }

  /// Where the scalar that starts at `start` ends: exactly for scalars on one line, the line's end for others.
  private func end(of scalar: Node.Scalar, from start: Int) -> Int {
    let utf8 = file.text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: start)
    let line = utf8[from...].prefix { $0 != UInt8(ascii: "\n") }
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      guard let quote = line.first else { return start }
      var isEscaped = false
      for (index, byte) in line.enumerated().dropFirst() {
        if isEscaped { isEscaped = false; continue }
        if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { isEscaped = true; continue }
        if byte == quote { return start + index + 1 }
      }
      return start + line.count
    case .any, .plain, .literal, .folded:
      let isWhole = scalar.style == .plain && line.starts(with: scalar.string.utf8)
      if isWhole { return start + scalar.string.utf8.count }
      let blanks = line.reversed().prefix { $0 == 32 || $0 == 13 || $0 == 9 }.count
      return start + line.count - blanks
    }
  }

  private func failure(of error: YamlError) -> YAMLDocument.Failure {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let message = [problem, context?.text].compactMap { $0 }.joined(separator: " ")
      return .init(message: message.trimmingPrefix(" ").description, offset: offset(of: mark))
    case .reader(let problem, let offset, _, _):
      return .init(message: problem, offset: offset ?? 0)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return .init(message: "the key \(names) stands twice in one mapping", offset: offset(of: context.mark))
    default:
      return .init(message: "\(error)", offset: 0)
    }
  }

  /// The first tab that stands in a line's indentation outside quotes and block scalars, where libyaml's own message
  /// ("found character that cannot start any token") helps nobody.
  private func offsetOfIndentingTab() -> Int? {
    guard file.text.utf8.contains(UInt8(ascii: "\t")) else { return nil }
    var blockIndent: Int?
    for number in 1...max(file.lineCount, 1) {
      guard let line = file.lineText(number) else { break }
      let spaces = line.utf8.prefix { $0 == 32 }.count
      let rest = line.utf8.dropFirst(spaces)
      if rest.allSatisfy({ $0 == 9 || $0 == 32 }) { continue }
      if let indent = blockIndent, spaces > indent { continue }
      blockIndent = nil
      if rest.first == UInt8(ascii: "\t") {
        return file.offset(of: SourcePosition(line: number, column: spaces + 1))
      }
      if Self.opensBlockScalar(line) { blockIndent = spaces }
    }
    return nil
  }

  private static func opensBlockScalar(_ line: Substring) -> Bool {
    guard let last = line.split(separator: " ").last(where: { !$0.isEmpty }) else { return false }
    return (last.hasPrefix("|") || last.hasPrefix(">")) && last.dropFirst().allSatisfy { "+-0123456789".contains($0) }
  }
}

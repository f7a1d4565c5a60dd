import Foundation
import TestSupport
import Testing

@testable import JSON

/// Holds the fast reader against the other one, which is Yams.
@Suite struct BlockYAMLReaderTests {
  /// What Yams' node tree makes of `text`, as JSON text, in which key order and digits show; nil where it is refused.
  private static func reference(_ text: String) -> String? {
    try? YAMLReader.document(text, keepsPlaces: false).value.description
  }

  @Test(arguments: [
    "a: 1\nb: two words\nc:\n  d: [1, x, \"y\", 'z', {k: v, \"q\": [true]}, {}, []]\n",
    "- a\n- b: c\n  d: e\n-\n  - f\n- - g\n  - h: i\n    j:\n",
    "# c\n\na: # c\n  b: c # d\n\n  # e\n'f g': |\n  h\n\n   i\n# no\nj: >+\n  k\n  l\n\n\nm: 'n\n\n  o'\np: \"\\u00e9\\n\\\"\n q\"\n",
    "---\na:\n- 1\n- b: 2\nc: ~\n",
    "/v1/{id}/x:\n  get: a\n$ref: '#/x'\n200: ok\n-x: y\n", "a: one\n  two\n\n  three # c\nb: c#d\n",
    "a: >-\n  b\n    c\n\n  d\ne: |-\n\n  f\n", "a: [a b, -1, c/d]\n", "a:\n  b\n c\n",
    "a: [b,\nc\n,\n  {d: e,\n   f: g} ] # h\ni: j\n",
  ])
  func isReadHere(text: String) throws {
    let value = try #require(BlockYAMLReader.read(text))
    #expect(value.description == Self.reference(text))
  }

  @Test(arguments: [
    "", "# c\n", "scalar: &a x\n", "a: *b\n", "a: !!str 5\n", "a: 1\n---\nb: 2\n", "%YAML 1.1\n---\na: 1\n", "...\n",
    "a: 1\n...\n", "a:\tb\n", "a: b\r\n", "<<: {a: b}\n",
    "? a\n: b\n", "a: 1\na: 2\n", "{<<: {a: b}}\n", "a: b: c\n", "a: [b\n c]\n", "a: [b, # c\n d]\n", "a: [b: c]\n",
    "a: [b, ]\n", "a: [-",
    "a: |2\n   b\n", "a: b\n c: d\n", "a: 'b' c\n", "a: 'b\n",
    "a: \"\\x41\"\n", "a: b # c\n  d\n", "a: @b\n", " a: 1\n", "\u{FEFF}a: 1\n", "a: \u{85}\n", "a: x\u{2028}y\n",
    "a: \u{7F}\n", "- a\nb: c\n", "a: 1\n- b\n",
  ])
  func isLeftToYams(text: String) { #expect(BlockYAMLReader.read(text) == nil) }

  /// They are parsed at each start of the program, and must not fall back on the slower way.
  @Test func theBuiltInSpecificationsAreReadHere() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/KonnectMock/Specifications")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files where file.pathExtension == "yaml" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let value = try #require(BlockYAMLReader.read(text), "\(file.lastPathComponent)")
      #expect(value.description == Self.reference(text))
    }
  }

  @Test func depthIsBounded() throws {
    let deep = (0..<5000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try SmallStack.run { BlockYAMLReader.read(deep) } == nil)
    let flow = "a: " + String(repeating: "[", count: 50_000)
    #expect(try SmallStack.run { BlockYAMLReader.read(flow) } == nil)
  }

  /// Texts put together at random from what YAML is made of: most are malformed, and none may be read otherwise.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func randomTextsAreReadAsYamsReadsThem(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n\n", "\n \n", "  ", " ", "- ", "- ", "-", ": ", ": ", ":", ":\n",
      "a", "b", "key", "1", "0x1F", "yes", "'", "\"", "''", "\\", "\\n",
      "[", "]", "{", "}", ", ", ",", "[]", "{}", "[a", "{b: ", "[-", "<<: ", "x:y", ";", "|", ">", "|-", ">+", "|\n  ",
      ">-\n    ", "# c", " #", "#", "---",
      "...", "?", "!", "&", "*", "<<", "%", "@", "`", "é", "~", "a: b", "- c", "'d': ", "x y", "~\n", "=",
    ]
    var read = 0
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      guard let value = BlockYAMLReader.read(text) else { continue }
      read += 1
      #expect(value.description == Self.reference(text), "\(text.debugDescription)")
    }
    #expect(read > 20)
  }

  /// A text of every feature, changed at random places.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func changedTextsAreReadAsYamsReadsThem(seed: UInt64) {
    let text = """
      openapi: 3.0.0 # comment
      paths:
        /v1/{id}/x:
          get:
            tags: [a, "b", 'c d', {e: f}]
            description: >-
              folded
              text

                more
              end
            text: |

              one

              two
            'quoted': "x \\u00e9 \\"y\\"
              z"
            plain: one two
              three

              four
            enum:
            - yes
            - 12:30
            - - a: 1
                b:
              - c: ~
          empty:
      # comment
      last: 'it''s'

      """
    let bytes = Array(text.utf8)
    let inserted = Array(" \n:-#'\"[]{},|>a0~\\?&*!é".utf8)
    var random = SeededGenerator(seed: seed)
    var read = 0
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<changed.count, using: &random)
        let byte = inserted.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: changed.remove(at: index)
        case 1: changed.insert(byte, at: index)
        default: changed[index] = byte
        }
      }
      let text = String(decoding: changed, as: UTF8.self)
      guard let value = BlockYAMLReader.read(text) else { continue }
      read += 1
      #expect(value.description == Self.reference(text), "\(text.debugDescription)")
    }
    #expect(read > 50)
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
  func realFilesAreReadAsYamsReadsThem() throws {
    let files = FileManager.default.enumerator(at: try SharedData.url("konnect-docs"), includingPropertiesForKeys: nil)
    var counts = (all: 0, read: 0)
    while let file = files?.nextObject() as? URL {
      guard ["yaml", "yml"].contains(file.pathExtension), let text = try? String(contentsOf: file, encoding: .utf8)
      else {
        continue
      }
      counts.all += 1
      guard let value = BlockYAMLReader.read(text) else { continue }
      counts.read += 1
      #expect(value.description == Self.reference(text), "\(file.path)")
    }
    // Anchors and the like are rare.
    #expect(counts.all > 0)
    #expect(counts.read * 100 >= counts.all * 95)
  }
}

/// SplitMix64, so that a seed gives the same texts everywhere.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

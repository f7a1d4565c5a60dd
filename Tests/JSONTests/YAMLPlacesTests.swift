import JSON
import TestSupport
import Testing

@Suite struct YAMLPlacesTests {
  /// Expects the value at `pointer`, and its key where one is given, between two markers each.
  private func expect(
    _ marked: MarkedText, _ pointer: String, key: (Int, Int)? = nil, value: (Int, Int),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let document = try YAMLDocument.parse(marked.text)
    let pointer = try #require(JSONPointer(pointer))
    let place = try #require(document.places[pointer], sourceLocation: sourceLocation)
    #expect(place.value == marked.range(value.0, value.1), sourceLocation: sourceLocation)
    if let key { #expect(place.key == marked.range(key.0, key.1), sourceLocation: sourceLocation) }
  }

  @Test func plainScalars() throws {
    let text: MarkedText = "1️⃣a2️⃣: 3️⃣b c4️⃣  # comment\n5️⃣d6️⃣:   7️⃣e\n  f8️⃣\n"
    try expect(text, "/a", key: (1, 2), value: (3, 4))
    try expect(text, "/d", key: (5, 6), value: (7, 8))
    try expect(text, "", value: (1, 8))
  }

  @Test func columnsCountBytes() throws {
    let text: MarkedText = "é: {1️⃣日本2️⃣: 3️⃣\"🙂\"4️⃣, x: 5️⃣ü6️⃣}\n"
    try expect(text, "/é/日本", key: (1, 2), value: (3, 4))
    #expect(try YAMLDocument.parse(text.text).places[JSONPointer(["é", "x"])]?.value == text.range(5, 6))
  }

  @Test func farColumnsOfALongLine() throws {
    let filler = (0..<300).map { "é\($0)" }.joined(separator: ", ")
    let text = MarkedText("a: [\(filler), 1️⃣ü2️⃣, b]\n")
    #expect(try YAMLDocument.parse(text.text).places[JSONPointer(["a", "300"])]?.value == text.range(1, 2))
  }

  @Test func quotedScalars() throws {
    let text: MarkedText = "a: 1️⃣'it''s # no'2️⃣ # c\nb: 3️⃣\"x\\\"y\n  z\"4️⃣\n"
    try expect(text, "/a", value: (1, 2))
    try expect(text, "/b", value: (3, 4))
  }

  @Test func blockScalars() throws {
    let text: MarkedText = "a: 1️⃣|\n  x\n\n   y2️⃣\n\nb:\n  c: 3️⃣>-\n    z4️⃣\n  d: 5️⃣|6️⃣\n  e: 7️⃣|1-\n      f\n   g8️⃣\n"
    try expect(text, "/a", value: (1, 2))
    try expect(text, "/b/c", value: (3, 4))
    try expect(text, "/b/d", value: (5, 6))
    try expect(text, "/b/e", value: (7, 8))
  }

  @Test func collections() throws {
    let text: MarkedText = "a:\n  1️⃣- x\n  - 3️⃣[y, # ]\n    {z: }]4️⃣2️⃣\nb: 5️⃣{ }6️⃣\n"
    try expect(text, "/a", value: (1, 2))
    try expect(text, "/a/1", value: (3, 4))
    try expect(text, "/b", value: (5, 6))
  }

  @Test func missingValuesAreEmpty() throws {
    let document = try YAMLDocument.parse("a:\nb: 1\n")
    #expect(document.places[JSONPointer(["a"])]?.value.isEmpty == true)
    #expect(document.places[JSONPointer(["a"])]?.key == 0..<1)
  }

  @Test func anchorsAndTagsBelongToTheValue() throws {
    let text: MarkedText = "a: 1️⃣&x 'b'2️⃣\nc: 3️⃣!!str 54️⃣\nd: 5️⃣&y [1]6️⃣\n"
    try expect(text, "/a", value: (1, 2))
    try expect(text, "/c", value: (3, 4))
    try expect(text, "/d", value: (5, 6))
  }

  @Test func aliasesHaveThePlaceOfTheirTarget() throws {
    let text: MarkedText = "a: 1️⃣&x {b: 3️⃣c4️⃣}2️⃣\n5️⃣d6️⃣: *x\n"
    try expect(text, "/d", key: (5, 6), value: (1, 2))
    #expect(try YAMLDocument.parse(text.text).places[JSONPointer(["d", "b"])]?.value == text.range(3, 4))
  }

  @Test func mergedMembersHaveTheirOwnPlaces() throws {
    let text: MarkedText = "x: &x {1️⃣a2️⃣: 3️⃣14️⃣, b: 1}\ny: 5️⃣\n  <<: *x\n  6️⃣b7️⃣: 8️⃣29️⃣\n"
    try expect(text, "/y/a", key: (1, 2), value: (3, 4))
    try expect(text, "/y/b", key: (6, 7), value: (8, 9))
    let document = try YAMLDocument.parse(text.text)
    #expect(document.places[JSONPointer(["y"])]?.value == 25..<38)
  }

  @Test func linesEndAsLibyamlHasIt() throws {
    let text: MarkedText = "# a\u{2028}# b\u{85}# c\rd: 1\r\n1️⃣é2️⃣: 3️⃣x4️⃣\r\n"
    try expect(text, "/é", key: (1, 2), value: (3, 4))
  }

  @Test func byteOrderMarksCount() throws {
    let text: MarkedText = "\u{FEFF}a: 1\n1️⃣b2️⃣: 3️⃣x4️⃣\n"
    try expect(text, "/b", key: (1, 2), value: (3, 4))
  }

  @Test func theNearestPlace() throws {
    let document = try YAMLDocument.parse("a:\n  b: 1\n")
    #expect(document.nearestPlace(of: JSONPointer(["a", "b"]))?.value == 8..<9)
    #expect(document.nearestPlace(of: JSONPointer(["a", "x", "y"]))?.value == 5..<9)
    #expect(document.nearestPlace(of: JSONPointer(["z"]))?.value == 0..<9)
    #expect(try YAMLDocument.parse("").nearestPlace(of: .root) == nil)
    #expect(try YAMLDocument.parse("a: 1", keepsPlaces: false).places.isEmpty)
  }
}

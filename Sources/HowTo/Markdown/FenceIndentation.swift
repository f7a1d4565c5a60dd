/// Markdown as authors indent it → Markdown in which fences end where they mean to.
///
/// In CommonMark a line that is indented less than the list item's content ends the item, and a fence with it; what was
/// meant to close the fence then opens another, which swallows the rest of the page. kramdown takes a line that follows
/// directly as the item's own. Such lines are given the fence's indentation here; the number of lines stays.
enum FenceIndentation {
  /// `bytes` with lines within fences indented no less than the line that opens the fence.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    // Most texts have no indented fence to repair, and are not copied.
    guard needsRepair(bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    forEachLine(of: bytes) { line, missing in
      result.append(contentsOf: repeatElement(32, count: missing))
      result.append(contentsOf: bytes[line])
    }
    return result
  }

  private static func needsRepair(_ bytes: [UInt8]) -> Bool {
    var needs = false
    forEachLine(of: bytes) { _, missing in if missing > 0 { needs = true } }
    return needs
  }

  /// A fence that is open.
  private struct Fence {
    var mark: UInt8
    var count: Int
    var indent: Int
  }

  /// Calls `body` for each line, its newline included, with the number of blanks it lacks.
  private static func forEachLine(of bytes: [UInt8], _ body: (Range<Int>, Int) -> Void) {
    var open: Fence?
    var isAfterBlank = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      let indent = bytes[start..<end].prefix { $0 == 32 }.count
      let content = bytes[(start + indent)..<end]
      let isBlank = content.allSatisfy { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
      var missing = 0
      if let fence = open {
        let isClosing = closes(fence, content)
        // After an empty line it is the list item that ends, for kramdown as well.
        if !isBlank, indent < fence.indent, isClosing || !isAfterBlank { missing = fence.indent - indent }
        if isClosing { open = nil }
      } else {
        // A list item may begin with the fence.
        let fenced = withoutListMarker(content)
        open = fence(opening: fenced, indent: indent + content.count - fenced.count)
      }
      body(start..<end, missing)
      isAfterBlank = isBlank
      start = end
    }
  }

  private static func withoutListMarker(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = content.prefix { (48...57).contains($0) }
    let marks = digits.isEmpty ? Array("-*+".utf8) : Array(".)".utf8)
    let rest = content.dropFirst(digits.count)
    guard let mark = rest.first, marks.contains(mark), rest.dropFirst().first == 32 else { return content }
    return rest.dropFirst().drop { $0 == 32 }
  }

  private static func fence(opening content: ArraySlice<UInt8>, indent: Int) -> Fence? {
    guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = content.prefix { $0 == mark }.count
    guard count >= 3, mark != UInt8(ascii: "`") || !content.dropFirst(count).contains(mark) else { return nil }
    return Fence(mark: mark, count: count, indent: indent)
  }

  private static func closes(_ fence: Fence, _ content: ArraySlice<UInt8>) -> Bool {
    let count = content.prefix { $0 == fence.mark }.count
    return count >= fence.count
      && content.dropFirst(count).allSatisfy { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
  }
}

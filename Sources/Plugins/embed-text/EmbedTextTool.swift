import Foundation

/// `embed-text OUTPUT INPUT…`: writes a Swift file whose `EmbeddedText.files` maps each input's name to its text.
@main
struct EmbedTextTool {
  static func main() throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    guard let output = paths.first else { throw Usage() }
    var swift = """
      /// Text files put into the program at build time, by file name without extension.
      enum EmbeddedText {
        static let files: [(name: String, text: String)] = [

      """
    for path in paths.dropFirst() {
      let url = URL(fileURLWithPath: path)
      let text = try String(contentsOf: url, encoding: .utf8)
      let hashes = String(repeating: "#", count: 1 + longestHashRun(in: text))
      let name = url.deletingPathExtension().lastPathComponent
      swift += "    (\"\(name)\", \(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)),\n"
    }
    swift += "  ]\n}\n"
    try swift.write(toFile: output, atomically: true, encoding: .utf8)
  }

  /// The length of the longest run of `#` after a quote or backslash, which a raw string's own delimiter must exceed.
  private static func longestHashRun(in text: String) -> Int {
    var longest = 0
    var run: Int?
    for character in text {
      switch character {
      case "\"", "\\": run = 0
      case "#": run = run.map { $0 + 1 }
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return longest
  }

  struct Usage: Error, CustomStringConvertible {
    let description = "usage: embed-text OUTPUT INPUT…"
  }
}

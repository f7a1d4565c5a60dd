/// Words of names in paths and schemas: `control-planes`, `controlPlaneId`, `control_plane_group_id`.
enum EnglishNoun {
  /// The words of a name in any case style, in lower case: `controlPlaneId` → control, plane, id.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      if character == "_" || character == "-" || character == "." || character == " " {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      let previousIsLower = index > 0 && (characters[index - 1].isLowercase || characters[index - 1].isNumber)
      let nextIsLower = index + 1 < characters.count && characters[index + 1].isLowercase
      let previousIsUpper = index > 0 && characters[index - 1].isUppercase
      if character.isUppercase, previousIsLower || (previousIsUpper && nextIsLower), !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.lowercased() }
  }

  /// The singular of the last word: `policies` → policy.
  static func singular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("sses") || word.hasSuffix("xes") || word.hasSuffix("shes") { return String(word.dropLast(2)) }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), word.count > 2 {
      return String(word.dropLast())
    }
    return word
  }

  /// The words of one thing of a collection: `control-planes` → control, plane.
  static func singularWords(_ collection: String) -> [String] {
    var words = words(collection)
    if let last = words.popLast() { words.append(singular(last)) }
    return words
  }

  /// A name in snake case: `portalId` → `portal_id`.
  static func snake(_ name: String) -> String { words(name).joined(separator: "_") }
}

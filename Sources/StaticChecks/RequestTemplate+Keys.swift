import JSON
import RunbookModel
import SourceText

extension RequestTemplate {
  /// Where the key of the member at `tokens` of the block is written; else its value's place, or that of what holds it.
  func keyRange(of tokens: [String]) -> SourceRange? {
    let pointer = JSONPointer(tokens)
    return keyPlaces[pointer] ?? places[pointer] ?? range(of: pointer.parent)
  }
}

import SourceText

/// The elements that a loop runs over: a part of an array, object or range, perhaps from the end.
struct LoopSegment {
  /// How many there are.
  let count: Int
  /// The index of the first in the collection.
  private let start: Int
  private let collection: LiquidValue
  private let isReversed: Bool

  /// The part of `collection` from the index `offset`, `limit` elements at the most; a string is one element always.
  init(of collection: LiquidValue, offset: Int, limit: Int?, isReversed: Bool = false) {
    let size: Int
    var (offset, limit) = (offset, limit)
    switch collection {
    case .array, .object, .drop, .range: size = collection.size
    case .string, .captured:
      size = collection.isEmpty ? 0 : 1
      (offset, limit) = (0, nil)
    default: size = 0
    }
    let start = min(max(offset, 0), size)
    let end = limit.map { offset.addingReportingOverflow($0) }.map { $0.overflow ? size : $0.partialValue } ?? size
    self.start = start
    count = max(min(end, size) - start, 0)
    self.collection = if case .drop(let drop) = collection { .object(drop.object) } else { collection }
    self.isReversed = isReversed
  }

  /// The element at `index` from 0; of objects, key and value.
  subscript(index: Int) -> LiquidValue {
    let position = start + (isReversed ? count - 1 - index : index)
    switch collection {
    case .array(let values): return values[position]
    case .object(let object):
      let member = object.member(at: position)
      return .array([.string(member.key), member.value])
    case .range(let first, _): return .int(first &+ position)
    default: return collection
    }
  }
}

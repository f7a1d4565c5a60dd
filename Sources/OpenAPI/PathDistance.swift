import SourceText

/// How far a path is from path templates, one path against many templates.
struct PathDistance {
  private let segments: [String]
  /// Distances already known, as templates share most of their segments.
  private var known: [Pair: Int] = [:]

  private struct Pair: Hashable {
    var position: Int
    var literal: String
  }

  /// Paths of more segments are like nothing.
  private static let maximumSegments = 64

  init(_ path: String) {
    let segments = PathTemplate.split(path).map(PathTemplate.decoded)
    self.segments = segments.count > Self.maximumSegments ? [] : segments
  }

  /// The edits that lead from the path to `template`, a parameter taking any segment at no cost; nil where too many.
  ///
  /// A template that ends with the whole path is like it, too, however much stands before: the base is what is missing.
  mutating func cost(of template: PathTemplate) -> Int? {
    guard !segments.isEmpty else { return nil }
    let further = template.segments.count - segments.count
    guard abs(further) <= 2 else {
      let end = template.segments.suffix(segments.count)
      let isEnd = further > 0 && end.first?.literal != nil && zip(segments, end).allSatisfy { $1.literal ?? $0 == $0 }
      return isEnd ? length + further : nil
    }
    var row = [0]
    for segment in template.segments { row.append(row[row.count - 1] + Self.weight(of: segment)) }
    for (position, text) in segments.enumerated() {
      var diagonal = row[0]
      row[0] += text.utf8.count + 1
      for (index, segment) in template.segments.enumerated() {
        let replaced = diagonal + distance(position, segment)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, diagonal + text.utf8.count + 1, row[index] + Self.weight(of: segment))
      }
    }
    let cost = row[row.count - 1]
    return cost <= length / 2 ? cost : nil
  }

  private var length: Int { segments.reduce(0) { $0 + $1.utf8.count + 1 } }

  private mutating func distance(_ position: Int, _ segment: PathTemplate.Segment) -> Int {
    guard let literal = segment.literal else { return segment.match(segments[position]) == nil ? 2 : 0 }
    let pair = Pair(position: position, literal: literal)
    if let known = known[pair] { return known }
    let distance = EditDistance.between(segments[position].lowercased(), literal.lowercased())
    known[pair] = distance
    return distance
  }

  private static func weight(of segment: PathTemplate.Segment) -> Int { (segment.literal?.utf8.count ?? 8) + 1 }
}

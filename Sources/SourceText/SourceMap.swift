/// Tells for each byte of a made text which file, line and include chain it comes from.
public struct SourceMap: Hashable, Sendable {
  /// A stretch of made text with one origin.
  struct Segment: Hashable, Sendable {
    /// Where the stretch starts in the made text, in UTF-8 bytes.
    var offset: Int
    /// The file it comes from.
    var file: SourceFile
    /// UTF-8 offsets in that file.
    var source: Range<Int>
    /// Whether the stretch is that text byte for byte; otherwise the whole stretch stands for the whole of `source`.
    var isVerbatim: Bool
    /// The include chain of the file.
    var includes: [IncludeFrame]
  }

  /// Ordered by offset; the first starts at 0 when there is any text with an origin.
  private(set) var segments: [Segment] = []

  /// A map of nothing.
  public init() {}

  /// The origin of the UTF-8 range `range` of the made text.
  ///
  /// A stretch from nowhere has the place of what stands before it, or else behind it; nil where nothing has an origin.
  public func origin(of range: Range<Int>) -> SourceRange? {
    guard let first = segment(at: range.lowerBound) else { return nil }
    let start = sourceOffset(of: range.lowerBound, in: first)
    let end: Int
    if !first.isVerbatim {
      end = first.source.upperBound
    } else if let last = segment(at: max(range.lowerBound, range.upperBound - 1)), last.file == first.file,
      last.includes == first.includes
    {
      end = last.isVerbatim ? sourceOffset(of: range.upperBound, in: last) : last.source.upperBound
    } else {
      end = first.source.upperBound
    }
    return first.file.range(start..<max(start, end), includes: first.includes)
  }

  private func sourceOffset(of offset: Int, in segment: Segment) -> Int {
    guard segment.isVerbatim else { return segment.source.lowerBound }
    return min(segment.source.lowerBound + max(offset - segment.offset, 0), segment.source.upperBound)
  }

  private func segment(at offset: Int) -> Segment? {
    let index = segments.partitioningIndex { $0.offset > offset }
    return index > 0 ? segments[index - 1] : segments.first
  }

  mutating func append(_ segment: Segment) {
    if let last = segments.last, last.isVerbatim, segment.isVerbatim, last.file === segment.file,
      last.includes == segment.includes, last.source.upperBound == segment.source.lowerBound,
      last.offset + last.source.count == segment.offset
    {
      segments[segments.count - 1].source = last.source.lowerBound..<segment.source.upperBound
    } else {
      segments.append(segment)
    }
  }

  /// Adds the segments of `other` that overlap `range`, as if that range of its text stood at `offset`.
  mutating func append(_ other: SourceMap, range: Range<Int>, at offset: Int) {
    guard !other.segments.isEmpty, !range.isEmpty else { return }
    var index = max(other.segments.partitioningIndex { $0.offset > range.lowerBound } - 1, 0)
    while index < other.segments.count, other.segments[index].offset < range.upperBound {
      var segment = other.segments[index]
      let skipped = max(range.lowerBound - segment.offset, 0)
      if segment.isVerbatim {
        let end = min(segment.source.upperBound, segment.source.lowerBound + range.upperBound - segment.offset)
        segment.source = min(segment.source.lowerBound + skipped, end)..<end
      }
      segment.offset = offset + segment.offset + skipped - range.lowerBound
      append(segment)
      index += 1
    }
  }
}

extension Array {
  /// The first index whose element fulfils `isInSecondPart`, given that all after it do too; `count` if none does.
  func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

import OpenAPI

/// A path whose parameters have lost their names: `/v2/control-planes/{}/nodes`.
///
/// Two files that name a parameter differently speak of the same path.
struct PathShape: Hashable, Sendable {
  /// What stands for a parameter that fills its segment.
  static let parameter = "{}"

  /// The segments.
  var segments: [String]

  init(segments: [String]) { self.segments = segments }

  /// The shape of an operation's path below `basePath`.
  init(basePath: String, template: PathTemplate) {
    let base = basePath.split(separator: "/").map(String.init)
    segments =
      base
      + template.segments.map { segment in
        segment.parts.map { part in
          switch part {
          case .literal(let text): text
          case .parameter: Self.parameter
          }
        }.joined()
      }
  }

  /// Whether this is one thing of a collection: the last segment is a parameter.
  var isItem: Bool { segments.last == Self.parameter }

  /// The path without its last segment.
  var parent: PathShape { PathShape(segments: Array(segments.dropLast())) }

  /// The path one segment further.
  func appending(_ segment: String) -> PathShape { PathShape(segments: segments + [segment]) }

  /// The path of one thing of this collection.
  var item: PathShape { appending(Self.parameter) }

  /// Whether the path is `beginning`, or goes on from it.
  func starts(with beginning: PathShape) -> Bool { segments.starts(with: beginning.segments) }

  /// Whether the path ends with `end`.
  func ends(with end: [String]) -> Bool { segments.suffix(end.count).elementsEqual(end) }

  /// As text: `/v2/control-planes/{}`.
  var text: String { "/" + segments.joined(separator: "/") }
}

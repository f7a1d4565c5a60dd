/// Path templates by segment, so that a path meets only the templates it may fit.
struct PathTrie: Sendable {
  /// An operation under one base path.
  struct Entry: Sendable {
    let operation: DocumentOutline.Operation
    /// The operation's number in its document.
    let number: Int
    let documentNumber: Int
    let basePath: String
    /// The operation's servers that have the base path.
    let servers: [Server]
    /// The operation's path with its base path.
    let template: PathTemplate

    func serves(_ host: String?) -> Bool { servers.contains { $0.serves(host: host) } }
  }

  private struct Node {
    var literals: [String: Int] = [:]
    /// Segments that mix text and parameters, the more specific first.
    var mixed: [(segment: PathTemplate.Segment, node: Int)] = []
    var parameter: Int?
    /// Numbers of the entries that end here.
    var entries: [Int] = []
  }

  private(set) var entries: [Entry] = []
  private var nodes = [Node()]

  mutating func insert(_ entry: Entry) {
    var current = 0
    for segment in entry.template.segments { current = child(of: current, for: segment) }
    nodes[current].entries.append(entries.count)
    entries.append(entry)
  }

  private mutating func child(of node: Int, for segment: PathTemplate.Segment) -> Int {
    if let text = segment.literal {
      if let child = nodes[node].literals[text] { return child }
      nodes[node].literals[text] = nodes.count
    } else if segment.isParameter {
      if let child = nodes[node].parameter { return child }
      nodes[node].parameter = nodes.count
    } else {
      if let child = nodes[node].mixed.first(where: { $0.segment.hasShape(of: segment) }) { return child.node }
      let place = nodes[node].mixed.firstIndex { $0.segment.rank > segment.rank } ?? nodes[node].mixed.count
      nodes[node].mixed.insert((segment, nodes.count), at: place)
    }
    nodes.append(Node())
    return nodes.count - 1
  }

  /// The entries whose template fits the percent-decoded segments, the most specific template first.
  func entries(matching segments: [String]) -> [Entry] {
    var found: [Int] = []
    // Depth first with an explicit stack; a node has one way in, so each is visited once.
    var stack = [(node: 0, depth: 0)]
    while let (number, depth) = stack.popLast() {
      let node = nodes[number]
      guard depth < segments.count else {
        found += node.entries
        continue
      }
      let segment = segments[depth]
      // Pushed last is visited first.
      if let child = node.parameter, !segment.isEmpty { stack.append((child, depth + 1)) }
      for (template, child) in node.mixed.reversed() where template.match(segment) != nil {
        stack.append((child, depth + 1))
      }
      if let child = node.literals[segment] { stack.append((child, depth + 1)) }
    }
    return found.map { entries[$0] }
  }
}

import JSON
import Synchronization

/// The schemas of a document and of what it refers to, each compiled when first asked for.
///
/// Nodes name each other by number, so that circular references need no circular ownership. A node never changes once
/// compiled; the lock guards the table of nodes only.
final class SchemaGraph: Sendable {
  let dialect: SchemaDialect
  private let store: Mutex<SchemaStore>

  /// A graph over `root`, whose own address is `base`.
  init(root: JSONValue, base: String, dialect: SchemaDialect, resolver: ReferenceResolver?) {
    self.dialect = dialect
    store = Mutex(SchemaStore(root: root, base: base, dialect: dialect, resolver: resolver))
  }

  /// The schema at a place of the root document.
  func schema(at pointer: JSONPointer) -> Schema {
    Schema(graph: self, index: store.withLock { $0.index(of: SchemaLocation(source: 0, pointer: pointer)) })
  }

  func node(_ index: Int) -> SchemaNode { store.withLock { $0.node(index) } }

  /// What `$ref` written in the root document (or another, for references out of there) leads to, as JSON.
  func target(of reference: String, from location: SchemaLocation) -> (location: SchemaLocation, value: JSONValue)? {
    store.withLock { store in
      guard let target = store.resolve(reference, base: store.base(of: location)) else { return nil }
      return store.value(at: target).map { (target, $0) }
    }
  }

  func schema(at location: SchemaLocation) -> Schema {
    Schema(graph: self, index: store.withLock { $0.index(of: location) })
  }

  /// What is wrong with the schemas compiled so far.
  var problems: [SchemaProblem] { store.withLock(\.problems) }

  /// The schema that `anchor` names dynamically in `resource`, if it does.
  func dynamicAnchor(_ anchor: String, in resource: Int) -> Int? {
    store.withLock { $0.dynamicAnchor(anchor, in: resource) }
  }

  /// The node and what its `$ref` and `allOf` add, nearest first, each once.
  func flattened(_ index: Int) -> [SchemaNode] {
    let first = node(index)
    guard first.isComposed else { return [first] }
    var nodes: [SchemaNode] = []
    var seen: Set<Int> = []
    var stack = [index]
    while let index = stack.popLast(), nodes.count < 1000 {
      guard seen.insert(index).inserted else { continue }
      let node = self.node(index)
      nodes.append(node)
      stack += (node.keywords.allOf ?? []).reversed()
      if let reference = node.keywords.reference { stack.append(reference) }
    }
    return nodes
  }

  /// Every node that can be reached from `roots`, each once.
  func reachable(from roots: [Int]) -> [SchemaNode] {
    var nodes: [SchemaNode] = []
    var seen = Set(roots)
    var queue = roots
    while let index = queue.popLast() {
      let node = self.node(index)
      nodes.append(node)
      for child in node.children where seen.insert(child).inserted { queue.append(child) }
    }
    return nodes
  }
}

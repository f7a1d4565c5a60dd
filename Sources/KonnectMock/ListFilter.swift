import JSON
import OpenAPI

/// What a request for a list wants of the things in it.
struct ListFilter {
  /// `filter[config.kind][eq]=x`.
  private struct Condition {
    let path: [String]
    let comparison: String
    let value: String
  }

  private static let comparisons: Set<String> = [
    "eq", "neq", "oeq", "contains", "ocontains", "starts_with", "lt", "lte", "gt", "gte", "exists",
  ]

  private var conditions: [Condition] = []
  private var tags: String?
  private var labels: [(name: String, value: String?)] = []
  private var order: (path: [String], isDescending: Bool)?

  init(_ call: Call) {
    let query = call.content.query
    for (keys, value) in query.members(of: "filter") {
      var keys = keys
      var comparison = "eq"
      if keys.count > 1, let last = keys.last, Self.comparisons.contains(last) {
        comparison = last
        keys.removeLast()
      }
      let path = keys.flatMap { $0.split(separator: ".").map(String.init) }
      conditions.append(Condition(path: path, comparison: comparison, value: value))
    }
    let item = ListSchema(call.operation)?.item
    for (name, value) in call.content.parameters where item?.property(name) != nil {
      // A parameter that is called as a field of the things is a filter on it, such as a consumer's `custom_id`.
      guard !["tags", "labels", "page", "size", "sort", "filter"].contains(name), let text = value.scalarText else {
        continue
      }
      conditions.append(Condition(path: [name], comparison: "eq", value: text))
    }
    if call.operation.parameter("tags", in: .query) != nil, let value = query["tags"], !value.isEmpty { tags = value }
    if call.operation.parameter("labels", in: .query) != nil {
      labels = (query["labels"] ?? "").split(separator: ",").map { label in
        let parts = label.split(separator: ":", maxSplits: 1)
        return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : nil)
      }
    }
    if call.operation.parameter("sort", in: .query) != nil, let text = query["sort"]?.split(separator: ",").first {
      let words = text.split(separator: " ")
      let name = words.first.map(String.init) ?? ""
      let isDescending = name.hasPrefix("-") || words.last == "desc"
      let bare = name.hasPrefix("-") ? String(name.dropFirst()) : name
      order = (bare.split(separator: ".").map(String.init), isDescending)
    }
  }

  /// Whether everything is wanted.
  var wantsAll: Bool { conditions.isEmpty && tags == nil && labels.isEmpty }

  /// The fields of a thing that fulfils the conditions which name a value; empty where none does.
  var example: JSONValue {
    var example = JSONValue.emptyObject
    for condition in conditions where !condition.path.isEmpty {
      switch condition.comparison {
      case "eq", "contains", "starts_with":
        example = Self.setting(condition.path[...], of: example, to: .string(condition.value))
      case "oeq", "ocontains":
        let first = condition.value.split(separator: ",").first.map(String.init) ?? ""
        example = Self.setting(condition.path[...], of: example, to: .string(first))
      default: break
      }
    }
    return example
  }

  private static func setting(_ path: ArraySlice<String>, of value: JSONValue, to new: JSONValue) -> JSONValue {
    guard let key = path.first else { return new }
    var object = value.object ?? [:]
    object[key] = setting(path.dropFirst(), of: object[key] ?? .emptyObject, to: new)
    return .object(object)
  }

  /// The things that are wanted, in the order wanted.
  func apply(to items: [JSONValue]) -> [JSONValue] {
    let wanted = items.filter { item in
      conditions.allSatisfy { Self.holds($0, of: item) } && hasTags(item)
        && labels.allSatisfy { label in
          let value = item["labels"]?[label.name]?.string
          return label.value == nil ? value != nil : value == label.value
        }
    }
    guard let order else { return wanted }
    let sorted = wanted.enumerated().sorted { a, b in
      let left = Self.find(order.path, in: a.element)?.scalarText ?? ""
      let right = Self.find(order.path, in: b.element)?.scalarText ?? ""
      if left == right { return a.offset < b.offset }
      return order.isDescending ? Self.precedes(right, left) : Self.precedes(left, right)
    }
    return sorted.map(\.element)
  }

  /// `a,b` wants both tags, `a/b` one of them.
  private func hasTags(_ item: JSONValue) -> Bool {
    guard let tags else { return true }
    let own = Set((item["tags"]?.array ?? []).compactMap(\.string))
    if tags.contains("/") { return tags.split(separator: "/").contains { own.contains(String($0)) } }
    return tags.split(separator: ",").allSatisfy { own.contains(String($0)) }
  }

  private static func holds(_ condition: Condition, of item: JSONValue) -> Bool {
    let found = find(condition.path, in: item)
    let text = found?.scalarText ?? ""
    let choices = condition.value.split(separator: ",").map(String.init)
    switch condition.comparison {
    case "eq": return found != nil && text == condition.value
    case "neq": return text != condition.value
    case "oeq": return choices.contains(text)
    case "contains": return text.lowercased().contains(condition.value.lowercased())
    case "ocontains": return choices.contains { text.lowercased().contains($0.lowercased()) }
    case "starts_with": return text.hasPrefix(condition.value)
    case "exists": return (found != nil) == (condition.value != "false")
    default: return compares(text, condition.comparison, condition.value)
    }
  }

  /// Whether a text comes before another: numbers by their size.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    if let left = Double(a), let right = Double(b) { return left < right }
    return a < b
  }

  private static func compares(_ text: String, _ comparison: String, _ value: String) -> Bool {
    let isLess = precedes(text, value)
    switch comparison {
    case "lt": return isLess
    case "lte": return isLess || text == value
    case "gt": return !isLess && text != value
    default: return !isLess
    }
  }

  /// The value at `path`, from the top or inside one of the thing's objects: a control plane's `cluster_type` is in `config`.
  private static func find(_ path: [String], in item: JSONValue) -> JSONValue? {
    if let value = item[JSONPointer(path)] { return value }
    // The names of labels have dots of their own.
    if path.count > 1, ["label", "labels"].contains(path[0]) {
      return item["labels"]?[path.dropFirst().joined(separator: ".")]
    }
    for (_, member) in item.object ?? [:] where member.object != nil {
      if let value = member[JSONPointer(path)] { return value }
    }
    return nil
  }
}

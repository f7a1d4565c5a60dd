/// The members and items of one value that some schema looked at, for `unevaluatedProperties` and `unevaluatedItems`.
struct EvaluatedParts {
  var allProperties = false
  var allItems = false
  var properties: Set<String> = []
  /// The first so many items.
  var leadingItems = 0
  /// Items by position.
  var items: Set<Int> = []

  func covers(property: String) -> Bool { allProperties || properties.contains(property) }

  func covers(item: Int) -> Bool { allItems || item < leadingItems || items.contains(item) }

  mutating func formUnion(_ other: EvaluatedParts) {
    allProperties = allProperties || other.allProperties
    allItems = allItems || other.allItems
    leadingItems = max(leadingItems, other.leadingItems)
    if !other.properties.isEmpty { properties.formUnion(other.properties) }
    if !other.items.isEmpty { items.formUnion(other.items) }
  }
}

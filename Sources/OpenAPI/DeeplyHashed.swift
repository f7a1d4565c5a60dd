import JSON

/// A value whose hash takes in everything, so that a list of objects with equal keys is no worst case.
struct DeeplyHashed: Hashable {
  let value: JSONValue
  private let digest: Int

  init(_ value: JSONValue) {
    self.value = value
    digest = Self.digest(of: value)
  }

  static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.value == b.value }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  private static func digest(of value: JSONValue) -> Int {
    var hasher = Hasher()
    switch value {
    case .array(let items):
      for item in items { hasher.combine(digest(of: item)) }
    case .object(let members):
      // The sum does not depend on the order.
      var sum = members.count
      for (key, member) in members {
        var own = Hasher()
        own.combine(key)
        own.combine(digest(of: member))
        sum &+= own.finalize()
      }
      hasher.combine(sum)
    case .null, .bool, .number, .string: hasher.combine(value)
    }
    return hasher.finalize()
  }
}

/// The variable `forloop`: where a loop is.
final class ForLoop: LiquidDrop {
  private let name: String
  private let index: Int
  private let length: Int
  private let parent: ForLoop?

  init(name: String, index: Int, length: Int, parent: ForLoop?) {
    self.name = name
    self.index = index
    self.length = length
    self.parent = parent
  }

  func value(of key: String) -> LiquidValue? {
    switch key {
    case "index": .int(index + 1)
    case "index0": .int(index)
    case "rindex": .int(length - index)
    case "rindex0": .int(length - index - 1)
    case "first": .bool(index == 0)
    case "last": .bool(index == length - 1)
    case "length": .int(length)
    case "name": .string(name)
    case "parentloop": parent.map { .drop($0) }
    default: nil
    }
  }

  var object: LiquidObject {
    LiquidObject(
      ["name", "length", "index", "index0", "rindex", "rindex0", "first", "last"].map { ($0, value(of: $0) ?? .nil) })
  }
}

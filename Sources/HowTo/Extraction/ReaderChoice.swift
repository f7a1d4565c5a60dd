import RunbookModel

/// Which of a page's variants its reader follows.
struct ReaderChoice {
  /// The deployment.
  var deployment: Runbook.Deployment
  /// The names of the tabs to follow, by group; of other groups it is the first.
  var tabs: [String: String]
  /// The tabs to follow in certain sets, whatever the names say.
  var followedSets: [Int: Int] = [:]

  /// The place of the tab to follow in each set of tabs of `blocks`, by the set's number.
  func followedTabs(in blocks: [OutlineBlock]) -> [Int: Int] {
    var followed: [Int: Int] = [:]
    for block in blocks {
      for case .tab(let tab) in block.conditions {
        let isWanted = tabs[tab.group].map { Self.key($0) == Self.key(tab.name) } ?? false
        if isWanted || followed[tab.set] == nil { followed[tab.set] = isWanted ? tab.index : 0 }
      }
    }
    return followed.merging(followedSets) { $1 }
  }

  /// Whether a reader sees what stands under `conditions`.
  func shows(_ conditions: [Condition], followedTabs: [Int: Int]) -> Bool {
    conditions.allSatisfy { condition in
      switch condition {
      case .deployment(let other): other == deployment
      case .tab(let tab): followedTabs[tab.set, default: 0] == tab.index
      }
    }
  }

  /// What tells tabs apart: their name's letters and digits, whatever their case.
  static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}

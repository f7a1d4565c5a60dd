import RunbookModel

/// The blocks of a page → those that one reader sees, and the others by why they are not seen.
struct Variants {
  /// Blocks outside the procedure.
  struct Hidden {
    /// What sets them apart, in the ids of their steps: `on-prem`, `faq`, a tab's name.
    var name: String
    /// The deployment they are for.
    var deployment: Runbook.Deployment
    /// The tabs whose reader sees them.
    var tabs: [Condition.Tab]
    /// Whether they are part of the procedure for a reader who chooses otherwise.
    var isVariant: Bool
    /// The blocks, in order.
    var blocks: [OutlineBlock]
  }

  /// The blocks of the procedure.
  private(set) var shown: [OutlineBlock] = []
  /// The others; those that only together make sense stand together.
  private(set) var hidden: [Hidden] = []

  /// The variants of a page with `blocks` for a reader who makes `choice`.
  init(of blocks: [OutlineBlock], choice: ReaderChoice) {
    let tabs = choice.followedTabs(in: blocks)
    var groups: [Reason: Int] = [:]
    for block in blocks {
      guard let reason = Self.reason(of: block, choice, tabs) else {
        shown.append(block)
        continue
      }
      if let index = groups[reason] {
        hidden[index].blocks.append(block)
      } else {
        groups[reason] = hidden.count
        hidden.append(
          Hidden(
            name: reason.name, deployment: reason.deployment ?? choice.deployment, tabs: reason.tabs,
            isVariant: reason.zone == nil, blocks: [block]))
      }
    }
  }

  /// Why a block is not shown.
  private struct Reason: Hashable {
    var zone: Step.Zone?
    var deployment: Runbook.Deployment?
    var tabs: [Condition.Tab] = []

    var name: String {
      let tabs = tabs.map { Slug.make($0.name) }
      return ([zone?.rawValue, deployment?.rawValue].compactMap { $0 } + tabs).joined(separator: "+")
    }
  }

  private static func reason(of block: OutlineBlock, _ choice: ReaderChoice, _ tabs: [Int: Int]) -> Reason? {
    var reason = Reason()
    if block.zone == .faq || block.zone == .tldr { reason.zone = block.zone }
    for condition in block.conditions where !choice.shows([condition], followedTabs: tabs) {
      switch condition {
      case .deployment(let deployment): reason.deployment = deployment
      case .tab(let tab): reason.tabs.append(tab)
      }
    }
    return reason == Reason() ? nil : reason
  }
}

extension BlockKeys {
  /// The keys, of a step that is named so.
  func named(after variant: String) -> BlockKeys {
    var keys = self
    keys.step = step.map { "\($0)@\(variant)" }
    return keys
  }
}

extension Step {
  /// The step with an id of its own among those of the procedure: `validate/1@on-prem`.
  func named(after variant: String) -> Step {
    var step = self
    step.id = "\(id)@\(variant)"
    return step
  }
}

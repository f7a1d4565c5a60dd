/// A choice of the reader under which a part of a page is shown.
public enum Condition: Sendable, Hashable {
  /// The part is for one deployment.
  case deployment(Runbook.Deployment)
  /// The part stands in a tab.
  case tab(Tab)

  /// A tab of a set, of which a reader follows one.
  public struct Tab: Sendable, Hashable {
    /// The name of the set.
    public var group: String
    /// The name of the tab.
    public var name: String
    /// The set's number in the page; groups may share a name.
    public var set: Int
    /// The tab's place in its set, from 0.
    public var index: Int

    /// The tab `name` of `group`.
    public init(group: String, name: String, set: Int, index: Int) {
      self.group = group
      self.name = name
      self.set = set
      self.index = index
    }
  }
}

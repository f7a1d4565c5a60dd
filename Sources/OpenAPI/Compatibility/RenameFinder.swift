import JSON
import SourceText

/// Names that went and names that came → which became which.
enum RenameFinder {
  /// Of names longer lists than this nothing is guessed.
  private static let maximumNames = 200

  /// The new name of each old one that has most likely been renamed.
  ///
  /// Each new name stands for one old name at most: the pair that is most alike first. Names are paired where `fit`
  /// says that the things are of one kind, and where the names are alike, share a word, or are the only ones.
  static func renames(
    removed: [String], added: [String], fit: (_ removed: String, _ added: String) -> Bool
  ) -> [String: String] {
    guard !removed.isEmpty, !added.isEmpty, max(removed.count, added.count) <= maximumNames else { return [:] }
    var pairs: [(distance: Int, old: String, new: String)] = []
    for old in removed {
      for new in added where fit(old, new) {
        let distance = EditDistance.between(old.lowercased(), new.lowercased())
        let isAlike = distance <= max(old.utf8.count, new.utf8.count) / 3 + 1 && distance < new.utf8.count
        let areAlone = removed.count == 1 && added.count == 1
        guard isAlike || areAlone || !words(of: old).isDisjoint(with: words(of: new)) else { continue }
        pairs.append((distance, old, new))
      }
    }
    var renames: [String: String] = [:]
    var taken: Set<String> = []
    // A stable sort keeps the order written among pairs that are equally alike.
    for pair in pairs.enumerated().sorted(by: { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }) {
      let (_, old, new) = pair.element
      guard renames[old] == nil, taken.insert(new).inserted else { continue }
      renames[old] = new
    }
    return renames
  }

  /// The words of `control_plane_id` or `control-plane-id`, but for those too short to tell anything.
  private static func words(of name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 2 }.map(String.init))
  }
}

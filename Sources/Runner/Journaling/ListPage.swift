import JSON
import RunbookModel

/// One page of a list: its items, and where the next one is.
struct ListPage {
  /// The items; nil where the answer is no list.
  let items: [JSONValue]?
  /// The URL of the next page; nil for the last.
  let next: String?

  /// The page that `answer` to `url` shows.
  ///
  /// Konnect has several ways to page: a link or cursor to go on with, an offset, or a number out of a total.
  init(_ answer: JSONValue, listMember: String?, url: String) {
    items = listMember.map { answer[$0]?.array } ?? answer.array
    let places = [answer["meta"]?["page"], answer["meta"], answer["page"], answer].compactMap(\.self)
    if let link = places.lazy.compactMap({ $0["next"]?.string }).first(where: { !$0.isEmpty }) {
      next = Self.following(link, from: url)
    } else if let cursor = places.lazy.compactMap({ $0["next_cursor"]?.string }).first(where: { !$0.isEmpty }) {
      next = Self.setting("page[after]", to: cursor, in: url)
    } else if let offset = answer["offset"]?.string, !offset.isEmpty {
      next = Self.setting("offset", to: offset, in: url)
    } else if let place = places.first(where: { $0["total"]?.int != nil && $0["number"]?.int != nil }),
      let total = place["total"]?.int, let number = place["number"]?.int, let size = place["size"]?.int,
      number * size < total
    {
      next = Self.setting("page[number]", to: String(number + 1), in: url)
    } else {
      next = nil
    }
  }

  /// The URL of a link, which may be a whole URL, a path, or no more than a query; without the rest it is a cursor.
  private static func following(_ link: String, from url: String) -> String {
    guard link.contains("?") else { return setting("page[after]", to: link, in: url) }
    // Whatever host a link names, the next page is asked where the first one was.
    let path = url.prefix { $0 != "?" }
    let query = link.drop { $0 != "?" }.dropFirst()
    // Links keep what pages, and may lose the filter.
    let kept = url.drop { $0 != "?" }.dropFirst().split(separator: "&").filter { item in
      let name = item.prefix { $0 != "=" }
      return !query.split(separator: "&").contains { $0.prefix { $0 != "=" } == name }
    }
    return "\(path)?" + ([String(query)] + kept.map(String.init)).joined(separator: "&")
  }

  private static func setting(_ name: String, to value: String, in url: String) -> String {
    let path = url.prefix { $0 != "?" }
    let name = URLText.encodingAll(in: name)
    let kept = url.drop { $0 != "?" }.dropFirst().split(separator: "&").filter { $0.prefix { $0 != "=" } != name }
    return "\(path)?" + (kept.map(String.init) + ["\(name)=\(URLText.encodingAll(in: value))"]).joined(separator: "&")
  }
}

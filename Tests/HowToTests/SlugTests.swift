import Testing

@testable import HowTo

@Suite struct SlugTests {
  @Test(arguments: [
    ("Create a Redis partial", "create-a-redis-partial"), ("  A -- B ", "a-b"), ("kong.conf & co.", "kongconf-co"),
    ("snake_case 2", "snake_case-2"), ("???", "section"), ("", "section"), ("Übung", "übung"),
  ])
  func headingsAsKramdownNamesThem(_ heading: String, _ slug: String) {
    #expect(Slug.make(heading) == slug)
  }
}

import Reports
import Testing

struct RelativePathsTests {
  @Test(arguments: [
    ("site/x/y.md", "x/y.md"), ("./site/x/../y.md", "y.md"), ("/home/site/a.md", "a.md"),
    ("/home/./site//a.md", "a.md"),
    ("other/y.md", "other/y.md"), ("./other/y.md", "other/y.md"), ("../site/a.md", "../site/a.md"),
    ("siteb/a.md", "siteb/a.md"), ("<stdin>", "<stdin>"), ("site", "site"), ("main:site/a.md", "main:site/a.md"),
  ])
  func showsWhatIsInTheFolderFromThere(_ path: String, _ shown: String) {
    #expect(RelativePaths(to: "site", currentDirectory: "/home").shown(path) == shown)
    #expect(RelativePaths(to: "/home/site/", currentDirectory: "/home").shown(path) == shown)
  }

  @Test func looksUpFromBelow() {
    let paths = RelativePaths(to: "/home/site", currentDirectory: "/home/site/app/_how-tos")
    #expect(paths.shown("a.md") == "app/_how-tos/a.md")
    #expect(paths.shown("../_includes/i.md") == "app/_includes/i.md")
  }

  @Test func leavesPathsAsGiven() {
    #expect(RelativePaths.asGiven.shown("././/a/b.md") == "a/b.md")
    #expect(RelativePaths.asGiven.shown("/a/b.md") == "/a/b.md")
  }
}

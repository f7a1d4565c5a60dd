import Foundation
import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

@Suite struct SiteTests {
  /// What `template` becomes in the site in `folder`.
  private func render(_ template: String, _ folder: TemporaryFolder) throws -> (text: String, faults: [String]) {
    let reader = PageReader(site: try Site(folder: folder.url, shownAs: "site"))
    let (text, diagnostics) = reader.markdown(of: SourceFile(path: "p.md", text: template))
    return (text.trimmingCharacters(in: .newlines), diagnostics.map { "\($0.rule): \($0.message)" })
  }

  @Test func theNearestFolderAboveThePageIsItsSite() throws {
    let folder = try TemporaryFolder([
      "_config.yml": "title: outer\n", "inner/jekyll.yml": "title: inner\n", "inner/app/_how-tos/a/p.md": "",
      "other/p.md": "",
    ])
    let inner = try #require(try Site.find(above: folder.url.appending(path: "inner/app/_how-tos/a/p.md").path))
    #expect(inner.root?.lastPathComponent == "inner")
    #expect(inner.values["title"] == "inner")
    let outer = try #require(try Site.find(above: folder.url.appending(path: "other/p.md").path))
    #expect(outer.values["title"] == "outer")
  }

  @Test func aPageMayBeOutsideAnySite() throws {
    let folder = try TemporaryFolder(["p.md": ""])
    #expect(try Site.find(above: folder.url.appending(path: "p.md").path) == nil)
    #expect(Site.standalone.root == nil)
  }

  @Test func theStandaloneSiteKnowsProductNames() {
    #expect(Site.standalone.values["konnect_short_name"] == "Konnect")
    #expect(Site.standalone.values["base_gateway"] == "Kong Gateway")
    let book = read("---\ntitle: a\n---\n## {{site.konnect_short_name}}\n\n```sh\nexport A=1\n```\n")
    #expect(book.steps.first?.section.last == "Konnect")
  }

  @Test func aFolderWithoutConfigurationIsNone() throws {
    let folder = try TemporaryFolder()
    #expect(throws: InputError("site: no jekyll.yml or _config.yml there", help: "name the folder of a Jekyll site")) {
      try Site(folder: folder.url, shownAs: "site")
    }
  }

  @Test func configurationDataAndIncludesFollowTheSource() throws {
    let folder = try TemporaryFolder([
      "jekyll.yml": "source: app\nname: Docs\n", "app/_data/a/b.yml": "c: [1, 2]\n",
      "app/_data/d.json": "{\"e\": true}",
      "app/_data/a/note.txt": "no", "app/_includes/x/y.md": "{{ include.n }}!",
    ])
    let page =
      "{{ site.name }} {{ site.data.a.b.c[1] }} {{ site.data.d.e }} {{ site.konnect_short_name }} {% include /x/y.md n='z' %}"
    #expect(try render(page, folder).text == "Docs 2 true Konnect z!")
  }

  @Test func dataThatCannotBeReadIsToldAtItsLine() throws {
    let folder = try TemporaryFolder(["_config.yml": "a: b\n", "_data/x.yml": "a: 1\nb: [\n", "_data/y.json": "{"])
    let site = try Site(folder: folder.url, shownAs: "site")
    #expect(site.diagnostics.map(\.rule) == ["unreadable-data", "unreadable-data"])
    #expect(site.diagnostics.map { $0.range?.file.path } == ["site/_data/x.yml", "site/_data/y.json"])
    #expect(site.diagnostics.first?.range?.start.line == 3)
  }

  @Test func includesCannotLeaveTheFolder() throws {
    let folder = try TemporaryFolder([
      "_config.yml": "a: b\n", "secret.md": "secret", "_includes/a.md": "ok", "other/b.md": "other",
    ])
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "_includes/link.md"), withDestinationURL: folder.url.appending(path: "secret.md"))
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "_includes/linked"), withDestinationURL: folder.url.appending(path: "other"))
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "_includes/within.md"),
      withDestinationURL: folder.url.appending(path: "_includes/a.md"))
    for name in ["../secret.md", "x/../../secret.md", "/../secret.md", "link.md", "linked/b.md"] {
      let (text, faults) = try render("{% include \(name) %}", folder)
      #expect(text.isEmpty)
      #expect(faults.count == 1)
      #expect(faults.first?.contains("leads out of the folder of includes") == true, "\(faults)")
    }
    #expect(try render("{% include within.md %}", folder).text == "ok")
  }

  @Test func aFolderIsNoInclude() throws {
    let folder = try TemporaryFolder(["_config.yml": "a: b\n", "_includes/x/y.md": "ok"])
    #expect(try render("{% include x %}", folder).faults.first?.hasPrefix("liquid-missing-include") == true)
  }

  @Test func itemsOfTheLayoutAreMarkdownHere() throws {
    let folder = try TemporaryFolder([
      "_config.yml": "a: b\n", "_includes/how-tos/prereq_cleanup_item.html": "<details>",
    ])
    let page = "{% include how-tos/prereq_cleanup_item.html summary=' {{site.base_gateway}} ' details_content='text' %}"
    #expect(try render(page, folder).text == "### Kong Gateway\n\ntext")
  }
}

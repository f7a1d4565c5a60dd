import Foundation
import Liquid
import SourceText
import Testing

/// Templates in a folder, and nowhere else.
final class FolderLoaderTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "liquid-\(UUID().uuidString)")
    for (name, text) in [("in/a.md", "A"), ("in/sub/b.md.liquid", "B"), ("in/sub/.hidden", "H"), ("out.md", "secret")] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let links = [("in/link.md", "out.md"), ("in/up", ""), ("in/good.md", "in/a.md")]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: folder.appending(path: target))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var loader: FolderLoader {
    FolderLoader(folder: folder.appending(path: "in"), shownAs: "site/in", endings: ["", ".liquid"])
  }

  @Test func filesAreListed() {
    #expect(loader.names == ["a.md", "good.md", "link.md", "sub/b.md"])
    #expect(FolderLoader(folder: folder.appending(path: "nowhere"), shownAs: "").names == [])
  }

  @Test func filesAreFoundByName() throws {
    #expect(try loader.template(named: "a.md")?.text == "A")
    #expect(try loader.template(named: "a.md")?.path == "site/in/a.md")
    #expect(try loader.template(named: "sub//b.md")?.path == "site/in/sub/b.md.liquid")
    #expect(try loader.template(named: "sub/.hidden")?.text == "H")
    #expect(try loader.template(named: "good.md")?.text == "A")
    for name in ["b.md", "", "/", "sub", "a.md/x", "sub/b"] {
      #expect(try loader.template(named: name) == nil, "\(name)")
    }
  }

  @Test(arguments: ["../out.md", "sub/../../out.md", "sub/../a.md", "..", "link.md", "up/out.md", "a\u{0}b"])
  func noNameLeadsOut(name: String) {
    #expect(throws: LiquidError.self) { try self.loader.template(named: name) }
  }

  @Test func filesBesidesAPage() throws {
    let page = folder.appending(path: "in/page.md").path
    #expect(try loader.template(named: "a.md", besides: page)?.path == folder.appending(path: "in/a.md").path)
    #expect(try loader.template(named: "sub/b.md", besides: page)?.text == "B")
    #expect(try loader.template(named: "x.md", besides: page) == nil)
    #expect(try loader.template(named: "x.md", besides: "page.md") == nil)
    #expect(throws: LiquidError.self) { try self.loader.template(named: "../out.md", besides: page) }
    #expect(throws: LiquidError.self) { try self.loader.template(named: "link.md", besides: page) }
  }
}

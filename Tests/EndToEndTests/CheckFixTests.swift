import Foundation
import Testing

/// `check --fix` and `--diff`: rounds, and that no file comes to harm.
@Suite struct CheckFixTests {
  private func text(_ folder: ScratchFolder, _ name: String = "page.md") throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appending(path: name)), as: UTF8.self)
  }

  private func fix(_ folder: ScratchFolder, _ page: String = "page.md") throws -> RunbookProcess.Result {
    try folder.run(["check", page, "--specs", "api.yaml", "--fix"])
  }

  @Test func mendsWhatAMendReveals() throws {
    let folder = try CheckFixture.folder()
    let result = try fix(folder)
    #expect(try text(folder) == CheckFixture.mended)
    #expect(result.output == "1 page, 1 step: nothing wrong\n")
    #expect(result.errors == "page.md: mended 1\npage.md: mended 1\n")
    #expect(result.status == 0)
    // Nothing is left to do.
    #expect(try fix(folder).errors == "")
  }

  @Test func keepsCarriageReturnsAndALastLineWithoutEnd() throws {
    let folder = try CheckFixture.folder(
      String(CheckFixture.page.replacing("\n", with: "\r\n").dropLast()))
    _ = try fix(folder)
    #expect(try text(folder) == String(CheckFixture.mended.replacing("\n", with: "\r\n").dropLast()))
  }

  @Test func keepsPermissionsAndLinks() throws {
    let folder = try CheckFixture.folder()
    let page = folder.url.appending(path: "page.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: page)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link.md").path, withDestinationPath: "page.md")
    let result = try fix(folder, "link.md")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try text(folder) == CheckFixture.mended)
    let attributes = try FileManager.default.attributesOfItem(atPath: page)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.url.appending(path: "link.md").path)
    #expect(link == "page.md")
    // Nothing is left beside.
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(names) == ["api.yaml", "page.md", "link.md"])
  }

  @Test(.enabled(if: getuid() != 0, "root may write any file"))
  func leavesAloneWhatMayNotBeWritten() throws {
    let folder = try CheckFixture.folder()
    let page = folder.url.appending(path: "page.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: page)
    let result = try fix(folder)
    #expect(result.errors.contains("page.md: cannot be written: Permission denied"))
    #expect(result.status == 2)
    #expect(try text(folder) == CheckFixture.page)
  }

  @Test func diffShowsWhatFixWouldDoAndChangesNothing() throws {
    let folder = try CheckFixture.folder()
    let result = try folder.run(["check", "page.md", "--specs", "api.yaml", "--diff"])
    #expect(
      result.output == """
        --- a/page.md
        +++ b/page.md
        @@ -2,7 +2,7 @@
         
         {% konnect_api_request %}
         url: /v2/things
        -metod: POST
        +method: POST
         status_code: 200
         body:
           name: my-thing

        """)
    #expect(try text(folder) == CheckFixture.page)
    #expect(result.status == 1)
  }

  @Test func leavesStandardInputAlone() async throws {
    let folder = try CheckFixture.folder()
    let result = try await RunbookProcess.run(
      "check", "-", "--specs", "api.yaml", "--fix", in: folder.url, input: CheckFixture.page)
    #expect(result.output.hasPrefix("<stdin>:5:1: error[unknown-key]"))
    #expect(result.status == 1)
  }
}

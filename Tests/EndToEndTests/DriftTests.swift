import Foundation
import Testing

/// `drift`: versions of an API in files, folders and git revisions; forms of the report; exit statuses.
@Suite struct DriftTests {
  private static let specification = CheckFixture.specification.replacing(
    "{name: {type: string}}", with: "{name: {type: string}, tier: {type: string}}")
  private static let page = """
    ---
    title: Make a thing
    ---

    ## Make

    {% konnect_api_request %}
    url: /v2/things
    method: POST
    status_code: 201
    body:
      name: my-thing
      tier: small
    {% endkonnect_api_request %}

    """

  /// A folder with a page and two versions of a specification, the newer with a field and the path renamed.
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(Self.specification, to: "old.yaml")
    try folder.write(
      Self.specification.replacing("tier:", with: "tiers:").replacing("/things:", with: "/objects:"), to: "new.yaml")
    try folder.write(Self.page, to: "page.md")
    return folder
  }

  private func drift(_ folder: ScratchFolder, _ arguments: String...) throws -> RunbookProcess.Result {
    try folder.run(["drift"] + arguments)
  }

  @Test func tellsWhatBreaks() throws {
    let folder = try folder()
    let result = try drift(folder, "--base", "old.yaml", "--head", "new.yaml", "page.md")
    #expect(
      result.output == """
        Make a thing
        ✗ page.md:7  POST /v2/things  breaks
            POST /v2/things is POST /v2/objects now (line 8)
            → write `/v2/objects`
            request field `tier` is `tiers` now (line 13)
            → write `tiers`

        old.yaml → new.yaml · 1 step of 1 page uses the API
        1 step breaks

        """)
    #expect(result.status == 1)
    #expect(result.errors == "")
  }

  @Test func tellsThatNothingBreaks() throws {
    let folder = try folder()
    let result = try drift(folder, "--base", "old.yaml", "--head", "old.yaml", "page.md")
    #expect(result.output == "old.yaml → old.yaml · 1 step of 1 page uses the API\nnothing breaks\n")
    #expect(result.status == 0)
  }

  @Test func writesAPatchThatMendsThePage() throws {
    let folder = try folder()
    // An absolute path is one seen from the current folder in the diff.
    let page = folder.url.resolvingSymlinksInPath().appending(path: "page.md").path
    let result = try drift(folder, "--base", "old.yaml", "--head", "new.yaml", "--format", "patch", page)
    #expect(
      result.output == """
        --- a/page.md
        +++ b/page.md
        @@ -5,10 +5,10 @@
         ## Make
         
         {% konnect_api_request %}
        -url: /v2/things
        +url: /v2/objects
         method: POST
         status_code: 201
         body:
           name: my-thing
        -  tier: small
        +  tiers: small
         {% endkonnect_api_request %}

        """)
    #expect(result.status == 1)
  }

  @Test(arguments: ["json", "markdown", "sarif", "github"]) func writesOtherForms(_ format: String) throws {
    let folder = try folder()
    let result = try drift(folder, "--base", "old.yaml", "--head", "new.yaml", "--format", format, "page.md")
    #expect(result.status == 1)
    switch format {
    case "markdown": #expect(result.output.hasPrefix("### API drift: 1 step breaks\n"))
    case "github": #expect(result.output.hasPrefix("::error file=page.md,line=8,endLine=8,col=6,"))
    default:
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      #expect(value?[format == "json" ? "pages" : "runs"] != nil)
    }
  }

  // MARK: git

  private func git(_ folder: ScratchFolder, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    process.arguments = ["git", "-c", "init.defaultBranch=main"] + identity + arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  @Test func readsRevisionsOfARepository() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "api/things"), withIntermediateDirectories: true)
    try folder.write(Self.specification, to: "api/things/v2.yaml")
    try folder.write("not a specification", to: "api/README.md")
    try folder.write(Self.page, to: "page.md")
    try git(folder, "init", "-q")
    try git(folder, "add", ".")
    try git(folder, "commit", "-q", "-m", "one")
    try folder.write(Self.specification.replacing("'201'", with: "'202'"), to: "api/things/v2.yaml")

    let tree = try drift(folder, "--base", "main:api", "--head", "api", "page.md")
    #expect(tree.lines.contains("POST /v2/things no longer answers with 201, but with 202 (line 10)"))
    #expect(tree.status == 1)
    let file = try drift(folder, "--base", "HEAD:api/things/v2.yaml", "--head", "HEAD:api/", "page.md")
    #expect(file.status == 0)
    #expect(file.lines.last == "nothing breaks")

    for (source, message) in [
      ("nowhere:api", "error: nowhere:api: the repository has no revision nowhere"),
      ("main:nothing", "error: main:nothing: main has no such path"),
      ("main:page.md/x", "error: main:page.md/x: main has no such path"),
      ("--upload:api", "error: --upload:api: a revision does not begin with -"),
    ] {
      let result = try drift(folder, "--base=\(source)", "--head", "api", "page.md")
      #expect(result.errors.hasPrefix(message), "\(result.errors)")
      #expect(result.status == 2)
    }
  }

  @Test func tellsWhatItCannotRead() throws {
    let folder = try folder()
    try folder.write("a: b\n", to: "other.yaml")
    for (source, message) in [
      ("nothing.yaml", "error: nothing.yaml: no such file or folder"),
      ("main:api", "error: main:api: no such file, and no git repository around the current folder"),
      ("other.yaml", "error: other.yaml: no OpenAPI document could be read"),
    ] {
      let result = try drift(folder, "--base", source, "--head", "old.yaml", "page.md")
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(result.status == 2)
    }
    let usage = try drift(folder, "--base", "old.yaml", "page.md")
    #expect(usage.status == 2)
  }
}

extension ScratchFolder {
  /// Runs the binary in the folder, which stays there until it has ended.
  func run(_ arguments: [String]) throws -> RunbookProcess.Result {
    let (process, output, errors) = try RunbookProcess.start(arguments, in: url)
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let errorText = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return RunbookProcess.Result(output: text, errors: errorText, status: process.terminationStatus)
  }
}

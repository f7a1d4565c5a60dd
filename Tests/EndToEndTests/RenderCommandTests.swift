import Foundation
import Testing

/// `runbook render` with a template and data of one's own.
@Suite struct RenderCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(#"{"name": "Ann", "list": [1, 2.50, null], "p": {"x": true}}"#, to: "data.json")
    for name in ["includes/sub", "empty"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write("<{{ include.x }}>", to: "includes/a.md")
    try folder.write("[{{ x }}{{ p.x }}]", to: "includes/sub/b.liquid")
    try folder.write("{% include self.md %}", to: "includes/self.md")
    try folder.write("secret", to: "outside.md")
  }

  /// Renders `template` with the data and the includes, and further arguments.
  private func render(_ template: String, _ arguments: String...) async throws -> RunbookProcess.Result {
    try folder.write(template, to: "page.txt")
    let (process, output, errors) = try RunbookProcess.start(
      ["render", "--data", "data.json", "--includes", "includes"] + arguments + ["page.txt"], in: folder.url)
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let messages = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return RunbookProcess.Result(output: text, errors: messages, status: process.terminationStatus)
  }

  @Test func theTextIsWrittenAsItComesOut() async throws {
    let template = "---\ntitle: x\n---\n{{ name | upcase }} {{ list | jsonify }}{% include a.md x=p.x %}\r\n  "
    let result = try await render(template)
    #expect(result.output == "---\ntitle: x\n---\nANN [1,2.5,null]<true>\r\n  ")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func shopifysDialect() async throws {
    let result = try await render("{% render 'sub/b', x: 1 %}{% include 'sub/b' %}", "--dialect", "shopify", "--strict")
    #expect(result.output == "[1true][true]")
    #expect(result.status == 0)
    #expect(try await render("{{ 'a' | slugify }}", "--dialect", "shopify", "--strict").status == 1)
  }

  @Test func strictModeFailsWhereLaxModeWarns() async throws {
    let lax = try await render("a\n{{ name | nope }}")
    #expect(lax.output == "a\nAnn")
    #expect(lax.errors.hasPrefix("page.txt:2:11: warning[liquid-unknown-filter]: there is no filter `nope`\n"))
    #expect(lax.status == 0)
    let strict = try await render("a\n{{ name | nope }}", "--strict")
    #expect(strict.errors.hasPrefix("page.txt:2:11: error[liquid-unknown-filter]"))
    #expect(strict.status == 1)
  }

  @Test(arguments: [
    ("{{ 1 | divided_by: 0 }}", "page.txt:1:1: error[liquid-render]: a number is divided by 0"),
    ("{% if x %}", "page.txt:1:1: error[liquid-unclosed-tag]"),
    ("{% include nope.md %}", "page.txt:1:1: error[liquid-missing-include]: there is no include `nope.md`"),
    ("{% include ../outside.md %}", "the include `../outside.md` leads out of the folder of includes"),
    ("{% include_relative ../data.json %}", "the include `../data.json` leads out"),
    ("{% include self.md %}", "error[liquid-limit]: includes are nested more than 100 deep"),
    ("{% for i in (1..9999999) %}{% endfor %}", "error[liquid-limit]: loops run more than 1000000 times"),
    (
      "{% assign s = 'x' %}{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}",
      "error[liquid-limit]: a string is longer than"
    ),
  ])
  func errorsOfRenderingHaveStatusOne(template: String, message: String) async throws {
    let result = try await render(template)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!result.output.contains("secret"))
    #expect(result.status == 1)
  }

  @Test func oneOfTheOptionsIsEnough() async throws {
    let data = try await RunbookProcess.run("render", "--data", "data.json", "-", in: folder.url, input: "{{ p.x }}")
    #expect(data.output == "true")
    #expect(data.status == 0)
    try folder.write("{% include a.md x=name %}{% include_relative outside.md %}", to: "page.txt")
    let includes = try await RunbookProcess.run("render", "--includes", "includes/", "page.txt", in: folder.url)
    #expect(includes.output == "<>secret")
    #expect(includes.status == 0)
  }

  @Test(arguments: [
    (["--data", "data.json"], "Missing expected argument"),
    (["--data", "data.json", "nope.txt"], "nope.txt: no such file"),
    (["--data", "nope.json", "page.txt"], "nope.json: cannot be read"),
    (["--data", "list.json", "page.txt"], "list.json: no JSON object"),
    (["--data", "broken.json", "page.txt"], "broken.json:2:"),
    (["--includes", "nope", "page.txt"], "nope: no such folder"),
    (["--includes", "page.txt", "page.txt"], "page.txt: no such folder"),
    (["--data", "data.json", "page.txt", "page.txt"], "go with one template"),
    (["--data", "data.json", "includes"], "go with one template"),
    (["--strict", "page.txt"], "--strict goes with"), (["--dialect", "jekyll", "page.txt"], "--dialect goes with"),
    (["--dialect", "ruby", "--data", "data.json", "page.txt"], "ruby"),
    (["--site", ".", "--data", "data.json", "page.txt"], "--site and --tab go with pages"),
  ])
  func badUsageHasStatusTwo(arguments: [String], message: String) async throws {
    try folder.write("x", to: "page.txt")
    try folder.write("[1]", to: "list.json")
    try folder.write("{\n\"a\": }", to: "broken.json")
    let (process, output, errors) = try RunbookProcess.start(["render"] + arguments, in: folder.url)
    let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    #expect(try output.fileHandleForReading.readToEnd() ?? Data() == Data())
    process.waitUntilExit()
    #expect(text.contains(message), "\(text)")
    #expect(process.terminationStatus == 2)
  }

  @Test func withoutThemPagesAreRendered() async throws {
    try folder.write("---\ntitle: T\n---\n{{ page.title }}\n", to: "page.md")
    let result = try await RunbookProcess.run("render", "page.md", in: folder.url)
    #expect(result.output.contains("T\n"))
    #expect(!result.output.contains("title: T"))
    #expect(result.status == 0)
  }
}

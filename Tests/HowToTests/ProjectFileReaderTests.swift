import Foundation
import HowTo
import RunbookModel
import SourceText
import TestSupport
import Testing

@Suite struct ProjectFileReaderTests {
  private static func read(_ text: String, path: String = "docs/.runbook.yaml") -> (
    project: ProjectFile, diagnostics: [Diagnostic]
  ) {
    ProjectFileReader.read(SourceFile(path: path, text: text))
  }

  @Test func allThatItMaySay() throws {
    let (project, diagnostics) = Self.read(
      """
      site: ./site
      specs: [api, /abs/openapi.yaml]
      deployment: on-prem
      tabs: {os: linux, version: 3}
      jobs: 4
      manual: fail
      strict: true
      secret: [PLAIN, OTHER]
      expected-failures:
        - page: how-to/a.md
          step: validate/2
          rule: wrong-method
          message: "404"
          reason: known since March
          owner: docs-team
          until: 2026-12-31
        - {page: b.md, reason: r, owner: o, until: 2027-01-01}
      """)
    #expect(diagnostics.isEmpty)
    #expect(project.site == "docs/site")
    #expect(project.specs == ["docs/api", "/abs/openapi.yaml"])
    #expect(project.deployment == .onPrem)
    #expect(project.tabs == ["os": "linux", "version": "3"])
    #expect(project.jobs == 4)
    #expect(project.manual == "fail")
    #expect(project.isStrict == true)
    #expect(project.secret == ["PLAIN", "OTHER"])
    #expect(project.expectedFailures.map(\.page) == ["docs/how-to/a.md", "docs/b.md"])
    let failure = try #require(project.expectedFailures(of: "docs/../docs/how-to/a.md").first)
    #expect(failure.step == "validate/2")
    #expect(failure.rule == "wrong-method")
    #expect(failure.message == "404")
    #expect(failure.reason == "known since March")
    #expect(failure.owner == "docs-team")
    #expect(failure.until == CalendarDay("2026-12-31"))
    #expect(failure.range.start.line == 10)
    #expect(project.expectedFailures(of: "docs/how-to/b.md").isEmpty)
  }

  @Test(arguments: ["", "# nothing\n"])
  func anEmptyFileSaysNothing(_ text: String) {
    let (project, diagnostics) = Self.read(text)
    #expect(diagnostics.isEmpty)
    #expect(project.site == nil)
    #expect(project.expectedFailures.isEmpty)
  }

  /// A fault: its rule, what its message begins with, the text with markers around its place, and what its advice says.
  struct Fault: Sendable, CustomTestStringConvertible {
    let rule: String
    let message: String
    let text: String
    let advice: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Fault(
      rule: "unknown-key", message: ".runbook.yaml has no key `deploymnet` here", text: "1️⃣deploymnet2️⃣: konnect\n",
      advice: "write `deployment`"),
    Fault(
      rule: "unknown-key", message: ".runbook.yaml has no key `target` here", text: "1️⃣target2️⃣: http://evil.example\n",
      advice: "write one of site"),
    Fault(
      rule: "unknown-key", message: ".runbook.yaml has no key `onwer` here",
      text: "expected-failures:\n  - {page: a, reason: b, 1️⃣onwer2️⃣: c, until: 2026-01-01}\n", advice: "write `owner`"),
    Fault(
      rule: "malformed-settings", message: "`deployment` is one of konnect, on-prem",
      text: "deployment: 1️⃣cloud2️⃣\n", advice: "write one of"),
    Fault(
      rule: "malformed-settings", message: "`jobs` is a whole number from 1 to 1024", text: "jobs: 1️⃣02️⃣\n",
      advice: "write a number"),
    Fault(
      rule: "malformed-settings", message: "`jobs` is a whole number", text: "jobs: 1️⃣2.52️⃣\n", advice: "write a number"),
    Fault(
      rule: "malformed-settings", message: "`strict` is true or false", text: "strict: 1️⃣maybe2️⃣\n",
      advice: "write one of them"),
    Fault(
      rule: "malformed-settings", message: "`manual` is one of", text: "manual: 1️⃣prompt2️⃣\n", advice: "write one of"),
    Fault(
      rule: "malformed-settings", message: "`tabs` holds a tab's name for a group", text: "tabs: 1️⃣[a]2️⃣\n",
      advice: "write `tabs: {group: name}`"),
    Fault(
      rule: "malformed-settings", message: "`specs` is a list of texts", text: "specs: 1️⃣{a: b}2️⃣\n",
      advice: "write `specs:"),
    Fault(
      rule: "malformed-settings", message: "`expected-failures` is a list", text: "expected-failures: 1️⃣{}2️⃣\n",
      advice: "begin each entry"),
    Fault(
      rule: "malformed-settings", message: "an expected failure is a mapping", text: "expected-failures: [1️⃣a2️⃣]\n",
      advice: "write `page`"),
    Fault(
      rule: "malformed-settings", message: "this expected failure has no `until`",
      text: "expected-failures: [1️⃣{page: a, reason: b, owner: c}2️⃣]\n", advice: "add `until`"),
    Fault(
      rule: "malformed-settings", message: "`until` is a day",
      text: "expected-failures: [{page: a, reason: b, owner: c, until: 1️⃣2026-02-302️⃣}]\n", advice: "write it as in"),
    Fault(
      rule: "malformed-settings", message: "the settings are keys and values", text: "1️⃣- site2️⃣\n",
      advice: "write lines"),
  ])
  func faultsAreToldAtTheirPlace(_ fault: Fault) throws {
    let marked = MarkedText(fault.text)
    let diagnostic = try #require(Self.read(marked.text).diagnostics.first)
    #expect(diagnostic.rule == fault.rule)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message.hasPrefix(fault.message), "\(diagnostic.message)")
    #expect(diagnostic.range?.start == marked.positions[1])
    #expect(diagnostic.range?.end == marked.positions[2])
    #expect(diagnostic.fix?.message.hasPrefix(fault.advice) == true, "\(diagnostic.fix?.message ?? "")")
  }

  @Test func textThatIsNoYAML() throws {
    let diagnostic = try #require(Self.read("site: [a\n").diagnostics.first)
    #expect(diagnostic.rule == "malformed-settings")
    #expect(diagnostic.message.hasPrefix("the YAML cannot be read"))
  }
}

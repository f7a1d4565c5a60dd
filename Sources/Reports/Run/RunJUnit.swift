import RunbookModel

/// A document → JUnit XML as Jenkins, GitLab, CircleCI, Buildkite and others read it: a suite a page, a case a step.
///
/// The elements are those of the Jenkins xUnit plug-in's schema (`junit-10.xsd`); `file` and `line` of a case are what
/// GitLab, CircleCI and pytest have besides. https://github.com/testmoapp/junitxml
public enum RunJUnit {
  /// The XML.
  public static func render(_ document: RunDocument) -> String {
    let suites = document.pages.map(suite)
    let children = suites + document.notRun.map(notRun)
    let total = Tally(children)
    // Of the whole the schema knows no number of skipped cases.
    var root = XMLElement("testsuites", [("name", "runbook")] + total.attributes.filter { $0.0 != "skipped" })
    root.children = children.map(\.element)
    return root.document
  }

  /// A suite and what it adds to the whole.
  private struct Suite {
    var element: XMLElement
    var tally: Tally
  }

  /// How many cases ended how.
  private struct Tally {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    var seconds = 0.0

    init(_ cases: [XMLElement], seconds: Double) {
      tests = cases.count
      failures = cases.count { $0.has("failure") }
      errors = cases.count { $0.has("error") }
      skipped = cases.count { $0.has("skipped") }
      self.seconds = seconds
    }

    init(_ suites: [Suite]) {
      for suite in suites {
        tests += suite.tally.tests
        failures += suite.tally.failures
        errors += suite.tally.errors
        skipped += suite.tally.skipped
        seconds += suite.tally.seconds
      }
    }

    var attributes: [(String, String)] {
      [
        ("tests", "\(tests)"), ("failures", "\(failures)"), ("errors", "\(errors)"), ("skipped", "\(skipped)"),
        ("time", time(seconds)),
      ]
    }
  }

  // MARK: Suites

  private static func suite(_ page: RunDocument.Page) -> Suite {
    let cases = readingCase(page) + page.steps.map { self.case($0, of: page) } + expectationCases(page)
    let tally = Tally(cases, seconds: page.wallSeconds)
    var element = XMLElement("testsuite", [("name", page.path)] + tally.attributes)
    element.children = [properties(page)] + cases
    return Suite(element: element, tally: tally)
  }

  private static func properties(_ page: RunDocument.Page) -> XMLElement {
    var pairs = [
      ("title", page.title), ("verdict", page.verdict.rawValue), ("deployment", page.deployment),
      ("target", page.target),
    ]
    if let scenario = page.scenario { pairs.append(("scenario", scenario)) }
    var element = XMLElement("properties")
    element.children = pairs.map { XMLElement("property", [("name", $0.0), ("value", $0.1)]) }
    return element
  }

  private static func notRun(_ path: String) -> Suite {
    var element = testCase(path, "page", line: 1, seconds: 0)
    element.children = [XMLElement("skipped", [("message", "the run ended before this page")])]
    let tally = Tally([element], seconds: 0)
    var suite = XMLElement("testsuite", [("name", path)] + tally.attributes)
    suite.children = [element]
    return Suite(element: suite, tally: tally)
  }

  // MARK: Cases

  private static func `case`(_ step: RunDocument.Step, of page: RunDocument.Page) -> XMLElement {
    var element = testCase(page.path, step.id, line: step.line, seconds: step.requestSeconds)
    switch step.status {
    case .failed: element.children.append(fault("failure", step))
    case .errored: element.children.append(fault("error", step))
    case .skipped: element.children.append(skipped(step.reason ?? "skipped"))
    case .unverified: element.children.append(skipped("unverified: \(step.reason ?? step.explanation)"))
    case .xfailed: element.children.append(skipped("failed as expected: \(step.explanation)"))
    case .passed, .done: break
    }
    let log = step.logLines
    if !log.isEmpty {
      var output = XMLElement("system-out")
      output.text = log.joined(separator: "\n")
      element.children.append(output)
    }
    return element
  }

  /// A case for the page itself where it could not be read.
  private static func readingCase(_ page: RunDocument.Page) -> [XMLElement] {
    let faults = page.readingFaults
    guard let first = faults.first else { return [] }
    var element = testCase(page.path, "page", line: first.place?.line ?? 1, seconds: 0)
    var error = XMLElement("error", [("message", first.message), ("type", first.rule)])
    error.text = faults.map { "\($0.rule): \($0.message)" }.joined(separator: "\n")
    element.children = [error]
    return [element]
  }

  private static func expectationCases(_ page: RunDocument.Page) -> [XMLElement] {
    page.brokenExpectations.map { expected in
      let place = expected.place
      var element = testCase(
        place?.file ?? page.path, "expected failure: \(expected.reason)", line: place?.line ?? 1, seconds: 0,
        className: page.path)
      var failure = XMLElement("failure", [("message", expected.fault ?? ""), ("type", "expected-failure")])
      failure.text = "\(expected.reason) (\(expected.owner), until \(expected.until))"
      element.children = [failure]
      return element
    }
  }

  private static func testCase(
    _ file: String, _ name: String, line: Int, seconds: Double, className: String? = nil
  ) -> XMLElement {
    XMLElement(
      "testcase",
      [
        ("classname", className ?? file), ("name", name), ("file", file), ("line", "\(line)"), ("time", time(seconds)),
      ])
  }

  private static func fault(_ name: String, _ step: RunDocument.Step) -> XMLElement {
    var element = XMLElement(name, [("message", step.explanation), ("type", step.kind)])
    element.text = step.explanationLines.joined(separator: "\n")
    return element
  }

  private static func skipped(_ message: String) -> XMLElement { XMLElement("skipped", [("message", message)]) }

  /// Seconds with three digits behind the point, whatever the locale.
  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int((RunDocument.plausible(seconds) * 1000).rounded())
    let rest = "\(milliseconds % 1000)"
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}

import Foundation
import JSON
import RunbookModel
import SourceText
import TestSupport
import Testing

@testable import HowTo

/// The page that the program was first written for, outside any site.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct SeedPageTests {
  private let book: Runbook

  init() throws {
    let url = try SharedData.url("seed/aws-managed-cache-control-plane-group.md")
    book = PageReader().read(SourceFile(path: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url))))
  }

  @Test func everyStepWithItsKindAndLine() {
    #expect(
      book.outline == [
        "create-a-hybrid-control-plane/1 manual 41",
        "create-a-dedicated-cloud-control-plane-group/1 manual 52",
        "create-a-dedicated-cloud-control-plane-group/2 wait 71",
        "create-a-dedicated-cloud-control-plane-group/3 export 74",
        "create-a-managed-cache-for-your-control-plane-group/1 request 84",
        "create-a-managed-cache-for-your-control-plane-group/2 export 108",
        "create-a-managed-cache-for-your-control-plane-group/3 request 115",
        "create-a-managed-cache-redis-partial/1 request 135",
        "create-a-managed-cache-redis-partial/2 repeat 166",
        "apply-the-managed-cache-redis-partial-to-a-plugin/1 manual 170",
        "apply-the-managed-cache-redis-partial-to-a-plugin/2 repeat 181",
        "apply-the-managed-cache-redis-partial-to-a-plugin/3 entities 187",
        "validate/1 request 197",
      ])
  }

  @Test func everySection() {
    let title = "Configure an AWS managed cache for a Dedicated Cloud Gateway control plane group"
    #expect(book.title == title)
    #expect(book.steps.allSatisfy { $0.section.first == title && $0.zone == .body })
    let setUp = "Set up an AWS managed cache on a control plane group"
    let redis = "Configure Redis for plugins"
    #expect(
      book.steps.map { Array($0.section.dropFirst()) } == [
        [setUp, "Create a hybrid control plane"],
        [setUp, "Create a Dedicated Cloud control plane group"],
        [setUp, "Create a Dedicated Cloud control plane group"],
        [setUp, "Create a Dedicated Cloud control plane group"],
        [setUp, "Create a managed cache for your control plane group"],
        [setUp, "Create a managed cache for your control plane group"],
        [setUp, "Create a managed cache for your control plane group"],
        [redis, "Create a managed cache Redis partial"],
        [redis, "Create a managed cache Redis partial"],
        [redis, "Apply the managed cache Redis partial to a plugin"],
        [redis, "Apply the managed cache Redis partial to a plugin"],
        [redis, "Apply the managed cache Redis partial to a plugin"],
        ["Validate"],
      ])
  }

  @Test func theActionsOfItsManualSteps() {
    #expect(book.steps.filter { $0.action.kind == "manual" }.map(\.actions.count) == [8, 14, 11])
  }

  @Test func theWaitIsForAReadyNetwork() throws {
    guard case .wait(let wait) = book.steps[2].action else {
      Issue.record("no wait")
      return
    }
    #expect(wait.state == "Ready")
    #expect(wait.duration == nil)
  }

  @Test func itsExportsComeFromAScreenAndFromAResponse() {
    #expect(book.assignments.map(\.variable) == ["CONTROL_PLANE_GROUP_ID", "MANAGED_CACHE_ID"])
    #expect(
      book.assignments.map(\.value) == [
        .placeholder("YOUR CONTROL PLANE GROUP ID"),
        .response(step: "create-a-managed-cache-for-your-control-plane-group/1"),
      ])
    #expect(
      book.assignments.map(\.range.start) == [
        SourcePosition(line: 75, column: 4), SourcePosition(line: 109, column: 4),
      ])
  }

  @Test func itsStatusIsPolledForHalfAnHour() {
    #expect(book.requests.map { $0.polling != nil } == [false, true, false, false])
    #expect(book.requests[1].polling?.state == "ready")
    #expect(book.requests[1].polling?.limit == .seconds(1800))
  }

  @Test func itsRepetitionsNameTheStepsAndTheVariable() {
    let repetitions = book.steps.compactMap { step -> Repetition? in
      if case .repeat(let repetition) = step.action { repetition } else { nil }
    }
    #expect(
      repetitions.map(\.steps) == [
        ["create-a-managed-cache-redis-partial/1"], ["apply-the-managed-cache-redis-partial-to-a-plugin/1"],
      ])
    #expect(repetitions.map(\.subject) == ["control planes", "control plane"])
    #expect(repetitions.map(\.variable) == ["CONTROL_PLANE_ID", "CONTROL_PLANE_ID"])
  }

  @Test func itsSnippetIsExpected() throws {
    let snippets = book.requests.map(\.expectation.snippets)
    #expect(snippets.map(\.count) == [0, 0, 0, 1])
    let snippet = try #require(snippets.last?.first)
    #expect(snippet.subject == "rate-limiting-advanced")
    #expect(snippet.claims == [.init(path: "config.strategy", value: "redis")])
    guard case .fragment(let fragment) = snippet.content else {
      Issue.record("no fragment")
      return
    }
    #expect(fragment["partials"]?[0]?["name"] == "konnect-managed")
    #expect(fragment["partials"]?[0]?["path"] == "config.redis")
    #expect(snippet.range.start.line == 206)
  }

  @Test func itsDecKFileIsLookedAt() {
    guard case .entities(let block) = book.steps[11].action else {
      Issue.record("no entities")
      return
    }
    #expect(block.disposition == .display("a decK file for the reader to keep; nothing here applies it"))
  }

  @Test func itsFaultsAreTold() {
    #expect(book.faults == ["warning liquid-missing-include", "warning undefined-variable"])
    #expect(
      book.diagnostics.map { $0.range?.start } == [
        SourcePosition(line: 27, column: 24), SourcePosition(line: 136, column: 25),
      ])
    #expect(book.diagnostics.last?.range.map { String($0.text) } == "$CONTROL_PLANE_ID")
    #expect(book.isReadable)
  }

  @Test func itsRequestsAreThoseOfTheSite() throws {
    let page = try #require(try ExpectedPage.pages(in: "seed.json").first)
    let comparison = RequestComparison(page, book, root: "")
    #expect(comparison.count == 4)
    #expect(comparison.differences == [])
  }
}

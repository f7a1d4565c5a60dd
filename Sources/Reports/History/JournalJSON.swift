import Foundation
import JSON
public import Journal
import RunbookModel

/// The journal's records → JSON for programs.
public enum JournalJSON {
  /// The form's version, raised when a member changes its meaning or goes.
  private static let version = 1

  /// The runs as an object with `version` and `runs`.
  public static func history(_ runs: [RunRecord]) -> String {
    text(["version": .number(JSONNumber(version)), "runs": .array(runs.map { .object(members(of: $0)) })])
  }

  /// One run as an object with `version`, the members of a run of `history`, and `steps`, `requests` and `resources`.
  public static func run(_ detail: RunDetail) -> String {
    var object: JSONObject = ["version": .number(JSONNumber(version))]
    for (key, value) in members(of: detail.run) { object[key] = value }
    object["steps"] = .array(detail.steps.map(value))
    object["requests"] = .array(detail.requests.map(value))
    object["resources"] = .array(detail.resources.map(value))
    return text(object)
  }

  private static func text(_ object: JSONObject) -> String { JSONSerializer(isPretty: true).serialize(.object(object)) }

  private static func members(of run: RunRecord) -> JSONObject {
    [
      "id": .string(run.id.description), "page": .string(run.page), "folder": .string(run.folder),
      "title": .string(run.title), "target": .string(run.target), "began": .string(moment(run.began)),
      "ended": run.ended.map { .string(moment($0)) } ?? .null, "state": .string(run.state.rawValue),
      "verdict": run.verdict.map { .string($0.rawValue) } ?? .null,
      "elapsedSeconds": run.elapsed.map { .number(JSONNumber($0)) } ?? .null,
      "wallSeconds": run.wallTime.map { .number(JSONNumber($0)) } ?? .null,
    ]
  }

  private static func value(_ step: StepRecord) -> JSONValue {
    .object([
      "id": .string(step.id), "kind": .string(step.kind), "title": .string(step.title),
      "line": .number(JSONNumber(step.line)), "status": .string(step.status.rawValue),
      "reason": step.reason.map(JSONValue.string) ?? .null, "elapsedSeconds": .number(JSONNumber(step.elapsed)),
    ])
  }

  private static func value(_ request: RequestRecord) -> JSONValue {
    .object([
      "number": .number(JSONNumber(request.number)), "step": .string(request.step), "method": .string(request.method),
      "url": .string(request.url), "body": request.body ?? .null, "state": .string(request.state.rawValue),
      "status": request.status.map { .number(JSONNumber($0)) } ?? .null,
      "reason": request.reason.map(JSONValue.string) ?? .null, "sent": .string(moment(request.sent)),
      "seconds": request.duration.map { .number(JSONNumber($0)) } ?? .null,
    ])
  }

  private static func value(_ resource: ResourceRecord) -> JSONValue {
    .object([
      "number": .number(JSONNumber(resource.number)), "request": .number(JSONNumber(resource.request)),
      "label": .string(resource.label), "url": .string(resource.url), "fate": .string(resource.fate.rawValue),
      "reason": resource.reason.map(JSONValue.string) ?? .null,
      "inverse": resource.inverse.map { .object(["method": .string($0.method), "url": .string($0.url)]) } ?? .null,
    ])
  }

  private static func moment(_ seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}

import JSON
import JSONQuery
import RunbookModel

extension RunSession {
  /// Takes `captures` from `response`; what cannot be taken fails the step.
  mutating func capture(
    _ captures: [Capture], from response: Exchange.Response, isOfScenario: Bool, _ result: inout StepResult
  ) async {
    for capture in captures {
      let value: String
      do throws(NoValue) {
        value = try Self.value(of: capture.jq, in: response)
      } catch {
        result.worsen(to: .failed)
        result.checks.append(
          CheckResult(
            .failed, "capture of $\(capture.variable): \(error.reason)", details: ResponseExcerpt.lines(of: response),
            range: capture.range))
        continue
      }
      let source: Binding.Source = isOfScenario ? .scenario : .response(step: result.step.id, path: capture.jq)
      await bind(Binding(variable: capture.variable, value: value, source: source), in: &result)
    }
  }

  private struct NoValue: Error {
    var reason: String
  }

  private static func value(of program: String, in response: Exchange.Response) throws(NoValue) -> String {
    guard let json = response.json else { throw NoValue(reason: "the answer is no JSON") }
    let output: JSONValue
    do throws(JSONQueryError) {
      output = try JSONQuery(program)(json).first ?? .null
    } catch {
      throw NoValue(reason: "\(error)")
    }
    guard !output.isNull else { throw NoValue(reason: "`\(program)` finds nothing in the response") }
    return JSONQuery.text(of: output)
  }
}

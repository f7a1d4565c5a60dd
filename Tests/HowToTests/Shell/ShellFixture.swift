import TestSupport
import Testing

@testable import HowTo

/// The commands of a script, in order, without those inside others.
func commands(_ text: String, isSession: Bool = false) -> [ShellCommand] {
  ShellScript(text, isSession: isSession).pipelines.flatMap(\.commands)
}

/// The words of the first command, with references in them; `?` for a word that only a shell can work out.
func words(_ text: String) -> [String] { (commands(text).first?.words ?? []).map(shown) }

/// A word with references in it; `?` where only a shell can work it out.
func shown(_ word: ShellWord) -> String { (try? word.text()) ?? "?" }

/// The only word of `text`.
func word(_ text: String) throws -> ShellWord {
  let words = commands(text).flatMap(\.words)
  try #require(words.count == 1)
  return words[0]
}

extension ShellCommand {
  /// Why it cannot be read, if it cannot.
  var reason: String? { if case .unreadable(let reason) = form { reason.reason } else { nil } }

  /// The word a compound command begins with, if it is one.
  var keyword: String? { if case .compound(let keyword) = form { keyword } else { nil } }
}

/// The request of a script that is nothing but one `curl` command.
func curl(_ text: String) throws -> CurlCommand {
  let command = try #require(commands(text).first)
  return try CurlCommand(command)
}

/// Why a `curl` command needs a shell; nil where it does not.
func refusal(_ text: String) -> String? {
  guard let command = commands(text).first else { return "nothing" }
  do throws(NeedsShell) {
    _ = try CurlCommand(command)
    return nil
  } catch {
    return error.reason
  }
}

extension ShellReading {
  /// The reading of `text`.
  init(of text: String) { self.init(ShellScript(text)) }

  /// The assignments, in order.
  var bindings: [ShellBinding] {
    items.flatMap { item -> [ShellBinding] in
      if case .assignments(let bindings) = item.action { bindings } else { [] }
    }
  }

  /// The items by kind, with what tells them apart.
  var outline: [String] {
    items.map { item in
      switch item.action {
      case .assignments(let bindings): "set " + bindings.map(\.name).joined(separator: " ")
      case .request(let request): "\(request.curl.method) \(request.curl.url)"
      case .message(let text): "print \(text)"
      case .wait(let seconds): "wait \(seconds)"
      case .needsShell(let reason): "shell: \(reason.reason)"
      }
    }
  }
}

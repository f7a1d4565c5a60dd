import ArgumentParser
import Foundation
import JSONQuery
import KonnectMock
import SourceText

/// The program: subcommands, one file each.
@main
struct RunbookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbook",
    abstract: "Runs documentation: how-to pages as executable, checked procedures.",
    version: "0.1.0",
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, PlanCommand.self, OpenCommand.self, RenderCommand.self,
      MockCommand.self, ReportCommand.self, HistoryCommand.self, ShowCommand.self, ResumeCommand.self, UndoCommand.self,
      CoverageCommand.self, DriftCommand.self,
    ])

  static func main() async {
    ignoreBrokenPipe()
    if CommandLine.arguments.dropFirst() == [jqWorkerArgument] { return JQWorker.serve() }
    if let program = Bundle.main.executablePath { JQWorker.use(program: program, arguments: [jqWorkerArgument]) }
    do {
      try requireTopic(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      try applySettings(to: &command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// What a process of this program is started with to do libjq's work (`JQWorker`).
  private static let jqWorkerArgument = "--jq-worker"

  /// Makes sure that `help` is asked about a command; the parser would show the help of all in its place.
  private static func requireTopic(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help", let topic = arguments.dropFirst().first, !topic.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(topic) else { return }
    throw Failure(
      "there is no command `\(topic)`",
      help: EditDistance.nearest(to: topic, among: names, limit: 1).first.map { "the nearest is `\($0)`" }
        ?? "`runbook help` lists the commands")
  }

  /// Gives a command on pages what their `.runbook.yaml` says.
  private static func applySettings(to command: inout any ParsableCommand) throws {
    guard var page = command as? any PageCommand & ParsableCommand, let project = try page.pageOptions.project() else {
      return
    }
    page.apply(project)
    command = page
  }

  /// Tells `error` and ends the program with the status that it stands for.
  private static func end(with error: any Error) -> Never {
    switch error {
    case let status as ExitStatus: Foundation.exit(status.rawValue)
    case let failure as Failure: fail(failure)
    case let error as MockServerError: fail(Failure(error.description))
    default: break
    }
    // ArgumentParser's own: a request for help ends well; a usage error has status 64 there and 2 here.
    let code = exitCode(for: error)
    if code == .success { exit(withError: error) }
    let isUsage = code == .validationFailure
    Output.standardError.write(line: isUsage ? fullMessage(for: error) : "internal error: \(error)")
    Foundation.exit((isUsage ? ExitStatus.usage : .internalError).rawValue)
  }

  private static func fail(_ failure: Failure) -> Never {
    Output.standardError.write(line: failure.text)
    Foundation.exit(failure.status.rawValue)
  }
}

import ArgumentParser

/// The program: subcommands, one file each.
@main
struct RunbookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbook",
    abstract: "Runs documentation: how-to pages as executable, checked procedures.",
    version: "0.1.0",
    subcommands: [RunCommand.self, CheckCommand.self, PlanCommand.self, RenderCommand.self, MockCommand.self])

  static func main() async {
    ignoreBrokenPipe()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(reporting: error)
    }
  }

  /// Ends the program with the status that `error` stands for, after telling it.
  private static func exit(reporting error: any Error) -> Never {
    switch error {
    case is ExitStatus, is CleanExit: break
    case let error as Failure:
      Output.standardError.write(line: error.text)
      Self.exit(withError: error.status)
    default:
      // Usage errors are ArgumentParser's own; their status is 2 here as everywhere else in the program.
      guard exitCode(for: error) != .success else { break }
      Output.standardError.write(line: fullMessage(for: error))
      Self.exit(withError: error is ValidationError || "\(type(of: error))" == "CommandError" ? ExitStatus.usage : .usage)
    }
    Self.exit(withError: (error as? ExitStatus)?.code ?? error)
  }
}

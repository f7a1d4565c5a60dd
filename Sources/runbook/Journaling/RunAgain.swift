import ArgumentParser
import CurlClient
import Foundation
import Journal
import Runner

/// A run of the journal with the options that it was started with, so that it can be carried on or taken back.
struct RunAgain {
  private let run: RunRecord
  private var command: RunCommand

  /// Reads the options again, in the folder that the run was started in.
  ///
  /// - Parameters:
  ///   - variables: Further values, as `NAME=value`.
  ///   - envFiles: Further files of them.
  /// - Throws: `Failure` where the folder is gone, or this version does not know the options any more.
  init(_ run: RunRecord, variables: [String], envFiles: [String]) throws {
    self.run = run
    // Files are named from where the user is, all else from where the run was.
    let current = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    let files = envFiles.map { URL(filePath: $0, relativeTo: current).path }
    guard FileManager.default.changeCurrentDirectoryPath(run.folder) else {
      throw Failure(
        "\(run.folder), in which run \(run.id) was started, is gone", help: "put the folder back, with the page in it")
    }
    // The organization that was made up for the run, unless another token is given.
    let own = run.organization.map { ["--var", "KONNECT_TOKEN=\($0)"] } ?? []
    // Another organization has nothing of the run's: all of it would seem to be gone.
    let owner = run.owner.map { ["--org", $0] } ?? []
    let further = own + owner + variables.flatMap { ["--var", $0] } + files.flatMap { ["--env-file", $0] }
    do {
      command = try RunCommand.parse(run.arguments + further + ["--", run.page])
      // Of many pages that the run may have been one of, it is this one.
      let isStrict = command.batchOptions.strict
      command.batchOptions = try BatchOptions.parse(["--shard", "none"])
      command.batchOptions.strict = isStrict
    } catch {
      throw Failure("the options of run \(run.id) are not understood any more: \(RunCommand.message(for: error))")
    }
  }

  /// Carries the run on.
  ///
  /// - Throws: `Failure` and `ExitStatus` as `run` does.
  func resume(_ decisions: UserDecisions) async throws {
    try await command.run(resuming: .init(run: run, decisions: decisions))
  }

  /// Deletes what the run created, and returns whether all of it is gone.
  ///
  /// - Throws: `Failure` where there is no token, it is of another organization, or the journal cannot be kept.
  func undo(in journal: Journal) async throws -> Bool {
    try await command.undo(run, in: journal)
  }
}

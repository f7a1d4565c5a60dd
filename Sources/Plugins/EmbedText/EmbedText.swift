import Foundation
import PackagePlugin

/// Writes every `.yaml` file of a target's `Specifications` folder into one generated Swift file.
///
/// Generated at build time because a resource bundle would have to be installed beside the program, and
/// `.embedInCode` takes minutes to compile files of this size.
@main
struct EmbedText: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let inputs = module.sourceFiles.map(\.url)
      .filter { $0.pathExtension == "yaml" && $0.deletingLastPathComponent().lastPathComponent == "Specifications" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) files of \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path] + inputs.map(\.path),
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}

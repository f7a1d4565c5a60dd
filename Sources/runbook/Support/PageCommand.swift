import HowTo

/// A command on pages, which takes what the user did not say from their `.runbook.yaml`.
protocol PageCommand {
  /// The pages.
  var pageOptions: PageOptions { get }

  /// Takes from `project` what the user did not say.
  mutating func apply(_ project: ProjectFile)
}

extension RunCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    pageOptions.apply(project)
    specificationOptions.apply(project)
    runOptions.apply(project)
    batchOptions.apply(project)
  }
}

extension CheckCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    pageOptions.apply(project)
    specificationOptions.apply(project)
  }
}

extension PlanCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    pageOptions.apply(project)
    specificationOptions.apply(project)
  }
}

extension OpenCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    pageOptions.apply(project)
    specificationOptions.apply(project)
    runOptions.apply(project)
  }
}

extension CoverageCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    pageOptions.apply(project)
    specificationOptions.apply(project)
  }
}

extension DriftCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) { pageOptions.apply(project) }
}

extension RenderCommand: PageCommand {
  mutating func apply(_ project: ProjectFile) {
    if !templateOptions.isUsed { pageOptions.apply(project) }
  }
}

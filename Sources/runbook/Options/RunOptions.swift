import ArgumentParser
import HowTo
import Runner

/// The options of how one page is carried out, which `run` and `open` share; each topic has a struct of its own.
struct RunOptions: ParsableArguments {
  @OptionGroup(title: "Target options") var target: TargetOptions
  @OptionGroup(title: "Variable options") var variables: VariableOptions
  @OptionGroup(title: "Manual step options") var manual: ManualOptions
  @OptionGroup(title: "Time limits") var limits: TimeLimitOptions
  @OptionGroup(title: "Shell options") var shell: ShellOptions

  /// Takes from `project` what the user did not say.
  mutating func apply(_ project: ProjectFile) {
    variables.secret += project.secret
    manual.manual = manual.manual ?? project.manual.flatMap { RunConfiguration.ManualMode(rawValue: $0) }
  }
}

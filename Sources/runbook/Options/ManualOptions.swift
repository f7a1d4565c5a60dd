public import ArgumentParser
public import Runner

/// Who stands in for the reader where a page wants a person.
struct ManualOptions: ParsableArguments {
  @OptionGroup var scenarioOptions: ScenarioOptions

  @Option(help: "Who performs manual steps: scenario, prompt, assume or fail.")
  var manual: RunConfiguration.ManualMode?
}

extension RunConfiguration.ManualMode: ExpressibleByArgument {}

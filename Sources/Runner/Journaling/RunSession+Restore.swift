import RunbookModel

extension RunSession {
  /// What `step` came to before the run was stopped, with its values and answer in force again; nil where it is to be
  /// carried out.
  mutating func restored(_ step: Step) async -> StepResult? {
    guard let kept = await configuration.recorder?.restored(step) else { return nil }
    for binding in kept.result.bindings {
      // What was given then is given again or not; what the run found out is known.
      switch binding.source {
      case .scenario, .response, .page, .prompt, .provisioned: store.set(binding, by: step.id)
      case .commandLine, .environmentFile, .environment, .each: break
      }
      await tell(.bound(binding))
    }
    responses[step.id] = kept.answer
    var result = kept.result
    result.bindings += kept.secrets.compactMap { store.binding($0) }
    return result
  }

  /// Whether the run must not go on: it was interrupted, or its journal cannot be kept.
  var isHalted: Bool {
    get async {
      if Task.isCancelled { return true }
      return await configuration.recorder?.halt != nil
    }
  }
}

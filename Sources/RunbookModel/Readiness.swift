/// The words for a resource that can be used, in prose and in answers alike.
public enum Readiness {
  /// Values of a `state` or `status` that mean ready, in lower case.
  public static let states: Set = [
    "ready", "active", "available", "complete", "completed", "provisioned", "online", "running", "succeeded",
    "initialized", "healthy", "connected",
  ]
}

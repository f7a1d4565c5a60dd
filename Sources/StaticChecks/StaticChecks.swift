// StaticChecks

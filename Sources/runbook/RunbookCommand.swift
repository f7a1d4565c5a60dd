import ArgumentParser
@main struct RunbookCommand: ParsableCommand {}

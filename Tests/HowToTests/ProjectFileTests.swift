import Foundation
import HowTo
import Testing

@Suite struct ProjectFileTests {
  @Test func theNearestFileAboveAPage() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "project-\(UUID().uuidString)")
    let inner = root.appending(path: "a/b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data().write(to: root.appending(path: ".runbook.yaml"))
    let expected = root.appending(path: ".runbook.yaml").standardizedFileURL.path
    #expect(ProjectFile.find(above: inner.appending(path: "p.md").path) == expected)
    #expect(ProjectFile.find(above: inner.path) == expected)
    #expect(ProjectFile.find(above: root.path) == expected)
    try Data().write(to: inner.appending(path: ".runbook.yaml"))
    let nearer = inner.appending(path: ".runbook.yaml").standardizedFileURL.path
    #expect(ProjectFile.find(above: inner.appending(path: "p.md").path) == nearer)
    #expect(ProjectFile.find(above: root.appending(path: "a/p.md").path) == expected)
  }
}

import CurlClient
import Reports
import RunbookModel
import Runner

/// What happens before the first request to an organization that is not made for the run.
///
/// Whose the token is, is asked first, with the only request; then the user sees the plan and consents to what it
/// changes.
struct AccessCheck {
  let options: AccessOptions
  /// Whether the user consents in advance.
  let isConfirmed: Bool

  /// A page with how it will be run.
  struct Page {
    let runbook: Runbook
    let configuration: RunConfiguration

    init(_ runbook: Runbook, _ configuration: RunConfiguration) {
      self.runbook = runbook
      self.configuration = configuration
    }
  }

  /// Lets `pages`, which are all for one target, go on, and returns whose the token is, where that was asked and told.
  ///
  /// - Throws: `Failure` where the token is another organization's or not accepted, or the user does not consent.
  func pass(_ pages: [Page], redactor: Redactor) async throws -> TokenOwner? {
    guard let configuration = pages.first?.configuration else { return nil }
    let output = Output.standardError(redactor: redactor)
    let writes = pages.map { page in
      PlannedWrite.all(
        in: page.runbook, scenario: page.configuration.scenario, includesShell: page.configuration.shell != nil)
    }
    let changes = !options.readOnly && !configuration.target.isLoopback && !writes.allSatisfy(\.isEmpty)
    let asks = changes && !isConfirmed
    // Where nobody can consent, nothing is sent, nor asked.
    let isRefused = asks && !isInteractive
    let isNeeded = !isRefused && (options.org != nil || asks)
    // By --yes it is of use to the journal alone.
    let owner =
      isNeeded ? try await owner(of: configuration) : changes && !isRefused ? try? await find(by: configuration) : nil
    if options.readOnly {
      tell(writes, of: pages, "--read-only skips what would write:", on: output)
    } else if asks {
      for page in pages {
        let runbook = page.runbook.addingSources(
          given: page.configuration.given, scenario: page.configuration.scenario)
        output.write(line: PlanText(style: TextStyle(isEnabled: output.usesColor)).render(runbook) + "\n")
      }
      let organization =
        owner.map { "the organization \($0.name.map { "\($0) " } ?? "")(\($0.id))" } ?? "the token's organization"
      tell(writes, of: pages, "This changes \(organization) on \(configuration.target.name):", on: output)
      guard !isRefused else {
        throw Failure("nobody is there to confirm these changes; nothing was sent", help: "give --yes to go ahead")
      }
      guard Prompt.confirm("Go ahead?") else { throw Failure("not confirmed; nothing was changed") }
    } else if changes {
      tell(writes, of: pages, "By --yes this changes \(configuration.target.name):", on: output)
    }
    return owner
  }

  private func tell(_ writes: [[PlannedWrite]], of pages: [Page], _ title: String, on output: Output) {
    let lines = zip(pages, writes).flatMap { page, writes in
      writes.map { "  \(page.runbook.page):\($0.line): \($0.text)" }
    }
    if !lines.isEmpty { output.write(line: ([title] + lines).joined(separator: "\n") + "\n") }
  }

  /// Whose the token is; nil where that is not told, and no organization is demanded.
  ///
  /// - Throws: `Failure` where the token is another organization's than the one demanded, or not accepted.
  func owner(of configuration: RunConfiguration) async throws -> TokenOwner? {
    let answer: Result<TokenOwner, TokenOwner.Unknown>
    do throws(TokenOwner.Unknown) {
      answer = .success(try await find(by: configuration))
    } catch {
      answer = .failure(error)
    }
    return try judge(answer, configuration.target.name)
  }

  private func find(by configuration: RunConfiguration) async throws(TokenOwner.Unknown) -> TokenOwner {
    let client: HTTPClient
    do throws(HTTPClientError) {
      client = try HTTPClient()
    } catch {
      throw .unreachable("\(error)")
    }
    do throws(TokenOwner.Unknown) {
      let owner = try await TokenOwner.find(by: configuration, client)
      await client.shutdown()
      return owner
    } catch {
      await client.shutdown()
      throw error
    }
  }

  private func judge(_ answer: Result<TokenOwner, TokenOwner.Unknown>, _ target: String) throws -> TokenOwner? {
    switch answer {
    case .success(let owner):
      guard let org = options.org, org.lowercased() != owner.id.lowercased() else { return owner }
      throw Failure(
        "the token belongs to the organization \(owner.name.map { "\($0) " } ?? "")(\(owner.id)), not to \(org); "
          + "nothing else was sent",
        help: "give the token of the other organization, or its id with --org")
    case .failure(.refused(let status)):
      throw Failure(
        "\(target) did not accept the token (status \(status)); nothing else was sent",
        help: "check that KONNECT_TOKEN is whole and not expired; Konnect makes new ones under Personal access tokens")
    case .failure(.unreachable(let reason)):
      throw Failure("whose the token is cannot be asked: \(reason)", status: .failed)
    case .failure(.untold(let status)):
      guard options.org != nil else { return nil }
      throw Failure(
        "\(target) does not tell whose the token is (status \(status)); nothing else was sent",
        help: "leave out --org if the target has no organizations")
    }
  }
}

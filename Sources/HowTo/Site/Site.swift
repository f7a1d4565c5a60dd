public import Foundation
import JSON
import Liquid
public import SourceText

/// The Jekyll site that a page belongs to: its configuration, data and includes.
///
/// A page outside any site has the `standalone` one, which knows the product names and nothing else.
public struct Site: Sendable {
  /// The folder with `jekyll.yml` or `_config.yml`; nil for a page outside a site.
  public let root: URL?
  /// What `site` holds in a template: the configuration, and `data`.
  let values: JSONValue
  /// Where includes come from.
  let loader: any TemplateLoader
  /// The folders of includes and of data; none for a page outside a site.
  public let partFolders: [URL]
  /// The series of its pages.
  private let series: SiteSeries?
  /// What is wrong with its files.
  public let diagnostics: [Diagnostic]

  /// The names of the configuration's file, in the order they are looked for.
  public static let configurationNames = ["jekyll.yml", "_config.yml"]

  /// The site in `folder`, shown to the user as `path`.
  ///
  /// - Throws: `InputError` where the folder holds no configuration.
  public init(folder: URL, shownAs path: String) throws {
    guard
      let name = Self.configurationNames.first(where: {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      })
    else {
      throw InputError("\(path): no jekyll.yml or _config.yml there", help: "name the folder of a Jekyll site")
    }
    var data = SiteData()
    var values = Self.builtInValues
    let configuration = data.read(folder.appending(path: name), shownAs: "\(path)/\(name)")
    for (key, value) in configuration.object ?? [:] { values[key] = value }
    let source = configuration["source"]?.string ?? "."
    let base = source == "." ? folder : folder.appending(path: source)
    let shownBase = source == "." ? path : "\(path)/\(source)"
    values["data"] = Self.addingLatestReleases(
      to: data.readFolder(base.appending(path: "_data"), shownAs: "\(shownBase)/_data"))
    series = SiteSeries(folder: base)
    root = folder
    self.values = values
    partFolders = ["_includes", "_data"].map { base.appending(path: $0) }
    loader = FolderLoader(folder: base.appending(path: "_includes"), shownAs: "\(shownBase)/_includes")
    diagnostics = data.diagnostics
  }

  private init() {
    root = nil
    values = Self.builtInValues
    loader = NoIncludes()
    partFolders = []
    series = nil
    diagnostics = []
  }

  /// What a page outside any site has.
  public static let standalone = Site()

  /// The site around `page`: the nearest folder above it with a configuration; nil where there is none.
  ///
  /// - Throws: `InputError` where that configuration cannot be read.
  public static func find(above page: String) throws -> Site? {
    try folder(above: page).map { try Site(folder: $0, shownAs: $0.path) }
  }

  /// The nearest folder above `page` with a site's configuration; nil where there is none.
  public static func folder(above page: String) -> URL? {
    var folder = URL(filePath: page).standardizedFileURL.deletingLastPathComponent()
    while true {
      if configurationNames.contains(where: { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) })
      {
        return folder
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
  }

  /// The position of the last page of a series; nil where the site has no such series.
  func lastPosition(inSeries id: String) -> Int? { series?.lastPosition(of: id) }

  /// The pages of a series before `position`, in order; none where the site has no such series.
  func pages(ofSeries id: String, before position: Int) -> [URL] { series?.pages(of: id, before: position) ?? [] }

  /// The data, and in it what the site works out by itself: `gateway_latest` is the release in `products/gateway.yml`
  /// that is marked as the latest.
  private static func addingLatestReleases(to data: JSONValue) -> JSONValue {
    var data = data
    for (product, value) in data["products"]?.object ?? [:] {
      let latest = value["releases"]?.array?.last { $0["latest"]?.bool == true }
      let name = "\(product.replacing("-", with: "_"))_latest"
      if let latest, data[name] == nil { data[name] = latest }
    }
    return data
  }

  /// The product names that the documentation site gives its pages, by the site's own keys.
  private static let builtInValues: JSONValue = [
    "base_gateway": "Kong Gateway",
    "ai_gateway": "AI Gateway",
    "ai_gateway_name": "Kong AI Gateway",
    "ee_product_name": "Kong Gateway Enterprise",
    "konnect_short_name": "Konnect",
    "konnect_product_name": "Kong Konnect",
    "konnect_saas": "Kong Konnect",
    "konnect_catalog": "Catalog",
    "mesh_product_name": "Kong Mesh",
    "kic_product_name": "Kong Ingress Controller",
    "kic_product_name_short": "KIC",
    "gateway_operator_product_name": "Kong Gateway Operator",
    "operator_product_name": "Kong Operator",
    "operator_product_name_short": "KO",
    "event_gateway": "Kong Event Gateway",
    "event_gateway_short": "Event Gateway",
    "metering_and_billing": "Metering & Billing",
    "observability": "Observability",
    "dev_portal": "Dev Portal",
    "identity": "Kong Identity",
    "data": [:],
    "links": ["web": "https://developer.konghq.com"],
  ]
}

/// Finds no include: a page outside a site has none.
private struct NoIncludes: TemplateLoader {
  func template(named name: String) -> SourceFile? { nil }
}

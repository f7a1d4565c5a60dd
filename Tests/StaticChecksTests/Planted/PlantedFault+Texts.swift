extension PlantedFault {
  /// What looks like a credential; put together here, so that nobody who looks for credentials finds one in this file.
  private static func secret(_ prefix: String) -> String {
    prefix + ["Zq7", "mXw2", "LkP9", "vTr4", "HsB8", "nYc3", "GfD6", "jRa1", "EuW5", "oK0Q"].joined()
  }

  /// Placeholders that are sent as they stand, and secrets.
  static let texts: [PlantedFault] = [
    PlantedFault(
      "unfilled-placeholder", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/1️⃣{controlPlaneId}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unfilled-placeholder", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        method: POST
        body:
          name: 1️⃣<your-service>
          display_name: planted
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unfilled-placeholder", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/portals/1️⃣YOUR_PORTAL_ID
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unfilled-placeholder", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways
        method: POST
        body: {name: "1️⃣your-gateway-name-here"}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unfilled-placeholder", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        headers:
          - 'X-Custom: 1️⃣<YOUR-VALUE>'
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "secret-in-page", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        export KONNECT_TOKEN=1️⃣\#(secret("kpat_"))
        ```
        """#),
    PlantedFault(
      "secret-in-page", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        headers:
          - 'X-Token: 1️⃣\#(secret("spat_"))'
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "secret-in-page", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        Use the key `1️⃣\#(secret("AKIA"))` for it.
        """#),
    PlantedFault(
      "secret-in-page", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways
        method: POST
        body: {name: planted, description: "with 1️⃣\#(secret("ghp_"))"}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "secret-in-page", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        ```yaml
        client_secret: "1️⃣\#(secret(""))"
        ```
        """#),
    PlantedFault(
      "secret-in-page", in: "metering-and-billing/meter-and-bill-active-users.md", replacing: "works_on:",
      by: #"""
        planted: 1️⃣\#(secret("glpat-"))
        works_on:
        """#),
  ]
}

extension PlantedFault {
  /// Statuses and parameters that the operation does not have so.
  static let parameters: [PlantedFault] = [
    PlantedFault(
      "status-not-declared", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/resources
        status_code: 1️⃣'202'
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "status-not-declared", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v2/control-planes, method: POST, status_code: 1️⃣200, body: {name: planted}}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "status-not-declared", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        - Item

          {% konnect_api_request %}
          status_code: 1️⃣204
          url: /v1/event-gateways
          {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "status-not-declared", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% http_request %}
        url: https://global.api.konghq.com/v2/cloud-gateways/networks
        status_code: 1️⃣206
        {% endhttp_request %}
        """#),
    PlantedFault(
      "status-not-declared", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% control_plane_request %}
        url: /v2/control-planes
        status_code: 1️⃣201
        {% endcontrol_plane_request %}
        """#),
    PlantedFault(
      "malformed-path-parameter", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/1️⃣quickstart
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-path-parameter", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/apis/$API_ID/publications/1️⃣my-portal
        method: PUT
        body: {visibility: public}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-path-parameter", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        {% konnect_api_request %}
        url: "/v1/event-gateways/1️⃣12345/listeners"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-path-parameter", in: "dedicated-cloud-gateways/private-hosted-zones.md",
      adding: #"""
        {% http_request %}
        url: https://global.api.konghq.com/v2/cloud-gateways/networks/1️⃣aws-network/private-dns
        {% endhttp_request %}
        """#),
    PlantedFault(
      "malformed-path-parameter", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl -H "Authorization: Bearer $KONNECT_TOKEN" \
          "https://us.api.konghq.com/v2/control-planes/1️⃣not-a-uuid/config-stores"
        ```
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes?1️⃣fliter%5Bname%5D=a&page%5Bsize%5D=10
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: "/v2/control-planes?page[size]=10&1️⃣limit=10"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "catalog/discover-azure-apis-with-konnect-api.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/resources?1️⃣filter%5Bintegraton.name%5D=azure-api-management
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        ```sh
        curl -s -H "Authorization: Bearer $KONNECT_TOKEN" 'https://global.api.konghq.com/v2/cloud-gateways/networks?1️⃣state=ready'
        ```
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "metering-and-billing/meter-and-bill-active-users.md",
      adding: #"""
        {% konnect_api_request %}
        url: '/v3/openmeter/meters?page%5Bnumber%5D=1&1️⃣colour=red'
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-query-parameter", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes?1️⃣page%5Bsize%5D=many
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-query-parameter", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: "/v2/control-planes?1️⃣page[number]=first&page[size]=10"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-query-parameter", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```sh
        curl -H "Authorization: Bearer $KONNECT_TOKEN" -g "https://us.api.konghq.com/v3/portals?1️⃣page[size]=ten"
        ```
        """#),
    PlantedFault(
      "malformed-query-parameter", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways?1️⃣page%5Bsize%5D=big
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "malformed-query-parameter", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% http_request %}
        url: https://global.api.konghq.com/v2/cloud-gateways/networks?1️⃣page%5Bsize%5D=1.5
        {% endhttp_request %}
        """#),
  ]
}

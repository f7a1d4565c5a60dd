extension PlantedFault {
  /// Requests for which there is no operation, or not there.
  static let operations: [PlantedFault] = [
    PlantedFault(
      "no-such-operation", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣/v1/catalog-service
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "no-such-operation", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣"/v4/audit-log-destinations"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "no-such-operation", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        - In a list:

          {% konnect_api_request %}
          url: 1️⃣/v1/event-gateways/$EVENT_GATEWAY_ID/backend-clsters
          method: POST
          body:
            name: planted
          {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "no-such-operation", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% for name in page.products %}
        {% capture planted %}
        {% konnect_api_request %}
        url: 1️⃣/v3/portal/$PORTAL_ID
        {% endkonnect_api_request %}
        {% endcapture %}
        {{ planted | indent: 3 }}
        {% endfor %}
        """#),
    PlantedFault(
      "no-such-operation", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% http_request %}
        url: 1️⃣https://us.api.konghq.com/v2/contro-planes
        {% endhttp_request %}
        """#),
    PlantedFault(
      "no-such-operation", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% navtabs "planted" %}
        {% navtab "A" %}
        {% konnect_api_request %}
        url: /v2/cloud-gateways/networks
        region: global
        {% endkonnect_api_request %}
        {% endnavtab %}
        {% navtab "B" %}
        {% konnect_api_request %}
        url: 1️⃣/v2/cloud-gateways/netwroks
        region: global
        {% endkonnect_api_request %}
        {% endnavtab %}
        {% endnavtabs %}
        """#),
    PlantedFault(
      "no-such-operation", in: "catalog/discover-azure-apis-with-konnect-api.md",
      adding: #"""
        {% control_plane_request %}
        url: 1️⃣/v2/control-planes/$KONNECT_TOKEN/core-entity/services
        {% endcontrol_plane_request %}
        """#),
    PlantedFault(
      "wrong-method", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        method: 1️⃣PUT
        body: {name: planted}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "wrong-method", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        method: 1️⃣"delete"
        url: /v3/audit-log-destinations
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "wrong-method", in: "metering-and-billing/meter-and-bill-active-users.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v3/openmeter/meters, method: 1️⃣PATCH, body: {name: planted}}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "wrong-method", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        1. Text.

           {% konnect_api_request %}
           url: /v3/apis/$KONNECT_TOKEN/publications/$PORTAL_ID
           method: 1️⃣POST
           body: {visibility: public}
           {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "wrong-method", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% http_request %}
        url: https://global.api.konghq.com/v2/cloud-gateways/networks
        method: 1️⃣DELETE
        {% endhttp_request %}
        """#),
    PlantedFault(
      "region-not-served", in: "catalog/discover-azure-apis-with-konnect-api.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        1️⃣region: global
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "region-not-served", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% konnect_api_request %}
        1️⃣region: "eu"
        url: /v2/cloud-gateways/networks
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "region-not-served", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣/v2/cloud-gateways/networks
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "region-not-served", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v2/control-planes, region: 1️⃣global}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "region-not-served", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% http_request %}
        url: 1️⃣https://global.api.konghq.com/v1/event-gateways
        {% endhttp_request %}
        """#),
    PlantedFault(
      "deprecated", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣/v3/apis/$API_ID/specifications
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "deprecated", in: "dev-portal/kong-identity-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣/v3/portals/$KONNECT_TOKEN/email-delivery
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "deprecated", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl -H "Authorization: Bearer $KONNECT_TOKEN" "1️⃣https://eu.api.konghq.com/v3/portals/$KONNECT_TOKEN/email-delivery"
        ```
        """#),
    PlantedFault(
      "duplicate-step", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        method: POST
        body: {name: planted, display_name: Planted}
        {% endkonnect_api_request %}

        Text.

        1️⃣{% konnect_api_request %}
        url: /v1/catalog-services
        method: POST
        body:
          name: planted
          display_name: "Planted"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "duplicate-step", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        curl -X POST https://us.api.konghq.com/v2/control-planes -H "Authorization: Bearer $KONNECT_TOKEN" --json '{"name": "planted"}'
        ```

        Text.

        ```sh
        1️⃣curl https://us.api.konghq.com/v2/control-planes -H "Authorization: Bearer $KONNECT_TOKEN" --json '{"name":"planted"}'
        ```
        """#),
    PlantedFault(
      "duplicate-step", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/apis/$API_ID/publications/$PORTAL_ID
        method: PUT
        body: {visibility: public}
        {% endkonnect_api_request %}

        1️⃣{% konnect_api_request %}
        url: /v3/apis/$API_ID/publications/$PORTAL_ID
        method: PUT
        body: {visibility: public}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "duplicate-step", in: "catalog/discover-azure-apis-with-konnect-api.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services/$AZURE_SERVICE_ID
        method: PATCH
        body: {description: planted}
        {% endkonnect_api_request %}

        1️⃣{% konnect_api_request %}
        url: /v1/catalog-services/$AZURE_SERVICE_ID
        method: PATCH
        body: {description: planted}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "duplicate-step", in: "gateway/create-a-key-set-with-a-jwk.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/$KONNECT_TOKEN
        method: DELETE
        {% endkonnect_api_request %}

        1️⃣{% konnect_api_request %}
        url: /v2/control-planes/$KONNECT_TOKEN
        method: DELETE
        {% endkonnect_api_request %}
        """#),
  ]
}

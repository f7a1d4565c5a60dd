extension PlantedFault {
  /// Bodies that the schema forbids, or that go where none belongs.
  static let bodies: [PlantedFault] = [
    PlantedFault(
      "body-mismatch", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body:
          name: planted
          1️⃣descripton: b
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body: {name: planted, cluster_type: 1️⃣CLUSTER_TYPE_CONTROLPLANE}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/portals
        method: POST
        body:
          name: planted
          authentication_enabled: 1️⃣$KONNECT_TOKEN
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/portals
        method: POST
        body:
          1️⃣description: without its name
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "metering-and-billing/meter-and-bill-active-users.md",
      adding: #"""
        - Item

          {% konnect_api_request %}
          url: /v3/openmeter/meters
          method: POST
          body:
            name: planted
            key: planted
            aggregation: 1️⃣summ
            event_type: request
          {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/$KONNECT_TOKEN/core-entities/services
        method: POST
        body:
          name: planted
          host: example.com
          port: 1️⃣"80"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "catalog/discover-azure-apis-with-konnect-api.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/$KONNECT_TOKEN/core-entities/routes
        method: POST
        body:
          name: planted
          paths: 1️⃣/planted
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: 1️⃣/v2/control-planes
        method: POST
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "body-mismatch", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways
        method: POST
        body:
          name: planted
          min_runtime_version: &version "1.0"
          labels: {a: 1️⃣[b]}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "get-with-body", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        status_code: 201
        1️⃣body:
          name: planted
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "get-with-body", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v1/catalog-services, method: GET, 1️⃣body: {name: planted, display_name: A}}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "get-with-body", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% http_request %}
        url: https://us.api.konghq.com/v3/portals
        1️⃣body: {name: planted}
        {% endhttp_request %}
        """#),
    PlantedFault(
      "get-with-body", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        ```sh
        curl -X GET "https://us.api.konghq.com/v1/event-gateways" -H "Authorization: Bearer $KONNECT_TOKEN" --json '1️⃣{"name": "planted"}'
        ```
        """#),
    PlantedFault(
      "get-with-body", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        - Item

          {% konnect_api_request %}
          url: /v2/control-planes/$KONNECT_TOKEN/config-stores
          method: get
          1️⃣"body": {name: a}
          {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "deprecated", in: "event-gateway/encrypt-kafka-message-fields-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways/$EVENT_GATEWAY_ID/virtual-clusters/$KONNECT_TOKEN/consume-policies
        method: POST
        body:
          type: schema_validation
          name: planted
          config:
            type: json
            1️⃣value_validation_action: mark
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "deprecated", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        ```sh
        curl "https://us.api.konghq.com/v1/event-gateways/$EVENT_GATEWAY_ID/virtual-clusters/$KONNECT_TOKEN/consume-policies" \
          -H "Authorization: Bearer $KONNECT_TOKEN" \
          --json '{"type": "schema_validation", "name": "planted", "config": {"type": "json", 1️⃣"value_validation_action": "mark"}}'
        ```
        """#),
    PlantedFault(
      "content-type-not-taken", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        headers:
          - 'Content-Type: 1️⃣text/plain'
        body: {name: planted}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "content-type-not-taken", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v2/control-planes -H "Authorization: Bearer $KONNECT_TOKEN" -d '1️⃣{"name": "planted"}'
        ```
        """#),
  ]
}

extension PlantedFault {
  /// Variables that nobody sets, that are set too late, or for nothing.
  static let variables: [PlantedFault] = [
    PlantedFault(
      "undefined-variable", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/1️⃣$PLANTED_ID
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "undefined-variable", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body: {name: "prefix-1️⃣${PLANTED_NAME}"}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "undefined-variable", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% validation request-check %}
        url: /anything
        headers:
          - 'Accept: application/json'
          - 'apikey: 1️⃣$PLANTED_VALUE'
        {% endvalidation %}
        """#),
    PlantedFault(
      "undefined-variable", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% entity_examples %}
        entities:
          plugins:
            - name: ai-proxy
              config:
                auth:
                  header_value: ${key}
        variables:
          key:
            value: 1️⃣$PLANTED_NAME
        {% endentity_examples %}
        """#),
    PlantedFault(
      "undefined-variable", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        ```sh
        curl -X DELETE "https://us.api.konghq.com/v1/event-gateways/1️⃣$PLANTED_ID" -H "Authorization: Bearer $KONNECT_TOKEN"
        ```
        """#),
    PlantedFault(
      "undefined-variable", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% on_prem %}
        content: |
          ```sh
          curl http://localhost:8001/services/1️⃣$PLANTED_SERVICE
          ```
        {% endon_prem %}
        """#),
    PlantedFault(
      "defined-after-use", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes/1️⃣$PLANTED_ID
        {% endkonnect_api_request %}

        ```sh
        export PLANTED_ID=8a1b2c3d
        ```
        """#),
    PlantedFault(
      "defined-after-use", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        method: POST
        body:
          name: 1️⃣$PLANTED_NAME
          display_name: planted
        {% endkonnect_api_request %}

        {% konnect_api_request %}
        url: /v1/catalog-services
        capture:
          - variable: PLANTED_NAME
            jq: ".data[0].name"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "defined-after-use", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```sh
        curl "https://us.api.konghq.com/v3/portals/1️⃣$PLANTED_ID" -H "Authorization: Bearer $KONNECT_TOKEN"
        ```

        {% env_variables %}
        PLANTED_ID: some-value
        {% endenv_variables %}
        """#),
    PlantedFault(
      "defined-after-use", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways/1️⃣$PLANTED_ID
        capture:
          - variable: PLANTED_NAME
            jq: ".name"
        {% endkonnect_api_request %}

        ```sh
        PLANTED_ID=$(curl -s https://us.api.konghq.com/v1/event-gateways -H "Authorization: Bearer $KONNECT_TOKEN" | jq -r '.data[0].id')
        echo $PLANTED_NAME
        ```
        """#),
    PlantedFault(
      "defined-after-use", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% validation request-check %}
        url: /anything
        headers:
          - 'apikey: 1️⃣$PLANTED_VALUE'
        {% endvalidation %}

        1. Item

           ```sh
           export PLANTED_VALUE='some-value'
           ```
        """#),
    PlantedFault(
      "unused-variable", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        export 1️⃣PLANTED_NAME=a
        ```
        """#),
    PlantedFault(
      "unused-variable", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        capture:
          - variable: 1️⃣PLANTED_ID
            jq: ".data[0].id"
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unused-variable", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% env_variables %}
        1️⃣PLANTED_NAME: some-value
        {% endenv_variables %}
        """#),
    PlantedFault(
      "unused-variable", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        - Item

          ```sh
          export 1️⃣PLANTED_ID=$(curl -s https://us.api.konghq.com/v1/event-gateways -H "Authorization: Bearer $KONNECT_TOKEN" | jq -r '.data[0].id')
          ```
        """#),
    PlantedFault(
      "unused-variable", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        ```sh
        docker ps
        export 1️⃣PLANTED_NAME=a
        ```
        """#),
    PlantedFault(
      "misspelled-variable", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        export PLANTED_PLANE_ID='YOUR ID'
        echo $PLANTED_PLANE_ID
        ```

        {% konnect_api_request %}
        url: /v2/control-planes/1️⃣$PLANTED_PLNE_ID
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "misspelled-variable", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways/1️⃣${EVENT_GATWAY_ID}/listeners
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "misspelled-variable", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v3/portals -H "Authorization: Bearer 1️⃣$KONNECT_TOKN"
        ```
        """#),
    PlantedFault(
      "misspelled-variable", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        method: POST
        body: {name: 1️⃣$KONECT_TOKEN, display_name: a}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "misspelled-variable", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        ```sh
        export 1️⃣PLANTED_STORE_D='YOUR ID'
        ```

        {% konnect_api_request %}
        url: /v2/control-planes/$CONTROL_PLANE_ID/config-stores/$PLANTED_STORE_ID
        {% endkonnect_api_request %}

        {% konnect_api_request %}
        url: /v2/control-planes/$CONTROL_PLANE_ID/config-stores/$PLANTED_STORE_ID/secrets
        {% endkonnect_api_request %}
        """#),
  ]
}

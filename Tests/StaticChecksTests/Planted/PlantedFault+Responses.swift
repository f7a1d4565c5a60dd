extension PlantedFault {
  /// Captures and snippets that do not go with the response.
  static let responses: [PlantedFault] = [
    PlantedFault(
      "capture-path-absent", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        capture:
          - variable: PLANTED
            jq: 1️⃣".items[0].id"
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-path-absent", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/catalog-services
        extract_body:
          - name: 1️⃣data.0.idd
            variable: PLANTED
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-path-absent", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v3/portals, method: POST, body: {name: planted}, capture: [{variable: PLANTED, jq: 1️⃣'.data.id'}]}
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-path-absent", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        ```sh
        export PLANTED=$(curl -s https://us.api.konghq.com/v1/event-gateways -H "Authorization: Bearer $KONNECT_TOKEN" | jq -r '1️⃣.gateways[0].id')
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-path-absent", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        capture: PLANTED
        jq: 1️⃣.data[] | select(.name == "a") | .uuid
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-mismatch", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body: {name: planted}
        capture:
          - variable: PLANTED
            jq: ".name"
        extract_body:
          - name: 1️⃣id
            variable: PLANTED
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-mismatch", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/portals
        capture: [{variable: PLANTED, jq: '.data[1].id'}]
        extract_body: [{name: 1️⃣'data.0.id', variable: PLANTED}]
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "capture-mismatch", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/event-gateways
        method: POST
        body: {name: planted}
        capture:
          - 1️⃣variable: PLANTED
            jq: ".id"
          - variable: PLANTED_NAME
            jq: ".name"
        extract_body:
          - name: name
            variable: PLANTED_NAME
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED $PLANTED_NAME
        ```
        """#),
    PlantedFault(
      "capture-mismatch", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body: {name: planted}
        capture:
          - variable: PLANTED
            jq: ".id"
        extract_body:
          - name: id
            variable: PLANTED
          - name: 1️⃣name
            variable: PLANTED_NAME
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED $PLANTED_NAME
        ```
        """#),
    PlantedFault(
      "capture-mismatch", in: "catalog/map-analytics-resources.md",
      adding: #"""
        - Item

          {% konnect_api_request %}
          url: /v1/catalog-services
          capture:
            - {variable: PLANTED, jq: ".data[0].id"}
          extract_body:
            - {variable: PLANTED, name: 1️⃣"data.0.name"}
          {% endkonnect_api_request %}

          ```sh
          echo $PLANTED
          ```
        """#),
    PlantedFault(
      "snippet-forbidden", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v3/portals
        method: POST
        body: {name: planted}
        {% endkonnect_api_request %}

        In the response, you should see:

        1️⃣```json
        {"authentication_enabled": "yes", "id": 12}
        ```
        """#),
    PlantedFault(
      "snippet-forbidden", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v2/control-planes/$KONNECT_TOKEN -H "Authorization: Bearer $KONNECT_TOKEN"
        ```

        You should see the following response:

        1️⃣```json
        {"config": {"control_plane_endpoint": ["a"]}}
        ```
        """#),
    PlantedFault(
      "snippet-forbidden", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        {% endkonnect_api_request %}

        In the response, you should see:

        1️⃣```json
        {"data": [{"config": {"cluster_type": 12}}]}
        ```
        """#),
    PlantedFault(
      "snippet-forbidden", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        method: POST
        body: {name: planted}
        {% endkonnect_api_request %}

        The response should look like this:

        1️⃣```json
        "config": {"cluster_type": "CLUSTER_TYPE_OF_ALL"}
        ```
        """#),
    PlantedFault(
      "snippet-forbidden", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        1. Item

           {% konnect_api_request %}
           url: /v1/event-gateways
           {% endkonnect_api_request %}

           You should see the following in the response:

           1️⃣```json
           {"data": [{"id": 12, "name": "a"}]}
           ```
        """#),
  ]
}

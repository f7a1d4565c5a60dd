extension PlantedFault {
  /// Blocks and includes that cannot be read.
  static let reading: [PlantedFault] = [
    PlantedFault(
      "unreadable-block", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v1/resources
        headers: 1️⃣[a, b
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unreadable-block", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        1. In a list:

           {% konnect_api_request %}
           url: /v2/control-planes
             method1️⃣: GET
           {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unreadable-block", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        1️⃣{% konnect_api_request %}
        - url: /v2/control-planes
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unreadable-block", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% capture planted %}
        {% konnect_api_request %}
        url: /v2/control-planes
        body:
          name: 1️⃣@prod
        {% endkonnect_api_request %}
        {% endcapture %}
        {{ planted | indent: 3 }}
        """#),
    PlantedFault(
      "unreadable-block", in: "ai-gateway/meter-llm-traffic.md",
      adding: #"""
        {% validation request-check %}
        url: /echo
        headers:
          - 1️⃣'open: quote
        {% endvalidation %}
        """#),
    PlantedFault(
      "unreadable-block", in: "gateway/create-a-key-set-with-a-jwk.md",
      adding: #"""
        1️⃣{% control_plane_request %}
        just words
        {% endcontrol_plane_request %}
        """#),
    PlantedFault(
      "unknown-key", in: "catalog/map-analytics-resources.md",
      adding: #"""
        {% konnect_api_request %}
        1️⃣ulr: /v1/resources
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-key", in: "event-gateway/configure-sni-routing.md",
      adding: #"""
        {% konnect_api_request %}
        {url: /v2/control-planes, 1️⃣metod: GET}
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-key", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        1️⃣"status-code": 200
        {% endkonnect_api_request %}
        """#),
    PlantedFault(
      "unknown-key", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% konnect_api_request %}
        url: /v2/control-planes
        capture:
          - variable: PLANTED
            1️⃣jg: ".data[0].id"
        {% endkonnect_api_request %}

        ```sh
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "unknown-key", in: "ai-gateway/meter-llm-traffic.md",
      adding: #"""
        {% validation request-check %}
        url: /echo
        1️⃣statuscode: 200
        {% endvalidation %}
        """#),
    PlantedFault(
      "unknown-key", in: "gateway/create-a-key-set-with-a-jwk.md",
      adding: #"""
        {% control_plane_request %}
        url: /routes
        1️⃣header:
          - 'Accept: application/json'
        {% endcontrol_plane_request %}
        """#),
    PlantedFault(
      "unknown-key", in: "mesh/kubernetes.md",
      adding: #"""
        {% validation custom-command %}
        command: "true"
        expected:
          1️⃣returncode: 0
        {% endvalidation %}
        """#),
    PlantedFault(
      "liquid-missing-include", in: "mcp/govern-mcp-traffic.md",
      adding: #"""
        1️⃣{% include prereqs/nothing-there.md %}
        """#),
    PlantedFault(
      "liquid-missing-include", in: "operator/operator-get-started-konnect-crds-5-proxy-cache.md",
      adding: #"""
        1. Item

           1️⃣{% include_cached /sections/nothing-there.md name="a" %}
        """#),
    PlantedFault(
      "liquid-missing-include", in: "event-gateway/encrypt-kafka-messages-with-event-gateway.md",
      replacing: #"cleanup/products/event-gateway"#,
      by: #"1️⃣cleanup/products/event-gatewy"#),
    PlantedFault(
      "liquid-missing-include", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% capture planted %}
        1️⃣{%- include nothing/there.md -%}
        {% endcapture %}
        {{ planted }}
        """#),
    PlantedFault(
      "liquid-missing-include", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        {% navtabs "planted" %}
        {% navtab "A" %}
        text
        {% endnavtab %}
        {% navtab "B" %}
        1️⃣{% include prereqs/nothing.md %}
        {% endnavtab %}
        {% endnavtabs %}
        """#),
  ]
}

extension PlantedFault {
  /// Faults in `curl` lines of all shapes.
  static let commandLines: [PlantedFault] = [
    PlantedFault(
      "quoted-variable", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v2/control-planes -H 'Authorization: Bearer 1️⃣$KONNECT_TOKEN'
        ```
        """#),
    PlantedFault(
      "quoted-variable", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```bash
        curl -s https://us.api.konghq.com/v2/control-planes \
          -H "Authorization: Bearer $KONNECT_TOKEN" \
          -d '{
            "name": "1️⃣${KONNECT_TOKEN}"
          }' | jq '.id'
        ```
        """#),
    PlantedFault(
      "quoted-variable", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```sh
        export PLANTED=$(curl -s 'https://us.api.konghq.com/v3/portals/1️⃣$KONNECT_TOKEN' \
          -H "Authorization: Bearer $KONNECT_TOKEN" | jq -r .name)
        echo $PLANTED
        ```
        """#),
    PlantedFault(
      "quoted-variable", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        1. Item

           ```sh
           for name in a b; do
             curl https://us.api.konghq.com/v1/event-gateways -H 'Authorization: Bearer '"$KONNECT_TOKEN" \
               --json '{"name": "'"$name"'", "description": "1️⃣$KONNECT_TOKEN"}'
           done
           ```
        """#),
    PlantedFault(
      "quoted-variable", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        ```sh
        docker ps && curl -G https://global.api.konghq.com/v2/cloud-gateways/networks \
          -H "Authorization: Bearer $KONNECT_TOKEN" --data-urlencode 'filter[name][eq]=1️⃣$KONNECT_TOKEN'
        ```
        """#),
    PlantedFault(
      "no-such-operation", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl -s \
          -H "Authorization: Bearer $KONNECT_TOKEN" \
          1️⃣https://us.api.konghq.com/v1/catalog-servces
        ```
        """#),
    PlantedFault(
      "no-such-operation", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```bash
        for i in 1 2; do
          curl -s -H "Authorization: Bearer $KONNECT_TOKEN" "1️⃣https://us.api.konghq.com/v3/portls"
        done
        ```
        """#),
    PlantedFault(
      "wrong-method", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        curl "https://us.api.konghq.com/v2/control-planes" -X 1️⃣DELETE \
          -H "Authorization: Bearer $KONNECT_TOKEN"
        ```
        """#),
    PlantedFault(
      "wrong-method", in: "event-gateway/get-started-with-event-gateway.md",
      adding: #"""
        ```sh
        curl -X1️⃣PUT https://us.api.konghq.com/v1/event-gateways -H "Authorization: Bearer $KONNECT_TOKEN" --json '{"name": "planted"}'
        ```
        """#),
    PlantedFault(
      "region-not-served", in: "dedicated-cloud-gateways/gcp-vpc-peering.md",
      adding: #"""
        ```sh
        curl -H "Authorization: Bearer $KONNECT_TOKEN" 1️⃣https://us.api.konghq.com/v2/cloud-gateways/networks | jq
        ```
        """#),
    PlantedFault(
      "body-mismatch", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        curl -X POST https://us.api.konghq.com/v2/control-planes \
          -H "Authorization: Bearer $KONNECT_TOKEN" \
          -H 'Content-Type: application/json' \
          -d '{
            "name": "planted",
            1️⃣"descripton": "a"
          }'
        ```
        """#),
    PlantedFault(
      "body-mismatch", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v2/control-planes -H "Authorization: Bearer $KONNECT_TOKEN" \
          -H "Content-Type: application/json" --data "{\"name\": \"$KONNECT_TOKEN\", \"cluster_type\": \1️⃣"CLUSTER_TYPE_NONE\"}"
        ```
        """#),
    PlantedFault(
      "body-mismatch", in: "metering-and-billing/meter-and-bill-active-users.md",
      adding: #"""
        1. Item

           ```sh
           curl --json @- https://us.api.konghq.com/v3/openmeter/meters -H "Authorization: Bearer $KONNECT_TOKEN" <<EOF
           {
             "name": "planted",
             "key": "planted",
             "event_type": "request",
             "aggregation": 1️⃣"summ"
           }
           EOF
           ```
        """#),
    PlantedFault(
      "body-mismatch", in: "dev-portal/auth0-dcr.md",
      adding: #"""
        ```sh
        PORTAL=$(curl -s -X POST https://us.api.konghq.com/v3/portals -H "Authorization: Bearer $KONNECT_TOKEN" --json '{"name": 1️⃣12}' | tee portal.json)
        echo $PORTAL
        ```
        """#),
    PlantedFault(
      "body-mismatch", in: "gateway/configure-the-konnect-config-store.md",
      adding: #"""
        {% capture planted %}
        ```sh
        curl -X PATCH "https://us.api.konghq.com/v2/control-planes/$KONNECT_TOKEN" -H "Authorization: Bearer $KONNECT_TOKEN" --json '{"labels": 1️⃣"none"}'
        ```
        {% endcapture %}
        {{ planted | indent: 3 }}
        """#),
    PlantedFault(
      "unknown-query-parameter", in: "konnect-platform/collect-audit-logs.md",
      adding: #"""
        ```sh
        curl -H "Authorization: Bearer $KONNECT_TOKEN" "https://us.api.konghq.com/v2/control-planes?page%5Bsize%5D=5&1️⃣nmae=a" \
          -o planes.json
        ```
        """#),
    PlantedFault(
      "undefined-variable", in: "catalog/map-analytics-resources.md",
      adding: #"""
        ```sh
        curl https://us.api.konghq.com/v1/catalog-services \
          -H "Authorization: Bearer $KONNECT_TOKEN" \
          --json '{"name": "'"1️⃣$PLANTED_NAME"'", "display_name": "a"}'
        ```
        """#),
  ]
}

"""Puts Swift into the catalog of the Keystone that keystone-run has started. Twice does no harm.

Arguments: Keystone's endpoint, and that of Swift's proxy.
"""

import json
import sys
import urllib.request

KEYSTONE, SWIFT = sys.argv[1], sys.argv[2]


def call(method, path, body=None, token=None):
    """The answer's JSON and the token in its header."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["X-Auth-Token"] = token
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(KEYSTONE + "/v3" + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read()
        return json.loads(text) if text else {}, answer.headers.get("X-Subject-Token")


user = {"name": "admin", "password": "admin", "domain": {"id": "default"}}
scope = {"project": {"name": "admin", "domain": {"id": "default"}}}
identity = {"methods": ["password"], "password": {"user": user}}
token = call("POST", "/auth/tokens", {"auth": {"identity": identity, "scope": scope}})[1]

for old in call("GET", "/services?type=object-store", token=token)[0]["services"]:
    call("DELETE", "/services/" + old["id"], token=token)
service = call(
    "POST", "/services", {"service": {"name": "swift", "type": "object-store"}}, token
)[0]["service"]
if not call("GET", "/regions?id=RegionOne", token=token)[0]["regions"]:
    call("POST", "/regions", {"region": {"id": "RegionOne"}}, token)
for interface in ("public", "internal"):
    endpoint = {
        "service_id": service["id"],
        "interface": interface,
        "region_id": "RegionOne",
        "url": SWIFT + "/v1/AUTH_%(project_id)s",
    }
    call("POST", "/endpoints", {"endpoint": endpoint}, token)

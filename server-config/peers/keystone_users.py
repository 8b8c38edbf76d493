"""Waits for a fresh Keystone and gives it the users that keystone-run promises. Twice does no harm.

Arguments: its endpoint, and the id of its process.
"""

import json
import os
import sys
import time
import urllib.request

ENDPOINT, PID = sys.argv[1], int(sys.argv[2])


def call(method, path, body=None, token=None):
    """The answer's JSON and the token in its header."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["X-Auth-Token"] = token
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(ENDPOINT + "/v3" + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read()
        return json.loads(text) if text else {}, answer.headers.get("X-Subject-Token")


def wait():
    while True:
        os.kill(PID, 0)
        try:
            return call("GET", "/")
        except OSError:
            time.sleep(0.3)


def login():
    user = {"name": "admin", "password": "admin", "domain": {"id": "default"}}
    project = {"name": "admin", "domain": {"id": "default"}}
    auth = {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {"project": project},
    }
    return call("POST", "/auth/tokens", {"auth": auth})[1]


wait()
token = login()


def named(kind, name, **more):
    """The id of what is called so, made if it is not there."""
    found = call("GET", f"/{kind}?name={name}", token=token)[0][kind]
    if found:
        return found[0]["id"]
    made = call("POST", "/" + kind, {kind[:-1]: dict(name=name, **more)}, token)[0]
    return made[kind[:-1]]["id"]


def grant(where, user, role):
    call("PUT", f"{where}/users/{user}/roles/{role}", token=token)


projects = {name: named("projects", name, domain_id="default") for name in ("demo", "service")}
roles = {name: named("roles", name) for name in ("admin", "reader", "service")}
users = {
    name: named("users", name, domain_id="default", password=name)
    for name in ("reader", "none", "inspector")
}
users["admin"] = named("users", "admin")
grant("/system", users["admin"], roles["admin"])
grant("/system", users["reader"], roles["reader"])
grant("/projects/" + projects["demo"], users["reader"], roles["reader"])
grant("/projects/" + projects["service"], users["inspector"], roles["admin"])
grant("/projects/" + projects["service"], users["inspector"], roles["service"])

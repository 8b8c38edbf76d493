#!/usr/bin/env python3
"""Makes every call of openstacksdk's baremetal_introspection proxy to an inspector, and checks what comes back.

Run it with the wrapper that `openstacksdk` prints. Needs a node that Ironic knows, with a BMC address, and the data that
its ramdisk would send. The last line is "PASS N calls ..." (code 0); else the first difference goes to stderr (code 1).
Fails too if the proxy has a call of its own that was not made. Debian 12's SDK (0.101) has none for rules: there they are
made as those from 1.2 on make them, and the last line says whose they were. No authentication.
"""
import argparse
import json
import sys
import urllib.request

UNKNOWN = "99999999-0000-4000-8000-000000000009"
RULE = "7459bf7c-9ff9-43a8-ba9f-48542ecda66c"
CONDITION = {"op": "eq", "field": "node://name", "value": "no such name"}
ACTION = {"action": "set-capability", "name": "profile", "value": "compute"}
calls = 0


def check(what, actual, expected):
    global calls
    calls += 1
    if actual != expected:
        sys.exit(f"sdk_every_call: {what}: expected {expected!r}, got {actual!r}")
    print(f"{what}: {actual!r}", flush=True)


def check_raises(what, kind, text, call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
    except kind as failure:
        message = f"{failure} {getattr(failure, 'details', '')}"
        check(what, text in message or message, True)
    else:
        sys.exit(f"sdk_every_call: {what}: expected {kind.__name__}, got {result!r}")


class Recorded:
    """A proxy that remembers what it was asked for."""

    def __init__(self, proxy):
        self.proxy, self.asked = proxy, set()

    def __getattr__(self, name):
        self.asked.add(name)
        return getattr(self.proxy, name)

    def has(self, name):
        return name in vars(type(self.proxy))

    def forgotten(self):
        return sorted(
            name
            for name, member in vars(type(self.proxy)).items()
            if callable(member) and not name.startswith("_") and name not in self.asked
        )


class Rules:
    """The calls for rules: the proxy's own if it has them."""

    def __init__(self, proxy):
        from openstack import resource

        class IntrospectionRule(resource.Resource):
            resources_key = "rules"
            base_path = "/rules"
            allow_create = allow_fetch = allow_delete = allow_list = True
            create_requires_id = True
            id = resource.Body("uuid", alternate_id=True)
            conditions = resource.Body("conditions", type=list)
            actions = resource.Body("actions", type=list)
            description = resource.Body("description")
            scope = resource.Body("scope")
            links = resource.Body("links", type=list)

        self.proxy, self.kind = proxy, IntrospectionRule
        self.are_its_own = proxy.has("create_introspection_rule")

    def create(self, **attributes):
        if self.are_its_own:
            return self.proxy.create_introspection_rule(**attributes)
        return self.proxy._create(self.kind, **attributes)

    def get(self, rule):
        if self.are_its_own:
            return self.proxy.get_introspection_rule(rule)
        return self.proxy._get(self.kind, rule)

    def list(self):
        if self.are_its_own:
            try:
                return list(self.proxy.introspection_rules())
            except TypeError:  # 4.4 passes an argument twice, before it asks anybody
                from openstack.baremetal_introspection.v1 import introspection_rule

                return list(introspection_rule.IntrospectionRule.list(self.proxy.proxy))
        return list(self.proxy._list(self.kind))

    def delete(self, rule, ignore_missing=True):
        if self.are_its_own:
            self.proxy.delete_introspection_rule(rule, ignore_missing=ignore_missing)
        else:
            self.proxy._delete(self.kind, rule, ignore_missing=ignore_missing)


def aborted(proxy, args, exceptions):
    from openstack import resource

    started = proxy.start_introspection(args.node)
    check("start", (started.id, started.is_finished, started.error), (args.node, False, None))
    check_raises(
        "wait, too short", exceptions.ResourceTimeout, "Timeout", proxy.wait_for_introspection, args.node, timeout=1
    )
    expected = (proxy.get_introspection(args.node), "waiting", ["error"], 1, 30, "state")
    if proxy.has("wait_for_status"):
        waiting = proxy.wait_for_status(*expected)
    else:
        waiting = resource.wait_for_status(proxy.proxy, *expected)
    check("wait for a state", waiting.state, "waiting")
    check("abort", proxy.abort_introspection(args.node), None)
    ended = proxy.wait_for_introspection(args.node, timeout=30, ignore_error=True)
    check("wait, errors ignored", (ended.state, ended.error), ("error", "Canceled by operator"))
    check_raises(
        "wait", exceptions.ResourceFailure, "Canceled by operator", proxy.wait_for_introspection, args.node, timeout=30
    )
    # The SDK asks the server only if it does not know that the introspection is over.
    check("abort of what is over", proxy.abort_introspection(ended), None)


def finished(proxy, args, inventory):
    started = proxy.start_introspection(args.name or args.node, manage_boot=False)
    check("start without managed boot", started.state, "waiting")
    request = urllib.request.Request(args.url + "/v1/continue", inventory, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=70) as answer:
        check("the ramdisk's callback", json.load(answer), {"uuid": args.node})
    done = proxy.wait_for_introspection(args.node, timeout=30)
    check("wait until it is finished", (done.id, done.state, done.error), (args.node, "finished", None))
    check("its times are in order", done.started_at <= done.finished_at, True)
    for name in filter(None, [args.node, args.name]):
        one = proxy.get_introspection(name)
        check("get " + name, (one.id, one.state, one.is_finished), (args.node, "finished", True))
        check("its link", one.links[0]["href"].endswith("/v1/introspection/" + args.node), True)
        check("data of " + name, "memory_mb" in proxy.get_introspection_data(name), True)
        raw = proxy.get_introspection_data(name, processed=False)
        check("unprocessed data of " + name, raw["inventory"] == json.loads(inventory)["inventory"], True)


def listed(proxy, args):
    everything = [one.id for one in proxy.introspections()]
    check("list has the newest first", everything[0], args.node)
    check("list page by page", [one.id for one in proxy.introspections(limit=1)], everything)
    check("list after a marker", [one.id for one in proxy.introspections(marker=args.node)], everything[1:])


def refused(proxy, exceptions):
    missing = exceptions.ResourceNotFound
    check_raises("start of an unknown node", missing, "was not found in Ironic", proxy.start_introspection, UNKNOWN)
    check_raises("get of an unknown node", missing, "Could not find node", proxy.get_introspection, UNKNOWN)
    check_raises("get of an unknown name", missing, "was not found in Ironic", proxy.get_introspection, "no-such-name")
    check_raises("data of an unknown node", missing, "", proxy.get_introspection_data, UNKNOWN)
    check_raises("abort of an unknown node", missing, "", proxy.abort_introspection, UNKNOWN, ignore_missing=False)
    check("abort of an unknown node, ignored", proxy.abort_introspection(UNKNOWN), None)
    check_raises("a bad limit", exceptions.BadRequestException, "negative", list, proxy.introspections(limit=-1))


def ruled(proxy, exceptions):
    rules = Rules(proxy)
    before = [one.id for one in rules.list()]
    made = rules.create(id=RULE, description="d\u00fc", scope="here", conditions=[CONDITION], actions=[ACTION])
    check("create a rule", (made.id, made.description, made.scope, made.actions), (RULE, "d\u00fc", "here", [ACTION]))
    check("its conditions", made.conditions, [dict(CONDITION, invert=False, multiple="any")])
    got = rules.get(RULE)
    check("get the rule", (got.id, got.description, got.actions), (RULE, "d\u00fc", [ACTION]))
    check("list rules", [one.id for one in rules.list()], [*before, RULE])
    check_raises(
        "create it again", exceptions.ConflictException, "already exists", rules.create, id=RULE, actions=[ACTION]
    )
    check_raises(
        "create a bad one", exceptions.BadRequestException, "actions", rules.create, id=UNKNOWN, actions=[]
    )
    check("delete the rule", rules.delete(RULE), None)
    check("delete it again", rules.delete(RULE), None)
    check_raises(
        "delete it again, strictly", exceptions.ResourceNotFound, RULE, rules.delete, RULE, ignore_missing=False
    )
    check_raises("get it when it is gone", exceptions.ResourceNotFound, RULE, rules.get, RULE)
    if proxy.has("wait_for_delete"):
        check("wait until it is gone", proxy.wait_for_delete(got).id, RULE)
    return "its own" if rules.are_its_own else "made here"


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="the inspector, e.g. http://127.0.0.1:5050")
    parser.add_argument("--node", required=True, help="UUID of the node")
    parser.add_argument("--name", help="its name, if it has one")
    parser.add_argument("--inventory", required=True, help="file with the JSON that its ramdisk sends")
    args = parser.parse_args(argv)
    try:
        import openstack
        from openstack import exceptions
    except ImportError as missing:
        sys.exit(f"sdk_every_call: {missing}; run this with the wrapper that ./openstacksdk prints")
    connection = openstack.connect(
        load_yaml_config=False,
        load_envvars=False,
        auth_type="none",
        baremetal_introspection_endpoint_override=args.url,
    )
    proxy = Recorded(connection.baremetal_introspection)
    with open(args.inventory, "rb") as file:
        inventory = file.read()
    try:
        aborted(proxy, args, exceptions)
        finished(proxy, args, inventory)
        listed(proxy, args)
        refused(proxy, exceptions)
        whose = ruled(proxy, exceptions)
    except exceptions.SDKException as failure:
        sys.exit(f"sdk_every_call: {type(failure).__name__}: {failure} {getattr(failure, 'details', '')}")
    if proxy.forgotten():
        sys.exit(f"sdk_every_call: the proxy also has {', '.join(proxy.forgotten())}")
    print(f"PASS {calls} calls of openstacksdk {openstack.version.__version__}, those for rules {whose}")


if __name__ == "__main__":
    main(sys.argv[1:])

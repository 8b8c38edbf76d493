#!/usr/bin/env python3
"""Drives an inspector through openstacksdk's baremetal_introspection proxy, one step per call.

Run it with the wrapper that `openstacksdk` prints. JSON goes to stdout; an error goes to stderr and ends with code 1
(code 2: wrong arguments). No authentication.
"""
import argparse
import json
import sys


def connect(args):
    import openstack

    return openstack.connect(
        load_yaml_config=False,
        load_envvars=False,
        auth_type="none",
        api_timeout=args.http_timeout,
        baremetal_introspection_endpoint_override=args.url,
    ).baremetal_introspection


def shape(introspection):
    """The fields that the SDK read, under the names of the HTTP API."""
    return {
        "uuid": introspection.id,
        "state": introspection.state,
        "finished": introspection.is_finished,
        "error": introspection.error,
        "started_at": introspection.started_at,
        "finished_at": introspection.finished_at,
        "links": introspection.links,
    }


def start(proxy, args):
    manage_boot = None if args.manage_boot is None else args.manage_boot == "true"
    proxy.start_introspection(args.node, manage_boot=manage_boot)
    return {"uuid": args.node, "started": True}


def status(proxy, args):
    return shape(proxy.get_introspection(args.node))


def wait(proxy, args):
    return shape(
        proxy.wait_for_introspection(
            args.node, timeout=args.timeout, ignore_error=args.ignore_error
        )
    )


def data(proxy, args):
    return proxy.get_introspection_data(args.node, processed=not args.unprocessed)


def abort(proxy, args):
    proxy.abort_introspection(args.node, ignore_missing=False)
    return {"uuid": args.node, "aborted": True}


def list_all(proxy, args):
    query = {} if args.limit is None else {"limit": args.limit}
    return [shape(one) for one in proxy.introspections(**query)]


def session(proxy, args):
    """start, wait, status, data and list in one go."""
    result = {"start": start(proxy, args), "wait": wait(proxy, args)}
    result["status"] = status(proxy, args)
    result["data"] = data(proxy, args)
    result["list"] = list_all(proxy, args)
    return result


def parse(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="the inspector, e.g. http://127.0.0.1:5050")
    parser.add_argument("--node", help="UUID or name; needed by all steps but list")
    parser.add_argument("--http-timeout", type=float, default=70, help="seconds for one request (70)")
    parser.add_argument("--debug", action="store_true", help="log each request and answer to stderr")
    steps = parser.add_subparsers(dest="step", required=True)

    def step(name, function, text):
        one = steps.add_parser(name, help=text, description=text)
        one.set_defaults(function=function)
        return one

    def start_options(one):
        one.add_argument("--manage-boot", choices=["true", "false"], help="the server decides if absent")

    def wait_options(one):
        one.add_argument("--timeout", type=float, default=60, help="seconds (60); the SDK polls every 2")
        one.add_argument("--ignore-error", action="store_true", help="state error is no failure")

    def data_options(one):
        one.add_argument("--unprocessed", action="store_true", help="as the ramdisk sent it")

    def list_options(one):
        one.add_argument("--limit", type=int, help="page size; the SDK reads all pages")

    start_options(step("start", start, "start an introspection"))
    step("status", status, "read the state once")
    wait_options(step("wait", wait, "wait until it is finished"))
    data_options(step("data", data, "read the stored data"))
    step("abort", abort, "abort it")
    list_options(step("list", list_all, "list all introspections"))
    whole = step("session", session, "start, wait, status, data, list in one go")
    for options in (start_options, wait_options, data_options, list_options):
        options(whole)
    args = parser.parse_args(argv)
    if args.node is None and args.step != "list":
        parser.error(f"--node is needed to {args.step}")
    return args


def main(argv):
    args = parse(argv)
    try:
        import openstack
        from keystoneauth1.exceptions import ClientException
    except ImportError as missing:
        print(f"sdk_session: {missing}; run this with the wrapper that ./openstacksdk prints", file=sys.stderr)
        return 1
    if args.debug:
        openstack.enable_logging(debug=True, http_debug=True, stream=sys.stderr)
    try:
        result = args.function(connect(args), args)
    except (openstack.exceptions.SDKException, ClientException, ValueError) as failure:
        code = getattr(failure, "status_code", None) or getattr(failure, "http_status", None)
        suffix = f" (HTTP {code})" if code else ""
        print(f"sdk_session: {args.step}: {type(failure).__name__}: {failure}{suffix}", file=sys.stderr)
        return 1
    json.dump(result, sys.stdout, sort_keys=True)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

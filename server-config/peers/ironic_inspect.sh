#!/usr/bin/env bash
# Usage: ironic_inspect.sh --ironic URL --inspector URL --inventory FILE [--name NAME] [--timeout SECONDS] [--keep]
#                          [--failure TEXT | --abort]
#
# One whole inspection with real Ironic: enrols a node (fake-hardware, inspect interface "inspector"), manages it, lets
# Ironic inspect it, plays the ramdisk, which posts FILE to INSPECTOR/v1/continue once the inspector waits for it, and
# shows the node. Prints what happens, then "PASS ..." (code 0) or "FAIL ..." (code 1). Neither side asks for a login.
#
#   --ironic URL        such as http://127.0.0.1:6385, as printed by ironic-run
#   --inspector URL     the inspector that this Ironic is configured with
#   --inventory FILE    JSON as the ramdisk sends it. The node is enrolled so that it is found: with the BMC address
#                       of the inventory, and without one with a port for its first MAC address
#   --name NAME         name of the node (default: peer- and the process id)
#   --timeout SECONDS   for the inspection, from start to end (default 120)
#   --keep              do not delete the node at the end
#   --failure TEXT      the inspection must fail: the inspector refuses the data, the node ends in "inspect failed", and
#                       its last error has TEXT in it
#   --abort             no ramdisk comes, the inspection is aborted through Ironic, the node ends in "inspect failed",
#                       and the inspector says that it was cancelled
set -euo pipefail
# shellcheck source=unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/unpack.sh"

ironic='' inspector='' inventory='' name=peer-$$ timeout=120 keep=false failure='' abort=false
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --ironic) need_value "$1" "$@"; ironic=$2; shift ;;
    --inspector) need_value "$1" "$@"; inspector=${2%/}; shift ;;
    --inventory) need_value "$1" "$@"; inventory=$2; shift ;;
    --name) need_value "$1" "$@"; name=$2; shift ;;
    --timeout) need_value "$1" "$@"; timeout=$2; shift ;;
    --keep) keep=true ;;
    --failure) need_value "$1" "$@"; failure=$2; shift ;;
    --abort) abort=true ;;
    *) die "unknown argument $1; see --help" ;;
  esac
  shift
done
for needed in "$ironic" "$inspector" "$inventory"; do
  [ -n "$needed" ] || die "--ironic, --inspector and --inventory are needed; see --help"
done
[ -r "$inventory" ] || die "cannot read $inventory"

bin=$("$peers_source/ironic")
node=''
step() { printf '== %s\n' "$*"; }
verdict=''
pass() { verdict=PASS; printf 'PASS %s\n' "$*"; }
fail() { verdict=FAIL; printf 'FAIL %s\n' "$*"; exit 1; }
baremetal() { timeout $((timeout + 30)) "$bin/baremetal" --os-auth-type none --os-endpoint "$ironic" "$@"; }
inspector_says() {
  "$bin/python3-ironic" -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=70).read().decode())' \
    "$inspector/v1/introspection/$node"
}
field() { baremetal node show "$node" -f value -c "$1"; }

inspecting=''
# shellcheck disable=SC2317 # called by the trap
clean_up() {
  if [ -z "$verdict" ]; then echo "FAIL it ended early; the messages above say where"; fi
  if [ -n "$inspecting" ]; then kill "$inspecting" 2>/dev/null || true; fi
  if [ "$keep" = true ] || [ -z "$node" ]; then return; fi
  # Ironic deletes a node after a failed inspection only in maintenance; an inspection under way is ended first.
  if [ "$verdict" != PASS ] || [ -n "$failure" ] || [ "$abort" = true ]; then
    if [ "$verdict" != PASS ] && baremetal node abort "$node" >/dev/null 2>&1; then sleep 2; fi
    baremetal node maintenance set "$node" >/dev/null 2>&1 || true
  fi
  baremetal node delete "$node" >/dev/null 2>&1 || say "could not delete node $node"
}
trap clean_up EXIT
trap 'exit 143' TERM INT

# Two lines: the BMC address or nothing, the first MAC address or nothing.
facts=$("$bin/python3-ironic" - "$inventory" <<'END'
import json, sys

inventory = json.load(open(sys.argv[1])).get("inventory") or {}
addresses = [inventory.get("bmc_address"), inventory.get("bmc_v6address")]
print(next((one for one in addresses if one and one not in ("0.0.0.0", "::/0")), ""))
print(next((one["mac_address"] for one in inventory.get("interfaces") or [] if one.get("mac_address")), ""))
END
) || fail "$inventory is not the JSON of a ramdisk"
bmc=$(sed -n 1p <<<"$facts")
mac=$(sed -n 2p <<<"$facts")

step "enrol $name (BMC ${bmc:-none}, MAC ${mac:-none})"
node=$(baremetal node create --driver fake-hardware --inspect-interface inspector --name "$name" \
  --driver-info "ipmi_address=${bmc:-192.0.2.254}" -f value -c uuid) || fail "Ironic did not enrol the node"
if [ -z "$bmc" ] && [ -n "$mac" ]; then
  baremetal port create --node "$node" "$mac" -f value -c uuid || fail "Ironic did not create a port for $mac"
fi

step "manage $node"
baremetal node manage "$node" --wait 60 || fail "the node did not become manageable: $(field last_error)"

step "inspect $node"
baremetal node inspect "$node" --wait "$timeout" &
inspecting=$!

# The ramdisk: waits until it is expected, posts, and tries again where a real one would (no connection, 409, 5xx).
wanted=200
if [ -n "$failure" ]; then wanted=400; fi
if [ "$abort" = true ]; then wanted=none; fi
"$bin/python3-ironic" - "$inspector" "$node" "$inventory" "$timeout" "$inspecting" "$wanted" <<'END' ||
import json, os, sys, time, urllib.error, urllib.request

inspector, node, inventory, timeout, inspecting, wanted = sys.argv[1:]
deadline = time.monotonic() + float(timeout)
body = open(inventory, "rb").read()


def call(path, data=None):
    request = urllib.request.Request(inspector + path, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=70) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode(errors="replace")
    except OSError as failure:
        return 0, str(failure)


def until(what, attempt):
    last = None
    while time.monotonic() < deadline:
        done, last = attempt()
        if done:
            return last
        time.sleep(0.5)
    sys.exit(f"{what}: not within {timeout} s; last answer: {last}")


def expected():
    code, text = call("/v1/introspection/" + node)
    if code == 200:
        state = json.loads(text)["state"]
        if state in ("error", "finished"):
            sys.exit(f"the introspection is {state} before any data came: {text}")
        return state == "waiting", state
    try:
        os.kill(int(inspecting), 0)
    except ProcessLookupError:
        sys.exit(f"Ironic gave up before the inspector waited for a ramdisk; last answer: {code} {text}")
    return False, (code, text)


def delivered():
    code, text = call("/v1/continue", body)
    if code and code < 500 and code not in (int(wanted), 409):
        sys.exit(f"POST /v1/continue: {code} {text}")
    return code == int(wanted), (code, text)


until("the inspector waits for the ramdisk", expected)
if wanted == "none":
    sys.exit()
print("ramdisk: POST /v1/continue:", *until("POST /v1/continue", delivered), flush=True)
END
  fail "the ramdisk could not deliver its data; Ironic says of the node: $(field provision_state), $(field last_error)"

if [ "$abort" = true ]; then
  step "abort $node"
  baremetal node abort "$node" || fail "Ironic did not abort the inspection"
fi

inspected=0
wait "$inspecting" || inspected=$?
inspecting=''

step "show $node"
baremetal node show "$node" -f json -c provision_state -c power_state -c inspection_finished_at -c last_error -c properties
if [ -n "$failure" ] || [ "$abort" = true ]; then
  [ "$inspected" != 0 ] || fail "baremetal node inspect did not fail"
  state=$(field provision_state)
  [ "$state" = "inspect failed" ] || fail "the node is $state, not inspect failed"
  if [ "$abort" = true ]; then
    # Not the node's last error: Ironic clears it when it sees that the power is off.
    failure='Canceled by operator'
    error=$(inspector_says) || fail "the inspector does not answer"
  else
    error=$(field last_error)
  fi
  case $error in *"$failure"*) ;; *) fail "the error is: $error" ;; esac
  pass "the inspection of $node failed as it should: $error"
  exit 0
fi
[ "$inspected" = 0 ] || fail "baremetal node inspect ended with $inspected: $(field last_error)"
state=$(field provision_state)
[ "$state" = manageable ] || fail "the node is $state, not manageable: $(field last_error)"
[ "$(field inspection_finished_at)" != None ] || fail "Ironic has no inspection_finished_at"
baremetal port list --node "$node" -f value -c Address
pass "Ironic inspected $node through $inspector"

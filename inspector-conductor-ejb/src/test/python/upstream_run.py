"""What the real ironic-inspector 11.1.0 makes of generated machines: its own hooks and rules, in its own order, on an Ironic in memory.

Usage: upstream_run.py --seed 5 --count 1000, run by the python3 of the unpacked service. Prints each case as a line of JSON with
`upstream`: `failures` of the first hooks; or `error`, with the hook that raised it and, for what was no error of the service's own,
the class in `unexpected`; or the node and the ports as they are afterwards; and the data that would be stored.
Where a condition raised something unexpected, `tolerant` is what comes out if such a value just does not fit.
"""
import argparse
import copy
import functools
import json
import logging
import sys
import types

import jsonpatch
from openstack import exceptions as os_exc
from openstack.baremetal.v1 import node as sdk_node
from openstack.baremetal.v1 import port as sdk_port
from oslo_config import cfg

from ironic_inspector.common import ironic as ir_utils
import ironic_inspector.conf  # noqa: F401, registers the options
from ironic_inspector import db
from ironic_inspector import node_cache
from ironic_inspector.plugins import base as plugins_base
from ironic_inspector.plugins import pci_devices
from ironic_inspector import rules
from ironic_inspector import utils

import generated_machines

CONF = cfg.CONF


class Ironic:
    """As much of the SDK's proxy as hooks and rules use."""

    def __init__(self, node, ports):
        self.node = copy.deepcopy(node)
        self.by_id = {port['uuid']: copy.deepcopy(port) for port in ports}

    def get_node(self, _ident, **_kwargs):
        return sdk_node.Node.existing(**copy.deepcopy(self.node))

    def ports(self, **_kwargs):
        return [sdk_port.Port.existing(**copy.deepcopy(port)) for port in self.by_id.values()]

    def patch_node(self, _node, patch, **_kwargs):
        self.node = self.patched(self.node, patch)
        return self.get_node(None)

    def patch_port(self, port, patch):
        self.by_id[port] = self.patched(self.by_id[port], patch)
        return sdk_port.Port.existing(**copy.deepcopy(self.by_id[port]))

    @staticmethod
    def patched(document, patch):
        try:
            return jsonpatch.apply_patch(document, copy.deepcopy(patch))
        except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException, TypeError) as exc:
            raise os_exc.BadRequestException(message=str(exc))

    def create_port(self, node_uuid, address, extra, is_pxe_enabled):
        port = {'uuid': 'port-' + address, 'address': address, 'node_uuid': node_uuid, 'pxe_enabled': is_pxe_enabled, 'extra': extra,
                'local_link_connection': {}, 'physical_network': None}
        self.by_id[port['uuid']] = port
        return sdk_port.Port.existing(**copy.deepcopy(port))

    def delete_port(self, port):
        del self.by_id[port]

    def add_node_trait(self, _node, trait):
        self.node['traits'] = sorted(set(self.node['traits']) | {trait})

    def remove_node_trait(self, _node, trait):
        if trait not in self.node['traits']:
            raise os_exc.NotFoundException()
        self.node['traits'] = [other for other in self.node['traits'] if other != trait]


def configure(options):
    for key, value in options.items():
        group, name = key.split('.')
        CONF.set_override(name, value.split(',') if name == 'cidr_map' else value, group)
    plugins_base._HOOKS_MGR = None
    pci_devices.PciDevicesHook.aliases = {(alias['vendor_id'], alias['product_id']): alias['name'] for alias in generated_machines.ALIASES}


def before_processing(data):
    failures = []
    for hook in plugins_base.processing_hooks_manager():
        try:
            hook.obj.before_processing(data)
        except Exception as exc:
            failures.append({'hook': hook.name, 'text': str(exc), 'unexpected': unexpected(exc)})
    return failures


def unexpected(exc):
    return None if isinstance(exc, utils.Error) else type(exc).__name__


def rule(number, given):
    """A rule as it would come out of the database; what creating it raises is for the caller."""
    conditions = [db.RuleCondition(field=field, op=op, multiple=multiple, invert=invert, params=params)
                  for field, op, multiple, invert, params in rules._validate_conditions(copy.deepcopy(given['conditions']))]
    actions = [db.RuleAction(action=action, params=params) for action, params in rules._validate_actions(copy.deepcopy(given['actions']))]
    return rules.IntrospectionRule('rule-%d' % number, conditions, actions, None, given['scope'])


def run(case):
    configure(case['options'])
    data = copy.deepcopy(case['data'])
    ironic = Ironic(case['node'], case['ports'])
    ir_utils.get_client = lambda *_args, **_kwargs: ironic
    result = {'failures': before_processing(data)}
    if result['failures']:
        return result
    info = node_cache.NodeInfo(generated_machines.NODE, ironic=ironic)
    at = None
    try:
        for hook in plugins_base.processing_hooks_manager():
            at = hook.name
            hook.obj.before_update(data, info)
    except Exception as exc:
        return dict(result, error=str(exc), hook=at, unexpected=unexpected(exc))
    result['data'] = {key: copy.deepcopy(value) for key, value in data.items() if key != 'logs'}
    before = copy.deepcopy(ironic.node)
    result.update(apply_rules(case, info, ironic, data))
    if result.get('unexpected'):
        ironic.node = before
        with_tolerance(True)
        result['tolerant'] = apply_rules(case, info, ironic, data)
        with_tolerance(False)
    return result


def apply_rules(case, info, ironic, data):
    info.invalidate_cache()
    inverted.clear()
    try:
        compiled = [rule(number, given) for number, given in enumerate(case['rules'])]
        inverted.update({id(condition.params): condition.invert for one in compiled for condition in one._conditions})
        rules.get_all = lambda: compiled
        rules.apply(info, data)
    except Exception as exc:
        return {'error': str(exc), 'hook': 'rules', 'unexpected': unexpected(exc)}
    return {'node': ironic.node, 'ports': list(ironic.by_id.values())}


inverted = {}
strict_checks = {}


def with_tolerance(tolerant):
    for extension in plugins_base.rule_conditions_manager():
        strict = strict_checks.setdefault(extension.name, extension.obj.check)
        extension.obj.check = functools.partial(unfit_when_unusable, strict) if tolerant else strict


def unfit_when_unusable(strict, info, field, params, **kwargs):
    try:
        return strict(info, field, params, **kwargs)
    except Exception:
        return inverted[id(params)]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--seed', type=int, required=True)
    arguments.add_argument('--count', type=int, required=True)
    parsed = arguments.parse_args()
    logging.disable(logging.CRITICAL)
    CONF([], project='ironic-inspector', default_config_files=[])
    rules.jsonpath.parse = functools.lru_cache(maxsize=None)(rules.jsonpath.parse)
    node_cache.locking.get_lock = lambda _uuid: types.SimpleNamespace(is_locked=lambda: False)
    for case in generated_machines.cases(parsed.seed, parsed.count):
        print(json.dumps(dict(case, upstream=run(case))))
        sys.stdout.flush()


if __name__ == '__main__':
    main()

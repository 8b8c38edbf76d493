"""Machines as ramdisks report them, the nodes that Ironic has of them, and operators' rules: generated, the same for the same seed.

Most of it is what real machines send; some of it is odd, and a little of it is wrong. Used by upstream_run.py, and by
hand: generated_machines.py --seed 5 --count 3 prints cases as JSON, one a line.
"""
import argparse
import json
import random

NODE = '11111111-1111-4111-8111-111111111111'
GIB = 2 ** 30
STANDARD_HOOKS = ['ramdisk_error', 'root_disk_selection', 'scheduler', 'validate_interfaces', 'capabilities', 'pci_devices']
MORE_HOOKS = ['extra_hardware', 'raid_device', 'lldp_basic', 'local_link_connection', 'physnet_cidr_map', 'accelerators', 'example']
ALIASES = [{'vendor_id': '8086', 'product_id': '1572', 'name': 'nic_10g'}, {'vendor_id': '10de', 'product_id': '1eb8', 'name': 'gpu'}]
CIDR_MAP = '192.0.2.0/25:rack_a,192.0.2.0/24:rack_b,2001:db8::/64:rack_c,0.0.0.0/0:any'
CPU_FLAGS = ['fpu', 'vmx', 'svm', 'aes', 'pse', 'pdpe1gb', 'smx', 'sse2', 'avx512f']


class Machine:
    """One random machine. `wrong` is the chance of each thing to be malformed."""

    def __init__(self, seed, wrong=0.01):
        self.random = random.Random(seed)
        self.wrong = wrong
        self.octets = ['%02x' % self.random.randrange(256) for _ in range(3)]

    def chance(self, share):
        return self.random.random() < share

    def one(self, *choices):
        return self.random.choice(choices)

    def weighted(self, *pairs):
        return self.random.choices([value for value, _ in pairs], [weight for _, weight in pairs])[0]

    def maybe(self, document, key, value, present=0.9, null=0.1):
        """Puts a value, or null, or nothing."""
        if self.chance(present):
            document[key] = None if self.chance(null) else value

    def hex(self, count):
        return ''.join('%02x' % self.random.randrange(256) for _ in range(count))

    # --- what the ramdisk sends

    def mac(self, index):
        mac = ':'.join(['52', '54'] + self.octets + ['%02x' % index])
        return mac.upper() if self.chance(self.wrong * 5) else mac

    def ipv4(self):
        return self.one('192.0.2.%d', '198.51.100.%d', '203.0.113.%d') % self.random.randrange(1, 255)

    def ipv6(self):
        address = self.one('2001:db8::%x', 'fe80::5054:ff:fe00:%x', '2001:db8:0:1::%x') % self.random.randrange(1, 65535)
        return address + self.one('', '', '%eno1')

    def interface(self, index):
        name = self.weighted(('eno%d' % index, 10), ('eth%d' % index, 3), ('eno1', 0.2))
        interface = {'name': name, 'mac_address': self.mac(index)}
        self.maybe(interface, 'ipv4_address', self.ipv4(), 0.95, 0.15)
        self.maybe(interface, 'ipv6_address', self.ipv6(), 0.4, 0.3)
        self.maybe(interface, 'client_id', self.one('', 'ff:00:00:00:00:00:02:00:00:02:c9:00:7c:fe:90:03:00:29:26:52'), 0.3, 0.7)
        self.maybe(interface, 'has_carrier', self.one(True, False), 0.5)
        self.maybe(interface, 'lldp', self.lldp(), 0.6, 0.2)
        if self.chance(self.wrong):
            interface['mac_address'] = self.one('nonsense', '52:54:00', '52-54-00-aa-bb-01', '', None)
        if self.chance(self.wrong):
            interface['ipv4_address'] = self.one('nonsense', '300.1.1.1', '1.2.3')
        if self.chance(self.wrong):
            del interface[self.one('name', 'mac_address')]
        return interface

    def interfaces(self):
        found = [self.interface(index) for index in range(self.weighted((1, 3), (2, 6), (4, 4), (8, 1), (0, self.wrong)))]
        if self.chance(0.3):
            found.append({'name': 'lo', 'mac_address': '00:00:00:00:00:00', 'ipv4_address': '127.0.0.1', 'lldp': []})
        if self.chance(0.05):
            found.append({'name': 'eth7', 'mac_address': self.mac(77), 'ipv4_address': self.one('127.0.0.2', None), 'ipv6_address': '::1'})
        self.random.shuffle(found)
        return found

    def lldp(self):
        tlvs = [self.chassis(), self.port_id(), [3, '0078']] if self.chance(1 - 10 * self.wrong) else [[3, '0078']]
        tlvs += [self.tlv() for _ in range(self.random.randrange(6))]
        if self.chance(self.wrong):
            tlvs.insert(self.random.randrange(len(tlvs) + 1), [self.one(1, 2, 5, 8, 127), self.one('zz', '0', '', '04', 'ff' + self.hex(3))])
        return tlvs + [[0, '']]

    def chassis(self):
        return [1, self.weighted(
            ('04' + self.hex(6), 8), ('04' + self.hex(6).upper(), 1), ('05' + '01' + self.hex(4), 1), ('05' + '02' + self.hex(16), 1),
            ('07' + b'tor-a-01'.hex(), 1), ('06' + b'eth0'.hex(), 1), ('02' + b'1/2'.hex(), 1))]

    def port_id(self):
        return [2, self.weighted(
            ('05' + b'Ethernet1/1'.hex(), 6), ('07' + b'42'.hex(), 3), ('03' + self.hex(6), 2), ('01' + b'if'.hex(), 1),
            ('02' + 'c3bc'.lower(), 1), ('04' + '01' + self.hex(4), 1))]

    def tlv(self):
        word = self.one('tor-a-01', 'Ethernet1/1', 'ACME OS 4.2, \u00fcber', '').encode().hex()
        oui = self.one('0080c2', '00120f', '0080c2', 'aabbcc')
        return self.one(
            [4, word], [5, word], [6, word], [7, self.hex(4)], [7, self.hex(self.one(3, 4, 5))],
            [8, '0501' + self.hex(4) + '0200000001' + '00'], [8, '1102' + self.hex(16) + '0200000001' + '00'],
            [8, '0706' + self.hex(6) + '02'], [8, '05' + '09' + self.hex(4)],
            [127, '0080c201' + self.hex(2)], [127, '0080c202' + self.hex(3)], [127, '0080c203' + self.hex(2) + '05' + b'vlan1'.hex()],
            [127, '0080c204' + '04' + self.hex(4)], [127, '0080c206' + self.hex(2)], [127, '0080c207' + self.hex(5)],
            [127, '00120f01' + self.hex(1) + self.hex(2) + '00%02x' % self.random.randrange(54)], [127, '00120f03' + self.hex(5)],
            [127, '00120f04' + self.hex(2)], [127, oui + '%02x' % self.random.randrange(12) + self.hex(self.random.randrange(6))],
            [self.one(9, 100, 126), self.hex(3)])

    def disk(self, index):
        size = self.weighted((self.random.randrange(1, 8000) * GIB, 3), (self.random.randrange(8 * 10 ** 12), 3), (self.one(480103981056, 4000787030016), 2))
        disk = {'name': '/dev/sd%s' % chr(97 + index % 26), 'size': size}
        self.maybe(disk, 'model', self.one('ACME SSD 480', 'acme hdd 4T', 'Virtual disk', 'x (1%)', ''))
        self.maybe(disk, 'vendor', self.one('ACME', 'ATA', 'none'))
        self.maybe(disk, 'serial', 'S%06d' % self.random.randrange(10 ** 6) if self.chance(0.8) else 'SAME')
        self.maybe(disk, 'wwn', '0x' + self.hex(8), 0.7)
        self.maybe(disk, 'wwn_with_extension', '0x' + self.hex(16), 0.3)
        self.maybe(disk, 'wwn_vendor_extension', '0x' + self.hex(8), 0.3)
        self.maybe(disk, 'rotational', self.one(True, False), 0.9, 0.05)
        self.maybe(disk, 'hctl', '%d:0:0:0' % index, 0.8)
        self.maybe(disk, 'by_path', '/dev/disk/by-path/pci-0000:00:1f.2-ata-%d' % index, 0.5)
        if self.chance(self.wrong):
            disk['size'] = self.one(None, 'big', -1)
        return disk

    def inventory(self):
        inventory = {'interfaces': self.interfaces()}
        self.maybe(inventory, 'disks', [self.disk(index) for index in range(self.weighted((1, 4), (2, 4), (5, 1), (0, 1)))], 0.97, 0.02)
        if not self.chance(self.wrong):
            inventory['cpu'] = self.cpu()
        self.maybe(inventory, 'memory', {'physical_mb': self.one(65536, 1024, '2048', 0, 3.7), 'total': 67391582208}, 0.97, 0.02)
        self.maybe(inventory, 'bmc_address', self.one('10.0.0.5', '10.0.0.6', '0.0.0.0', ''), 0.9, 0.1)
        self.maybe(inventory, 'bmc_v6address', self.one('2001:db8:1::5', '2001:db8:1::5/64', '::/0', ''), 0.5, 0.2)
        self.maybe(inventory, 'boot', {'current_boot_mode': self.one('bios', 'uefi', None), 'pxe_interface': self.mac(0)}, 0.8, 0)
        self.maybe(inventory, 'system_vendor', {'product_name': 'Box', 'serial_number': 'SN-%03d' % self.random.randrange(1000), 'manufacturer': self.one('ACME', 'Other')}, 0.9)
        return inventory

    def cpu(self):
        cpu = {'count': self.weighted((self.random.randrange(1, 256), 9), ('8', 1)), 'model_name': 'CPU @ 2.00GHz', 'frequency': '2000.0'}
        self.maybe(cpu, 'architecture', self.one('x86_64', 'aarch64'), 0.95, 0.05)
        self.maybe(cpu, 'flags', self.random.sample(CPU_FLAGS, self.random.randrange(len(CPU_FLAGS) + 1)), 0.95, 0.02)
        if self.chance(self.wrong):
            cpu['count'] = self.one('many', None, [])
        return cpu

    def data(self):
        inventory = self.inventory()
        data = {'inventory': inventory, 'logs': 'bG9ncw=='}
        self.maybe(data, 'boot_interface', self.boot_interface(inventory), 0.85, 0.05)
        disks = inventory.get('disks') or []
        self.maybe(data, 'root_disk', dict(self.one(*disks)) if disks else {}, 0.9)
        self.maybe(data, 'pci_devices', [self.pci_device() for _ in range(self.random.randrange(5))], 0.6, 0)
        self.maybe(data, 'data', self.extra_hardware(), 0.4, 0)
        self.maybe(data, 'ipmi_address', '10.0.0.7', 0.2)
        self.maybe(data, 'local_gb', self.one(0, 100), 0.2)
        self.maybe(data, 'block_devices', {'serials': ['S1', 'S2']}, 0.1, 0)
        self.maybe(data, 'numa_topology', {'ram': [{'numa_node': 0, 'size_kb': 99289532}], 'cpus': [{'cpu': 0, 'numa_node': 0, 'thread_siblings': [0, 1]}]}, 0.3)
        self.maybe(data, 'configuration', {'collectors': ['default', 'logs'], 'ratio': self.one(0.5, 1e21, 3.0, -0.0), 'big': 2 ** 70, 'text': 'it\'s "\u00fc"\n'}, 0.3)
        if self.chance(self.wrong):
            data['error'] = self.one('no disk found', {'type': 'x'}, ['a', None])
        if self.chance(self.wrong):
            data[self.one('inventory', 'root_disk')] = self.one(None, {})
        return data

    def boot_interface(self, inventory):
        likely = [interface for interface in inventory['interfaces'] if interface.get('ipv4_address') and interface.get('name') != 'lo']
        booted = likely if likely and self.chance(0.9) else inventory['interfaces']
        macs = [interface.get('mac_address') or '00:00:00:00:00:00' for interface in booted] or ['52:54:00:00:00:00']
        mac = self.one(*macs)
        dashed = '01-' + mac.replace(':', '-')
        return self.weighted((dashed, 9), (mac, 4), (dashed.upper(), 1), ('52:54:00:ff:ff:ff', 0.3))

    def pci_device(self):
        device = self.one(
            {'vendor_id': '8086', 'product_id': '1572'}, {'vendor_id': '10de', 'product_id': '1eb8'},
            {'vendor_id': '10de', 'product_id': '1df6'}, {'vendor_id': '10DE', 'product_id': '1EB8'})
        device = dict(device, bus='0000:%02x:00.0' % self.random.randrange(256), revision='a1')
        if self.chance(self.wrong):
            del device[self.one('vendor_id', 'product_id', 'bus')]
        return device

    def extra_hardware(self):
        items = [['cpu', 'physical_%d' % self.random.randrange(3), self.one('cores', 'vendor'), self.one('8', 8, '8.5', 8.5, True, None, ' 7 ', 'x', '1_000')] for _ in range(self.random.randrange(5))]
        if self.chance(0.1):
            items.append(self.one([], ['x'], ['x', 'y'], ['x', 'y', 'z'], ['a', 'b', 'c', 'd', 'e']))
        if self.chance(0.05):
            return self.one('text', {}, [1], [['a', 'b', 'c', '1'], 'x'])
        return items

    # --- what Ironic has

    def node(self, data):
        node = {'uuid': NODE, 'name': self.one('node-1', None), 'driver': 'ipmi', 'driver_info': {'ipmi_address': '10.0.0.5'},
                'provision_state': self.weighted(('manageable', 6), ('inspecting', 3), ('enroll', 1)), 'power_state': 'power on',
                'maintenance': self.one(True, False), 'instance_uuid': None, 'resource_class': self.one(None, 'baremetal'), 'traits': self.one([], ['CUSTOM_OLD']),
                'properties': {}, 'extra': {}, 'instance_info': {}}
        properties = node['properties']
        self.maybe(properties, 'cpus', self.one('2', ''), 0.2)
        self.maybe(properties, 'local_gb', self.one('10', 10, 0), 0.2)
        self.maybe(properties, 'memory_mb', '512', 0.2)
        self.maybe(properties, 'capabilities', self.weighted(('boot_mode:bios', 4), ('a:b,cpu_vt:false,c:d:e', 4), ('', 1), ('nocolon', self.wrong * 5)), 0.5)
        self.maybe(properties, 'inspection_scope', self.one('room-1', 'room-2'), 0.4)
        if self.chance(0.4):
            properties['root_device'] = self.hints(data)
            self.maybe(properties, 'skip_block_devices', [self.hints(data) for _ in range(self.random.randrange(3))], 0.2, 0)
        self.maybe(node['extra'], 'block_devices', {'serials': self.random.sample(self.serials(data), min(1, len(self.serials(data))))}, 0.2, 0)
        self.maybe(node['extra'], 'list', self.one([], ['a'], [1, 'a', None]), 0.3, 0)
        return node

    def serials(self, data):
        disks = (data.get('inventory') or {}).get('disks') or []
        return [disk['serial'] for disk in disks if disk.get('serial')]

    def hints(self, data):
        disks = (data.get('inventory') or {}).get('disks') or []
        disk = self.one(*disks) if disks else {'name': '/dev/sda', 'size': 10 * GIB, 'model': 'ACME SSD 480'}
        hints = {}
        for key in self.random.sample(['name', 'model', 'vendor', 'serial', 'wwn', 'hctl', 'by_path', 'size', 'rotational'], self.weighted((1, 8), (2, 2), (0, 1))):
            hints[key] = self.hint(key, disk.get(key))
        if self.chance(self.wrong):
            hints[self.one('colour', 'size', 'model')] = self.one('red', -1, [], '<or>', None)
        return hints

    def hint(self, key, value):
        if key == 'size':
            gib = max(1, value // GIB if isinstance(value, int) else 10)
            return self.one(gib, str(gib), '>= %d' % gib, '> %d' % gib, '<= %d' % (gib + 1), '< %d' % (gib + 1), '= %d' % gib, '!= %d' % gib, '== %d' % gib)
        if key == 'rotational':
            return self.one(True, False, 'true', 'no', '0', value if value is not None else True)
        text = value if isinstance(value, str) and value else 'none'
        word = text.split(' ')[0]
        return self.one(text, text.upper(), 's== ' + text, 's!= ' + text, '<in> ' + word, '<in> ' + text[:2].lower(), '<or> nothing <or> ' + text,
                        's>= ' + word, 's<= ' + text, 's> a', 's< z', ' %s ' % text)

    def ports(self, data):
        ports = []
        interfaces = (data.get('inventory') or {}).get('interfaces') or []
        for interface in interfaces:
            mac = (interface.get('mac_address') or '').lower()
            if len(mac) == 17 and mac[2] == ':' and mac not in [port['address'] for port in ports] and self.chance(0.4):
                ports.append(self.port(mac))
        if self.chance(0.3):
            ports.append(self.port('52:54:99:00:00:%02x' % self.random.randrange(256)))
        return ports

    def port(self, mac):
        link = self.one({}, {}, {'switch_id': '00:11:22:33:44:55', 'port_id': 'old'}, {'port_id': 'old'})
        return {'uuid': 'port-' + mac, 'address': mac, 'node_uuid': NODE, 'pxe_enabled': self.one(True, False), 'extra': {},
                'local_link_connection': link, 'physical_network': self.one(None, None, 'rack_b', 'old')}

    # --- what the operator has configured

    def options(self):
        add, keep = self.one(*[(add, keep) for add in ['all', 'active', 'pxe', 'disabled'] for keep in ['all', 'present', 'added'] if (add, keep) != ('disabled', 'added')])
        hooks = list(STANDARD_HOOKS)
        for hook in self.random.sample(MORE_HOOKS, self.random.randrange(len(MORE_HOOKS) + 1)):
            hooks.insert(0 if hook == 'raid_device' and self.chance(0.5) else len(hooks), hook)
        return {'processing.processing_hooks': ','.join(hooks), 'processing.add_ports': add, 'processing.keep_ports': keep,
                'processing.overwrite_existing': self.weighted((True, 3), (False, 1)), 'processing.update_pxe_enabled': self.weighted((True, 3), (False, 1)),
                'processing.disk_partitioning_spacing': self.weighted((True, 2), (False, 1)), 'capabilities.boot_mode': self.one(True, False),
                'extra_hardware.strict': self.one(True, False), 'port_physnet.cidr_map': CIDR_MAP}

    # --- rules

    FIELDS = ['memory_mb', 'cpus', 'cpu_arch', 'local_gb', 'macs', 'macs[0]', 'macs[*]', 'inventory.cpu.count', 'inventory.cpu.flags[*]', 'inventory.disks[*].size',
              'inventory.disks[*].rotational', 'inventory.disks[*].model', 'inventory.disks[0].name', 'inventory.disks[-1].serial', 'inventory.disks[0:2].vendor',
              'inventory.interfaces[*].ipv4_address', 'inventory.interfaces[*].name', '$..mac', 'all_interfaces.*.pxe', 'data://inventory.system_vendor.manufacturer',
              'inventory.system_vendor.[product_name,manufacturer]', 'inventory.boot.current_boot_mode', 'ipmi_address', 'ipmi_v6address', 'nothing.here', 'extra', 'root_disk',
              'inventory.disks', "inventory['memory'].physical_mb", 'inventory.cpu|inventory.memory', '(inventory.disks[*] where wwn).name', 'configuration.ratio', 'configuration.big',
              'configuration.text', 'node://driver', 'node://id', 'node://is_maintenance', 'node://properties.cpus', 'node://properties.capabilities', 'node://extra',
              'node://instance_id', 'node://resource_class', 'node://provision_state', 'node://traits', 'node://extra.list[*]', 'numa_topology.cpus[*].thread_siblings[*]',
              'inventory.disks[*].name.`parent`.size', 'all_interfaces.*.ip']
    FORMATS = ['plain', '{data[cpus]}', '{data[memory_mb]:>10}', '{data[cpu_arch]!r}', '{data[macs][0]}', 'x{{y}}', '{data[inventory][system_vendor][serial_number]}',
               '{data[local_gb]:04d}', '{data[inventory][cpu][flags]}', '{data[inventory][disks][0][size]:,}', '{data[ipmi_v6address]}', '{data[nothing]}', '{data[configuration][ratio]:.3f}',
               '{data[configuration][big]:x}', '{data[root_disk]}', '{data[configuration]}', '']

    def condition(self):
        op = self.one('eq', 'ne', 'lt', 'gt', 'le', 'ge', 'in-net', 'matches', 'contains', 'is-empty')
        condition = {'op': op, 'field': self.one(*self.FIELDS)}
        if op == 'in-net':
            condition['field'] = self.weighted((self.one('inventory.interfaces[*].ipv4_address', 'all_interfaces.*.ip', 'ipmi_address'), 9), (condition['field'], 1))
            condition['value'] = self.one('192.0.2.0/24', '10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0', '192.0.2.7')
        elif op in ('matches', 'contains'):
            condition['value'] = self.one('.*', 'ACME', '[0-9]+', '^x86', 'a|eno.*', 'True', '(?i)acme', r'\d{2,}', "\\[", 'None|null', r'^\w+$', '192\\.0\\.2\\.')
        elif op != 'is-empty':
            condition['value'] = self.one(0, 8, 1024, 65536, 1.5, '16', 'x86_64', 'ACME', 'bios', True, False, 'eno1', '52:54:00:00:00:00', 2 ** 40) if self.chance(0.95) else self.one([], ['a'], {'a': 1})
        if self.chance(0.3):
            condition['multiple'] = self.one('any', 'all', 'first')
        if self.chance(0.25):
            condition['invert'] = self.one(True, False)
        return condition

    def value(self, depth=0):
        if depth < 2 and self.chance(0.15):
            return self.one([self.value(2), self.value(2)], {'a': self.value(2), '{data[cpu_arch]}': 1})
        return self.weighted((self.one(*self.FORMATS), 8), (self.one(1, 2.5, True, None, []), 3))

    def action(self):
        name = self.weighted(('set-attribute', 8), ('set-capability', 4), ('extend-attribute', 4), ('add-trait', 2), ('remove-trait', 2), ('fail', self.wrong * 10), ('example', 1))
        if name == 'set-attribute':
            path = self.weighted(('/extra/seen', 5), ('extra/key', 2), ('/resource_class', 2), ('/properties/root_device', 1), ('/driver', 1), ('/name', 1), ('/extra/list/-', self.wrong))
            return {'action': name, 'path': path, 'value': self.value()}
        if name == 'set-capability':
            action = {'action': name, 'name': self.one('profile', 'cpu_vt', 'a')}
            self.maybe(action, 'value', self.one(*self.FORMATS), 0.8, 0.1)
            return action
        if name == 'extend-attribute':
            action = {'action': name, 'path': self.weighted(('/extra/list', 4), ('/extra/new', 3), ('extra/list', 1), ('/properties/cpus', self.wrong)), 'value': self.value()}
            if action['value'] is None:
                action['value'] = 'a'
            self.maybe(action, 'unique', self.one(True, False), 0.6, 0)
            return action
        if name in ('add-trait', 'remove-trait'):
            return {'action': name, 'name': self.one('CUSTOM_OLD', 'CUSTOM_NEW', 'HW_CPU_X86_VMX')}
        return {'action': name, 'message': 'a rule said no'} if name == 'fail' else {'action': name}

    def rules(self):
        return [{'conditions': [self.condition() for _ in range(self.weighted((0, 2), (1, 5), (2, 2)))],
                 'actions': [self.action() for _ in range(self.weighted((1, 4), (2, 2), (3, 1)))],
                 'scope': self.weighted((None, 6), ('', 1), ('room-1', 2))}
                for _ in range(self.weighted((0, 2), (1, 3), (3, 3), (6, 1)))]

    def case(self):
        data = self.data()
        return {'options': self.options(), 'node': self.node(data), 'ports': self.ports(data), 'rules': self.rules(), 'data': data}


def cases(seed, count, wrong=0.01):
    for number in range(count):
        yield dict(Machine('%d/%d' % (seed, number), wrong).case(), number=number)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--seed', type=int, required=True)
    arguments.add_argument('--count', type=int, required=True)
    arguments.add_argument('--wrong', type=float, default=0.01, help='the chance of each thing to be malformed')
    parsed = arguments.parse_args()
    for case in cases(parsed.seed, parsed.count, parsed.wrong):
        print(json.dumps(case))


if __name__ == '__main__':
    main()

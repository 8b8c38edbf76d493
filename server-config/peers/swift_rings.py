"""Makes the rings of a Swift whose every ring has one device, sda1, on this machine.

Arguments: the folder, and the ports of the account, the container and the object server.
"""

import sys

from swift.common.ring import RingBuilder

folder, ports = sys.argv[1], [int(port) for port in sys.argv[2:]]
for kind, port in zip(("account", "container", "object"), ports):
    builder = RingBuilder(part_power=1, replicas=1, min_part_hours=0)
    address = {"ip": "127.0.0.1", "port": port}
    address.update({"replication_" + key: value for key, value in address.items()})
    builder.add_dev(dict(address, region=1, zone=1, weight=1, device="sda1", meta=""))
    builder.rebalance()
    builder.get_ring().save(f"{folder}/{kind}.ring.gz")

"""What the switch itself takes: the same work done by hand, on raw sockets, beside the controller.

No shot is ours; each has begin(), which is timed, and end(), which is not; a capture tells when the first copy came.
"""

import subprocess

from bench.lab import BRIDGE, FLOOR, MACS
from bench.network import Capture
from bench.openflow import OpenFlow
from bench.ovsdb import Ovsdb

REVALIDATES_SINCE = (3, 4)      # from here on a new mirror acts on live traffic by itself (Open vSwitch 3.4.0 NEWS)


class Switch:
    """Held connections to the host, over unix sockets: no floor could be lower."""

    def __init__(self, lab, version):
        self.lab = lab
        self.database = Ovsdb(lab.runtime("db.sock"))
        self.flows = OpenFlow(lab.runtime(f"{FLOOR}.mgmt"))
        self.tail, self.first, self.second = (lab.number(port) for port in ("fl-tail", "v-fflow1", "v-fflow2"))
        self.needs_kick = version < REVALIDATES_SINCE
        self.deliver()

    def deliver(self):
        """Puts the flow that is always there; that it is there already does no harm, and makes all traffic decided anew."""
        self.flows.add(self.tail, [self.first], 1)

    def kick(self):
        if self.needs_kick:
            self.deliver()

    def close(self):
        self.database.close()
        self.flows.close()


class FlowMod:
    """A further receiver of a port that is mirrored already: one flow-mod on a held OpenFlow connection."""

    ours, name = False, "flow-mod"

    def __init__(self, switch):
        self.switch = switch
        self.capture = Capture(switch.lab.guest_namespace("fflow2"), MACS["vm1"])

    def begin(self):
        self.switch.flows.add(self.switch.tail, [self.switch.first, self.switch.second], 2)

    def end(self):
        self.switch.flows.delete(self.switch.tail, 2)


class HeldOvsdb:
    """A mirror of a further port: one transaction on a held OVSDB connection, cur_cfg awaited, one flow-mod."""

    ours, name = False, "held-ovsdb"

    def __init__(self, switch, capture):
        self.switch, self.capture = switch, capture
        self.source, self.output = (switch.database.port(port) for port in ("v-vm2", "v-fmirror"))

    def begin(self):
        self.switch.database.create_mirror("floor", BRIDGE, self.source, self.output)
        self.switch.kick()

    def end(self):
        self.switch.database.delete_mirror("floor", BRIDGE)
        self.switch.deliver()       # no version stops copying live traffic by itself


class BareVsctl:
    """The same by ovs-vsctl, as a script would do it; the flow-mod still comes over the held connection."""

    ours, name = False, "ovs-vsctl"

    def __init__(self, switch, capture):
        self.switch, self.capture = switch, capture
        self.command = ["ovs-vsctl", f"--db=unix:{switch.lab.runtime('db.sock')}", "--timeout=30", "--"]

    def begin(self):
        self._run("--id=@in", "get", "port", "v-vm2", "--", "--id=@out", "get", "port", "v-fmirror",
                  "--", "--id=@m", "create", "mirror", "name=floor", "select_src_port=@in", "output_port=@out",
                  "--", "add", "bridge", BRIDGE, "mirrors", "@m")
        self.switch.kick()

    def end(self):
        self._run("--id=@m", "get", "mirror", "floor", "--", "remove", "bridge", BRIDGE, "mirrors", "@m")
        self.switch.deliver()

    def _run(self, *arguments):
        subprocess.run(self.command + list(arguments), check=True, stdout=subprocess.DEVNULL)


def floors(switch):
    mirrored = Capture(switch.lab.guest_namespace("fmirror"), MACS["vm2"])
    return [BareVsctl(switch, mirrored), HeldOvsdb(switch, mirrored), FlowMod(switch)]

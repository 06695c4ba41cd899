"""The controller's part: a tap-flow is PUT over RESTCONF, and a capture tells when its first copy came."""

from bench.controller import nanoseconds
from bench.lab import MACS
from bench.network import Capture

STAYS = "bench-base"            # the tap-flow that keeps vm1 tapped


def service(name, sink):
    return {"id": name, "enabled": True, "sink": {"vnic": {"iface-id": sink}}}


def tap_flow(name, to, source):
    return {"id": name, "tap-service": [to], "direction": "OUT",
            "source": [{"id": "nic", "vnic": {"iface-id": source}}]}


def prepare(controller):
    """Two tap-services, and one tap-flow that stays."""
    controller.put("tap-service", service("bench-1", "sink1"))
    controller.put("tap-service", service("bench-2", "sink2"))
    controller.put("tap-flow", tap_flow(STAYS, "bench-1", "vm1"))


class TapFlow:
    """One tap-flow to sink2, asked for and taken back again and again."""

    ours = True

    def __init__(self, controller, capture_namespace, name, source):
        self.controller, self.name = controller, name
        self.capture = Capture(capture_namespace, MACS[source])
        self.entry = tap_flow(f"bench-{name}", "bench-2", source)

    def begin(self):
        self.controller.put("tap-flow", self.entry)

    def end(self):
        self.controller.delete("tap-flow", self.entry)
        self.controller.applied()

    def split(self, sent, first):
        """Milliseconds of each step, as the controller saw them."""
        change = self.controller.applied()
        seen = nanoseconds(change["seen-at"])
        planned = int(change["planned-after"]) / 1000
        applied = max(int(host["applied-after"]) for host in change["host"]) / 1000
        return {"put to commit seen": (seen - sent) / 1e6, "commit seen to planned": planned,
                "planned to switch acknowledged": applied - planned,
                "switch acknowledged to first copy": (first - seen) / 1e6 - applied,
                "commit seen to first copy": (first - seen) / 1e6}


def tap_flows(lab, controller):
    sink = lab.guest_namespace("sink2")
    return [TapFlow(controller, sink, "further", "vm1"), TapFlow(controller, sink, "first", "vm2")]

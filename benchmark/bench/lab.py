"""One host with real Open vSwitch, its guests and sinks, as the testbed script makes them."""

import os
import subprocess

SCRIPT = os.path.join(os.path.dirname(__file__), "..", "..", "testbed", "testbed")
HOST, BRIDGE, FLOOR = "h1", "br-int", "br-fl"
MACS = {name: f"02:be:00:00:00:{number:02x}" for number, name in enumerate(
    ("vm1", "vm2", "peer", "sink1", "sink2", "fmirror", "fflow1", "fflow2"), 1)}


class Lab:
    def __init__(self, prefix):
        self.prefix = prefix
        self.environment = dict(os.environ, TB=prefix)
        self.directory = os.environ.get("TB_DIR", f"/run/tapfabric/{prefix}")
        self.run("up", "1")

    def run(self, *arguments):
        done = subprocess.run([SCRIPT, *arguments], env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"testbed {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def namespace(self, where):
        return f"{self.prefix}-{where}"

    def guest_namespace(self, name):
        return self.namespace(f"{HOST}-{name}")

    def runtime(self, name):
        """A file in the run directory of the host's Open vSwitch."""
        return f"{self.directory}/{HOST}/run/{name}"

    def vsctl(self, *arguments):
        return self.run("vsctl", HOST, *arguments)

    def plug_guests(self):
        for number, name in enumerate(("vm1", "vm2", "peer"), 1):
            self.run("vm", HOST, name, MACS[name], f"10.0.0.{number}")

    def plug_sinks(self, bridge, *names):
        for name in names:
            self.run("sink", HOST, name, MACS[name], bridge)

    def number(self, port):
        return int(self.vsctl("get", "interface", port, "ofport"))

    def processes(self):
        """All that runs on the host and in the control namespace."""
        pids = []
        for where in (HOST, "ctl"):
            done = subprocess.run(["ip", "netns", "pids", self.namespace(where)], check=True, capture_output=True,
                                  text=True)
            pids += map(int, done.stdout.split())
        return pids

    def make_floor(self):
        """br-fl gets all that vm1 sends, by a mirror that stays, and delivers it by the flows of the floor alone."""
        self.vsctl("--", "add-br", FLOOR, "--", "set", "bridge", FLOOR, "datapath_type=netdev", "fail_mode=secure",
                   *patch(BRIDGE, "fl-head", "fl-tail"), *patch(FLOOR, "fl-tail", "fl-head"))
        self.plug_sinks(BRIDGE, "fmirror")
        self.plug_sinks(FLOOR, "fflow1", "fflow2")
        self.vsctl("--", "--id=@in", "get", "port", "v-vm1", "--", "--id=@out", "get", "port", "fl-head",
                   "--", "--id=@m", "create", "mirror", "name=fl", "select_src_port=@in", "output_port=@out",
                   "--", "add", "bridge", BRIDGE, "mirrors", "@m")

    def grow(self, ports):
        """Fills the source bridge with ports that lead nowhere until it has this many."""
        there = self.vsctl("list-ports", BRIDGE).split()
        dummies = sum(name[0] == "d" and name[1:].isdigit() for name in there)
        self.run("dummies", HOST, str(ports - len(there) + dummies))
        return len(self.vsctl("list-ports", BRIDGE).split())

    def close(self):
        self.run("down")


def patch(bridge, port, peer):
    return ("--", "add-port", bridge, port, "--", "set", "interface", port, "type=patch", f"options:peer={peer}")

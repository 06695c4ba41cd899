"""What every benchmark says of the machine, and how it begins and ends."""

import json
import os
import platform
import re
import signal
import sys
import time


def stop_on_signals():
    """Ctrl-C and SIGTERM end the benchmark, and what it started."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


def _stop(number, _):
    """Clean up once, undisturbed."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + number)


def prefix():
    """Of the testbed's namespaces: one for each run, so that two can go on side by side."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return "b" + "".join(digits[os.getpid() // 36**place % 36] for place in range(3))


def version(lab):
    """Of Open vSwitch: major, minor."""
    return tuple(map(int, re.match(r"(\d+)\.(\d+)", _ovs_version(lab)).groups()))


def _ovs_version(lab):
    return lab.run("appctl", "h1", "version").split()[3]


def describe(lab, controller):
    return {"cores": os.cpu_count(), "kernel": platform.release(), "open vswitch": _ovs_version(lab),
            "datapath": "userspace", "jdk": controller.java(), "load": round(os.getloadavg()[0], 1),
            "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}


def write(figures, file, say):
    os.makedirs(os.path.dirname(os.path.abspath(file)), exist_ok=True)
    with open(file, "w") as out:
        json.dump(figures, out, indent=2)
        out.write("\n")
    say(f"figures: {file}")


def say_as(name):
    def say(text):
        print(f"bench {name}: {text}", file=sys.stderr, flush=True)
    return say

"""The controller under test: started by the launcher in the testbed's control namespace, driven over RESTCONF."""

import base64
import http.client
import json
import os
import signal
import socket
import subprocess
import time
from datetime import datetime, timezone
from urllib.parse import urlsplit

from bench.network import namespace

LAUNCHER = os.environ.get("TAPFABRIC") or os.path.join(os.path.dirname(__file__), "..", "..", "tapfabric")
ADDRESS = "172.30.0.254"        # of the control namespace on the testbed's management network
PATIENCE = 20                   # seconds until a change must be in effect


class Controller:
    def __init__(self, lab, data):
        self.data = data
        self.enter = ["ip", "netns", "exec", lab.namespace("ctl")]
        self._launch("up", "--yes", "--data", data, "--bind", ADDRESS)
        credentials = settings(os.path.join(data, "credentials"))
        url = urlsplit(settings(os.path.join(data, "endpoints"))["RESTCONF_URL"])
        login = f"{credentials['RESTCONF_USER']}:{credentials['RESTCONF_PASSWORD']}".encode()
        self.headers = {"Authorization": "Basic " + base64.b64encode(login).decode(),
                        "Content-Type": "application/yang-data+json", "Accept": "application/yang-data+json"}
        self.path = url.path
        self.connection = Held(lab.namespace("ctl"), url.hostname, url.port)
        self.generation = 0

    def put(self, kind, entry):
        """Asks for one tap-service or tap-flow; returns when the answer is there."""
        self._call("PUT", f"tapfabric:taps/{kind}={entry['id']}", {f"tapfabric:{kind}": [entry]})

    def set_quotas(self, **limits):
        """Sets some quotas, named with underscores; 0 means no limit."""
        self._call("PUT", "tapfabric:taps/quotas",
                   {"tapfabric:quotas": {name.replace("_", "-"): limit for name, limit in limits.items()}})

    def delete(self, kind, entry):
        self._call("DELETE", f"tapfabric:taps/{kind}={entry['id']}")

    def applied(self):
        """What the controller says of the change that was made since the last call, once every host has confirmed it."""
        change = wait_for(self._newer, "every host has confirmed the last change")
        self.generation = int(change["generation"])
        return change

    def _newer(self):
        change = self._call("GET", "tapfabric:taps-state/last-change?content=nonconfig")["tapfabric:last-change"]
        return change if int(change["generation"]) > self.generation and change.get("host") else None

    def await_active(self, flow):
        wait_for(lambda: self._state_of(flow) == "ACTIVE", f"tap-flow {flow} ACTIVE")
        self.applied()

    def _state_of(self, flow):
        state = self._call("GET", "tapfabric:taps-state?content=nonconfig")["tapfabric:taps-state"]
        return next((entry["state"] for entry in state.get("tap-flow", []) if entry["id"] == flow), "unknown")

    def _call(self, method, path, body=None):
        self.connection.request(method, f"{self.path}/data/{path}", body and json.dumps(body), self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text.decode(errors='replace')}")
        return json.loads(text) if text else None

    def pause(self):
        """Takes the processor from it, so that it does not slow what is done beside it."""
        os.kill(self._pid(), signal.SIGSTOP)

    def go_on(self):
        os.kill(self._pid(), signal.SIGCONT)

    def _pid(self):
        with open(os.path.join(self.data, "controller.pid")) as file:
            return int(file.read())

    def java(self):
        """Version of the JDK that it runs on."""
        home = os.path.dirname(os.path.dirname(os.readlink(f"/proc/{self._pid()}/exe")))
        return settings(os.path.join(home, "release"))["JAVA_VERSION"].strip('"')

    def _launch(self, *arguments):
        subprocess.run([*self.enter, LAUNCHER, *arguments], check=True, stdin=subprocess.DEVNULL)

    def close(self):
        self.connection.close()
        self.go_on()
        self._launch("down", "--data", self.data)


class Held(http.client.HTTPConnection):
    """An HTTP connection out of a network namespace; it stays open from call to call."""

    def __init__(self, name, host, port):
        super().__init__(host, port, timeout=PATIENCE)
        self.name = name

    def connect(self):
        with namespace(self.name):
            super().connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def settings(file):
    """Lines KEY=VALUE."""
    with open(file) as lines:
        return dict(line.strip().split("=", 1) for line in lines if "=" in line)


def nanoseconds(date_and_time):
    """The wall clock's nanoseconds of a yang:date-and-time with up to six decimals."""
    moment = datetime.fromisoformat(date_and_time.replace("Z", "+00:00"))
    return round((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() * 10**6) * 1000


def wait_for(look, what):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.01)
    raise TimeoutError(f"not within {PATIENCE} s: {what}")

"""A held OVSDB connection (RFC 7047, on a bare socket) that creates and deletes one Mirror row."""

import json
import socket


class Ovsdb:
    def __init__(self, path):
        """path: the database's socket."""
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.decoder = json.JSONDecoder()
        self.text = ""
        self.number = 0
        columns = {"Open_vSwitch": {"columns": ["cur_cfg"]}}
        self.applied = current(self._call("monitor", ["Open_vSwitch", None, columns]))

    def create_mirror(self, name, bridge, source, output):
        """Mirrors what one port sends to another; returns when vswitchd has put it into effect.

        source, output: rows, as found by port().
        """
        row = {"name": name, "select_src_port": source, "output_port": output}
        self._apply([{"op": "insert", "table": "Mirror", "row": row, "uuid-name": "m"},
                     mutate("Bridge", [["name", "==", bridge]], ["mirrors", "insert", ["named-uuid", "m"]])])

    def delete_mirror(self, name, bridge):
        mirror = self._find("Mirror", name)
        self._apply([mutate("Bridge", [["name", "==", bridge]], ["mirrors", "delete", mirror])])

    def port(self, name):
        return self._find("Port", name)

    def _find(self, table, name):
        rows = self._transact([{"op": "select", "table": table, "where": [["name", "==", name]],
                                "columns": ["_uuid"]}])[0]["rows"]
        return rows[0]["_uuid"]

    def _apply(self, operations):
        """Changes rows together with next_cfg, and waits until cur_cfg has come to it, as ovs-vsctl does."""
        results = self._transact(operations + [
            mutate("Open_vSwitch", [], ["next_cfg", "+=", 1]),
            {"op": "select", "table": "Open_vSwitch", "where": [], "columns": ["next_cfg"]}])
        wanted = results[-1]["rows"][0]["next_cfg"]
        while self.applied < wanted:
            self._receive()

    def _transact(self, operations):
        results = self._call("transact", ["Open_vSwitch"] + operations)
        errors = [result for result in results if result and "error" in result]
        if errors:
            raise ConnectionError(f"the database refused: {errors}")
        return results

    def _call(self, method, parameters):
        self.number += 1
        self._send({"method": method, "params": parameters, "id": self.number})
        while True:
            message = self._receive()
            if message.get("id") == self.number and "result" in message:
                if message.get("error"):
                    raise ConnectionError(f"the database refused {method}: {message['error']}")
                return message["result"]

    def _receive(self):
        """The next message; echoes are answered and updates noted on the way."""
        message = self._read()
        if message.get("method") == "echo":
            self._send({"id": message["id"], "result": message["params"], "error": None})
        elif message.get("method") == "update":
            self.applied = current(message["params"][1])
        return message

    def _send(self, message):
        self.socket.sendall(json.dumps(message).encode())

    def _read(self):
        while True:
            try:
                message, end = self.decoder.raw_decode(self.text)
                self.text = self.text[end:].lstrip()
                return message
            except json.JSONDecodeError:
                more = self.socket.recv(65536)
                if not more:
                    raise ConnectionError("the database closed the connection") from None
                self.text += more.decode()

    def close(self):
        self.socket.close()


def mutate(table, where, mutation):
    return {"op": "mutate", "table": table, "where": where, "mutations": [mutation]}


def current(update):
    """cur_cfg, out of what a monitor tells."""
    return next(iter(update["Open_vSwitch"].values()))["new"]["cur_cfg"]

"""A held OpenFlow connection to one bridge: flow-mods with a barrier (OpenFlow 1.3, on a bare socket)."""

import socket
import struct

VERSION = 4                     # OpenFlow 1.3.0, section 7.1
HELLO, ERROR, ECHO_REQUEST, ECHO_REPLY, FLOW_MOD, BARRIER_REQUEST, BARRIER_REPLY = 0, 1, 2, 3, 14, 20, 21
ADD, DELETE_STRICT = 0, 4       # section 7.3.4.1
ANY, NO_BUFFER = 0xFFFFFFFF, 0xFFFFFFFF
IN_PORT = 0x80000004            # the match field's header: OXM basic class, field 0, 4 octets


class OpenFlow:
    def __init__(self, path):
        """path: the bridge's management socket."""
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.xid = 0
        self._send(HELLO)

    def add(self, in_port, outputs, priority):
        """Copies what comes in by one port to others; returns when the switch has done it."""
        self._modify(ADD, in_port, priority, instructions(outputs))

    def delete(self, in_port, priority):
        self._modify(DELETE_STRICT, in_port, priority, b"")

    def _modify(self, command, in_port, priority, tail):
        match = struct.pack("!HHII4x", 1, 12, IN_PORT, in_port)
        self._send(FLOW_MOD, struct.pack("!QQBBHHHIIIH2x", 0, 0, 0, command, 0, 0, priority, NO_BUFFER, ANY, ANY, 0)
                   + match + tail)
        self._await(self._send(BARRIER_REQUEST))

    def _send(self, kind, body=b""):
        self.xid += 1
        self.socket.sendall(struct.pack("!BBHI", VERSION, kind, 8 + len(body), self.xid) + body)
        return self.xid

    def _await(self, barrier):
        while True:
            kind, xid, body = self._receive()
            if kind == ECHO_REQUEST:
                self.socket.sendall(struct.pack("!BBHI", VERSION, ECHO_REPLY, 8 + len(body), xid) + body)
            elif kind == ERROR:
                raise ConnectionError(f"the switch refused: type and code {body[:4].hex()}")
            elif kind == BARRIER_REPLY and xid == barrier:
                return

    def _receive(self):
        _, kind, length, xid = struct.unpack("!BBHI", self._read(8))
        return kind, xid, self._read(length - 8)

    def _read(self, length):
        data = b""
        while len(data) < length:
            more = self.socket.recv(length - len(data))
            if not more:
                raise ConnectionError("the switch closed the OpenFlow connection")
            data += more
        return data

    def close(self):
        self.socket.close()


def instructions(outputs):
    """Apply-actions with one output action for each port (sections 7.2.4 and 7.2.5)."""
    actions = b"".join(struct.pack("!HHIH6x", 0, 16, port, 0xFFFF) for port in outputs)
    return struct.pack("!HH4x", 4, 8 + len(actions)) + actions

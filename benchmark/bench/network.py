"""Sockets in network namespaces, steady traffic, and captures that tell when a copy arrived."""

import ctypes
import os
import select
import signal
import socket
import struct
import time
from contextlib import contextmanager

CLONE_NEWNET = 0x40000000
ETH_P_ALL = 0x0003
ETHERTYPE = 0x88B5              # local experimental (IEEE 802): nobody answers it
SO_TIMESTAMPNS = 35             # the kernel notes when it received each packet
PR_SET_PDEATHSIG, PR_SET_TIMERSLACK = 1, 29
LIBC = ctypes.CDLL(None, use_errno=True)


@contextmanager
def namespace(name):
    """Sockets that are opened inside belong to the namespace for ever."""
    with open("/proc/self/ns/net") as home, open(f"/run/netns/{name}") as there:
        enter(there)
        try:
            yield
        finally:
            enter(home)


def enter(namespace_file):
    if LIBC.setns(namespace_file.fileno(), CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), f"cannot enter {namespace_file.name}")


def packet_socket(name, interface="eth0", protocol=0):
    """A raw socket on one interface; protocol 0 only sends."""
    with namespace(name):
        raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    raw.bind((interface, protocol))
    return raw


def frame(destination, source):
    """The smallest Ethernet frame."""
    return bytes.fromhex((destination + source).replace(":", "")) + struct.pack("!H46x", ETHERTYPE)


def datagram(destination, source, port):
    """The smallest UDP datagram from 10.0.0.1 to 10.0.0.3, without a checksum of its own (RFC 768)."""
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 46, 0, 0, 64, 17, 0, bytes((10, 0, 0, 1)), bytes((10, 0, 0, 3)))
    words = sum(struct.unpack("!10H", header))
    checksum = ~(words + (words >> 16)) & 0xFFFF
    return (bytes.fromhex((destination + source).replace(":", "")) + struct.pack("!H", 0x0800)
            + header[:10] + struct.pack("!H", checksum) + header[12:] + struct.pack("!HHHH18x", 4000, port, 26, 0))


class Traffic:
    """A process that sends frames at a steady rate until it is stopped; it ends with its parent."""

    def __init__(self, senders, per_second):
        """senders: pairs of socket and frame; per_second: frames of each."""
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self._send(senders, 1 / per_second)
            finally:
                os._exit(1)

    @staticmethod
    def _send(senders, period):
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        LIBC.prctl(PR_SET_TIMERSLACK, 1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        due = time.monotonic()
        while True:
            for raw, data in senders:
                try:
                    raw.send(data)
                except OSError:         # the receiver's queue is full, or it is being made anew
                    pass
            due = max(due + period, time.monotonic() - 10 * period)
            time.sleep(max(0, due - time.monotonic()))

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class Capture:
    """What arrives at one sink. Times are the kernel's, in nanoseconds of the wall clock."""

    QUIET = 0.05                # seconds without a copy: copying has ended
    PATIENCE = 10               # seconds

    def __init__(self, name, source):
        """source: the MAC address whose copies count; whatever else arrives does not."""
        self.raw = packet_socket(name, protocol=ETH_P_ALL)
        self.raw.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.raw.setblocking(False)
        self.source = bytes.fromhex(source.replace(":", ""))

    def first(self, after):
        """The time of the first copy after a moment."""
        deadline = time.monotonic() + self.PATIENCE
        while time.monotonic() < deadline:
            if self._wait(deadline - time.monotonic()):
                arrived = self._receive()
                if arrived and arrived > after:
                    return arrived
        raise TimeoutError(f"no copy within {self.PATIENCE} s")

    def await_quiet(self):
        """Returns when copies have ceased to come."""
        deadline = time.monotonic() + self.PATIENCE
        heard = time.monotonic()
        while time.monotonic() < heard + self.QUIET:
            if self._wait(self.QUIET) and self._receive():
                heard = time.monotonic()
            if heard > deadline:
                raise TimeoutError(f"copies still come after {self.PATIENCE} s")

    def _wait(self, seconds):
        return select.select([self.raw], [], [], max(0, seconds))[0]

    def _receive(self):
        """When the next packet arrived, or None if it is no copy."""
        data, control, _, _ = self.raw.recvmsg(2048, socket.CMSG_SPACE(16))
        seconds, nanoseconds = struct.unpack("@qq", control[0][2])
        return seconds * 10**9 + nanoseconds if data[6:12] == self.source else None

    def close(self):
        self.raw.close()

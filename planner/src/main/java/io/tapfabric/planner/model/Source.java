package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a tap-flow's copies come from, as asked for. What it means is looked up anew in each inventory.
 */
public sealed interface Source permits Source.Vnic, Source.Vswitch, Source.Mac, Source.Vlan {
    <R> R accept(Visitor<R> visitor);

    /** How it names a guest's NIC, if it is one. */
    default Optional<NicSelector> nic() {
        return Optional.empty();
    }

    /** One method per kind of source. */
    interface Visitor<R> {
        R vnic(Vnic vnic);

        R vswitch(Vswitch vswitch);

        R mac(Mac mac);

        R vlan(Vlan vlan);
    }

    /** A guest's NIC. */
    record Vnic(NicSelector selector) implements Source {
        @Override
        public Optional<NicSelector> nic() {
            return Optional.of(selector);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.vnic(this);
        }

        @Override
        public String toString() {
            return selector.toString();
        }
    }

    /** A bridge of a host, or some of its VLANs. */
    record Vswitch(HostId host, BridgeName bridge, VlanSet vlans) implements Source {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.vswitch(this);
        }

        @Override
        public String toString() {
            return "bridge " + bridge + " of host " + host + (vlans.isAll() ? "" : ", VLANs " + vlans);
        }
    }

    /** A MAC address, on each bridge with guests; in one VLAN, or on one host, if these are given. */
    record Mac(MacAddress mac, Optional<Integer> vlan, Optional<HostId> host) implements Source {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.mac(this);
        }

        @Override
        public String toString() {
            return "MAC address " + mac + vlan.map(in -> " in VLAN " + in).orElse("")
                + host.map(on -> " on host " + on).orElse("");
        }
    }

    /** VLANs, on each bridge with guests; on all hosts if none is named. */
    record Vlan(VlanSet vlans, SortedSet<HostId> hosts) implements Source {
        public Vlan {
            hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.vlan(this);
        }

        @Override
        public String toString() {
            return "VLANs " + vlans + (hosts.isEmpty() ? " on all hosts" : " on hosts " + hosts);
        }
    }
}

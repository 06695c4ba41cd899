package io.tapfabric.testbed;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A source of a tap-flow in a run of faults: what it is called, where it is, and which packets it wants by definition.
 */
sealed interface Watched permits Watched.Vnic, Watched.Bridge, Watched.Vlans, Watched.Station {
    /** The source as the model of the API has it. */
    String json(Hosts hosts);

    /** The hosts where the controller must find it. */
    Set<String> places(Collection<Nic> vms);

    /** Whether it wants a packet of this direction. */
    boolean wants(Passage passage, String direction);

    /**
     * A packet that passes br-int of a host: it enters there and leaves there, by guests or by the mesh.
     *
     * @param host the host
     * @param sender whose packet it is
     * @param receiver who gets it
     */
    record Passage(String host, Nic sender, Nic receiver) {
        private boolean isSentBy(final Nic nic, final String direction) {
            return sender == nic && !direction.equals("IN");
        }

        private boolean isReceivedBy(final Nic nic, final String direction) {
            return receiver == nic && !direction.equals("OUT");
        }
    }

    /** A guest's NIC. */
    record Vnic(Nic nic) implements Watched {
        @Override
        public String json(final Hosts hosts) {
            return "\"vnic\": {\"iface-id\": \"%s\"}".formatted(nic.name());
        }

        @Override
        public Set<String> places(final Collection<Nic> vms) {
            return nic.places();
        }

        @Override
        public boolean wants(final Passage passage, final String direction) {
            return nic.places().contains(passage.host)
                && (passage.isSentBy(nic, direction) || passage.isReceivedBy(nic, direction));
        }
    }

    /** A VLAN of br-int. */
    record Bridge(String host, int vlan) implements Watched {
        @Override
        public String json(final Hosts hosts) {
            return "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-int\", \"vlan\": [\"%d\"]}"
                .formatted(hosts.systemId(host), vlan);
        }

        @Override
        public Set<String> places(final Collection<Nic> vms) {
            return Set.of(host);
        }

        @Override
        public boolean wants(final Passage passage, final String direction) {
            return passage.host.equals(host) && passage.sender.vlan() == vlan;
        }
    }

    /** A VLAN on each bridge with guests, on some hosts. */
    record Vlans(List<String> on, int vlan) implements Watched {
        public Vlans {
            on = List.copyOf(on);
        }

        @Override
        public String json(final Hosts hosts) {
            return "\"vlan\": {\"vlan\": [\"%d\"], \"host\": [%s]}".formatted(vlan,
                on.stream().map(host -> '"' + hosts.systemId(host) + '"').collect(Collectors.joining(", ")));
        }

        @Override
        public Set<String> places(final Collection<Nic> vms) {
            final var places = new TreeSet<>(on);
            places.removeIf(host -> vms.stream().noneMatch(vm -> vm.places().contains(host)));
            return places;
        }

        @Override
        public boolean wants(final Passage passage, final String direction) {
            return on.contains(passage.host) && passage.sender.vlan() == vlan;
        }
    }

    /** A MAC address on the bridge with guests of one host. */
    record Station(Nic nic, String host) implements Watched {
        @Override
        public String json(final Hosts hosts) {
            return "\"mac\": {\"mac\": \"%s\", \"host\": \"%s\"}".formatted(nic.at(host).mac(), hosts.systemId(host));
        }

        @Override
        public Set<String> places(final Collection<Nic> vms) {
            return new Vlans(List.of(host), nic.vlan()).places(vms);
        }

        @Override
        public boolean wants(final Passage passage, final String direction) {
            return passage.host.equals(host)
                && (passage.isSentBy(nic, direction) || passage.isReceivedBy(nic, direction));
        }
    }
}

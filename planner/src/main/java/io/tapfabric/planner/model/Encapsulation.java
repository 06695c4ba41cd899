package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * What is put around a copy on its way to a collector, without the outer IP header.
 */
public sealed interface Encapsulation permits Encapsulation.Gre, Encapsulation.ErspanV1, Encapsulation.ErspanV2,
        Encapsulation.Vxlan, Encapsulation.Geneve {
    /** What collectors tell tap-flows by, if one value is meant for all of a sink. */
    Optional<Long> identity();

    /** The highest value that fits there; the lowest is 0. */
    long highest();

    /** How many octets it is, all headers between the outer IP header and the copy together. */
    int octets();

    /** The UDP port that it is sent to, if it is over UDP; else it is over GRE. */
    default Optional<Integer> udpPort() {
        return Optional.empty();
    }

    /** What Open vSwitch calls it, as type of an Interface. */
    String type();

    /** GRE with key (RFC 2890 section 2), of whole frames. */
    record Gre(Optional<Long> identity) implements Encapsulation {
        @Override
        public long highest() {
            return 0xffff_ffffL;
        }

        @Override
        public int octets() {
            return 8;
        }

        @Override
        public String type() {
            return "gre";
        }

        @Override
        public String toString() {
            return "GRE";
        }
    }

    /**
     * ERSPAN Type II (draft-foschiano-erspan-03 section 4.2).
     *
     * @param identity the session
     * @param index 20 bits
     */
    record ErspanV1(Optional<Long> identity, int index) implements Encapsulation {
        @Override
        public long highest() {
            return 0x3ff;
        }

        /** GRE with sequence number, and the ERSPAN header. */
        @Override
        public int octets() {
            return 8 + 8;
        }

        @Override
        public String type() {
            return "erspan";
        }

        @Override
        public String toString() {
            return "ERSPAN version 1";
        }
    }

    /**
     * ERSPAN Type III (draft-foschiano-erspan-03 section 4.3).
     *
     * @param identity the session
     * @param egress what the direction bit says
     * @param hardwareId 6 bits
     */
    record ErspanV2(Optional<Long> identity, boolean egress, int hardwareId) implements Encapsulation {
        @Override
        public long highest() {
            return 0x3ff;
        }

        /** GRE with sequence number, and the ERSPAN header without its optional part. */
        @Override
        public int octets() {
            return 8 + 12;
        }

        @Override
        public String type() {
            return "erspan";
        }

        @Override
        public String toString() {
            return "ERSPAN version 2";
        }
    }

    /** VXLAN (RFC 7348 section 5). */
    record Vxlan(Optional<Long> identity, Optional<Integer> udpPort) implements Encapsulation {
        @Override
        public long highest() {
            return 0xff_ffff;
        }

        /** UDP, and the VXLAN header. */
        @Override
        public int octets() {
            return 8 + 8;
        }

        @Override
        public String type() {
            return "vxlan";
        }

        @Override
        public String toString() {
            return "VXLAN";
        }
    }

    /** Geneve without options (RFC 8926 section 3.4). */
    record Geneve(Optional<Long> identity, Optional<Integer> udpPort) implements Encapsulation {
        @Override
        public long highest() {
            return 0xff_ffff;
        }

        /** UDP, and the Geneve header. */
        @Override
        public int octets() {
            return 8 + 8;
        }

        @Override
        public String type() {
            return "geneve";
        }

        @Override
        public String toString() {
            return "Geneve";
        }
    }
}

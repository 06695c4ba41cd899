package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.cli.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options in, source out, and the source in words; each line is one that a person may type. */
class SourceOptionsTest {
    private static final String NICS = "give --iface-id, or --guest-id [--mac] [--ip-addr], or --host --port, "
        + "or --mac; or another --type: vswitch, mac, vlan";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--iface-id a | vnic iface-id a",
        "--type vnic --iface-id a | vnic iface-id a",
        "--mac 52:54:00:00:00:01 | vnic mac 52:54:00:00:00:01",
        "--host h1 --port p1 | vnic p1 of h1",
        "--guest-id vm1 | guest vm1",
        "--guest-id vm1 --ip-addr 10.0.0.1 | guest vm1 ip 10.0.0.1",
        "--guest-id vm1 --mac 52:54:00:00:00:01 --ip-addr fd00::1 | guest vm1 mac 52:54:00:00:00:01 ip fd00::1",
        "--type vswitch --host h1 --bridge br-int | bridge br-int of h1",
        "--type vswitch --host h1 --bridge br-int --vlan-id 10,20-30 | bridge br-int of h1, VLANs 10,20-30",
        "--type mac --mac 02:00:00:00:00:01 | mac 02:00:00:00:00:01",
        "--type mac --mac 02:00:00:00:00:01 --vlan-id 0 --host h1 | mac 02:00:00:00:00:01 on h1, VLAN 0",
        "--type vlan --vlan-id 10 | VLANs 10",
        "--type vlan --vlan-id 10,20 --host h1,h2 | VLANs 10,20 on h1,h2"})
    void everyKind(final String options, final String phrase) throws Failure {
        assertEquals(phrase, SourceOptions.phrase(Optional.of(SourceOptions.get(Line.given(options)))).orElseThrow());
    }

    /** What was before | what is given | what is then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--host h1 --port p1 | --port p2 | vnic p2 of h1",
        "--host h1 --port p1 | --host h2 | vnic p1 of h2",
        "--host h1 --port p1 | --mac 52:54:00:00:00:01 | vnic mac 52:54:00:00:00:01",
        "--iface-id a | --guest-id vm1 | guest vm1",
        "--guest-id vm1 --ip-addr 10.0.0.1 | --mac 52:54:00:00:00:01 | guest vm1 mac 52:54:00:00:00:01 ip 10.0.0.1",
        "--guest-id vm1 --ip-addr 10.0.0.1 | --type vnic --guest-id vm1 | guest vm1",
        "--type vswitch --host h1 --bridge b1 --vlan-id 10 | --bridge b2 | bridge b2 of h1, VLANs 10",
        "--type vswitch --host h1 --bridge b1 --vlan-id 10 | --vlan-id 20-30 | bridge b1 of h1, VLANs 20-30",
        "--type vswitch --host h1 --bridge b1 | --iface-id a | vnic iface-id a",
        "--type mac --mac 02:00:00:00:00:01 --host h1 | --vlan-id 10 | mac 02:00:00:00:00:01 on h1, VLAN 10",
        "--type vlan --vlan-id 10 | --type mac --mac 02:00:00:00:00:01 | mac 02:00:00:00:00:01",
        "--type vlan --vlan-id 10 --host h1 | --vlan-id 11 | VLANs 11 on h1"})
    void changesWhatIsGiven(final String before, final String options, final String phrase) throws Failure {
        final var kind = SourceOptions.find(Line.given(options), Optional.of(SourceOptions.get(Line.given(before))));
        assertEquals(phrase, SourceOptions.phrase(kind).orElseThrow());
    }

    @Test
    void nothingSaysNothing() throws Failure {
        final var before = Optional.of(SourceOptions.get(Line.given("--iface-id a")));
        assertEquals(Optional.empty(), SourceOptions.find(Line.given("--name x"), before));
        assertEquals("what is the source: " + NICS, refused("--name x"));
    }

    @Test
    void whatATypeNeeds() {
        assertEquals("--type vnic with --port needs --host: " + NICS, refused("--port p1"));
        assertEquals("--type vnic with --ip-addr needs --guest-id: " + NICS, refused("--ip-addr 10.0.0.1"));
        assertEquals("--type vswitch with --host needs --bridge: give --host --bridge [--vlan-id]",
            refused("--type vswitch --host h1"));
        assertEquals("--type vswitch needs --host and --bridge: give --host --bridge [--vlan-id]",
            refused("--type vswitch"));
        assertEquals("--type vlan with --host needs --vlan-id: give --vlan-id [--host]",
            refused("--type vlan --host h1"));
    }

    @Test
    void whatATypeDoesNotTake() {
        assertEquals("--type vnic takes no --bridge: " + NICS, refused("--host h1 --bridge b1"));
        assertEquals("--type vswitch takes no --guest-id, no --ip-addr: give --host --bridge [--vlan-id]",
            refused("--type vswitch --guest-id vm1 --ip-addr 10.0.0.1"));
        assertEquals("--type vnic takes not all of --iface-id, --mac together: " + NICS,
            refused("--iface-id a --mac 52:54:00:00:00:01"));
        assertEquals("--type 'net' is not allowed: it is vnic, vswitch, mac, vlan", refused("--type net --iface-id a"));
    }

    @Test
    void wrongValues() {
        assertEquals("--vlan-id '4095' is not allowed: a VLAN range is a VLAN, as 10, or the first and the last, "
            + "as 20-30; VLANs are 0 to 4094", refused("--type vlan --vlan-id 4095"));
        assertEquals("--vlan-id '10,20' is not allowed: a VLAN is 0 (frames without a tag) to 4094",
            refused("--type mac --mac 02:00:00:00:00:01 --vlan-id 10,20"));
        assertEquals("--ip-addr '10.0.0' is not allowed: it is an IPv4 or IPv6 address",
            refused("--guest-id vm1 --ip-addr 10.0.0"));
        assertEquals("--bridge 'a/b' is not allowed: the name of a bridge has 1 to 64 characters; "
            + "the name of a bridge has neither white space nor control characters nor '/'",
            refused("--type vswitch --host h1 --bridge a/b"));
    }

    private static String refused(final String options) {
        return assertThrows(Failure.class, () -> SourceOptions.get(Line.given(options))).sentence();
    }
}

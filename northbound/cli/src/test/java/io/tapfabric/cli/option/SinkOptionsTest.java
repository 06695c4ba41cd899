package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.cli.Failure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options in, sink out, and the sink in words. */
class SinkOptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--iface-id a | vnic iface-id a",
        "--mac 52:54:00:00:00:01 | vnic mac 52:54:00:00:00:01",
        "--host h1 --port p1 | vnic p1 of h1",
        "--type guest --target-id vm1 | guest vm1",
        "--type guest --target-id vm1 --mac 52:54:00:00:00:01 | guest vm1 mac 52:54:00:00:00:01",
        "--type guest --target-id vm1 --ip-addr 10.0.0.1 | guest vm1 ip 10.0.0.1",
        "--type host --target-id h1 --mac 52:54:00:00:00:01 | host h1 mac 52:54:00:00:00:01",
        "--type host --target-id h1 --interface eth1 | host h1 NIC eth1",
        "--type vlan --host h1 --interface eth1 --vlan-id 900 | VLAN 900 on host h1 NIC eth1",
        "--type vlan --host h1 --mac 52:54:00:00:00:01 --vlan-id 1 --tag replace | VLAN 1 on host h1 mac "
            + "52:54:00:00:00:01, tag replace",
        "--type vlan --host h1 --interface eth1 --vlan-id 4094 --tag nest | VLAN 4094 on host h1 NIC eth1",
        "--type device | device mirror0 of every host",
        "--type device --device ids --host h1 --mtu 9000 | device ids of h1, mtu 9000",
        "--type gre --address 192.0.2.9 | gre to 192.0.2.9",
        "--type gre --address 192.0.2.9 --key 4294967295 | gre to 192.0.2.9, key 4294967295",
        "--type erspan-v1 --address 192.0.2.9 --session-id 1023 --index 7 | erspan-v1 to 192.0.2.9, session-id 1023, "
            + "index 7",
        "--type erspan-v1 --address 192.0.2.9 --index 0 | erspan-v1 to 192.0.2.9",
        "--type erspan-v2 --address 2001:db8::9 --session-id 0 --direction egress --hardware-id 63 | erspan-v2 to "
            + "2001:db8::9, session-id 0, direction egress, hardware-id 63",
        "--type erspan-v2 --address 192.0.2.9 --direction ingress --hardware-id 0 | erspan-v2 to 192.0.2.9",
        "--type vxlan --address 192.0.2.9 --vni 7 --udp-port 8472 --ttl 5 --dscp 46 --dont-fragment false "
            + "--local-address 192.0.2.1 | vxlan to 192.0.2.9, vni 7, udp-port 8472, ttl 5, dscp 46, dont-fragment "
            + "false, local-address 192.0.2.1",
        "--type vxlan --address 192.0.2.9 --udp-port 4789 --ttl 64 --dscp 0 --dont-fragment true | vxlan to 192.0.2.9",
        "--type geneve --address 192.0.2.9 --vni 16777215 --udp-port 6081 | geneve to 192.0.2.9, vni 16777215",
        "--type group --mode all --members b | group all of b",
        "--type group --mode spread --members b:3,a:1 | group spread of a,b:3"})
    void everyKind(final String options, final String phrase) throws Failure {
        assertEquals(phrase, SinkOptions.phrase(Optional.of(SinkOptions.get(Line.given(options)))).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--type host --target-id h1 --interface eth1 | --interface eth2 | host h1 NIC eth2",
        "--type host --target-id h1 --interface eth1 | --mac 52:54:00:00:00:01 | host h1 mac 52:54:00:00:00:01",
        "--type host --target-id h1 --interface eth1 | --target-id h2 | host h2 NIC eth1",
        "--type guest --target-id vm1 | --mac 52:54:00:00:00:01 | guest vm1 mac 52:54:00:00:00:01",
        "--type guest --target-id vm1 | --iface-id a | vnic iface-id a",
        "--type vxlan --address 192.0.2.9 --vni 7 | --address 192.0.2.8 | vxlan to 192.0.2.8, vni 7",
        "--type vxlan --address 192.0.2.9 --vni 7 | --ttl 9 | vxlan to 192.0.2.9, vni 7, ttl 9",
        "--type vxlan --address 192.0.2.9 --vni 7 | --type geneve --address 192.0.2.9 | geneve to 192.0.2.9",
        "--type erspan-v2 --address 192.0.2.9 | --hardware-id 3 | erspan-v2 to 192.0.2.9, hardware-id 3",
        "--type vlan --host h1 --interface eth1 --vlan-id 9 | --vlan-id 8 | VLAN 8 on host h1 NIC eth1",
        "--type vlan --host h1 --interface eth1 --vlan-id 9 --tag replace | --mac 52:54:00:00:00:01 | VLAN 9 on host "
            + "h1 mac 52:54:00:00:00:01",
        "--type device --device ids --host h1 | --host h2 | device ids of h2",
        "--type device --device ids --host h1 | --type device --device ids | device ids of every host",
        "--type group --mode spread --members a,b | --members a,c:2 | group spread of a,c:2",
        "--type group --mode spread --members a,b | --mode all | group all of a,b",
        "--type group --mode spread --members a,b | --iface-id a | vnic iface-id a",
        "--iface-id a | --type gre --address 192.0.2.9 | gre to 192.0.2.9",
        "--iface-id a | --type guest --target-id vm1 | guest vm1"})
    void changesWhatIsGiven(final String before, final String options, final String phrase) throws Failure {
        final var kind = SinkOptions.find(Line.given(options), Optional.of(SinkOptions.get(Line.given(before))));
        assertEquals(phrase, SinkOptions.phrase(kind).orElseThrow());
    }

    @Test
    void hostAloneDoesNotSayWhichNic() {
        assertEquals("--type host with --target-id needs --mac, or --interface: "
            + "give --target-id --mac, or --target-id --interface", refused("--type host --target-id h1"));
    }

    @Test
    void wrongOptionsAreExplained() {
        assertEquals("--type host takes not all of --interface, --mac, --target-id together: "
            + "give --target-id --mac, or --target-id --interface",
            refused("--type host --target-id h1 --mac 52:54:00:00:00:01 --interface eth1"));
        assertEquals("--type guest takes no --interface: give --target-id [--mac] [--ip-addr]",
            refused("--type guest --target-id vm1 --interface eth1"));
        assertEquals("--type vnic takes no --target-id: give --iface-id, or --host --port, or --mac; "
            + "or another --type: guest, host, vlan, device, gre, erspan-v1, erspan-v2, vxlan, geneve, group",
            refused("--target-id vm1"));
        assertEquals("--type vxlan takes no --key: give --address [--vni] [--udp-port] [--ttl] [--dscp] "
            + "[--dont-fragment] [--local-address]", refused("--type vxlan --address 192.0.2.9 --key 7"));
        assertEquals("--type gre with --key needs --address: give --address [--key] [--ttl] [--dscp] [--dont-fragment] "
            + "[--local-address]", refused("--type gre --key 7"));
        assertEquals("--type erspan-v1 takes no --direction, no --hardware-id: give --address [--session-id] [--index] "
            + "[--ttl] [--dscp] [--dont-fragment] [--local-address]",
            refused("--type erspan-v1 --address 192.0.2.9 --direction egress --hardware-id 1"));
        assertEquals("--type vlan with --host and --interface needs --vlan-id: give --host --mac --vlan-id [--tag], or "
            + "--host --interface --vlan-id [--tag]", refused("--type vlan --host h1 --interface eth1"));
        assertEquals("--type device takes no --vlan-id: give [--device] [--host] [--mtu]",
            refused("--type device --vlan-id 9"));
        assertEquals("--type group with --members needs --mode: give --mode --members",
            refused("--type group --members a"));
        assertEquals("--target-id '' is not allowed: vm-id has 1 to 255 characters; vm-id has no control characters",
            assertThrows(Failure.class, () -> SinkOptions.get(new Given(Map.of(Word.TYPE, "guest",
                Word.TARGET_ID, "")))).sentence());
    }

    private static String refused(final String options) {
        return assertThrows(Failure.class, () -> SinkOptions.get(Line.given(options))).sentence();
    }
}

package io.tapfabric.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.text.ParseException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.server.api.DatabindContext;
import org.opendaylight.restconf.server.api.DatabindPath;
import org.opendaylight.restconf.server.api.ServerException;
import org.opendaylight.restconf.server.spi.ApiPathNormalizer;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;

@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
class ModelCheckTest {
    private static final ApiPathNormalizer PATHS = new ApiPathNormalizer(
        DatabindContext.ofModel(BindingRuntimeHelpers.createEffectiveModel(Taps.class)));
    private static final String ID = "an id has 1 to 64 characters; an id begins with a letter or digit and goes on "
        + "with letters, digits, '.', '_' and '-'";
    private static final String RANGE = "a VLAN range is a VLAN, as 10, or the first and the last, as 20-30; VLANs are "
        + "0 to 4094";
    private static final String VLAN = "a VLAN is 0 (frames without a tag) to 4094";
    private static final String MAC = "a MAC pattern is six octets in hex, joined by ':', alone or with '/' and a mask "
        + "of the same form behind it";
    private static final String PORTS = "ports are one port, as 80, or the first and the last, as 8000-8080; a port is "
        + "0 to 65535";
    private static final String PROTOCOL = "it is any, tcp, udp, sctp, icmp or icmpv6; the number of a protocol is 0 "
        + "to 255";
    private static final String PREFIX = "it is an ipv4-prefix or an ipv6-prefix";
    private static final String ADDRESS = "it is an ipv4-address-no-zone or an ipv6-address-no-zone";
    private static final String KINDS = "vnic, host-nic, remote, vlan, device, group";
    private static final String FLOW = "id, tap-service, filter, enabled, direction, priority, oversize, truncate, "
        + "sample, identity, rate-limit, source, name, description";

    /** What is said of a tap-flow that has one member more than its id. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'direction': 'SIDEWAYS' | direction 'SIDEWAYS' is not allowed: it is IN, OUT or BOTH",
        "'direction': 17         | direction 17 is not allowed: it is IN, OUT or BOTH",
        "'direction': null       | direction null is not allowed: it is IN, OUT or BOTH",
        "'direction': ['IN']     | direction […] is not allowed: it is IN, OUT or BOTH",
        "'direction': {'x': 1}   | direction {…} is not allowed: it is IN, OUT or BOTH",
        "'priority': 0           | priority 0 is not allowed: priority of a tap-flow is 1 (asked first) to 32766",
        "'priority': 32767       | priority 32767 is not allowed: priority of a tap-flow is 1 (asked first) to 32766",
        "'enabled': 'true'       | enabled 'true' is not allowed: it is true or false",
        "'tap-service': ['a','a'] | tap-service 'a' is given twice; allowed: once",
        "'tap-service': 'a'      | tap-service 'a' is not allowed: it is an array",
        "'tap-service': ['-']    | tap-service '-' is not allowed: " + ID,
        "'filter': '-'           | filter '-' is not allowed: " + ID,
        "'filter': ['web']       | filter […] is not allowed: it is a string, in quotes; " + ID,
        "'name': 5               | name 5 is not allowed: it is a string, in quotes; name has at most 128 characters; "
            + "name has no control characters",
        "'source': [{'id': 'x', 'vnic': {'mac': 'zz'}}] | mac 'zz' is not allowed: mac has six octets in hex, "
            + "joined by ':'",
        "'source': 'x'           | source 'x' is not allowed: it is an array of objects",
        "'source': {'id': 'x'}   | source {…} is not allowed: it is an array of objects",
        "'source': [[]]          | source […] is not allowed: it is an object",
        "'source': [{}]          | source has no id, which is its key",
        "'source': [{'id': 'x', 'vlan': {'vlan': ['1']}}, {'id': 'x', 'vlan': {'vlan': ['1']}}] "
            + "| source 'x' is given twice; allowed: once",
        "'source': [{'id': 'x', 'vnic': 1}]   | vnic 1 is not allowed: it is an object",
        "'colour': 'red'         | 'colour' is not known in tap-flow; allowed: " + FLOW,
        "'nosuch:name': 'x'      | 'nosuch:name' is not known in tap-flow; allowed: " + FLOW,
        "'truncate': 13          | truncate 13 is not allowed: truncate is 14 to 65535 octets",
        "'truncate': 65536       | truncate 65536 is not allowed: truncate is 14 to 65535 octets",
        "'sample': 1             | sample 1 is not allowed: sample is one in 2 to 65535 conversations",
        "'sample': '4'          | sample '4' is not allowed: it is a number; sample is one in 2 to 65535 conversations",
        "'rate-limit': 100       | rate-limit 100 is not allowed: it is an object",
        "'rate-limit': {'packets-per-second': 0} | packets-per-second 0 is not allowed: packets-per-second is 1 to "
            + "4294967295",
        "'rate-limit': {'kilobits-per-second': 4294967296} | kilobits-per-second 4294967296 is not allowed: "
            + "kilobits-per-second is 1 to 4294967295",
        "'rate-limit': {'kilobits-per-second': 9, 'burst': 0} | burst 0 is not allowed: burst is 1 to 4294967295",
        "'rate-limit': {'packets-per-second': 1, 'kilobits-per-second': 1} | of packets-per-second, "
            + "kilobits-per-second rate-limit has packets-per-second, kilobits-per-second; allowed: one",
        "'name': 'x', 'tapfabric:name': 'x' | 'name' is given twice in one object",
    })
    void saysWhatIsWrongWithAMember(final String members, final String said) {
        final var flow = "{'id': 'f', " + members + "}";
        assertEquals(said, node("tapfabric:taps/tap-flow=f", "{'tapfabric:tap-flow': [" + flow + "]}"));
        assertEquals(said, child("tapfabric:taps", "{'tapfabric:tap-flow': [" + flow + "]}"));
        assertEquals(said, node("tapfabric:taps", "{'tapfabric:taps': {'tap-flow': [" + flow + "]}}"));
        assertEquals(said, child("", "{'tapfabric:taps': {'tap-flow': [" + flow + "]}}"));
        assertEquals(said, part("tapfabric:taps", "{'tapfabric:taps': {'tap-flow': [" + flow + "]}}"));
        assertEquals(said, node("tapfabric:plan", "{'tapfabric:input': {'tap-flow': [" + flow + "]}}"));
    }

    /** What is said of a source that has these members beside its id. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'vnic': {'port': {'host': 'h', 'name': 'p'}}                 | ``",
        "'vnic': {'guest': {'vm-id': 'a', 'ip': 'fd00::1'}}           | ``",
        "'vnic': {'guest': {'vm-id': 'a', 'mac': '00:00:00:00:00:01', 'ip': '10.0.0.1'}} | ``",
        "'vswitch': {'host': 'h', 'bridge': 'br-int'}                 | ``",
        "'vswitch': {'host': 'h', 'bridge': 'br-int', 'vlan': []}     | ``",
        "'tapfabric:vswitch': {'host': 'h', 'bridge': 'b', 'vlan': ['0', '20-30']} | ``",
        "'mac': {'mac': '00:00:00:00:00:01', 'vlan': 5, 'host': 'h'}  | ``",
        "'vlan': {'vlan': ['10'], 'host': ['h1', 'h2']}               | ``",
        "'vlan': {'vlan': ['x']}      | vlan 'x' is not allowed: " + RANGE,
        "'vlan': {'vlan': ['20-']}    | vlan '20-' is not allowed: " + RANGE,
        "'vlan': {'vlan': ['-1']}     | vlan '-1' is not allowed: " + RANGE,
        "'vlan': {'vlan': [10]}       | vlan 10 is not allowed: it is a string, in quotes; " + RANGE,
        "'vlan': {'vlan': ['1', '1']} | vlan '1' is given twice; allowed: once",
        "'vlan': {'vlan': '10'}       | vlan '10' is not allowed: it is an array",
        "'vlan': {'vlan': []}         | vlan has 0 entries; allowed: 1 or more",
        "'vlan': {}                   | vlan has no vlan, which is mandatory",
        "'mac': {'mac': '00:00:00:00:00:01', 'vlan': 4095} | vlan 4095 is not allowed: " + VLAN,
        "'mac': {'mac': '00:00:00:00:00:01', 'vlan': -1}   | vlan -1 is not allowed: " + VLAN,
        "'mac': {'mac': '00:00:00:00:00:01', 'vlan': '5'}  | vlan '5' is not allowed: it is a number; " + VLAN,
        "'mac': {'vlan': 5}           | mac has no mac, which is mandatory",
        "'vswitch': {'host': 'h'}     | vswitch has no bridge, which is mandatory",
        "'vswitch': {'host': 'h', 'bridge': 'a b'} | bridge 'a b' is not allowed: the name of a bridge has 1 to 64 "
            + "characters; the name of a bridge has neither white space nor control characters nor '/'",
        "'vnic': {'guest': {'mac': '00:00:00:00:00:01'}} | guest has no vm-id, which is mandatory",
        "'vnic': {'guest': {'vm-id': ''}} | vm-id '' is not allowed: vm-id has 1 to 255 characters; "
            + "vm-id has no control characters",
        "'vnic': {'guest': {'vm-id': 'a', 'ip': 'web.example'}}  | ip 'web.example' is not allowed: " + ADDRESS,
        "'vnic': {'guest': {'vm-id': 'a', 'ip': 'fe80::1%eth0'}} | ip 'fe80::1%eth0' is not allowed: " + ADDRESS,
        "'vnic': {'guest': {'vm-id': 'a', 'ip': 7}}   | ip 7 is not allowed: " + ADDRESS,
        "'vnic': {'guest': {'vm-id': 'a', 'ip': []}}  | ip […] is not allowed: " + ADDRESS,
        "'vnic': {}                   | vnic has none of iface-id, mac, port, guest; allowed: one",
        "'vnic': {'iface-id': 'a', 'guest': {'vm-id': 'a'}} | of iface-id, mac, port, guest vnic has iface-id, guest; "
            + "allowed: one",
        "'vnic': {'iface-id': 'a'}, 'vswitch': {'host': 'h', 'bridge': 'b'} | of vnic, vswitch, mac, vlan source has "
            + "vnic, vswitch; allowed: one",
        "'rspan': {}                  | 'rspan' is not known in source; allowed: id, vnic, vswitch, mac, vlan",
    })
    void saysWhatIsWrongWithASource(final String members, final String said) {
        final var flow = "{'id': 'f', 'tap-service': ['s'], 'source': [{'id': 'x', " + members + "}]}";
        assertEquals(said, node("tapfabric:taps/tap-flow=f", "{'tapfabric:tap-flow': [" + flow + "]}"));
        assertEquals(said, child("tapfabric:taps", "{'tapfabric:tap-flow': [" + flow + "]}"));
        assertEquals(said, node("tapfabric:plan", "{'tapfabric:input': {'tap-flow': [" + flow + "]}}"));
    }

    /** What is said of a sink that has these members. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'vnic': {'iface-id': 'a'}                                        | ``",
        "'host-nic': {'host': 'h', 'mac': '00:00:00:00:00:01'}            | ``",
        "'host-nic': {'host': 'h', 'interface': 'eth1'}                   | ``",
        "'host-nic': {'host': 'h'}    | host-nic has none of mac, interface; allowed: one",
        "'host-nic': {'interface': 'eth1'} | host-nic has no host, which is mandatory",
        "'host-nic': {'host': 'h', 'interface': 'eth1', 'mac': '00:00:00:00:00:01'} | of mac, interface host-nic has "
            + "mac, interface; allowed: one",
        "'remote': {'address': '192.0.2.9', 'gre': {}}                    | ``",
        "'remote': {'address': 'fd00::9', 'vxlan': {'vni': 7, 'udp-port': 8472}, 'local-address': 'fd00::1', 'ttl': 1,"
            + "'dscp': 46, 'dont-fragment': false} | ``",
        "'remote': {'address': '192.0.2.9', 'erspan-v1': {'session-id': 1, 'index': 2}} | ``",
        "'remote': {'address': '192.0.2.9', 'erspan-v2': {'session-id': 1, 'direction': 'egress', 'hardware-id': 2}} "
            + "| ``",
        "'vlan': {'host': 'h', 'interface': 'eth1', 'vlan': 900, 'tag': 'replace'} | ``",
        "'device': {}                                                     | ``",
        "'device': {'name': 'ids', 'host': 'h', 'mtu': 9000}              | ``",
        "'group': {'mode': 'spread', 'member': [{'tap-service': 'a'}, {'tap-service': 'b', 'weight': 3}]} | ``",
        "'remote': {'address': '192.0.2.9'} | remote has none of gre, erspan-v1, erspan-v2, vxlan, geneve; allowed: "
            + "one",
        "'remote': {'gre': {}}         | remote has no address, which is mandatory",
        "'remote': {'address': '192.0.2.9', 'gre': {}, 'vxlan': {}} | of gre, erspan-v1, erspan-v2, vxlan, geneve "
            + "remote has gre, vxlan; allowed: one",
        "'remote': {'address': 'ids.example', 'gre': {}} | address 'ids.example' is not allowed: " + ADDRESS,
        "'remote': {'address': '192.0.2.9', 'gre': {}, 'local-address': 'x'} | local-address 'x' is not allowed: "
            + ADDRESS,
        "'remote': {'address': '192.0.2.9', 'gre': {'vni': 1}} | 'vni' is not known in gre; allowed: key",
        "'remote': {'address': '192.0.2.9', 'gre': {'key': -1}} | key -1 is not allowed: it is a number in "
            + "[[0..4294967295]]",
        "'remote': {'address': '192.0.2.9', 'erspan-v1': {'session-id': 1024}} | session-id 1024 is not allowed: "
            + "session-id of ERSPAN is 0 to 1023",
        "'remote': {'address': '192.0.2.9', 'erspan-v1': {'index': 1048576}} | index 1048576 is not allowed: index of "
            + "ERSPAN is 0 to 1048575",
        "'remote': {'address': '192.0.2.9', 'erspan-v2': {'direction': 'in'}} | direction 'in' is not allowed: it is "
            + "ingress or egress",
        "'remote': {'address': '192.0.2.9', 'vxlan': {'vni': 16777216}} | vni 16777216 is not allowed: vni is 0 to "
            + "16777215",
        "'remote': {'address': '192.0.2.9', 'geneve': {'udp-port': 0}} | udp-port 0 is not allowed: udp-port is 1 to "
            + "65535",
        "'remote': {'address': '192.0.2.9', 'gre': {}, 'ttl': 0} | ttl 0 is not allowed: ttl is 1 to 255",
        "'vlan': {'host': 'h', 'interface': 'eth1'} | vlan has no vlan, which is mandatory",
        "'vlan': {'host': 'h', 'interface': 'eth1', 'vlan': 0} | vlan 0 is not allowed: the VLAN of a sink is 1 "
            + "to 4094",
        "'device': {'name': '-'}      | name '-' is not allowed: the name of a device has 1 to 15 characters: a letter "
            + "or digit, then letters, digits, '.', '_' and '-'",
        "'device': {'mtu': 67}        | mtu 67 is not allowed: mtu of a device is 68 to 65521 octets",
        "'group': {'mode': 'all'}     | group has no member, which is mandatory",
        "'group': {'mode': 'all', 'member': []} | member has 0 entries; allowed: 1 or more",
        "'group': {'member': [{'tap-service': 'a'}]} | group has no mode, which is mandatory",
        "'group': {'mode': 'all', 'member': [{'tap-service': 'a'}, {'tap-service': 'a'}]} | member 'a' is given twice; "
            + "allowed: once",
        "'group': {'mode': 'all', 'member': [{'tap-service': 'a', 'weight': 101}]} | weight 101 is not allowed: weight "
            + "of a member is 1 to 100",
        "'vswitch': {}                | 'vswitch' is not known in sink; allowed: " + KINDS,
        "                             | sink has none of " + KINDS + "; allowed: one",
    })
    void saysWhatIsWrongWithASink(final String members, final String said) {
        final var service = "{'id': 's', 'sink': {" + (members == null ? "" : members) + "}}";
        assertEquals(said, node("tapfabric:taps/tap-service=s", "{'tapfabric:tap-service': [" + service + "]}"));
        assertEquals(said, child("tapfabric:taps", "{'tapfabric:tap-service': [" + service + "]}"));
        assertEquals(said, node("tapfabric:plan", "{'tapfabric:input': {'tap-service': [" + service + "]}}"));
    }

    @Test
    void aGroupHasNotMoreMembersThanNumbers() {
        assertEquals("", group(255));
        assertEquals("member has 256 entries; allowed: 255 or less", group(256));
    }

    private static String group(final int members) {
        return node("tapfabric:taps/tap-service=s", "{'tapfabric:tap-service': [{'id': 's', 'sink': {'group': {'mode': "
            + "'all', 'member': [" + IntStream.range(0, members).mapToObj(nr -> "{'tap-service': 's" + nr + "'}")
                .collect(Collectors.joining(",")) + "]}}}]}");
    }

    /** What is said of a filter that has these members beside its id. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'name': 'x'                  | ``",
        "'default': 'accept', 'fragments': 'later-fragments-of-any', 'in': [], 'out': [] | ``",
        "'in': [{'priority': 1, 'action': 'reject'}, {'priority': 65534, 'action': 'accept'}] | ``",
        "'in': [{'priority': 1, 'action': 'reject'}], 'out': [{'priority': 1, 'action': 'accept'}] | ``",
        "'default': 'deny'            | default 'deny' is not allowed: it is accept or reject",
        "'fragments': 'all'           | fragments 'all' is not allowed: it is none or later-fragments-of-any",
        "'in': {'priority': 1}        | in {…} is not allowed: it is an array of objects",
        "'both': []                   | 'both' is not known in filter; allowed: id, default, fragments, in, out, name, "
            + "description",
        "'in': [{'action': 'accept'}] | in has no priority, which is its key",
        "'in': [{'priority': 1}]      | in has no action, which is mandatory",
        "'in': [{'priority': 0}]      | priority 0 is not allowed: priority is 1 (first) to 65534 (last)",
        "'in': [{'priority': 65535}]  | priority 65535 is not allowed: priority is 1 (first) to 65534 (last)",
        "'out': [{'priority': '1'}]   | priority '1' is not allowed: it is a number; priority is 1 (first) to 65534 "
            + "(last)",
        "'in': [{'priority': 1, 'action': 'reject'}, {'priority': 1, 'action': 'accept'}] | in '1' is given twice; "
            + "allowed: once",
    })
    void saysWhatIsWrongWithAFilter(final String members, final String said) {
        final var filter = "{'id': 'web', " + members + "}";
        assertEquals(said, node("tapfabric:taps/filter=web", "{'tapfabric:filter': [" + filter + "]}"));
        assertEquals(said, child("tapfabric:taps", "{'tapfabric:filter': [" + filter + "]}"));
        assertEquals(said, node("tapfabric:taps", "{'tapfabric:taps': {'filter': [" + filter + "]}}"));
        assertEquals(said, node("tapfabric:plan", "{'tapfabric:input': {'filter': [" + filter + "]}}"));
    }

    /** What is said of a filter's rule that has one criterion. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'source-mac': 'fa:16:3e:00:00:01', 'destination-mac': '01:00:00:00:00:00/01:00:00:00:00:00' | ``",
        "'vlan': ['0', '20-30']       | ``",
        "'ethertype': 35020           | ``",
        "'family': 'any', 'protocol': 'any'    | ``",
        "'family': 'ipv6', 'protocol': 'icmpv6', 'icmp-type': 135, 'icmp-code': 0 | ``",
        "'protocol': 47               | ``",
        "'source-prefix': '10.0.0.0/8', 'destination-prefix': '10.1.0.0/16', 'dscp': 46 | ``",
        "'source-prefix': '2001:db8::/32', 'destination-prefix': '::/0' | ``",
        "'protocol': 'tcp', 'source-port': ['80', '1000-2000'], 'destination-port': ['0-65535'] | ``",
        "'protocol': 'tcp', 'tcp-flags': {'set': ['syn'], 'unset': ['ack', 'rst']} | ``",
        "'action': 'drop'             | action 'drop' is not allowed: it is accept or reject",
        "'colour': 1                  | 'colour' is not known in in; allowed: priority, action, source-mac, "
            + "destination-mac, vlan, ethertype, family, protocol, source-prefix, destination-prefix, dscp, "
            + "source-port, destination-port, tcp-flags, icmp-type, icmp-code",
        "'source-mac': 'fa:16:3e:00:00'      | source-mac 'fa:16:3e:00:00' is not allowed: " + MAC,
        "'source-mac': 'fa:16:3e:00:00:01/8' | source-mac 'fa:16:3e:00:00:01/8' is not allowed: " + MAC,
        "'vlan': ['x']                | vlan 'x' is not allowed: " + RANGE,
        "'ethertype': '0x88cc'        | ethertype '0x88cc' is not allowed: it is a number; an ethertype is 1536 "
            + "(0x600) to 65535 (0xffff)",
        "'ethertype': 1500            | ethertype 1500 is not allowed: an ethertype is 1536 (0x600) to 65535 (0xffff)",
        "'family': 'ip'               | family 'ip' is not allowed: it is any, ipv4 or ipv6",
        "'protocol': 'gre'            | protocol 'gre' is not allowed: " + PROTOCOL,
        "'protocol': 256              | protocol 256 is not allowed: " + PROTOCOL,
        "'protocol': true             | protocol true is not allowed: " + PROTOCOL,
        "'source-prefix': '10.0.0.1'  | source-prefix '10.0.0.1' is not allowed: " + PREFIX,
        "'source-prefix': '10.0/8'    | source-prefix '10.0/8' is not allowed: " + PREFIX,
        "'destination-prefix': '10.0.0.0/33' | destination-prefix '10.0.0.0/33' is not allowed: " + PREFIX,
        "'destination-prefix': '::/129'      | destination-prefix '::/129' is not allowed: " + PREFIX,
        "'dscp': 64                   | dscp 64 is not allowed: a DSCP is 0 to 63",
        "'source-port': [80]          | source-port 80 is not allowed: it is a string, in quotes; " + PORTS,
        "'source-port': '80'          | source-port '80' is not allowed: it is an array",
        "'destination-port': ['http'] | destination-port 'http' is not allowed: " + PORTS,
        "'destination-port': ['80-']  | destination-port '80-' is not allowed: " + PORTS,
        "'destination-port': ['080']  | destination-port '080' is not allowed: " + PORTS,
        "'source-port': ['8', '8']    | source-port '8' is given twice; allowed: once",
        "'tcp-flags': {'set': ['SYN']}       | set 'SYN' is not allowed: it is fin, syn, rst, psh, ack, urg, ece, cwr "
            + "or ns",
        "'icmp-type': 256             | icmp-type 256 is not allowed: an ICMP type is 0 to 255",
        "'icmp-code': -1              | icmp-code -1 is not allowed: an ICMP code is 0 to 255",
    })
    void saysWhatIsWrongWithARule(final String members, final String said) {
        final var rule = "{'priority': 10, 'action': 'accept', " + members + "}";
        final var both = members.contains("'action'") ? rule.replace("'action': 'accept', ", "") : rule;
        assertEquals(said, node("tapfabric:taps/filter=web/in=10", "{'tapfabric:in': [" + both + "]}"));
        assertEquals(said, node("tapfabric:taps/filter=web", "{'filter': [{'id': 'web', 'in': [" + both + "]}]}"));
        assertEquals(said.replace("known in in;", "known in out;"),
            node("tapfabric:taps/filter=web", "{'filter': [{'id': 'web', 'out': [" + both + "]}]}"));
    }

    /** A whole flow needs all that is mandatory; one that is merged into what is there does not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'direction': 'IN', 'enabled': true, 'name': ''   | tap-flow has no tap-service, which is mandatory",
        "'tap-service': ['s'], 'oversize': 'drop'  | tap-flow has no source, which is mandatory",
        "'tap-service': ['s'], 'rate-limit': {'burst': 9} | rate-limit has none of packets-per-second, "
            + "kilobits-per-second; allowed: one",
        "'tap-service': ['s'], 'source': []        | source has 0 entries; allowed: 1 or more",
        "'tap-service': [], 'oversize': 'drop'     | tap-service has 0 entries; allowed: 1 or more",
        "'tap-service': ['s'], 'source': [{'id': 'x'}] | source has none of vnic, vswitch, mac, vlan; allowed: one",
    })
    void saysWhatIsMissing(final String members, final String said) {
        final var flow = "{'tapfabric:tap-flow': [{'id': 'f', " + members + "}]}";
        assertEquals(said, node("tapfabric:taps/tap-flow=f", flow));
        assertEquals(said, child("tapfabric:taps", flow));
        assertEquals("", part("tapfabric:taps/tap-flow=f", flow));
    }

    @Test
    void takesNoTwoKindsOfSourceEvenInPart() {
        assertEquals("of vnic, vswitch, mac, vlan source has mac, vlan; allowed: one",
            part("tapfabric:taps/tap-flow=f/source=x", "{'source': [{'id': 'x', 'vlan': {}, 'mac': {}}]}"));
        assertEquals("", part("tapfabric:taps/tap-service=s", "{'tap-service': [{'id': 's', 'enabled': true}]}"));
        assertEquals("tap-service has no sink, which is mandatory",
            node("tapfabric:taps/tap-service=s", "{'tap-service': [{'id': 's', 'enabled': true}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[]                                   | the body […] is not allowed: it is an object with tapfabric:tap-flow",
        "null                                 | the body null is not allowed: it is an object with tapfabric:tap-flow",
        "'x'                                  | the body 'x' is not allowed: it is an object with tapfabric:tap-flow",
        "{}                                   | the body has no content; allowed: tapfabric:tap-flow",
        "{'nosuch:tap-flow': [{'id': 'f'}]}   | 'nosuch:tap-flow' is not known in the body; allowed: "
            + "tapfabric:tap-flow",
        "{'tapfabric:tap-service': []}        | 'tapfabric:tap-service' is not known in the body; allowed: "
            + "tapfabric:tap-flow",
        "{'tap-flow': [{'id': 'f'}], 'x': 1}  | 'x' is one too many; allowed: one node",
        "{'tap-flow': []}                     | the body has 0 entries of tap-flow; allowed: one",
        "{'tap-flow': [{'id': 'f'}, {'id': 'g'}]} | the body has 2 entries of tap-flow; allowed: one",
        "{'tap-flow': [{'id': 'f'}, {'id': 'f'}]} | tap-flow 'f' is given twice; allowed: once",
        "{'tap-flow': [{'id': 'g'}]}          | id 'g' is not allowed: the address says 'f'",
        "{'tap-flow': [{}]}                   | tap-flow has no id, which is its key",
    })
    void saysWhatIsWrongWithABody(final String body, final String said) {
        assertEquals(said, part("tapfabric:taps/tap-flow=f", body));
    }

    @Test
    void checksLeavesAndRpcs() {
        assertEquals("direction 'X' is not allowed: it is IN, OUT or BOTH",
            node("tapfabric:taps/tap-flow=f/direction", "{'direction': 'X'}"));
        assertEquals("direction 'X' is not allowed: it is IN, OUT or BOTH",
            child("tapfabric:taps/tap-flow=f", "{'direction': 'X'}"));
        assertEquals("'hosts' is not known in input; allowed: host",
            node("tapfabric:show-host", "{'tapfabric:input': {'hosts': 'h'}}"));
        assertEquals("", node("tapfabric:show-host", "{'tapfabric:input': {'host': 'h'}}"));
        assertEquals("input has no host, which is mandatory", node("tapfabric:show-host", "{'tapfabric:input': {}}"));
    }

    @Test
    void checksTheInputOfPlanAndDelete() {
        assertEquals("", node("tapfabric:delete-tap-service", "{'input': {'id': 's', 'cascade': true}}"));
        assertEquals("input has no id, which is mandatory",
            node("tapfabric:delete-tap-service", "{'input': {'cascade': true}}"));
        assertEquals("cascade 'yes' is not allowed: it is true or false",
            node("tapfabric:delete-tap-service", "{'input': {'id': 's', 'cascade': 'yes'}}"));
        assertEquals("", node("tapfabric:plan", "{'input': {'delete-tap-flow': ['f', 'g']}}"));
        assertEquals("delete-tap-flow '-' is not allowed: " + ID,
            node("tapfabric:plan", "{'input': {'delete-tap-flow': ['-']}}"));
        assertEquals("delete-tap-service 's' is given twice; allowed: once",
            node("tapfabric:plan", "{'input': {'delete-tap-service': ['s', 's']}}"));
        assertEquals("'tap-flows' is not known in input; allowed: filter, tap-service, tap-flow, delete-filter, "
            + "delete-tap-service, delete-tap-flow", node("tapfabric:plan", "{'input': {'tap-flows': []}}"));
        assertEquals("oversize 'cut' is not allowed: it is truncate or drop", node("tapfabric:plan",
            "{'input': {'tap-flow': [{'id': 'f', 'oversize': 'cut'}]}}"));
    }

    @Test
    void checksTheInputOfExplain() {
        assertEquals("", node("tapfabric:explain", "{'input': {'source': {'iface-id': 'a'}, 'packet': 'arp'}}"));
        assertEquals("input has no packet, which is mandatory",
            node("tapfabric:explain", "{'input': {'source': {'iface-id': 'a'}}}"));
        assertEquals("direction 'BOTH' is not allowed: it is OUT or IN", node("tapfabric:explain",
            "{'input': {'source': {'iface-id': 'a'}, 'packet': 'arp', 'direction': 'BOTH'}}"));
    }

    @Test
    void tellsWhereSomethingIsMissing() {
        assertEquals("at $.input.tap-flow[0].source[0].vnic.guest", assertThrows(RestconfDocumentedException.class,
            () -> ModelCheck.ofNode(path("tapfabric:plan"), "{\"input\": {\"tap-flow\": [{\"source\": [{\"vnic\": "
                + "{\"guest\": {}}}]}]}}")).getErrors().get(0).getErrorInfo());
        assertEquals("at $.input.tap-flow[0]", assertThrows(RestconfDocumentedException.class,
            () -> ModelCheck.ofNode(path("tapfabric:plan"), "{\"input\": {\"tap-flow\": [{\"id\": \"f\"}]}}"))
            .getErrors().get(0).getErrorInfo());
    }

    @Test
    void tellsThePlaceAndRepeatsNoMegabytes() {
        final var error = assertThrows(RestconfDocumentedException.class, () -> ModelCheck.ofPart(
            path("tapfabric:taps"), "{\"taps\": {\"tap-flow\": [{\"id\": \"f\"}, {\"id\": \"g\", \"name\": \""
            + "x".repeat(1 << 20) + "\"}]}}")).getErrors().get(0);
        assertEquals("name '" + "x".repeat(80) + "…' (1048576 characters) is not allowed: name has at most 128 "
            + "characters; name has no control characters", error.getErrorMessage());
        assertEquals("at $.taps.tap-flow[1].name", error.getErrorInfo());
    }

    private static String node(final String path, final String body) {
        return sentence(() -> ModelCheck.ofNode(path(path), body.replace('\'', '"')));
    }

    private static String part(final String path, final String body) {
        return sentence(() -> ModelCheck.ofPart(path(path), body.replace('\'', '"')));
    }

    private static String child(final String path, final String body) {
        return sentence(() -> ModelCheck.ofChild(path(path), body.replace('\'', '"')));
    }

    private static DatabindPath path(final String path) {
        try {
            return PATHS.normalizePath(ApiPath.parse(path));
        } catch (ParseException | ServerException e) {
            throw new AssertionError(path, e);
        }
    }

    private static String sentence(final Runnable check) {
        try {
            check.run();
            return "";
        } catch (RestconfDocumentedException e) {
            return e.getErrors().get(0).getErrorMessage();
        }
    }
}

package io.tapfabric.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.text.ParseException;
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
    private static final String ADDRESS = "it is an ipv4-address-no-zone or an ipv6-address-no-zone";
    private static final String FLOW = "id, tap-service, enabled, direction, oversize, source, name, "
        + "description";

    /** What is said of a tap-flow that has one member more than its id. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'direction': 'SIDEWAYS' | direction 'SIDEWAYS' is not allowed: it is IN, OUT or BOTH",
        "'direction': 17         | direction 17 is not allowed: it is IN, OUT or BOTH",
        "'direction': null       | direction null is not allowed: it is IN, OUT or BOTH",
        "'direction': ['IN']     | direction […] is not allowed: it is IN, OUT or BOTH",
        "'direction': {'x': 1}   | direction {…} is not allowed: it is IN, OUT or BOTH",
        "'enabled': 'true'       | enabled 'true' is not allowed: it is true or false",
        "'tap-service': '-'      | tap-service '-' is not allowed: " + ID,
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
        final var flow = "{'id': 'f', 'tap-service': 's', 'source': [{'id': 'x', " + members + "}]}";
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
        "'vswitch': {}                | 'vswitch' is not known in sink; allowed: vnic, host-nic",
        "                             | sink has none of vnic, host-nic; allowed: one",
    })
    void saysWhatIsWrongWithASink(final String members, final String said) {
        final var service = "{'id': 's', 'sink': {" + (members == null ? "" : members) + "}}";
        assertEquals(said, node("tapfabric:taps/tap-service=s", "{'tapfabric:tap-service': [" + service + "]}"));
        assertEquals(said, child("tapfabric:taps", "{'tapfabric:tap-service': [" + service + "]}"));
        assertEquals(said, node("tapfabric:plan", "{'tapfabric:input': {'tap-service': [" + service + "]}}"));
    }

    /** A whole flow needs all that is mandatory; one that is merged into what is there does not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'direction': 'IN', 'enabled': true, 'name': ''   | tap-flow has no tap-service, which is mandatory",
        "'tap-service': 's', 'oversize': 'drop'           | tap-flow has no source, which is mandatory",
        "'tap-service': 's', 'source': []                 | source has 0 entries; allowed: 1 or more",
        "'tap-service': 's', 'source': [{'id': 'x'}]      | source has none of vnic, vswitch, mac, vlan; allowed: one",
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
        assertEquals("'tap-flows' is not known in input; allowed: tap-service, tap-flow, delete-tap-service, "
            + "delete-tap-flow", node("tapfabric:plan", "{'input': {'tap-flows': []}}"));
        assertEquals("oversize 'cut' is not allowed: it is truncate or drop", node("tapfabric:plan",
            "{'input': {'tap-flow': [{'id': 'f', 'oversize': 'cut'}]}}"));
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

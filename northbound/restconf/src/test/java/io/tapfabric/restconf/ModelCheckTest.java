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
    private static final String FLOW = "id, name, description, enabled, tap-service, direction, source";

    /** What is said of a tap-flow that has one member more than its id. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'direction': 'IN', 'enabled': true, 'name': ''     | ``",
        "'tapfabric:direction': 'IN'                        | ``",
        "'source': [{'id': 'x', 'vnic': {'port': {'host': 'h', 'name': 'p'}}}] | ``",
        "'direction': 'SIDEWAYS' | direction 'SIDEWAYS' is not allowed: it is IN, OUT or BOTH",
        "'direction': 17         | direction 17 is not allowed: it is IN, OUT or BOTH",
        "'direction': null       | direction null is not allowed: it is IN, OUT or BOTH",
        "'direction': ['IN']     | direction […] is not allowed: it is IN, OUT or BOTH",
        "'direction': {'x': 1}   | direction {…} is not allowed: it is IN, OUT or BOTH",
        "'enabled': 'true'       | enabled 'true' is not allowed: it is true or false",
        "'tap-service': '-'      | tap-service '-' is not allowed: " + ID,
        "'name': 5               | name 5 is not allowed: name has at most 128 characters; "
            + "name has no control characters",
        "'source': [{'id': 'x', 'vnic': {'mac': 'zz'}}] | mac 'zz' is not allowed: mac has six octets in hex, "
            + "joined by ':'",
        "'source': 'x'           | source 'x' is not allowed: it is an array of objects",
        "'source': {'id': 'x'}   | source {…} is not allowed: it is an array of objects",
        "'source': [[]]          | source […] is not allowed: it is an object",
        "'source': [{}]          | source has no id, which is its key",
        "'source': [{'id': 'x'}, {'id': 'x'}] | source 'x' is given twice; allowed: once",
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
        assertEquals(said, node("tapfabric:taps/tap-flow=f", body));
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
    }

    @Test
    void tellsThePlaceAndRepeatsNoMegabytes() {
        final var error = assertThrows(RestconfDocumentedException.class, () -> ModelCheck.ofNode(
            path("tapfabric:taps"), "{\"taps\": {\"tap-flow\": [{\"id\": \"f\"}, {\"id\": \"g\", \"name\": \""
            + "x".repeat(1 << 20) + "\"}]}}")).getErrors().get(0);
        assertEquals("name '" + "x".repeat(80) + "…' (1048576 characters) is not allowed: name has at most 128 "
            + "characters; name has no control characters", error.getErrorMessage());
        assertEquals("at $.taps.tap-flow[1].name", error.getErrorInfo());
    }

    private static String node(final String path, final String body) {
        return sentence(() -> ModelCheck.ofNode(path(path), body.replace('\'', '"')));
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

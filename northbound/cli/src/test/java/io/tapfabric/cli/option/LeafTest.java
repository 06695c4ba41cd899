package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanRange;

/** The limits that our sentences name are those of the model. */
class LeafTest {
    private static final String WORD = "--option";

    @Test
    void longestValues() throws Failure {
        assertEquals(64, Leaf.ID.of(WORD, "i".repeat(64)).getValue().length());
        assertEquals(128, Leaf.NAME.of(WORD, "n".repeat(128)).length());
        assertEquals(1024, Leaf.DESCRIPTION.of(WORD, "d".repeat(1024)).length());
        assertEquals(255, Leaf.IFACE_ID.of(WORD, "f".repeat(255)).length());
        assertEquals(255, Leaf.VM_ID.of(WORD, "g".repeat(255)).length());
        assertEquals(64, Leaf.BRIDGE.of(WORD, "b".repeat(64)).getValue().length());
        assertEquals(255, Leaf.HOST.of(WORD, "h".repeat(255)).getValue().length());
        assertEquals(64, Leaf.PORT.of(WORD, "p".repeat(64)).getValue().length());
        assertEquals("", Leaf.NAME.of(WORD, ""));
    }

    @Test
    void oneMoreIsTooMuch() {
        refused(Leaf.ID, "i".repeat(65));
        refused(Leaf.NAME, "n".repeat(129));
        refused(Leaf.DESCRIPTION, "d".repeat(1025));
        refused(Leaf.IFACE_ID, "f".repeat(256));
        refused(Leaf.HOST, "h".repeat(256));
        refused(Leaf.VM_ID, "g".repeat(256));
        refused(Leaf.BRIDGE, "b".repeat(65));
        refused(Leaf.PORT, "p".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", ".x", "a b", "a/b", "ä", "a\n"})
    void malformedId(final String id) {
        refused(Leaf.ID, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\033[31m", "a\nb", "a\tb", "\177", "\205"})
    void controlCharacters(final String text) {
        Stream.of(Leaf.ID, Leaf.NAME, Leaf.IFACE_ID, Leaf.VM_ID, Leaf.HOST, Leaf.PORT, Leaf.BRIDGE)
            .forEach(leaf -> refused(leaf, text));
    }

    @Test
    void textHasLines() throws Failure {
        assertEquals("a\n\tb", Leaf.DESCRIPTION.of(WORD, "a\n\tb"));
        refused(Leaf.DESCRIPTION, "a\0");
        refused(Leaf.DESCRIPTION, "\033[31m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "52:54:00:12:34", "52-54-00-12-34-56", "52:54:00:12:34:5g", "52:54:00:12:34:56:78"})
    void malformedMac(final String mac) {
        refused(Leaf.MAC, mac);
    }

    @Test
    void smallLettersMakeADirection() throws Failure {
        assertEquals(Direction.OUT, Leaf.DIRECTION.of(WORD, "out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "4094", "10,20-30", "0-4094", " 10, 20", "7-7"})
    void vlans(final String text) throws Failure {
        assertEquals(text.replace(" ", ""), Leaf.joined(Leaf.VLANS.of(WORD, text), VlanRange::getValue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4095", "30-20", "10-", "-10", "10,,20", "1-2-3", "010", "x", "10;20"})
    void malformedVlans(final String text) {
        refused(Leaf.VLANS, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "fd00::1::2", "fe80::1%eth0", "host"})
    void malformedIp(final String text) {
        refused(Leaf.IP, text);
    }

    @Test
    void numbers() throws Failure {
        assertEquals(0, Leaf.COUNT.of(WORD, "0"));
        refused(Leaf.COUNT, "-1");
        refused(Leaf.COUNT, "many");
    }

    @Test
    void sentenceNamesOptionValueAndAllowed() {
        assertEquals("--option 'xx' is not allowed: mac has six octets in hex, joined by ':'", refused(Leaf.MAC, "xx"));
    }

    @Test
    void sentencesAreThoseOfTheModel() throws IOException {
        final var model = Files.readString(Path.of("..", "..", "api", "src", "main", "yang", "tapfabric.yang"));
        Stream.of(Leaf.ID, Leaf.NAME, Leaf.DESCRIPTION, Leaf.IFACE_ID, Leaf.VM_ID, Leaf.MAC, Leaf.HOST, Leaf.PORT,
            Leaf.BRIDGE, Leaf.VLAN, Leaf.VLANS, RuleLeaf.PRIORITY, RuleLeaf.MAC, RuleLeaf.ETHERTYPE, RuleLeaf.DSCP,
            RuleLeaf.PORTS, RuleLeaf.ICMP_TYPE, RuleLeaf.ICMP_CODE, SinkLeaf.SESSION_ID, SinkLeaf.INDEX,
            SinkLeaf.HARDWARE_ID, SinkLeaf.VNI, SinkLeaf.UDP_PORT, SinkLeaf.TTL, SinkLeaf.VLAN, SinkLeaf.DEVICE,
            SinkLeaf.MTU).flatMap(leaf -> leaf.allowed().stream()).forEach(sentence ->
                assertTrue(model.replaceAll("error-message\\s+", "error-message ")
                    .contains("error-message \"" + sentence + "\";"), sentence));
    }

    @Test
    void sinksHaveBounds() {
        Stream.of("0.1", "-1", "4294967296").forEach(text -> refused(SinkLeaf.KEY, text));
        refused(SinkLeaf.SESSION_ID, "1024");
        refused(SinkLeaf.INDEX, "1048576");
        refused(SinkLeaf.HARDWARE_ID, "64");
        refused(SinkLeaf.VNI, "16777216");
        refused(SinkLeaf.UDP_PORT, "0");
        refused(SinkLeaf.UDP_PORT, "65536");
        refused(SinkLeaf.TTL, "0");
        refused(SinkLeaf.DONT_FRAGMENT, "yes");
        refused(SinkLeaf.VLAN, "0");
        refused(SinkLeaf.VLAN, "4095");
        refused(SinkLeaf.MTU, "67");
        refused(SinkLeaf.MTU, "65522");
        Stream.of("", "-a", "a".repeat(16), "a/b", "a\n").forEach(text -> refused(SinkLeaf.DEVICE, text));
        Stream.of("", "a,", "a,a", "a:1,a:2", "a:", "a:0", "a:101", "a:1:2", "a b").forEach(text ->
            refused(SinkLeaf.MEMBERS, text));
    }

    @Test
    void longValueIsCut() {
        assertEquals("--option '" + "n".repeat(80) + "…'"
            + " (5000 characters) is not allowed: name has at most 128 characters; name has no control characters",
            refused(Leaf.NAME, "n".repeat(5000)));
    }

    private static String refused(final Leaf<?> leaf, final String text) {
        return assertThrows(Failure.class, () -> leaf.of(WORD, text)).sentence();
    }
}

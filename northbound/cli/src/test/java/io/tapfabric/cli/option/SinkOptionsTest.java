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
        "--type host --target-id h1 --interface eth1 | host h1 NIC eth1"})
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
            + "or another --type: guest, host", refused("--target-id vm1"));
        assertEquals("--target-id '' is not allowed: vm-id has 1 to 255 characters; vm-id has no control characters",
            assertThrows(Failure.class, () -> SinkOptions.get(new Given(Map.of(Word.TYPE, "guest",
                Word.TARGET_ID, "")))).sentence());
    }

    private static String refused(final String options) {
        return assertThrows(Failure.class, () -> SinkOptions.get(Line.given(options))).sentence();
    }
}

package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.HostId;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final int LONGEST = 15;

    @Test
    void shortNamesStay() {
        assertEquals("tap-out-br-int", Names.shorten("tap-out-br-int"));
        assertEquals("exactly15chars.", Names.shorten("exactly15chars."));
    }

    @Test
    void longNamesAreCutAndStillTold() {
        final var names = new HashSet<String>();
        for (int port = 0; port < 10_000; port++) {
            names.add(Names.shorten("tap-xout-tap12345678-" + port));
        }
        assertEquals(10_000, names.size());
        assertTrue(names.stream().allMatch(name -> name.length() == LONGEST && name.startsWith("tap-xo-")));
    }

    @Test
    void tunnelPortsAreNamedByTheOtherEnd() {
        assertEquals("gre-ac1f0002", Names.tunnel("172.31.0.2").value());
        assertEquals(Names.tunnel("2001:db8::1"), Names.tunnel("2001:0DB8:0:0::1"));
        assertNotEquals(Names.tunnel("2001:db8::1"), Names.tunnel("2001:db8::2"));
        assertTrue(Names.tunnel("2001:db8::1").value().length() <= LONGEST);
    }

    @Test
    void datapathIdIsFixedAndMarked() {
        final var id = Names.datapathId(HostId.of("h1"));
        assertEquals(id, Names.datapathId(HostId.of("h1")));
        assertNotEquals(id, Names.datapathId(HostId.of("h2")));
        assertTrue(id.matches("7a9f[0-9a-f]{12}"), id);
    }
}

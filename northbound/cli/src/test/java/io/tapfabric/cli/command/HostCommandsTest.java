package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Address;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.EntryKind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.Entry;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.EntryBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.NicBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

class HostCommandsTest extends AbstractShellTest {
    private static final Entry SAME = entry(EntryKind.Row).setKey("Mirror m1").setPlanned("a").setObserved("a")
        .setSame(true).build();
    private static final Entry DIFFERENT = entry(EntryKind.Flow).setKey("table=0").setPlanned("output:1")
        .setObserved("drop").build();
    private static final Entry MISSING = entry(EntryKind.Flow).setKey("table=1").setPlanned("drop").build();
    private static final Entry LEFT_OVER = entry(EntryKind.Flow).setKey("table=2").setObserved("output:2").build();

    private static final TapsState TWO_HOSTS = new TapsStateBuilder().setGeneration(Uint64.valueOf(5))
        .setHost(BindingMap.of(
            new HostBuilder().setId(new HostId("h2")).setHostname("two").setOvsdbConnected(true)
                .setOpenflowConnected(false).setGenerationApplied(Uint64.valueOf(4)).setLastError("link lost").build(),
            new HostBuilder().setId(new HostId("h1")).setHostname("one").setOvsdbConnected(true)
                .setOpenflowConnected(true).setTunnelAddress(new IpAddress(new Ipv4Address("172.31.0.1")))
                .setTunnelInterface("eth0").setTunnelMtu(Uint32.valueOf(1500)).setNic(BindingMap.of(
                    new NicBuilder().setName("eth1").setMac(new MacAddress("52:54:00:00:00:01"))
                        .setMtu(Uint32.valueOf(9000)).build(),
                    new NicBuilder().setName("eth0").setUse("has an address").build()))
                .setOvsVersion("3.1.0").setDatapathType("system").setGenerationApplied(Uint64.valueOf(5)).build()))
        .build();

    @Test
    void hosts() throws Exception {
        report(TWO_HOSTS);
        final var text = shell.run("tap:host-list");
        assertEquals("h1 | one | yes | - | 172.31.0.1 | eth0 | 1500 | eth1 | 3.1.0 | system | 5/5 | - | - | - | -",
            row(text, "h1"));
        assertEquals("h2 | two | ovsdb only | - | - | - | - | - | - | - | 4/5 | - | - | - | link lost",
            row(text, "h2"));
        assertTrue(text.indexOf("h1") < text.indexOf("h2"), "sorted by id");
        assertTrue(shell.run("tap:host-list --json").contains("\"generation-applied\": \"4\""));
    }

    @Test
    void differenceOfAHost() throws Exception {
        showHost = input -> Futures.immediateFuture(RpcResultBuilder.success(new ShowHostOutputBuilder()
            .setEntry(BindingMap.of(SAME, DIFFERENT, MISSING, LEFT_OVER)).build()).build());
        assertEquals("""
               row   Mirror m1  a
            !  flow  table=0    planned  output:1
                                observed drop
            +  flow  table=1    drop
            -  flow  table=2    output:2
            4 rows and flows, 3 differences
            """, shell.run("tap:host-show h1"));
        assertTrue(shell.run("tap:host-show h1 --diff").startsWith("!  flow"));
        final var json = shell.run("tap:host-show h1 --diff --json");
        assertTrue(json.contains("  \"tapfabric:output\": {\n    \"entry\": ["), json);
        assertEquals(-1, json.indexOf("Mirror m1"));
    }

    @Test
    void allThatIsKnownOfAHost() throws Exception {
        report(TWO_HOSTS);
        showHost = input -> Futures.immediateFuture(
            RpcResultBuilder.success(new ShowHostOutputBuilder().setEntry(BindingMap.of(SAME)).build()).build());
        final var text = shell.run("tap:host-show h1");
        assertEquals("via | eth0", row(text, "via"));
        assertEquals("mtu | 1500", row(text, "mtu"));
        assertEquals("nic eth0 | used: has an address", row(text, "nic eth0"));
        assertEquals("nic eth1 | mac 52:54:00:00:00:01, mtu 9000, free", row(text, "nic eth1"));
        assertTrue(text.endsWith("1 rows and flows, 0 differences\n"), text);
        final var json = shell.run("tap:host-show h1 --json");
        assertTrue(json.contains("\"tunnel-mtu\": 1500") && json.contains("\"entry\""), json);
        assertEquals(-1, json.indexOf("h2"), json);
    }

    @Test
    void rpcErrorIsPrinted() throws Exception {
        showHost = input -> Futures.immediateFuture(RpcResultBuilder.<ShowHostOutput>failed()
            .withError(ErrorType.APPLICATION, "host h9 has never connected").build());
        assertEquals("host h9 has never connected", shell.failure("tap:host-show h9"));
    }

    @Test
    void forgetsEachHostThatItCan() throws Exception {
        final var asked = new ArrayList<String>();
        forgetHost = input -> {
            final var host = input.requireHost().getValue();
            asked.add(host);
            return Futures.immediateFuture((host.equals("h2")
                ? RpcResultBuilder.<ForgetHostOutput>failed().withError(ErrorType.APPLICATION, "h2 is connected")
                : RpcResultBuilder.success(new ForgetHostOutputBuilder().build())).build());
        };
        assertEquals("host h1 forgotten\n", shell.run("tap:host-forget h1 h1"));
        assertEquals("h2 is connected", shell.failure("tap:host-forget h2 h3"));
        assertEquals(List.of("h1", "h2", "h3"), asked);
    }

    private static EntryBuilder entry(final EntryKind kind) {
        return new EntryBuilder().setKind(kind).setSame(false);
    }
}

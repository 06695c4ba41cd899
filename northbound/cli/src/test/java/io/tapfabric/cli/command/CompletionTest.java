package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

class CompletionTest extends AbstractShellTest {
    @Test
    void idsOfIntents() throws Exception {
        shell.run("tap:service-create probe-1 --iface-id a");
        shell.run("tap:service-create probe-2 --iface-id b");
        shell.run("tap:flow-create web --tap-id probe-1 --iface-id c");
        assertEquals(List.of("probe-1", "probe-2"), shell.complete("tap:service-show pr"));
        assertEquals(List.of("probe-2"), shell.complete("tap:service-enable probe-1 probe-2"));
        assertEquals(List.of("web"), shell.complete("tap:flow-delete "));
        assertEquals(List.of("probe-1", "probe-2"), shell.complete("tap:flow-create --tap-id "));
        assertEquals(List.of("probe-1", "probe-2"), shell.complete("tap:flow-create new --tap-id "));
    }

    @Test
    void idsOfFilters() throws Exception {
        shell.run("tap:filter-create web");
        assertEquals(List.of("web"), shell.complete("tap:filter-show "));
        assertEquals(List.of("web"), shell.complete("tap:flow-create --filter "));
        assertEquals(List.of("web"), shell.complete("tap:filter-rule-add "));
        assertEquals(List.of("IN", "OUT"), shell.complete("tap:filter-rule-delete web --direction "));
    }

    @Test
    void idsOfHosts() throws Exception {
        report(new TapsStateBuilder().setHost(BindingMap.of(new HostBuilder().setId(new HostId("h1")).build()))
            .build());
        assertEquals(List.of("h1"), shell.complete("tap:host-show "));
        assertEquals(List.of("h1"), shell.complete("tap:service-create --host "));
        assertEquals(List.of("h1"), shell.complete("tap:explain --host "));
    }

    @Test
    void optionsAndDirections() {
        assertTrue(shell.complete("tap:flow-create --").contains("--direction"));
        assertEquals(List.of("mac", "vlan", "vnic", "vswitch"), shell.complete("tap:flow-source-add --type "));
        assertEquals(List.of("device", "erspan-v1", "erspan-v2", "geneve", "gre", "group", "guest", "host", "vlan",
            "vnic", "vxlan"), shell.complete("tap:service-create --type "));
        assertTrue(shell.complete("tap:flow-create --").containsAll(List.of("--host-id", "--wire-id", "--mac-addr")));
        assertEquals(List.of("IN", "OUT"), shell.complete("tap:explain --direction "));
        assertTrue(shell.complete("tap:explain --").containsAll(List.of("--source", "--packet", "--verbose")));
        assertEquals(List.of("BOTH", "IN", "OUT"), shell.complete("tap:flow-update --direction "));
    }
}

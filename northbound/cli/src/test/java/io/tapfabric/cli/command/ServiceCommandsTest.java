package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

class ServiceCommandsTest extends AbstractShellTest {
    private static final TapsState WAITING = new TapsStateBuilder().setGeneration(Uint64.valueOf(7))
        .setTapService(BindingMap.of(new TapServiceBuilder().setId(new Id("s1")).setState(State.PENDING)
            .setSink(BindingMap.of(new SinkBuilder().setHost(new HostId("h1")).setPort(new PortName("p1")).build()))
            .setTapFlows(Uint32.TWO)
            .setProblem(BindingMap.of(new ProblemBuilder().setCode(ProblemCode.HostDisconnected).setSubject("h1")
                .setMessage("host h1 is not connected").build())).build())).build();

    @Test
    void theWordsAreAllThere() {
        assertEquals(List.of("explain", "filter-create", "filter-delete", "filter-list", "filter-rule-add",
            "filter-rule-delete", "filter-show", "filter-update", "flow-create", "flow-delete", "flow-disable",
            "flow-enable", "flow-list", "flow-show", "flow-source-add", "flow-source-remove", "flow-update",
            "host-forget", "host-list", "host-show", "quota-list", "quota-update", "service-create", "service-delete",
            "service-disable", "service-enable", "service-list", "service-show", "service-update"), shell.commands());
    }

    @Test
    void newServiceIsDisabled() throws Exception {
        assertEquals("", shell.run("tap:service-create s1 --host h1 --port p1 --name 'Web probe'"));
        assertEquals("s1 | Web probe | - | no | vnic p1 of h1 | - | - | -", row(shell.run("tap:service-list"), "s1"));
    }

    @Test
    void optionsMayStandBeforeTheId() throws Exception {
        shell.run("tap:service-create --iface-id=abc --enabled s1");
        assertEquals("s1 | - | - | yes | vnic iface-id abc | - | - | -", row(shell.run("tap:service-list"), "s1"));
    }

    @Test
    void listShowsStateAndProblemCodes() throws Exception {
        shell.run("tap:service-create s1 --host h1 --port p1");
        report(WAITING);
        assertEquals("s1 | - | PENDING | no | vnic p1 of h1 | port p1 of h1 | 2 | host-disconnected",
            row(shell.run("tap:service-list"), "s1"));
    }

    @Test
    void listShowsTheFirstOfManyPlaces() throws Exception {
        shell.run("tap:service-create s1 --type device");
        report(new TapsStateBuilder().setTapService(BindingMap.of(new TapServiceBuilder().setId(new Id("s1"))
            .setSink(BindingMap.of(place("h3"), place("h1"), place("h2"))).build())).build());
        assertEquals("s1 | - | - | no | device mirror0 of every host | port mirror0 of h1 +2 | - | -",
            row(shell.run("tap:service-list"), "s1"));
        assertEquals("sink is | port mirror0 of h1; port mirror0 of h2; port mirror0 of h3",
            row(shell.run("tap:service-show s1"), "sink is"));
    }

    private static Sink place(final String host) {
        return new SinkBuilder().setHost(new HostId(host)).setPort(new PortName("mirror0")).build();
    }

    @Test
    void listOfOneHost() throws Exception {
        shell.run("tap:service-create s1 --host h1 --port p1");
        shell.run("tap:service-create s2 --host h2 --port p1");
        report(WAITING);
        assertEquals(2, shell.run("tap:service-list --host h1").lines().count());
        assertEquals(1, shell.run("tap:service-list --host h2").lines().count(), "s2 has not been seen anywhere");
    }

    @Test
    void numbersAreOrderedByTheirValue() throws Exception {
        for (var id : List.of("s1", "s2", "s3")) {
            shell.run("tap:service-create " + id + " --iface-id " + id);
        }
        report(new TapsStateBuilder().setTapService(BindingMap.of(
            new TapServiceBuilder().setId(new Id("s1")).setTapFlows(Uint32.valueOf(9)).build(),
            new TapServiceBuilder().setId(new Id("s2")).setTapFlows(Uint32.TEN).build())).build());
        assertEquals(List.of("s3", "s2", "s1"), shell.run("tap:service-list --order-by tap-flows --order desc").lines()
            .skip(1).map(line -> line.split(" ")[0]).toList());
    }

    @Test
    void showTellsTheProblem() throws Exception {
        shell.run("tap:service-create s1 --mac 52:54:00:00:00:01");
        report(WAITING);
        final var text = shell.run("tap:service-show s1");
        assertEquals("sink | vnic mac 52:54:00:00:00:01", row(text, "sink"));
        assertEquals("problem | host-disconnected: host h1 is not connected", row(text, "problem"));
    }

    @Test
    void updateChangesWhatIsGiven() throws Exception {
        shell.run("tap:service-create s1 --host h1 --port p1 --name one --description text --enabled");
        shell.run("tap:service-update s1 --port p2");
        final var text = shell.run("tap:service-show s1");
        assertEquals("sink | vnic p2 of h1", row(text, "sink"));
        assertEquals("name | one", row(text, "name"));
        assertEquals("description | text", row(text, "description"));
        assertEquals("enabled | yes", row(text, "enabled"));
    }

    @Test
    void enableDisableAndDeleteSeveral() throws Exception {
        shell.run("tap:service-create s1 --iface-id a");
        shell.run("tap:service-create s2 --iface-id b");
        shell.run("tap:service-enable s1 s2");
        assertEquals("enabled | yes", row(shell.run("tap:service-show s2"), "enabled"));
        shell.run("tap:service-disable s2");
        assertEquals("enabled | no", row(shell.run("tap:service-show s2"), "enabled"));
        shell.run("tap:service-delete s1 s2");
        assertEquals(1, shell.run("tap:service-list").lines().count());
    }

    @Test
    void allOrNone() throws Exception {
        shell.run("tap:service-create s1 --iface-id a");
        assertEquals("there is no tap-service 's9': tap:service-list shows what there is",
            shell.failure("tap:service-delete s1 s9"));
        assertEquals(2, shell.run("tap:service-list").lines().count());
    }

    @Test
    void existingIdIsNotOverwritten() throws Exception {
        shell.run("tap:service-create s1 --iface-id a");
        assertEquals("there is a tap-service 's1' already: change it with tap:service-update, or take another id",
            shell.failure("tap:service-create s1 --iface-id b"));
        assertEquals("sink | vnic iface-id a", row(shell.run("tap:service-show s1"), "sink"));
    }

    @Test
    void wrongOptionsAreExplained() throws Exception {
        assertEquals("what is the sink: give --iface-id, or --host --port, or --mac; or another --type: guest, host, "
            + "vlan, device, gre, erspan-v1, erspan-v2, vxlan, geneve, group",
            shell.failure("tap:service-create s1"));
        assertEquals("--enabled and --disabled exclude each other: give one of them",
            shell.failure("tap:service-create s1 --iface-id a --enabled --disabled"));
        assertEquals("there is no option '--nme': --help shows the options",
            shell.failure("tap:service-create s1 --nme x"));
        assertEquals("--name needs a value: --help shows which", shell.failure("tap:service-create s1 --name"));
        assertEquals("give exactly one id, not 2: [s1, s2]", shell.failure("tap:service-create s1 s2 --iface-id a"));
        shell.run("tap:service-create s1 --iface-id a");
        assertEquals("nothing to change: give at least one option; --help shows them",
            shell.failure("tap:service-update s1"));
    }

    @Test
    void wordsOfCloudpods() throws Exception {
        shell.run("tap:service-create --type guest --target-id vm1 --mac-addr 52:54:00:00:00:01 --desc text s1");
        shell.run("tap:service-create --type host --target-id h1 --mac-addr 52:54:00:00:00:02 --enabled s2");
        final var text = shell.run("tap:service-list");
        assertEquals("s1 | - | - | no | guest vm1 mac 52:54:00:00:00:01 | - | - | -", row(text, "s1"));
        assertEquals("s2 | - | - | yes | host h1 mac 52:54:00:00:00:02 | - | - | -", row(text, "s2"));
        shell.run("tap:service-update s2 --interface eth1");
        assertEquals("sink | host h1 NIC eth1", row(shell.run("tap:service-show s2"), "sink"));
    }

    @Test
    void sinksOfEveryKind() throws Exception {
        shell.run("tap:service-create s1 --type vxlan --address 192.0.2.9 --vni 7 --dont-fragment false --enabled");
        shell.run("tap:service-create s2 --type vlan --host h1 --interface eth1 --vlan 900");
        shell.run("tap:service-create s3 --type device");
        shell.run("tap:service-create s4 --type group --mode spread --members s1,s2:3");
        final var text = shell.run("tap:service-list");
        assertEquals("s1 | - | - | yes | vxlan to 192.0.2.9, vni 7, dont-fragment false | - | - | -", row(text, "s1"));
        assertEquals("s2 | - | - | no | VLAN 900 on host h1 NIC eth1 | - | - | -", row(text, "s2"));
        assertEquals("s3 | - | - | no | device mirror0 of every host | - | - | -", row(text, "s3"));
        assertEquals("s4 | - | - | no | group spread of s1,s2:3 | - | - | -", row(text, "s4"));
        shell.run("tap:service-update s1 --ttl 9");
        assertEquals("sink | vxlan to 192.0.2.9, vni 7, ttl 9, dont-fragment false",
            row(shell.run("tap:service-show s1"), "sink"));
        shell.run("tap:service-update s1 --type erspan-v2 --address 192.0.2.9 --session-id 5");
        assertEquals("sink | erspan-v2 to 192.0.2.9, session-id 5", row(shell.run("tap:service-show s1"), "sink"));
        assertEquals("--type erspan-v2 takes no --vni: give --address [--session-id] [--direction] [--hardware-id] "
            + "[--ttl] [--dscp] [--dont-fragment] [--local-address]",
            shell.failure("tap:service-update s1 --type erspan-v2 --address 192.0.2.9 --vni 5"));
    }

    @Test
    void deletedWithItsTapFlows() throws Exception {
        shell.run("tap:service-create s1 --iface-id a");
        deleteTapService = input -> {
            assertEquals("s1 true", input.requireId().getValue() + ' ' + input.requireCascade());
            return Futures.immediateFuture(RpcResultBuilder.success(new DeleteTapServiceOutputBuilder()
                .setTapFlow(Set.of(new Id("f2"), new Id("f1"))).setKeptTapFlow(Set.of(new Id("f4"), new Id("f3")))
                .build()).build());
        };
        assertEquals("tap-service s1 deleted, tap-flow f1, tap-flow f2; tap-flow f3 goes on without it; tap-flow f4 "
            + "goes on without it\n", shell.run("tap:service-delete s1 --cascade"));
        assertEquals("there is no tap-service 's9': tap:service-list shows what there is",
            shell.failure("tap:service-delete s1 s9 --cascade"));
    }

    @Test
    void jsonHasTheNamesOfRestconf() throws Exception {
        shell.run("tap:service-create s1 --host h1 --port p1");
        shell.run("tap:service-create s2 --host h1 --port p2");
        report(WAITING);
        assertEquals(JsonParser.parseString("""
            {
              "tapfabric:taps": {
                "tap-service": [
                  { "id": "s1", "enabled": false, "sink": { "vnic": { "port": { "host": "h1", "name": "p1" } } } }
                ]
              },
              "tapfabric:taps-state": {
                "generation": "7",
                "tap-service": [
                  {
                    "id": "s1",
                    "state": "PENDING",
                    "sink": [ { "host": "h1", "port": "p1" } ],
                    "tap-flows": 2,
                    "problem": [
                      { "code": "host-disconnected", "subject": "h1", "message": "host h1 is not connected" }
                    ]
                  }
                ]
              }
            }
            """), JsonParser.parseString(shell.run("tap:service-show s1 --json")));
        assertTrue(shell.run("tap:service-list --json").contains("\"s2\""));
    }
}

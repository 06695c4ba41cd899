package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.util.concurrent.Futures;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.EntryKind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.TapFlow.Effect;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.host.ChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.ProblemBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

class DryRunTest extends AbstractShellTest {
    private static final PlanOutput ANSWER = new PlanOutputBuilder()
        .setTapFlow(BindingMap.of(
            new TapFlowBuilder().setId(new Id("f2")).setEffect(Effect.NotPlanned).setProblem(BindingMap.of(
                new ProblemBuilder().setCode(ProblemCode.MirrorsUsedUp).setSubject("br-int")
                    .setMessage("br-int of h1 holds 32 mirrors").build())).build(),
            new TapFlowBuilder().setId(new Id("f1")).setEffect(Effect.Planned).build()))
        .setHost(BindingMap.of(
            new HostBuilder().setId(new HostId("h2")).setChange(BindingMap.of(
                change(EntryKind.Flow, "table=50").setBefore("drop").build())).build(),
            new HostBuilder().setId(new HostId("h1")).setChange(BindingMap.of(
                change(EntryKind.Flow, "table=30").setBefore("drop").setAfter("output:1").build(),
                change(EntryKind.Row, "Mirror tap-out-br-int").setAfter("select_src_port=p1").build())).build()))
        .build();

    private final AtomicReference<PlanInput> asked = new AtomicReference<>();

    @BeforeEach
    void existing() throws Exception {
        shell.run("tap:service-create s1 --iface-id a");
        shell.run("tap:service-create s2 --iface-id b");
        shell.run("tap:flow-create f1 --tap-id s1 --iface-id c");
        plan = input -> {
            asked.set(input);
            return Futures.immediateFuture(RpcResultBuilder.success(ANSWER).build());
        };
    }

    @Test
    void printsWhatWouldBecomeOfHostsAndTapFlows() throws Exception {
        assertEquals("""
            tap-flow f1  planned
            tap-flow f2  not-planned
            problem      mirrors-used-up: br-int of h1 holds 32 mirrors
            host h1
            +  row   Mirror tap-out-br-int  select_src_port=p1
            ~  flow  table=30               after  output:1
                                            before drop
            host h2
            -  flow  table=50  drop
            dry run: 1 made, 1 changed, 1 removed on 2 hosts; nothing applied
            """, shell.run("tap:flow-create f2 --tap-id s1 --guest-id vm1 --dry-run"));
        assertEquals("no row f2", row(shell.run("tap:flow-list"), "f2"), "nothing applied");
        final var flow = asked.get().nonnullTapFlow().values().iterator().next();
        assertEquals(Set.of(new Id("s1")), flow.requireTapService());
        assertEquals("f2 1", flow.requireId().getValue() + ' '
            + flow.nonnullSource().keySet().iterator().next().getId().getValue());
    }

    @Test
    void everyChangingCommandHasIt() throws Exception {
        shell.run("tap:service-update s1 --name n --dry-run");
        assertEquals("n", asked.get().nonnullTapService().values().iterator().next().getName());
        shell.run("tap:service-enable s1 s2 --dry-run");
        assertEquals(2, asked.get().nonnullTapService().size());
        shell.run("tap:flow-disable f1 --dry-run");
        assertEquals(false, asked.get().nonnullTapFlow().values().iterator().next().getEnabled());
        shell.run("tap:flow-source-add f1 --iface-id d --dry-run");
        assertEquals(2, asked.get().nonnullTapFlow().values().iterator().next().nonnullSource().size());
        shell.run("tap:flow-delete f1 --dry-run");
        assertEquals(Set.of(new Id("f1")), asked.get().getDeleteTapFlow());
        shell.run("tap:service-delete s1 s2 --cascade --dry-run");
        assertEquals(Set.of(new Id("s1"), new Id("s2")), asked.get().getDeleteTapService());
        assertEquals(Set.of(new Id("f1")), asked.get().getDeleteTapFlow());
        shell.run("tap:flow-create f2 --tap-id s1,s2 --iface-id d");
        shell.run("tap:service-delete s1 --cascade --dry-run");
        assertEquals(Set.of(new Id("f1")), asked.get().getDeleteTapFlow());
        assertEquals(Set.of(new Id("s2")), asked.get().nonnullTapFlow().values().iterator().next().requireTapService());
        shell.run("tap:service-delete s2 s1 --cascade --dry-run");
        assertEquals(Set.of(new Id("f1"), new Id("f2")), asked.get().getDeleteTapFlow());
        assertEquals(Map.of(), asked.get().nonnullTapFlow());
        assertEquals("f1 | - | - | yes | s1 | BOTH | - | - | vnic iface-id c | - | - | - | -",
            row(shell.run("tap:flow-list"), "f1"), "nothing applied");
    }

    @Test
    void changesOfFiltersHaveItToo() throws Exception {
        shell.run("tap:filter-create w");
        shell.run("tap:filter-rule-add w --direction IN --priority 1 --action accept --dry-run");
        assertEquals(1, asked.get().nonnullFilter().values().iterator().next().nonnullIn().size());
        shell.run("tap:flow-update f1 --filter w --dry-run");
        assertEquals(new Id("w"), asked.get().nonnullTapFlow().values().iterator().next().getFilter());
        shell.run("tap:filter-delete w --dry-run");
        assertEquals(Set.of(new Id("w")), asked.get().getDeleteFilter());
        assertEquals("w | - | reject | none | 0 | 0 | -", row(shell.run("tap:filter-list"), "w"), "nothing applied");
        assertEquals("nothing to change: give at least one option; --help shows them",
            shell.failure("tap:filter-update w --dry-run"));
    }

    @Test
    void whatBreaksARuleIsRefusedInTheSameWords() throws Exception {
        plan = input -> Futures.immediateFuture(RpcResultBuilder.<PlanOutput>failed()
            .withError(ErrorType.APPLICATION, "tap-service 's1' is still named by tap-flow 'f1'").build());
        assertEquals("tap-service 's1' is still named by tap-flow 'f1'",
            shell.failure("tap:service-delete s1 --dry-run"));
        assertEquals("there is no tap-flow 'f9': tap:flow-list shows what there is",
            shell.failure("tap:flow-delete f9 --dry-run"));
        assertEquals("nothing to change: give at least one option; --help shows them",
            shell.failure("tap:flow-update f1 --dry-run"));
    }

    private static ChangeBuilder change(final EntryKind kind, final String key) {
        return new ChangeBuilder().setKind(kind).setKey(key);
    }
}

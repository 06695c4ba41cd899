package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeContext;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Quotas;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.QuotaBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.model.api.ContainerSchemaNode;

class QuotaCommandsTest extends AbstractShellTest {
    private @Nullable BindingRuntimeContext model;

    @Override
    protected void setupWithRuntimeContext(final BindingRuntimeContext context) {
        model = context;
        super.setupWithRuntimeContext(context);
    }

    @Test
    void everyQuotaIsAnOption() {
        final var quotas = (ContainerSchemaNode) Optional.ofNullable(model).orElseThrow().modelContext()
            .findDataTreeChild(Taps.QNAME, Quotas.QNAME).orElseThrow();
        final var options = new TreeSet<>(shell.complete("tap:quota-update --"));
        options.remove("--help");
        final var leaves = new TreeSet<String>();
        quotas.getChildNodes().forEach(leaf -> leaves.add("--" + leaf.getQName().getLocalName()));
        assertEquals(leaves, options);
        assertEquals("[default]", shell.complete("tap:quota-update --tap-flows ").toString());
    }

    @Test
    void listsLimitsAndWhoUsesMost() throws Exception {
        shell.run("tap:quota-update --tap-flows 0 --tap-flows-per-vnic-sink 2");
        report();
        final var list = shell.run("tap:quota-list");
        assertEquals("QUOTA | LIMIT | DEFAULT | MOST-USED | BY", row(list, "QUOTA"));
        assertEquals("sources-per-tap-flow | 10 | yes | 0 | -", row(list, "sources-per-tap-flow"));
        assertEquals("tap-flows | any | no | 7 | all tap-flows", row(list, "tap-flows"));
        assertEquals("tap-flows-per-vnic-sink | 2 | no | 2 | iface-id probe", row(list, "tap-flows-per-vnic-sink"));
        shell.run("tap:quota-update --tap-flows default");
        assertEquals("tap-flows | any | yes | 7 | all tap-flows", row(shell.run("tap:quota-list"), "tap-flows"));
    }

    @Test
    void changesWhatIsGiven() throws Exception {
        shell.run("tap:quota-update --in-rules-per-filter 50 --out-rules-per-filter 4294967295");
        assertEquals("50 4294967295 20000", limits());
        shell.run("tap:quota-update --in-rules-per-filter default --tap-flows 1");
        assertEquals("10 4294967295 1", limits());
        shell.run("tap:quota-update --out-rules-per-filter=default --tap-flows default --sources-per-tap-flow default");
        assertFalse(shell.run("tap:quota-list --json").contains("quotas"));
    }

    @Test
    void wrongOptionsAreExplainedAndNothingIsChanged() throws Exception {
        assertEquals("--tap-flows 'many' is not allowed: a quota is 0 (any number) to 4294967295, or default",
            shell.failure("tap:quota-update --in-rules-per-filter 50 --tap-flows many"));
        for (var wrong : new String[] {"-1", "4294967296", "''", "1.5", "DEFAULT"}) {
            assertTrue(shell.failure("tap:quota-update --tap-flows " + wrong).contains("is not allowed"), wrong);
        }
        assertEquals("nothing to change: give at least one option; --help shows them",
            shell.failure("tap:quota-update"));
        assertFalse(shell.run("tap:quota-list --json").contains("quotas"));
    }

    @Test
    void jsonHasWhatIsSetAndWhatIsUsed() throws Exception {
        shell.run("tap:quota-update --tap-flows 0");
        report();
        final var json = shell.run("tap:quota-list --json");
        assertTrue(json.contains("""
            {
              "tapfabric:taps": {
                "quotas": {
                  "tap-flows": 0
                }
              },
            """), json);
        assertTrue(json.contains("\"most-used-by\": \"iface-id probe\""), json);
    }

    private void report() throws Exception {
        report(new TapsStateBuilder().setQuota(BindingMap.of(
            new QuotaBuilder().setName("tap-flows-per-vnic-sink").setLimit(Uint32.TWO).setMostUsed(Uint32.TWO)
                .setMostUsedBy("iface-id probe").build(),
            new QuotaBuilder().setName("tap-flows").setLimit(Uint32.ZERO).setMostUsed(Uint32.valueOf(7))
                .setMostUsedBy("all tap-flows").build(),
            new QuotaBuilder().setName("sources-per-tap-flow").setLimit(Uint32.TEN).setMostUsed(Uint32.ZERO)
                .build())).build());
    }

    /** As the controller reads them. */
    private String limits() throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            final var quotas = tx.read(LogicalDatastoreType.CONFIGURATION,
                InstanceIdentifier.create(Taps.class).child(Quotas.class)).get().orElseThrow();
            return quotas.getInRulesPerFilter() + " " + quotas.getOutRulesPerFilter() + " " + quotas.getTapFlows();
        }
    }
}

package io.tapfabric.impl.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.LedgerBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;

class LedgerTest extends AbstractConcurrentDataBrokerTest {
    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @Test
    void remembersOverARestart() {
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            ledger.assign(ids("a", "b", "c"));
            ledger.assign(ids("a", "c"));
            ledger.add(HostId.of("h1"));
            ledger.add(HostId.of("h2"));
            ledger.remove(HostId.of("h1"));
            awaitStored("{0x1=a, 0x2=b deleted, 0x3=c}");
        }
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            assertEquals("{a=0x1, c=0x3, d=0x41}", ledger.assign(ids("a", "c", "d")).toString());
            assertEquals("{0x2=b}", ledger.deleted().toString());
            assertEquals("[h2]", ledger.hosts().toString());
            ledger.release(new TapFlowNumber(2));
            awaitStored("{0x1=a, 0x3=c, 0x41=d}");
        }
    }

    @Test
    void rehearsesWithoutKeepingAnything() {
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            ledger.assign(ids("a", "b"));
            ledger.assign(ids("b"));
            final var rehearsal = ledger.rehearsal();
            assertEquals("{b=0x2, c=0x3}", rehearsal.assign(ids("b", "c")).toString());
            assertEquals("{c=0x3, d=0x4}", rehearsal.assign(ids("c", "d")).toString());
            assertEquals("{b=0x2, c=0x3}", ledger.rehearsal().assign(ids("b", "c")).toString());
            assertEquals("{0x1=a}", ledger.deleted().toString());
            assertEquals("{b=0x2, d=0x3}", ledger.assign(ids("b", "d")).toString());
        }
    }

    @Test
    void makesSenseOfALedgerThatMakesNone() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, LedgerStore.LEDGER, new LedgerBuilder()
            .setTapFlow(BindingMap.ordered(entry(4), entry(5))).build());
        tx.commit().get();
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            assertEquals(1, ledger.deleted().size());
            assertEquals("[a, b]", ledger.assign(ids("a", "b")).keySet().toString());
        }
    }

    @Test
    void remembersFiltersOverARestart() {
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            ledger.assign(ids("a"));
            assertEquals("{v=0x1, w=0x2, x=0x3}", ledger.assignFilters(filters("v", "w", "x")).toString());
            ledger.assignFilters(filters("v", "x"));
            awaitFilters("{0x1=Use[id=v, deleted=false], 0x2=Use[id=w, deleted=true], 0x3=Use[id=x, deleted=false]}");
        }
        try (var ledger = Ledger.open(getDataBroker(), Runnable::run)) {
            assertEquals("{v=0x1, x=0x3, y=0x41}", ledger.assignFilters(filters("v", "x", "y")).toString());
            final var rehearsal = ledger.rehearsal();
            assertEquals("{w=0x42, x=0x3, y=0x41}", rehearsal.assignFilters(filters("w", "x", "y")).toString());
            assertEquals("{z=0x43}", rehearsal.assignFilters(filters("z")).toString());
            assertEquals("{0x2=w}", ledger.deletedFilters().toString());
            ledger.release(new FilterNumber(2));
            awaitFilters("{0x1=Use[id=v, deleted=false], 0x3=Use[id=x, deleted=false], "
                + "0x41=Use[id=y, deleted=false]}");
            assertEquals("{a=0x1}", ledger.assign(ids("a")).toString());
        }
    }

    private void awaitFilters(final String uses) {
        await().untilAsserted(() ->
            assertEquals(uses, LedgerStore.read(getDataBroker()).filters().uses().toString()));
    }

    private static SortedSet<FilterId> filters(final String... ids) {
        return Arrays.stream(ids).map(FilterId::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static TapFlow entry(final int number) {
        return new TapFlowBuilder().setNumber(Uint32.valueOf(number)).setId(new Id("a")).build();
    }

    private void awaitStored(final String uses) {
        await().untilAsserted(() -> assertEquals(uses, LedgerStore.read(getDataBroker()).flows().uses().toString()
            .replaceAll("Use\\[id=(\\w+), deleted=false\\]", "$1")
            .replaceAll("Use\\[id=(\\w+), deleted=true\\]", "$1 deleted")));
    }

    private static SortedSet<TapFlowId> ids(final String... ids) {
        return Arrays.stream(ids).map(TapFlowId::of).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.tapfabric.impl.store;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Ledger;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.LedgerBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.FilterKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.HostKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as the YANG model {@code tapfabric-ledger} has it.
 */
final class LedgerStore {
    static final InstanceIdentifier<Ledger> LEDGER = InstanceIdentifier.create(Ledger.class);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStore.class);
    private static final long READ_SECONDS = 60;

    private LedgerStore() {
    }

    /** Reads what is stored; an empty page, and a line in the log, if that fails. Waits for the data store. */
    static LedgerPage read(final DataBroker broker) {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, LEDGER).get(READ_SECONDS, TimeUnit.SECONDS)
                .map(LedgerStore::page).orElse(LedgerPage.EMPTY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unread(e);
        } catch (ExecutionException | TimeoutException e) {
            return unread(e);
        }
    }

    private static LedgerPage unread(final Throwable cause) {
        LOG.warn("ledger not read: tap-flows and filters get new numbers; hosts are put right when they connect",
            cause);
        return LedgerPage.EMPTY;
    }

    private static LedgerPage page(final Ledger ledger) {
        final var flows = new TreeMap<TapFlowNumber, Roll.Use<TapFlowId>>();
        ledger.nonnullTapFlow().values().forEach(entry -> flows.put(
            new TapFlowNumber(entry.requireNumber().intValue()), new Roll.Use<>(
                TapFlowId.of(entry.requireId().getValue()), Boolean.TRUE.equals(entry.getDeleted()))));
        final var filters = new TreeMap<FilterNumber, Roll.Use<FilterId>>();
        ledger.nonnullFilter().values().forEach(entry -> filters.put(
            new FilterNumber(entry.requireNumber().intValue()), new Roll.Use<>(
                FilterId.of(entry.requireId().getValue()), Boolean.TRUE.equals(entry.getDeleted()))));
        final var hosts = new TreeSet<HostId>();
        ledger.nonnullHost().values().forEach(host -> hosts.add(HostId.of(host.requireId().getValue())));
        return new LedgerPage(roll(Optional.ofNullable(ledger.getNextNumber()), flows),
            roll(Optional.ofNullable(ledger.getNextFilterNumber()), filters), hosts);
    }

    private static <K extends Comparable<K>, N extends Comparable<N>> Roll<K, N> roll(final Optional<Uint32> stored,
            final SortedMap<N, Roll.Use<K>> uses) {
        final var given = new TreeMap<K, N>();
        final var deleted = new TreeMap<N, K>();
        uses.forEach((number, use) -> {
            if (use.deleted() || given.putIfAbsent(use.id(), number) != null) {
                deleted.put(number, use.id());
            }
        });
        final int next = stored.map(Uint32::intValue).orElse(1);
        return new Roll<K, N>(next, next, given, deleted);
    }

    /** Puts into {@code tx} what leads from one page to another. */
    static void fill(final WriteTransaction tx, final Optional<LedgerPage> written, final LedgerPage wanted) {
        written.ifPresentOrElse(page -> change(tx, page, wanted),
            () -> tx.put(LogicalDatastoreType.CONFIGURATION, LEDGER, whole(wanted)));
    }

    private static Ledger whole(final LedgerPage page) {
        return new LedgerBuilder()
            .setNextNumber(Uint32.valueOf(page.flows().reserved()))
            .setTapFlow(page.flows().uses().entrySet().stream().map(use -> entry(use.getKey(), use.getValue()))
                .collect(BindingMap.toMap()))
            .setNextFilterNumber(Uint32.valueOf(page.filters().reserved()))
            .setFilter(page.filters().uses().entrySet().stream().map(use -> entry(use.getKey(), use.getValue()))
                .collect(BindingMap.toMap()))
            .setHost(page.hosts().stream().map(LedgerStore::entry).collect(BindingMap.toMap()))
            .build();
    }

    private static void change(final WriteTransaction tx, final LedgerPage page, final LedgerPage wanted) {
        if (page.flows().reserved() != wanted.flows().reserved()
                || page.filters().reserved() != wanted.filters().reserved()) {
            tx.merge(LogicalDatastoreType.CONFIGURATION, LEDGER, new LedgerBuilder()
                .setNextNumber(Uint32.valueOf(wanted.flows().reserved()))
                .setNextFilterNumber(Uint32.valueOf(wanted.filters().reserved())).build());
        }
        final var flows = Delta.between(page.flows().uses(), wanted.flows().uses());
        flows.puts().forEach((number, use) -> tx.put(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(TapFlow.class, key(number)), entry(number, use)));
        flows.removes().forEach(number -> tx.delete(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(TapFlow.class, key(number))));
        final var filters = Delta.between(page.filters().uses(), wanted.filters().uses());
        filters.puts().forEach((number, use) -> tx.put(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(Filter.class, key(number)), entry(number, use)));
        filters.removes().forEach(number -> tx.delete(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(Filter.class, key(number))));
        wanted.hosts().stream().filter(host -> !page.hosts().contains(host)).map(LedgerStore::entry)
            .forEach(host -> tx.put(LogicalDatastoreType.CONFIGURATION, LEDGER.child(Host.class, host.key()), host));
        page.hosts().stream().filter(host -> !wanted.hosts().contains(host)).map(LedgerStore::entry)
            .forEach(host -> tx.delete(LogicalDatastoreType.CONFIGURATION, LEDGER.child(Host.class, host.key())));
    }

    private static TapFlowKey key(final TapFlowNumber number) {
        return new TapFlowKey(Uint32.valueOf(number.value()));
    }

    private static FilterKey key(final FilterNumber number) {
        return new FilterKey(Uint32.valueOf(number.value()));
    }

    private static Filter entry(final FilterNumber number, final Roll.Use<FilterId> use) {
        return new FilterBuilder().withKey(key(number)).setId(new Id(use.id().value())).setDeleted(use.deleted())
            .build();
    }

    private static TapFlow entry(final TapFlowNumber number, final Roll.Use<TapFlowId> use) {
        return new TapFlowBuilder().withKey(key(number)).setId(new Id(use.id().value())).setDeleted(use.deleted())
            .build();
    }

    private static Host entry(final HostId host) {
        return new HostBuilder().withKey(new HostKey(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId(host.value()))).build();
    }
}
